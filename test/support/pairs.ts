import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePage, makeSeries } from '../../pipeline/problem/help/pages.ts';

/** A golden folder with judgements of both kinds. */
const JUDGED = 'test/cases/judgements/raw';

const MOISTURE =
  'Moisture of the soil decides on harvests, but sensors in the ground are sparse. This paper presents SoilNet, a convolutional network that estimates moisture from radar images at a resolution of ten metres. It is trained on 1,200 stations and reduces the error by 18% over the best earlier method, with no station nearby.';
const WELLS =
  'Wells are few in dry districts, and their water is rarely measured. We drill forty test holes with students of three schools, and give the results to everybody. The maps that follow from them differ from those of the survey by a factor of two, mostly in the valleys.';
const CITIES =
  'Walks through cities with many bridges have been counted by hand for three centuries. A program that runs for a weekend settles all cases of up to thirty bridges. Eleven of them were not known, and one contradicts a theorem that textbooks still repeat.';
const PLAY =
  'Children learn to play chess from other children, not from books. In four clubs we film every game of a season, and transcribe what is said at the board. Most advice is wrong and useful at once, as it draws the attention to one square.';

const CHOIRS =
  'Nobody knows why some choirs keep their pitch without an organ. Singers of nine choirs wear small microphones for one hymn, so that each voice is heard alone. Those who hold the others are not the loudest: they breathe a moment before.';

/** A page whose papers are near to those of the golden folder, so that no rule decides about them. */
const UNSURE = makePage(
  'Sep 5, 2025',
  ...['SoilNet-V3: Estimating Moisture from Radar Images', MOISTURE],
  ...['Graph Theory', CITIES],
  ...['Winning at Chess with Search', PLAY],
  ...['Ground Water at Forty Stations of the Northern Districts in 2019', WELLS],
  ...['Ground Water at Forty Stations of the Northern Districts in 2020', CHOIRS],
);

/** Titles of which too many are alike to be compared with one another. */
const CROWD = makePage('Sep 6, 2025', ...makeSeries(100));

/** Writes a folder of dumps with pairs of every kind: waiting, judged, decided by a rule, and crowded. */
export function writeEveryPair(raw: string): void {
  mkdirSync(raw, { recursive: true });
  cpSync(JUDGED, raw, { recursive: true });
  // the other lines of the golden folder are wrong
  const judgements = readFileSync(join(JUDGED, 'judgements.jsonl'), 'utf8').split('\n').slice(0, 5);
  writeFileSync(join(raw, 'judgements.jsonl'), `${judgements.join('\n')}\n`);
  writeFileSync(join(raw, '2025-09-05.txt'), UNSURE);
  writeFileSync(join(raw, '2025-09-06.txt'), CROWD);
}
