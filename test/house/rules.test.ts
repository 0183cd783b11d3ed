import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Folders of pure functions: values in, values out. What touches disk, process or terminal stands beside them. */
const CORE = [
  'extract',
  'clean',
  'validate',
  'merge',
  'emit',
  'describe',
  'release',
  'format',
  'problem',
].map((stage) => `pipeline/${stage}/`);
const EDGES = ['command', 'files', 'gather', 'output', 'progress', 'raw', 'report'].map(
  (name) => `pipeline/${name}.ts`,
);

const sources = readdirSync('pipeline', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: `pipeline/${file}`, text: readFileSync(`pipeline/${file}`, 'utf8') }));
const core = sources.filter(({ file }) => CORE.some((folder) => file.startsWith(folder)));

function importsOf({ file, text }: (typeof sources)[number]): string[] {
  const found = text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g);
  return [...found].map(([, path = '']) => normalize(join(dirname(file), path)));
}

describe('the core', () => {
  it.each([
    ['no clock', /Date\.now|new Date\(\)|performance\.now|hrtime/],
    ['no random value', /Math\.random|randomUUID|randomBytes/],
    ['no environment', /process\.(env|cwd|platform|pid)|node:os/],
    ['no disk', /'node:fs/],
    ['no terminal', /console\.|process\.(stdout|stderr)/],
    ['no locale', /localeCompare|toLocale|Intl\./],
  ])('knows %s', (_, pattern) => {
    expect(core.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('imports no edge', () => {
    const wrong = core.flatMap((source) =>
      importsOf(source)
        .filter((path) => EDGES.includes(path) || path.startsWith('pipeline/publish/'))
        .map((path) => `${source.file} imports ${path}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('verify', () => {
  it('shares no code with what it checks', () => {
    const byFile = new Map(sources.map((source) => [source.file, source]));
    const reached = new Set<string>();
    const reach = (file: string) => {
      const source = byFile.get(file);
      if (!source || reached.has(file)) return;
      reached.add(file);
      importsOf(source).forEach(reach);
    };
    reach('pipeline/verify.ts');
    expect([...reached].filter((file) => CORE.some((folder) => file.startsWith(folder)))).toEqual([]);
    expect(reached.size).toBeGreaterThan(10);
  });
});

describe('the sources', () => {
  it('have no any, and no file that is too long to be read at one go', () => {
    expect(
      sources.filter(({ text }) => /\bas any\b|: any\b|<any>/.test(text)).map(({ file }) => file),
    ).toEqual([]);
    expect(sources.filter(({ text }) => text.split('\n').length > 230).map(({ file }) => file)).toEqual([]);
  });

  it('name versions exactly, and no place that packages come from; if not, run: npm run lock', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
    expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
  });
});
