const KEPT = Symbol.for('made once for tests');

/**
 * Makes a value once per process, however often its test file is loaded: the proof `mutation` runs a test a thousand
 * times, and a build before each run would take hours.
 */
export function kept<Made>(name: string, make: () => Made): Made {
  // only this file uses the symbol, and each name has values of one type
  const all = ((globalThis as { [KEPT]?: Map<string, unknown> })[KEPT] ??= new Map<string, unknown>());
  if (!all.has(name)) all.set(name, make());
  return all.get(name) as Made;
}
