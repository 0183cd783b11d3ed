import type { RowOf, Rows, TableName } from '../emit/tables.ts';
import { diff } from '../diff/diff.ts';
import { makeReportPage } from './page.ts';
import type { ReportPart, See } from './part.ts';
import { appearing } from './sections/appearing.ts';
import { cleaning } from './sections/cleaning.ts';
import { digests } from './sections/digests.ts';
import { flags } from './sections/flags.ts';
import { glance } from './sections/glance.ts';
import { lengths } from './sections/lengths.ts';
import { links } from './sections/links.ts';
import { provenance } from './sections/provenance.ts';
import { rejects } from './sections/rejects.ts';
import { review } from './sections/review.ts';
import { rights } from './sections/rights.ts';
import { type CompareReleases, since } from './sections/since.ts';
import { similar } from './sections/similar.ts';
import type { Described, Description } from '../metadata/dataset.ts';

/**
 * A page that shows a dataset: one file without scripts that opens from a disk. Of the rows it keeps counts and a
 * few examples, chosen by rules, so that neither the page nor the memory to make it grows with them; only titles
 * are kept while there are few enough to be compared.
 * @param compare tells what differs from the release before
 */
export function makeReport(dataset: Described, compare: CompareReleases = diff): Description {
  const parts = [
    glance(dataset),
    since(dataset, compare),
    digests(),
    appearing(),
    cleaning(dataset),
    lengths(dataset),
    similar(dataset),
    review(),
    flags(dataset),
    links(),
    rejects(dataset),
    provenance(dataset),
    rights(dataset),
  ];
  for (const name of ORDER) showAll(name, dataset.rows, parts);
  const sections = parts.map((part) => part.section());
  return { file: 'report.html', text: makeReportPage(dataset.manifest, sections) };
}

/** Tables that parts may ask for; what is rejected comes before the ledger, in which its place is looked up. */
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

/** Reads a table once for all the parts that look at it, and no further than any of them wants to see. */
function showAll<Name extends TableName>(name: Name, rows: Rows, parts: readonly ReportPart[]): void {
  let looking = parts.flatMap(({ sees }) => (sees[name] as See<Name> | undefined) ?? []);
  if (looking.length === 0) return;
  for (const row of rows(name) as Iterable<RowOf[Name]>) {
    looking = looking.filter((see) => see(row) !== false);
    if (looking.length === 0) return;
  }
}
