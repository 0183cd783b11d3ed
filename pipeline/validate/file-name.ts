import { type Buffer, isUtf8 } from 'node:buffer';
import { type Problem, problem } from '../problem/problem.ts';

/** With `.json` in the place of `.txt`, and a folder of their own, names of this many bytes go on every disk. */
const LONGEST = 200;

/** What a name of a dump, a sidecar or judgements must not be; the first that is true is told. */
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
  ['is that of a second page of another dump', (name) => /~\d+\.\w+$/.test(name)],
];

/** Why no file should have a name, or null. */
export function checkName(name: Buffer): Problem | null {
  const file = name.toString('utf8');
  const fault = isUtf8(name)
    ? FAULTS.find(([, isTrue]) => isTrue(file))?.[0]
    : 'is not UTF-8, and says something else on each system';
  if (fault !== undefined) return problem('validate/bad-file-name', `the name ${fault}`, { file });
  if (name.length <= LONGEST) return null;
  const message = `the name has ${name.length} bytes, the limit is ${LONGEST}`;
  return problem('validate/bad-file-name', message, { file });
}

/** Names of which some systems hold one only: macOS and Windows see no case, and macOS no way of writing an accent. */
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
