import { stringify } from 'yaml';
import { CREATOR, listKeywords, toReleaseFields, formatSummary, TITLE } from './about.ts';
import { ADDRESSES, type Addresses } from './addresses.ts';
import { formatRights, licenceOf, RIGHTS_FILE } from './rights.ts';
import type { Described, Description } from './dataset.ts';

/** CITATION.cff: Citation File Format 1.2.0 (https://citation-file-format.github.io). */
export function makeCitation({ manifest }: Pick<Described, 'manifest'>, addresses = ADDRESSES): Description {
  const { version, date } = toReleaseFields(manifest);
  const { id } = licenceOf(manifest);
  const text = stringify(
    {
      'cff-version': '1.2.0',
      message:
        'If you use this dataset, please cite it as follows, and each paper whose abstract you use as its own.',
      type: 'dataset',
      title: TITLE,
      abstract: `${formatSummary(manifest)} ${formatRights(manifest)}`,
      authors: [{ name: CREATOR }],
      keywords: listKeywords(manifest),
      // the format knows SPDX identifiers only, and no one for the edition with abstracts
      license: id ?? undefined,
      'license-url': id === null ? findRightsPage(version, addresses) : undefined,
      url: addresses.homepage ?? undefined,
      'repository-code': addresses.repository ?? undefined,
      version,
      'date-released': date,
    },
    // some readers use YAML 1.1, in which an unquoted date is not text
    { version: '1.1', lineWidth: 0 },
  );
  return { file: 'CITATION.cff', text };
}

/** Only a release has files at an address. */
function findRightsPage(version: string | undefined, { raw }: Addresses): string | undefined {
  return raw === null || version === undefined ? undefined : `${raw}dist/v${version}/${RIGHTS_FILE}`;
}
