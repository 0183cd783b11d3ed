import type { SiteItem } from '../site.ts';
import { writeDay } from './papers.ts';
import type { Field, Rendering } from './rendering.ts';
import { CHROMIUM_TOP } from './tops.ts';
import { wrapAtBlanks } from './wrap.ts';

const SITE = 'https://huggingface.co';
const SHOWN: readonly Field[] = ['abstract', 'who', 'published_date'];
const LINKED: readonly Field[] = [...SHOWN, 'arxiv_id', 'upvotes', 'comments'];

/** Pages of a search, which show abstracts. */
export const SEARCH: readonly Rendering[] = [
  {
    name: 'search, Chromium',
    fields: SHOWN,
    write: (items) => `${CHROMIUM_TOP}
Daily Papers
byAK and the research community
Search any paper with AI

Daily
Weekly
Monthly
Aug 4
${items
  .map(
    ({ paper, numComments }) => `${paper.title}
${paper.summary}

${paper.organization ? `${paper.organization.name}\n${paper.organization.fullname}` : `\n${paper.authors.length} authors`}
·
${writeDay(paper)}
${numComments}
`,
  )
  .join('')}System theme
TOS
Privacy
About
Careers
Models
Datasets
Spaces
Pricing
Docs`,
  },
  {
    name: 'search, firecrawl',
    fields: LINKED,
    write: (items) => `---
url: ${SITE}/papers?q=old%20ledgers
retrieved: 2025-08-04
statusCode: 200
title: Daily Papers - Hugging Face
---
new

Get trending papers in your email inbox once a day!

Get trending papers in your email inbox!

[Subscribe](${SITE}/login?next=%2Fpapers)

# Daily Papers

## by [![](${SITE}/front/assets/papers-by.png)AK](${SITE}/akhaliq) and the research community

- Daily
- Weekly
- Monthly

[Trending Papers](${SITE}/papers/trending)

Aug 4
${items
  .map(
    ({ paper, numComments }) => `
[${paper.upvotes}](${SITE}/login?next=%2Fpapers%2F${paper.id})

### [${paper.title}](${SITE}/papers/${paper.id})

[${escapeHyphens(paper.summary)}](${SITE}/papers/${paper.id})

${
  paper.organization
    ? `[![${paper.organization.name}](https://cdn-avatars.huggingface.co/v1/oak.png)${paper.organization.fullname}](${SITE}/${paper.organization.name})`
    : `[- ![](${SITE}/avatars/1515b197a71d150d.svg)\\\\\n- ${paper.authors.length} authors](${SITE}/papers/${paper.id})`
}

·

${writeDay(paper)}[${numComments}](${SITE}/papers/${paper.id}#community)
`,
  )
  .join('')}
[Previous](${SITE}/papers/date/2025-08-03)

Trending Papers ranked by GitHub stars activity
`,
  },
  {
    name: 'search, NotebookLM',
    fields: LINKED,
    write: (items) => `---
source_id: "fb9b52af"
title: "Daily Papers - Hugging Face"
url: ${SITE}/papers?q=old%20ledgers
type: web_page
exported: 2025-08-04
---

# Daily Papers - Hugging Face
Daily Papers - Hugging Face

 Hugging Face

${SITE}/

Models

${SITE}/models

Buckets new

${SITE}/storage

Log In

${SITE}/login

new

Get trending papers in your email inbox once a day!

Get trending papers in your email inbox!

Subscribe

${SITE}/login?next=%2Fpapers

Daily Papers

by 

AK

${SITE}/akhaliq

 and the research community

old ledgers

Daily

Weekly

Monthly 

${SITE}/papers/trending

 

${SITE}/papers/date/2025-08-03

Aug 4
${items
  .map(
    ({ paper, numComments }) => `
 [-] ${paper.upvotes}

${SITE}/login?next=%2Fpapers%2F${paper.id}

${paper.title}

${SITE}/papers/${paper.id}

${paper.summary}

${SITE}/papers/${paper.id}

${
  paper.organization
    ? ` \n\n${SITE}/${paper.organization.name}\n\n ${paper.organization.fullname}\n\n${SITE}/${paper.organization.name}`
    : `[\n\n${paper.authors.length} authors](${SITE}/papers/${paper.id})`
}

·

${writeDay(paper)} 

${numComments}

${SITE}/papers/${paper.id}#community
`,
  )
  .join('')}
Previous

${SITE}/papers/date/2025-08-03

System theme

Company

TOS

${SITE}/terms-of-service

Trending Papers ranked by GitHub stars activity
`,
  },
  {
    name: 'search, html2text of 120 columns, cut before its references',
    fields: SHOWN,
    write: writeCut,
  },
];

function writeCut(items: readonly SiteItem[]): string {
  const cards = items.map(({ paper, numComments }, index) => {
    const at = 50 + 5 * index;
    const [slug, name] = [paper.organization?.name, paper.organization?.fullname];
    return `[
${paper.upvotes}
][${at}]

${writeHeading(paper.title, at + 1)}

[

${wrapAtBlanks(paper.summary, 120)}

][${at + 2}]
${paper.organization ? `[[${slug}] ${name}][${at + 3}]` : `[\n* ${paper.authors.length} authors\n][${at + 3}]`}
·
${writeDay(paper)} [ ${numComments}][${at + 4}]
`;
  });
  return `# Web source

- URL: ${SITE}/papers?q=old+ledgers
- Title: Daily Papers - Hugging Face
- Captured (UTC): 2025-08-04T09:00:00Z

\`\`\`text
* [ Models ][2]
* [ Datasets ][3]
* [Log In ][9]

new

Get trending papers in your email inbox once a day!

Get trending papers in your email inbox!

[Subscribe][29]

# Daily Papers

## by[AK][30] and the research community

* Daily
* Weekly
* Monthly

Aug 4
${cards.join('')}[Content truncated]
\`\`\`
`;
}

/** Each line of a long heading begins with its signs. */
function writeHeading(title: string, number: number): string {
  return wrapAtBlanks(`[${title}][${number}]`, 60)
    .split('\n')
    .map((line) => `### ${line}`)
    .join('\n');
}

function escapeHyphens(text: string): string {
  return text.replaceAll('--', '\\-\\-');
}
