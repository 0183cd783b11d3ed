import type { Draw } from '../draw.ts';
import { drawNoise } from './dumps.ts';

/** A damaged file that knows where each of its bytes comes from. */
export interface Traced {
  bytes: Buffer;
  /** Offset in the undamaged file; `ADDED` for a byte that was not there. */
  origin: Int32Array;
}

export const ADDED = -1;

export function trace(bytes: Buffer): Traced {
  return { bytes, origin: Int32Array.from(bytes.keys()) };
}

/** Damages a file once between two places, or makes it end there. */
export function damageWithin(file: Traced, [start, end]: readonly [number, number], draw: Draw): Traced {
  const [before, inside, after] = [slice(file, 0, start), slice(file, start, end), slice(file, end)];
  return join([before, draw.pick(INSIDE)(inside, draw.whole(inside.bytes.length), draw), after]);
}

/** Damages a file anywhere: bytes are lost or doubled across the borders of cards. */
export function damageAcross(file: Traced, draw: Draw): Traced {
  const at = draw.whole(file.bytes.length);
  return draw.pick(ACROSS)(file, at, draw);
}

/** What means something to JSON, to HTML, to XML, to UTF-8 or to a terminal; the last bytes are not UTF-8. */
const PIECES: readonly Buffer[] = [
  ...`"|'|\\|{|}|[|]|,|:|<|>|&|;|&quot;|&#0;|&#x110000;|\\u0000|\\ud800|\\"|null|1e9|"},{"|]]>|<![CDATA[`.split(
    '|',
  ),
  ...'<!--|-->|</item>|<item>|</article>|<article>|<script>|<br>|</p>|</title>|\0|\x1b[2J|é|\u202e|\n'.split(
    '|',
  ),
]
  .map((text) => Buffer.from(text))
  .concat(Buffer.of(0xff), Buffer.of(0xc3), Buffer.of(0xed, 0xa0, 0x80));

type Damage = (file: Traced, at: number, draw: Draw) => Traced;

const INSIDE: readonly Damage[] = [
  (file, at, draw) => splice(file, at, 0, add(draw.pick(PIECES))),
  (file, at, draw) => splice(file, at, drawLength(file, draw), NOTHING),
  (file, at, draw) => splice(file, at, drawLength(file, draw), add(draw.pick(PIECES))),
  (file, at, draw) => splice(file, at, 1, add(drawNoise(draw, 1))),
  (file, at, draw) => splice(file, at, draw.whole(5), add(drawNoise(draw, 1 + draw.whole(30)))),
  (file, at, draw) => splice(file, at, 0, slice(file, at, at + drawLength(file, draw))),
  // quotes and braces go for many reasons
  (file, at, draw) => {
    const sign = draw.pick(['"', '&quot;', '{', '}', '[', ']', '<', '>', '&', ';', ',', ':']);
    const found = file.bytes.indexOf(sign, at);
    return found === -1 ? file : splice(file, found, sign.length, NOTHING);
  },
];

const ACROSS: readonly Damage[] = [
  (file, at) => slice(file, 0, at),
  (file, at) => slice(file, at),
  (file, at, draw) => splice(file, at, drawLength(file, draw), NOTHING),
  (file, at, draw) => splice(file, at, 0, slice(file, at, at + drawLength(file, draw))),
];

const NOTHING: Traced = { bytes: Buffer.alloc(0), origin: new Int32Array(0) };

function add(bytes: Buffer): Traced {
  return { bytes, origin: new Int32Array(bytes.length).fill(ADDED) };
}

function slice({ bytes, origin }: Traced, start: number, end = bytes.length): Traced {
  return { bytes: bytes.subarray(start, end), origin: origin.subarray(start, end) };
}

/** Replaces so many bytes from there on. */
function splice(file: Traced, at: number, count: number, by: Traced): Traced {
  return join([slice(file, 0, at), by, slice(file, at + count)]);
}

function join(parts: readonly Traced[]): Traced {
  const bytes = Buffer.concat(parts.map((part) => part.bytes));
  const origin = new Int32Array(bytes.length);
  let end = 0;
  for (const part of parts) {
    origin.set(part.origin, end);
    end += part.origin.length;
  }
  return { bytes, origin };
}

/** Mostly a few bytes, sometimes a part of a card, rarely several cards. */
function drawLength({ bytes }: Traced, draw: Draw): number {
  const most = draw.pick([8, 8, 60, 600, bytes.length / 2]);
  return 1 + draw.whole(Math.max(1, Math.floor(most)));
}
