import type { Manifest } from '../../schemas/types.ts';
import {
  ABSTRACTS,
  CREATOR,
  DATA_LICENCE,
  keywordsOf,
  LANGUAGE,
  toReleaseFields,
  rightsOf,
  summaryOf,
  TITLE,
} from './about.ts';
import { toJsonFile } from './json-file.ts';
import { listFiles } from './files.ts';
import type { Described, Description } from './dataset.ts';

/**
 * datacite.json: what whoever registers a DOI for a release hands to DataCite (Metadata Schema 4, https://schema.datacite.org).
 * There is no DOI in it, since none is registered. DataCite wants a year of publication, which only a release has.
 */
export function makeDatacite({ manifest }: Described): Description {
  const { version, date } = toReleaseFields(manifest);
  const parts = listFiles(manifest);
  return toJsonFile('datacite.json', {
    types: { resourceTypeGeneral: 'Dataset', resourceType: 'Dataset' },
    creators: [{ name: CREATOR, nameType: 'Organizational' }],
    titles: [{ title: TITLE }],
    publisher: { name: CREATOR },
    publicationYear: date?.slice(0, 4),
    dates: date && [{ date, dateType: 'Issued' }],
    subjects: keywordsOf(manifest).map((subject) => ({ subject })),
    language: LANGUAGE,
    version,
    rightsList: rightsListOf(manifest),
    descriptions: [
      { description: summaryOf(manifest), descriptionType: 'Abstract' },
      { description: rightsOf(manifest), descriptionType: 'Other' },
    ],
    sizes: [`${parts.reduce((sum, { bytes }) => sum + bytes, 0)} bytes`],
    formats: [...new Set(parts.map(({ mediaType }) => mediaType))],
    schemaVersion: 'http://datacite.org/schema/kernel-4',
  });
}

function rightsListOf({ edition }: Pick<Manifest, 'edition'>): object[] {
  const { id, title, url } = DATA_LICENCE;
  const facts = {
    rights: title,
    rightsUri: url,
    rightsIdentifier: id,
    rightsIdentifierScheme: 'SPDX',
    schemeUri: 'https://spdx.org/licenses/',
  };
  return edition === 'full' ? [facts, { rights: ABSTRACTS }] : [facts];
}
