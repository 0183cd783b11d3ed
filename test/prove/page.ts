import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bench/made-up.ts';
import { complain } from '../../pipeline/cli/print.ts';
import { breaksOf } from './breaks.ts';
import type { Shown } from './proof.ts';
import { loadProof, PROOFS } from './proofs.ts';

/** A proof that ran. */
export interface Run {
  name: string;
  shown: readonly Shown[];
  /** The breaks that were tried, by the figure that should find them. */
  found: { id: string; isFound: boolean }[];
}

const FILE = join(ROOT, 'docs', 'laws.md');

/** Figures of a line of the table; they are text, and empty if unknown. */
interface Figures {
  figure: string;
  breaks: string;
}

/** Until a full run has shown it. */
const PENDING = 'pending';

/** Writes what was shown; figures that were not shown stay as they are. */
export async function writePage(runs: readonly Run[]): Promise<void> {
  const known = existsSync(FILE) ? figuresIn(readFileSync(FILE, 'utf8')) : new Map<string, Figures>();
  for (const run of runs)
    for (const { id, figure } of run.shown) {
      const breaks = breaksFound(run, id) ?? known.get(id)?.breaks ?? PENDING;
      known.set(id, { figure, breaks });
    }
  writeFileSync(FILE, await renderPage(known));
}

/** What docs/laws.md says otherwise than it was shown. */
export function checkPage(runs: readonly Run[]): string[] {
  const text = readFileSync(FILE, 'utf8');
  if (!text.includes(nodeLine())) {
    complain(`not compared with docs/laws.md, which has the figures of another version than ${nodeLine()}`);
    return [];
  }
  const known = figuresIn(text);
  return runs.flatMap((run) =>
    run.shown.flatMap(({ id, figure }) => {
      const breaks = breaksFound(run, id);
      const page = known.get(id);
      return page?.figure === figure && (breaks === undefined || breaks === page.breaks)
        ? []
        : [`docs/laws.md is out of date for ${id}; run: npm run prove -- ${run.name} --broken --write`];
    }),
  );
}

/** Undefined if no break was tried, or only a sample. */
function breaksFound({ found }: Run, id: string): string | undefined {
  const own = found.filter((one) => one.id === id);
  return own.length < breaksOf(id).length
    ? undefined
    : `${own.filter(({ isFound }) => isFound).length} of ${own.length}`;
}

/** Another version of Node makes other calls to the disk, and gives other figures. */
function nodeLine(): string {
  return `Node ${process.versions.node.split('.')[0]}`;
}

function figuresIn(page: string): Map<string, Figures> {
  const rows = page.matchAll(/\| `(\w+\/\w+)` \| ([^|]*) \| ([^|]*) \|$/gm);
  return new Map([...rows].map(([, id = '', figure = '', breaks = '']) => [id, { figure, breaks }]));
}

async function renderPage(known: ReadonlyMap<string, Figures>): Promise<string> {
  const rows: string[] = [];
  for (const name of Object.keys(PROOFS)) {
    const { law, promise, figures } = await loadProof(name);
    const title = `**${law}**: ${promise}`;
    for (const [at, [key, figure]] of Object.entries(figures).entries()) {
      const id = `${name}/${key}`;
      const { figure: shown = PENDING, breaks = PENDING } = known.get(id) ?? {};
      rows.push(`| ${at === 0 ? title : ''} | ${figure.name} | \`${id}\` | ${shown} | ${breaks} |`);
    }
  }
  return `# The laws, proven

\`npm run prove -- <proof>\` runs the real thing on Linux and compares the figures with this page: those of
${nodeLine()}. \`--quick\` tries a part of the cases. With \`--broken\` each proof must also find breaks that it
makes in a copy of our own sources ([the table](../test/prove/breaks.ts)); the last column counts those found.

| law and promise | what is tried | proof | figure | breaks found |
|---|---|---|--:|--:|
${rows.join('\n')}
`;
}
