import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'commonmark';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseDocument } from 'yaml';
import { parsePage } from '../report/page.ts';
import { page, RECORDS } from '../support/page.ts';

/** Papers on a page: a day has about so many. */
const ON_A_PAGE = 40;

/** Writes a folder of dumps in which each text is the title of a paper, and begins the abstract of another. */
export function writeDumps(folder: string, texts: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (let start = 0; start < texts.length; start += ON_A_PAGE) {
    const papers = texts.slice(start, start + ON_A_PAGE).map((text, i) => ({
      title: text,
      abstract: `${start + i}: ${text} ${RECORDS[i % RECORDS.length]?.abstract}`,
    }));
    const name = `page-${String(start / ON_A_PAGE).padStart(3, '0')}`;
    writeFileSync(join(folder, `${name}.txt`), page(papers).join('\n\n'));
    writeFileSync(join(folder, `${name}.txt.sidecar.json`), JSON.stringify(sidecarOf(texts[start] ?? '')));
  }
}

function sidecarOf(text: string): object {
  return {
    year: 2025,
    year_reason: `${text} and the page says so`,
    source_url: 'javascript:alert(1)//[x](y)',
    licence: text,
    note: text,
  };
}

/** Writes a folder of these, whatever they are. */
export function writeFiles(folder: string, files: readonly (string | Buffer)[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [i, bytes] of files.entries())
    writeFileSync(join(folder, `file-${String(i).padStart(4, '0')}.txt`), bytes);
}

/** What other people's parsers have against the files of a dataset, and what of a stranger's text is more than text. */
export function faultsIn(folder: string): string[] {
  return readdirSync(folder).flatMap((file) => {
    const check = CHECKS.find(([end]) => file.endsWith(end))?.[1];
    if (!check) return [];
    const bytes = readFileSync(join(folder, file));
    try {
      // no replacement: every text file is UTF-8
      return check(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)).map(
        (fault) => `${file}: ${fault}`,
      );
    } catch (error) {
      return [`${file}: ${(error as Error).message}`];
    }
  });
}

const CHECKS: readonly [end: string, check: (text: string) => string[]][] = [
  [
    '.jsonl',
    (text) =>
      text
        .split('\n')
        .slice(0, -1)
        .flatMap((line) => faultsOfJson(line)),
  ],
  ['.json', faultsOfJson],
  ['.csv', (text) => (parseCsv(text, { bom: true }), [])],
  ['.html', faultsOfHtml],
  ['.cff', faultsOfYaml],
  [
    'README.md',
    (text) => [
      ...faultsOfYaml(text.split('\n---\n')[0] ?? ''),
      ...markupIn(text.split('\n---\n').slice(1).join('')),
    ],
  ],
  ['.md', markupIn],
];

function faultsOfJson(text: string): string[] {
  JSON.parse(text);
  return [];
}

function faultsOfYaml(text: string): string[] {
  return ['1.1', '1.2'].flatMap((version) =>
    parseDocument(text, { version: version as '1.1' }).errors.map(({ message }) => message),
  );
}

const ACTIVE = ['script', 'img', 'iframe', 'object', 'embed', 'form', 'base', 'link'];

function faultsOfHtml(text: string): string[] {
  const html = parsePage(text);
  return [
    ...html.errors,
    ...ACTIVE.filter((name) => html.all(name).length > 0).map((name) => `an element ${name}`),
    ...[...html.attributes]
      .filter((name) => /^on|^style$|^src/.test(name))
      .map((name) => `an attribute ${name}`),
  ];
}

/** What stands in our own words: the licence, and the type list<string>. */
const OURS = ['link https://creativecommons.org/publicdomain/zero/1.0/', 'html_inline <string>'];

/** Links, pictures and HTML in a Markdown text that are not ours. */
export function markupIn(markdown: string): string[] {
  const walker = new Parser().parse(markdown).walker();
  const found: string[] = [];
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event;
    const isMarkup = ['html_inline', 'html_block', 'image', 'link'].includes(node.type);
    const what = `${node.type} ${node.destination ?? node.literal}`;
    if (entering && isMarkup && !OURS.includes(what)) found.push(what);
  }
  return found;
}
