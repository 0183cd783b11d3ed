import type { Rows } from '../emit/tables.ts';

/** Where the text of a dataset was saved from. */
export interface Source {
  title: string;
  /** Undefined where no sidecar names one that a reader could open. */
  url: string | undefined;
}

/** Every address that sidecars give, once, in order of appearance; one without address where there is none. */
export function listSourcePages(rows: Rows): Source[] {
  const urls = new Set<string>();
  for (const { source_url: url } of rows('digests'))
    if (url !== null && /^https?:\/\//.test(url)) urls.add(url);
  const known = [...urls].map((url) => ({ title: TITLE, url }));
  return known.length > 0 ? known : [{ title: TITLE, url: undefined }];
}

const TITLE = 'Hugging Face Daily Papers, as saved by readers';
