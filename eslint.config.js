import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const named = { argsIgnorePattern: '^_', varsIgnorePattern: '^_' };

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
    },
  },
);
