import { DATA_LICENCE, rightsOf } from '../../metadata/about.ts';
import type { Described } from '../../metadata/describe.ts';
import { markup } from '../markup.ts';
import type { Part } from '../part.ts';

/** Who may do what with it. */
export function rights({ manifest }: Described): Part {
  const section = () => ({
    title: 'Rights',
    id: 'rights',
    body: markup`<p>${rightsOf(manifest)}</p>
<p class="soft">${DATA_LICENCE.title}: ${DATA_LICENCE.url}</p>`,
  });
  return { sees: {}, section };
}
