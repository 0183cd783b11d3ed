import type { SiteItem } from '../site.ts';
import { FIREFOX_TOP, CHROMIUM_TOP, HTML2TEXT_TOP, INNER_TOP, PANDOC_TOP } from './tops.ts';
import type { Rendering } from './rendering.ts';
import { toReferences, wrapAfterHyphens } from './wrap.ts';

const SITE = 'https://huggingface.co';
const PICTURES = 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers';

/**
 * Daily pages, which show no texts. A number below the authors that nothing names is in no field, and neither is an
 * address that stands only in a list at the end.
 */
export const DAILY: readonly Rendering[] = [
  {
    name: 'daily, Chromium',
    fields: ['author_count', 'submitted_by'],
    write: (items) => `${CHROMIUM_TOP}
Daily Papers
by

AK
and the research community

Search by arxiv id or title
Submit a paper
Aug
4
${items
  .map(
    ({ paper, numComments }) => `
Submitted by${nameOf(paper)}
${paper.title}
·
${paper.authors.length} authors
${numComments}
`,
  )
  .join('')}Previous
Next
© Hugging Face
TOS
Privacy
About
Jobs
Models
Datasets
Spaces
Pricing
Docs`,
  },
  {
    name: 'daily, Firefox',
    fields: ['author_count', 'submitted_by'],
    write: (items) => `${FIREFOX_TOP}
Daily Papers
by AK and the research community

Aug 4
${items
  .map(
    ({ paper, numComments }) => `
Submitted by ${nameOf(paper)}
${paper.title}

    ·
    ${paper.authors.length} authors

${numComments}
`,
  )
  .join('')}Previous
Next
© Hugging Face
TOS
Privacy
About`,
  },
  {
    name: 'daily, innerText',
    fields: ['author_count', 'submitted_by', 'upvotes', 'comments'],
    write: (items) => `${INNER_TOP}
Daily Papers
by
AK
and the research community
Search by arxiv id or title
Submit a paper
AUG
4
${items
  .map(
    ({ paper, numComments }) => `Submitted by
${nameOf(paper)}
${paper.upvotes}
${paper.title}
·
${paper.authors.length} authors
${numComments}
`,
  )
  .join('')}Previous
Next
© Hugging Face
TOS
Privacy
About`,
  },
  {
    name: 'daily, pandoc plain',
    fields: ['author_count', 'submitted_by', 'upvotes', 'comments'],
    write: (items) => `${PANDOC_TOP}
Daily Papers

by []AK and the research community

[] Search by arxiv id or title

[]Submit a paper

[] Aug 4 []
${items
  .map(
    ({ paper, numComments }) => `
[]

Submitted by [] ${nameOf(paper)}

[]

${paper.upvotes}

${paper.title}

-   []

-   []

-   ·

    ${paper.authors.length} authors

[] ${numComments}
`,
  )
  .join('')}
Previous

Next

© Hugging Face

TOS Privacy About Jobs []

Models Datasets Spaces Pricing Docs
`,
  },
  {
    name: 'daily, html2text',
    fields: ['arxiv_id', 'author_count', 'submitted_by', 'upvotes', 'comments'],
    write: (items) => wrapAfterHyphens(writeHtml2text(items), 78),
  },
  {
    name: 'daily, html2text with references',
    fields: ['author_count', 'submitted_by', 'upvotes', 'comments'],
    write: (items) => wrapAfterHyphens(toReferences(writeHtml2text(items)), 78),
  },
  {
    name: 'daily, Obsidian',
    // the number beside that of comments may be that of stars
    fields: ['arxiv_id', 'who', 'submitted_by', 'comments'],
    write: (items) => `---
title: "Daily Papers - Hugging Face"
source: "${SITE}/papers/date/2025-08-04"
author:
published:
created: 2025-08-05
description: "Your daily dose of AI research from AK"
tags:
  - "clippings"
---
new

Get trending papers in your email inbox once a day!

## Daily Papers

## byAK and the research community

Aug 4
${items
  .map(
    ({ paper, numComments }) => `
[![](${PICTURES}/${paper.id}.png)](${SITE}/papers/${paper.id})

Submitted by ${nameOf(paper)}

### ${paper.title}

${writeObsidianWho(paper)}

[${paper.upvotes}](${SITE}/papers/${paper.id}) [${numComments}](${SITE}/papers/${paper.id}#community)
`,
  )
  .join('')}
[Previous](${SITE}/papers/date/2025-08-03)`,
  },
];

function nameOf({ submittedOnDailyBy }: SiteItem['paper']): string {
  return submittedOnDailyBy?.user ?? '';
}

function writeObsidianWho({ id, organization, authors }: SiteItem['paper']): string {
  return organization
    ? `[\n\n${organization.fullname}\n\n](${SITE}/${organization.name})`
    : `[\n- ·\n\t${authors.length} authors\n](${SITE}/papers/${id})`;
}

function writeHtml2text(items: readonly SiteItem[]): string {
  return `${HTML2TEXT_TOP}
# [Daily Papers](/papers)

## by [![](/front/assets/papers-by.png)AK](/akhaliq) and the research community

Search by arxiv id or title 

\`\`

[Submit a paper](/spaces/huggingface/HuggingDiscussions/discussions/32)

[](/papers?date=2025-08-03) Aug 4 [](/papers?date=2025-08-05)
${items
  .map(
    ({ paper, numComments }) => `
[![](${PICTURES}/${paper.id}.png) ](/papers/${paper.id})

Submitted by ![](https://cdn-avatars.huggingface.co/v1/production/uploads/1674929746905-60f1abe7544c2adfd699860c.jpeg) ${nameOf(paper)}

[ ${paper.upvotes}](/login?next=%2Fpapers%2F${paper.id})

### [${paper.title}](/papers/${paper.id})

[

  *   * ![](/avatars/be9c948ecf9c413ad4c8aa6598d3ba86.svg)
  * ![](/avatars/de1bb22e89090116f5f97b5a2e061cea.svg)
  * · ${paper.authors.length} authors 

](/papers/${paper.id}) [ ${numComments} ](/papers/${paper.id}#community)
`,
  )
  .join('')}
[Previous](/papers?date=2025-08-03) [Next](/papers?date=2025-08-05)

(C) Hugging Face

[TOS](/terms-of-service) [Privacy](/privacy) [About](/huggingface)
`;
}
