import type { Break } from '../proof.ts';

export const ONE_HASH = 'one hash of two editions, a release and what is checked';

const MANIFEST = {
  file: 'pipeline/emit/manifest.ts',
  from: 'parameters: byKey(parameters),',
  finds: ONE_HASH,
};
const withNumber = (value: string) => `parameters: byKey({ ...parameters, more: ${value} }),`;

export const BREAKS: readonly Break[] = [
  { name: 'the year in an output', ...MANIFEST, to: withNumber('new Date().getUTCFullYear()') },
  { name: 'the time zone in an output', ...MANIFEST, to: withNumber('new Date(0).getHours()') },
  { name: 'the process in an output', ...MANIFEST, to: withNumber('process.pid') },
  { name: 'a folder in an output', ...MANIFEST, to: withNumber('(process.argv[2] ?? "").length') },
  {
    name: 'small letters of the locale',
    file: 'pipeline/merge/normalise.ts',
    from: 'const text = isPlainAscii(title) ? title.toLowerCase()',
    to: "const text = isPlainAscii(title) ? title.toLocaleLowerCase(process.env.LANG?.startsWith('tr') ? 'tr' : 'en')",
    finds: ONE_HASH,
  },
  {
    name: 'dumps in the order in which the disk lists them',
    file: 'pipeline/raw/list.ts',
    from: '  files.sort(compare);',
    to: '',
    finds: ONE_HASH,
  },
  {
    name: 'a cache that is believed',
    file: 'pipeline/check/cache.ts',
    from: 'if (text.slice(0, SUM_LENGTH) === sumOf(name, body))',
    to: 'if (text.length > 0)',
    finds: ONE_HASH,
  },
];
