import type { Message } from './subprocess.ts';
import { type LawName, verify } from './verify.ts';

// the program that verifyInSubprocess starts, with a folder and a law
const [folder = '', law] = process.argv.slice(2);
process.on('disconnect', () => process.exit());
// the parent passes the name of a law
const verified = await verify(folder, {
  laws: [law as LawName],
  onFile: (file) => process.send?.({ file } satisfies Message),
});
process.send?.({ verified } satisfies Message, undefined, {}, () => process.disconnect());
