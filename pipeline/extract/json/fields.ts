import type { DecodingName } from '../decode/decodings.ts';
import type { CardColumn } from '../cards/card.ts';

/** Where the JSON of the site has a value: the first path that has it gives it, and the others repeat it. */
interface Field {
  column: CardColumn;
  paths: readonly string[];
  /** What must be done to the string beyond JSON's own escapes. */
  decoding?: DecodingName;
}

/** `*` stands for each item of a list. A paper that comes without its wrapper has no keys of the wrapper. */
export const FIELDS: readonly Field[] = [
  { column: 'arxiv_id', paths: ['paper.id'], decoding: 'arxiv-id' },
  { column: 'authors', paths: ['paper.authors.*.name'] },
  { column: 'published_date', paths: ['paper.publishedAt'], decoding: 'iso-day' },
  { column: 'title', paths: ['paper.title', 'title'] },
  { column: 'abstract', paths: ['paper.summary', 'summary'] },
  { column: 'upvotes', paths: ['paper.upvotes'] },
  { column: 'comments', paths: ['numComments', 'paper.numComments'] },
  {
    column: 'submitted_by',
    paths: [
      'paper.submittedOnDailyBy.user',
      'paper.submittedOnDailyBy.name',
      'submittedBy.user',
      'submittedBy.name',
    ],
  },
  {
    column: 'organization',
    paths: [
      'paper.organization.fullname',
      'organization.fullname',
      'paper.organization.name',
      'organization.name',
    ],
  },
  { column: 'github_repo', paths: ['paper.githubRepo'] },
  { column: 'github_stars', paths: ['paper.githubStars'] },
  { column: 'project_page', paths: ['paper.projectPage'] },
  { column: 'ai_summary', paths: ['paper.ai_summary'] },
  { column: 'ai_keywords', paths: ['paper.ai_keywords.*'] },
];

/** The day on which an item was on the daily page. */
export const DAY_PATH = 'paper.submittedOnDailyAt';

/** Columns whose values are whole numbers. */
export const NUMBERS: ReadonlySet<CardColumn> = new Set(['upvotes', 'comments', 'github_stars']);

/** Columns that JSON repeats word for word: other words mean that two items ran into each other. */
export const REPEATED: ReadonlySet<CardColumn> = new Set(['title', 'abstract']);
