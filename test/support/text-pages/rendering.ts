import type { ExtractedRecord } from '../../../schemas/types.ts';
import { NO_FIELDS } from '../no-fields.ts';
import type { SiteItem } from '../site.ts';

/** A kind of page as one tool writes it. */
export interface Rendering {
  /** `daily, Firefox` */
  name: string;
  /** Most papers on such a page. */
  most?: number;
  write(items: readonly SiteItem[]): string;
  /** Fields that it shows, beside the title. */
  fields: readonly Field[];
}

/** The field of an organisation stands in the place of the number of authors. */
export type Field =
  | 'abstract'
  | 'text'
  | 'arxiv_id'
  | 'authors'
  | 'who'
  | 'author_count'
  | 'organization'
  | 'submitted_by'
  | 'upvotes'
  | 'comments'
  | 'published_date'
  | 'github_repo'
  | 'github_stars'
  | 'ai_summary';

/** What a reader should find; fields that a page does not show are null. */
export function showOn({ fields }: Pick<Rendering, 'fields'>, item: SiteItem): Partial<ExtractedRecord> {
  const shown: Partial<ExtractedRecord> = { ...NO_FIELDS, abstract: null, title: item.paper.title };
  for (const field of fields) Object.assign(shown, READERS[field](item));
  return shown;
}

const READERS: Readonly<Record<Field, (item: SiteItem) => Partial<ExtractedRecord>>> = {
  abstract: ({ paper }) => ({ abstract: paper.summary }),
  text: ({ paper }) => (paper.ai_summary ? { ai_summary: paper.ai_summary } : { abstract: paper.summary }),
  arxiv_id: ({ paper }) => ({ arxiv_id: paper.id }),
  authors: ({ paper }) => {
    const authors = paper.authors.map(({ name }) => name);
    return { authors, author_count: authors.length };
  },
  who: ({ paper }) =>
    paper.organization
      ? { organization: paper.organization.fullname }
      : { author_count: paper.authors.length },
  organization: ({ paper }) => ({ organization: paper.organization?.fullname ?? null }),
  author_count: ({ paper }) => ({ author_count: paper.authors.length }),
  submitted_by: ({ paper }) => ({ submitted_by: paper.submittedOnDailyBy?.user ?? null }),
  upvotes: ({ paper }) => ({ upvotes: paper.upvotes }),
  comments: ({ numComments }) => ({ comments: numComments }),
  published_date: ({ paper }) => ({ published_date: paper.publishedAt.slice(0, 10) }),
  github_repo: ({ paper }) => ({ github_repo: paper.githubRepo ?? null }),
  github_stars: ({ paper }) => ({ github_stars: paper.githubStars ?? null }),
  ai_summary: ({ paper }) => ({ ai_summary: paper.ai_summary ?? null }),
};
