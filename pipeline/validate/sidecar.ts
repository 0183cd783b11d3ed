import type { Buffer } from 'node:buffer';
import type { Sidecar } from '../../schemas/types.ts';
import { validateSidecar } from '../../schemas/validators.js';
import { type Problem, problem } from '../problem/problem.ts';
import { locateKey, locateAll } from './json-place.ts';
import { readJson } from './json-text.ts';
import { toViolations } from './violations.ts';

export interface CheckedSidecar {
  /** Empty if the sidecar cannot be used; its dump still builds, without a year. */
  sidecar: Sidecar;
  problems: Problem[];
}

/** `x.json` for `x.txt`. */
export function sidecarOf(dump: string): string {
  return dump.replace(/\.txt$/, '.json');
}

/** Adds the place of the year to problems with the year of a sidecar. */
export function placeYear(problems: readonly Problem[], file: string, text: string): Problem[] {
  return problems.map((one) =>
    one.file === file && one.line === null ? { ...one, ...locateKey(['year'], dropMark(text)) } : one,
  );
}

/**
 * Reads a sidecar. A repeated key is a problem, and its last value counts, as in every JSON parser.
 * @param file its name in `raw/`, such as `x.json`
 */
export function readSidecar(bytes: Buffer, file: string): CheckedSidecar {
  const { text, data, problems } = readJson(bytes);
  const found = problems.map((one) => ({ ...one, file }));
  if (data === undefined) return { sidecar: {}, problems: found };
  if (validateSidecar(data)) return { sidecar: data, problems: found };
  const place = locateAll(text);
  const violations = toViolations(validateSidecar.errors, data).map(({ code, message, path }) =>
    problem(code, message, { file, ...place(path) }),
  );
  return { sidecar: {}, problems: [...found, ...violations] };
}

/** Editors do not count a byte order mark as a column. */
function dropMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}
