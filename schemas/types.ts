// Generated from the *.schema.json in this folder: change those, then run: npx daily-papers schemas
/**
 * One paper on one page, as that page showed it.
 */
export interface Appearance {
  /**
   * Paper that appears
   */
  paper_id: string;
  /**
   * Digest on which it appears
   */
  digest_id: string;
  /**
   * Day of the page, never the paper's own date; null when it is not known
   */
  date: string | null;
  /**
   * Place on the digest, from 1
   */
  position: number;
  /**
   * Title as written in the raw file
   */
  title: string;
  /**
   * Abstract as written in the raw file; null when the page does not show it
   */
  abstract: string | null;
  /**
   * arXiv id without version; null when the page does not show it
   */
  arxiv_id: string | null;
  /**
   * Names of the authors, in order; null when the page does not show them
   */
  authors: string[] | null;
  /**
   * Number of authors; null when the page does not show it
   */
  author_count: number | null;
  /**
   * Organization that the page credits; null when the page does not show one
   */
  organization: string | null;
  /**
   * Account that submitted the paper to the page; null when the page does not show it
   */
  submitted_by: string | null;
  /**
   * Upvotes as the page shows them; null when it does not
   */
  upvotes: number | null;
  /**
   * Comments as the page shows them; null when it does not
   */
  comments: number | null;
  /**
   * Day on which the paper was published, never the day of the page; null when the page does not show it
   */
  published_date: string | null;
  /**
   * Address of the code on GitHub; null when the page does not show one
   */
  github_repo: string | null;
  /**
   * Stars of that repository; null when the page does not show them
   */
  github_stars: number | null;
  /**
   * Address of the project page; null when the page does not show one
   */
  project_page: string | null;
  /**
   * Summary made by a language model on the site, as written; null when the page does not show one
   */
  ai_summary: string | null;
  /**
   * Keywords chosen by a language model on the site; null when the page does not show them
   */
  ai_keywords: string[] | null;
  /**
   * Why this is an appearance of the paper: its title equals that of the first appearance after normalisation (exact), an arXiv id joins them (arxiv-id), its title is similar (similar), or a person said so (judged); null for the first appearance itself
   */
  match: 'exact' | 'arxiv-id' | 'similar' | 'judged' | null;
  /**
   * Sørensen-Dice similarity of the normalised titles of this and the first appearance, 0 to 1; null for the first appearance
   */
  similarity: number | null;
  /**
   * Name of the raw file that holds it
   */
  file: string;
  /**
   * First line of the card, from 1
   */
  line_start: number;
  /**
   * Last line of the card, from 1
   */
  line_end: number;
  /**
   * Offset of the first byte of the card
   */
  byte_start: number;
  /**
   * Offset after the last byte of the card; the ledger has the bytes of each value
   */
  byte_end: number;
}
/**
 * What differs between two datasets, the earlier and the later one.
 */
export interface Diff {
  /**
   * Version of the earlier dataset; null where it has none
   */
  from: string | null;
  /**
   * Version of the later dataset; null where it has none
   */
  to: string | null;
  /**
   * What differs in the rows of each table. Appearances are identified by their bytes in the raw file, papers by their appearances: a paper that only got another id is neither added nor removed, nor are papers that a merge takes or a split makes
   */
  tables: TableDiff[];
  /**
   * Papers of the later dataset that were more than one
   *
   * Items: One merge
   */
  merged: {
    /**
     * The paper that it is now
     */
    into: {
      /**
       * Its id
       */
      id: string;
      /**
       * Its title
       */
      title: string;
    };
    /**
     * The papers that it was
     *
     * Items: One paper
     */
    from: {
      /**
       * Its id
       */
      id: string;
      /**
       * Its title
       */
      title: string;
    }[];
  }[];
  /**
   * Papers of the earlier dataset that are more than one now
   *
   * Items: One split
   */
  split: {
    /**
     * The paper that it was
     */
    from: {
      /**
       * Its id
       */
      id: string;
      /**
       * Its title
       */
      title: string;
    };
    /**
     * The papers that it is now
     *
     * Items: One paper
     */
    into: {
      /**
       * Its id
       */
      id: string;
      /**
       * Its title
       */
      title: string;
    }[];
  }[];
  /**
   * Ids of papers of the earlier dataset that lead to another paper now
   *
   * Items: One id
   */
  redirected: {
    /**
     * The id
     */
    id: string;
    /**
     * Title of the paper that it named
     */
    title: string;
    /**
     * Live paper that it leads to
     */
    paper_id: string;
  }[];
  /**
   * Ids that lead to another work than before
   *
   * Items: One id
   */
  reassigned: {
    /**
     * The id
     */
    id: string;
    /**
     * Title of the paper that it led to
     */
    title: string;
    /**
     * Live paper that it leads to now
     */
    paper_id: string;
    /**
     * Ids of the papers that have the appearances of the one that it led to
     */
    now: string[];
  }[];
  /**
   * Ids, of papers or redirects, that the later dataset does not know
   *
   * Items: One id
   */
  gone: {
    /**
     * The id
     */
    id: string;
    /**
     * Title of the paper that it led to
     */
    title: string;
  }[];
  /**
   * Spans of raw files: only whether they are the same
   */
  ledger: {
    /**
     * Rows before
     */
    before: number;
    /**
     * Rows after
     */
    after: number;
    /**
     * Whether all are equal, in the same order
     */
    same: boolean;
  };
  fields: FieldsDiff;
}
/**
 * One table
 */
export interface TableDiff {
  /**
   * Its name
   */
  table: string;
  /**
   * Rows before
   */
  before: number;
  /**
   * Rows after
   */
  after: number;
  /**
   * Rows that are new, by the fields that name them
   *
   * Items: One row
   */
  added: {
    [k: string]: string | number | null;
  }[];
  /**
   * Rows that are gone, by the fields that name them
   *
   * Items: One row
   */
  removed: {
    [k: string]: string | number | null;
  }[];
  /**
   * Rows of which a field differs that both datasets have
   */
  changed: ChangedRow[];
}
/**
 * One row
 */
export interface ChangedRow {
  /**
   * The fields that name it, as they are now
   */
  row: {
    [k: string]: string | number | null;
  };
  /**
   * Its fields that differ
   */
  fields: Change[];
}
/**
 * One field
 */
export interface Change {
  /**
   * Its name
   */
  field: string;
  /**
   * Its value before
   */
  before: string | number | unknown[] | null;
  /**
   * Its value after
   */
  after: string | number | unknown[] | null;
}
/**
 * What differs in the fields of the tables; a table is added or removed with all its fields
 */
export interface FieldsDiff {
  /**
   * Fields that are new
   *
   * Items: One field
   */
  added: {
    /**
     * Its table
     */
    table: string;
    /**
     * Its name; a field of a list's items follows after a dot
     */
    field: string;
  }[];
  /**
   * Fields that are gone
   *
   * Items: One field
   */
  removed: {
    /**
     * Its table
     */
    table: string;
    /**
     * Its name; a field of a list's items follows after a dot
     */
    field: string;
  }[];
  /**
   * Fields whose type, nulls or bounds differ
   *
   * Items: One field
   */
  retyped: {
    /**
     * Its table
     */
    table: string;
    /**
     * Its name; a field of a list's items follows after a dot
     */
    field: string;
    /**
     * What it was
     */
    before: string;
    /**
     * What it is
     */
    after: string;
  }[];
  /**
   * Fields whose meaning is worded otherwise
   *
   * Items: One field
   */
  reworded: {
    /**
     * Its table
     */
    table: string;
    /**
     * Its name; a field of a list's items follows after a dot
     */
    field: string;
    /**
     * What it was
     */
    before: string;
    /**
     * What it is
     */
    after: string;
  }[];
  /**
   * Fields whose list of possible values differs
   *
   * Items: One field
   */
  values: {
    /**
     * Its table
     */
    table: string;
    /**
     * Its name; a field of a list's items follows after a dot
     */
    field: string;
    /**
     * Values that are new
     */
    added: string[];
    /**
     * Values that are gone
     */
    removed: string[];
  }[];
  /**
   * Tables whose fields stand in another order
   */
  reordered: string[];
}
/**
 * One page, as saved in a raw file.
 */
export interface Digest {
  /**
   * Name of the raw file, without .txt; a second page in the same file adds ~2, and so on
   */
  id: string;
  /**
   * Name of the raw file
   */
  file: string;
  /**
   * SHA-256 of the raw file
   */
  sha256: string;
  /**
   * Size of the raw file in bytes
   */
  bytes: number;
  /**
   * Kind of the page; null when the raw file does not say
   */
  page_kind: 'daily' | 'weekly' | 'monthly' | 'trending' | 'search' | 'paper' | null;
  /**
   * Format of the raw file
   */
  source_format: 'text' | 'markdown' | 'html' | 'json' | 'feed';
  /**
   * Words that were searched for; null when the page is no search or does not say
   */
  query: string | null;
  /**
   * Day of the page, never the date of its papers; null when it is not known
   */
  date: string | null;
  /**
   * Month and day of the page as --MM-DD (ISO 8601), known even when the year is not
   */
  month_day: string | null;
  /**
   * How much of the date is known; null when the page has none
   */
  date_precision: 'day' | 'month-day' | null;
  /**
   * Where the day and its year come from: the page itself (page), the dates of its items (data), an ISO date in the name of the raw file (file-name), or the sidecar; null when the year is not known
   */
  year_source: 'page' | 'data' | 'file-name' | 'sidecar' | 'capture' | null;
  /**
   * How the year or the day is known, when a sidecar gives it
   */
  year_reason: string | null;
  /**
   * Number of records
   */
  record_count: number;
  /**
   * Number of rows of this digest in quarantine.jsonl
   */
  reject_count: number;
  /**
   * Number of boilerplate spans
   */
  boilerplate_count: number;
  /**
   * Header variant: the names of the boilerplate at the top of the page, in order, joined by +; empty when there is none
   */
  header: string;
  /**
   * Address of the page, from the sidecar
   */
  source_url: string | null;
  /**
   * Day on which the page was saved, from the sidecar
   */
  retrieved: string | null;
  /**
   * Licence of the page's text, from the sidecar
   */
  licence: string | null;
  /**
   * Note from the sidecar
   */
  note: string | null;
}
/**
 * What a person decided on two titles: one line of raw/judgements.jsonl. It beats every rule.
 */
export interface Judgement {
  /**
   * same: both are titles of one paper; different: no paper may hold both. On one title twice it speaks of the records that bear it with different abstracts
   */
  verdict: 'same' | 'different';
  /**
   * One title; typography and case do not matter
   */
  title_a: string;
  /**
   * The other title
   */
  title_b: string;
  /**
   * Why, so that somebody else can check it
   */
  reason: string;
  /**
   * Who decided
   */
  by: string;
  /**
   * Day on which it was decided
   */
  date: string;
}
/**
 * Which release is the latest: dist/latest.json.
 */
export interface Latest {
  /**
   * Version of the latest release, by semantic versioning
   */
  version: string;
  /**
   * Day of the release, as its manifest has it
   */
  date: string;
  /**
   * Its folder, beside this file
   */
  folder: string;
  /**
   * SHA-256 of its SHA256SUMS, which has those of all its files
   */
  sha256: string;
}
/**
 * One span of a raw file. The spans of a file cover it exactly, in order.
 */
export interface LedgerSpan {
  /**
   * Name of the raw file
   */
  file: string;
  /**
   * Digest to which the span belongs
   */
  digest_id: string | null;
  /**
   * Offset of the first byte
   */
  byte_start: number;
  /**
   * Offset after the last byte
   */
  byte_end: number;
  /**
   * Line of the first byte, from 1
   */
  line_start: number;
  /**
   * Line of the last byte, from 1; a line end belongs to the line that it ends
   */
  line_end: number;
  /**
   * What the span is: a value is that of another column; a repeat shows a card or a value once more; markup stands between the values of JSON, HTML and feeds; a separator holds only blanks
   */
  role:
    | 'bom'
    | 'boilerplate'
    | 'date'
    | 'page'
    | 'title'
    | 'abstract'
    | 'value'
    | 'repeat'
    | 'markup'
    | 'separator'
    | 'reject';
  /**
   * Which boilerplate or markup the span is, the column of appearances that a value or a repeat gives, or the code of the problem for a reject
   */
  name: string | null;
  /**
   * For a title, abstract, value or repeat the place of its card on the page
   */
  position: number | null;
  /**
   * How the bytes become the value: names of decodings in order, joined by +; null where they are the value
   */
  decoding: string | null;
  /**
   * The text; null for titles and abstracts that are written as they are, which stand in appearances, where base64 has it, and for rejects, repeats, markup and encoded abstracts in the edition without abstracts
   */
  text: string | null;
  /**
   * The bytes in base64 where they are not valid UTF-8
   */
  base64: string | null;
}
/**
 * What went into a build, what came out, and by which tools.
 */
export interface Manifest {
  /**
   * Name of the dataset
   */
  name: string;
  /**
   * Version of the data, by semantic versioning; null in a build that is not released
   */
  version: string | null;
  /**
   * Day of the release; null in a build that is not released
   */
  date: string | null;
  /**
   * Version of the previous release, with which the report compares; null if there is none
   */
  since: string | null;
  /**
   * Whether the abstracts, which belong to their authors, are included
   */
  edition: 'full' | 'titles-only';
  /**
   * Versions of the pipeline and of the libraries that write or decide
   */
  tools: {
    [k: string]: string;
  };
  /**
   * Settings that decide what comes out
   */
  parameters: {
    [k: string]: number;
  };
  /**
   * Counts; records minus merges is papers
   */
  counts: {
    /**
     * Raw files read
     */
    dumps: number;
    /**
     * Digests
     */
    digests: number;
    /**
     * Records accepted
     */
    records: number;
    /**
     * Merge edges
     */
    merges: number;
    /**
     * Papers
     */
    papers: number;
    /**
     * Pairs to review
     */
    review: number;
    /**
     * Redirects
     */
    redirects: number;
    /**
     * Rejected spans, records and files
     */
    rejects: number;
  };
  /**
   * Number of texts in papers that each cleaning rule changed
   */
  cleaning: {
    [k: string]: number;
  };
  /**
   * Number of papers with each issue of their text
   */
  text_issues: {
    [k: string]: number;
  };
  /**
   * Files of raw/, by name
   *
   * Items: One file
   */
  inputs: {
    /**
     * Name in raw/
     */
    file: string;
    /**
     * Size
     */
    bytes: number;
    /**
     * SHA-256 of its bytes
     */
    sha256: string;
  }[];
  /**
   * Files of this folder, except this one and SHA256SUMS, by name
   *
   * Items: One file
   */
  outputs: {
    /**
     * Name in this folder
     */
    file: string;
    /**
     * Size
     */
    bytes: number;
    /**
     * Number of rows; null where the file is not one table
     */
    rows: number | null;
    /**
     * SHA-256 of its bytes
     */
    sha256: string;
  }[];
  /**
   * Outputs that are too large for Git, by name, which a clone does not have; missing where there are none
   *
   * Items: Name in this folder
   */
  assets?: string[];
}
/**
 * One merge edge: a later appearance joined to the first appearance of its paper.
 */
export interface Merge {
  /**
   * Paper to which both belong
   */
  paper_id: string;
  /**
   * Kind of match
   */
  match: 'exact' | 'arxiv-id' | 'similar' | 'judged';
  /**
   * Title of the earlier record as written
   */
  title_a: string;
  /**
   * Title of the later record as written
   */
  title_b: string;
  /**
   * Digest of the earlier record
   */
  digest_id_a: string;
  /**
   * Place of the earlier record on its digest
   */
  position_a: number;
  /**
   * Digest of the later record
   */
  digest_id_b: string;
  /**
   * Place of the later record on its digest
   */
  position_b: number;
  /**
   * Sørensen-Dice similarity of the normalised titles, by string-similarity
   */
  similarity: number;
  /**
   * Jaccard similarity of the word 3-shingles of the normalised abstracts; null when one of the two pages shows no abstract
   */
  abstract_similarity: number | null;
  /**
   * Name of the rule that decided
   */
  rule: string;
  /**
   * Evidence that the two records are one paper
   */
  evidence_for: string[];
  /**
   * Evidence against it
   */
  evidence_against: string[];
  /**
   * A person's decision on the pair; null if there is none
   */
  judgement: string | null;
}
/**
 * One work: all appearances that were found to be the same paper. A value comes from the latest appearance that has it.
 */
export interface Paper {
  /**
   * dp- and 12 characters of a hash of the normalised title of the first appearance, and of what tells it from an earlier paper of that title
   */
  id: string;
  /**
   * arXiv id without version; null when no page shows it
   */
  arxiv_id: string | null;
  /**
   * Address of the paper's page; null without an arXiv id
   */
  url: string | null;
  /**
   * Title of the latest appearance, cleaned for reading
   */
  title: string;
  /**
   * Abstract of the latest appearance that has one, cleaned for reading; null when no page shows it
   */
  abstract: string | null;
  /**
   * Names of the authors, in order; null when no page shows them
   */
  authors: string[] | null;
  /**
   * Number of authors; null when no page shows it
   */
  author_count: number | null;
  /**
   * Organization that the page credits; null when no page shows one
   */
  organization: string | null;
  /**
   * Day on which the paper was published, never the day of the page; null when no page shows it
   */
  published_date: string | null;
  /**
   * Upvotes on the latest page that shows them; null when no page shows them
   */
  upvotes: number | null;
  /**
   * Day of the page that shows these upvotes, which may have been saved later; null when it is not known
   */
  upvotes_date: string | null;
  /**
   * Address of the code on GitHub; null when no page shows one
   */
  github_repo: string | null;
  /**
   * Stars of that repository; null when no page shows them
   */
  github_stars: number | null;
  /**
   * Address of the project page; null when no page shows one
   */
  project_page: string | null;
  /**
   * Summary made by a language model on the site, cleaned for reading; null when no page shows one
   */
  ai_summary: string | null;
  /**
   * Keywords chosen by a language model on the site; null when no page shows them
   */
  ai_keywords: string[] | null;
  /**
   * Day of the first page on which the paper appears, never the paper's own date; null when no page has a full date
   */
  first_date: string | null;
  /**
   * Day of the last page on which the paper appears, never the paper's own date; null when no page has a full date
   */
  last_date: string | null;
  /**
   * Number of appearances
   */
  appearance_count: number;
  /**
   * Number of days on which the paper was seen; two captures of one day count once
   */
  day_count: number;
  /**
   * Other titles under which the paper appeared, cleaned, oldest first
   */
  title_variants: string[];
  /**
   * Links found in the cleaned abstract, in order
   */
  links: {
    /**
     * Address, repaired and without trailing punctuation
     */
    url: string;
    /**
     * Kind of target, by its host
     */
    kind: 'code' | 'model' | 'dataset' | 'project' | 'paper' | 'other';
  }[];
  /**
   * Faults of the title or abstract that no rule can repair safely
   */
  text_issues: ('broken-link' | 'fused-words' | 'latex-residue' | 'truncated' | 'unmarked-summary')[];
}
/**
 * Which tools open which files of a build, as tried, and whether they read in them what the JSON Lines hold.
 */
export interface Passport {
  /**
   * Version of the data; null in a build that is not released
   */
  version: string | null;
  /**
   * Every tool, in the order of docs/loading.md
   */
  tools: {
    /**
     * Its name
     */
    tool: string;
    /**
     * What its lines are written in
     */
    language: 'python' | 'js' | 'sh';
    /**
     * Where it is installed from
     */
    from: 'PyPI' | 'npm' | 'Debian';
    /**
     * Its name there
     */
    package: string;
    /**
     * Its version; null when it cannot be had
     */
    version: string | null;
    /**
     * One for each format that the tool opens or refuses
     */
    verdicts: {
      /**
       * The format
       */
      format: string;
      /**
       * right: opened, every value equal and of its type; equal: opened, every value equal, some of another type; refused: does not open it; absent: the file is not in this build; wrong: opened, some value is another; failed: the line of the README fails, or one that was refused works
       */
      mark: 'right' | 'equal' | 'refused' | 'absent' | 'wrong' | 'failed';
      /**
       * The line that was run, as docs/loading.md has it; null where there is none
       */
      line: string | null;
      /**
       * What has another type, is wrong, or failed, and why
       */
      notes: string[];
      /**
       * The tables that were opened and compared, and their rows
       */
      tables: {
        /**
         * The table
         */
        table: string;
        /**
         * Rows read
         */
        rows: number;
        /**
         * As above
         */
        mark: 'right' | 'equal' | 'wrong';
        /**
         * As above
         */
        notes: string[];
      }[];
    }[];
  }[];
}
/**
 * Something that is wrong with data: where it is, what it is, how to mend it.
 */
export interface Problem {
  /**
   * What is wrong, as stage/what-is-wrong
   */
  code: string;
  /**
   * How bad it is; an error makes the exit code 1
   */
  level: 'info' | 'warning' | 'error';
  /**
   * What was found, for a person to read
   */
  message: string;
  /**
   * File that it is in, or null when it is in none
   */
  file: string | null;
  /**
   * Line in the file, from 1
   */
  line: number | null;
  /**
   * Column in the line, from 1, in characters
   */
  column: number | null;
  /**
   * Bytes that it concerns: offset of the first, offset after the last; or null
   *
   * @minItems 2
   * @maxItems 2
   */
  span: [number, number] | null;
  /**
   * A little of the text concerned
   */
  excerpt: string | null;
  /**
   * What to do about it
   */
  fix: string;
}
/**
 * A record, paragraph or file that could not be used, with the reason.
 */
export interface Quarantined {
  /**
   * Code of the problem
   */
  code: string;
  /**
   * What is wrong
   */
  message: string;
  /**
   * What to do about it
   */
  fix: string;
  /**
   * Name of the raw file
   */
  file: string;
  /**
   * Digest that it is on; null when the whole file is refused
   */
  digest_id: string | null;
  /**
   * First line, from 1
   */
  line_start: number;
  /**
   * Last line, from 1
   */
  line_end: number;
  /**
   * Offset of the first byte
   */
  byte_start: number;
  /**
   * Offset after the last byte
   */
  byte_end: number;
  /**
   * The text; what is not valid UTF-8 shows as U+FFFD; null when the whole file is refused, and in the edition without abstracts
   */
  text: string | null;
}
/**
 * A card as extracted from a raw file, with the place of its texts.
 */
export interface ExtractedRecord {
  /**
   * Name of the raw file
   */
  file: string;
  /**
   * Digest on which the record stands
   */
  digest_id: string;
  /**
   * Place of the record on its digest, from 1
   */
  position: number;
  /**
   * Title as written in the raw file
   */
  title: string;
  /**
   * Abstract as written in the raw file; null when the page does not show it
   */
  abstract: string | null;
  /**
   * arXiv id without version; null when the page does not show it
   */
  arxiv_id: string | null;
  /**
   * Names of the authors, in order; null when the page does not show them
   */
  authors: string[] | null;
  /**
   * Number of authors; null when the page does not show it
   */
  author_count: number | null;
  /**
   * Organization that the page credits; null when the page does not show one
   */
  organization: string | null;
  /**
   * Account that submitted the paper to the page; null when the page does not show it
   */
  submitted_by: string | null;
  /**
   * Upvotes on that page; null when the page does not show them
   */
  upvotes: number | null;
  /**
   * Comments on that page; null when the page does not show them
   */
  comments: number | null;
  /**
   * Day on which the paper was published, never the day of the page; null when the page does not show it
   */
  published_date: string | null;
  /**
   * Address of the code on GitHub; null when the page does not show one
   */
  github_repo: string | null;
  /**
   * Stars of that repository; null when the page does not show them
   */
  github_stars: number | null;
  /**
   * Address of the project page; null when the page does not show one
   */
  project_page: string | null;
  /**
   * Summary made by a language model on the site, as written; null when the page does not show one
   */
  ai_summary: string | null;
  /**
   * Keywords chosen by a language model on the site; null when the page does not show them
   */
  ai_keywords: string[] | null;
  /**
   * First line of the card, from 1
   */
  line_start: number;
  /**
   * Last line of the card, from 1
   */
  line_end: number;
  /**
   * Offset of the first byte of the card
   */
  byte_start: number;
  /**
   * Offset after the last byte of the card
   */
  byte_end: number;
  /**
   * Offset of the first byte of the title
   */
  title_byte_start: number;
  /**
   * Offset after the last byte of the title
   */
  title_byte_end: number;
  /**
   * Offset of the first byte of the abstract; null without one
   */
  abstract_byte_start: number | null;
  /**
   * Offset after the last byte of the abstract; null without one
   */
  abstract_byte_end: number | null;
  /**
   * Decodings of the bytes of the abstract, in order, joined by +; null for plain text
   */
  abstract_decoding: string | null;
  /**
   * Offset of the first byte of the ai_summary; null without one
   */
  ai_summary_byte_start: number | null;
  /**
   * Offset after the last byte of the ai_summary; null without one
   */
  ai_summary_byte_end: number | null;
  /**
   * Decodings of the bytes of the ai_summary, in order, joined by +; null for plain text
   */
  ai_summary_decoding: string | null;
  /**
   * Whether a rule decides which text is the abstract and which the ai_summary, as the page does not say
   */
  unmarked_summary: boolean;
}
/**
 * An id from another title of a paper, and the paper that it leads to, in one hop.
 */
export interface Redirect {
  /**
   * Id of the other title
   */
  id: string;
  /**
   * Paper that the id leads to
   */
  paper_id: string;
  /**
   * The other title, as written in the raw file
   */
  title: string;
}
/**
 * Two similar papers that were not merged, because the evidence is not enough.
 */
export interface Review {
  /**
   * Paper of the earlier record
   */
  paper_id_a: string;
  /**
   * Paper of the later record
   */
  paper_id_b: string;
  /**
   * Title of the earlier record as written
   */
  title_a: string;
  /**
   * Title of the later record as written
   */
  title_b: string;
  /**
   * Digest of the earlier record
   */
  digest_id_a: string;
  /**
   * Place of the earlier record on its digest
   */
  position_a: number;
  /**
   * Digest of the later record
   */
  digest_id_b: string;
  /**
   * Place of the later record on its digest
   */
  position_b: number;
  /**
   * Sørensen-Dice similarity of the normalised titles, by string-similarity
   */
  similarity: number;
  /**
   * Jaccard similarity of the word 3-shingles of the normalised abstracts; null when one of the two pages shows no abstract
   */
  abstract_similarity: number | null;
  /**
   * Name of the rule that decided
   */
  rule: string;
  /**
   * Evidence that the two records are one paper
   */
  evidence_for: string[];
  /**
   * Evidence against it
   */
  evidence_against: string[];
  /**
   * A person's decision on the pair; null if there is none
   */
  judgement: string | null;
}
/**
 * What is known of a raw file that it does not say itself; stands beside it as <whole file name>.sidecar.json.
 */
export interface Sidecar {
  /**
   * Year in which the page was opened; used only where the page itself gives none
   */
  year?: number;
  /**
   * Day of the page; used only where neither the page nor the name of its file gives it
   */
  date?: string;
  /**
   * How the year or the day is known; required with them, so that it is never a guess
   */
  year_reason?: string;
  /**
   * Address of the page that was saved
   */
  source_url?: string | null;
  /**
   * Day on which the page was saved, or null when unknown
   */
  retrieved?: string | null;
  /**
   * Licence of the text of the page, as an SPDX identifier or in words, or null when none is stated
   */
  licence?: string | null;
  /**
   * Anything else that a reader of the file should know
   */
  note?: string | null;
}
/**
 * One work: all appearances that were found to be the same paper. A value comes from the latest appearance that has it.
 */
export interface PaperTitlesOnly {
  /**
   * dp- and 12 characters of a hash of the normalised title of the first appearance, and of what tells it from an earlier paper of that title
   */
  id: string;
  /**
   * arXiv id without version; null when no page shows it
   */
  arxiv_id: string | null;
  /**
   * Address of the paper's page; null without an arXiv id
   */
  url: string | null;
  /**
   * Title of the latest appearance, cleaned for reading
   */
  title: string;
  /**
   * Names of the authors, in order; null when no page shows them
   */
  authors: string[] | null;
  /**
   * Number of authors; null when no page shows it
   */
  author_count: number | null;
  /**
   * Organization that the page credits; null when no page shows one
   */
  organization: string | null;
  /**
   * Day on which the paper was published, never the day of the page; null when no page shows it
   */
  published_date: string | null;
  /**
   * Upvotes on the latest page that shows them; null when no page shows them
   */
  upvotes: number | null;
  /**
   * Day of the page that shows these upvotes, which may have been saved later; null when it is not known
   */
  upvotes_date: string | null;
  /**
   * Address of the code on GitHub; null when no page shows one
   */
  github_repo: string | null;
  /**
   * Stars of that repository; null when no page shows them
   */
  github_stars: number | null;
  /**
   * Address of the project page; null when no page shows one
   */
  project_page: string | null;
  /**
   * Summary made by a language model on the site, cleaned for reading; null when no page shows one
   */
  ai_summary: string | null;
  /**
   * Keywords chosen by a language model on the site; null when no page shows them
   */
  ai_keywords: string[] | null;
  /**
   * Day of the first page on which the paper appears, never the paper's own date; null when no page has a full date
   */
  first_date: string | null;
  /**
   * Day of the last page on which the paper appears, never the paper's own date; null when no page has a full date
   */
  last_date: string | null;
  /**
   * Number of appearances
   */
  appearance_count: number;
  /**
   * Number of days on which the paper was seen; two captures of one day count once
   */
  day_count: number;
  /**
   * Other titles under which the paper appeared, cleaned, oldest first
   */
  title_variants: string[];
  /**
   * Links found in the cleaned abstract, in order
   */
  links: {
    /**
     * Address, repaired and without trailing punctuation
     */
    url: string;
    /**
     * Kind of target, by its host
     */
    kind: 'code' | 'model' | 'dataset' | 'project' | 'paper' | 'other';
  }[];
  /**
   * Faults of the title or abstract that no rule can repair safely
   */
  text_issues: ('broken-link' | 'fused-words' | 'latex-residue' | 'truncated' | 'unmarked-summary')[];
}
/**
 * One paper on one page, as that page showed it.
 */
export interface AppearanceTitlesOnly {
  /**
   * Paper that appears
   */
  paper_id: string;
  /**
   * Digest on which it appears
   */
  digest_id: string;
  /**
   * Day of the page, never the paper's own date; null when it is not known
   */
  date: string | null;
  /**
   * Place on the digest, from 1
   */
  position: number;
  /**
   * Title as written in the raw file
   */
  title: string;
  /**
   * arXiv id without version; null when the page does not show it
   */
  arxiv_id: string | null;
  /**
   * Names of the authors, in order; null when the page does not show them
   */
  authors: string[] | null;
  /**
   * Number of authors; null when the page does not show it
   */
  author_count: number | null;
  /**
   * Organization that the page credits; null when the page does not show one
   */
  organization: string | null;
  /**
   * Account that submitted the paper to the page; null when the page does not show it
   */
  submitted_by: string | null;
  /**
   * Upvotes as the page shows them; null when it does not
   */
  upvotes: number | null;
  /**
   * Comments as the page shows them; null when it does not
   */
  comments: number | null;
  /**
   * Day on which the paper was published, never the day of the page; null when the page does not show it
   */
  published_date: string | null;
  /**
   * Address of the code on GitHub; null when the page does not show one
   */
  github_repo: string | null;
  /**
   * Stars of that repository; null when the page does not show them
   */
  github_stars: number | null;
  /**
   * Address of the project page; null when the page does not show one
   */
  project_page: string | null;
  /**
   * Summary made by a language model on the site, as written; null when the page does not show one
   */
  ai_summary: string | null;
  /**
   * Keywords chosen by a language model on the site; null when the page does not show them
   */
  ai_keywords: string[] | null;
  /**
   * Why this is an appearance of the paper: its title equals that of the first appearance after normalisation (exact), an arXiv id joins them (arxiv-id), its title is similar (similar), or a person said so (judged); null for the first appearance itself
   */
  match: 'exact' | 'arxiv-id' | 'similar' | 'judged' | null;
  /**
   * Sørensen-Dice similarity of the normalised titles of this and the first appearance, 0 to 1; null for the first appearance
   */
  similarity: number | null;
  /**
   * Name of the raw file that holds it
   */
  file: string;
  /**
   * First line of the card, from 1
   */
  line_start: number;
  /**
   * Last line of the card, from 1
   */
  line_end: number;
  /**
   * Offset of the first byte of the card
   */
  byte_start: number;
  /**
   * Offset after the last byte of the card; the ledger has the bytes of each value
   */
  byte_end: number;
}
