import { describe, expect, it } from 'vitest';
import { hasSamePackages, type Lock } from '../../pipeline/release/packages.ts';

type Packages = Lock['packages'];
const locked: Packages = {
  '': { dependencies: { a: '1' } },
  'node_modules/a': {
    version: '1.0.0',
    integrity: 'a1',
    dependencies: { b: '1' },
    optionalDependencies: { mac: '1' },
  },
  'node_modules/b': { version: '1.0.0', dependencies: { a: '1' } },
  'node_modules/mac': { version: '1.0.0' },
  'node_modules/dev': { version: '1.0.0' },
};
const without = (packages: Packages, path: string) =>
  Object.fromEntries(Object.entries(packages).filter(([name]) => name !== path));
const a = locked['node_modules/a'];
const b = locked['node_modules/b'];

describe('installed packages', () => {
  it.each<[what: string, installed: Packages]>([
    ['the same', without(locked, '')],
    ['more hashes', { ...locked, 'node_modules/b': { ...b, integrity: 'b1' } }],
    ['none for another system', without(locked, 'node_modules/mac')],
    [
      'more and newer ones that the release does not use',
      { ...locked, 'node_modules/dev': { version: '2.0.0' }, 'node_modules/c': {} },
    ],
    [
      'one in another place',
      {
        ...locked,
        'node_modules/b': { version: '2.0.0' },
        'node_modules/a/node_modules/b': b ?? {},
      },
    ],
  ])('will do: %s', (_, installed) => {
    expect(hasSamePackages({ packages: locked }, { packages: installed })).toBe(true);
  });

  it.each<[what: string, installed: Packages]>([
    ['another version', { ...locked, 'node_modules/a': { ...a, version: '1.0.1' } }],
    ['another hash', { ...locked, 'node_modules/a': { ...a, integrity: 'a2' } }],
    ['another version of what a package uses', { ...locked, 'node_modules/b': { ...b, version: '2.0.0' } }],
    ['a nearer one of another version', { ...locked, 'node_modules/a/node_modules/b': { version: '2.0.0' } }],
    ['one is missing', without(locked, 'node_modules/b')],
    ['one without its hash', { ...locked, 'node_modules/a': { version: '1.0.0', dependencies: { b: '1' } } }],
    ['one without a version', { ...locked, 'node_modules/b': {} }],
    ['nothing', {}],
  ])('will not do: %s', (_, installed) => {
    expect(hasSamePackages({ packages: locked }, { packages: installed })).toBe(false);
  });
});
