import { describe, expect, it } from 'vitest';
import { idOf, idOfBoth } from '../../pipeline/merge/id.ts';

describe('idOf', () => {
  // python3: base64.b32hexencode(hashlib.sha256(title.encode()).digest()).decode().lower()[:12]
  it.each([
    ['graph theory', 'dp-2g55r0qjlu1n'],
    ['', 'dp-seoc8gkovge1'],
    ['gödel agent', 'dp-qao8bgoksnur'],
    ['title 754', 'dp-00tlj0ordvpn'],
  ])('of %j is %s', (title, id) => {
    expect(idOf(title)).toBe(id);
  });

  it('of a title with an abstract is another for each abstract', () => {
    const ids = [
      idOf('a title'),
      idOfBoth('a title', ''),
      idOfBoth('a title', 'one'),
      idOfBoth('a title', 'two'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
