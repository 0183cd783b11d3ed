import { FACTS_LICENCE, formatRights } from '../../metadata/rights.ts';
import { markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import type { Described } from '../../metadata/dataset.ts';

/** The rights in the dataset. */
export function reportRights({ manifest }: Described): ReportPart {
  const section = () => ({
    title: 'Rights',
    id: 'rights',
    body: markup`<p>${formatRights(manifest)}</p>
<p class="soft">Of the compiled facts: ${FACTS_LICENCE.title}, ${FACTS_LICENCE.url}</p>`,
  });
  return { sees: {}, section };
}
