import project from '../../package.json' with { type: 'json' };
import type { Manifest } from '../../schemas/types.ts';
import { CREATOR, DATA_LICENCE, keywordsOf, PACKAGE, summaryOf } from '../metadata/about.ts';

/** Names of the files that the package has from elsewhere. */
export interface Contents {
  /** In data/: all files of the dataset. */
  data: readonly string[];
  /** In schemas/: those of the files in data/. */
  schemas: readonly string[];
}

/** The version is that of the data. npm takes what is not released for older than every release. */
export function versionOf({ version }: Pick<Manifest, 'version'>): string {
  return version ?? '0.0.0-next';
}

/** The text of package.json. */
export function makePackageJson(manifest: Manifest, contents: Contents): string {
  const description = {
    name: PACKAGE,
    version: versionOf(manifest),
    description: summaryOf(manifest),
    keywords: [...keywordsOf(manifest), 'dataset'],
    author: CREATOR,
    license: `(MIT AND ${DATA_LICENCE.id})`,
    type: 'module',
    sideEffects: false,
    engines: project.engines,
    bin: { [PACKAGE]: 'bin/cli.mjs' },
    main: './index.cjs',
    types: './index.d.cts',
    exports: exportsOf(contents),
    files: ['bin', 'data', 'schemas', 'index.*', 'THIRD-PARTY.txt'],
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

/** Files are told one by one and not by a pattern: Node then refuses a name that is not there when it is resolved. */
function exportsOf({ data, schemas }: Contents): Record<string, unknown> {
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
