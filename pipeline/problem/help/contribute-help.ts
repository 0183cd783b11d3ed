import type { Help } from './example.ts';

/** Of dumps that are added, and of those that were there before them. */
export const CONTRIBUTE_HELP = {
  'contribute/already-there': {
    why: 'Another dump has the same bytes, or the same records on the same day: every paper on it would appear twice.',
    bad: 'The page of `raw/2025-08-04.txt` is saved again, with other line endings, and added as `raw/2025-08-04-2.txt`.',
    good: 'The page is added on which the same papers stand a day later: its date is another one.',
  },
  'contribute/dump-changed': {
    why: 'Rows of the dataset point at bytes of a dump. In a dump that is edited they point at something else.',
    bad: 'A word is mended in a dump that the base branch has.',
    good: 'A word is mended in the sidecar of such a dump.',
  },
  'contribute/dump-gone': {
    why: 'Rows of the dataset point at a dump by its name. Without it they point at nothing.',
    bad: 'A dump that the base branch has is removed, or gets another name.',
    good: 'A dump is added and removed again before its pull request is merged.',
  },
  'contribute/no-dump': {
    why: 'A dump is a file of its own that lies in the folder of dumps. A link could lead anywhere.',
    bad: '`raw/2025-08-05.txt` is a link to `../pages/2025-08-05.txt`.',
    good: '`raw/2025-08-05.txt` is a copy of that file.',
  },
} satisfies Readonly<Record<string, Help>>;
