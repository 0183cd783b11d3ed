import type { Rows } from '../emit/tables.ts';

/** A page that the text of a dataset was saved from. */
interface Source {
  title: string;
  /** Undefined if no sidecar has a web address. */
  url: string | undefined;
}

/** Lists the distinct addresses in sidecars, in order of appearance; one source without an address if there are none. */
export function listSourcePages(rows: Rows): Source[] {
  const urls = new Set<string>();
  for (const { source_url: url } of rows('digests'))
    if (url !== null && /^https?:\/\//.test(url)) urls.add(url);
  const known = [...urls].map((url) => ({ title: SOURCE_TITLE, url }));
  return known.length > 0 ? known : [{ title: SOURCE_TITLE, url: undefined }];
}

const SOURCE_TITLE = 'Hugging Face Daily Papers, as saved by readers';
