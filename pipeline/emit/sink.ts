/** Where the bytes of a file go, in order. It may keep what it is given. Throws when it cannot take it. */
export interface Sink {
  write(bytes: Uint8Array): void;
}

/**
 * A table being written. The bytes do not depend on how the rows are split over calls of write. Close writes
 * what is still held back and the end of the file, but leaves the sink open: whoever opened it closes it.
 */
export interface TableWriter<T extends object = object> {
  write(rows: readonly T[]): void;
  close(): void;
}
