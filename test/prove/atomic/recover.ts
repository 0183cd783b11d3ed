import { wrongIn } from './reader.ts';
import { runTaken } from './trace.ts';
import { differences, keyOf, put, treeOf } from '../tree.ts';
import { type Bench, releasesIn } from './worlds.ts';

/**
 * What is wrong with the folder as it is left: for who reads it now, and once the command was run again, after which all
 * must be as if nothing had disturbed it. A state that was tried is not tried again.
 */
export function recovering(bench: Bench): () => Promise<string[]> {
  const tried = new Map<string, string[]>();
  return async () => {
    const tree = treeOf(bench.folder);
    const key = keyOf(releasesIn(tree));
    const wrong = tried.get(key) ?? [
      ...wrongIn(releasesIn(tree), bench.course),
      ...(await wrongAgain(bench)),
    ];
    tried.set(key, wrong);
    return wrong;
  };
}

/** What is wrong with a folder that holds this, likewise. */
export async function wrongAfter(bench: Bench, tree: Bench['before']): Promise<string[]> {
  put(bench.folder, tree);
  return wrongAgain(bench);
}

async function wrongAgain(bench: Bench): Promise<string[]> {
  const { code, said } = await runTaken(bench, (_, make) => make());
  const wrong = differences(releasesIn(treeOf(bench.folder)), bench.course.after);
  return [
    ...(code === 0 ? [] : [`run again, it ends with ${code}: ${said.trim()}`]),
    ...wrong.map((words) => `run again, ${words}`),
  ];
}
