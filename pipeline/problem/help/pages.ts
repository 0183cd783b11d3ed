/** Records that the examples are made of, short for the reader's sake. */
export const TIDES = {
  title: 'Tidal Heating in Compact Planetary Systems',
  abstract:
    'Planets on close orbits are deformed by their star, and tidal heating can melt their mantles. We model compact systems with up to seven bodies and follow their orbits for a billion years.',
};

export const BEES = {
  title: 'Do Bees Count? A Reassessment of Numerosity in Insects',
  abstract:
    'Whether bees count objects or merely match patterns has been disputed for years. We repeat five classic experiments on numerosity, and bees choose by number when no other cue is left.',
};

/** A page as its text is saved: a day, then a title and an abstract for each paper, with blank lines between. */
export function makePage(...paragraphs: string[]): string {
  return `${paragraphs.join('\n\n')}\n`;
}

/** The page that most examples are damages of. */
export const GOOD = makePage('Aug 4, 2025', TIDES.title, TIDES.abstract, BEES.title, BEES.abstract);

/** The same page without its year. */
export const WITHOUT_YEAR = GOOD.replace('Aug 4, 2025', 'Aug 4');

/** Titles and abstracts of so many papers that are alike, each after its title. */
export function makeSeries(papers: number): string[] {
  return Array.from({ length: papers }, (_, n) => {
    const name = `${LETTERS[n % 20]}${LETTERS[Math.floor(n / 20)]}`;
    return [
      `Measurements of Ground Water and Soil Moisture at All Stations of District ${name}`,
      `${name} ${BEES.abstract}`,
    ];
  }).flat();
}

const LETTERS = 'bcdfghjklmnpqrstvwxz';
