import type { CardColumn, CardValue } from '../cards/card.ts';
import { paperOf } from './drafts.ts';
import type { LineItem } from './items.ts';
import { PAPER, PICTURES } from './kinds.ts';
import { isOwnLink, type PageShape, type Parsed, type CardFault, showLines } from './parse-card.ts';
import { tellUnmarked } from './unmarked.ts';
import {
  GITHUB,
  readAddress,
  readDay,
  readItemValue,
  readNumber,
  readTextValue,
  type Source,
} from './values.ts';

export function readValues(
  { draft, title, text, organization }: Parsed,
  source: Source,
  shape: PageShape,
): CardValue[] | CardFault {
  const titleValue = readTextValue(source, 'title', title);
  if (titleValue === null) return { code: 'extract/invalid-utf8', message: 'the title is no text' };
  // beside trending pages only those of a search show texts, and those are abstracts
  const isUnmarked = shape.page_kind !== 'search';
  const column: CardColumn | null =
    text.length === 0 ? null : isUnmarked ? tellUnmarked(showLines(text)) : 'abstract';
  const textValue = column === null ? null : readTextValue(source, column, text);
  if (text.length > 0 && column === null)
    return { code: 'extract/unclear-pairing', message: 'the text may be the abstract or its summary by AI' };
  if (column !== null && textValue === null)
    return { code: 'extract/invalid-utf8', message: 'the abstract is no text' };
  const { tail, handle, votes } = draft;
  const github = tail.get('github');
  const id = draft.items
    .filter(isOwnLink)
    .find((item) => paperOf(item) !== null && readAddress(source, 'arxiv_id', item, PAPER, 'arxiv-id'));
  const date = tail.get('published') ?? tail.get('date');
  return [
    titleValue,
    textValue && { ...textValue, isUnmarked },
    id ? readAddress(source, 'arxiv_id', id, PAPER, 'arxiv-id') : null,
    handle ? readName(source, 'submitted_by', handle) : null,
    readNumber(source, 'upvotes', votes),
    readNumber(source, 'author_count', tail.get('authors')),
    organization ? readName(source, 'organization', organization, shape.pictureNames === 'before') : null,
    date ? readDay(source, date) : null,
    readNumber(source, 'comments', tail.get('comments')),
    readNumber(source, 'github_stars', github),
    github ? readAddress(source, 'github_repo', github, GITHUB, null) : null,
  ].filter((value) => value !== null);
}

/** A name of an account, after the name of its picture where that stands on the same line. */
function readName(
  source: Source,
  column: CardColumn,
  item: LineItem,
  hasInlineNames = false,
): CardValue | null {
  const shown = item.value && item.value !== '' ? item.value : item.segment.text.replace(PICTURES, '');
  const value = hasInlineNames && item.kind === 'text' ? shown.replace(/^[\w.-]+ (?=.)/, '') : shown;
  return readItemValue(source, column, { ...item, value });
}
