import type { RowOf, Rows, TableName } from '../emit/tables.ts';
import { diff } from '../diff/diff.ts';
import { makeReportPage } from './page.ts';
import type { ReportPart, See } from './part.ts';
import { reportAppearances } from './sections/appearing.ts';
import { reportCleaning } from './sections/cleaning.ts';
import { reportDigests } from './sections/digests.ts';
import { reportTextIssues } from './sections/text-issues.ts';
import { reportCounts } from './sections/glance.ts';
import { reportLengths } from './sections/lengths.ts';
import { reportLinks } from './sections/links.ts';
import { reportPapers } from './sections/papers.ts';
import { reportProvenance } from './sections/provenance.ts';
import { reportRejects } from './sections/rejects.ts';
import { reportReview } from './sections/review.ts';
import { reportRights } from './sections/rights.ts';
import { type CompareReleases, reportChanges } from './sections/since.ts';
import { reportSimilarTitles } from './sections/similar.ts';
import type { Described, Description } from '../metadata/dataset.ts';

/**
 * Makes a page that shows a dataset: one file without scripts, to open from disk. The papers come first, then the build.
 * Beyond a number of papers, neither the page nor the memory grows: it keeps counts and a few examples of the rows.
 * @param compare finds the differences from the release before
 */
export function makeReport(dataset: Described, compare: CompareReleases = diff): Description {
  const parts = [
    reportPapers(),
    reportCounts(dataset),
    reportChanges(dataset, compare),
    reportDigests(),
    reportAppearances(),
    reportCleaning(dataset),
    reportLengths(dataset),
    reportSimilarTitles(dataset),
    reportReview(),
    reportTextIssues(dataset),
    reportLinks(),
    reportRejects(dataset),
    reportProvenance(dataset),
    reportRights(dataset),
  ];
  for (const name of ORDER) showAll(name, dataset.rows, parts);
  const sections = parts.map((part) => part.section());
  return { file: 'report.html', text: makeReportPage(dataset.manifest, sections) };
}

/** Tables that parts may ask for. Quarantine comes before the ledger, which gives the places of its rows. */
const ORDER: readonly TableName[] = [
  'digests',
  'papers',
  'appearances',
  'merges',
  'review',
  'redirects',
  'quarantine',
  'ledger',
];

/** Reads a table once for all parts that need it, and stops once none of them needs more rows. */
function showAll<Name extends TableName>(name: Name, rows: Rows, parts: readonly ReportPart[]): void {
  let looking = parts.flatMap(({ sees }) => (sees[name] as See<Name> | undefined) ?? []);
  if (looking.length === 0) return;
  for (const row of rows(name) as Iterable<RowOf[Name]>) {
    looking = looking.filter((see) => see(row) !== false);
    if (looking.length === 0) return;
  }
}
