import type { Location, Log, Region, ReportingDescriptor, Result } from 'sarif';
import { HELP } from '../help/help.ts';
import { type Code, type Problem, PROBLEMS } from '../problem.ts';
import { sha256 } from '../../text/sha256.ts';
import { type Found, isKnown, type Level, sortWorstFirst } from './found.ts';
import { showJson } from '../../text/show.ts';

/** SARIF 2.1.0 (OASIS), for code scanning. */
export function formatSarif({ problems }: Found): string {
  const rules = [...Object.keys(PROBLEMS).map((code) => toRule(code as Code)), ...listUnknownRules(problems)];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const numbered = numberEqual(sortWorstFirst(problems));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'daily-papers-dataset', rules } },
        // columns of problems count characters, not UTF-16 units
        columnKind: 'unicodeCodePoints',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        invocations: [{ executionSuccessful: true }],
        results: numbered.map(([one, nth]) => toResult(one, indexes.get(one.code) ?? -1, nth)),
      },
    ],
  };
  return `${showJson(log, 2)}\n`;
}

const ROOT = '%SRCROOT%';

const LEVELS: Readonly<Record<Level, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

function toRule(code: Code): ReportingDescriptor {
  const { level, fix } = PROBLEMS[code];
  const { why } = HELP[code];
  return {
    id: code,
    shortDescription: { text: code.replace(/^.*\//, '').replaceAll('-', ' ') },
    fullDescription: { text: why },
    help: { text: `${why} To fix it: ${fix}.`, markdown: `${why}\n\n**To fix it:** ${fix}.` },
    defaultConfiguration: { level: LEVELS[level] },
  };
}

/** Unknown codes get rules too, so every problem is included. */
function listUnknownRules(problems: readonly Problem[]): ReportingDescriptor[] {
  const codes = new Set(problems.map(({ code }) => code).filter((code) => !isKnown(code)));
  return [...codes].map((id) => ({ id, help: { text: id } }));
}

/** Numbers equal problems in the same file, so each has a stable fingerprint. */
function numberEqual(problems: readonly Problem[]): [Problem, number][] {
  const seen = new Map<string, number>();
  return problems.map((one) => {
    const print = computeFingerprint(one);
    const nth = (seen.get(print) ?? 0) + 1;
    seen.set(print, nth);
    return [one, nth];
  });
}

/** A fingerprint that does not change when lines are added before the problem. */
function computeFingerprint({ code, file, message, excerpt }: Problem): string {
  return sha256(Buffer.from(JSON.stringify([code, file, excerpt ?? message])));
}

function toResult(problem: Problem, ruleIndex: number, nth: number): Result {
  const { code, level, message, fix } = problem;
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[level],
    message: { text: `${message}; ${fix}` },
    locations: [toLocation(problem)],
    partialFingerprints: { 'problem/v1': `${computeFingerprint(problem)}:${nth}` },
  };
}

/** Code scanning refuses results without a location, so a problem without a file points to its explanation. */
const NO_FILE = 'docs/problems.md';

function toLocation(problem: Problem): Location {
  const region = toRegion(problem);
  const artifactLocation = toArtifact(problem.file ?? NO_FILE);
  return {
    physicalLocation: { artifactLocation, ...(Object.keys(region).length > 0 ? { region } : {}) },
  };
}

function toArtifact(file: string): NonNullable<Location['physicalLocation']>['artifactLocation'] {
  const uri = file.split(/[\\/]/).map(encodeSegment).join('/');
  return file.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: ROOT };
}

/** Encodes by RFC 3986. A file name may have lone surrogates, which a URI cannot contain. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(Buffer.from(segment).toString('utf8'));
}

function toRegion({ line, column, span, excerpt }: Problem): Region {
  return {
    ...(line === null ? {} : { startLine: line }),
    ...(line === null || column === null ? {} : { startColumn: column }),
    ...(span === null ? {} : { byteOffset: span[0], byteLength: (span[1] ?? span[0]) - (span[0] ?? 0) }),
    ...(line !== null && excerpt ? { snippet: { text: excerpt } } : {}),
  };
}
