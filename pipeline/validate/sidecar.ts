import { Buffer } from 'node:buffer';
import schema from '../../schemas/sidecar.schema.json' with { type: 'json' };
import type { Sidecar } from '../../schemas/types.ts';
import { validateSidecar } from '../../schemas/validators.js';
import { type Problem, problem } from '../problem/problem.ts';
import { locateKey, locateAll } from './json-place.ts';
import { readJson } from './json-text.ts';
import { toViolations } from './violations.ts';

export interface CheckedSidecar {
  /** Empty if the sidecar cannot be used; its dump still builds, without a year. */
  sidecar: Sidecar;
  isValid: boolean;
  problems: Problem[];
}

/** `x.json.sidecar.json` for `x.json`. */
export function sidecarOf(dump: string): string {
  return `${dump}${SIDECAR}`;
}

/** How the name of a sidecar ends. */
export const SIDECAR = '.sidecar.json';

/** The keys that a sidecar may have. */
export const SIDECAR_KEYS = Object.keys(schema.properties);

/** Adds the place of the year to problems with the year of a sidecar. */
export function placeYear(problems: readonly Problem[], file: string, text: string): Problem[] {
  return problems.map((one) =>
    one.file === file && one.line === null ? { ...one, ...locateYear(dropMark(text)) } : one,
  );
}

/**
 * Reads a sidecar. A repeated key is a problem, and its last value counts, as in every JSON parser.
 * @param file its name in `raw/`, such as `x.txt.sidecar.json`
 */
export function readSidecar(bytes: Buffer, file: string): CheckedSidecar {
  const { text, data, problems } = readJson(bytes);
  const found = problems.map((one) => ({ ...one, file }));
  if (data === undefined) return { sidecar: {}, isValid: false, problems: found };
  if (validateSidecar(data)) return { sidecar: data, isValid: true, problems: found };
  const place = locateAll(text);
  const violations = toViolations(validateSidecar.errors, data, SIDECAR_KEYS).map(
    ({ code, message, fix, path }) => problem(code, message, { file, fix, ...place(path) }),
  );
  return { sidecar: {}, isValid: false, problems: [...found, ...violations] };
}

function locateYear(text: string) {
  const found = readJson(Buffer.from(text)).data as Sidecar; // it was a sidecar before
  return locateKey([found.date === undefined ? 'year' : 'date'], text);
}

/** Editors do not count a byte order mark as a column. */
function dropMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}
