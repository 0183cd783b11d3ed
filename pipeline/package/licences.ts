import type { Manifest } from '../../schemas/types.ts';
import { FACTS_LICENCE, formatRights } from '../metadata/rights.ts';

/** A third-party package whose code ours includes. */
export interface LicensedPackage {
  name: string;
  version: string;
  license: string;
  /** Text of its licence. */
  text: string;
}

/**
 * Makes LICENSE: which part of the package is under which licence.
 * @param project LICENSE of this project: the MIT licence, and a remark on what it does not cover
 */
export function makePackageLicence(manifest: Pick<Manifest, 'edition'>, project: string): string {
  const [mit] = /^MIT License[^]*?OR OTHER DEALINGS IN THE\s+SOFTWARE\.\n/.exec(project) ?? [];
  if (mit === undefined) throw new Error('LICENSE does not begin with the MIT licence');
  return `This package holds code and data. They are under different licences.

What is ours of the data in data/: ${FACTS_LICENCE.title}, ${FACTS_LICENCE.url}
${formatRights(manifest)}

The code, which is all else: the MIT licence, as follows. Parts of bin/ are the work of others, whose licences are in
THIRD-PARTY.txt.

${mit}`;
}

/** Makes THIRD-PARTY.txt, which the licences of the bundled packages require. */
export function makeNotice(parts: readonly LicensedPackage[]): string {
  const notices = parts.map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text.trim()}\n`,
  );
  return [`The code in bin/ holds parts of these packages.\n`, ...notices].join(`\n${'-'.repeat(80)}\n\n`);
}
