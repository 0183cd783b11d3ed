import type { Digest } from '../../schemas/types.ts';

/** Names the kind of a page and how it was saved, such as `a daily page as copied text`. */
export function describePage({
  page_kind,
  source_format,
}: Pick<Digest, 'page_kind' | 'source_format'>): string {
  return `${page_kind === null ? 'a page' : KINDS[page_kind]} as ${FORMATS[source_format]}`;
}

const KINDS: Readonly<Record<NonNullable<Digest['page_kind']>, string>> = {
  daily: 'a daily page',
  weekly: 'a weekly page',
  monthly: 'a monthly page',
  trending: 'a trending page',
  search: 'a search page',
  paper: 'the page of one paper',
};

const FORMATS: Readonly<Record<Digest['source_format'], string>> = {
  text: 'copied text',
  markdown: 'Markdown',
  html: 'saved HTML',
  json: "JSON of the site's API",
  feed: 'a feed',
};
