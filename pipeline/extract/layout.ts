/** A line that belongs to the page and not to a paper. */
export interface Boilerplate {
  name: string;
  /** Matches the whole line. */
  pattern: RegExp;
}

/** The tables for reading one rendering of the page; another rendering is another layout. */
export interface Layout {
  name: string;
  boilerplate: readonly Boilerplate[];
  dates: readonly DateForm[];
}

/** A way to write the day of the page; `pattern` has the named groups month and day, optionally year and weekday. */
export interface DateForm {
  name: string;
  pattern: RegExp;
}

/** AUG 1, as style sheets show it. */
const MONTH = '(?<month>[A-Z][a-z]{2,8}|[A-Z]{3,9})\\.?';
const WEEKDAY = '(?:(?<weekday>[A-Z][a-z]{2,8})\\.?,? )?';
const DAY = '(?<day>\\d{1,2})';
const YEAR = '(?:,? (?<year>\\d{4}))?';

/** Text of the papers search page: boilerplate, the day it was opened, then titles and abstracts in turn. */
export const SEARCH_PAGE: Layout = {
  name: 'search-page',
  boilerplate: [
    { name: 'new', pattern: /^new$/i },
    { name: 'newsletter', pattern: /^Get trending papers in your email inbox!?$/i },
    { name: 'newsletter-daily', pattern: /^Get trending papers in your email inbox once a day!?$/i },
    { name: 'subscribe', pattern: /^Subscribe$/i },
    { name: 'heading', pattern: /^Daily Papers$/i },
    { name: 'byline', pattern: /^by ?AK ?and the research community$/i },
    { name: 'byline-by', pattern: /^by$/i },
    { name: 'byline-name', pattern: /^(by ?)?AK$/i },
    { name: 'byline-community', pattern: /^(AK ?)?and the research community$/i },
  ],
  dates: [
    { name: 'month-day', pattern: new RegExp(`^${WEEKDAY}${MONTH} ${DAY}${YEAR}$`) },
    { name: 'day-month', pattern: new RegExp(`^${WEEKDAY}${DAY} ${MONTH}${YEAR}$`) },
    { name: 'iso', pattern: /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/ },
  ],
};

/** Lines of a card beside its title and abstract. They are never a title or an abstract, on any page. */
export const CARD_LINES: readonly Boilerplate[] = [
  { name: 'submitter', pattern: /^Submitted by ?\S*$/i },
  { name: 'authors', pattern: /^(?:\d+ authors?|Authors:)$/i },
  { name: 'date-of-paper', pattern: /^Published on \S/i },
  { name: 'dot', pattern: /^·/ },
  { name: 'votes', pattern: /^\[?Upvote\b/i },
  { name: 'rank', pattern: /^#\d+ Paper of the (?:day|week|month)$/i },
  { name: 'links-of-paper', pattern: /^(?:arXiv Page|View (?:arXiv page|PDF)|arxiv:\d{4}\.\d{4,5})$/i },
  { name: 'heading-of-abstract', pattern: /^(?:Abstract|AI-generated summary)$/i },
];

/** Lines of the site around the cards, which are never a title or an abstract either. */
export const SITE_LINES: readonly Boilerplate[] = [
  { name: 'navigation', pattern: /^(?:Models|Datasets|Spaces|Buckets|Posts|Docs|Pricing|Log In|Sign Up)$/i },
  { name: 'periods', pattern: /^(?:Daily|Weekly|Monthly|Trending Papers)$/i },
  { name: 'pager', pattern: /^(?:Previous|Next)$/i },
  {
    name: 'search',
    pattern: /^Search (?:models, datasets, users\.\.\.|any paper with AI|by arxiv id or title)$/i,
  },
  {
    name: 'footer',
    pattern: /^(?:© Hugging Face|System theme|Company|TOS|Privacy|About|Careers|Jobs|Website)$/i,
  },
  { name: 'logo', pattern: /^Hugging Face(?:'s logo(?: Hugging Face)?)?$/i },
];
