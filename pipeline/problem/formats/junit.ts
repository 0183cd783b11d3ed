import type { Problem } from '../problem.ts';
import { show } from '../../text/show.ts';
import { groupByFile, type Checked, type Found, formatPlace } from './found.ts';

/**
 * JUnit XML for the test reports of CI systems: a suite for each file, a case for each problem. An error is a failed
 * case; a warning or note is a skipped case with a reason. A check without findings is a passed case.
 */
export function formatJunit({ checks = [], problems }: Found): string {
  const fine = checks.filter((check) => check.fine);
  const suites = [
    ...(fine.length > 0 ? [formatSuite('checks', [], fine.map(formatPassed))] : []),
    ...[...groupByFile(problems)].map(([file, some]) =>
      formatSuite(file ?? 'no file', some, some.map(formatFailed)),
    ),
  ];
  const { tests, failures, skipped } = countCases(problems, fine.length);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="check" tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...suites,
    '</testsuites>\n',
  ].join('\n');
}

function countCases(problems: readonly Problem[], passed: number) {
  const failures = problems.filter(({ level }) => level === 'error').length;
  return { tests: problems.length + passed, failures, skipped: problems.length - failures };
}

function formatSuite(name: string, problems: readonly Problem[], cases: readonly string[]): string {
  const { failures, skipped } = countCases(problems, 0);
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return [`  <testsuite name="${escapeXml(name)}" ${counts}>`, ...cases, '  </testsuite>'].join('\n');
}

function formatPassed({ name, looked }: Checked): string {
  return `    <testcase classname="checks" name="${escapeXml(`${name}: ${looked}`)}"/>`;
}

function formatFailed(problem: Problem): string {
  const { file, level, code, message, excerpt, fix } = problem;
  const name = [code, formatPlace(problem)].filter(Boolean).join(' ');
  const more = [...(excerpt ? [excerpt] : []), `fix: ${fix}`].map(escapeXml).join('\n');
  const outcome =
    level === 'error'
      ? `<failure type="${escapeXml(code)}" message="${escapeXml(message)}">${more}</failure>`
      : `<skipped message="${escapeXml(`${level}: ${message}; fix: ${fix}`)}"/>`;
  return `    <testcase classname="${escapeXml(file ?? 'no file')}" name="${escapeXml(name)}">${outcome}</testcase>`;
}

/** Escapes text for XML 1.0. Characters that it forbids (section 2.2) become escapes of our own. */
function escapeXml(text: string): string {
  return show(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
