import { describe, expect, it } from 'vitest';
import { formatNetworkError } from '../../pipeline/fetch/network-error.ts';

const failed = (cause: unknown) => new TypeError('fetch failed', { cause });
const coded = (code: string, more = {}) =>
  failed(Object.assign(new Error(`connect ${code}`), { code, ...more }));

describe('an error of the network', () => {
  it.each([
    ['ENOTFOUND', 'nobody knows the name example.org; check the address and your connection'],
    ['EAI_AGAIN', 'the name example.org cannot be looked up now; check your connection'],
    ['ENETUNREACH', 'there is no way to it from here; check your connection'],
    ['UND_ERR_HEADERS_TIMEOUT', 'it did not answer in time; try again later'],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'its certificate is not trusted here; behind a proxy, set NODE_EXTRA_CA_CERTS to the certificate of the proxy',
    ],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', expect.stringMatching(/^its certificate is not trusted here; /)],
  ])('is said in words: %s', (code, words) => {
    expect(formatNetworkError(coded(code, { hostname: 'example.org' }))).toEqual(words);
  });

  it('that is not known keeps its own words, or its code if it has none', () => {
    expect(formatNetworkError(coded('EODD'))).toBe('connect EODD');
    expect(formatNetworkError(failed(Object.assign(new AggregateError([]), { code: 'EODD' })))).toBe('EODD');
  });

  it('is no other error', () => {
    expect(formatNetworkError(new Error('x', { cause: new Error('y') }))).toBeUndefined();
    expect(formatNetworkError(new TypeError('x'))).toBeUndefined();
  });
});
