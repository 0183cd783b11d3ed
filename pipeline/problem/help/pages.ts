/** Short records for the examples. */
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

/** Makes the saved text of a page: a day, then title and abstract of each paper, separated by blank lines. */
export function makePage(...paragraphs: string[]): string {
  return `${paragraphs.join('\n\n')}\n`;
}

/** Most examples are damaged versions of this page. */
export const GOOD = makePage('Aug 4, 2025', TIDES.title, TIDES.abstract, BEES.title, BEES.abstract);

/** The same page without its year. */
export const WITHOUT_YEAR = GOOD.replace('Aug 4, 2025', 'Aug 4');

/** Makes the text of a page of cards, as a browser copies it. */
export function makeCards(heading: string, show: (abstract: string) => string): string {
  const cards = [TIDES, BEES].map(
    ({ title, abstract }) =>
      `Submitted by\nmaja\n${title}\n${show(`${abstract} ${abstract} ${abstract}`)}\n9 authors\n·\nPublished on Jul 31, 2025`,
  );
  return makePage(
    heading,
    'by',
    'AK',
    'and the research community',
    'Aug 4, 2025',
    ...cards,
    'Previous\nNext',
  );
}

/** Makes title and abstract of so many similar papers. */
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
