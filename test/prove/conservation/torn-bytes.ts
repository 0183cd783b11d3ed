import type { Draw } from '../draw.ts';

/** A paragraph as it stands in a damaged dump, and the paragraphs of the page that it was made of. */
export interface Chunk {
  bytes: Buffer;
  owners: readonly number[];
  isDamaged: boolean;
}

/** What damage puts in the place of paragraphs. */
interface Made {
  cost: number;
  /** So many paragraphs of the page are replaced. */
  taken: number;
  made: Chunk[];
}

/** Damages the bytes within one paragraph; where that makes a blank line, the paragraph is torn in two. */
export function damageBytes(chunks: readonly Chunk[], at: number, draw: Draw): Made {
  const chunk = chunks[at] as Chunk; // the place is one of theirs
  const bytes = draw.pick(WAYS)(chunk.bytes, draw.whole(chunk.bytes.length), draw);
  return { cost: 1, taken: 1, made: [{ ...chunk, bytes, isDamaged: true }] };
}

type Way = (bytes: Buffer, at: number, draw: Draw) => Buffer;

const WAYS: readonly Way[] = [
  (bytes, at, draw) => replaced(bytes, at, 1, Buffer.of((bytes[at] ?? 0) ^ (1 << draw.whole(8)))),
  (bytes, at, draw) => replaced(bytes, at, 0, Buffer.from(draw.pick(INSERTED))),
  (bytes, at, draw) => replaced(bytes, at, 1 + draw.whole(bytes.length), Buffer.alloc(0)),
  (bytes, at, draw) => replaced(bytes, at, draw.whole(5), noise(draw)),
  (bytes, at, draw) => replaced(bytes, at, 0, bytes.subarray(at, at + 1 + draw.whole(bytes.length))),
];

/** Among them blank lines, a date and furniture. */
const INSERTED = [
  ...['\0', '\x07', '\u0085', '\u2028', '\ufeff', 'é', ' ', 'Aug 4', 'new', '\n', '\r', '\r\n'],
  ...['\n\n', '\r\r', '\n \n', '\nAug 4\n', '\n\nnew\n\n'],
];

function replaced(bytes: Buffer, at: number, count: number, by: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + count)]);
}

function noise(draw: Draw): Buffer {
  return Buffer.from(Array.from({ length: 1 + draw.whole(40) }, () => draw.whole(256)));
}
