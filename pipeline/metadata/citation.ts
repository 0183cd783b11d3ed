import { stringify } from 'yaml';
import { CREATOR, DATA_LICENCE, keywordsOf, toReleaseFields, rightsOf, summaryOf, TITLE } from './about.ts';
import type { Described, Description } from './dataset.ts';

/** CITATION.cff, by the Citation File Format 1.2.0 (https://citation-file-format.github.io). */
export function makeCitation({ manifest }: Described): Description {
  const { version, date } = toReleaseFields(manifest);
  const text = stringify(
    {
      'cff-version': '1.2.0',
      message:
        'If you use this dataset, please cite it as follows, and each paper whose abstract you use as its own.',
      type: 'dataset',
      title: TITLE,
      abstract: `${summaryOf(manifest)} ${rightsOf(manifest)}`,
      authors: [{ name: CREATOR }],
      keywords: keywordsOf(manifest),
      license: DATA_LICENCE.id,
      version,
      'date-released': date,
    },
    // the format is read by libraries of YAML 1.1 too, to which a bare date is no text
    { version: '1.1', lineWidth: 0 },
  );
  return { file: 'CITATION.cff', text };
}
