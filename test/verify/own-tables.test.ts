import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import papers from '../../schemas/papers.schema.json' with { type: 'json' };
import { refuseOtherTables } from '../../pipeline/verify/own-tables.ts';

describe('the tables of a release', () => {
  const folders: string[] = [];
  afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

  function write(version: string | null, fields: readonly string[]): string {
    const folder = mkdtempSync(join(tmpdir(), 'tables-'));
    folders.push(folder);
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version }));
    const properties = Object.fromEntries(fields.map((field) => [field, {}]));
    writeFileSync(join(folder, 'schemas.json'), JSON.stringify({ papers: { properties } }));
    return folder;
  }

  const OURS = Object.keys(papers.properties);

  it('may be ours, with or without abstracts', () => {
    expect(() => refuseOtherTables(write('9.0.0', OURS))).not.toThrow();
    expect(() =>
      refuseOtherTables(
        write(
          '9.0.0',
          OURS.filter((field) => field !== 'abstract'),
        ),
      ),
    ).not.toThrow();
  });

  it('are refused where they have other fields, with what to do', () => {
    const fields = ['flags', ...OURS.filter((field) => field !== 'text_issues')];
    expect(() => refuseOtherTables(write('9.0.0', fields))).toThrow(
      /papers have no text_issues and have flags\. Check out the commit that added it/,
    );
  });

  it('are ours in a build, whatever it says, and in a folder that says nothing', () => {
    expect(() => refuseOtherTables(write(null, ['flags']))).not.toThrow();
    expect(() => refuseOtherTables(join(tmpdir(), 'no-such-folder'))).not.toThrow();
  });
});
