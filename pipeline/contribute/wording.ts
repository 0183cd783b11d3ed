import type { Problem } from '../problem/problem.ts';
import { formatProblem } from '../problem/problem.ts';
import { codeSpan } from '../diff/wording.ts';
import type { Reason } from '../diff/version.ts';
import { show } from '../text/show.ts';
import type { Addition, Contribution, Named, NextVersion } from './contribution.ts';

/** What a contribution would do, for a terminal. Of each list the first few, and how many more there are. */
export function formatContribution(contribution: Contribution, most = Infinity): string {
  return worded(contribution, most, {
    quote: (text) => `"${show(text)}"`,
    code: show,
    title: (text) => text,
    heading: (text) => text,
    line: (text) => `  ${text}`,
  });
}

/** The same as Markdown. */
export function formatContributionMarkdown(contribution: Contribution, most = Infinity): string {
  return worded(contribution, most, {
    quote: codeSpan,
    code: codeSpan,
    title: (text) => `## ${text}\n`,
    heading: (text) => `**${text}**\n`,
    line: (text) => `- ${text}`,
  });
}

interface Style {
  /** Text from outside. */
  quote: (text: string) => string;
  /** A name of a file, or what is said of one. */
  code: (text: string) => string;
  title: (text: string) => string;
  heading: (text: string) => string;
  line: (text: string) => string;
}

/** Text, with a list below it; left out where the list is empty. */
interface Section {
  heading: string;
  lines: string[];
}

function worded(contribution: Contribution, most: number, style: Style): string {
  const { dumps, problems } = contribution;
  const errors = problems.filter(({ level }) => level === 'error');
  const sections: Section[] = [
    ...(errors.length > 0
      ? [{ heading: `to mend: ${errors.length}`, lines: errors.map(problemLine(style)) }]
      : []),
    ...sectionsOf(contribution, style),
  ];
  const lines = sections
    .filter((section) => section.lines.length > 0)
    .flatMap(({ heading, lines }) => [
      '',
      style.heading(heading),
      ...lines.slice(0, most).map(style.line),
      ...(lines.length > most ? [style.line(`and ${lines.length - most} more`)] : []),
    ]);
  const first = dumps.length === 0 ? 'no dump is added' : counts(contribution);
  return `${[style.title(first), ...summaryOf(contribution, style).map(style.line), ...lines].join('\n')}\n`;
}

function counts({ dumps, records, known, papers }: Contribution): string {
  const found = `${plural(dumps.length, 'dump')} with ${plural(records, 'record')}`;
  return `${found}: ${plural(papers.length, 'new paper')}, ${known.length} known already`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What is told of all dumps together, in a line each. */
function summaryOf(contribution: Contribution, style: Style): string[] {
  const { dumps, repeats, review, links, redirects, papers, version } = contribution;
  if (dumps.length === 0) return [];
  const sum = (count: (dump: Addition) => number) => dumps.reduce((all, dump) => all + count(dump), 0);
  const kinds = links.map(([kind, count]) => `${kind} ${count}`).join(', ');
  return [
    `records accepted ${sum(({ accepted }) => accepted)}, quarantined ${sum(({ quarantined }) => quarantined)}`,
    `repeats: ${sum(({ known }) => known)} of known papers, ${repeats} of new ones`,
    `ids: ${papers.length} new, ${redirects.length} that redirect`,
    `pairs that a person must decide: ${review.length}`,
    `links found: ${kinds || 'none'}`,
    ...versionLines(version, style),
  ];
}

function versionLines({ last, next, reasons, alone }: NextVersion, { quote }: Style): string[] {
  const because = (some: readonly Reason[]) =>
    some.map(({ level, words }) => `${level}: ${words}`).join('; ');
  const isTold = last !== null && because(reasons) === because(alone);
  return [
    last === null
      ? `a release would be ${quote(next)}, the first one`
      : `a release would be ${quote(next)}, after ${quote(last)} (${because(reasons)})`,
    ...(isTold ? [] : [`by itself it is ${because(alone)}`]),
  ];
}

function problemLine({ code }: Style): (problem: Problem) => string {
  return (problem) => code(formatProblem(problem));
}

function sectionsOf(contribution: Contribution, style: Style): Section[] {
  const { dumps, papers, known, review, problems, redirects } = contribution;
  const { quote } = style;
  const paper = ({ id, title }: Named) => `${id} ${quote(title)}`;
  const remarks = problems.filter(({ level }) => level !== 'error');
  return [
    { heading: plural(dumps.length, 'dump'), lines: dumps.map((dump) => dumpLine(dump, style)) },
    { heading: `remarks: ${remarks.length}`, lines: remarks.map(problemLine(style)) },
    { heading: `new papers: ${papers.length}`, lines: papers.map(paper) },
    { heading: `known papers that appear again: ${known.length}`, lines: known.map(paper) },
    {
      heading: `pairs that a person must decide: ${review.length}`,
      lines: review.map(({ title_a, title_b }) => `${quote(title_a)} and ${quote(title_b)}`),
    },
    {
      heading: `ids that redirect: ${redirects.length}`,
      lines: redirects.map(({ id, paper_id }) => `${id} → ${paper_id}`),
    },
  ];
}

/** Such as `page.txt → 2025-08-05.txt: 2025-08-05; 6 records accepted, 0 quarantined, 5 new papers, 1 known`. */
function dumpLine(dump: Addition, style: Style): string {
  const { source, file, betterName, accepted, quarantined, newPapers, known, did } = dump;
  const { code } = style;
  const name = source.endsWith(`/${file}`) ? code(source) : `${code(source)} → ${code(file)}`;
  const mended = did.map((words) => `; ${words}`).join('');
  const better = betterName === null ? '' : `; better called ${code(betterName)}`;
  return (
    `${name}: ${datesOf(dump, style)}; ${accepted} accepted, ${quarantined} quarantined, ` +
    `${plural(newPapers, 'new paper')}, ${known} known${mended}${better}`
  );
}

function datesOf({ pages }: Addition, { quote }: Style): string {
  if (pages.length === 0) return 'no page';
  return pages
    .map(({ date, month_day, year_source, year_reason }) => {
      if (date === null)
        return month_day === null
          ? 'no date'
          : `${month_day} of an unknown year (say it with --year, or in the sidecar)`;
      return year_source === 'page' ? date : `${date} (year from the sidecar: ${quote(year_reason ?? '')})`;
    })
    .join(' and ');
}
