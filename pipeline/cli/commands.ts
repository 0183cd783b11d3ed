/** Who needs a command, in the order of the list, with the heading of each. */
export const USERS = {
  use: 'to use the dataset',
  contribute: 'to contribute pages',
  maintain: 'to maintain the dataset',
  develop: 'to develop the pipeline',
} as const;

/** A command of the program. */
export interface Listed {
  for: keyof typeof USERS;
  /** Path from the root of the repository. */
  file: string;
  /** One sentence. */
  summary: string;
}

const command = (user: Listed['for'], file: string, summary: string): Listed => ({
  for: user,
  file,
  summary,
});

/** Every command of `npx daily-papers`, and of `npm run`, in the order of the list: a maintainer's day from top to bottom. */
export const COMMANDS = {
  explain: command(
    'use',
    'pipeline/explain.ts',
    'Explains why appearances are one paper, why others are separate, and what would change that.',
  ),
  verify: command(
    'use',
    'pipeline/verify.ts',
    'Checks the laws on one built or released folder, from its files alone.',
  ),
  download: command(
    'use',
    'pipeline/download.ts',
    'Gets a release, or the files of it that Git does not take, and checks every SHA-256.',
  ),
  reproduce: command(
    'use',
    'pipeline/reproduce.ts',
    'Builds a release again with the code of its commit, and compares every byte.',
  ),
  fetch: command(
    'contribute',
    'pipeline/fetch.ts',
    'Saves days of the daily papers API as raw/YYYY-MM-DD.json, each with a sidecar.',
  ),
  contribute: command(
    'contribute',
    'pipeline/contribute.ts',
    'Reports what pages would add to the dataset, and copies them into raw/ with their sidecars.',
  ),
  check: command(
    'contribute',
    'pipeline/check.ts',
    'Checks all that a contribution must pass: raw/ as validate does, and every release.',
  ),
  build: command(
    'maintain',
    'pipeline/build.ts',
    'Builds the dataset from the dumps in raw/: extract, validate, merge, emit.',
  ),
  review: command(
    'maintain',
    'pipeline/review.ts',
    'Shows the pairs that no rule decides, the most similar first. On a terminal it asks about each.',
  ),
  diff: command(
    'maintain',
    'pipeline/diff.ts',
    'Shows the differences between two releases or built folders.',
  ),
  release: command(
    'maintain',
    'pipeline/release.ts',
    'Releases the build in dist/next, for good, and brings README, notebooks and package along.',
  ),
  package: command('maintain', 'pipeline/package.ts', 'Makes the npm package of a release.'),
  extract: command(
    'develop',
    'pipeline/extract.ts',
    'Stage 1 alone: prints the records of the dumps that you name.',
  ),
  validate: command(
    'develop',
    'pipeline/validate.ts',
    'Stages 1 and 2: checks all dumps, sidecars and judgements in raw/, and writes nothing.',
  ),
  merge: command(
    'develop',
    'pipeline/merge.ts',
    'Stages 1 to 3: prints which records of raw/ are one paper, with the evidence, and writes nothing.',
  ),
  emit: command(
    'develop',
    'pipeline/emit.ts',
    'Stage 4 alone: writes all formats of a built folder again from its JSON Lines.',
  ),
  schemas: command(
    'develop',
    'schemas/generate.ts',
    'Writes the types and validators that follow from the schemas.',
  ),
  readme: command(
    'develop',
    'pipeline/readme.ts',
    'Writes the counts, rows, fields and commands into README.md and docs/.',
  ),
  problems: command(
    'develop',
    'pipeline/problems.ts',
    'Writes docs/problems.md, which explains every problem.',
  ),
  passport: command(
    'develop',
    'test/passport/passport.ts',
    'Opens every file of a build with every tool, and compares what it reads with the JSON Lines.',
  ),
  notebooks: command(
    'develop',
    'test/notebooks/notebooks.ts',
    'Runs the notebooks from the top, and compares what they give with what they hold.',
  ),
  prove: command(
    'develop',
    'test/prove/prove.ts',
    'Shows that the laws hold by running the real thing, and damaging it.',
  ),
  scorecard: command(
    'develop',
    'test/scorecard/scorecard.ts',
    'Measures on labelled data what is called one paper, and fails below the bars.',
  ),
  bench: command('develop', 'test/bench/bench.ts', 'Measures every part of the build beside its baseline.'),
  generate: command(
    'develop',
    'test/support/generate.ts',
    'Makes dumps of made-up records, to try the pipeline at scale.',
  ),
} as const satisfies Readonly<Record<string, Listed>>;

export type CommandName = keyof typeof COMMANDS;

/** The name and the summary of a command for its own help. @param details further lines */
export function listed<Name extends CommandName>(
  name: Name,
  details?: string,
): { name: Name; summary: string } {
  const { summary } = COMMANDS[name];
  return { name, summary: details === undefined ? summary : `${summary}\n\n${details}` };
}
