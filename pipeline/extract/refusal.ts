import type { Buffer } from 'node:buffer';
import { type Problem, problem } from '../problem/problem.ts';
import { formatCount } from '../text/plural.ts';

/** Magic numbers of files that are not text, with the name that a person uses. */
const SIGNATURES: readonly [string, number[]][] = [
  ['a PDF file', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive or an office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
];

/** Text has no zero bytes; damaged paragraphs do not explain one in fifty. */
const BINARY_SHARE = 0.02;

/** Why a file cannot be read as a dump, or null if it can. */
export function refuse(bytes: Buffer, file: string, maxFileBytes: number): Problem | null {
  const at = { file, line: 1, column: 1, span: [0, bytes.length] satisfies [number, number] };
  if (bytes.length > maxFileBytes)
    return problem(
      'extract/file-too-large',
      `${formatCount(bytes.length)} bytes, the limit is ${formatCount(maxFileBytes)}`,
      at,
    );
  const signature = SIGNATURES.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte));
  if (signature) return problem('extract/binary', `this is ${signature[0]}, not text`, at);
  const utf16 = detectUtf16(bytes);
  if (utf16) return problem('extract/utf-16', `this is UTF-16 (${utf16.sign}), not UTF-8`, at);
  const zeros = countZeros(bytes);
  if (zeros > BINARY_SHARE * bytes.length)
    return problem(
      'extract/binary',
      `${formatCount(zeros)} of ${formatCount(bytes.length)} bytes are zero`,
      at,
    );
  return null;
}

/** The order of the bytes, and what shows that it is UTF-16. */
interface Utf16 {
  encoding: 'utf-16le' | 'utf-16be';
  sign: string;
}

/** Detects UTF-16 by its byte order mark, or by zeros at every other byte, as in Latin letters. */
export function detectUtf16(bytes: Buffer): Utf16 | null {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return { encoding: 'utf-16le', sign: 'by its byte order mark' };
  if (mark === 0xfeff) return { encoding: 'utf-16be', sign: 'by its byte order mark' };
  const head = bytes.subarray(0, 1000);
  for (const [parity, encoding] of [
    [0, 'utf-16be'],
    [1, 'utf-16le'],
  ] as const) {
    const zeros = head.filter((byte, index) => index % 2 === parity && byte === 0).length;
    if (head.length >= 8 && zeros > 0.4 * head.length) return { encoding, sign: 'every other byte is zero' };
  }
  return null;
}

function countZeros(bytes: Buffer): number {
  let zeros = 0;
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) zeros++;
  return zeros;
}
