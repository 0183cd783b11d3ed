import type { Checking, Found } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { readLines } from '../lines.ts';
import type { Released } from '../released.ts';
import { DATABASE, listTableFiles, MANIFEST, SUMS, TABLE_NAMES } from '../tables.ts';

/** The folder has exactly the expected files, each with its SHA-256 from SHA256SUMS. */
export function* checkChecksums({ folder }: Released): Checking {
  const sums = yield* readSums(folder);
  for (const [file, sha256] of sums) yield* checkFile(folder, file, sha256);
  const expected = [SUMS, MANIFEST, DATABASE, ...TABLE_NAMES.flatMap(listTableFiles)];
  for (const file of expected) if (!sums.has(file) && !folder.has(file)) yield toMissing(folder, file);
  for (const file of folder.names) if (file !== SUMS && !sums.has(file)) yield toUnlisted(file);
  const present = [...sums.keys()].filter(folder.has);
  return { files: present.length, bytes: present.reduce((sum, file) => sum + folder.size(file), 0) };
}

/** A line of `sha256sum`; our file names need no escapes. */
const SUM = /^(?<sha256>[0-9a-f]{64}) {2}(?<file>[\w.-]+)$/;

function* readSums(folder: Folder): Generator<Found, Map<string, string>> {
  const sums = new Map<string, string>();
  let before = '';
  for (const { bytes, number: line, ended } of readLines(folder.chunks(SUMS))) {
    const { file, sha256 } = SUM.exec(bytes.toString('latin1'))?.groups ?? {};
    if (file === undefined || sha256 === undefined || !ended) {
      yield {
        file: SUMS,
        line,
        message: 'not a line of sha256sum: 64 hexadecimal digits, two blanks, a name, LF',
      };
      continue;
    }
    if (file <= before) yield { file: SUMS, line, message: `${file} does not come after ${before}` };
    before = file;
    sums.set(file, sha256);
  }
  return sums;
}

function* checkFile(folder: Folder, file: string, sha256: string): Generator<Found> {
  if (!folder.has(file)) yield toMissing(folder, file);
  else if (folder.sha256(file) !== sha256)
    yield { file, message: `its SHA-256 is ${folder.sha256(file)}, not ${sha256} as in ${SUMS}` };
}

function toMissing(folder: Folder, file: string): Found {
  return { file, message: folder.names.includes(file) ? 'cannot be read, or is not a file' : 'is missing' };
}

function toUnlisted(file: string): Found {
  return { file, message: `is not in ${SUMS}` };
}
