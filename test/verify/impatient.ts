import { printRows } from '../../pipeline/cli/print.ts';
import { verifyInSubprocess } from '../../pipeline/verify/subprocess.ts';

/** Checks the formats of a folder as the command does, but gives up after some seconds without a sign of life: starting takes one or two. */
const [folder = ''] = process.argv.slice(2);
printRows([await verifyInSubprocess(folder, 'one-dataset', 10)]);
