import type { Code } from '../problem.ts';
import { CONTRIBUTE_HELP } from './contribute-help.ts';
import { DUMP_HELP } from './dump-help.ts';
import { FILE_HELP } from './file-help.ts';
import { HOSTILE_HELP } from './hostile-help.ts';
import { ITEM_HELP } from './item-help.ts';
import { JUDGEMENT_HELP } from './judgement-help.ts';
import { RELEASE_HELP } from './release-help.ts';
import { ROW_HELP } from './row-help.ts';
import type { Help } from './example.ts';

/** Help for each code; the compiler names missing ones. docs/problems.md is made from it. */
export const HELP: Readonly<Record<Code, Help>> = {
  ...CONTRIBUTE_HELP,
  ...DUMP_HELP,
  ...FILE_HELP,
  ...HOSTILE_HELP,
  ...ITEM_HELP,
  ...JUDGEMENT_HELP,
  ...RELEASE_HELP,
  ...ROW_HELP,
};
