import { Buffer } from 'node:buffer';
import type { ExtractedRecord } from '../../schemas/types.ts';
import type { Position } from '../extract/position.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { excerpt, show } from '../text/show.ts';
import { formatCount } from '../text/plural.ts';

/**
 * Reports invisible characters in a title, which can make equal-looking titles differ; one problem at the first.
 * @param positionOf positions of bytes, asked for in the order of the records
 */
export function findInvisible(
  record: ExtractedRecord,
  bytes: Buffer,
  positionOf: (byte: number) => Position,
): Problem[] {
  const { file, title, title_byte_start: start, title_byte_end: end } = record;
  const [first, ...others] = findStrange(title);
  if (first === undefined) return [];
  const isAsWritten = bytes.toString('utf8', start, end) === title;
  const byte = start + (isAsWritten ? Buffer.byteLength(title.slice(0, first.index)) : 0);
  const more = others.length > 0 ? `, and ${formatCount(others.length)} more` : '';
  const message = `a character that cannot be seen stands in the title: ${show(first[0])}${more}`;
  return [
    problem('validate/invisible-character', message, {
      file,
      ...positionOf(byte),
      span: [start, end],
      excerpt: excerpt(title),
    }),
  ];
}

function findStrange(title: string): RegExpExecArray[] {
  if (!/[^ -~]/.test(title)) return [];
  return [...title.matchAll(INVISIBLE)].filter(({ 0: sign, index }) => !isLegitimate(sign, index, title));
}

const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether the script or emoji needs the character: joiners in Persian or Hindi, direction marks in Hebrew. */
function isLegitimate(sign: string, index: number, title: string): boolean {
  const before = [...title.slice(0, index)].at(-1) ?? '';
  const after = title.slice(index + sign.length);
  if (/[\ufe0e\ufe0f]/.test(sign)) return /[\p{Emoji}]/u.test(before);
  if (/[\u200c\u200d]/.test(sign)) return JOINED.test(before) && /^[^\0-\u024f]/.test(after);
  return /[\u200e\u200f\u061c]/.test(sign) && RIGHT_TO_LEFT.test(title);
}

// an emoji with a variation selector may be joined too
const JOINED = /[^\0-\u024f\u200b-\u200f]/;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
