import type { Break } from '../proof.ts';

/** What is shown. */
export const ROWS = {
  law: 'damage to the real release, by the law of checksums',
  sha256sum: 'damage to listed files, by plain sha256sum',
  command: 'damage, by the whole command: 70, file and law',
  flip: 'values flipped under new checksums, by the other laws',
  reading: 'no law throws at flipped bits under new checksums',
} as const;

const CHECKSUMS = 'pipeline/verify/laws/checksums.ts';

export const BREAKS: readonly Break[] = [
  {
    name: 'no checksums of Parquet',
    file: CHECKSUMS,
    from: 'else if (folder.sha256(file) !== sha256)',
    to: "else if (!file.endsWith('.parquet') && folder.sha256(file) !== sha256)",
    finds: ROWS.law,
  },
  {
    name: 'files too many not looked for',
    file: CHECKSUMS,
    from: 'if (file !== SUMS && !sums.has(file)) yield',
    to: 'if (file === SUMS && !sums.has(file)) yield',
    finds: ROWS.law,
  },
  {
    name: 'missing files passed over',
    file: CHECKSUMS,
    from: 'if (!folder.has(file)) yield missing(folder, file);\n  else if (folder',
    to: 'if (folder.has(file) && folder',
    finds: ROWS.law,
  },
  {
    name: 'checksums of the first bytes of a file',
    file: 'pipeline/verify/folder.ts',
    from: 'hash.update(chunk);',
    to: 'hash.update(chunk.subarray(0, 4096));',
    finds: ROWS.law,
  },
  {
    name: 'exit code 1 for a broken law',
    file: 'pipeline/verify/all.ts',
    from: ': EXIT.broken;',
    to: ': EXIT.problems;',
    finds: ROWS.command,
  },
  {
    name: 'findings told without their law',
    file: 'pipeline/verify/wording.ts',
    from: '}: ${law}: ${message}`',
    to: '}: ${message}`',
    finds: ROWS.command,
  },
  {
    name: 'CSV not listed in SHA256SUMS',
    file: 'pipeline/emit/manifest.ts',
    from: 'return [...files]\n    .sort(byFile)',
    to: "return [...files]\n    .filter(({ file }) => !file.endsWith('.csv'))\n    .sort(byFile)",
    finds: ROWS.sha256sum,
  },
  {
    name: 'CSV not compared with JSONL',
    file: 'pipeline/verify/laws/one-dataset.ts',
    from: 'const { faults, rows } = await read();',
    to: "if (file.endsWith('.csv')) return 0;\n    const { faults, rows } = await read();",
    finds: ROWS.flip,
  },
  {
    name: 'a throw at what is not JSON',
    file: 'pipeline/verify/rows.ts',
    from: '} catch {\n    return undefined;',
    to: '} catch (error) {\n    throw error;',
    finds: ROWS.reading,
  },
];
