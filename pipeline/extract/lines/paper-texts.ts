import type { LineItem } from './items.ts';
import { areBroken, areRepeated, showLines } from './parse-card.ts';
import { areSummaryAndAbstract, tellUnmarked } from './unmarked.ts';
import type { Source } from './values.ts';

/** The texts of a page, and whether a rule tells them apart, as the mark between them is lost. */
interface PaperTexts {
  summary: LineItem[];
  abstract: LineItem[];
  isUnmarked: boolean;
}

/**
 * Tells the AI summary from the abstract: by the mark between them, or, where a copy has lost it, by what the texts
 * are. A page without a summary has one text.
 * @returns the lines of each, or why they cannot be told apart
 */
export function tellApart(texts: readonly LineItem[], source: Source): PaperTexts | string {
  const mark = texts.findIndex(({ kind }) => kind === 'summary-mark');
  if (texts.some(({ kind }) => kind === 'print'))
    return 'parts of the page stand in its texts, as in a print';
  if (areRepeated(texts)) return REPEATED;
  if (mark !== -1) {
    const [summary, abstract] = [texts.slice(0, mark), texts.slice(mark + 1)];
    if (abstract.some(({ kind }) => kind === 'summary-mark')) return REPEATED;
    if (summary.length === 0 || abstract.length === 0) return 'the abstract or its summary is missing';
    return arePieces(abstract, source) || arePieces(summary, source)
      ? 'the abstract is in pieces'
      : { summary, abstract, isUnmarked: false };
  }
  const groups = groupParagraphs(texts, source);
  const [first, second] = groups;
  if (!first) return 'the page shows no abstract';
  if (!second) {
    return tellUnmarked(showLines(first)) === 'abstract'
      ? { summary: [], abstract: first, isUnmarked: false }
      : 'the one text of the page may be the abstract or its summary by AI';
  }
  if (groups.length > 2) return 'the abstract is in pieces';
  return areSummaryAndAbstract(showLines(first), showLines(second))
    ? { summary: first, abstract: second, isUnmarked: true }
    : 'the abstract and its summary by AI cannot be told apart';
}

const REPEATED = 'a line of the abstract or its summary stands there twice';

/** Some tools break a text at each of its links; the lines of a paragraph and a few paragraphs are no such pieces. */
function arePieces(lines: readonly LineItem[], source: Source): boolean {
  const groups = groupParagraphs(lines, { ...source, isWrapped: true });
  return (
    (!source.isWrapped && lines.some(({ segment }) => /^[,.;:)\]]/.test(segment.text))) ||
    groups.length > 3 ||
    groups.some(
      (group) => lengthOf(group) < 40 || !(group.length === 1 || source.isWrapped || areBroken(group)),
    )
  );
}

/** Lines of one paragraph, which a browser's copy writes as one line and other tools break. */
function groupParagraphs(lines: readonly LineItem[], { isWrapped }: Source): LineItem[][] {
  const groups: LineItem[][] = [];
  for (const item of lines) {
    if (groups.length > 0 && !item.line.gap) groups.at(-1)?.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group) => (isWrapped || areBroken(group) ? [group] : group.map((item) => [item])));
}

function lengthOf(lines: readonly LineItem[]): number {
  return lines.reduce((sum, { segment }) => sum + segment.text.length, 0);
}
