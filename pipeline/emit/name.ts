/** Name of the dataset in every file that describes it. */
export const NAME = 'daily-papers';
