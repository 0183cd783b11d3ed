import { cutOff, type Damage, inManifest } from '../tamper.ts';

const FILE = 'manifest.json';
const NO_HASH = '0'.repeat(64);

export const inTheManifest: Damage[] = [
  ['another count', FILE, inManifest(({ counts }) => counts.papers++)],
  ['another count of dumps', FILE, inManifest(({ counts }) => counts.dumps++)],
  ['other rows of a file', FILE, inManifest(({ outputs }) => Object.assign(outputs[0] ?? {}, { rows: 3 }))],
  ['other bytes of a file', FILE, inManifest(({ outputs }) => Object.assign(outputs[0] ?? {}, { bytes: 3 }))],
  ['another hash', FILE, inManifest(({ outputs }) => Object.assign(outputs[0] ?? {}, { sha256: NO_HASH }))],
  ['a file left out', FILE, inManifest(({ outputs }) => outputs.pop())],
  ['files in another order', FILE, inManifest(({ outputs }) => outputs.reverse())],
  [
    'an issue that no paper has',
    FILE,
    inManifest(({ text_issues }) => Object.assign(text_issues, { truncated: 1 })),
  ],
  [
    'an input that nobody read',
    FILE,
    inManifest(({ inputs }) => inputs.push({ file: 'z.txt', bytes: 1, sha256: NO_HASH })),
  ],
  [
    'a dump left out',
    FILE,
    inManifest((all) => Object.assign(all, { inputs: all.inputs.filter(({ file }) => file !== 'a.txt') })),
  ],
  ['half of it', FILE, cutOff(FILE)],
];
