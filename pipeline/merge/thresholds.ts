/**
 * Share of copied words from which abstracts agree, by what else speaks for one work: the less the titles do,
 * the more the abstracts must. Different papers with titles like each other's share 0.02 in the mean and 0.13
 * at most (twins of one group; a paper and its next version are guarded); of 2.2 million pairs of daily papers
 * with any titles two of one group each share 0.30, all others less than 0.2. Papers that were retitled share
 * 0.4 and more, or are not to be told from others by their text.
 */
export const COPIED = { equalName: 0.15, similarTitle: 0.2, unlikeTitle: 0.4 };

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
