/** Made-up answers, pages and feeds of the form that the site has. */

/** A paper as the site's data describes it. */
export interface SitePaper {
  id: string;
  title: string;
  summary: string;
  authors: { name: string }[];
  publishedAt: string;
  upvotes: number;
  submittedOnDailyAt?: string;
  submittedOnDailyBy?: { user: string; name: string };
  organization?: { name: string; fullname: string };
  githubRepo?: string;
  githubStars?: number;
  projectPage?: string;
  ai_summary?: string;
  ai_keywords?: string[];
}

/** An item of an answer. */
export interface SiteItem {
  paper: SitePaper;
  publishedAt: string;
  title: string;
  summary?: string;
  thumbnail?: string;
  numComments: number;
  submittedBy?: { name: string };
}

const TEXTS = [
  [
    'Tidal Heating in Compact Planetary Systems',
    'Planets on close orbits are deformed by their star.\nWe model compact systems and follow their orbits for a billion years. Heating lasts longer than expected where resonances keep the orbits eccentric.',
  ],
  [
    'Do Bees Count? A Reassessment of Numerosity in Insects',
    'Whether bees count objects or match patterns has been disputed. We repeat five classic experiments & one new, on 340 insects. Bees choose by number when no other cue is left, though only up to four.',
  ],
  [
    'Soil Moisture at Forty Stations: Voilà un Résumé',
    'Soil moisture was measured at forty stations for thirty years. "Dry" summers are more frequent than models say. The trend holds at thirty-one stations, and sensors explain the rest.',
  ],
  [
    'Reading Ledgers of the Middle Ages with Small Models',
    'Ledgers hold columns, signs and sums. Our model reads them line by line and checks each sum as it goes. Four archives let us try it on their books, and nine sums in ten agree with the hand that wrote them.',
  ],
] as const;

/** The nth made-up paper, with everything that the site may say of one. */
export function makePaper(n: number, changes: Partial<SitePaper> = {}): SitePaper {
  const [title, summary] = TEXTS[n % TEXTS.length] as (typeof TEXTS)[number];
  const round = Math.floor(n / TEXTS.length);
  return {
    id: `2508.${String(n + 1).padStart(5, '0')}`,
    title: round === 0 ? title : `${title}, Part ${round + 1}`,
    summary,
    authors: [{ name: 'Maja Ōak' }, { name: `Ida "Jo" Birk ${n}` }],
    publishedAt: '2025-08-01T00:00:00.000Z',
    upvotes: 10 + n,
    submittedOnDailyAt: '2025-08-04T00:00:00.000Z',
    submittedOnDailyBy: { user: 'maja', name: 'maja' },
    organization: { name: 'oak', fullname: 'Oak & Sons' },
    githubRepo: `https://github.com/oak/paper-${n}`,
    githubStars: 100 + n,
    projectPage: 'https://oak.example/',
    ai_summary: 'A model of tides <or> "bees".',
    ai_keywords: ['tides', 'bees'],
    ...changes,
  };
}

export function makeItem(n: number, changes: Partial<SitePaper> = {}): SiteItem {
  const paper = makePaper(n, changes);
  const { title, summary } = paper;
  return {
    paper,
    publishedAt: '2025-07-31T20:00:00.000Z',
    title: String(title).replace(/\n\s*/g, ' '),
    summary,
    numComments: n,
    submittedBy: { name: 'maja' },
  };
}

export function makeItems(count: number): SiteItem[] {
  return Array.from({ length: count }, (_, n) => makeItem(n));
}

/** A saved daily page with its data in an attribute, and a card for each paper as a reader of the page sees it. */
export function makeSavedPage(
  items: readonly SiteItem[],
  props: object = { date: '2025-08-04T00:00:00.000Z' },
): string {
  return `<!doctype html>
<html class=""><head><meta charset="utf-8" /><title>Daily Papers - Hugging Face</title></head>
<body class="DailyPapersPage"><div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${escapeAttribute(
    JSON.stringify({ canSubmit: false, dailyPapers: items, ...props }),
  )}"><section><time datetime="2025-08-04T00:00:00.000Z"><span>Aug</span><span>4</span></time>
${items.map(({ paper, numComments }) => makeArticle(paper, numComments)).join('\n')}
</section></div></body></html>
`;
}

/** A card as the page shows it. */
export function makeArticle({ id, title, upvotes, authors }: SitePaper, comments: number): string {
  return `<article class="relative"><a href="/papers/${id}"><img alt=""></a>
<div>Submitted by
  <img alt="" src="x.svg">
  maja</div>
<a href="/login?next=%2Fpapers%2F${id}"><div class="leading-none">${upvotes}</div></a>
<h3><a href="/papers/${id}">${escapeText(title)}</a></h3>
<a href="/papers/${id}" class="flex"><ul><li><div>·</div> ${authors.length} authors</li></ul></a>
<a href="/papers/${id}#community"><svg></svg> ${comments}</a></article>`;
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
