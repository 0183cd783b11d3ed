import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesIn, partsIn } from '../../schemas/parts.ts';
import { ROOT } from './bundle.ts';
import type { LicensedPackage } from './licences.ts';

/** The packages of which a bundle holds code, its own and that of generated files. */
export function listBundledPackages(inputs: readonly string[]): LicensedPackage[] {
  const generated = inputs
    .filter((file) => /^schemas\/.*\.js$/.test(file))
    .flatMap((file) => partsIn(readFileSync(join(ROOT, file), 'utf8')));
  return [...new Set([...packagesIn(inputs), ...generated])].sort().map(partOf);
}

function partOf(name: string): LicensedPackage {
  const folder = join(ROOT, 'node_modules', name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${name} has no file with its licence to go with its code`);
  // a package.json names all three, or npm had not installed it
  const { version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as LicensedPackage;
  return { name, version, license, text: readFileSync(join(folder, file), 'utf8') };
}
