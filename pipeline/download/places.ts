import type { Addresses } from '../metadata/addresses.ts';

/** Where releases can be had: a file is at `<base>/vX.Y.Z/<file>`. A base is an address or a folder. */
export interface Places {
  files: string;
  /** Base of the files that are too large for Git. */
  assets: string;
}

/** Finds the places of a repository. @returns null if its host is not known, or no repository is named */
export function findPlaces({ raw, repository }: Addresses): Places | null {
  if (raw === null || repository === null) return null;
  const files = `${raw}dist`;
  return {
    files,
    assets: repository.startsWith('https://github.com/') ? `${repository}/releases/download` : files,
  };
}
