import type { Trial } from './trial.ts';
import type { Draw } from '../draw.ts';

/** Looks at more than this many smaller cases take longer than they help. */
const MOST_LOOKS = 2_000;

/**
 * The smallest case that is found to show a fault too, by leaving parts out for as long as that helps
 * (delta debugging: Zeller and Hildebrandt, IEEE Trans. Softw. Eng. 28(2), 2002).
 */
export function shrink<Case>(trial: Trial<Case>, failing: Case, draw: () => Draw): Case {
  let smallest = failing;
  for (let looks = 0, found = true; found && looks < MOST_LOOKS;) {
    found = false;
    for (const smaller of trial.smaller(smallest)) {
      if (++looks > MOST_LOOKS) break;
      if (trial.look(smaller, draw()).fault === null) continue;
      smallest = smaller;
      found = true;
      break;
    }
  }
  return smallest;
}

/** The bytes without a part of them: first halves, at last single bytes. */
export function* smallerBytes(bytes: Buffer): Generator<Buffer> {
  for (let size = Math.ceil(bytes.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < bytes.length; at += size)
      yield Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
}
