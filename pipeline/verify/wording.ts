import { formatCount } from '../text/plural.ts';
import { show } from '../text/show.ts';
import type { Finding } from './finding.ts';
import type { Checked, Verified } from './verify.ts';

/** Findings shown in a terminal; --json has them all. */
const SHOWN = 20;

/** Formats the result for a person: a line for each law, then the findings. */
export function formatReport(folder: string, { laws, findings }: Verified): string[] {
  const width = Math.max(...laws.map(({ law }) => law.length));
  const more = findings.length - SHOWN;
  return [
    ...laws.map(
      (checked) =>
        `${checked.law.padEnd(width)}  ${checked.holds ? '' : 'BROKEN: '}${formatFigures(checked)}`,
    ),
    '',
    ...findings.slice(0, SHOWN).map((finding) => formatFinding(folder, finding)),
    ...(more > 0 ? [`and ${formatCount(more)} more; see them all with --json`] : []),
    formatConclusion(folder, laws),
  ];
}

function formatFigures({ figures }: Checked): string {
  return Object.entries(figures)
    .map(([name, count]) => `${formatCount(count)} ${name}`)
    .join(', ');
}

function formatFinding(folder: string, { file, line, law, message }: Finding): string {
  return show(`${folder}/${file}${line === undefined ? '' : `:${line}`}: ${law}: ${message}`);
}

function formatConclusion(folder: string, laws: readonly Checked[]): string {
  const broken = laws.filter(({ holds }) => !holds).map(({ law }) => law);
  return show(
    broken.length === 0
      ? `${folder}: all ${formatCount(laws.length)} laws hold`
      : `${folder} breaks: ${broken.join(', ')}`,
  );
}
