import { extract } from '../../../pipeline/extract/extract.ts';
import type { Extracted } from '../../../pipeline/extract/extracted.ts';
import type { Titled } from '../../support/damage.ts';
import { page, titled } from '../../support/page.ts';
import { type Draw, shuffled } from '../draw.ts';
import type { Tried } from '../proof.ts';
import { drawDamaged, drawWhole, withLineEnds } from './dumps.ts';

/** A dump is refused as a whole, so nothing can be compared. */
const REFUSED: Tried = { fault: null, skipped: true };

/** Dumps that must be read alike, by what they differ in. */
export const RELATIONS: Readonly<Record<string, (draw: Draw) => Tried>> = {
  'LF, CRLF and CR are alike': (draw) => compareLineEnds(drawDamaged(draw)),
  'blank lines between paragraphs change nothing': (draw) => addBlankLines(drawDamaged(draw), draw),
  'two dumps in one give the records of both': (draw) => joinTwo(drawDamaged(draw), draw),
  'shuffled records are the same records': (draw) => shuffle(drawWhole(draw), draw),
  'a written page is read the same': (draw) => writeAgain(drawWhole(draw), true),
  'a damaged dump, read and written, loses nothing more': (draw) => writeAgain(drawDamaged(draw), false),
  'a cut at the end of a paragraph gives a beginning': (draw) => cutOff(drawWhole(draw), draw),
};

/** Null if the dump is refused as a whole. */
function readOrNot(bytes: Buffer): Extracted | null {
  const extracted = extract(bytes, 'x.txt');
  return 'code' in extracted ? null : extracted;
}

function judge(found: unknown, expected: unknown, fault: string): Tried {
  return { fault: JSON.stringify(found) === JSON.stringify(expected) ? null : fault };
}

function compareLineEnds(bytes: Buffer): Tried {
  const variants = ['\n', '\r\n', '\r'].map((end) => readOrNot(withLineEnds(bytes, end)));
  // a byte more or less can decide whether a file counts as text
  if (variants.includes(null)) return REFUSED;
  const [plain, ...others] = variants.map((one) => one && summaryOf(one, true));
  const fault = 'line ends make a difference';
  return { fault: others.find((other) => judge(other, plain, fault).fault) === undefined ? null : fault };
}

/** All but byte positions, line ends and blank lines; with or without line numbers. */
function summaryOf({ records, rejected, pages, spans }: Extracted, hasLines: boolean): unknown {
  const lines = ({ line_start, line_end }: { line_start: number; line_end: number }) =>
    hasLines ? [line_start, line_end] : [];
  const plain = (text: string) => text.replace(/\r\n?/g, '\n');
  return [
    pages.map(({ line, ...one }) => (hasLines ? [one, line] : one)),
    records.map((one) => [
      plain(one.title),
      plain(one.abstract ?? ''),
      one.position,
      one.digest_id,
      ...lines(one),
    ]),
    rejected.map((one) => [one.digest_id, one.problem.code, ...lines(one)]),
    spans.flatMap((one) =>
      one.role === 'separator' && !hasLines ? [] : [[one.role, one.name, ...lines(one)]],
    ),
  ];
}

const BLANK = ['\n', '\n\n\n', ' \t \n', '\u00a0\n', '\u3000 \n', '\r\n'];

/** Blank lines where there is one already, and at both ends. */
function addBlankLines(bytes: Buffer, draw: Draw): Tried {
  const plain = withLineEnds(bytes, '\n');
  const [mark = '', text = ''] =
    /^(\u00ef\u00bb\u00bf)?([^]*)$/.exec(plain.toString('latin1'))?.slice(1) ?? [];
  const blank = () => Buffer.from(draw.pick(BLANK)).toString('latin1');
  const inner = text.replace(/\n\n/g, (gap) => (draw.chance(0.5) ? `${gap}${blank()}` : gap));
  const spread = Buffer.from(`${mark}${blank()}${inner}\n${blank()}`, 'latin1');
  const [one, other] = [readOrNot(plain), readOrNot(spread)];
  if (!one || !other) return REFUSED;
  return judge(summaryOf(other, false), summaryOf(one, false), 'blank lines make a difference');
}

/** The second dump begins with a header and another date. */
function joinTwo(bytes: Buffer, draw: Draw): Tried {
  const second = Buffer.concat([Buffer.from(`${page([], 'Dec 24').join('\n\n')}\n\n`), bytes]);
  const gap = Buffer.from(draw.pick(['\n\n', '\r\n\r\n', '\n \n']));
  const [a, b, both] = [bytes, second, Buffer.concat([bytes, gap, second])].map(readOrNot);
  if (!a || !b || !both) return REFUSED;
  const list = ({ records }: Extracted, shift: number) =>
    records.map(({ title, abstract, position, byte_start }) => [
      title,
      abstract,
      position,
      byte_start + shift,
    ]);
  const expected = [...list(a, 0), ...list(b, bytes.length + gap.length)];
  return judge(list(both, 0), expected, `${both.records.length} records, not ${expected.length}`);
}

function shuffle(bytes: Buffer, draw: Draw): Tried {
  const plain = readOrNot(bytes);
  if (!plain) return REFUSED;
  const records = shuffled(draw, titled(plain));
  return judge(readPage(records), records, `not the ${records.length} records`);
}

/** The records of a page that is written from records. */
function readPage(records: readonly Titled[]): Titled[] {
  const extracted = readOrNot(Buffer.from(page(records).join('\n\n')));
  return extracted ? titled(extracted) : [];
}

/** @param isWhole of a damaged dump some record may be too short to be known among other neighbours */
function writeAgain(bytes: Buffer, isWhole: boolean): Tried {
  const plain = readOrNot(bytes);
  if (!plain) return REFUSED;
  const records = titled(plain);
  const again = readPage(records);
  const known = new Set(records.map((record) => JSON.stringify(record)));
  const stray = again.find((record) => !known.has(JSON.stringify(record)));
  if (stray) return { fault: `"${stray.title}" was not read before` };
  if (isWhole && again.length < records.length)
    return { fault: `${again.length} of ${records.length} records` };
  return judge(readPage(again), again, 'other records the second time');
}

function cutOff(bytes: Buffer, draw: Draw): Tried {
  const whole = readOrNot(bytes);
  if (!whole) return REFUSED;
  const spans = whole.spans.filter(({ role }) => role !== 'separator');
  const end = draw.pick(spans).byte_end;
  const expected = whole.records.filter(({ byte_end }) => byte_end <= end);
  const found = readOrNot(bytes.subarray(0, end))?.records ?? [];
  return judge(found, expected, `${found.length} of ${expected.length} records`);
}
