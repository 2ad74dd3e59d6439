import { describe, expect, it } from 'vitest';
import { buildRange } from './year-range.tsx';

describe('the bars of a search', () => {
  it.each<[string, Record<string, number>, Record<string, number>, string]>([
    ['years without a gap', { 1961: 3, 1963: 1 }, {}, '1961:3 1962:0 1963:1'],
    [
      'months, where they were counted',
      { 1961: 3, 1962: 1 },
      { '1961-11': 3, '1962-01': 1 },
      '1961-11:3 1961-12:0 1962-01:1',
    ],
    ['one month says no more than its year', { 1961: 3 }, { '1961-11': 3 }, '1961:3'],
    ['nothing', {}, {}, ''],
  ])('show %s', (_name, year, month, expected) => {
    const bars = buildRange({ year, month });
    expect(bars.map(({ from, count }) => `${from}:${count}`).join(' ')).toBe(expected);
  });

  it('gather years where they are many, and lose no passage', () => {
    const years = Object.fromEntries(Array.from({ length: 180 }, (_, at) => [1800 + at, at % 3]));
    const bars = buildRange({ year: years, month: {} });
    expect(bars.length).toBeLessThanOrEqual(60);
    expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(Object.values(years).reduce((sum, n) => sum + n, 0));
    expect(bars[0]).toMatchObject({ from: '1800', to: '1804' });
  });
});
