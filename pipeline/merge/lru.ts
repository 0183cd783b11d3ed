/**
 * The same function, which remembers its last `limit` results, so that what is dear is seldom asked for
 * twice.
 */
export function memoise<K, V>(ask: (key: K) => V, limit: number): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.has(key) ? (known.get(key) as V) : ask(key);
    known.delete(key);
    known.set(key, value);
    if (known.size > limit) known.delete(known.keys().next().value as K);
    return value;
  };
}
