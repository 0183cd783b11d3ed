import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LAYERS, layerOf } from './layers.ts';
import { listImports, SOURCES } from './sources.ts';

const pure = SOURCES.filter(({ file }) => LAYERS[layerOf(file)]?.kind === 'pure');

describe('pure files', () => {
  it.each([
    ['no clock', /Date\.now|new Date\(\)|performance\.now|hrtime/],
    ['no random value', /Math\.random|randomUUID|randomBytes/],
    ['no environment', /process\.(env|cwd|platform|pid)|node:os/],
    ['no disk', /'node:fs/],
    ['no terminal', /console\.|process\.(stdout|stderr)/],
    ['no locale', /\.localeCompare\(|\.toLocale\w*\(|Intl\./],
  ])('know %s', (_, pattern) => {
    expect(pure.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

describe('verify', () => {
  it('shares no code with what it checks', () => {
    const byFile = new Map(SOURCES.map((source) => [source.file, source]));
    const reached = new Set<string>();
    const reach = (file: string) => {
      const source = byFile.get(file);
      if (!source || reached.has(file)) return;
      reached.add(file);
      listImports(source).forEach(reach);
    };
    reach('verify.ts');
    expect([...reached].filter((file) => !/^verify[./]/.test(file)).sort()).toEqual([
      'cli/command.ts',
      'cli/commands.ts',
      'cli/exit.ts',
      'cli/flags.ts',
      'cli/npm-flags.ts',
      'cli/print.ts',
      'disk/error.ts',
      'disk/regular-file.ts',
      'text/nearest.ts',
      'text/plural.ts',
      'text/show.ts',
    ]);
    expect(reached.size).toBeGreaterThan(30);
  });
});

describe('the sources', () => {
  it('have no any, and no file that is too long to be read at one go', () => {
    expect(
      SOURCES.filter(({ text }) => /\bas any\b|: any\b|<any>/.test(text)).map(({ file }) => file),
    ).toEqual([]);
    expect(SOURCES.filter(({ text }) => text.split('\n').length > 230).map(({ file }) => file)).toEqual([]);
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
