/** The columns of appearances that hold what a card shows beside its title and abstract, and their form. */
export const VALUES = {
  arxiv_id: 'text',
  authors: 'list',
  author_count: 'number',
  organization: 'text',
  submitted_by: 'text',
  upvotes: 'number',
  comments: 'number',
  published_date: 'text',
  github_repo: 'text',
  github_stars: 'number',
  project_page: 'text',
  ai_summary: 'text',
  ai_keywords: 'list',
} as const satisfies Readonly<Record<string, 'text' | 'number' | 'list'>>;

export type ValueName = keyof typeof VALUES;

// the keys of the object above
export const VALUE_NAMES = Object.keys(VALUES) as readonly ValueName[];
