import { type Extracted, extract } from '../../../pipeline/extract/extract.ts';
import type { Titled } from '../../support/damage.ts';
import { page, titled } from '../../support/page.ts';
import type { Draw } from '../draw.ts';
import { drawMutated } from './mutate.ts';
import { drawPage, drawRecords, shuffled } from './pages.ts';
import { smallerBytes } from './shrink.ts';
import type { Stock } from './stock.ts';
import type { Looked, Trial } from './trial.ts';

/** What must be alike of dumps that are alike; a name is that of its row. */
export const RELATIONS: Readonly<Record<string, Trial<Buffer>>> = {
  'LF, CRLF and CR are alike': ofDumps(byLineEnds),
  'blank lines between paragraphs change nothing': ofDumps(withBlankLines),
  'two dumps in one give the records of both': ofDumps(withAnotherBehind),
  'shuffled records are the same records': { ...ofDumps(inAnyOrder), make: drawWhole },
  'a page, read and written as a page, is read the same': { ...ofDumps(writtenAgain), make: drawWhole },
  'a damaged dump, read and written as a page, loses nothing the second time': ofDumps(writtenTwice),
  'a cut at the end of a paragraph gives a beginning': { ...ofDumps(cutOff), make: drawWhole },
};

/** Where a dump, or what it is compared with, is no text: refused as a whole, there is nothing to compare. */
const REFUSED = Symbol();

/** What is not alike, in words, or null. */
type Difference = string | null | typeof REFUSED;

function ofDumps(find: (bytes: Buffer, draw: Draw) => Difference): Trial<Buffer> {
  return {
    make: drawMutated,
    look: (bytes, draw): Looked => {
      const found = find(bytes, draw);
      return found === REFUSED ? { fault: null, counts: { refused: 1 } } : { fault: found };
    },
    smaller: smallerBytes,
    bytes: (bytes) => bytes,
  };
}

/** A page to which nothing happened. */
function drawWhole(draw: Draw, stock: Stock): Buffer {
  const records = drawRecords(draw, stock, 1 + draw.whole(12));
  return Buffer.from(drawPage(draw, records).join('\n\n'));
}

/** What a dump holds; null where it is refused as a whole, for which there are no records. */
function readOrNot(bytes: Buffer): Extracted | null {
  const extracted = extract(bytes, 'x.txt');
  return 'code' in extracted ? null : extracted;
}

function byLineEnds(bytes: Buffer): Difference {
  const lines = withLineEnds(bytes, '\n');
  const variants = ['\n', '\r\n', '\r'].map((end) => readOrNot(withLineEnds(lines, end)));
  // a dump is no text when one byte in fifty is a zero: one byte more, and it is
  if (variants.includes(null)) return REFUSED;
  const [plain, ...others] = variants.map((one) => JSON.stringify(one && placesOf(one)));
  return others.every((other) => other === plain) ? null : 'line ends make a difference';
}

function withLineEnds(bytes: Buffer, end: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/\r\n|\r|\n/g, end), 'latin1');
}

/** All but bytes and line ends. */
function placesOf({ records, rejected, pages, spans }: Extracted) {
  return {
    pages,
    records: records.map(({ title, abstract, position, digest_id, line_start, line_end }) =>
      [title, abstract, position, digest_id, line_start, line_end].map((one) =>
        String(one).replace(/\r\n?/g, '\n'),
      ),
    ),
    rejected: rejected.map(({ digest_id, problem, line_start, line_end }) => [
      digest_id,
      problem.code,
      line_start,
      line_end,
    ]),
    spans: spans.map(({ role, name, line_start, line_end }) => [role, name, line_start, line_end]),
  };
}

const BLANK = ['\n', '\n\n\n', ' \t \n', '\u00a0\n', '\u3000 \n', '\r\n'];

function withBlankLines(bytes: Buffer, draw: Draw): Difference {
  const [plain, more] = [withLineEnds(bytes, '\n'), spread(withLineEnds(bytes, '\n'), draw)].map(readOrNot);
  // what a file is, is told by how it begins and by its share of zeros
  if (!plain || !more) return REFUSED;
  return JSON.stringify(textsOf(plain)) === JSON.stringify(textsOf(more))
    ? null
    : 'blank lines make a difference';
}

/** More blank lines where there is one; and where the text begins and ends. */
function spread(bytes: Buffer, draw: Draw): Buffer {
  const [mark = '', text = ''] =
    /^(\u00ef\u00bb\u00bf)?([^]*)$/.exec(bytes.toString('latin1'))?.slice(1) ?? [];
  const blank = () => Buffer.from(draw.pick(BLANK)).toString('latin1');
  const inner = text.replace(/\n\n/g, (gap) => (draw.chance(0.5) ? `${gap}${blank()}` : gap));
  return Buffer.from(`${mark}${blank()}${inner}\n${blank()}`, 'latin1');
}

function textsOf({ records, rejected, pages, spans }: Extracted) {
  return {
    pages: pages.map(({ line: _, ...page }) => page),
    records: records.map(({ title, abstract, position, digest_id }) => [
      title,
      abstract,
      position,
      digest_id,
    ]),
    rejected: rejected.map(({ digest_id, problem }) => [digest_id, problem.code]),
    roles: spans.flatMap(({ role, name }) => (role === 'separator' ? [] : [[role, name]])),
  };
}

/** The second begins with a header and a date, whatever comes then; they are those of another day. */
function withAnotherBehind(bytes: Buffer, draw: Draw): Difference {
  const second = Buffer.concat([Buffer.from(`${page([], 'Dec 24').join('\n\n')}\n\n`), bytes]);
  const gap = Buffer.from(draw.pick(['\n\n', '\r\n\r\n', '\n \n']));
  const [a, b, both] = [bytes, second, Buffer.concat([bytes, gap, second])].map(readOrNot);
  if (!a || !b || !both) return REFUSED;
  const shift = bytes.length + gap.length;
  const expected = [
    ...a.records.map(({ title, abstract, position, byte_start }) => [title, abstract, position, byte_start]),
    ...b.records.map(({ title, abstract, position, byte_start }) => [
      title,
      abstract,
      position,
      byte_start + shift,
    ]),
  ];
  const found = both.records.map(({ title, abstract, position, byte_start }) => [
    title,
    abstract,
    position,
    byte_start,
  ]);
  return JSON.stringify(found) === JSON.stringify(expected)
    ? null
    : `${found.length} records, not ${expected.length}`;
}

function inAnyOrder(bytes: Buffer, draw: Draw): Difference {
  const plain = readOrNot(bytes);
  if (!plain) return REFUSED;
  const records = shuffled(draw, titled(plain));
  const found = titled(readPage(records));
  return isSame(found, records) ? null : `${found.length} of ${records.length} records`;
}

function readPage(records: readonly Titled[]): Extracted {
  const extracted = extract(Buffer.from(page(records).join('\n\n')), 'x.txt');
  if ('code' in extracted) throw new Error(extracted.message);
  return extracted;
}

function isSame(found: readonly Titled[], expected: readonly Titled[]): boolean {
  return JSON.stringify(found) === JSON.stringify(expected);
}

function writtenAgain(bytes: Buffer): string | null {
  const first = readOrNot(bytes);
  const records = first ? titled(first) : [];
  const again = titled(readPage(records));
  if (!isSame(again, records)) return `${again.length} of ${records.length} records the first time`;
  return isSame(titled(readPage(again)), again) ? null : 'other records the second time';
}

/** The rest of an abstract can be too short to be known for one when its neighbours are others: no record comes of it. */
function writtenTwice(bytes: Buffer): string | null {
  const first = readOrNot(bytes);
  const records = (first ? titled(first) : []).map((record) => JSON.stringify(record));
  const again = readPage(first ? titled(first) : []);
  const stray = titled(again).find((record) => !records.includes(JSON.stringify(record)));
  if (stray) return `"${stray.title}" is no record that was read`;
  return isSame(titled(readPage(titled(again))), titled(again)) ? null : 'other records the second time';
}

function cutOff(bytes: Buffer, draw: Draw): Difference {
  const whole = readOrNot(bytes);
  if (!whole) return REFUSED;
  const inked = whole.spans.filter(({ role }) => role !== 'separator');
  if (inked.length === 0) return null;
  const end = draw.pick(inked).byte_end;
  const expected = whole.records.filter(({ byte_end }) => byte_end <= end);
  const found = readOrNot(bytes.subarray(0, end))?.records ?? [];
  return JSON.stringify(found) === JSON.stringify(expected)
    ? null
    : `${found.length} of ${expected.length} records`;
}
