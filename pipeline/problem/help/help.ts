import type { Code } from '../problem.ts';
import { CONTRIBUTE_HELP } from './contribute-help.ts';
import { DUMP_HELP } from './dump-help.ts';
import { FILE_HELP } from './file-help.ts';
import { HOSTILE_HELP } from './hostile-help.ts';
import { JUDGEMENT_HELP } from './judgement-help.ts';
import { RELEASE_HELP } from './release-help.ts';
import { ROW_HELP } from './row-help.ts';

export type { Code };

/** What a kind of problem means: why it is one, an example that has it and no other, and the same without it. */
export interface Help {
  /** A sentence or two. */
  why: string;
  bad: Example;
  good: Example;
}

/** Files by name, as a folder of dumps or a built folder holds them; in words where no few files can show it. */
export type Example = Readonly<Record<string, Content>> | string;

/** What is long is made when it is asked for. */
export type Content = string | Uint8Array | (() => string);

/** One for each code; the compiler names those that are missing. docs/problems.md is made from it. */
export const HELP: Readonly<Record<Code, Help>> = {
  ...CONTRIBUTE_HELP,
  ...DUMP_HELP,
  ...FILE_HELP,
  ...HOSTILE_HELP,
  ...JUDGEMENT_HELP,
  ...RELEASE_HELP,
  ...ROW_HELP,
};

/** The bytes of a file of an example. */
export function bytesOf(content: Content): Buffer {
  return Buffer.from(typeof content === 'function' ? content() : (content as string)); // or bytes, which it takes too
}
