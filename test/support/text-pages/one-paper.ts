import type { SiteItem } from '../site.ts';
import { writeDay } from './papers.ts';
import type { Field, Rendering } from './rendering.ts';

const SITE = 'https://huggingface.co';
const SHOWN: readonly Field[] = ['abstract', 'authors', 'submitted_by', 'published_date'];

/** Pages of one paper. The others stand in a comment below it, and are no papers of the page. */
export const ONE_PAPER: readonly Rendering[] = [
  {
    name: 'one paper, select all',
    most: 1,
    fields: [...SHOWN, 'arxiv_id', 'ai_summary'],
    write: ([item, ...others]) => {
      const { paper } = item as SiteItem; // a page has one
      return `
Papers
arxiv:${paper.id}

${paper.title}
Published on ${writeDay(paper)}
Submitted by
${nameOf(paper)}
on Aug 4, 2025
#3 Paper of the day

Authors:

${paper.authors.map(({ name }) => name).join('\n,\n')}
Abstract
${paper.ai_summary ? `${paper.ai_summary}\n\n` : ''}${paper.summary}

Community

maja
Paper submitter
2 days ago

${paper.summary}

Reply

The following papers were recommended by the Semantic Scholar API

${listOthers(others)}
Models citing this paper
0
No model linking this paper

Cite arxiv.org/abs/${paper.id} in a model README.md to link it from this page.
System theme
Company
TOS
Privacy
About`;
    },
  },
  {
    name: 'one paper, jina',
    most: 1,
    fields: [...SHOWN, 'arxiv_id', 'upvotes'],
    write: ([item, ...others]) => {
      const { paper } = item as SiteItem; // a page has one
      return `---
title: Paper page - ${paper.title}
description: Join the discussion on this paper page
url: ${SITE}/papers/${paper.id}
domain: huggingface.co
---

# Paper page - ${paper.title}


Join the discussion on this paper page


## Content

Paper page - ${paper.title}
===============

 [![Image 32: Hugging Face's logo](${SITE}/front/assets/logo.svg) Hugging Face](${SITE}/)

*   [Models](${SITE}/models)
*   [Datasets](${SITE}/datasets)

*   * * *
    
*   [Log In](${SITE}/login)

[Papers](${SITE}/papers)

arxiv:${paper.id}

${paper.title}
${'='.repeat(paper.title.length)}

Published on ${writeDay(paper)}

· Submitted by [![Image 33](https://cdn-avatars.huggingface.co/v1/maja.jpeg) ${nameOf(paper)}](${SITE}/${nameOf(paper)}) on Aug 4, 2025

[#2 Paper of the day](${SITE}/papers?date=2025-08-04)

 [Upvote ${paper.upvotes}](${SITE}/login?next=%2Fpapers%2F${paper.id})

*   [![Image 34](https://cdn-avatars.huggingface.co/v1/ida.jpeg)](${SITE}/ida "ida")
*   +25

Authors:

${paper.authors
  .map(({ name }, index) =>
    index % 2 === 0
      ? name
      : ` ![Image ${40 + index}](${SITE}/avatars/9445f.svg) [${name}](${SITE}/oak${index})`,
  )
  .join(' ,\n\n')}

Abstract
--------

${paper.summary}

[View arXiv page](https://arxiv.org/abs/${paper.id}) [View PDF](https://arxiv.org/pdf/${paper.id}) [Add to collection](${SITE}/login?next=%2Fpapers%2F${paper.id})

### Community

 ![Image 50](https://cdn-avatars.huggingface.co/v1/bot.jpeg) [bot](${SITE}/bot)[Aug 7, 2025](${SITE}/papers/${paper.id}#652150c4)

The following papers were recommended by the Semantic Scholar API

${linkOthers(others)}

Reply
`;
    },
  },
  {
    name: 'one paper, html2text',
    most: 1,
    fields: [...SHOWN, 'arxiv_id', 'ai_summary', 'upvotes'],
    write: ([item, ...others]) => {
      const { paper } = item as SiteItem; // a page has one
      return `---
title: ${paper.title}
url: ${SITE}/papers/${paper.id}
date: 2025-08-04
---

[![Hugging Face's logo](/front/assets/huggingface_logo-noborder.svg)
Hugging Face](/)

* [Models](/models)
* Community
* [Log In](/login)

[Papers](/papers)

arxiv:${paper.id}

# ${paper.title}

Published on ${writeDay(paper)}

·

Submitted by
[![](https://cdn-avatars.huggingface.co/v1/maja.jpeg)

${nameOf(paper)}](/${nameOf(paper)})
on Aug 4

[[ ]

Upvote

${paper.upvotes}](/login?next=%2Fpapers%2F${paper.id})

* [![](https://cdn-avatars.huggingface.co/v1/ida.jpeg)](/ida "ida")
* +26

Authors:

${paper.authors.map(({ name }) => name).join('\n,\n\n')}

## Abstract

${paper.ai_summary ? `${paper.ai_summary}\n\nAI-generated summary\n\n` : ''}${paper.summary}

[View arXiv page](https://arxiv.org/abs/${paper.id})
[View PDF](https://arxiv.org/pdf/${paper.id})
[Add to collection](/login?next=%2Fpapers%2F${paper.id})

### Community

![](/avatars/743a0096.svg)

[ida](/ida)

[1 day ago](#694444f9)

${linkOthers(others)}

Reply
`;
    },
  },
  {
    name: 'one paper, Obsidian',
    most: 1,
    fields: ['abstract', 'ai_summary', 'arxiv_id', 'organization'],
    write: ([item, ...others]) => {
      const { paper } = item as SiteItem; // a page has one
      return `---
title: "Paper page - ${paper.title}"
source: "${SITE}/papers/${paper.id}"
author:
published: 2025-08-04
created: 2025-08-05
description: "Join the discussion on this paper page"
tags:
  - "clippings"
---
arxiv:${paper.id}

## ${paper.title}

[#2 Paper of the day](${SITE}/papers/date/2025-08-04)${paper.organization ? `[${paper.organization.fullname}](${SITE}/${paper.organization.name})` : ''}

Authors:

## Abstract

${paper.ai_summary ? `${paper.ai_summary}\n\nAI-generated summary\n\n` : ''}${linkWords(paper.summary)}

### Community

[ida](${SITE}/ida)

Paper author Paper submitter [8 days ago](#69fdc993)

${listOthers(others)}
## Models citing this paper 0

No model linking this paper

Cite arxiv.org/abs/${paper.id} in a model README.md to link it from this page.
`;
    },
  },
];

function nameOf({ submittedOnDailyBy }: SiteItem['paper']): string {
  return submittedOnDailyBy?.user ?? '';
}

/** The clipper writes a link for each keyword. */
function linkWords(text: string): string {
  return text.replace(/\b(stations?|winters|records)\b/, `[$1](${SITE}/papers?q=$1)`);
}

function listOthers(others: readonly SiteItem[]): string {
  return others.map(({ paper }) => `${paper.title} (2025)\n`).join('');
}

function linkOthers(others: readonly SiteItem[]): string {
  return others.map(({ paper }) => `*   [${paper.title}](${SITE}/papers/${paper.id}) (2025)`).join('\n');
}
