import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const named = { argsIgnorePattern: '^_', varsIgnorePattern: '^_' };

const PRINT = 'print by pipeline/cli/print.ts, which makes text from outside safe to show';
const READ =
  'read by pipeline/disk/regular-file.ts, which waits for no pipe, follows no link and reads no device';
const streams = ['stdout', 'stderr'];

const printers = [
  ...['node:process', 'process', 'node:console', 'console'].map((name) => ({ name, message: PRINT })),
  { name: 'zx', importNames: ['echo'], message: PRINT },
];

const readers = ['node:fs', 'fs', 'node:fs/promises', 'fs/promises'].map((name) => ({
  name,
  importNames: ['readFileSync', 'readFile', 'createReadStream', 'open', 'promises', 'default'],
  message: READ,
}));

/** Every way to a terminal but pipeline/cli/print.ts. */
const printing = {
  'no-console': 'error',
  'no-restricted-properties': [
    'error',
    ...streams.map((property) => ({ object: 'process', property, message: PRINT })),
  ],
  'no-restricted-imports': ['error', { paths: printers }],
  'no-restricted-syntax': [
    'error',
    {
      selector: 'CallExpression[callee.name=/^(write|writeSync|writeFileSync)$/][arguments.0.raw=/^[12]$/]',
      message: PRINT,
    },
    { selector: 'Literal[value=/^\\u002fdev\\u002f(std(out|err)|tty|fd)/]', message: PRINT },
    { selector: "Property[key.name='stdio'] Literal[value='inherit']", message: PRINT },
  ],
};

export default tseslint.config(
  { ignores: ['dist/', '.venv*/', 'schemas/types.ts', 'schemas/validators.*'] },
  eslint.configs.recommended,
  tseslint.configs.strict,
  {
    rules: {
      // what is named _ is there for its place, or is taken off an object
      '@typescript-eslint/no-unused-vars': ['error', named],
      // to find control characters is the purpose of some patterns
      'no-control-regex': 'off',
      ...printing,
    },
  },
  {
    // what reads files that strangers made; the others read our own
    files: ['pipeline/**/*.ts', 'test/scorecard/scorecard.ts'],
    ignores: [
      'pipeline/disk/regular-file.ts',
      'pipeline/package.ts',
      'pipeline/package/**',
      'pipeline/readme.ts',
    ],
    rules: { 'no-restricted-imports': ['error', { paths: [...printers, ...readers] }] },
  },
  {
    // the one file that prints, and the end of a pipe of the passport, which escapes all but ASCII
    files: ['pipeline/cli/print.ts', 'test/passport/node/rows.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // plain JavaScript, which loads none of our code: what it prints is its own or was made safe to show
    files: ['bin/*.js'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly' } },
    rules: { 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
);
