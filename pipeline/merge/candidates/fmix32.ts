/** Spreads a number over 32 bits, all of them even: the finaliser of MurmurHash3 (Appleby, public domain). */
export function fmix32(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
