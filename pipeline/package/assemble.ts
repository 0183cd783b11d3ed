import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { validateManifest } from '../../schemas/validators.js';
import { UsageError } from '../cli/command.ts';
import { openFile } from '../disk/files.ts';
import { discard, openStaging, publishFolder } from '../disk/staging.ts';
import { bundleCommand, bundleIndex, ROOT } from './bundle.ts';
import { makeDeclarations } from './declarations.ts';
import { makePackageLicence, makeNotice } from './licences.ts';
import { type Contents, makePackageJson, versionOf } from './package-json.ts';
import { listBundledPackages } from './parts.ts';
import { makePackageReadme } from './readme.ts';
import { compare } from '../text/compare.ts';

interface Assembled {
  version: string;
  /** Number of files of the dataset. */
  files: number;
}

/** Makes the npm package of a dataset: all files in its manifest, and the code that reads and checks them. */
export async function assemble(dataset: string, out: string): Promise<Assembled> {
  const manifest = loadManifest(dataset);
  const data = [
    ...manifest.outputs.map(({ file }) => checkFileName(file)),
    'manifest.json',
    'SHA256SUMS',
  ].sort(compare);
  const schemas = data.map(schemaFileOf).filter((file) => existsSync(join(ROOT, 'schemas', file)));
  const staging = openStaging(out);
  try {
    for (const file of data) copy(join(dataset, file), join(staging, 'data', file));
    for (const file of schemas) copy(join(ROOT, 'schemas', file), join(staging, 'schemas', file));
    const made = await makeFiles(manifest, { data, schemas });
    for (const [file, bytes] of made) write(join(staging, file), bytes);
    publishFolder(staging, out);
  } finally {
    discard(staging);
  }
  return { version: versionOf(manifest), files: data.length };
}

function loadManifest(dataset: string): Manifest {
  const file = join(dataset, 'manifest.json');
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!validateManifest(value))
    throw new UsageError(`${file} is not a manifest; run: npx daily-papers verify ${dataset}`);
  return value;
}

/** Refuses a name that leads out of the folder. */
function checkFileName(file: string): string {
  if (basename(file) !== file || file === '..')
    throw new UsageError(`the manifest lists ${file}, which is not the name of a file`);
  return file;
}

/** `papers.schema.json` for `papers.jsonl`; only JSON and JSON Lines have schemas. */
function schemaFileOf(file: string): string {
  return file.replace(/\.jsonl?$/, '.schema.json');
}

/** Makes the files that are neither data nor schemas. */
async function makeFiles(manifest: Manifest, contents: Contents): Promise<Map<string, Uint8Array>> {
  const [index, command] = await Promise.all([bundleIndex(), bundleCommand()]);
  const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
  const names = contents.schemas.map((file): string => JSON.parse(read(`schemas/${file}`)).title);
  const sources = { index: read('pipeline/package/shipped/index.ts'), types: read('schemas/types.ts') };
  const texts = {
    'package.json': makePackageJson(manifest, contents),
    'README.md': makePackageReadme(manifest, contents.data),
    LICENSE: makePackageLicence(manifest, read('LICENSE')),
    'THIRD-PARTY.txt': makeNotice(listBundledPackages(command.inputs)),
    'index.d.cts': makeDeclarations(sources, names),
    'index.d.mts': `export * from './index.cjs';\n`,
    'index.mjs': `export * from './index.cjs';\n`,
  };
  const written = Object.entries(texts).map(([file, text]) => [file, Buffer.from(text)] as const);
  return new Map([...written, ...index.files, ...command.files]);
}

/** npm packs the modes of the files, so we set them: they would depend on the umask. */
const MODE = 0o644;
const PROGRAM = 0o755;

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, MODE);
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openFile(path);
  file.write(bytes);
  file.close();
  chmodSync(path, path.endsWith('cli.mjs') ? PROGRAM : MODE);
}
