import project from '../../package.json' with { type: 'json' };
import type { Manifest } from '../../schemas/types.ts';
import { ADDRESSES } from '../metadata/addresses.ts';
import { toNpmLicence } from '../metadata/rights.ts';
import { CREATOR, listKeywords, PACKAGE, formatSummary } from '../metadata/about.ts';

/** Names of the files that are copied into the package. */
export interface Contents {
  /** In data/: all files of the dataset. */
  data: readonly string[];
  /** In schemas/: the schemas of the files in data/. */
  schemas: readonly string[];
}

/** The version of the data. For npm, an unreleased build is older than every release. */
export function versionOf({ version }: Pick<Manifest, 'version'>): string {
  return version ?? '0.0.0-next';
}

/** Makes package.json. */
export function makePackageJson(manifest: Manifest, contents: Contents, addresses = ADDRESSES): string {
  const description = {
    name: PACKAGE,
    version: versionOf(manifest),
    description: formatSummary(manifest),
    keywords: [...listKeywords(manifest), 'dataset'],
    author: CREATOR,
    homepage: addresses.homepage ?? undefined,
    repository: addresses.repository ?? undefined,
    license: toNpmLicence(manifest),
    type: 'module',
    sideEffects: false,
    engines: project.engines,
    bin: { [PACKAGE]: 'bin/cli.mjs' },
    main: './index.cjs',
    types: './index.d.cts',
    exports: makeExports(contents),
    files: ['bin', 'data', 'schemas', 'index.*', 'THIRD-PARTY.txt'],
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

/** Lists files one by one, not by a pattern, so Node refuses to resolve a name that does not exist. */
function makeExports({ data, schemas }: Contents): Record<string, unknown> {
  const files = [
    ['./package.json', './package.json'],
    ...schemas.map((file) => [`./schemas/${file}`, `./schemas/${file}`]),
    ...data.map((file) => [`./${file}`, `./data/${file}`]),
  ];
  return {
    '.': {
      import: { types: './index.d.mts', default: './index.mjs' },
      require: { types: './index.d.cts', default: './index.cjs' },
    },
    ...Object.fromEntries(files), // each begins with ./
  };
}
