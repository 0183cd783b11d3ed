import { createHash } from 'node:crypto';
import type { Manifest } from '../../schemas/types.ts';
import { formatSummary, TITLE } from '../metadata/about.ts';
import { renderHtml, type Markup, markup, trustHtml } from './markup.ts';
import type { Section } from './part.ts';
import { STYLE } from './style.ts';

/** Makes the whole page: head, table of contents and sections. */
export function makeReportPage(manifest: Omit<Manifest, 'tools'>, sections: readonly Section[]): string {
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${makePolicy(STYLE)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${TITLE}: ${formatName(manifest)}</title>
<style>${trustHtml(STYLE)}</style>
</head>
<body>
<header>
<p class="kind">${formatName(manifest)}</p>
<h1>${TITLE}</h1>
<p class="lead">${formatSummary(manifest)}</p>
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
<main>
${sections.map(renderSection)}</main>
</body>
</html>
`;
  return renderHtml(page);
}

/** Makes the content security policy: the browser may use the inline style, and load nothing. */
function makePolicy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

function formatName({ version, date, edition }: Omit<Manifest, 'tools'>): string {
  const release =
    version === null ? 'build, not released' : `release ${version}${date === null ? '' : `, ${date}`}`;
  return edition === 'full' ? release : `${release}, titles only`;
}

function renderSection({ id, title, body }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}
