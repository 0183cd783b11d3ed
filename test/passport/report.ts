import type { Passport } from '../../schemas/types.ts';
import { FORMAT_NAMES } from './formats.ts';
import { TOOLS } from './tools.ts';
import type { Verdict, Visit } from './visit.ts';

const SIGNS: Readonly<Record<Verdict['mark'], string>> = {
  right: '✓',
  equal: '◐',
  refused: '✗',
  absent: '·',
  wrong: '✗ wrong',
  failed: '✗ failed',
};

/** One line for each tool, for a terminal, and below them what fails. */
export function textOf({ tools }: Passport): string {
  const lines = tools.map(({ tool, version, verdicts }) => {
    const marks = verdicts.map(({ format, mark }) => `${format} ${SIGNS[mark]}`);
    return `${`${tool} ${version ?? '-'}`.padEnd(30)} ${marks.join('  ')}`;
  });
  return [...lines, ...failuresOf(tools)].join('\n');
}

function failuresOf(tools: readonly Visit[]): string[] {
  return tools.flatMap(({ tool, verdicts }) =>
    verdicts
      .filter(isFailure)
      .map(({ format, notes, line }) => `FAILED: ${tool}, ${format}: ${notes.join('; ')}; the line: ${line}`),
  );
}

export function isFailure({ mark }: Verdict): boolean {
  return mark === 'wrong' || mark === 'failed';
}

/** The page that shows the lines and the table. */
export const LOADING = 'docs/loading.md';

/** The parts of that page that a run gives. */
export function partsOf({ tools }: Passport): { load: string; passport: string } {
  return { load: loadText(tools), passport: tableText(tools) };
}

/** A block for each tool, with its best line for this build, and all other lines folded away. */
function loadText(tools: readonly Visit[]): string {
  const opening = tools.flatMap((visit) => {
    const lines = openedBy(visit);
    return lines[0] === undefined ? [] : [{ visit, best: lines[0], lines }];
  });
  const blocks = opening.map(({ visit, best }) => blockOf(visit, best));
  const others = opening.flatMap(({ visit, lines }) =>
    lines
      .slice(1)
      .map(({ format, line }) => `| ${visit.tool} | ${format} | \`${line?.replaceAll('|', '\\|')}\` |`),
  );
  return [
    ...blocks,
    '<details>\n<summary>The other formats, line by line</summary>',
    ['| tool | format | line |', '|---|---|---|', ...others].join('\n'),
    '</details>',
  ].join('\n\n');
}

/** In the order in which we recommend them. */
function openedBy({ tool, verdicts }: Visit): Verdict[] {
  const opened = verdicts.filter(({ mark }) => mark === 'right' || mark === 'equal');
  const order = Object.keys(TOOLS.find(({ name }) => name === tool)?.opens ?? {});
  return opened.sort((a, b) => order.indexOf(a.format) - order.indexOf(b.format));
}

function blockOf({ tool, language }: Visit, { line }: Verdict): string {
  const comment = language === 'js' ? '//' : '#';
  const setup = TOOLS.find(({ name }) => name === tool)?.setup ?? '';
  const code = [`${comment} ${tool}`, setup, line].filter(Boolean);
  return ['```' + language, ...code, '```'].join('\n');
}

function tableText(tools: readonly Visit[]): string {
  const notes = [...new Set(tools.flatMap(({ verdicts }) => verdicts.map(noteOf)))].filter(Boolean);
  const rows = tools.map(({ tool, version, verdicts }) => {
    const cells = FORMAT_NAMES.map((format) => {
      const verdict = verdicts.find((one) => one.format === format);
      return verdict === undefined ? '' : cellOf(verdict, notes);
    });
    return `| ${[tool, version ?? '', ...cells].join(' | ')} |`;
  });
  return [
    LEGEND,
    [
      `| tool | version | ${FORMAT_NAMES.join(' | ')} |`,
      `|---|---|${FORMAT_NAMES.map(() => ':-:').join('|')}|`,
      ...rows,
    ].join('\n'),
    notes.map((note, number) => `${number + 1}. ${note}`).join('\n'),
  ].join('\n\n');
}

const LEGEND = `✓ The line above opens it. Every value in every row of papers, appearances and digests equals the JSON Lines, and has the right type.
◐ The same, but some values have another type; the note below says which. ✗ The tool does not open it, for the reason in the note.
· This build does not have the file. An empty cell: the file is not meant for that tool.`;

function cellOf(verdict: Verdict, notes: readonly string[]): string {
  const number = notes.indexOf(noteOf(verdict)) + 1;
  return `${SIGNS[verdict.mark]}${number === 0 ? '' : ` <sup>${number}</sup>`}`;
}

function noteOf({ mark, notes }: Verdict): string {
  return mark === 'right' || mark === 'absent' ? '' : notes.join(', ');
}

/** The page without the versions of Debian's programs, which are the machine's, not ours. */
export function withoutMachine(page: string): string {
  const names = TOOLS.filter(({ from }) => from === 'Debian').map(({ name }) => name);
  return page.replace(new RegExp(`^(\\| (?:${names.join('|')}) \\| )[\\d.]+`, 'gm'), '$1');
}
