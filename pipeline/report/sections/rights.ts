import { DATA_LICENCE, rightsOf } from '../../metadata/about.ts';
import { markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import type { Described } from '../../metadata/dataset.ts';

/** Who may do what with it. */
export function rights({ manifest }: Described): ReportPart {
  const section = () => ({
    title: 'Rights',
    id: 'rights',
    body: markup`<p>${rightsOf(manifest)}</p>
<p class="soft">${DATA_LICENCE.title}: ${DATA_LICENCE.url}</p>`,
  });
  return { sees: {}, section };
}
