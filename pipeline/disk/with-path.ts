/**
 * Calls the disk. What it says of a file that is open does not name the file, and a person must know which one: here it
 * gets its name, as Node writes it.
 */
export function named<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    const failed = error as NodeJS.ErrnoException;
    if (failed.syscall !== undefined && failed.path === undefined) {
      failed.path = path;
      failed.message += ` '${path}'`;
    }
    throw error;
  }
}
