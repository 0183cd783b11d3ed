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

/** Damages a file once, somewhere. */
export function damage(file: Traced, draw: Draw): Traced {
  const at = draw.whole(file.bytes.length + 1);
  return draw.pick(DAMAGES)(file, at, draw);
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

const DAMAGES: readonly ((file: Traced, at: number, draw: Draw) => Traced)[] = [
  (file, at, draw) => splice(file, at, 0, add(draw.pick(PIECES))),
  (file, at, draw) => splice(file, at, drawLength(file, draw), NOTHING),
  (file, at, draw) => splice(file, at, drawLength(file, draw), add(draw.pick(PIECES))),
  (file, at, draw) => splice(file, at, 1, add(drawNoise(draw, 1))),
  (file, at, draw) => splice(file, at, draw.whole(5), add(drawNoise(draw, 1 + draw.whole(30)))),
  (file, at) => slice(file, 0, at),
  (file, at, draw) => splice(file, at, 0, slice(file, at, at + drawLength(file, draw))),
  (file, at, draw) => {
    const from = draw.whole(file.bytes.length);
    return splice(file, at, 0, slice(file, from, from + drawLength(file, draw)));
  },
  // quotes and braces go for many reasons
  (file, at, draw) => {
    const sign = draw.pick(['"', '{', '}', '<', '>', '&', ';', ',']);
    const found = file.bytes.indexOf(sign, at);
    return found === -1 ? file : splice(file, found, 1, NOTHING);
  },
];

const NOTHING: Traced = { bytes: Buffer.alloc(0), origin: new Int32Array(0) };

function add(bytes: Buffer): Traced {
  return { bytes, origin: new Int32Array(bytes.length).fill(ADDED) };
}

function slice({ bytes, origin }: Traced, start: number, end: number): Traced {
  return { bytes: bytes.subarray(start, end), origin: origin.subarray(start, end) };
}

/** Replaces so many bytes from there on. */
function splice(file: Traced, at: number, count: number, by: Traced): Traced {
  const parts = [slice(file, 0, at), by, slice(file, at + count, file.bytes.length)];
  const origin = new Int32Array(parts.reduce((sum, part) => sum + part.bytes.length, 0));
  let end = 0;
  for (const part of parts) {
    origin.set(part.origin, end);
    end += part.bytes.length;
  }
  return { bytes: Buffer.concat(parts.map(({ bytes }) => bytes)), origin };
}

/** Mostly a few bytes, sometimes a part of a card, rarely several cards. */
function drawLength({ bytes }: Traced, draw: Draw): number {
  const most = draw.pick([8, 8, 60, 600, bytes.length / 2]);
  return 1 + draw.whole(Math.max(1, Math.floor(most)));
}
