import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAYERS, layerOf } from './layers.ts';
import { SOURCES } from './sources.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const MAP = read('ARCHITECTURE.md');
const PAGES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesIn('docs')];

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((file) => (file.endsWith('.md') ? [join(folder, file)] : []));
}

/** Folders of pipeline/, each by its path from there. */
const folders = readdirSync('pipeline', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ parentPath, name }) => join(parentPath, name).slice('pipeline/'.length));

const layersIn = (folder: string) =>
  SOURCES.filter(({ file }) => file.startsWith(`${folder}/`)).map(({ file }) => layerOf(file));

function kindOf(layers: readonly number[]): string {
  const kinds = new Set(layers.map((layer) => LAYERS[layer]?.kind));
  return kinds.size > 1 ? 'both' : String([...kinds][0]);
}

describe('ARCHITECTURE.md', () => {
  it('names files and folders that exist', () => {
    const named = [...MAP.matchAll(/`((?:pipeline|schemas|test|docs|\.ci|\.github)\/[\w./-]*)`/g)];
    const gone = named.map(([, path = '']) => path).filter((path) => !existsSync(path));
    expect(gone).toEqual([]);
    expect(named.length).toBeGreaterThan(40);
  });

  it.each(folders)('has a line for pipeline/%s/', (folder) => {
    const [top = '', ...below] = folder.split('/');
    const line = MAP.split('\n').filter(
      (row) => row.startsWith('|') && row.includes(`| \`pipeline/${top}/\` |`),
    );
    expect(line).toHaveLength(1);
    for (const name of below) expect(line[0]).toContain(`\`${name}/\``);
  });

  it('has the folders in the order of their layers, with their kind', () => {
    const rows = [...MAP.matchAll(/^\| `pipeline\/(\w+)\/` \| (\w+) \|/gm)];
    const named = rows.map(([, folder = '', kind = '']) => ({ folder, kind }));
    const layers = named.map(({ folder }) => layersIn(folder));
    const highest = layers.map((all) => Math.max(...all));
    expect(highest).toEqual(highest.toSorted((a, b) => a - b));
    expect(named.map(({ kind }) => kind)).toEqual(layers.map(kindOf));
  });

  it.each([
    [`pipeline/clean/rules.ts`, "name: 'latex-accents'"],
    ['pipeline/extract/layout.ts', 'SEARCH_PAGE'],
    ['pipeline/extract/readers.ts', 'READERS'],
  ])('says of %s what is so: %s', (file, part) => {
    expect(MAP).toContain(`\`${file}\``);
    expect(read(file)).toContain(part);
  });

  it('fits on two screens', () => {
    expect(MAP.split('\n').length).toBeLessThanOrEqual(121);
  });
});

describe.each(PAGES)('%s', (page) => {
  it('links to files that exist', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(
      ([, path = '']) => path,
    );
    expect(links.filter((path) => !existsSync(join(dirname(page), path)))).toEqual([]);
  });
});

describe('docs/commands.md', () => {
  it('has a line for every command', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const table = read('docs/commands.md').split('\n## ')[0] ?? '';
    expect(Object.keys(scripts).filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
  });
});
