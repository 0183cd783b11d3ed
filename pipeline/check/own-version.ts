import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRegularFile } from '../disk/regular-file.ts';
import { sha256 } from '../text/sha256.ts';
import { compare } from '../text/compare.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What decides on a result beside the sources: the packages, as they are locked and as they are installed. */
const PACKAGES = ['package-lock.json', 'node_modules/.package-lock.json'];

/** The hash of our own code, of what it stands on, and of Node: where any of it changes, so does this. */
export function hashOwnCode(): string {
  const sources = ['pipeline', 'schemas'].flatMap(filesIn);
  const files = [...sources, ...PACKAGES.filter((file) => existsSync(join(ROOT, file)))];
  const sums = files.map((file) => `${file} ${sha256(readRegularFile(join(ROOT, file)))}`);
  return sha256(Buffer.from([process.version, ...sums].join('\n')));
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length))
    .sort(compare);
}
