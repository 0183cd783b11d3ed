import type { Digest, Paper, Review } from '../../schemas/types.ts';
import type { Problem } from '../problem/problem.ts';
import type { Reason } from '../diff/version.ts';

/** What some dumps would do to the dataset. */
export interface Contribution extends Effect {
  /** Everything that is wrong with them, and what is wrong with others because of them. */
  problems: Problem[];
  version: NextVersion;
}

/** What dumps bring, all together and each. */
export interface Effect {
  dumps: Addition[];
  records: number;
  /** Papers that no other dump has. */
  papers: Named[];
  /** Papers that other dumps have too. */
  known: Named[];
  /** Records beyond the first of a paper that is new. */
  repeats: number;
  /** Pairs that are left to a person and were not before. */
  review: Review[];
  /** In the cleaned abstracts, by kind; the most frequent first. */
  links: [kind: Link['kind'], count: number][];
  /** Ids that lead to another paper and were not there, or were papers, before. */
  redirects: { id: string; paper_id: string }[];
}

type Link = Paper['links'][number];

export interface Named {
  id: string;
  /** For reading. */
  title: string;
}

/** One dump. */
export interface Addition {
  /** Where it comes from, as it was named. */
  source: string;
  /** Its name in raw/; one that stands there already keeps the name that it has. */
  file: string;
  /** Fine in itself, but for a name that gives trouble in a shell or on another system: what to call it. */
  betterName: string | null;
  pages: Pick<Digest, 'id' | 'date' | 'month_day' | 'year_source' | 'year_reason'>[];
  accepted: number;
  quarantined: number;
  newPapers: number;
  /** Records of papers that other dumps have. */
  known: number;
  /** What was mended in it or beside it. */
  did: string[];
}

/** What a release would be called. */
export interface NextVersion {
  /** The latest release; null where there is none. */
  last: string | null;
  /** With everything that raw/ has gained since then. */
  next: string;
  reasons: Reason[];
  /** For these dumps alone. */
  alone: Reason[];
}
