import type { Problem } from '../problem.ts';
import { show } from '../../text/show.ts';
import { groupByFile, type Checked, type Found, formatPlace } from './found.ts';

/**
 * JUnit XML, as test reports of CI systems read it: a suite for each file, a case for each problem. An error is a
 * failure; anything less is a case that was skipped, with its reason. What is fine is a case that passes.
 */
export function formatJunit({ checks = [], problems }: Found): string {
  const fine = checks.filter((check) => check.fine);
  const suites = [
    ...(fine.length > 0 ? [suite('checks', [], fine.map(passed))] : []),
    ...[...groupByFile(problems)].map(([file, some]) => suite(file ?? 'no file', some, some.map(failed))),
  ];
  const { tests, failures, skipped } = totals(problems, fine.length);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="check" tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...suites,
    '</testsuites>\n',
  ].join('\n');
}

function totals(problems: readonly Problem[], passed: number) {
  const failures = problems.filter(({ level }) => level === 'error').length;
  return { tests: problems.length + passed, failures, skipped: problems.length - failures };
}

function suite(name: string, problems: readonly Problem[], cases: readonly string[]): string {
  const { failures, skipped } = totals(problems, 0);
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return [`  <testsuite name="${xml(name)}" ${counts}>`, ...cases, '  </testsuite>'].join('\n');
}

function passed({ name, looked }: Checked): string {
  return `    <testcase classname="checks" name="${xml(`${name}: ${looked}`)}"/>`;
}

function failed(problem: Problem): string {
  const { file, level, code, message, excerpt, fix } = problem;
  const name = [code, formatPlace(problem)].filter(Boolean).join(' ');
  const more = [...(excerpt ? [excerpt] : []), `fix: ${fix}`].map(xml).join('\n');
  const told =
    level === 'error'
      ? `<failure type="${xml(code)}" message="${xml(message)}">${more}</failure>`
      : `<skipped message="${xml(`${level}: ${message}; fix: ${fix}`)}"/>`;
  return `    <testcase classname="${xml(file ?? 'no file')}" name="${xml(name)}">${told}</testcase>`;
}

/** Text in XML 1.0. What no document may hold (section 2.2) is shown as an escape of ours. */
function xml(text: string): string {
  return show(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
