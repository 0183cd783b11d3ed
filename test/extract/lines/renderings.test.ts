import { describe, expect, it } from 'vitest';
import { makeListed, makeManyListed } from '../../support/text-pages/papers.ts';
import { showOn } from '../../support/text-pages/rendering.ts';
import { RENDERINGS } from '../../support/text-pages/renderings.ts';
import { read } from '../../support/page.ts';

const ITEMS = makeManyListed(4);

describe.each(RENDERINGS)('a page of $name', (rendering) => {
  const items = ITEMS.slice(0, rendering.most);

  it('gives each card with all that it shows', () => {
    const { records, rejected } = read(rendering.write(ITEMS));
    expect(rejected).toEqual([]);
    expect(records).toMatchObject(items.map((item) => showOn(rendering, item)));
  });

  it('gives a card alone', () => {
    // a summary and an abstract, an organisation
    const one = makeListed(6);
    expect(read(rendering.write([one])).records).toMatchObject([showOn(rendering, one)]);
  });

  it('is read alike after a byte order mark, with line ends of Windows', () => {
    const { records } = read(`\ufeff${rendering.write(ITEMS).replaceAll('\n', '\r\n')}`);
    expect(records).toMatchObject(items.map((item) => showOn(rendering, item)));
  });
});
