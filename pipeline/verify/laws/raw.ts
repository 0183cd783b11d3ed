import { isUtf8 } from 'node:buffer';
import type { Digest, LedgerSpan, Manifest, Sidecar } from '../../../schemas/types.ts';
import { validateSidecar } from '../../../schemas/validators.js';
import type { Checking, Found } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { dropMark } from './plain-text.ts';
import type { Released } from '../released.ts';
import { parseJson, type Placed, readRows } from '../rows.ts';
import { type Notes, readNotes, toNoted } from './notes.ts';
import { IMPOSSIBLE_DATE, MANIFEST, SIDECAR_END } from '../tables.ts';

/** The dumps and sidecars of a folder are exactly the inputs, and digests have the values of the sidecars. */
export function* checkRaw(released: Released): Checking {
  const { manifest, digests, quarantine, raw } = released;
  if (raw === null) return {};
  const inputs = manifest?.inputs ?? [];
  for (const input of inputs) yield* checkInput(input, raw);
  yield* checkLeftOut(new Set(inputs.map(({ file }) => file)), raw);
  const impossible = new Set(
    quarantine.flatMap(({ row }) => (row.code === IMPOSSIBLE_DATE ? row.digest_id : [])),
  );
  const notesOf = readAllNotes(released);
  for (const { row, line } of digests) {
    const sidecar = readSidecar(row.file, raw);
    for (const message of [
      ...compareSidecar(row, sidecar, toNoted(notesOf.get(row.id) ?? {})),
      ...(impossible.has(row.id) ? [] : checkUnused(row, sidecar)),
    ])
      yield { file: 'digests.jsonl', line, message: `${row.id}: ${message}` };
  }
  return { inputs: inputs.length, bytes: inputs.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function* checkInput({ file, bytes, sha256 }: Manifest['inputs'][number], raw: Folder): Generator<Found> {
  if (!raw.has(file)) yield { file: MANIFEST, message: `inputs: there is no ${file} in the folder of dumps` };
  else if (raw.size(file) !== bytes || raw.sha256(file) !== sha256)
    yield { file: MANIFEST, message: `inputs: ${file} is another file in the folder of dumps` };
}

/** Reports files that are not inputs. A sidecar without its dump is no input. */
function* checkLeftOut(inputs: ReadonlySet<string>, raw: Folder): Generator<Found> {
  for (const file of raw.names.filter((name) => !name.startsWith('.') && raw.has(name))) {
    const isMeant = !file.endsWith(SIDECAR_END) || inputs.has(file.slice(0, -SIDECAR_END.length));
    if (isMeant && !inputs.has(file))
      yield { file: MANIFEST, message: `inputs: ${file} is in the folder of dumps alone` };
  }
}

/** Larger ones are not read. */
const LARGEST_SIDECAR = 1 << 20;

/** Reads a sidecar; empty if it is missing or not valid, as its dump builds without one then. */
function readSidecar(dump: string, raw: Folder): Sidecar {
  const file = `${dump}${SIDECAR_END}`;
  const bytes = raw.read(file, 0, LARGEST_SIDECAR + 1);
  const value = bytes.length <= LARGEST_SIDECAR && isUtf8(bytes) ? parseJson(dropMark(raw.text(file))) : null;
  return validateSidecar(value) ? value : {};
}

/** The notes in the dumps, by digest. */
function readAllNotes({ folder, edition }: Released): Map<string, Notes> {
  const spans: Placed<LedgerSpan>[] = [];
  for (const span of readRows(folder, 'ledger', edition)) if (span.row.role === 'page') spans.push(span);
  return readNotes({ spans, parts: spans.map(({ row }) => Buffer.from(row.text ?? '')) });
}

/** @param noted what the dump notes on its page, which a sidecar overrules */
function* compareSidecar(
  row: Digest,
  sidecar: Sidecar,
  noted: ReturnType<typeof toNoted>,
): Generator<string> {
  const expected = { licence: null, note: null, ...noted };
  for (const name of ['source_url', 'retrieved', 'licence', 'note'] as const)
    if (row[name] !== (sidecar[name] ?? expected[name])) yield `${name} is not that of the sidecar`;
  if (row.year_source !== 'sidecar') return;
  const gives = row.date === sidecar.date || row.date?.startsWith(`${sidecar.year}-`);
  if (row.year_reason !== sidecar.year_reason || !gives)
    yield 'the year and its reason are not those of the sidecar';
}

function* checkUnused({ date, month_day }: Digest, sidecar: Sidecar): Generator<string> {
  if (date === null && month_day === null && sidecar.date !== undefined)
    yield `the sidecar gives the date ${sidecar.date}, but there is none`;
}
