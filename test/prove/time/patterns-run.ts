import { patternsOf } from './patterns.ts';

/** A process of its own, in which nothing of the pipeline is loaded yet: prints every pattern of our sources. */
const patterns = await patternsOf();
const { printJson } = await import('../../../pipeline/cli/print.ts');
printJson(patterns);
