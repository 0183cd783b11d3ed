import project from '../../package.json' with { type: 'json' };

/** What a maintainer says in package.json of where the project is; npm defines both fields. */
export interface Project {
  homepage?: string;
  repository?: string | { url: string };
}

/** Public addresses; null while package.json does not have them. None is made up. */
export interface Addresses {
  /** A page about the dataset. */
  homepage: string | null;
  /** The repository as a page, with its code. */
  repository: string | null;
  /** What stands before the path of a file in the repository, to read its bytes; null if the host is not known. */
  raw: string | null;
}

/** Reads the addresses from package.json, where a maintainer sets them once. */
export function addressesOf({ homepage, repository }: Project): Addresses {
  const url = typeof repository === 'object' ? repository.url : repository;
  const page = url === undefined ? null : toPage(url);
  return { homepage: homepage ?? page, repository: page, raw: page === null ? null : toRawBase(page) };
}

/** Those of this project. The type says what package.json may have, not what it has today. */
export const ADDRESSES = addressesOf(project as Project);

/** `git+https://github.com/o/n.git`, `git@github.com:o/n.git` and `github:o/n` are all https://github.com/o/n. */
function toPage(url: string): string {
  const host = /^(github|gitlab):(?=[^/])/.exec(url)?.[1];
  return (host === undefined ? url : `https://${host}.com/${url.slice(host.length + 1)}`)
    .replace(/^git\+/, '')
    .replace(/^(?:ssh:\/\/)?git@([^/:]+)[:/]/, 'https://$1/')
    .replace(/^git:/, 'https:')
    .replace(/(?:\.git)?\/?$/, '');
}

/** HEAD is the branch that the host shows first. */
function toRawBase(page: string): string | null {
  const { host, pathname } = new URL(page);
  if (host === 'github.com') return `https://raw.githubusercontent.com${pathname}/HEAD/`;
  return host === 'gitlab.com' ? `${page}/-/raw/HEAD/` : null;
}
