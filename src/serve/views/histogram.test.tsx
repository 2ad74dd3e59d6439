import { describe, expect, it } from 'vitest';
import { buildBars } from './histogram.tsx';

/** `1934 ru 3` is three records of 1934 with a Russian text. */
function years(notation: string) {
  return notation.split(', ').map((entry) => {
    const [year, lang = '', records] = entry.split(' ');
    return { year: Number(year), lang, records: Number(records) };
  });
}

const show = (notation: string): string =>
  buildBars(years(notation))
    .map((bar) => `${bar.from === bar.to ? bar.from : `${bar.from}–${bar.to}`}:${bar.total}`)
    .join(' ');

describe('bars of a histogram', () => {
  it.each([
    ['a year each, with the empty years between', '1934 ru 3, 1934 en 2, 1936 ru 1', '1934:5 1935:0 1936:1'],
    ['one year alone', '1961 en 1', '1961:1'],
    ['years before our era', '-2 la 1, 1 la 1', '-2:1 -1:0 0:0 1:1'],
  ])('%s', (_name, notation, expected) => {
    expect(show(notation)).toBe(expected);
  });

  it('never more than sixty, however long the time, and no record is lost', () => {
    const bars = buildBars(years('1600 fr 4, 1711 ru 2, 1999 en 5'));
    expect(bars.length).toBeLessThanOrEqual(61);
    expect(bars.reduce((sum, bar) => sum + bar.total, 0)).toBe(11);
  });
});
