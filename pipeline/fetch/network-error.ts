/** An error of the network, as fetch reports it. */
interface NetworkError extends NodeJS.ErrnoException {
  hostname?: string;
}

/**
 * Says in words what cut a request short, and what helps.
 * @returns undefined if the error is not one of the network: fetch reports those by a TypeError with a cause
 */
export function formatNetworkError(error: unknown): string | undefined {
  const { cause } = error as Error;
  if (!(error instanceof TypeError) || !(cause instanceof Error)) return undefined;
  const { code = '', message, hostname = 'the host' }: NetworkError = cause;
  const words = WORDS[code] ?? (isCertificate(code) ? UNTRUSTED : undefined);
  // an error for several addresses has a code and no message
  return words?.(hostname) ?? (message || code);
}

type Words = (host: string) => string;

const UNREACHABLE: Words = () => 'there is no way to it from here; check your connection';
const CUT: Words = () => 'the connection was cut; try again';
const SLOW: Words = () => 'it did not answer in time; try again later';
const UNTRUSTED: Words = () =>
  'its certificate is not trusted here; behind a proxy, set NODE_EXTRA_CA_CERTS to the certificate of the proxy';

/** What the codes of the system and of undici mean, and what helps. */
const WORDS: Readonly<Record<string, Words>> = {
  EAI_AGAIN: (host) => `the name ${host} cannot be looked up now; check your connection`,
  ECONNREFUSED: () => 'it refuses the connection; check the address',
  ECONNRESET: CUT,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ENOTFOUND: (host) => `nobody knows the name ${host}; check the address and your connection`,
  EPIPE: CUT,
  ETIMEDOUT: SLOW,
  UND_ERR_CONNECT_TIMEOUT: SLOW,
  UND_ERR_BODY_TIMEOUT: SLOW,
  UND_ERR_HEADERS_TIMEOUT: SLOW,
  UND_ERR_SOCKET: CUT,
};

/** Codes of OpenSSL, such as SELF_SIGNED_CERT_IN_CHAIN and UNABLE_TO_VERIFY_LEAF_SIGNATURE. */
function isCertificate(code: string): boolean {
  return /CERT|SIGNATURE|ERR_TLS/.test(code);
}
