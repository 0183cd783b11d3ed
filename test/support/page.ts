import { extract, type Limits } from '../../pipeline/extract/extract.ts';
import type { Extracted } from '../../pipeline/extract/extracted.ts';
import type { Titled } from './damage.ts';

/** Six records from different fields, so no abstract mentions another's title. */
export const RECORDS: readonly Titled[] = [
  {
    title: 'Tidal Heating in Compact Planetary Systems',
    abstract:
      'Planets on close orbits are deformed by their star, and tidal heating can melt their mantles. We model compact planetary systems with up to seven bodies and follow their orbits for a billion years. Heating lasts longer than expected where resonances keep the orbits eccentric. The code is available at https://github.com/example/tides.',
  },
  {
    title: 'SoilNet: Estimating Moisture from Radar Images',
    abstract:
      'Moisture of the soil decides on harvests, but sensors in the ground are sparse. This paper presents SoilNet, a convolutional network that estimates moisture from radar images at a resolution of ten metres. It is trained on 1,200 stations and reduces the error by 18% over the best earlier method, with no station nearby.',
  },
  {
    title: 'Do Bees Count? A Reassessment of Numerosity in Insects',
    abstract:
      'Whether bees count objects or merely match patterns has been disputed for years. We repeat five classic experiments on numerosity with controls for area and contrast, on 340 insects. Bees choose by number when no other cue is left, though only up to four. Earlier claims about larger numbers are not supported by our data.',
  },
  {
    title: 'sparsetable',
    abstract:
      'Range queries on static arrays are answered in constant time by a sparse table, at the price of memory that grows faster than the array. We describe sparsetable, a library that halves that memory by storing every other level, and show that queries are slowed by less than a tenth on six processors of three makers.',
  },
  {
    title: 'On the Stability of Wooden Bridges under Wind Load',
    abstract:
      'Wooden bridges are light, and wind load can decide on their safety. Measurements at three bridges over two winters are compared with the simulations that standards prescribe. The standards are safe for spans below sixty metres; beyond that, gusts excite a torsion that no standard considers. We propose a simple correction',
  },
  {
    title: 'Learning to Translate Proverbs',
    abstract:
      'Proverbs are translated word for word by most systems, and lose their meaning. We collect 9,400 proverbs in eleven languages with equivalents chosen by native speakers, and train models to translate a proverb into one of the same sense. Human judges prefer the result in 71% of all cases, and the data set is released.',
  },
];

const HEADER = [
  'new',
  'Get trending papers in your email inbox!',
  'Subscribe',
  'Daily Papers',
  'byAK and the research community',
];

/** Paragraphs of a page as people save it. */
export function page(
  records: readonly Titled[] = RECORDS,
  date = 'Aug 4',
  header: readonly string[] = HEADER,
): string[] {
  return [...header, date, ...records.flatMap(({ title, abstract }) => [title, abstract])];
}

/** Extracts a dump that must be readable. */
export function read(text: string | Buffer, limits?: Limits): Extracted {
  const extracted = extract(Buffer.from(text), 'x.txt', limits);
  if ('code' in extracted) throw new Error(`refused: ${extracted.code}: ${extracted.message}`);
  return extracted;
}

export function titled(extracted: Extracted): Titled[] {
  return extracted.records.map(({ title, abstract }) => ({ title, abstract: abstract ?? '' }));
}
