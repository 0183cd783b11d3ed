import { type Buffer, isUtf8 } from 'node:buffer';
import { type Problem, problem } from '../problem/problem.ts';
import { formatCount } from '../text/plural.ts';

/** Names of this many bytes fit on every disk, also with `.sidecar.json` behind them. */
const LONGEST = 200;

/** Faults of the name of a dump, a sidecar or judgements; the first that applies is reported. */
const FAULTS: readonly [string, (name: string) => boolean][] = [
  [
    'holds characters that cannot be seen',
    (name) =>
      /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u.test(
        name,
      ),
  ],
  ['holds a sign that Windows has in no name', (name) => /[\\:*?"<>|]/.test(name)],
  ['is the name of a device on Windows', (name) => /^(con|prn|aux|nul|com\d|lpt\d)\./i.test(name)],
  ['begins with what commands take for an option', (name) => name.startsWith('-')],
  ['begins or ends with a blank', (name) => /^\s|\s\.\w+$|[\s.]$/.test(name)],
  ['is that of a second page of another dump', (name) => /~\d+(\.\w+)?$/.test(name)],
];

/** Why a file must not have a name, or null. */
export function checkName(name: Buffer): Problem | null {
  const file = name.toString('utf8');
  const fault = isUtf8(name)
    ? FAULTS.find(([, isTrue]) => isTrue(file))?.[0]
    : 'is not UTF-8, and says something else on each system';
  if (fault !== undefined) return problem('validate/bad-file-name', `the name ${fault}`, { file });
  if (name.length <= LONGEST) return null;
  const message = `the name has ${formatCount(name.length)} bytes, the limit is ${LONGEST}`;
  return problem('validate/bad-file-name', message, { file });
}

/** Finds names that collide on some systems: macOS and Windows ignore case, and macOS ignores Unicode normal forms. */
export function findAlikeNames(names: readonly string[]): Problem[] {
  const first = new Map<string, string>();
  return names.flatMap((file) => {
    const folded = file.normalize('NFC').toLowerCase();
    const other = first.get(folded);
    if (other === undefined) first.set(folded, file);
    return other === undefined
      ? []
      : problem('validate/names-alike', `the name differs from ${other} by case or accents only`, { file });
  });
}
