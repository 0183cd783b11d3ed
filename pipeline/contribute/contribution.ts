import type { Digest, Paper, Review } from '../../schemas/types.ts';
import type { Problem } from '../problem/problem.ts';
import type { Reason } from '../diff/version.ts';
import type { FieldCount } from './fields.ts';

/** What the submitted dumps would change in the dataset. */
export interface Contribution extends Effect {
  /** Problems of the dumps, and problems that they cause elsewhere. */
  problems: Problem[];
  version: NextVersion;
  /** Dumps that are known already, and were left out. */
  skipped: SkippedDump[];
}

export interface SkippedDump {
  /** Its path, as given. */
  source: string;
  /** What other dump has it, and how it is the same. */
  reason: string;
}

/** What the dumps add, in total and one by one. */
export interface Effect {
  dumps: Addition[];
  records: number;
  /** Papers found in no other dump. */
  papers: Named[];
  /** Papers that other dumps contain too. */
  known: Named[];
  /** Further records of new papers. */
  repeats: number;
  /** Pairs that wait for a person because of the dumps. */
  review: Review[];
  /** Links in the cleaned abstracts by kind, the most frequent first. */
  links: [kind: Link['kind'], count: number][];
  /** New redirects. */
  redirects: { id: string; paper_id: string }[];
}

type Link = Paper['links'][number];

export interface Named {
  id: string;
  title: string;
}

/** One dump. */
export interface Addition {
  /** Its path, as given. */
  source: string;
  /** Its name in raw/; a dump that is already there keeps its name. */
  file: string;
  /** A better name, if its own causes trouble in a shell or on another system. */
  betterName: string | null;
  pages: Pick<
    Digest,
    'id' | 'page_kind' | 'source_format' | 'date' | 'month_day' | 'year_source' | 'year_reason'
  >[];
  /** What it shows of its papers, beside their titles. */
  fields: FieldCount[];
  accepted: number;
  quarantined: number;
  newPapers: number;
  /** Records of papers that other dumps contain. */
  known: number;
  /** What was fixed in it or in its sidecar. */
  fixes: string[];
}

/** The version of the next release. */
export interface NextVersion {
  /** The latest release, if there is one. */
  last: string | null;
  /** Including everything else added to raw/ since then. */
  next: string;
  reasons: Reason[];
  /** Reasons from these dumps alone. */
  alone: Reason[];
}
