import { describe, expect, it } from 'vitest';
import { makeDictionary } from '../../pipeline/metadata/dictionary.ts';
import { profileTables } from '../../pipeline/metadata/profile.ts';
import { toColumns } from '../../pipeline/emit/columns.ts';
import { TABLES, type TableName } from '../../pipeline/emit/tables.ts';
import { makeDataset } from './dataset.ts';

describe('the data dictionary', () => {
  const { file, text } = makeDictionary(makeDataset({ papers: [{ title: 'A|B `c`\n## D\u202e' }] }));

  it('is Markdown', () => {
    expect(file).toBe('data-dictionary.md');
    expect(text).toMatch(/^# Data dictionary\n/);
  });

  it.each(Object.keys(TABLES) as TableName[])('has a line for each field of %s', (name) => {
    const [, section = ''] = text.split(`## ${name}\n`);
    const fields = [...section.replace(/\n## [^]*/, '').matchAll(/^\| (\w+) \| (?!type)/gm)].map(
      ([, field]) => field,
    );
    expect(fields).toEqual(toColumns(TABLES[name].schema).map((column) => column.name));
  });

  it('keeps text from outside in one cell', () => {
    expect(text).toContain("| `A\\|B 'c' ## D ` |");
  });

  it('is the same for the same rows', () => {
    const dataset = makeDataset({ papers: [{}, {}] });
    expect(makeDictionary({ ...dataset, profiles: profileTables(dataset.rows) })).toEqual(
      makeDictionary(dataset),
    );
  });
});
