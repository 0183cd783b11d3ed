import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bench/made-up.ts';
import { complain } from '../../pipeline/cli/print.ts';
import { writeAtomically } from '../../pipeline/disk/atomic-write.ts';
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

/** Until a quick run has shown it. */
const PENDING = 'pending';

/** Writes what a quick run has shown; other figures stay as they are. */
export async function writePage(runs: readonly Run[]): Promise<void> {
  const figures = existsSync(FILE) ? figuresIn(readFileSync(FILE, 'utf8')) : new Map<string, string>();
  for (const { shown } of runs) for (const { id, figure } of shown) figures.set(id, figure);
  writeAtomically(FILE, await renderPage(figures));
}

/** What docs/laws.md says otherwise than a quick run has shown. */
export function checkPage(runs: readonly Run[]): string[] {
  const text = readFileSync(FILE, 'utf8');
  if (!text.includes(nodeLine())) {
    complain(`not compared with docs/laws.md, which has the figures of another version than ${nodeLine()}`);
    return [];
  }
  const known = figuresIn(text);
  return runs.flatMap(({ name, shown }) =>
    shown
      .filter(({ id, figure }) => known.get(id) !== figure)
      .map(
        ({ id, figure }) =>
          `docs/laws.md has another figure for ${id} than ${figure}; run: npx daily-papers prove ${name} --quick --write`,
      ),
  );
}

/** Another version of Node makes other calls to the disk, and gives other figures. */
function nodeLine(): string {
  return `Node ${process.versions.node.split('.')[0]}`;
}

/** The figures of a page, by the name of the proof and the figure. */
function figuresIn(page: string): Map<string, string> {
  const rows = page.matchAll(/\| `(\w+\/\w+)` \| ([^|]*) \| [^|]* \|$/gm);
  return new Map([...rows].map(([, id = '', figure = '']) => [id, figure]));
}

async function renderPage(shown: ReadonlyMap<string, string>): Promise<string> {
  const rows: string[] = [];
  for (const name of Object.keys(PROOFS)) {
    const { law, promise, figures } = await loadProof(name);
    const title = `**${law}**: ${promise}`;
    for (const [at, [key, figure]] of Object.entries(figures).entries()) {
      const id = `${name}/${key}`;
      const breaks = breaksOf(id).length;
      rows.push(
        `| ${at === 0 ? title : ''} | ${figure.name} | \`${id}\` | ${shown.get(id) ?? PENDING} | ${breaks} |`,
      );
    }
  }
  return `# The laws, proven

\`npx daily-papers prove --quick\` runs the real thing on Linux and compares the figures with this page: those of
${nodeLine()}. CI does so for each change. Without \`--quick\` the same proofs try many more cases, at night. With
\`--broken\` each figure must also find breaks of our own sources, made in a copy: the last column counts them,
and [the table](../test/prove/breaks.ts) names them.

| law and promise | what is tried | proof | figure | breaks |
|---|---|---|--:|--:|
${rows.join('\n')}
`;
}
