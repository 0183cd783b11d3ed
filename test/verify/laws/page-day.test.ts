import { describe, expect, it } from 'vitest';
import { readPageDay, weekdayOf } from '../../../pipeline/verify/laws/page-day.ts';

describe('the day that a line names', () => {
  it.each([
    ['Aug 4', '--08-04', null, null],
    ['August 4', '--08-04', null, null],
    ['Aug 4, 2025', '--08-04', '2025', null],
    ['Monday, August 4', '--08-04', null, 1],
    ['Mon Aug 4 2025', '--08-04', '2025', 1],
    ['4 August 2025', '--08-04', '2025', null],
    ['Sept. 30', '--09-30', null, null],
    ['May 1', '--05-01', null, null],
    ['2025-08-04', '--08-04', '2025', null],
    ['Aug 4, 100 papers', '--08-04', null, null],
  ])('%s', (line, month_day, year, weekday) => {
    expect(readPageDay(line)).toEqual({ month_day, year, weekday });
  });

  it.each(['Daily Papers', 'Page 4', 'Aug', 'Aug 100', '4', '2025', ''])('is none in %j', (line) => {
    expect(readPageDay(line)).toBeNull();
  });

  it('knows every month and every weekday, in full and cut to three letters', () => {
    const months = 'January February March April May June July August September October November December';
    const numbers = (line: (month: string) => string) =>
      months.split(' ').map((month) => readPageDay(line(month))?.month_day);
    const days = Array.from({ length: 12 }, (_, index) => `--${String(index + 1).padStart(2, '0')}-07`);
    expect(numbers((month) => `${month} 7`)).toEqual(days);
    expect(numbers((month) => `7 ${month.slice(0, 3)}`)).toEqual(days);
    const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday';
    expect(weekdays.split(' ').map((day) => readPageDay(`${day}, May 7`)?.weekday)).toEqual([
      0, 1, 2, 3, 4, 5, 6,
    ]);
  });

  it('gives the weekday of a date', () => {
    expect(['2025-08-03', '2025-08-04', '2024-02-29'].map(weekdayOf)).toEqual([0, 1, 4]);
  });
});
