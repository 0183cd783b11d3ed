/** Takes the bytes of a file, in order. It may keep the array. Throws when it cannot write. */
export interface Sink {
  write(bytes: Uint8Array): void;
}

/**
 * A table being written. The bytes do not depend on how the rows are split over calls of write. close flushes
 * and ends the file, but leaves the sink open for its owner to close.
 */
export interface TableWriter<T extends object = object> {
  write(rows: readonly T[]): void;
  close(): void;
}
