import { createDiskError } from '../disk/error.ts';
import { readChunks } from '../disk/files.ts';
import { formatNetworkError } from '../fetch/network-error.ts';
import { USER_AGENT } from '../fetch/request.ts';

/** Whether a base is an address on the web; otherwise it is a folder. */
export function isAddress(base: string): boolean {
  return /^https?:/.test(base);
}

/**
 * Reads a file from an address or a folder, a chunk at a time. fetch follows redirects, since hosts keep large files
 * elsewhere, and gives up when nothing comes for five minutes.
 * @throws an error of the disk that names the place
 */
export async function* readFile(place: string): AsyncGenerator<Uint8Array> {
  if (!isAddress(place)) return yield* readChunks(place);
  let hasAnswered = false;
  try {
    const response = await fetch(place, { headers: { 'user-agent': USER_AGENT } });
    hasAnswered = true;
    await refuseAnswer(place, response);
    for await (const chunk of response.body ?? []) yield chunk;
  } catch (error) {
    throw toDiskError(place, error, hasAnswered);
  }
}

async function refuseAnswer(place: string, response: Response): Promise<void> {
  const { status, statusText, url } = response;
  const isPlain = place.startsWith('https:') && !url.startsWith('https:');
  if (status === 200 && !isPlain) return;
  await response.body?.cancel();
  throw createError(
    place,
    isPlain
      ? `it leads to ${url}, which anybody may change on the way`
      : `the server answered ${`${status} ${statusText}`.trim()}`,
  );
}

function toDiskError(place: string, error: unknown, hasAnswered: boolean): unknown {
  const words = formatNetworkError(error);
  if (words === undefined) return error;
  return createError(place, `${hasAnswered ? 'the answer is not whole' : 'no answer'}: ${words}`);
}

function createError(place: string, words: string): NodeJS.ErrnoException {
  return createDiskError(`${place}: ${words}`, 'EHTTP', 'fetch');
}
