const KEPT = Symbol.for('made once for tests');

/**
 * What is made once in a process, however often the file of tests that makes it is loaded there: in the proof
 * `mutation` a test is run a thousand times, and a build before each would take hours.
 */
export function kept<Made>(name: string, make: () => Made): Made {
  // nobody else has this symbol, and each name stands for one kind of thing
  const all = ((globalThis as { [KEPT]?: Map<string, unknown> })[KEPT] ??= new Map<string, unknown>());
  if (!all.has(name)) all.set(name, make());
  return all.get(name) as Made;
}
