import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { type Folder, openFolder } from '../../pipeline/verify/folder.ts';

/** Names and bytes of files; null stands for a folder of that name. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** Makes and opens folders for the tests of one file, which asks for it; they are closed and removed after each test. */
export function folders() {
  const tmp = mkdtempSync(join(tmpdir(), 'daily-papers-'));
  const [made, open]: [string[], Folder[]] = [[], []];
  afterEach(() => {
    for (const folder of open.splice(0)) folder.close();
    for (const path of made.splice(0)) rmSync(path, { recursive: true });
  });
  afterAll(() => rmSync(tmp, { recursive: true }));

  function folderWith(files: Files): string {
    const path = mkdtempSync(join(tmp, 'folder-'));
    made.push(path);
    for (const [name, bytes] of Object.entries(files))
      if (bytes === null) mkdirSync(join(path, name));
      else writeFileSync(join(path, name), bytes);
    return path;
  }

  function opened(files: Files | string): Folder {
    const folder = openFolder(typeof files === 'string' ? files : folderWith(files));
    open.push(folder);
    return folder;
  }

  return { tmp, folderWith, opened };
}
