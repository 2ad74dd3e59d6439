import { describe, expect, it } from 'vitest';
import { en } from '../messages/en.ts';
import { type Bar, buildMonthBars, buildYearBars } from './histogram-bars.ts';

/** `1934 ru 3` is three records of 1934 with a Russian text, `1934 all 4` four of whatever language. */
const read = (notation: string) =>
  notation.split(', ').map((entry) => {
    const [time = '', lang = '', records] = entry.split(' ');
    return { time, lang: lang === 'all' ? null : lang, records: Number(records) };
  });
const years = (notation: string) => read(notation).map(({ time, ...rest }) => ({ ...rest, year: Number(time) }));
const months = (notation: string) => read(notation).map(({ time, ...rest }) => ({ ...rest, month: time }));
const show = (bars: readonly Bar[]): string => bars.map((bar) => `${bar.label}:${bar.total}`).join(' ');

describe('bars by year', () => {
  it.each([
    [
      'a year each, with the empty years between',
      '1934 ru 3, 1934 en 2, 1934 all 3, 1936 ru 1, 1936 all 1',
      '1934:3 1935:0 1936:1',
    ],
    ['one year alone', '1961 en 1, 1961 all 1', '1961:1'],
    ['years before our era', '-2 la 1, -2 all 1, 1 la 1, 1 all 1', '-2:1 -1:0 0:0 1:1'],
  ])('%s', (_name, notation, expected) => {
    expect(show(buildYearBars(years(notation)))).toBe(expected);
  });

  it('never more than sixty, however long the time, and no record is lost', () => {
    const bars = buildYearBars(years('1600 all 4, 1711 all 2, 1999 all 5'));
    expect(bars.length).toBeLessThanOrEqual(61);
    expect(bars.reduce((sum, bar) => sum + bar.total, 0)).toBe(11);
  });

  it('lead to the records of their year, where they are one year wide', () => {
    expect(buildYearBars(years('1934 ru 3'))[0]?.href).toBe('/records?year=1934');
    expect(buildYearBars(years('-2 la 3'))[0]?.href).toBe('/records?year=-2');
  });

  it('lead to the records of all their years, where they are wider', () => {
    expect(buildYearBars(years('1600 fr 4, 1999 en 5'))[0]?.href).toBe('/records?from=1600&to=1609');
  });
});

describe('bars by month', () => {
  it('show whole years, and records of an unknown month before the year they are of', () => {
    const bars = buildMonthBars(
      months('1934-05 ru 3, 1934-05 en 2, 1934-05 all 4, 1935 ru 1, 1935 all 1, 1935-01 all 1'),
      en,
    );
    expect(bars).toHaveLength(25);
    expect(bars[4]?.href).toBe('/records?from=1934-05&to=1934-05');
    expect(bars[12]?.href).toBeNull();
    expect(show(bars.filter((bar) => bar.total > 0))).toBe('May 1934:4 1935, month unknown:1 January 1935:1');
  });
});
