import type { SiteItem } from '../site.ts';
import { textOf, writeDay } from './papers.ts';
import type { Field, Rendering } from './rendering.ts';
import { CHROMIUM_TOP, FIREFOX_TOP, HTML2TEXT_TOP, PANDOC_TOP } from './tops.ts';
import { toReferences, wrapAfterHyphens, wrapAtBlanks } from './wrap.ts';

const SHOWN: readonly Field[] = ['text', 'who', 'submitted_by', 'published_date', 'github_stars'];
const LINKED: readonly Field[] = [...SHOWN, 'arxiv_id', 'upvotes', 'github_repo'];

/** Trending pages, which show a summary, or the abstract if a paper has no summary. */
export const TRENDING: readonly Rendering[] = [
  {
    name: 'trending, Chromium',
    fields: SHOWN,
    write: (items) => `${CHROMIUM_TOP}
Trending Papers
byAK and the research community
Search any paper with AI

Daily
Weekly
Monthly
Trending Papers
${items
  .map(
    ({ paper }) => `
Submitted by
${nameOf(paper)}
${paper.title}
${textOf(paper)}

${paper.organization ? `${paper.organization.name}\n${paper.organization.fullname}` : `${paper.authors.length} authors`}
·
Published on ${writeDay(paper)}
GitHub
${paper.githubStars}
arXiv Page
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
    name: 'trending, Firefox',
    fields: SHOWN,
    write: (items) => `${FIREFOX_TOP}
Trending Papers
byAK and the research community

Trending Papers
${items
  .map(
    ({ paper }) => `Submitted by
${nameOf(paper)}
${paper.title}

${textOf(paper)}
${paper.organization ? `${paper.organization.name} ${paper.organization.fullname}\n` : `\n    ${paper.authors.length} authors\n\n`}· Published on ${writeDay(paper)}
GitHub
${paper.githubStars}
arXiv Page
`,
  )
  .join('')}TOS
Privacy
About
Careers`,
  },
  {
    name: 'trending, html2text, cards twice',
    fields: LINKED,
    write: (items) => writeHtml2text(items),
  },
  {
    name: 'trending, html2text of 78 columns',
    fields: LINKED,
    write: (items) => wrapAfterHyphens(writeHtml2text(items), 78),
  },
  {
    name: 'trending, html2text of 78 columns with references',
    fields: [...SHOWN, 'upvotes'],
    write: (items) => wrapAfterHyphens(toReferences(writeHtml2text(items)), 78),
  },
  {
    name: 'trending, pandoc plain',
    fields: [...SHOWN, 'upvotes'],
    write: (items) => wrapAtBlanks(writePandoc(items), 72),
  },
  {
    name: 'trending, text with names of pictures, cards twice',
    fields: LINKED,
    write: (items) => writeNamed(items),
  },
];

function nameOf({ submittedOnDailyBy }: SiteItem['paper']): string {
  return submittedOnDailyBy?.user ?? '';
}

/** The card for wide screens, and the one for narrow screens. */
const PREFIXES = ['Published on ', ''] as const;

function writeHtml2text(items: readonly SiteItem[]): string {
  const writeCard = ({ paper }: SiteItem, prefix: string) => `
[${prefix === '' ? '' : `![](https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${paper.id}.png)`}](/papers/${paper.id})

Submitted by 

![](/avatars/x.svg)

${nameOf(paper)}

### [${paper.title}](/papers/${paper.id})

${textOf(paper)}

${
  paper.organization
    ? `[![${paper.organization.name}](https://cdn-avatars.huggingface.co/v1/production/uploads/60991602f7c9c7bf29603a88/oak.png) ${paper.organization.fullname}](/${paper.organization.name}) · `
    : `  * ![](/avatars/x.svg)\n  * ![](/avatars/x.svg)\n  * ${paper.authors.length} authors\n\n· `
}${prefix}${writeDay(paper)}

[ Upvote ${paper.upvotes} ](/login?next=%2Fpapers%2F${paper.id})

[ GitHub ${paper.githubStars}](${paper.githubRepo}) [ arXiv Page](https://arxiv.org/abs/${paper.id})
`;
  return `${HTML2TEXT_TOP}
# Trending Papers

## by[![](/front/assets/papers-by.png)AK](/akhaliq) and the research community

  * Daily 
  * Weekly 
  * Monthly 

[](/papers)

Trending Papers
${items.flatMap((item) => PREFIXES.map((prefix) => writeCard(item, prefix))).join('')}
System theme

Company

[TOS](/terms-of-service) [Privacy](/privacy) [About](/huggingface) [](/)

Website

[Models](/models) [Datasets](/datasets) [Spaces](/spaces)
`;
}

function writePandoc(items: readonly SiteItem[]): string {
  const writeCard = ({ paper }: SiteItem, prefix: string) => `${prefix === '' ? '' : '\n[]\n'}
Submitted by

[]

${nameOf(paper)}

${paper.title}

${textOf(paper)}

${
  paper.organization
    ? `[${paper.organization.name}] ${paper.organization.fullname} · `
    : `-   []\n-   []\n-   ${paper.authors.length} authors\n\n· `
}${prefix}${writeDay(paper)}

[] Upvote

${paper.upvotes}

[] GitHub [] ${paper.githubStars} [] arXiv Page
`;
  return `${PANDOC_TOP}
Trending Papers

by[]AK and the research community

-   Daily
-   Weekly
-   Monthly

Trending Papers
${items.flatMap((item) => PREFIXES.map((prefix) => writeCard(item, prefix))).join('')}
System theme

Company

TOS Privacy About Careers []
`;
}

function writeNamed(items: readonly SiteItem[]): string {
  const site = 'https://huggingface.co';
  let section = 2;
  const writeCard = ({ paper }: SiteItem, prefix: string) => `

[[Picture: no text]](${site}/papers/${paper.id})


Submitted by

[Picture: no text]

${nameOf(paper)}


<a id="source-section-${++section}"></a>

### [${paper.title}](${site}/papers/${paper.id})


${textOf(paper)}


${
  paper.organization
    ? `[[Picture: ${paper.organization.name}] ${paper.organization.fullname}](${site}/${paper.organization.name}) · `
    : `-\n\n-\n\n- [Picture: no text]\n\n- ${paper.authors.length} authors\n\n· `
}${prefix}${writeDay(paper)}


[Upvote

${paper.upvotes}](${site}/login?next=%2Fpapers%2F${paper.id})

[GitHub ${paper.githubStars}](${paper.githubRepo}) [arXiv Page](https://arxiv.org/abs/${paper.id})
`;
  return `# Trending Papers

- Source URL: ${site}/papers/trending
- Extraction: structured text

## Extracted Text

<a id="source-section-0"></a>

new


Get trending papers in your email inbox once a day!


Get trending papers in your email inbox!

[Subscribe](${site}/login?next=%2Fpapers)


<a id="source-section-1"></a>

# Trending Papers


<a id="source-section-2"></a>

## by[[Picture: no text] AK](${site}/akhaliq) and the research community


-

-

-


Trending Papers
${items.flatMap((item) => PREFIXES.map((prefix) => writeCard(item, prefix))).join('')}

System theme
`;
}
