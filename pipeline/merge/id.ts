import { hash } from 'node:crypto';

/**
 * The id of a paper that first appeared under a normalised title: `dp-` and the first 12 characters of the
 * SHA-256 of the title (UTF-8) in base32hex (RFC 4648, section 7), lower-case: 60 bits. Among a million
 * titles two share an id with a probability of one in two million; assign-ids.ts checks for it.
 */
export function idOf(title: string): string {
  const first60Bits = hash('sha256', title, 'hex').slice(0, 15);
  return `dp-${BigInt(`0x${first60Bits}`).toString(32).padStart(12, '0')}`;
}

/**
 * The id of a paper whose title belongs to an earlier paper ("Graph Theory"), from its title and the normalised
 * abstract of its first appearance. A title has no line break, so this is never the id of a title alone.
 */
export function idOfBoth(title: string, abstract: string): string {
  return idOf(`${title}\n${abstract}`);
}

/**
 * The id of a paper whose title and abstract belong to an earlier paper too, so that only its arXiv id, or that it
 * has none, tells it apart. No word contains a line break, so this is never an id of title and abstract.
 */
export function idOfAll(title: string, abstract: string, arxivId: string | null): string {
  return idOf(`${title}\n${abstract}\narXiv:${arxivId ?? ''}`);
}
