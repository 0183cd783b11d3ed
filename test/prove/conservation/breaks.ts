import type { Break } from '../proof.ts';
import { COMMANDS } from './commands.ts';
import { FOLDERS } from './trials.ts';

const BYTES = 'every byte of a damaged dump';
const YIELD = 'undamaged records of damaged pages';
const PARAGRAPHS = 'pipeline/extract/paragraphs.ts';
const EXTRACT = 'pipeline/extract/extract.ts';

export const BREAKS: readonly Break[] = [
  {
    name: 'the last byte of a dump in no span',
    file: 'pipeline/extract/ledger.ts',
    from: 'if (at < bytes.length)',
    to: 'if (at + 1 < bytes.length)',
    finds: BYTES,
  },
  {
    name: 'records that end a byte early',
    file: EXTRACT,
    from: 'byte_end: abstract.end,',
    to: 'byte_end: abstract.end - 1,',
    finds: BYTES,
  },
  {
    name: 'a throw on what is no UTF-8',
    file: PARAGRAPHS,
    from: "bytes.toString('utf8', first.start, last.end);",
    to: "new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(first.start, last.end));",
    finds: BYTES,
  },
  {
    name: 'what is no UTF-8 taken for text',
    file: PARAGRAPHS,
    from: 'notUtf8(bytes, first, last, whole) ?? ',
    to: 'null ?? ',
    finds: BYTES,
  },
  {
    name: 'full stops around lines taken for blanks',
    file: PARAGRAPHS,
    from: 'byte === SPACE || byte === TAB',
    to: 'byte === SPACE || byte === TAB || byte === 46',
    finds: BYTES,
  },
  {
    name: 'rejects dropped from quarantine',
    file: 'pipeline/validate/validate.ts',
    from: '[...extracted.rejected, ...failed].sort',
    to: '[...failed].sort',
    finds: BYTES,
  },
  {
    name: 'titles and abstracts paired without a doubt',
    file: 'pipeline/extract/pairs.ts',
    from: 'const reason = findDoubt(adjacent);',
    to: 'const reason = title.fault ?? abstract.fault ?? null;',
    finds: YIELD,
  },
  {
    name: 'damage that costs all records after it',
    file: 'pipeline/extract/pairs.ts',
    from: 'rejects.push(rejectUnpaired(paragraphs[index] as Paragraph, roles[index], paragraphs[index - 1]));\n      continue;',
    to: 'for (; index < paragraphs.length; index++)\n        rejects.push(rejectUnpaired(paragraphs[index] as Paragraph, roles[index], paragraphs[index - 1]));\n      continue;',
    finds: YIELD,
  },
  {
    name: 'CR taken for no line end',
    file: PARAGRAPHS,
    from: 'const CR = 13;',
    to: 'const CR = 256;',
    finds: 'LF, CRLF and CR are alike',
  },
  {
    name: 'CRLF taken for two line ends',
    file: PARAGRAPHS,
    from: 'bytes[end + 1] === LF ? 2 : 1',
    to: 'bytes[end + 1] === LF ? 1 : 1',
    finds: 'LF, CRLF and CR are alike',
  },
  {
    name: 'blanks beyond ASCII taken for text',
    file: PARAGRAPHS,
    from: "trim() === '') return null;",
    to: "trim() === 'never') return null;",
    finds: 'blank lines between paragraphs change nothing',
  },
  {
    name: 'no second page in a dump',
    file: 'pipeline/extract/pages.ts',
    from: "if (block.kind === 'date') runs.push",
    to: "if (block.kind === 'date' && runs.length < 2) runs.push",
    finds: 'two dumps in one give the records of both',
  },
  {
    name: 'records in the order of their titles',
    file: EXTRACT,
    from: 'sheet.pairs.map((pair, index) => toRecord(',
    to: 'sheet.pairs.toSorted((a, b) => (a.title.text < b.title.text ? -1 : 1)).map((pair, index) => toRecord(',
    finds: 'shuffled records are the same records',
  },
  {
    name: 'titles without their first letter',
    file: EXTRACT,
    from: 'title: title.text,',
    to: 'title: title.text.slice(1),',
    finds: 'a page, read and written as a page, is read the same',
  },
  {
    name: 'abstracts without their last letter',
    file: EXTRACT,
    from: 'abstract: abstract.text,',
    to: 'abstract: abstract.text.slice(0, -1),',
    finds: 'a damaged dump, read and written as a page, loses nothing the second time',
  },
  {
    name: 'an abstract at the end of a page taken for a title',
    file: 'pipeline/extract/role.ts',
    from: 'walkBack(cameFrom, abstract > title)',
    to: 'walkBack(cameFrom, false)',
    finds: 'a cut at the end of a paragraph gives a beginning',
  },
  {
    name: 'no ledger of dumps without a record',
    file: 'pipeline/build/gather.ts',
    from: 'ledger.write(validated.ledger);',
    to: 'if (validated.records.length > 0) ledger.write(validated.ledger);',
    finds: FOLDERS,
  },
  {
    name: 'base64 cut to whole triples',
    file: 'pipeline/validate/validate.ts',
    from: "base64: part.toString('base64') }",
    to: "base64: part.toString('base64').replace(/.{2}==$/, '') }",
    finds: FOLDERS,
  },
  {
    name: 'exit code 2 for errors in dumps',
    file: 'pipeline/cli/report.ts',
    from: "level === 'error') ? EXIT.problems",
    to: "level === 'error') ? EXIT.usage",
    finds: COMMANDS,
  },
  {
    name: 'exit code 1 for what cannot be read',
    file: 'pipeline/cli/command.ts',
    from: 'disk: 3,',
    to: 'disk: 1,',
    finds: COMMANDS,
  },
];
