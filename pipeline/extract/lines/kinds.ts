/** What a line, or a part of it, is on a page. What no row of the tables knows is text. */
export type Kind =
  | 'text'
  | 'site'
  | 'masthead'
  | 'end'
  | 'picture'
  | 'address'
  | 'submitter'
  | 'on-day'
  | 'votes'
  | 'authors'
  | 'dot'
  | 'published'
  | 'date'
  | 'account'
  | 'comments'
  | 'number'
  | 'github'
  | 'arxiv-page'
  | 'rank'
  | 'arxiv-id'
  | 'authors-label'
  | 'abstract-label'
  | 'summary-mark'
  | 'paper-links'
  | 'print'
  | 'reference';

interface Row {
  kind: Kind;
  /** Matches the whole text; group 1 is the value. `·` is two bytes here. */
  pattern: RegExp;
  /** The address of the link that the text must have; without it the text may have any or none. */
  href?: RegExp;
}

export const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
export const DAY = `${MONTH}\\.? \\d{1,2}(?:, \\d{4})?`;
export const NUMBER = '\\d[\\d,]*(?:\\.\\d+)?k?';

/** The links below an abstract, which some tools put on one line. */
const PAPER_LINKS = new RegExp(
  `^(?:(?:View arXiv page|View PDF|Project page|Add to collection|Add(?: to)?|(?:to )?collection|Copy markdown|GitHub(?: ${NUMBER})?(?: auto)?)(?: |$))+$`,
  'i',
);

/** The paper that an address leads to is group 1. */
export const PAPER =
  /^(?:https?:\/\/huggingface\.co)?(?:\/login\?next=%2Fpapers%2F|\/papers\/|\/join\?next=%2Fpapers%2F)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?:#.*)?$/;
export const VOTE = /\/login\?next=%2Fpapers%2F/;
const ACCOUNT =
  /^(?:https?:\/\/huggingface\.co)?\/(?!(?:papers|models|datasets|spaces|docs|login|join|pricing|enterprise|storage|posts|chat|learn|tasks|terms-of-service|privacy|huggingface)$)[\w.-]+$/;
const COMMUNITY = /#community$/;

/** Kinds of lines of cards, the first that matches. */
export const ROWS: readonly Row[] = [
  { kind: 'dot', pattern: /^(?:\xc2\xb7|\xe2\x80\xa2)$/ },
  { kind: 'authors', pattern: /^(\d{1,4}) authors?$/ },
  {
    kind: 'submitter',
    pattern: new RegExp(`^Submitted by(?: on ${DAY}| ?(\\S+)(?: on ${DAY})?| (.+) on ${DAY})?$`),
  },
  { kind: 'on-day', pattern: new RegExp(`^on (?:${DAY})$`) },
  { kind: 'published', pattern: new RegExp(`^Published on (${DAY})$`) },
  { kind: 'date', pattern: new RegExp(`^(${DAY})$`, 'i') },
  { kind: 'picture', pattern: /^View paper$/, href: PAPER },
  { kind: 'comments', pattern: new RegExp(`^(${NUMBER})$`), href: COMMUNITY },
  {
    kind: 'votes',
    pattern: new RegExp(`^(?:\\[-\\] ?|\\[ ?\\] ?)?(?:Upvote ?)?(${NUMBER}|-)?$`),
    href: VOTE,
  },
  { kind: 'votes', pattern: new RegExp(`^(?:\\[-\\] (${NUMBER}|-)|Upvote(?: (${NUMBER}|-))?)$`) },
  { kind: 'number', pattern: new RegExp(`^${NUMBER}(?: ${NUMBER})+$`) },
  { kind: 'github', pattern: new RegExp(`^(${NUMBER})$`), href: /^https?:\/\/github\.com\// },
  { kind: 'number', pattern: new RegExp(`^(${NUMBER})$`) },
  {
    kind: 'github',
    pattern: new RegExp(`^(?:LINK: )?GitHub ?(?:\\[ ?\\] ?)?(${NUMBER})?(?: auto)?$`, 'i'),
  },
  { kind: 'github', pattern: new RegExp(`^GitHub (?:(${NUMBER}) )?arXiv Page$`, 'i') },
  { kind: 'arxiv-page', pattern: /^(?:LINK: )?arXiv Page$/i },
  { kind: 'rank', pattern: /^#\d+ Paper of the (?:day|week|month)$/i },
  { kind: 'arxiv-id', pattern: /^arxiv:\s?(\d{4}\.\d{4,5})$/i },
  { kind: 'arxiv-id', pattern: /^Cite arxiv\.org\/abs\/(\d{4}\.\d{4,5}) in a \w+ README\.md\b.*$/i },
  { kind: 'authors-label', pattern: /^Authors:$/ },
  { kind: 'abstract-label', pattern: /^Abstract$/ },
  { kind: 'summary-mark', pattern: /^AI-generated summary$/i },
  { kind: 'paper-links', pattern: PAPER_LINKS },
  {
    kind: 'end',
    pattern:
      /^(?:\xc2\xa9 Hugging Face|System theme|Company|TOS|Privacy|About|Careers|Jobs|Website|Previous|Next|Trending Papers ranked by .*|Community|(?:Models|Datasets|Spaces|Collections) (?:citing|including) this paper(?: \d+)?|\[Content truncated\])$/i,
  },
  {
    kind: 'masthead',
    pattern:
      /^(?:Daily Papers|Trending Papers|by|by ?AK|AK|AK and the research community|by ?AK and the research community|and the research community|Get trending papers in your email inbox(?: once a day)?!|Subscribe)$/i,
  },
  {
    kind: 'site',
    pattern:
      /^(?:new|Buckets new|Enterprise|Submit a paper|Community|Solutions|Weekly|Daily|Monthly|Paper page - .*|Papers|Toggle theme)$/i,
  },
  { kind: 'print', pattern: /^(?:\*?Page \d+\*?|Ask HuggingChat about this Paper)$/i },
  { kind: 'reference', pattern: /^(?:\[\d{1,5}\]: ?|\d{1,5}\. (?=(?:https?|file|mailto):))<?\S+$/ },
  { kind: 'address', pattern: /^<?https?:\/\/[^\s<>]+>?$/ },
  { kind: 'account', pattern: /^(.{1,120})$/, href: ACCOUNT },
];

/** Pictures in plain text stand as their names in brackets, and empty where they have none. */
export const PICTURES = /^(?:\[(?!-\])[^[\]]{0,100}\] ?)+/;

/** Brackets and addresses are what is left of a link, never a name. */
export const NO_NAME = /[[\]]|:\/\/|\/[^\s/]*\//;
