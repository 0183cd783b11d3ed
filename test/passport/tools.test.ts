import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameFolder } from '../../pipeline/readme.ts';
import { DATA, type Format, FORMATS } from './formats.ts';
import { LOADING, withoutMachine } from './report.ts';
import { LINE_FOLDER, lineFor, TOOLS } from './tools.ts';

const page = readFileSync(LOADING, 'utf8');

describe.each(TOOLS.map((tool) => [tool.name, tool] as const))('%s', (_, { opens, refuses, ...tool }) => {
  it('opens or refuses every format that holds tables, and none of them both', () => {
    expect(DATA.filter((format) => opens[format] === undefined && refuses[format] === undefined)).toEqual([]);
    expect(Object.keys(opens).filter((format) => format in refuses)).toEqual([]);
  });

  it('has its own exact version', () => {
    const pinned = readFileSync('test/passport/requirements.txt', 'utf8');
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    if (tool.from === 'PyPI')
      expect(pinned).toMatch(new RegExp(`^${tool.package}(\\[\\w+\\])?==[\\d.]+$`, 'm'));
    else if (tool.from === 'npm')
      expect({ ...dependencies, ...devDependencies }).toHaveProperty([tool.package]);
    else expect(page).toMatch(new RegExp(`^\\| ${tool.name} \\|`, 'm'));
  });
});

const lines = TOOLS.flatMap(({ name, opens }) =>
  Object.entries(opens).map(([format, line]) => [name, format as Format, line] as const),
);

describe.each(lines)('the line with which %s opens %s', (_, format, line) => {
  it('names the file, and a table that others can take the place of', () => {
    const path = format === 'README.md' ? '"dist/next"' : `dist/next/${FORMATS[format].file('papers')}`;
    expect(line).toContain(path);
    expect(lineFor(line, 'digests', '/x')).not.toMatch(/(?<![\w-])papers\b|dist\/next/);
  });
});

describe('the lines of docs/loading.md', () => {
  const part = /<!-- load: [^]*<!-- \/load -->/.exec(page)?.[0] ?? '';
  const known = TOOLS.flatMap(({ opens, setup }) => [...Object.values(opens), ...setup.split('\n')]);

  /** The same lines for a build. */
  const shownFor = (text: string) => nameFolder(text, LINE_FOLDER);

  it('are those that the passport runs; if not, run: npx daily-papers passport --write', () => {
    const blocks = [...shownFor(part).matchAll(/```\w+\n([^]*?)```/g)].flatMap(([, code = '']) =>
      code.trim().split('\n'),
    );
    const cells = [...shownFor(part).matchAll(/^\| [^|]+ \| [^|]+ \| `(.+)` \|$/gm)].map(
      ([, line = '']) => line,
    );
    const shown = [...blocks.filter((line) => !/^(#|\/\/) /.test(line)), ...cells];
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter((line) => !known.includes(line))).toEqual([]);
  });

  it('include those of the README', () => {
    const readme = shownFor(readFileSync('README.md', 'utf8'));
    const [, python = ''] = /```python\n([^]*?)```/.exec(readme) ?? [];
    const cells = [...readme.matchAll(/^\| (?:polars|DuckDB) \| `(.+)` \|$/gm)].map(([, line = '']) => line);
    const lines = [...python.trim().split('\n'), ...cells];
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => !known.includes(line))).toEqual([]);
  });

  it('go to another table and another folder, whatever that is called', () => {
    const line = 'papers = pd.read_sql("select * from papers", open("dist/next/daily-papers.sqlite"))';
    expect(lineFor(line, 'digests', '/my/papers/dist')).toBe(
      'digests = pd.read_sql("select * from digests", open("/my/papers/dist/daily-papers.sqlite"))',
    );
  });
});

describe('the passport in docs/loading.md', () => {
  it('may differ in the versions of Debian programs only', () => {
    const row = (tool: string, version: string) => `| ${tool} | ${version} | ✓ |`;
    const same = (a: string, b: string) => withoutMachine(a) === withoutMachine(b);
    expect(same(row('LibreOffice', '7.4.7.2'), row('LibreOffice', '24.2'))).toBe(true);
    expect(same(row('pandas', '3.1.1'), row('pandas', '3.1.2'))).toBe(false);
    expect(same(row('LibreOffice', '7.4'), '| LibreOffice | 7.4 | ◐ |')).toBe(false);
  });
});
