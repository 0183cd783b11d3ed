import { describe, expect, it } from 'vitest';
import { extract } from '../../../pipeline/extract/extract.ts';
import { makeListed, makeManyListed } from '../../support/text-pages/papers.ts';
import { RENDERINGS } from '../../support/text-pages/renderings.ts';
import { read } from '../../support/page.ts';

const ITEMS = makeManyListed(3);
const SITE = 'https://huggingface.co';

function write(name: string): string {
  const rendering = RENDERINGS.find((one) => one.name === name);
  if (!rendering) throw new Error(`there is no ${name}`);
  return rendering.write(ITEMS);
}

describe('of a card that is refused, the others come out', () => {
  const [first, second, third] = ITEMS.map(({ paper }) => paper.title);
  it.each([
    [
      'with two ids',
      'search, firecrawl',
      `### [${second}](${SITE}/papers/2508.00002)`,
      `### [${second}](${SITE}/papers/2508.77777)`,
    ],
    ['with the title doubled', 'daily, Chromium', `${second}\n`, `${second}\n${second}\n`],
    ['without its abstract', 'search, Chromium', `${ITEMS[1]?.paper.summary}\n`, ''],
    ['with half a link', 'search, firecrawl', `### [${second}]`, `### ${second}]`],
  ])('%s', (_, name, from, to) => {
    const text = write(name);
    expect(text).toContain(from);
    const { records, rejected } = read(text.replace(from, to));
    expect(records.map(({ title }) => title)).toEqual([first, third]);
    expect(rejected.length).toBeGreaterThan(0);
  });
});

describe('a page of one paper is refused', () => {
  const { summary } = makeListed(0).paper;
  const pieces = summary.replace(/ (\w+) (with|of|by) /g, '\n\n$1\n\n$2 ');
  it.each([
    ['with its abstract in pieces', summary, pieces],
    ['as a print', summary, summary.replace(/\. /, '.\n\n---\n*Page 2*\n\n')],
    [
      'with a button of the site in its abstract',
      summary,
      summary.replace(/\. /, '.\nAsk HuggingChat about this Paper\n'),
    ],
    ['without its abstract', summary, ''],
  ])('%s', (_, from, to) => {
    const extracted = extract(Buffer.from(write('one paper, html2text').replace(from, to)), 'x');
    expect('code' in extracted ? [] : extracted.records).toEqual([]);
  });
});

describe('what is no page of the site gives no record', () => {
  const list = ITEMS.map(({ paper }) => `- [${paper.title}](${SITE}/papers/${paper.id})`).join('\n');
  const rows = ITEMS.map(
    ({ paper }) =>
      `| ${paper.title} (Read more on [HuggingFace](${SITE}/papers/${paper.id})) | Ida Oak | It is about ${paper.ai_summary ?? 'bees'} |`,
  );
  const letters = ITEMS.map(
    ({ paper }, n) =>
      `### ${n + 1}. ${paper.title}\n\n**Link:** [paper](${SITE}/papers/${paper.id})\n\n**Summary:** ${paper.ai_summary ?? 'Bees.'}\n\n---\n`,
  );
  it.each([
    ['a list of links', `# Reading list\n\n${list}\n`],
    [
      'a newsletter with a table',
      `## Papers for 2025-08-04\n\n| Title | Authors | Summary |\n|---|---|---|\n${rows.join('\n')}\n`,
    ],
    ['a newsletter with sections', `# Weekly papers\n\n${letters.join('\n')}`],
    [
      'links to papers above links with their texts',
      ITEMS.slice(0, 2)
        .map(
          ({ paper: { id, title, summary } }) =>
            `### [${title}](${SITE}/papers/${id})\n\n[${summary}](${SITE}/papers/${id})\n`,
        )
        .join('\n'),
    ],
    [
      'a note of one paper',
      `# ${ITEMS[0]?.paper.title}\n\nRead it at [this page](${SITE}/papers/2508.00001).\n\nI liked it.\n`,
    ],
  ])('%s', (_, text) => {
    const extracted = extract(Buffer.from(text), 'x.md');
    expect('code' in extracted ? [] : extracted.records).toEqual([]);
  });
});
