import { describe, expect, it } from 'vitest';
import { refuseSwallowedFlags } from '../../pipeline/cli/npm-flags.ts';

const OPTIONS = {
  year: { value: 'year', help: '' },
  'year-reason': { value: 'text', help: '' },
  from: { value: 'day', help: '' },
  to: { value: 'day', help: '' },
  by: { value: 'name', help: '' },
  raw: { value: 'folder', help: '' },
  out: { value: 'folder', help: '' },
  'dry-run': { help: '' },
  strict: { help: '' },
  json: { help: '' },
  version: { value: 'x.y.z', help: '' },
};

/** What a script says that got these words and npm these options. */
function said(
  words: string[],
  npm: Record<string, string>,
  operands = '<file...>',
  event = 'contribute',
): string {
  const env = Object.fromEntries(Object.entries(npm).map(([name, value]) => [`npm_config_${name}`, value]));
  const command = { name: 'contribute', start: 'npx daily-papers contribute', operands, options: OPTIONS };
  const given = { args: words, positionals: words.filter((word) => !word.startsWith('--')) };
  try {
    refuseSwallowedFlags(command, given, { ...env, npm_lifecycle_event: event });
    return 'runs';
  } catch (error) {
    return (error as Error).message;
  }
}

// the variables are those that npm 9 to 11 set: test/slow/program.slow.ts runs it
describe('an npm script whose flags npm took', () => {
  it.each([
    ['a flag', ['x'], { dry_run: 'true' }, 'contribute x --dry-run'],
    ['a value after it', ['x', '2025'], { year: 'true' }, 'contribute x --year 2025'],
    ['the value first', ['2025', 'x'], { year: 'true' }, 'contribute x --year 2025'],
    ['a value joined to it', ['x'], { year: '2025' }, 'contribute x --year 2025'],
    ['words as a value', ['x'], { year_reason: 'I saw "it"' }, 'contribute x --year-reason "I saw \\"it\\""'],
    [
      'two values',
      ['x', 'why', '2025'],
      { year: 'true', year_reason: 'true' },
      'contribute x --year 2025 --year-reason why',
    ],
    ['a name that npm shortens', ['x', 'Ada'], { bypass_2fa: 'true' }, 'contribute x --by Ada'],
    ['a mistyped flag', ['x'], { dryrun: 'true' }, 'contribute x --dry-run'],
    ['other flags after --', ['x', '--json'], { dry_run: 'true' }, 'contribute x --json --dry-run'],
    ['a flag that says no', ['x'], { dry_run: '' }, 'contribute x'],
  ] as const)('says the right line for %s', (_, words, npm, line) => {
    expect(said([...words], npm)).toMatch(/^npm took --\S+.* for itself, so nothing was done; type: /);
    expect(said([...words], npm).split('; type: npx daily-papers ')[1]).toBe(line);
  });

  it('leaves to the person what cannot be known', () => {
    expect(said(['a', 'b'], { raw: 'true', out: 'true' })).toBe(
      'npm took --raw, --out for itself, so nothing was done; type, with your words in place: npx daily-papers contribute <file...> --raw <folder> --out <folder>',
    );
    expect(said(['markdown'], { json: 'true' }, '')).toContain(
      'in place: npx daily-papers contribute --json',
    );
  });

  it('refuses after npx too', () => {
    expect(said(['x'], { dry_run: 'true' }, '<file...>', 'npx')).toContain('--dry-run for itself');
  });

  it.each([
    [
      'options of npm',
      {
        cache: '/home/ada/.npm',
        strict_ssl: '',
        fund: '',
        loglevel: 'silent',
        npm_version: '11.19.1',
        user_agent: 'npm',
      },
      'contribute',
    ],
    ['options of a script that starts it', { dry_run: 'true' }, 'test'],
  ])('runs in spite of %s', (_, npm: Record<string, string>, event) => {
    expect(said(['x'], npm, '<file...>', event)).toBe('runs');
  });
});
