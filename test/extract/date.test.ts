import { describe, expect, it } from 'vitest';
import { toIsoDate, toMonthDay, readDate, matchesWeekday } from '../../pipeline/extract/date.ts';

describe('a date line', () => {
  it.each([
    ['Aug 4', '--08-04', null],
    ['August 4', '--08-04', null],
    ['Sept 30', '--09-30', null],
    ['May 1', '--05-01', null],
    ['Aug 4, 2025', '--08-04', 2025],
    ['August 04 2025', '--08-04', 2025],
    ['Monday, August 4', '--08-04', null],
    ['Mon, Aug 4, 2025', '--08-04', 2025],
    ['4 August 2025', '--08-04', 2025],
    ['2025-08-04', '--08-04', 2025],
    ['Feb 29', '--02-29', null],
    ['2025-01-01', '--01-01', 2025],
    ['2025-12-31', '--12-31', 2025],
  ])('%s is %s of %s', (line, expected, year) => {
    const date = readDate(line);
    expect(date).toMatchObject({ year });
    expect(date && date !== 'impossible' && toMonthDay(date)).toBe(expected);
  });

  it.each(['Feb 30', 'Aug 32', 'Aug 0', '2025-13-01', '2025-00-10', 'Feb 29, 2025', '2025-02-29'])(
    '%s is no day of any calendar',
    (line) => {
      expect(readDate(line)).toBe('impossible');
    },
  );

  it.each([
    'Gemma 2',
    'Llama 3',
    'Mark 4',
    'Aug',
    '4',
    'Aug 4 papers',
    'Augsburg 4',
    'Augus 4',
    'Foo, August 4',
    '2025-08',
    'DINOv3',
  ])('%s is no date', (line) => {
    expect(readDate(line)).toBeNull();
  });

  it('has no day in a year without it', () => {
    const leap = { year: null, month: 2, day: 29, weekday: null };
    expect(toIsoDate(leap, 2024)).toBe('2024-02-29');
    expect(toIsoDate(leap, 2025)).toBeNull();
  });

  it('agrees with the weekday of its year only', () => {
    const monday = { year: null, month: 8, day: 4, weekday: 1 };
    expect([readDate('Monday, August 4'), readDate('August 4, 2025')]).toEqual([
      monday,
      { year: 2025, month: 8, day: 4, weekday: null },
    ]);
    expect(matchesWeekday({ ...monday, weekday: null }, 2024)).toBe(true);
    expect([2024, 2025, 2026].map((year) => matchesWeekday(monday, year))).toEqual([false, true, false]);
  });
});
