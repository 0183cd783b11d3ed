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

/**
 * Reads the text of a sidecar.
 * @param file its name in `raw/`, such as `x.json`
 */
export function readSidecar(text: string, file: string): CheckedSidecar {
  const data = parse(text.replace(/^\ufeff/, ''));
  if (data instanceof SyntaxError) return { sidecar: {}, problems: [{ ...badJson(text), file }] };
  if (validateSidecar(data)) return { sidecar: data, problems: [] };
  const problems = violationsOf(validateSidecar.errors, data).map(({ code, message, path }) =>
    problem(code, message, { file, ...placeOf(path, text) }),
  );
  return { sidecar: {}, problems };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
