import type { Help } from './example.ts';

/** Help for dumps that are added, and for existing ones. */
export const CONTRIBUTE_HELP = {
  'contribute/already-there': {
    why: 'Another dump has the same bytes, or the same records on the same day: every paper on it would appear twice.',
    bad: 'The page of `raw/2025-08-04.txt` is saved again, with other line endings, and added as `raw/2025-08-04-2.txt`.',
    good: 'A page with the same papers a day later is added: it has another date.',
  },
  'contribute/day-to-come': {
    why: 'No page is of a day that is still to come, or after the day on which it was saved: its year is wrong.',
    bad: 'A page that shows `May 14` is added with `--year 2031`, in 2025.',
    good: 'It is added with `--year 2025`.',
  },
  'contribute/dump-changed': {
    why: 'Rows of the dataset point at bytes of a dump. After an edit they would point at something else.',
    bad: 'A word is corrected in a dump that the base branch has.',
    good: 'A word is corrected in the sidecar of such a dump.',
  },
  'contribute/dump-gone': {
    why: 'Rows of the dataset refer to a dump by its name. Without the dump they refer to nothing.',
    bad: 'A dump that the base branch has is removed or renamed.',
    good: 'A dump is added and removed again before its pull request is merged.',
  },
  'contribute/no-dump': {
    why: 'A dump must be a regular file in the folder of dumps. A link could lead anywhere.',
    bad: '`raw/2025-08-05.txt` is a link to `../pages/2025-08-05.txt`.',
    good: '`raw/2025-08-05.txt` is a copy of that file.',
  },
} satisfies Readonly<Record<string, Help>>;
