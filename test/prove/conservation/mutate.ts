import { DAMAGES } from '../../support/damage.ts';
import type { Draw } from '../draw.ts';
import { drawDump } from './pages.ts';
import type { Stock } from './stock.ts';

/** Changes the bytes of a dump; the other one is there to take bytes from. */
type Mutator = (bytes: Buffer, draw: Draw, other: () => Buffer) => Buffer;

/** No dump is damaged more often: by then hardly a paragraph is whole. */
const DEEPEST = 5;

/** A dump that is damaged up to five times over, in any way; one in six is whole. */
export function drawMutated(draw: Draw, stock: Stock): Buffer {
  if (draw.chance(0.03)) return soup(draw);
  let bytes = drawDump(draw, stock);
  const depth = draw.whole(DEEPEST + 1);
  for (let count = 0; count < depth; count++)
    bytes = draw.pick(draw.pick(KINDS))(bytes, draw, () => drawDump(draw, stock));
  return bytes;
}

/** What means something to the grammar, to UTF-8 or to an editor. */
const PIECES: readonly (string | number[])[] = [
  ...[
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\r\r',
    ' ',
    '\t',
    '\u00a0',
    '\u3000',
    '\u2028',
    '\u2029',
    '\u0085',
    '\ufeff',
  ],
  ...['\0', '\x07', '\x1b[2J', '\x7f', 'é', '漢字', '😀', '\u202e', '\ufffd', '::error::', '<html>', '%PDF-'],
  ...[
    'Aug 4',
    '\nAug 4\n',
    'Feb 30',
    '2025-08-04',
    'new',
    'by',
    '\n\nnew\n\n',
    '__proto__',
    '"',
    ',',
    '\\',
    '=',
  ],
  [0xff],
  [0xc0, 0x80],
  [0xe2, 0x82],
  [0xf4, 0x90, 0x80, 0x80],
  // surrogates, which no UTF-8 has
  [0xed, 0xa0, 0x80],
  [0xed, 0xb0, 0x80],
  [0xff, 0xfe],
  [0xef, 0xbb, 0xbf],
];

function drawPiece(draw: Draw): Buffer {
  const piece = draw.pick(PIECES);
  return typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece);
}

/** No page at all: what the grammar looks for, and noise, in any order. */
function soup(draw: Draw): Buffer {
  const noise = () => Buffer.from(Array.from({ length: draw.whole(12) }, () => draw.whole(256)));
  return Buffer.concat(
    Array.from({ length: draw.whole(60) }, () => (draw.chance(0.2) ? noise() : drawPiece(draw))),
  );
}

/** So many bytes from there on are replaced. */
function spliced(bytes: Buffer, at: number, count: number, by: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + count)]);
}

/** A short stretch mostly, and at times any. */
function drawLength(draw: Draw, bytes: Buffer): number {
  return draw.whole(Math.min(draw.chance(0.8) ? 20 : bytes.length, bytes.length) + 1);
}

const BYTES: readonly Mutator[] = [
  (bytes, draw) => flipped(bytes, draw),
  (bytes, draw) => spliced(bytes, draw.whole(bytes.length + 1), 0, drawPiece(draw)),
  (bytes, draw) => spliced(bytes, draw.whole(bytes.length + 1), drawLength(draw, bytes), Buffer.alloc(0)),
  (bytes, draw) => spliced(bytes, draw.whole(bytes.length + 1), drawLength(draw, bytes), drawPiece(draw)),
  (bytes, draw) => repeated(bytes, draw),
  (bytes, draw) => bytes.subarray(0, draw.whole(bytes.length + 1)),
  (bytes, draw) => bytes.subarray(draw.whole(bytes.length + 1)),
  (bytes, draw, other) => crossed(bytes, other(), draw),
  (bytes, draw) => spliced(bytes, 0, 0, drawPiece(draw)),
  // one line in a hundred thousand is too long by itself
  (bytes, draw) => (draw.chance(0.05) ? spliced(bytes, draw.whole(bytes.length + 1), 0, LONG_LINE) : bytes),
];

const LONG_LINE = Buffer.alloc(70_000, 'very long ');

function flipped(bytes: Buffer, draw: Draw): Buffer {
  if (bytes.length === 0) return bytes;
  const at = draw.whole(bytes.length);
  return spliced(bytes, at, 1, Buffer.of((bytes[at] ?? 0) ^ (1 << draw.whole(8))));
}

function repeated(bytes: Buffer, draw: Draw): Buffer {
  const at = draw.whole(bytes.length + 1);
  return spliced(bytes, at, 0, bytes.subarray(at, at + drawLength(draw, bytes)));
}

function crossed(bytes: Buffer, other: Buffer, draw: Draw): Buffer {
  const [cut, from] = [draw.whole(bytes.length + 1), draw.whole(other.length + 1)];
  return Buffer.concat([bytes.subarray(0, cut), other.subarray(from)]);
}

/** Latin-1 keeps every byte as it is while text is taken apart at its line ends. */
function byText(change: (text: string, draw: Draw) => string): Mutator {
  return (bytes, draw) => Buffer.from(change(bytes.toString('latin1'), draw), 'latin1');
}

function byLine(change: (lines: string[], at: number, draw: Draw) => string[]): Mutator {
  return byText((text, draw) => {
    const lines = text.split('\n');
    return change(lines, draw.whole(lines.length), draw).join('\n');
  });
}

const LINES: readonly Mutator[] = [
  byLine((lines, at) => lines.toSpliced(at, 1)),
  byLine((lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  byLine((lines, at) => lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '')),
  byLine((lines, at) => lines.toSpliced(at, 2, `${lines[at] ?? ''}${lines[at + 1] ?? ''}`)),
  byLine((lines, at, draw) => lines.toSpliced(at, 0, lines[draw.whole(lines.length)] ?? '')),
  byLine((lines, at, draw) =>
    lines.toSpliced(at, 1, `${draw.pick(['\t', ' ', '\u00a0'])}${lines[at] ?? ''}  `),
  ),
  byText((text, draw) => text.replaceAll('\n', draw.pick(['\r\n', '\r', '\n\r', '\n\n']))),
];

const PARAGRAPHS: readonly Mutator[] = DAMAGES.map(({ apply }) => (bytes: Buffer, draw: Draw) => {
  const paragraphs = bytes.toString('utf8').split('\n\n');
  return Buffer.from(apply(paragraphs, draw.whole(paragraphs.length)).join('\n\n'));
});

const KINDS = [BYTES, LINES, PARAGRAPHS];
