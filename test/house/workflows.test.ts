import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { brokenIn, RULES } from './workflow-rules.ts';

const FOLDER = '.github/workflows';
const files = readdirSync(FOLDER);
const textOf = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8');

describe.each(files)('%s', (file) => {
  it.each(RULES)('$rule', (rule) => {
    expect(brokenIn(textOf(file), [rule])).toEqual([]);
  });
});

describe('a workflow is refused', () => {
  it.each(
    RULES.flatMap((rule) =>
      rule.bad.map(([part, bad, file]) => ({ rule, name: rule.rule, part, bad, file })),
    ),
  )('that has $bad: $name', ({ rule, part, bad, file = 'contribution.yml' }) => {
    const good = textOf(file);
    expect(good).toContain(part);
    const broken = brokenIn(
      good.replace(part, () => bad),
      [rule],
    );
    expect(broken.length).toBeGreaterThan(0);
  });
});

describe('contribution.yml', () => {
  it('runs for pull requests alone, on what has to do with dumps', () => {
    expect(parse(textOf('contribution.yml')).on).toEqual({ pull_request: { paths: ['raw/**'] } });
  });
});

describe('nightly.yml', () => {
  it('runs every check whole, started by the clock or by hand', () => {
    const { on, jobs } = parse(textOf('nightly.yml'));
    expect(Object.keys(on)).toEqual(['schedule', 'workflow_dispatch']);
    expect(jobs.full.steps.at(-1)).toEqual({ run: 'bash .ci/run --full' });
  });
});

describe('update.yml', () => {
  it('reads in the job that runs packages, and writes in the one that opens a pull request', () => {
    const { on, jobs } = parse(textOf('update.yml'));
    expect(Object.keys(on)).toEqual(['schedule', 'workflow_dispatch']);
    expect(Object.keys(jobs)).toEqual(['fetch', 'propose']);
    expect([jobs.fetch.permissions, jobs.propose.permissions]).toEqual([
      undefined,
      { contents: 'write', 'pull-requests': 'write' },
    ]);
  });
});

describe('the issue forms', () => {
  const forms = readdirSync('.github/ISSUE_TEMPLATE').filter((file) => file !== 'config.yml');

  it.each(forms)('%s asks for something, each with an id of its own', (file) => {
    const form = parse(readFileSync(`.github/ISSUE_TEMPLATE/${file}`, 'utf8'));
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    const ids: string[] = form.body.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, attributes } of form.body) {
      expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
      expect(attributes.label).toEqual(expect.any(String));
    }
  });
});
