import { excerpt } from '../text/show.ts';
import type { Block } from './blocks.ts';
import type { TitleAndAbstract, Paired, Reject } from './pairs.ts';

/**
 * Splits pairs and rejects with boilerplate inside: only blanks may separate a title and its abstract. Such a line may
 * replace a lost abstract and the title after it.
 */
export function splitAtBoilerplate({ pairs, rejects }: Paired, blocks: readonly Block[]): Paired {
  const boilerplateAfter = findBoilerplateAfter(blocks);
  if (boilerplateAfter.size === 0) return { pairs, rejects };
  const fromPairs = pairs.flatMap((pair) => rejectPair(pair, boilerplateAfter.get(pair.title.start)));
  const kept = rejects.flatMap((reject) =>
    boilerplateAfter.has(startOf(reject)) ? splitReject(reject) : [reject],
  );
  return {
    pairs: pairs.filter(({ title }) => !boilerplateAfter.has(title.start)),
    rejects: [...kept, ...fromPairs].sort((a, b) => startOf(a) - startOf(b)),
  };
}

/** The boilerplate right after a paragraph of text, by the start of the paragraph. */
function findBoilerplateAfter(blocks: readonly Block[]): Map<number, string> {
  return new Map(
    blocks.flatMap(({ kind, paragraph }, index) => {
      const next = blocks[index + 1];
      return kind === 'text' && next?.kind === 'boilerplate'
        ? [[paragraph.start, excerpt(next.paragraph.text)]]
        : [];
    }),
  );
}

function rejectPair({ title, abstract }: TitleAndAbstract, boilerplate: string | undefined): Reject[] {
  if (boilerplate === undefined) return [];
  const message = `"${boilerplate}" stands between a title and its abstract`;
  return splitReject({ code: 'extract/unclear-pairing', message, paragraphs: [title, abstract] });
}

function splitReject({ paragraphs, ...reason }: Reject): Reject[] {
  return paragraphs.map((paragraph) => ({ ...reason, paragraphs: [paragraph] }));
}

function startOf({ paragraphs }: Reject): number {
  return paragraphs[0]?.start ?? 0;
}
