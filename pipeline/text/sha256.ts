import * as crypto from 'node:crypto';

/** SHA-256 (FIPS 180-4) in hexadecimal. */
export function sha256(data: Uint8Array | string): string {
  return crypto.createHash('sha256').update(data).digest('hex');
}
