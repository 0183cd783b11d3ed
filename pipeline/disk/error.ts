/** Makes an error in the form in which Node reports errors of the disk. A command that meets one ends with EXIT.disk. */
export function createDiskError(
  message: string,
  code: string,
  syscall: string,
  options?: ErrorOptions,
): NodeJS.ErrnoException {
  return Object.assign(new Error(message, options), { code, syscall });
}

/** Whether a call to the system failed; anything else that is thrown is a decision of ours or a bug. */
export function isDiskError(error: unknown): error is NodeJS.ErrnoException {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined;
}

/** Calls the disk where its failure has no consequence. @returns undefined if the disk failed */
export function ignoreDiskErrors<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return undefined;
  }
}

/** Adds the path to an error of the disk. Node leaves it out for a file that is already open. */
export function withPath<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    if (failure.syscall !== undefined && failure.path === undefined) {
      failure.path = path;
      failure.message += ` '${path}'`;
    }
    throw error;
  }
}
