/** A text that a source has once, and what replaces it. */
export interface Break {
  name: string;
  file: string;
  from: string;
  to: string;
  /** The figure that must then fail. */
  finds: string;
}

type Row = readonly [name: string, file: string, from: string, to: string];

/** Ways to break our own sources, by the figure that must find them. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'determinism/hash': [
    [
      'the year in an output',
      'pipeline/emit/manifest.ts',
      'parameters: byKey(parameters),',
      'parameters: byKey({ ...parameters, more: new Date().getUTCFullYear() }),',
    ],
    [
      'the process id in an output',
      'pipeline/emit/manifest.ts',
      'parameters: byKey(parameters),',
      'parameters: byKey({ ...parameters, more: process.pid }),',
    ],
    [
      'lower case by the locale',
      'pipeline/merge/normalise.ts',
      'const text = isPlain(title) ? title.toLowerCase()',
      "const text = isPlain(title) ? title.toLocaleLowerCase(process.env.LANG?.startsWith('tr') ? 'tr' : 'en')",
    ],
    ['dumps in the order of the disk', 'pipeline/raw/list.ts', '  files.sort(compare);', ''],
    [
      'a cache that is not checked',
      'pipeline/check/cache.ts',
      'if (text.slice(0, SUM_LENGTH) === sumOf(name, body))',
      'if (text.length > 0)',
    ],
  ],
  'conservation/bytes': [
    [
      'the last byte of a dump in no span',
      'pipeline/extract/ledger.ts',
      'if (at < bytes.length)',
      'if (at + 1 < bytes.length)',
    ],
    [
      'records that end a byte early',
      'pipeline/extract/extract.ts',
      'byte_end: abstract.end,',
      'byte_end: abstract.end - 1,',
    ],
    [
      'invalid UTF-8 taken for text',
      'pipeline/extract/paragraphs.ts',
      'notUtf8(bytes, first, last, whole) ?? ',
      'null ?? ',
    ],
    [
      'rejects missing in quarantine',
      'pipeline/validate/validate.ts',
      '[...extracted.rejected, ...failed].sort',
      '[...failed].sort',
    ],
  ],
  'conservation/undamaged': [
    [
      'titles and abstracts paired without doubt',
      'pipeline/extract/pairs.ts',
      'const reason = doubt(meeting);',
      'const reason = title.fault ?? abstract.fault ?? null;',
    ],
    [
      'damage costs all records after it',
      'pipeline/extract/pairs.ts',
      'rejects.push(lonely(paragraphs[index] as Paragraph, roles[index], paragraphs[index - 1]));\n      continue;',
      'for (; index < paragraphs.length; index++)\n        rejects.push(lonely(paragraphs[index] as Paragraph, roles[index], paragraphs[index - 1]));\n      continue;',
    ],
  ],
  'conservation/alike': [
    ['CR is no line end', 'pipeline/extract/paragraphs.ts', 'const CR = 13;', 'const CR = 256;'],
    [
      'no blanks beyond ASCII',
      'pipeline/extract/paragraphs.ts',
      "trim() === '') return null;",
      "trim() === 'never') return null;",
    ],
    [
      'no second page in a dump',
      'pipeline/extract/pages.ts',
      "if (block.kind === 'date') runs.push",
      "if (block.kind === 'date' && runs.length < 2) runs.push",
    ],
    [
      'records in the order of their titles',
      'pipeline/extract/extract.ts',
      'sheet.pairs.map((pair, index) => toRecord(',
      'sheet.pairs.toSorted((a, b) => (a.title.text < b.title.text ? -1 : 1)).map((pair, index) => toRecord(',
    ],
    [
      'titles without their first letter',
      'pipeline/extract/extract.ts',
      'title: title.text,',
      'title: title.text.slice(1),',
    ],
    [
      'an abstract at the end of a page taken for a title',
      'pipeline/extract/role.ts',
      'walkBack(cameFrom, abstract > title)',
      'walkBack(cameFrom, false)',
    ],
  ],
  'conservation/built': [
    [
      'no ledger for dumps without a record',
      'pipeline/build/gather.ts',
      'ledger.write(validated.ledger);',
      'if (validated.records.length > 0) ledger.write(validated.ledger);',
    ],
    [
      'base64 cut to whole triples',
      'pipeline/validate/validate.ts',
      "base64: part.toString('base64') }",
      "base64: part.toString('base64').replace(/.{2}==$/, '') }",
    ],
  ],
  'damage/law': [
    [
      'no checksums of Parquet files',
      'pipeline/verify/laws/checksums.ts',
      'else if (folder.sha256(file) !== sha256)',
      "else if (!file.endsWith('.parquet') && folder.sha256(file) !== sha256)",
    ],
    [
      'extra files ignored',
      'pipeline/verify/laws/checksums.ts',
      'if (file !== SUMS && !sums.has(file)) yield',
      'if (file === SUMS && !sums.has(file)) yield',
    ],
    [
      'missing files ignored',
      'pipeline/verify/laws/checksums.ts',
      'if (!folder.has(file)) yield missing(folder, file);\n  else if (folder',
      'if (folder.has(file) && folder',
    ],
  ],
  'damage/command': [
    ['exit code 1 for a broken law', 'pipeline/verify/all.ts', ': EXIT.broken;', ': EXIT.problems;'],
    ['findings without their law', 'pipeline/verify/wording.ts', '}: ${law}: ${message}`', '}: ${message}`'],
  ],
  'damage/sums': [
    [
      'CSV files not in SHA256SUMS',
      'pipeline/emit/manifest.ts',
      'return [...files]\n    .sort(byFile)',
      "return [...files]\n    .filter(({ file }) => !file.endsWith('.csv'))\n    .sort(byFile)",
    ],
  ],
  'damage/values': [
    [
      'CSV not compared with JSONL',
      'pipeline/verify/laws/one-dataset.ts',
      'const { faults, rows } = await read();',
      "if (file.endsWith('.csv')) return 0;\n    const { faults, rows } = await read();",
    ],
  ],
  'damage/reading': [
    [
      'a throw at invalid JSON',
      'pipeline/verify/rows.ts',
      '} catch {\n    return undefined;',
      '} catch (error) {\n    throw error;',
    ],
  ],
  'atomic/kill': [
    [
      'the old build removed before the new one is renamed',
      'pipeline/disk/staging.ts',
      'do moveAside(target, aside);',
      'do rmSync(target, { recursive: true, force: true });',
    ],
    [
      'latest.json and CHANGELOG.md written in place',
      'pipeline/disk/atomic-write.ts',
      '  writeThroughDraft(path, Buffer.from(text), renameSync);',
      '  const sink = openFile(path);\n  sink.write(Buffer.from(text));\n  sink.close();',
    ],
    [
      'latest.json before the folder of the release',
      'pipeline/release/publish.ts',
      '    publishNewFolder(staging,',
      "    const latest = { version, date: '2025-08-05', folder: `v${version}`, sha256: sumOf(staging) };\n    const { writeFileSync } = process.getBuiltinModule('node:fs');\n    writeFileSync(`${dist}/latest.json`, `${JSON.stringify(latest, null, 2)}\\n`);\n    publishNewFolder(staging,",
    ],
    [
      'latest.json before CHANGELOG.md',
      'pipeline/release/finish.ts',
      '      writeEntry(dist, release, version);\n      writeLatest(dist, release, version);',
      '      writeLatest(dist, release, version);\n      writeEntry(dist, release, version);',
    ],
    [
      'leftovers of builds not cleared',
      'pipeline/disk/staging.ts',
      '  makeFolder(dirname(target));\n  clearLeftovers(target);\n',
      '  makeFolder(dirname(target));\n',
    ],
    [
      'leftovers of releases not cleared',
      'pipeline/release/finish.ts',
      '  for (const name of DRAFTS) clearLeftovers(join(dist, name));\n',
      '',
    ],
    [
      'a killed release is not finished',
      'pipeline/release.ts',
      '  if (!finish(dist, dryRun, tell)) return null;\n',
      '',
    ],
  ],
  'atomic/fail': [
    [
      'CHANGELOG.md written in place',
      'pipeline/release/finish.ts',
      '  if (after !== before) writeAtomically(join(dist, CHANGELOG), after);',
      "  const { openSync, writeSync, closeSync } = process.getBuiltinModule('node:fs');\n  const written = openSync(join(dist, CHANGELOG), 'w');\n  writeSync(written, Buffer.from(after));\n  closeSync(written);",
    ],
    [
      'one write, however short',
      'pipeline/disk/files.ts',
      '  while (done < bytes.length) {',
      '  if (done < bytes.length) {',
    ],
    [
      'an error does not name the file',
      'pipeline/disk/error.ts',
      "      failure.message += ` '${path}'`;\n",
      '',
    ],
    [
      'a failed removal hides the first error',
      'pipeline/disk/staging.ts',
      '  ignoreDiskErrors(() => rmSync(staging, { recursive: true, force: true }));',
      '  rmSync(staging, { recursive: true, force: true });',
    ],
  ],
  'atomic/lie': [
    ['written files are not read again', 'pipeline/disk/files.ts', '      mustHold(path, written);\n', ''],
  ],
  'atomic/power': [
    [
      'no fsync of files',
      'pipeline/disk/fsync.ts',
      'fsyncSync(file);\n',
      "if (process.getBuiltinModule('node:fs').statSync(path).isDirectory()) fsyncSync(file);\n",
    ],
    [
      'no fsync of folders',
      'pipeline/disk/fsync.ts',
      "fsyncAndClose(folder, openSync(folder, 'r'));",
      "closeSync(openSync(folder, 'r'));",
    ],
    ['no fsync of a released folder', 'pipeline/disk/atomic-write.ts', '  fsyncFolder(staging);\n', ''],
    [
      'no fsync after a file is replaced',
      'pipeline/disk/atomic-write.ts',
      '    fsyncFolder(dirname(path));\n',
      '',
    ],
    ['no fsync of a built folder', 'pipeline/disk/staging.ts', '  fsyncFolder(staging);\n', ''],
    [
      'the old build removed before the new one is safe',
      'pipeline/disk/staging.ts',
      '  // the old folder must not go before the new name is on the disk\n  fsyncFolder(dirname(target));\n',
      '',
    ],
    ['no fsync after a release', 'pipeline/release/finish.ts', '  fsyncFolder(dist);\n', ''],
  ],
  'atomic/both': [
    [
      'no fsync of what a killed build renamed',
      'pipeline/disk/staging.ts',
      '  if (leftovers.length > 0) fsyncFolder(dirname(target));\n',
      '',
    ],
    [
      'a build that was moved aside is not brought back',
      'pipeline/disk/staging.ts',
      'if (kind === ASIDE && !existsSync(target)) bringBack',
      'if (process.pid < 0) bringBack',
    ],
  ],
  'atomic/two': [
    [
      'files of a running build cleared as leftovers',
      'pipeline/disk/staging.ts',
      'return identity !== THIS_PROCESS && !hasEnded(identity);',
      'return false;',
    ],
    [
      'a build replaced file by file',
      'pipeline/disk/staging.ts',
      'if (!takeFreePlace(staging, target)) replaceByRenames',
      "if (existsSync(target)) process.getBuiltinModule('node:fs').cpSync(staging, target, { recursive: true });\n  else if (!takeFreePlace(staging, target)) replaceByRenames",
    ],
  ],
  'time/attacks': [
    [
      'no limit for hubs of titles',
      'pipeline/merge/candidates/hubs.ts',
      'const enough = 2 * most;',
      'const enough = Infinity;',
    ],
    [
      'no limit for records of one title',
      'pipeline/merge/cluster/resolve.ts',
      '(others.get(title) ?? 0) > CROWD',
      '(others.get(title) ?? 0) > 1e9',
    ],
    ['no limit for combining marks', 'pipeline/clean/unicode.ts', '/\\p{M}{31}/u', '/\\p{M}{31000}/u'],
    [
      'a scan for the other line end at each line',
      'pipeline/extract/paragraphs.ts',
      'if (lf < start) lf =',
      'lf =',
    ],
    [
      'a copy of all lines at each line',
      'pipeline/extract/paragraphs.ts',
      '    yield [line];\n    first++;',
      '    yield [line];\n    run = run.slice(1);',
    ],
    [
      'a sidecar read again for each key',
      'pipeline/validate/sidecar.ts',
      '{ file, ...place(path) }',
      '{ file, ...placeOf(path, text) }',
    ],
    [
      'all pairs of a hub in memory',
      'pipeline/merge/candidates/join.ts',
      'openCrowds(countsIn(textOf, bigrams.order), most)',
      'openCrowds(countsIn(textOf, bigrams.order), Infinity)',
    ],
  ],
  'time/patterns': [
    [
      'a rule with exponential backtracking',
      'pipeline/clean/latex/dashes.ts',
      '/(?<= )(-{2,3})(?= )/g',
      '/ ((?:-+)+) /g',
    ],
    [
      'exponential backtracking in a composed rule',
      'pipeline/disk/staging.ts',
      'new RegExp(`^(${PROCESS})(',
      'new RegExp(`^((?:\\\\d+)+)(',
    ],
    [
      'trailing blanks cut off by a pattern',
      'pipeline/clean/unicode.ts',
      "return text.replace(/[\\s\\x85]+/g, ' ').trim();",
      "return text.replace(/[\\s\\x85]+$/, '').trim();",
    ],
  ],
  'ids/resolve': [
    [
      'no redirects',
      'pipeline/build.ts',
      'const { papers, merges, review, redirects } = merged;',
      'merged.redirects.length = 0;\n    const { papers, merges, review, redirects } = merged;',
    ],
  ],
  'ids/verify': [
    [
      'a release changes an earlier one',
      'pipeline/release/publish.ts',
      'finishReleases(dist);',
      "process.getBuiltinModule('node:fs').appendFileSync(`${dist}/v1.0.0/papers.csv`, ' ');\n  finishReleases(dist);",
    ],
  ],
  'ids/cost': [
    [
      'a release reads all earlier ones, many times',
      'pipeline/release/publish.ts',
      'finishReleases(dist);',
      "for (const name of process.getBuiltinModule('node:fs').readdirSync(dist)) if (name.startsWith('v')) for (let i = 0; i < 40; i++) sumOf(`${dist}/${name}`), process.getBuiltinModule('node:fs').readdirSync(`${dist}/${name}`).forEach((file) => process.getBuiltinModule('node:fs').readFileSync(`${dist}/${name}/${file}`));\n  finishReleases(dist);",
    ],
  ],
  'mutation/extract': [
    [
      'skipped tests of a title at the end of an abstract',
      'test/extract/pairs.test.ts',
      "describe('a title at the end of an abstract'",
      "describe.skip('a title at the end of an abstract'",
    ],
  ],
  'mutation/merge': [
    [
      'skipped tests of decide',
      'test/merge/decide/decide.test.ts',
      "describe('decide'",
      "describe.skip('decide'",
    ],
  ],
  'mutation/publish': [
    [
      'skipped tests of the sums of a folder',
      'test/release/publish.test.ts',
      "describe('the sums of a folder'",
      "describe.skip('the sums of a folder'",
    ],
  ],
  'mutation/verify': [
    [
      'skipped tests of the day that a line names',
      'test/verify/laws/page-day.test.ts',
      "describe('the day that a line names'",
      "describe.skip('the day that a line names'",
    ],
  ],
};

export const BREAKS: readonly Break[] = Object.entries(ROWS).flatMap(([finds, rows]) =>
  rows.map(([name, file, from, to]) => ({ name, file, from, to, finds })),
);

/** Those of a proof or of one of its figures. */
export function breaksOf(name: string): Break[] {
  return BREAKS.filter(({ finds }) => `${finds}/`.startsWith(`${name}/`));
}
