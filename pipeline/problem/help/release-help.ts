import type { Help } from './example.ts';

const good = 'A folder `dist/v1.0.0/` as it was released, named by `dist/latest.json`.';

/** Of releases. */
export const RELEASE_HELP = {
  'release/changed-file': {
    why: 'A release never changes: who cites it must find what was cited. This file is not what its SHA256SUMS says.',
    bad: 'A line is added to `dist/v1.0.0/papers.csv`.',
    good,
  },
  'release/extra-file': {
    why: 'A file stands in the folder of a release that is no part of it.',
    bad: 'There is a file `dist/v1.0.0/notes.txt`.',
    good: 'There is a file `dist/notes.txt`, beside the releases.',
  },
  'release/id-lost': {
    why: 'An id that was published once must lead to a paper for ever, by itself or by one redirect.',
    bad: 'The dump of a paper is taken out of `raw/`, and the next release has neither the paper nor a redirect from its id.',
    good: 'A paper turns out to be another one: the next release has a redirect from its id to the id that stays.',
  },
  'release/input-changed': {
    why: 'A dump or a sidecar that went into the latest release is another one now, so that the release cannot be built again. Dumps are never edited.',
    bad: 'A word is mended in a dump that was released.',
    good: 'A line is added at the end of `raw/judgements.jsonl`: the release is built again from its beginning.',
  },
  'release/input-lost': {
    why: 'A dump that went into the latest release is gone, so that the release cannot be built again.',
    bad: 'A dump that was released is removed.',
    good: 'A dump is added.',
  },
  'release/missing-file': {
    why: 'A file of a release is gone.',
    bad: '`dist/v1.0.0/papers.csv` is removed.',
    good,
  },
  'release/not-reproducible': {
    why: 'Whoever builds the latest release again must get the same bytes. With the pipeline as it is now this file comes out otherwise.',
    bad: 'A rule for cleaning titles is changed, and no release is made.',
    good: 'A rule for cleaning titles is changed, and a release is made.',
  },
  'release/unfinished': {
    why: 'A release was begun and not ended: its folder is there, but `dist/latest.json` does not name it.',
    bad: '`npm run release` was killed.',
    good: '`npm run release` is run again: it ends what was begun.',
  },
  'release/unreadable': {
    why: 'The releases cannot be read as what they are, so that no more can be checked.',
    bad: '`dist/latest.json` is `{}`.',
    good,
  },
} as const satisfies Record<string, Help>;
