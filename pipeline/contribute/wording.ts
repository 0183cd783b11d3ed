import { type Problem, formatProblem } from '../problem/problem.ts';
import type { Reason } from '../diff/version.ts';
import { formatMonthDay } from '../extract/date.ts';
import { describePage } from '../extract/describe-page.ts';
import { formatCount, formatPlural } from '../text/plural.ts';
import {
  formatItems,
  formatSections,
  type ListItem,
  type ListSection,
  MARKDOWN,
  TERMINAL,
  type TextStyle,
} from '../text/sections.ts';
import type { Addition, Contribution, Named, NextVersion } from './contribution.ts';

/** Formats the effect of a contribution for a terminal: of each list the first `most` items and the number of the rest. */
export function formatContribution(contribution: Contribution, most = Infinity): string {
  return formatInStyle(contribution, most, TERMINAL);
}

/** Formats the effect of a contribution as Markdown: of each list the first `most` items and the number of the rest. */
export function formatContributionMarkdown(contribution: Contribution, most = Infinity): string {
  return formatInStyle(contribution, most, MARKDOWN);
}

function formatInStyle(contribution: Contribution, most: number, style: TextStyle): string {
  const { dumps } = contribution;
  const described = dumps.map((dump) => describeDump(dump, style));
  const kinds = formatItems(described, most, style);
  const first = dumps.length === 0 ? [] : [style.title('what it is'), ...kinds, ''];
  const title = dumps.length === 0 ? 'no dump is added' : formatCounts(contribution);
  const summary = listSummary(contribution, style).map(style.line);
  // what has to be mended comes before what the pages would add
  const faults = formatSections([listErrors(contribution, style)], most, style);
  const lists = [
    ...formatSections([listSkipped(contribution, style)], Infinity, style),
    ...formatSections(makeSections(contribution, style), most, style),
  ];
  const before = faults.length === 0 ? first : [...first, ...faults.slice(1), ''];
  return `${[...before, style.title(title), ...summary, ...lists].join('\n')}\n`;
}

/** A line for each, however many there are. */
function listSkipped({ skipped }: Contribution, { code }: TextStyle): ListSection {
  const items = skipped.map(({ source, reason }) => ({
    line: `${code(source)}: skipped, as ${code(reason)}`,
  }));
  return { heading: `known already: ${formatPlural(skipped.length, 'dump')}`, items };
}

function listErrors({ problems }: Contribution, { code }: TextStyle): ListSection {
  const errors = problems.filter(({ level }) => level === 'error');
  return {
    heading: `to fix: ${formatCount(errors.length)}`,
    items: errors.map((one) => ({ line: code(formatProblem(one)) })),
  };
}

/** Describes a dump, such as `page.txt: a search page as copied text, 2025-08-05, 6 papers`, and its fields below. */
function describeDump(dump: Addition, style: TextStyle): ListItem {
  const { source, pages, accepted, quarantined, fields } = dump;
  const name = style.code(source);
  if (pages.length === 0) return { line: `${name}: no page that can be read` };
  const kinds = [...new Set(pages.map(describePage))].join(' and ');
  const lost = quarantined === 0 ? '' : `, ${formatPlural(quarantined, 'part')} that cannot be used`;
  const line = `${name}: ${kinds}, ${formatDates(dump, style)}, ${formatPlural(accepted, 'paper')}${lost}`;
  if (accepted === 0) return { line };
  const shown = fields.filter(({ papers }) => papers > 0);
  const names = shown.map(({ name, papers }) =>
    papers === accepted ? name : `${name} (${formatCount(papers)})`,
  );
  const missing = fields.filter(({ papers }) => papers === 0).map(({ name }) => name);
  return {
    line,
    details: [
      `has: ${['title', ...names].join(', ')}`,
      ...(missing.length > 0 ? [`lacks: ${missing.join(', ')}`] : []),
    ],
  };
}

function formatCounts({ dumps, records, known, papers }: Contribution): string {
  if (records === 0) return 'nothing would be added: no page has a paper that can be used';
  const found = `${formatPlural(dumps.length, 'dump')} with ${formatPlural(records, 'record')}`;
  return `${found}: ${formatPlural(papers.length, 'new paper')}, ${formatCount(known.length)} known already`;
}

/** Lists facts about all dumps together, one per line. */
function listSummary(contribution: Contribution, style: TextStyle): string[] {
  const { dumps, repeats, review, links, redirects, papers, version } = contribution;
  // a refused page adds nothing, and its reason is said above
  if (dumps.every(({ accepted }) => accepted === 0)) return [];
  const sum = (count: (dump: Addition) => number) =>
    formatCount(dumps.reduce((all, dump) => all + count(dump), 0));
  const kinds = links.map(([kind, count]) => `${kind} ${formatCount(count)}`).join(', ');
  return [
    `records accepted ${sum(({ accepted }) => accepted)}, quarantined ${sum(({ quarantined }) => quarantined)}`,
    `repeats: ${sum(({ known }) => known)} of known papers, ${formatCount(repeats)} of new ones`,
    `ids: ${formatCount(papers.length)} new, ${formatCount(redirects.length)} that redirect`,
    `new pairs that wait for a person: ${formatCount(review.length)}`,
    `links found: ${kinds || 'none'}`,
    ...listVersionLines(version, style),
  ];
}

function listVersionLines({ last, next, reasons, alone }: NextVersion, { quote }: TextStyle): string[] {
  const because = (some: readonly Reason[]) =>
    some.map(({ level, words }) => `${level}: ${words}`).join('; ');
  const isSame = last !== null && because(reasons) === because(alone);
  return [
    last === null
      ? `a release would be ${quote(next)}, the first one`
      : `a release would be ${quote(next)}, after ${quote(last)} (${because(reasons)})`,
    ...(isSame ? [] : [`by itself it is ${because(alone)}`]),
  ];
}

function makeSections(contribution: Contribution, style: TextStyle): ListSection[] {
  const { dumps, papers, known, review, problems, redirects } = contribution;
  const { quote, code } = style;
  const formatPaper = ({ id, title }: Named) => `${id} ${quote(title)}`;
  const formatOne = (problem: Problem) => code(formatProblem(problem));
  const remarks = problems.filter(({ level }) => level !== 'error');
  const sections: [heading: string, lines: string[]][] = [
    [formatPlural(dumps.length, 'dump'), dumps.map((dump) => formatDump(dump, style))],
    [`remarks: ${formatCount(remarks.length)}`, remarks.map(formatOne)],
    [`new papers: ${formatCount(papers.length)}`, papers.map(formatPaper)],
    [`known papers that appear again: ${formatCount(known.length)}`, known.map(formatPaper)],
    [
      `new pairs that wait for a person: ${formatCount(review.length)}`,
      review.map(({ title_a, title_b }) => `${quote(title_a)} and ${quote(title_b)}`),
    ],
    [
      `ids that redirect: ${formatCount(redirects.length)}`,
      redirects.map(({ id, paper_id }) => `${id} → ${paper_id}`),
    ],
  ];
  return sections.map(([heading, lines]) => ({ heading, items: lines.map((line) => ({ line })) }));
}

/** Formats a dump, such as `page.txt → 2025-08-05.txt: 2025-08-05; 6 records accepted, 0 quarantined, 5 new papers, 1 known`. */
function formatDump(dump: Addition, style: TextStyle): string {
  const { source, file, betterName, accepted, quarantined, newPapers, known, fixes } = dump;
  const { code } = style;
  const name = source.endsWith(`/${file}`) ? code(source) : `${code(source)} → ${code(file)}`;
  const fixed = fixes.map((words) => `; ${words}`).join('');
  const better = betterName === null ? '' : `; a better name: ${code(betterName)}`;
  return (
    `${name}: ${formatDates(dump, style)}; ${formatCount(accepted)} accepted, ${formatCount(quarantined)} quarantined, ` +
    `${formatPlural(newPapers, 'new paper')}, ${formatCount(known)} known${fixed}${better}`
  );
}

function formatDates({ pages }: Addition, { quote }: TextStyle): string {
  if (pages.length === 0) return 'no page';
  return pages
    .map(({ date, month_day, year_source, year_reason }) => {
      if (date === null)
        return month_day === null
          ? 'no date'
          : `${formatDay(month_day)} of an unknown year (give it with --year or in the sidecar)`;
      return year_source === 'sidecar'
        ? `${date} (year from the sidecar: ${quote(year_reason ?? '')})`
        : `${date}${year_source === 'file-name' ? ' (by its name)' : ''}`;
    })
    .join(' and ');
}

/** Formats `--08-04` as `August 4`. */
function formatDay(monthDay: string): string {
  return formatMonthDay({ month: Number(monthDay.slice(2, 4)), day: Number(monthDay.slice(5)) });
}
