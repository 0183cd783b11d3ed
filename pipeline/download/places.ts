import type { Project } from '../metadata/addresses.ts';

/** Where releases can be had: a file is at `<base>/vX.Y.Z/<file>`. A base is an address or a folder. */
export interface Places {
  files: string;
  /** Base of the files that are too large for Git. */
  assets: string;
}

/** Finds the places that package.json names. A host that we do not know needs the homepage. @returns null if none is named */
export function findPlaces({ homepage, repository }: Project): Places | null {
  const github = parseGithub(repository);
  const files =
    homepage === undefined
      ? github && `https://raw.githubusercontent.com/${github}/HEAD/dist`
      : `${homepage.replace(/[/]+$/, '')}/dist`;
  if (files === null) return null;
  return { files, assets: github === null ? files : `https://github.com/${github}/releases/download` };
}

/** Parses `github:owner/name`, `owner/name` and addresses on github.com. @returns owner/name, or null */
function parseGithub(repository: Project['repository']): string | null {
  const text = typeof repository === 'object' ? repository.url : (repository ?? '');
  const [, name = null] =
    /^(?:github:|(?:git[+])?https:[/][/]github[.]com[/])?([\w.-]+[/][\w.-]+?)(?:[.]git)?$/.exec(text) ?? [];
  return name;
}
