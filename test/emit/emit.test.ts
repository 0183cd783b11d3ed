import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { openTable } from '../../pipeline/emit/emit.ts';
import { TABLES, type TableName } from '../../pipeline/emit/tables.ts';
import type { Redirect } from '../../schemas/types.ts';

const NOTEBOOK = ['papers', 'appearances', 'digests'];

describe('openTable', () => {
  it.each(Object.keys(TABLES) as TableName[])('opens the files of %s by name', async (name) => {
    const files: string[] = [];
    const table = await openTable(name, (file) => {
      files.push(file);
      return { write: () => {} };
    });
    table.close();
    const notebook = NOTEBOOK.includes(name) ? ['csv', 'arrow', 'parquet'] : [];
    const formats = ['jsonl', ...notebook, ...(name === 'papers' ? ['spreadsheet.csv'] : [])];
    expect(files).toEqual(formats.map((format) => `${name}.${format}`));
  });

  it('writes rows to each file', async () => {
    const chunks: Uint8Array[] = [];
    const table = await openTable('redirects', () => ({ write: (bytes) => chunks.push(bytes) }));
    const row: Redirect = { title: 'A Title', paper_id: 'dp-000000000002', id: 'dp-000000000001' };
    table.write([row]);
    table.close();
    expect(Buffer.concat(chunks).toString()).toBe(
      '{"id":"dp-000000000001","paper_id":"dp-000000000002","title":"A Title"}\n',
    );
  });

  it('passes on what a full disk says', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const table = await openTable('redirects', () => ({
      write: () => {
        throw full;
      },
    }));
    table.write([{ id: 'dp-000000000001', paper_id: 'dp-000000000002', title: 'A Title' }]);
    expect(() => table.close()).toThrow(full);
  });

  it('loads no library before a table needs it', async () => {
    const entry = fileURLToPath(new URL('../../pipeline/emit/emit.ts', import.meta.url));
    const { metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      packages: 'external',
      splitting: true,
      format: 'esm',
      outdir: 'never-written',
      write: false,
      metafile: true,
    });
    const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
    const libraries = imports.filter(({ external }) => external).map(({ path }) => path);
    expect([...new Set(libraries)].sort()).toEqual([
      'apache-arrow',
      'csv-stringify/sync',
      'hyparquet-writer',
    ]);
    expect(listLoadedAtOnce(metafile.outputs, 'never-written/emit.js')).toEqual([]);
  });
});

interface Output {
  imports: { path: string; kind: string; external?: boolean | undefined }[];
}

/** Libraries that a module and the modules it imports statically load. */
function listLoadedAtOnce(outputs: Record<string, Output>, module: string): string[] {
  const imports = outputs[module]?.imports.filter(({ kind }) => kind === 'import-statement') ?? [];
  return imports.flatMap(({ path, external }) => (external ? [path] : listLoadedAtOnce(outputs, path)));
}
