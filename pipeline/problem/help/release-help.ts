import type { Help } from './example.ts';

const good = 'A folder `dist/v1.0.0/` as it was released, named by `dist/latest.json`.';

/** Help for releases. */
export const RELEASE_HELP = {
  'release/changed-file': {
    why: 'A release never changes: whoever cites it must find what was cited. This file does not match SHA256SUMS.',
    bad: 'A line is added to `dist/v1.0.0/papers.csv`.',
    good,
  },
  'release/extra-file': {
    why: 'The folder of a release contains a file that is not part of it.',
    bad: 'There is a file `dist/v1.0.0/notes.txt`.',
    good: 'There is a file `dist/notes.txt`, beside the releases.',
  },
  'release/id-lost': {
    why: 'A published id must lead to a paper for ever, directly or by one redirect.',
    bad: 'The dump of a paper is taken out of `raw/`, and the next release has neither the paper nor a redirect from its id.',
    good: 'Two papers turn out to be one: the next release has a redirect from the id that goes to the id that stays.',
  },
  'release/input-changed': {
    why: 'A dump or sidecar of the latest release has changed, so the release cannot be built again. Dumps are never edited.',
    bad: 'A word is corrected in a dump that was released.',
    good: 'A line is added at the end of `raw/judgements.jsonl`: the release is built again with the lines that it had.',
  },
  'release/input-lost': {
    why: 'A dump of the latest release is missing, so the release cannot be built again.',
    bad: 'A dump that was released is removed.',
    good: 'A dump is added.',
  },
  'release/missing-file': {
    why: 'A file of a release is missing.',
    bad: '`dist/v1.0.0/papers.csv` is removed.',
    good,
  },
  'release/not-reproducible': {
    why: 'Building the latest release again, with the code of the commit that added it, must give the same bytes. This file has others.',
    bad: 'A rule for cleaning titles is changed after `npx daily-papers release`, and committed together with the release.',
    good: 'A release is committed together with the code that wrote it. Later commits may change the code.',
  },
  'release/stale-document': {
    why: 'README.md and the pages of docs/ repeat counts, fields and rows of the latest release. This one has others.',
    bad: 'A release is committed, and README.md has the counts of the one before.',
    good: '`npx daily-papers readme` is run after `npx daily-papers release`.',
  },
  'release/rewritten': {
    why: 'A release of the base branch has other files here, whatever its SHA256SUMS says. Who has cited it must find what was cited. A branch from before a release does not have it yet: merge the base branch.',
    bad: '`dist/v1.0.0/` is removed and released again, with 216 papers in place of 192.',
    good: '`dist/v1.0.0/` stays as it is, and `npx daily-papers release` adds `dist/v1.1.0/` with 216 papers.',
  },
  'release/unfinished': {
    why: 'A release was started but not finished: its folder exists, but `dist/latest.json` does not name it.',
    bad: '`npx daily-papers release` was killed.',
    good: '`npx daily-papers release` is run again: it finishes the release.',
  },
  'release/unreadable': {
    why: 'The files of a release cannot be parsed, so nothing more can be checked.',
    bad: '`dist/latest.json` is `{}`.',
    good,
  },
} as const satisfies Record<string, Help>;
