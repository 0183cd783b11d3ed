import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPackages, parsePackagesLine } from '../../schemas/parts.ts';
import { ROOT } from './bundle.ts';
import type { LicensedPackage } from './licences.ts';

/** Lists the packages whose code is in a bundle, including the code in generated files. */
export function listBundledPackages(inputs: readonly string[]): LicensedPackage[] {
  const generated = inputs
    .filter((file) => /^schemas\/.*\.js$/.test(file))
    .flatMap((file) => parsePackagesLine(readFileSync(join(ROOT, file), 'utf8')));
  return [...new Set([...listPackages(inputs), ...generated])].sort().map(readPackage);
}

function readPackage(name: string): LicensedPackage {
  const folder = join(ROOT, 'node_modules', name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${name} has no licence file`);
  // npm does not install a package without these three
  const { version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as LicensedPackage;
  return { name, version, license, text: readFileSync(join(folder, file), 'utf8') };
}
