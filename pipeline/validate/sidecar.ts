import type { Sidecar } from '../../schemas/types.ts';
import { validateSidecar } from '../../schemas/validators.js';
import { type Problem, problem } from '../problem.ts';
import { badJson, placeOf } from './json-place.ts';
import { violationsOf } from './violations.ts';

export interface CheckedSidecar {
  /** Empty where the sidecar cannot be used: its dump still builds, without a year. */
  sidecar: Sidecar;
  problems: Problem[];
}

/** `x.json` for `x.txt`. */
export function sidecarOf(dump: string): string {
  return dump.replace(/\.txt$/, '.json');
}

/** The problems with their places where they are of the year that a sidecar names. */
export function placeYear(problems: readonly Problem[], file: string, text: string): Problem[] {
  return problems.map((one) =>
    one.file === file && one.line === null ? { ...one, ...placeOf(['year'], withoutMark(text)) } : one,
  );
}

/**
 * Reads the text of a sidecar.
 * @param file its name in `raw/`, such as `x.json`
 */
export function readSidecar(written: string, file: string): CheckedSidecar {
  const text = withoutMark(written);
  const data = parse(text);
  if (data instanceof SyntaxError) return { sidecar: {}, problems: [{ ...badJson(text), file }] };
  if (validateSidecar(data)) return { sidecar: data, problems: [] };
  const problems = violationsOf(validateSidecar.errors, data).map(({ code, message, path }) =>
    problem(code, message, { file, ...placeOf(path, text) }),
  );
  return { sidecar: {}, problems };
}

/** Editors do not count a byte order mark as a column. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
