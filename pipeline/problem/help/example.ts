/** Explains a kind of problem: why it matters, an example with only this problem, and the fixed example. */
export interface Help {
  /** A sentence or two. */
  why: string;
  bad: Example;
  good: Example;
}

/** Files of a folder by name; a description if a few files cannot show the problem. */
export type Example = Readonly<Record<string, Content>> | string;

/** Long content is made on demand. */
export type Content = string | Uint8Array | (() => string);

/** Returns the bytes of a file of an example. */
export function toBytes(content: Content): Buffer {
  return Buffer.from(typeof content === 'function' ? content() : (content as string)); // Buffer.from takes bytes too
}
