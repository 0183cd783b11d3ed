import type { Break } from '../proof.ts';
import { ROWS } from './rows.ts';

/** What keeps a release whole, taken out one thing at a time. */
export const breaks: readonly Break[] = [
  {
    name: 'no fsync of files',
    file: 'pipeline/disk/fsync.ts',
    from: 'fsyncSync(file);\n',
    to: "if (process.getBuiltinModule('node:fs').statSync(path).isDirectory()) fsyncSync(file);\n",
    finds: ROWS.crashing,
  },
  {
    name: 'no fsync of folders',
    file: 'pipeline/disk/fsync.ts',
    from: "fsyncAndClose(folder, openSync(folder, 'r'));",
    to: "closeSync(openSync(folder, 'r'));",
    finds: ROWS.crashing,
  },
  {
    name: 'no fsync of the folder that is released',
    file: 'pipeline/disk/atomic-write.ts',
    from: '  fsyncFolder(staging);\n',
    to: '',
    finds: ROWS.crashing,
  },
  {
    name: 'no fsync after a file has taken the place of another',
    file: 'pipeline/disk/atomic-write.ts',
    from: '    fsyncFolder(dirname(path));\n',
    to: '',
    finds: ROWS.crashing,
  },
  {
    name: 'no fsync of the folder that is built',
    file: 'pipeline/disk/staging.ts',
    from: '  fsyncFolder(staging);\n',
    to: '',
    finds: ROWS.crashing,
  },
  {
    name: 'the old build goes before the new one is on the disk',
    file: 'pipeline/disk/staging.ts',
    from: '  // the old folder must not go before the new name is on the disk\n  fsyncFolder(dirname(target));\n',
    to: '',
    finds: ROWS.crashing,
  },
  {
    name: 'no fsync of what a killed build has replaced',
    file: 'pipeline/disk/staging.ts',
    from: '  if (leftovers.length > 0) fsyncFolder(dirname(target));\n',
    to: '',
    finds: ROWS.crashingTwice,
  },
  {
    name: 'no fsync once the folder is released',
    file: 'pipeline/release/finish.ts',
    from: '  fsyncFolder(dist);\n',
    to: '',
    finds: ROWS.crashing,
  },
  {
    name: 'latest.json and CHANGELOG.md written in place',
    file: 'pipeline/disk/atomic-write.ts',
    from: '  writeThroughDraft(path, Buffer.from(text), renameSync);',
    to: '  const sink = openFile(path);\n  sink.write(Buffer.from(text));\n  sink.close();',
    finds: ROWS.killed,
  },
  {
    name: 'CHANGELOG.md written in place',
    file: 'pipeline/release/finish.ts',
    from: '  if (after !== before) writeAtomically(join(dist, CHANGELOG), after);',
    to: `  const { openSync, writeSync, closeSync } = process.getBuiltinModule('node:fs');
  const written = openSync(join(dist, CHANGELOG), 'w');
  writeSync(written, Buffer.from(after));
  closeSync(written);`,
    finds: ROWS.failing,
  },
  {
    name: 'latest.json before the folder of the release',
    file: 'pipeline/release/publish.ts',
    from: '    publishNewFolder(staging,',
    to: `    const latest = { version, date: '2025-08-05', folder: \`v\${version}\`, sha256: sumOf(staging) };
    const { writeFileSync } = process.getBuiltinModule('node:fs');
    writeFileSync(\`\${dist}/latest.json\`, \`\${JSON.stringify(latest, null, 2)}\\n\`);
    publishNewFolder(staging,`,
    finds: ROWS.killed,
  },
  {
    name: 'latest.json before CHANGELOG.md',
    file: 'pipeline/release/finish.ts',
    from: `      writeEntry(dist, release, version);
      writeLatest(dist, release, version);`,
    to: `      writeLatest(dist, release, version);
      writeEntry(dist, release, version);`,
    finds: ROWS.killed,
  },
  {
    name: 'a write is made once, whatever it took',
    file: 'pipeline/disk/files.ts',
    from: '  while (done < bytes.length) {',
    to: '  if (done < bytes.length) {',
    finds: ROWS.failing,
  },
  {
    name: 'nothing is read again',
    file: 'pipeline/disk/files.ts',
    from: '      mustHold(path, written);\n',
    to: '',
    finds: ROWS.lying,
  },
  {
    name: 'the old build removed, then the new one renamed',
    file: 'pipeline/disk/staging.ts',
    from: 'if (!takeFreePlace(staging, target)) replaceByRenames(staging, target, aside);',
    to: `if (!takeFreePlace(staging, target)) {
    rmSync(target, { recursive: true });
    renameSync(staging, target);
  }`,
    finds: ROWS.killed,
  },
  {
    name: 'leftovers of builds not cleared',
    file: 'pipeline/disk/staging.ts',
    from: '  makeFolder(dirname(target));\n  clearLeftovers(target);\n',
    to: '  makeFolder(dirname(target));\n',
    finds: ROWS.killed,
  },
  {
    name: 'leftovers of releases not cleared',
    file: 'pipeline/release/finish.ts',
    from: '  for (const name of DRAFTS) clearLeftovers(join(dist, name));\n',
    to: '',
    finds: ROWS.killed,
  },
  {
    name: 'a release that was killed is not finished',
    file: 'pipeline/release.ts',
    from: '  if (!finish(dist, dryRun, tell)) return null;\n',
    to: '',
    finds: ROWS.killed,
  },
  {
    name: 'an error does not name the file',
    file: 'pipeline/disk/error.ts',
    from: "      failure.message += ` '${path}'`;\n",
    to: '',
    finds: ROWS.failing,
  },
  {
    name: 'what could not be removed hides the first error',
    file: 'pipeline/disk/staging.ts',
    from: '  ignoreDiskErrors(() => rmSync(staging, { recursive: true, force: true }));',
    to: '  rmSync(staging, { recursive: true, force: true });',
    finds: ROWS.failing,
  },
];
