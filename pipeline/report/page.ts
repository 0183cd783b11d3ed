import { createHash } from 'node:crypto';
import type { Manifest } from '../../schemas/types.ts';
import { summaryOf, TITLE } from '../metadata/about.ts';
import { html, type Markup, markup, trusted } from './markup.ts';
import type { Section } from './part.ts';
import { STYLE } from './style.ts';

/** The whole page: its head, a list of its sections, and they. */
export function makeReportPage(manifest: Omit<Manifest, 'tools'>, sections: readonly Section[]): string {
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(STYLE)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${TITLE}: ${nameOf(manifest)}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header>
<p class="kind">${nameOf(manifest)}</p>
<h1>${TITLE}</h1>
<p class="lead">${summaryOf(manifest)}</p>
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
<main>
${sections.map(sectionOf)}</main>
</body>
</html>
`;
  return html(page);
}

/** What a browser is to load and run: the style that is in the page, and nothing else from anywhere. */
function policyOf(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

function nameOf({ version, date, edition }: Omit<Manifest, 'tools'>): string {
  const release =
    version === null ? 'build, not released' : `release ${version}${date === null ? '' : `, ${date}`}`;
  return edition === 'full' ? release : `${release}, titles only`;
}

function sectionOf({ id, title, body }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}
