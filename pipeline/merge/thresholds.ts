/**
 * Share of copied words from which abstracts agree, by what else speaks for one work: the less the titles do,
 * the more the abstracts must. Different papers with titles like each other's share 0.02 in the mean and 0.13
 * at most (twins of one group; a paper and its next version are guarded); of 2.2 million pairs of daily papers
 * with any titles two of one group each share 0.30, all others less than 0.2. Papers that were retitled share
 * 0.4 and more, or are not to be told from others by their text.
 */
export const CONTAINMENT = { equalName: 0.15, similarTitle: 0.2, unlikeTitle: 0.4 };

/** Abstracts less similar than this have nothing in common: so do 99 in 100 pairs of different papers. */
export const UNLIKE = 0.05;

/**
 * Titles more alike than this are alike in more than words that all titles share. Of pairs of titles drawn at
 * random one in 4,000 is, and none of 600,000 reaches 0.6.
 */
export const SIMILAR = 0.5;

/**
 * Titles less alike than this are worded anew, and a number that only one of them has came or went with its phrase
 * ("3D Gaussian Splatting"), unless it is bound to what both speak of. Of 2,466 pairs of titles that differ by a
 * number only, 2,460 are above 0.85.
 */
export const REWORDED = 0.75;

/** From here a reader who sees both titles asks whether they are one paper. */
export const HINT = 0.6;

/** A similarity of num / den, kept as whole numbers so that no rounding decides on a pair. */
export interface Threshold {
  num: number;
  den: number;
}

/**
 * Titles this alike are compared. Among 15,041 daily papers 82 pairs of different ones are, one in 183
 * papers, and a person has to read them all; their number grows with the square of that of the papers, and
 * fast below this (among 2,084 papers 2 pairs are, at 0.75 5, at 0.70 19). On the daily pages a title that
 * changes at all mostly changes its typography, and is found; of papers that got a new title elsewhere more
 * than half fall below this, and are found by their abstracts, if these stayed.
 */
export const CANDIDATE_SIMILARITY: Threshold = { num: 17, den: 20 };

/**
 * Titles that are near to more others than this are made by a pattern ("Author index: volume 26"): that two of them are
 * alike says nothing, so they are not compared for it, and ten thousand of them do not make fifty million pairs. Equal titles
 * and abstracts that are alike bring them together all the same. So with records of equal titles, of as many abstracts: then
 * only those with equal abstracts are one paper. Of 200,000 titles none is near to more than 10; a pair takes 0.1 ms to decide,
 * so this is also what one title can cost at the most.
 */
export const HUB_DEGREE = 64;

/**
 * Abstracts this similar bring their papers before the rules, whatever their titles: half of all papers that
 * were retitled share 0.98. Below it the search would miss too many to be worth its noise.
 */
export const CANDIDATE_ABSTRACT_SIMILARITY = 0.5;
