import { describe, expect, it } from 'vitest';
import { readPageDay } from '../../pipeline/verify/page-day.ts';

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
  ])('%s', (line, month_day, year, weekday) => {
    expect(readPageDay(line)).toEqual({ month_day, year, weekday });
  });

  it.each(['Daily Papers', 'Aug', '4', '2025', ''])('is none in %j', (line) => {
    expect(readPageDay(line)).toBeNull();
  });
});
