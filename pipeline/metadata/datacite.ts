import type { Manifest } from '../../schemas/types.ts';
import { CREATOR, listKeywords, LANGUAGE, toReleaseFields, formatSummary, TITLE } from './about.ts';
import { ADDRESSES } from './addresses.ts';
import { listFiles } from './files.ts';
import { formatRights, licenceOf } from './rights.ts';
import { type Described, type Description, toJsonFile } from './dataset.ts';

/**
 * datacite.json: the record to send to DataCite to register a DOI (Metadata Schema 4, https://schema.datacite.org).
 * It has no DOI yet. DataCite requires a year of publication, which only a release has.
 */
export function makeDatacite({ manifest }: Described, addresses = ADDRESSES): Description {
  const { version, date } = toReleaseFields(manifest);
  const entries = listFiles(manifest);
  return toJsonFile('datacite.json', {
    url: addresses.homepage ?? undefined,
    types: { resourceTypeGeneral: 'Dataset', resourceType: 'Dataset' },
    creators: [{ name: CREATOR, nameType: 'Organizational' }],
    titles: [{ title: TITLE }],
    publisher: { name: CREATOR },
    publicationYear: date?.slice(0, 4),
    dates: date && [{ date, dateType: 'Issued' }],
    subjects: listKeywords(manifest).map((subject) => ({ subject })),
    language: LANGUAGE,
    version,
    rightsList: makeRightsList(manifest),
    descriptions: [
      { description: formatSummary(manifest), descriptionType: 'Abstract' },
      { description: formatRights(manifest), descriptionType: 'Other' },
    ],
    sizes: [`${entries.reduce((sum, { bytes }) => sum + bytes, 0)} bytes`],
    formats: [...new Set(entries.map(({ mediaType }) => mediaType))],
    schemaVersion: 'http://datacite.org/schema/kernel-4',
  });
}

/** DataCite takes a list; it has one entry, because a reader may take any entry for the licence of the whole. */
function makeRightsList(manifest: Pick<Manifest, 'edition'>): object[] {
  const { id, title, url } = licenceOf(manifest);
  if (id === null) return [{ rights: title }];
  const scheme = { rightsIdentifierScheme: 'SPDX', schemeUri: 'https://spdx.org/licenses/' };
  return [{ rights: title, rightsUri: url, rightsIdentifier: id, ...scheme }];
}
