import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';
import { isMain, runCommand } from '../pipeline/cli/command.ts';
import { listed } from '../pipeline/cli/commands.ts';
import { writeAtomically } from '../pipeline/disk/atomic-write.ts';
import { makeTitlesOnly } from './editions.ts';
import { formatPackagesLine } from './parts.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const BANNER =
  '// Generated from the *.schema.json in this folder: change those, then run: npx daily-papers schemas\n';
const SUFFIX = '.schema.json';

interface Schema {
  $id: string;
  title: string;
}

/** Makes the generated files, by name: types and standalone validators for every schema in this folder. */
export async function generate(): Promise<Map<string, string>> {
  const read = readSchemas();
  const schemas = new Map<string, Schema>([...read, ...makeTitlesOnly(read)]);
  return new Map([
    ['types.ts', await makeTypes(schemas)],
    ['validators.js', await makeValidators(schemas)],
    ['validators.d.ts', makeValidatorTypes(schemas)],
  ]);
}

function readSchemas(): Map<string, Schema> {
  const files = readdirSync(HERE).filter((file) => file.endsWith(SUFFIX));
  return new Map(
    files
      .sort()
      .map((file) => [basename(file, SUFFIX), JSON.parse(readFileSync(HERE + file, 'utf8')) as Schema]),
  );
}

async function makeTypes(schemas: Map<string, Schema>): Promise<string> {
  const options = { bannerComment: '', style: { singleQuote: true, printWidth: 110 } };
  const texts = await Promise.all(
    // the generator only knows draft 7; our schemas use nothing that differs
    [...schemas.values()].map((schema) => compile(structuredClone(schema) as object, schema.title, options)),
  );
  return BANNER + texts.join('');
}

/** Standalone, because compiling schemas at each start takes longer than starting Node. */
async function makeValidators(schemas: Map<string, Schema>): Promise<string> {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    allErrors: true,
    verbose: false,
    schemas: [...schemas.values()],
    code: { source: true, esm: true, lines: true },
  });
  addFormats.default(ajv);
  const names = Object.fromEntries([...schemas.values()].map(({ $id, title }) => [`validate${title}`, $id]));
  const code = standaloneCode.default(ajv, names);
  const bundle = await build({
    stdin: { contents: code, resolveDir: HERE, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    minify: true,
    write: false,
    metafile: true,
    alias: { 'ajv/dist/runtime/ucs2length': `${HERE}code-points.ts` },
  });
  return BANNER + formatPackagesLine(Object.keys(bundle.metafile.inputs)) + bundle.outputFiles[0]?.text;
}

function makeValidatorTypes(schemas: Map<string, Schema>): string {
  const titles = [...schemas.values()].map(({ title }) => title);
  return `${BANNER}import type { ErrorObject } from 'ajv';
import type {
${titles.map((title) => `  ${title},`).join('\n')}
} from './types.ts';

interface Validate<T> {
  (data: unknown): data is T;
  errors?: ErrorObject[] | null;
}
${titles.map((title) => `export const validate${title}: Validate<${title}>;`).join('\n')}
`;
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed('schemas'),
    operands: '',
    options: {},
    examples: ['npx daily-papers schemas'],
    run: async () => {
      for (const [file, text] of await generate()) {
        writeAtomically(HERE + file, text);
      }
      return 0;
    },
  });
