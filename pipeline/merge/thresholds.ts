/**
 * Abstracts agree from this share of copied words on; the less similar the titles, the larger the share.
 * Different papers with similar titles share 0.02 on average and 0.13 at most, by two papers of one group. A paper
 * and its next version are guarded instead. Of 2.2 million pairs of daily papers with any titles, two pairs share
 * 0.30, each by one group; all others share less than 0.2. Retitled papers share 0.4 and more, or their text does
 * not distinguish them from others.
 */
export const CONTAINMENT = { equalName: 0.15, similarTitle: 0.2, unlikeTitle: 0.4 };

/** Abstracts less similar than this have nothing in common; 99 in 100 pairs of different papers are below it. */
export const UNLIKE = 0.05;

/**
 * Titles more similar than this share more than words common to all titles. One in 4,000 random pairs is above it;
 * no pair of 600,000 reaches 0.6.
 */
export const SIMILAR = 0.5;

/**
 * Titles less similar than this are rephrased. A number that only one of them has then came or went with its phrase
 * ("3D Gaussian Splatting"), unless it qualifies a word of both. Of 2,466 pairs of titles that differ by a number
 * only, 2,460 are above 0.85.
 */
export const REWORDED = 0.75;

/** From this similarity on a reader of both titles asks whether they are one paper. */
export const HINT = 0.6;

/** A similarity of num / den, as integers so that rounding never decides a pair. */
export interface Threshold {
  num: number;
  den: number;
}

/**
 * Titles this similar become candidate pairs. Among 15,041 daily papers 82 pairs of different papers do, one for
 * 183 papers, and a person has to read them all. Their number grows with the square of the papers, and fast below
 * this: among 2,084 papers 2 pairs qualify, at 0.75 5, at 0.70 19. On the daily pages most changed titles differ
 * in typography only, and are found. Of papers retitled elsewhere more than half fall below this; they are found
 * by their abstracts, if these stayed.
 */
export const CANDIDATE_SIMILARITY: Threshold = { num: 17, den: 20 };

/**
 * A title with more than this many near neighbours is generated from a template ("Author index: volume 26").
 * Similarity to it is not evidence, so it makes no candidate pairs: ten thousand of them would make fifty million.
 * Equal titles and similar abstracts still join them. The same limit holds for records of one title with as many
 * different abstracts: only equal abstracts are one paper then. Of 200,000 titles none has more than 10 neighbours.
 * A pair takes 0.1 ms to decide, so this also limits the cost of a title.
 */
export const HUB_DEGREE = 64;

/**
 * Abstracts this similar make a candidate pair, whatever their titles: half of all retitled papers share 0.98.
 * Below it the search misses too many to be worth its noise.
 */
export const CANDIDATE_ABSTRACT_SIMILARITY = 0.5;
