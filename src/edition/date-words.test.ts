import { describe, expect, it } from 'vitest';
import { formatDate } from './date-words.ts';

describe('dates in words', () => {
  it.each([
    ['1961-12-30', '30 December 1961', '30 декабря 1961'],
    ['1934-05', 'May 1934', 'май 1934'],
    ['1934', '1934', '1934'],
    ['1934-05?', 'May 1934 (?)', 'май 1934 (?)'],
    ['1934-05~', 'about May 1934', 'ок. май 1934'],
    ['193X', '1930s', '1930-е'],
    ['19XX', '1900s', '1900-е'],
    ['1934-05-XX', 'May 1934', 'май 1934'],
    ['1934-05-04/1934-05-09', '4–9 May 1934', '4–9 мая 1934'],
    ['1961-12/1962-02', 'December 1961 – February 1962', 'декабрь 1961 – февраль 1962'],
    ['../1934', 'until 1934', 'до 1934'],
    ['1934-23', 'autumn 1934', 'осень 1934'],
    ['not a date', 'not a date', 'not a date'],
  ])('%s', (edtf, en, ru) => {
    expect([formatDate(edtf, 'en'), formatDate(edtf, 'ru')]).toEqual([en, ru]);
  });
});
