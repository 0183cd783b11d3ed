/** Fields of a paper beside its title and abstract, as they are where a page shows none of them. */
export const NO_FIELDS = {
  arxiv_id: null,
  authors: null,
  author_count: null,
  organization: null,
  submitted_by: null,
  upvotes: null,
  comments: null,
  published_date: null,
  github_repo: null,
  github_stars: null,
  project_page: null,
  ai_summary: null,
  ai_keywords: null,
} as const;
