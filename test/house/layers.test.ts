import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../pipeline/cli/commands.ts';
import { LAYERS, layerOf } from './layers.ts';
import { listExports, listImports, SOURCES } from './sources.ts';

const kindOf = (file: string) => LAYERS[layerOf(file)]?.kind;

describe('the layers', () => {
  it('are not empty, and no entry names what is not there', () => {
    const used = new Set(SOURCES.map(({ file }) => layerOf(file)));
    expect([...LAYERS.keys()].filter((layer) => !used.has(layer))).toEqual([]);
    const entries = LAYERS.flatMap(({ files }) => files);
    expect(entries.filter((entry) => !SOURCES.some(({ file }) => file.startsWith(entry)))).toEqual([]);
  });

  it('are imported downwards only, types too', () => {
    const upwards = SOURCES.flatMap((source) =>
      listImports(source)
        .filter((path) => layerOf(path) > layerOf(source.file))
        .map((path) => `${source.file} imports ${path}`),
    );
    expect(upwards).toEqual([]);
  });

  it('keep pure files free of edges: disk, terminal and process are imported by edges alone', () => {
    const impure = SOURCES.filter(({ file }) => kindOf(file) === 'pure').flatMap((source) =>
      listImports(source)
        .filter((path) => kindOf(path) === 'edge')
        .map((path) => `${source.file} imports ${path}`),
    );
    expect(impure).toEqual([]);
  });

  it('have no circle: no file reaches itself by its imports', () => {
    const imports = new Map(SOURCES.map((source) => [source.file, listImports(source)]));
    const reaches = (from: string, seen: Set<string>): Set<string> => {
      for (const next of imports.get(from) ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          reaches(next, seen);
        }
      return seen;
    };
    expect([...imports.keys()].filter((file) => reaches(file, new Set()).has(file))).toEqual([]);
  });
});

describe('pipeline/', () => {
  it('holds the commands and nothing else', () => {
    const started = Object.values(COMMANDS).flatMap(
      ({ file }) => file.match(/^pipeline\/(\S+\.ts)/)?.[1] ?? [],
    );
    const loose = SOURCES.map(({ file }) => file).filter((file) => !file.includes('/'));
    expect(loose.sort()).toEqual(started.sort());
  });

  // verify mirrors what it checks, and the npm package is a program of its own
  it('exports no name from two files', () => {
    const files = new Map<string, string[]>();
    for (const source of SOURCES.filter(({ file }) => !/^(verify|package\/shipped)\//.test(file)))
      for (const name of listExports(source)) files.set(name, [...(files.get(name) ?? []), source.file]);
    expect([...files].filter(([, some]) => some.length > 1)).toEqual([]);
  });
});
