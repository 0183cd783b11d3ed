import project from '../../package.json' with { type: 'json' };
import { ADDRESSES } from '../metadata/addresses.ts';
import { formatNetworkError } from './network-error.ts';

/** What one request gave. */
export type Answer = { body: Buffer } | { failure: Failure };

/** Why a request gave no page. */
export interface Failure {
  reason: string;
  /** Whether the same request may succeed later. */
  isTemporary: boolean;
  /** Whether requests for other days would fail in the same way. */
  concernsAll: boolean;
  /** The value of the header Retry-After. */
  retryAfter: string | null;
}

/** A day of 2026 has about 170 kB. */
const MAX_BYTES = 8 * 2 ** 20;

const { homepage } = ADDRESSES;
export const USER_AGENT = `${project.name}/${project.version}${homepage === null ? '' : ` (+${homepage})`}`;

/**
 * Requests JSON once.
 * @param timeout milliseconds until the last byte; a stalled answer ends too
 */
export async function request(address: string, timeout: number): Promise<Answer> {
  const signal = AbortSignal.timeout(timeout);
  const headers = { accept: 'application/json', 'user-agent': USER_AGENT };
  let response: Response | null = null;
  try {
    response = await fetch(address, { headers, signal });
    return await readResponse(response);
  } catch (error) {
    return { failure: toFailure(error, response !== null, timeout) };
  }
}

export function createFailure(reason: string, more: Partial<Failure> = {}): Failure {
  return { reason, isTemporary: false, concernsAll: false, retryAfter: null, ...more };
}

async function readResponse(response: Response): Promise<Answer> {
  const failure = findFailure(response);
  const body = failure === null ? await readBody(response.body) : null;
  if (body !== null) return { body };
  await response.body?.cancel();
  return { failure: failure ?? createFailure(`the answer has more than ${MAX_BYTES} bytes`) };
}

const TOO_MANY_REQUESTS = 429;

function findFailure({ status, statusText, headers }: Response): Failure | null {
  if (status !== 200)
    return createFailure(`the server answered ${`${status} ${statusText}`.trim()}`, {
      isTemporary: status === TOO_MANY_REQUESTS || status >= 500,
      concernsAll: status === TOO_MANY_REQUESTS,
      retryAfter: headers.get('retry-after'),
    });
  const type = headers.get('content-type') ?? 'no type';
  return /^application\/json\s*(;|$)/i.test(type)
    ? null
    : createFailure(`the answer is not JSON but ${type}`);
}

/** Null if the body is too large. What is counted is unpacked, so that a small answer cannot fill the memory. */
async function readBody(body: Response['body']): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Fetch reports the network and its timeout; any other error is a bug. */
function toFailure(error: unknown, hasAnswered: boolean, timeout: number): Failure {
  if ((error as Error).name === 'TimeoutError')
    return createFailure(`the answer was not complete after ${timeout / 1000} s`, { isTemporary: true });
  const words = formatNetworkError(error);
  if (words === undefined) throw error;
  return hasAnswered
    ? createFailure(`the answer is not whole: ${words}`, { isTemporary: true })
    : createFailure(`no answer: ${words}`, { isTemporary: true, concernsAll: true });
}
