/** What a kind of problem means: why it is one, an example that has it and no other, and the same without it. */
export interface Help {
  /** A sentence or two. */
  why: string;
  bad: Example;
  good: Example;
}

/** Files by name, as a folder of dumps or a built folder holds them; in words where no few files can show it. */
export type Example = Readonly<Record<string, Content>> | string;

/** What is long is made when it is asked for. */
export type Content = string | Uint8Array | (() => string);

/** The bytes of a file of an example. */
export function bytesOf(content: Content): Buffer {
  return Buffer.from(typeof content === 'function' ? content() : (content as string)); // or bytes, which it takes too
}
