import type { Manifest } from '../../schemas/types.ts';

type Edition = Pick<Manifest, 'edition'>;

/** A licence, or a statement of rights that no standard licence covers. */
export interface Licence {
  /** SPDX identifier; null if no standard licence covers the whole dataset. */
  id: string | null;
  /** For hubs, which want a name of small letters. */
  name: string;
  title: string;
  /** Null if no page outside of the dataset states it. */
  url: string | null;
}

/** Licence of our part: which papers appeared when, which records are one paper, links and text issues. */
export const FACTS_LICENCE = {
  id: 'CC0-1.0',
  name: 'cc0-1.0',
  title: 'Creative Commons Zero v1.0 Universal',
  url: 'https://creativecommons.org/publicdomain/zero/1.0/',
} as const;

/** Licence of the code. */
export const CODE_LICENCE = 'MIT';

/** The file of a dataset that states the rights in full. */
export const RIGHTS_FILE = 'LICENSE.md';

/** Rights in the abstracts, which are not ours. */
const ABSTRACTS =
  'An abstract belongs to the authors of its paper and is under whatever licence they chose for it';

const MIXED: Licence = {
  id: null,
  name: 'facts-cc0-abstracts-of-their-authors',
  title: `${ABSTRACTS}; the compiled facts are under CC0 1.0`,
  url: null,
};

/**
 * The licence of a dataset as a whole. Every field that a machine reads as a licence comes from here: CC0 covers the
 * edition without abstracts, and no identifier covers the one with them.
 */
export function licenceOf({ edition }: Edition): Licence {
  return edition === 'full' ? MIXED : FACTS_LICENCE;
}

/** The licence of code and data together, as npm wants it: an SPDX expression, or a reference to a file. */
export function toNpmLicence(edition: Edition): string {
  const { id } = licenceOf(edition);
  return id === null ? 'SEE LICENSE IN LICENSE' : `(${CODE_LICENCE} AND ${id})`;
}

/** Lists what is under which licence, for a table. */
export function listRights({ edition }: Edition): [what: string, under: string][] {
  const { id, title, url } = FACTS_LICENCE;
  return [
    ['compiled facts', `[${title}](${url}) (${id})`],
    ...(edition === 'full'
      ? ([['each abstract', 'its authors, under the licence of their paper']] as [string, string][])
      : []),
    ['code', CODE_LICENCE],
  ];
}

/** States all rights in one paragraph, the same in every metadata file. */
export function formatRights({ edition }: Edition): string {
  const facts =
    'The compiled facts (titles, ids, names, votes, dates, places on pages, links, and which records are one paper) are dedicated to the ' +
    'public domain under CC0 1.0.';
  const abstracts =
    edition === 'full'
      ? `${ABSTRACTS}; CC0 does not cover it.`
      : 'This edition holds no abstracts: these belong to the authors of the papers.';
  return `${facts} ${abstracts} ${SUMMARIES} The code that made the dataset is under the ${CODE_LICENCE} licence.`;
}

/** Rights in the texts of the site's language model. */
const SUMMARIES =
  'Summaries and keywords by a language model come from the site; we claim no rights in them.';
