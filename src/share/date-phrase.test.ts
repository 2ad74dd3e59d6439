import { describe, expect, it } from 'vitest';
import { formatDate } from './date-phrase.ts';
import { formatDateAttributes } from './tei-date.ts';

describe('a date in words', () => {
  it.each([
    ['1934-05-04', 'May 4, 1934', '4 мая 1934 г.'],
    ['1934-05', 'May 1934', 'май 1934 г.'],
    ['1934', '1934', '1934 г.'],
    ['0987', '987', '987 г.'],
    ['1934-05?', '[May 1934?]', '[май 1934 г.?]'],
    ['1934-05~', 'ca. May 1934', 'ок. мая 1934 г.'],
    ['1934%', '[ca. 1934?]', '[ок. 1934 г.?]'],
    ['193X', '1930s', '1930-е гг.'],
    ['19XX', '20th century', 'XX в.'],
    ['1934-21', 'spring 1934', 'весна 1934 г.'],
    ['1934-05-04/1934-06', 'May 4, 1934–June 1934', '4 мая 1934 г. – июнь 1934 г.'],
    ['../1934-05', 'until May 1934', 'до мая 1934 г.'],
    ['1934-21/..', 'from spring 1934', 'с весны 1934 г.'],
    ['[1934-05-04,1934-05-05]', 'May 4, 1934 or May 5, 1934', '4 мая 1934 г. или 5 мая 1934 г.'],
    [
      '[1934-05..1934-08]',
      'not before May 1934, not after August 1934',
      'не ранее мая 1934 г., не позднее августа 1934 г.',
    ],
    ['1934-05-04T12:00:00Z', 'May 4, 1934', '4 мая 1934 г.'],
    ['early in May', 'early in May', 'early in May'],
    ['1934-13-40', '1934-13-40', '1934-13-40'],
    ['/', '/', '/'],
  ])('%s', (edtf, english, russian) => {
    expect([formatDate(edtf, { lang: 'en' }), formatDate(edtf, { lang: 'ru' })]).toEqual([english, russian]);
  });

  it('shortens months as MLA does, and never May, June and July', () => {
    const form = { lang: 'en', order: 'day-first', months: 'short' } as const;
    expect(['1934-09-04', '1934-05-04', '1934-07'].map((edtf) => formatDate(edtf, form))).toEqual([
      '4 Sept. 1934',
      '4 May 1934',
      'July 1934',
    ]);
  });
});

describe('a date in TEI', () => {
  it.each([
    ['1934-05-04', ' when="1934-05-04"'],
    ['1934-05?', ' when="1934-05" cert="medium"'],
    ['1934~', ' when="1934" precision="medium"'],
    ['193X', ' notBefore="1930" notAfter="1939"'],
    ['1934/1936-02', ' from="1934" to="1936-02"'],
    ['../1936', ' to="1936"'],
    ['[1743-10-12..1743-10-15]', ' notBefore="1743-10-12" notAfter="1743-10-15"'],
    ['1934-21', ''],
    ['" onclick="', ''],
  ])('%s', (edtf, attributes) => {
    expect(formatDateAttributes(edtf)).toBe(attributes);
  });
});
