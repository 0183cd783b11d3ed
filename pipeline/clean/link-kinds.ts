import type { Paper } from '../../schemas/types.ts';

export type LinkKind = Paper['links'][number]['kind'];

/**
 * Host (with its subdomains), start of the path, kind. The first match decides, so specific paths come before the
 * rest of their host. Hosts with any kind of content (universities, companies, short links such as bit.ly and
 * aka.ms) are missing here, and `other`.
 */
const KINDS: readonly [string, string, LinkKind][] = [
  ['github.io', '/', 'project'],
  ['gitlab.io', '/', 'project'],
  ['github.com', '/', 'code'],
  ['githubusercontent.com', '/', 'code'],
  ['gitlab.com', '/', 'code'],
  ['bitbucket.org', '/', 'code'],
  ['codeberg.org', '/', 'code'],
  ['gitee.com', '/', 'code'],
  ['gitcode.com', '/', 'code'],
  ['sourceforge.net', '/', 'code'],
  ['4open.science', '/', 'code'],
  ['colab.research.google.com', '/', 'code'],
  ['pypi.org', '/', 'code'],
  ['huggingface.co', '/datasets/', 'dataset'],
  ['huggingface.co', '/papers/', 'paper'],
  ['huggingface.co', '/spaces/', 'project'],
  ['huggingface.co', '/collections/', 'other'],
  ['huggingface.co', '/blog/', 'other'],
  ['huggingface.co', '/docs/', 'other'],
  ['hf.co', '/datasets/', 'dataset'],
  ['hf.co', '/papers/', 'paper'],
  ['hf.co', '/spaces/', 'project'],
  ['hf.space', '/', 'project'],
  ['modelscope.cn', '/datasets/', 'dataset'],
  ['modelscope.cn', '/models/', 'model'],
  ['modelscope.cn', '/studios/', 'project'],
  ['civitai.com', '/models/', 'model'],
  ['ollama.com', '/library/', 'model'],
  ['arxiv.org', '/', 'paper'],
  ['alphaxiv.org', '/', 'paper'],
  ['biorxiv.org', '/', 'paper'],
  ['medrxiv.org', '/', 'paper'],
  ['doi.org', '/', 'paper'],
  ['openreview.net', '/', 'paper'],
  ['aclanthology.org', '/', 'paper'],
  ['proceedings.mlr.press', '/', 'paper'],
  ['openaccess.thecvf.com', '/', 'paper'],
  ['papers.nips.cc', '/', 'paper'],
  ['proceedings.neurips.cc', '/', 'paper'],
  ['dl.acm.org', '/', 'paper'],
  ['ieeexplore.ieee.org', '/', 'paper'],
  ['semanticscholar.org', '/', 'paper'],
  ['ssrn.com', '/', 'paper'],
  ['kaggle.com', '/', 'dataset'],
  ['zenodo.org', '/', 'dataset'],
  ['figshare.com', '/', 'dataset'],
  ['physionet.org', '/', 'dataset'],
  ['openslr.org', '/', 'dataset'],
  ['dataverse.org', '/', 'dataset'],
  ['dataverse.harvard.edu', '/', 'dataset'],
  ['data.mendeley.com', '/', 'dataset'],
  ['ieee-dataport.org', '/', 'dataset'],
  ['opendatalab.com', '/', 'dataset'],
  ['sites.google.com', '/', 'project'],
  ['notion.site', '/', 'project'],
  ['netlify.app', '/', 'project'],
  ['vercel.app', '/', 'project'],
  ['pages.dev', '/', 'project'],
  ['web.app', '/', 'project'],
  ['firebaseapp.com', '/', 'project'],
  ['herokuapp.com', '/', 'project'],
  ['streamlit.app', '/', 'project'],
  ['gradio.live', '/', 'project'],
  ['gradio.app', '/', 'project'],
  ['readthedocs.io', '/', 'project'],
  ['wixsite.com', '/', 'project'],
  ['framer.website', '/', 'project'],
  ['webflow.io', '/', 'project'],
];

/** Hosts whose `/owner/name` is a model; `/owner` alone is a list of anything. */
const MODEL_HOSTS: readonly string[] = ['huggingface.co', 'hf.co'];

/** Hosts with a subdomain for each project: `name.github.io` needs no path. */
export const PAGE_HOSTS: readonly string[] = KINDS.filter(([, , kind]) => kind === 'project').flatMap(
  ([host, path]) => (path === '/' && host !== 'sites.google.com' ? [host] : []),
);

export function classifyLink(url: URL): LinkKind {
  for (const [host, path, kind] of KINDS) {
    if (isBelow(url.hostname, host) && `${url.pathname}/`.startsWith(path)) return kind;
  }
  const isModel =
    MODEL_HOSTS.some((host) => isBelow(url.hostname, host)) && /^\/[^/]+\/[^/]+/.test(url.pathname);
  return isModel ? 'model' : 'other';
}

function isBelow(hostname: string, host: string): boolean {
  return hostname === host || hostname.endsWith(`.${host}`);
}
