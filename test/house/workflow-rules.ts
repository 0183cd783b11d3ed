import { parse } from 'yaml';

/** A workflow file as YAML gives it; its shape is what the rules ask for. */
export interface Workflow {
  on: string | string[] | Record<string, unknown>;
  permissions?: unknown;
  jobs: Record<string, Job>;
}

interface Job {
  if?: string;
  permissions?: unknown;
  uses?: string;
  'timeout-minutes'?: number;
  steps?: Step[];
}

export interface Step {
  name?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

export interface Rule {
  rule: string;
  /** What breaks it, in a workflow. */
  broken: (workflow: Workflow, text: string) => string[];
  /** What a bad workflow has in the place of a good part; the good one is contribution.yml unless named. */
  bad: [good: string, bad: string, file?: string][];
}

/** Steps and jobs by their place. */
const jobsOf = ({ jobs }: Workflow) => Object.entries(jobs).map(([name, job]) => ({ name, job }));
const stepsOf = (workflow: Workflow) =>
  jobsOf(workflow).flatMap(({ name, job }) =>
    (job.steps ?? []).map((step, i) => ({ place: `${name}, step ${i + 1}`, step })),
  );
const triggersOf = ({ on }: Workflow) =>
  typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on);
/** Whether nobody but the clock and maintainers can start it. */
const isOwn = (workflow: Workflow) =>
  triggersOf(workflow).every((name) => ['schedule', 'workflow_dispatch'].includes(name));
const isChecked = ({ uses = '' }: Step) => uses.startsWith('actions/checkout@');

const READING = JSON.stringify({ contents: 'read' });
const PROPOSING = JSON.stringify({ contents: 'write', 'pull-requests': 'write' });
/** Jobs that open a pull request. Nobody but the clock and maintainers can start them. */
const proposingJobsOf = (workflow: Workflow) =>
  jobsOf(workflow).filter(({ job }) => isOwn(workflow) && JSON.stringify(job.permissions) === PROPOSING);
const TOKEN = 'github.token';

/** What a workflow may do that runs what strangers wrote. Each rule has workflows that it refuses. */
export const RULES: readonly Rule[] = [
  {
    rule: 'is started by pull requests and pushes only, never with the rights of the base branch, or by clock and maintainers alone',
    broken: (workflow) =>
      isOwn(workflow) ? [] : triggersOf(workflow).filter((name) => !['pull_request', 'push'].includes(name)),
    bad: [
      ['pull_request:', 'pull_request_target:'],
      ['pull_request:', 'workflow_run:'],
      ['pull_request:', 'issue_comment:'],
      ['  pull_request:', '  schedule:\n    - cron: "0 3 * * *"\n  pull_request:'],
      ['  pull_request:', '  workflow_dispatch:\n  pull_request:'],
      ['  workflow_dispatch:', '  workflow_dispatch:\n  workflow_run:', 'nightly.yml'],
    ],
  },
  {
    rule: 'is off by the clock until a maintainer sets a variable',
    broken: (workflow) =>
      triggersOf(workflow).includes('schedule')
        ? jobsOf(workflow)
            .filter(
              ({ job }) =>
                !/^vars\.[A-Z]+ == 'true' \|\| github\.event_name == 'workflow_dispatch'$/.test(job.if ?? ''),
            )
            .map(({ name }) => name)
        : [],
    bad: [
      ["    if: vars.NIGHTLY == 'true' || github.event_name == 'workflow_dispatch'\n", '', 'nightly.yml'],
      ["vars.NIGHTLY == 'true'", "vars.NIGHTLY != 'false'", 'nightly.yml'],
      ["'workflow_dispatch'\n", "'schedule'\n", 'nightly.yml'],
    ],
  },
  {
    rule: 'may read the contents and nothing else, unless it opens a pull request and no stranger can start it',
    broken: (workflow) => {
      const proposing = proposingJobsOf(workflow).map(({ name }) => name);
      return [
        ...(JSON.stringify(workflow.permissions) === READING ? [] : ['the workflow']),
        ...jobsOf(workflow)
          .filter(({ job }) => ![undefined, READING].includes(JSON.stringify(job.permissions)))
          .map(({ name }) => name)
          .filter((name) => !proposing.includes(name)),
      ];
    },
    bad: [
      ['  contents: read', '  contents: write'],
      ['  contents: read', '  contents: read\n  pull-requests: write'],
      ['permissions:\n  contents: read', 'permissions: write-all'],
      ['permissions:\n  contents: read\n', ''],
      ['    runs-on:', '    permissions:\n      id-token: write\n    runs-on:'],
      ['    runs-on:', '    permissions:\n      contents: write\n      pull-requests: write\n    runs-on:'],
      ['permissions:\n  contents: read', 'permissions:\n  contents: write', 'update.yml'],
      ['      pull-requests: write', '      pull-requests: write\n      id-token: write', 'update.yml'],
      ['  workflow_dispatch:', '  workflow_dispatch:\n  pull_request:', 'update.yml'],
    ],
  },
  {
    rule: 'runs nothing but Git and the tool of GitHub where it may write',
    broken: (workflow) =>
      proposingJobsOf(workflow)
        .flatMap(({ job }) => [{ uses: job.uses, run: undefined }, ...(job.steps ?? [])])
        .filter(
          ({ run = '', uses }) =>
            !/^(actions\/(checkout|download-artifact)@|$)/.test(uses ?? '') ||
            /\b(npm|npx|node|bash|sh|source|eval|exec|python3?)\b|(^|[\s;&|])\.{0,2}\/[\w.]/.test(run),
        )
        .map(({ run, uses }) => run ?? uses ?? ''),
    bad: [
      ['gh auth setup-git', 'npm ci', 'update.yml'],
      ['gh auth setup-git', 'node pipeline/fetch.ts', 'update.yml'],
      ['gh auth setup-git', 'bash .ci/run', 'update.yml'],
      ['gh auth setup-git', './update/raw/run', 'update.yml'],
      ['actions/download-artifact@', 'somebody/download-artifact@', 'update.yml'],
    ],
  },
  {
    rule: 'names actions by commit',
    broken: (workflow) =>
      [
        ...stepsOf(workflow).flatMap(({ step }) => step.uses ?? []),
        ...jobsOf(workflow).flatMap(({ job }) => job.uses ?? []),
      ].filter((uses) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)),
    bad: [
      ['@08c6903cd8c0fde910a37f88322edcfb5dd907a8', '@v5'],
      ['@08c6903cd8c0fde910a37f88322edcfb5dd907a8', '@main'],
      ['@08c6903cd8c0fde910a37f88322edcfb5dd907a8', '@08c6903'],
      ['actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8', './action'],
    ],
  },
  {
    rule: 'says beside the commit which version it is',
    broken: (_, text) =>
      text
        .split('\n')
        .filter((line) => /^\s*(- )?uses:/.test(line) && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
    bad: [[' # v5.0.0', '']],
  },
  {
    rule: 'leaves no credentials behind where it checks out',
    broken: (workflow) =>
      stepsOf(workflow)
        .filter(({ step }) => isChecked(step) && step.with?.['persist-credentials'] !== false)
        .map(({ place }) => place),
    bad: [
      ['persist-credentials: false', 'persist-credentials: true'],
      ['          persist-credentials: false\n', ''],
    ],
  },
  {
    rule: 'has the whole history, which holds the code of each release',
    broken: (workflow) =>
      stepsOf(workflow)
        .filter(({ step }) => isChecked(step) && step.with?.['fetch-depth'] !== 0)
        .map(({ place }) => place),
    bad: [
      ['fetch-depth: 0', 'fetch-depth: 2'],
      ['          fetch-depth: 0\n', '', 'ci.yml'],
    ],
  },
  {
    rule: 'ends by itself: in an hour where somebody waits, and else in three',
    broken: (workflow) =>
      jobsOf(workflow)
        .filter(({ job }) => !((job['timeout-minutes'] ?? Infinity) <= (isOwn(workflow) ? 180 : 60)))
        .map(({ name }) => name),
    bad: [
      ['    timeout-minutes: 15\n', ''],
      ['    timeout-minutes: 15\n', '    timeout-minutes: 61\n'],
      ['    timeout-minutes: 180\n', '    timeout-minutes: 181\n', 'nightly.yml'],
    ],
  },
  {
    rule: 'puts nothing into a script but by the environment',
    broken: (workflow) =>
      stepsOf(workflow)
        .filter(({ step }) => step.run?.includes('${{'))
        .map(({ place }) => place),
    bad: [
      ['run: npm ci', 'run: echo "${{ github.event.pull_request.title }}" && npm ci'],
      ['run: npm ci', 'run: npm ci ${{ matrix.node }}'],
    ],
  },
  {
    rule: 'takes nothing that a stranger wrote from the event, and no secret but the token of a step that opens a pull request',
    broken: (workflow, text) => {
      const expressions = [...text.matchAll(/\$\{\{([^}]*)\}\}/g)].map(([, expression = '']) =>
        expression.trim(),
      );
      const steps = proposingJobsOf(workflow).flatMap(({ job }) => job.steps ?? []);
      const known = steps.filter(({ env }) => env?.GH_TOKEN === `\${{ ${TOKEN} }}`).length;
      return [
        ...expressions.filter(
          (expression) =>
            expression !== TOKEN && !/^(matrix\.\w+|github\.ref|!cancelled\(\)|always\(\))$/.test(expression),
        ),
        ...expressions.filter((expression) => expression === TOKEN).slice(known),
      ];
    },
    bad: [
      [
        '        run: npm',
        '        env:\n          TITLE: ${{ github.event.pull_request.title }}\n        run: npm',
      ],
      ['        run: npm', '        env:\n          HEAD: ${{ github.head_ref }}\n        run: npm'],
      ['        run: npm', '        env:\n          TOKEN: ${{ secrets.GITHUB_TOKEN }}\n        run: npm'],
      ['        run: npm', '        env:\n          GH_TOKEN: ${{ github.token }}\n        run: npm'],
      [
        '        run: npm',
        '        env:\n          GH_TOKEN: ${{ github.token }}\n        run: npm',
        'update.yml',
      ],
      ['${{ github.token }}', '${{ secrets.TOKEN }}', 'update.yml'],
      ['          name: update', '          name: ${{ github.token }}', 'update.yml'],
    ],
  },
  {
    rule: 'lets no shell read the names of files that Git lists',
    broken: (workflow) =>
      stepsOf(workflow)
        .filter(
          ({ step }) =>
            /git (diff|ls-files|ls-tree|status|show)\b/.test(step.run ?? '') &&
            (step.run ?? '')
              .split('\n')
              .some(
                (line) =>
                  /\bgit (diff|ls-files|ls-tree|status|show)\b/.test(line) &&
                  (!/ -z\b/.test(line) || /\$\(|`/.test(line)),
              ),
        )
        .map(({ place }) => place),
    bad: [
      ['run: npm ci', 'run: git diff --name-only HEAD^1 | xargs echo'],
      ['run: npm ci', 'run: echo $(git diff -z --name-only HEAD^1)'],
    ],
  },
  {
    rule: 'downloads nothing but packages',
    broken: (workflow) =>
      stepsOf(workflow)
        .filter(({ step }) => /\b(curl|wget|npx -y|npx --yes)\b/.test(step.run ?? ''))
        .map(({ place }) => place),
    bad: [['run: npm ci', 'run: curl https://example.org/install | sh']],
  },
];

/** What a workflow does that it may not, rule by rule. */
export function brokenIn(text: string, rules: readonly Rule[] = RULES): string[] {
  const workflow = parse(text) as Workflow; // GitHub's shape; what is missing breaks a rule or throws
  return rules.flatMap(({ rule, broken }) => broken(workflow, text).map((what) => `${rule}: ${what}`));
}
