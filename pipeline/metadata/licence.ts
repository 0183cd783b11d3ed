import { CODE_LICENCE, DATA_LICENCE, formatRights } from './about.ts';
import type { Described, Description } from './dataset.ts';

/** LICENSE.md: the rights, in the file where people and hubs look for them. */
export function makeLicence({ manifest }: Described): Description {
  const { id, title, url } = DATA_LICENCE;
  const abstracts =
    manifest.edition === 'full' ? ['| each abstract | its authors, under the licence of their paper |'] : [];
  const lines = [
    '# Rights',
    '',
    formatRights(manifest),
    '',
    '| what | under |',
    '|---|---|',
    `| compiled facts | [${title}](${url}) (${id}) |`,
    ...abstracts,
    `| code | ${CODE_LICENCE} |`,
  ];
  return { file: 'LICENSE.md', text: `${lines.join('\n')}\n` };
}
