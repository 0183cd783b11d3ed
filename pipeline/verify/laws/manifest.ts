import type { Manifest } from '../../../schemas/types.ts';
import type { Checking, Found } from '../finding.ts';
import type { Folder } from '../folder.ts';
import type { Released } from '../released.ts';
import { JUDGEMENTS, MANIFEST, SIDECAR_END, SUMS, type TableName } from '../tables.ts';
import { formatCount } from '../../text/plural.ts';

/** The manifest lists what is there: files, rows, counts, text issues, and input dumps. */
export function* checkManifest(released: Released): Checking {
  const { manifest, folder } = released;
  if (manifest === null) {
    yield toFinding('cannot be used; see the law of shapes');
    return { outputs: 0, inputs: 0 };
  }
  yield* checkOrder('outputs', manifest.outputs);
  yield* checkOrder('inputs', manifest.inputs);
  for (const output of manifest.outputs) yield* checkOutput(output, folder);
  yield* checkUnlisted(manifest, folder);
  yield* checkAssets(manifest);
  yield* checkCounts(manifest, released);
  yield* checkTextIssues(manifest, released);
  yield* checkInputs(manifest, released);
  return { outputs: manifest.outputs.length, inputs: manifest.inputs.length };
}

function toFinding(message: string): Found {
  return { file: MANIFEST, message };
}

function* checkOrder(list: string, files: readonly { file: string }[]): Generator<Found> {
  for (const [index, { file }] of files.entries()) {
    const before = files[index - 1]?.file;
    if (before !== undefined && before >= file)
      yield toFinding(`${list}: ${file} does not come after ${before}`);
  }
}

function* checkOutput(
  { file, bytes, rows, sha256 }: Manifest['outputs'][number],
  folder: Folder,
): Generator<Found> {
  if (!folder.has(file)) return yield toFinding(`outputs: there is no file ${file}`);
  const [table = ''] = file.split('.');
  const isTable = rows !== null && folder.has(`${table}.jsonl`);
  if (folder.size(file) !== bytes)
    yield toFinding(
      `outputs: ${file} has ${formatCount(folder.size(file))} bytes, not ${formatCount(bytes)}`,
    );
  if (folder.sha256(file) !== sha256) yield toFinding(`outputs: ${file} has another SHA-256`);
  if (rows !== null && !isTable)
    yield toFinding(`outputs: ${file} is no table, but is said to have ${formatCount(rows)} rows`);
  if (isTable && countRows(folder, table) !== rows)
    yield toFinding(
      `outputs: ${file} has ${formatCount(countRows(folder, table))} rows, not ${formatCount(rows)}`,
    );
}

function countRows(folder: Folder, table: string): number {
  return folder.lines(`${table}.jsonl`);
}

function* checkUnlisted({ outputs }: Manifest, folder: Folder): Generator<Found> {
  const listed = new Set([MANIFEST, SUMS, ...outputs.map(({ file }) => file)]);
  for (const file of folder.names) if (!listed.has(file)) yield toFinding(`outputs: ${file} is not listed`);
}

/** An asset is an output that a clone does not have. */
function* checkAssets({ assets = [], outputs }: Manifest): Generator<Found> {
  yield* checkOrder(
    'assets',
    assets.map((file) => ({ file })),
  );
  for (const asset of assets)
    if (!outputs.some(({ file }) => file === asset)) yield toFinding(`assets: ${asset} is no output`);
}

/** The table of each count. */
const COUNTED = {
  digests: 'digests',
  records: 'appearances',
  merges: 'merges',
  papers: 'papers',
  review: 'review',
  redirects: 'redirects',
  rejects: 'quarantine',
} as const satisfies Partial<Record<keyof Manifest['counts'], TableName>>;

function* checkCounts({ counts, inputs }: Manifest, { folder }: Released): Generator<Found> {
  const dumps = inputs.filter(({ file }) => file !== JUDGEMENTS && !file.endsWith(SIDECAR_END)).length;
  if (counts.dumps !== dumps)
    yield toFinding(`counts: ${formatCount(counts.dumps)} dumps, but ${formatCount(dumps)} among the inputs`);
  // keys of the object above
  for (const name of Object.keys(COUNTED) as (keyof typeof COUNTED)[]) {
    const rows = countRows(folder, COUNTED[name]);
    if (counts[name] !== rows)
      yield toFinding(
        `counts: ${formatCount(counts[name])} ${name}, but ${formatCount(rows)} rows in ${COUNTED[name]}`,
      );
  }
}

function* checkTextIssues({ text_issues }: Manifest, { papers }: Released): Generator<Found> {
  const counted = new Map<string, number>();
  for (const issue of papers.flatMap(({ row }) => row.text_issues))
    counted.set(issue, (counted.get(issue) ?? 0) + 1);
  for (const issue of new Set([...counted.keys(), ...Object.keys(text_issues)])) {
    const claimed = Object.hasOwn(text_issues, issue) ? text_issues[issue] : 0;
    const found = counted.get(issue) ?? 0;
    if (claimed !== found)
      yield toFinding(
        `text_issues: ${formatCount(claimed ?? 0)} papers have ${issue}, but ${formatCount(found)} in papers`,
      );
  }
}

/** The inputs are the dumps that rows name, with their sidecars. The law of conservation checks their contents. */
function* checkInputs({ inputs }: Manifest, { digests, quarantine }: Released): Generator<Found> {
  const used = new Set(digests.map(({ row }) => row.file));
  for (const { row } of quarantine) if (row.isWholeDump) used.add(row.file);
  const listed = new Set(inputs.map(({ file }) => file));
  for (const file of listed)
    if (
      file !== JUDGEMENTS &&
      !used.has(file.endsWith(SIDECAR_END) ? file.slice(0, -SIDECAR_END.length) : file)
    )
      yield toFinding(`inputs: no digest and no refused dump comes from ${file}`);
  for (const file of used) if (!listed.has(file)) yield toFinding(`inputs: ${file} is not listed`);
}
