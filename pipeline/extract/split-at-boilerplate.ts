import { excerpt } from '../text/show.ts';
import type { Block } from './blocks.ts';
import type { TitleAndAbstract, Paired, Reject } from './pairs.ts';

/**
 * Takes pairs apart that have furniture between them: nothing but blanks may stand between a title and its abstract, or
 * within what is rejected together. Such a line may as well be what is left of an abstract and the title after it.
 */
export function splitAtBoilerplate({ pairs, rejects }: Paired, blocks: readonly Block[]): Paired {
  const parting = furnitureBehind(blocks);
  if (parting.size === 0) return { pairs, rejects };
  const apart = pairs.flatMap((pair) => partedPair(pair, parting.get(pair.title.start)));
  const kept = rejects.flatMap((reject) => (parting.has(startOf(reject)) ? singly(reject) : [reject]));
  return {
    pairs: pairs.filter(({ title }) => !parting.has(title.start)),
    rejects: [...kept, ...apart].sort((a, b) => startOf(a) - startOf(b)),
  };
}

/** The furniture that stands right after a paragraph of text, by where that begins. */
function furnitureBehind(blocks: readonly Block[]): Map<number, string> {
  return new Map(
    blocks.flatMap(({ kind, paragraph }, index) => {
      const next = blocks[index + 1];
      return kind === 'text' && next?.kind === 'furniture'
        ? [[paragraph.start, excerpt(next.paragraph.text)]]
        : [];
    }),
  );
}

function partedPair({ title, abstract }: TitleAndAbstract, furniture: string | undefined): Reject[] {
  if (furniture === undefined) return [];
  const message = `"${furniture}" stands between a title and its abstract`;
  return singly({ code: 'extract/unclear-pairing', message, paragraphs: [title, abstract] });
}

function singly({ paragraphs, ...reason }: Reject): Reject[] {
  return paragraphs.map((paragraph) => ({ ...reason, paragraphs: [paragraph] }));
}

function startOf({ paragraphs }: Reject): number {
  return paragraphs[0]?.start ?? 0;
}
