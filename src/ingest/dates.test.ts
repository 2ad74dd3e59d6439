import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates, parseDate } from './dates.ts';

/** Wording | EDTF, or nothing where it must not be read; a second value is the Old Style date. */
const WORDINGS = `
30 декабря 1961 года              | 1961-12-30
28 января 1962 г.                 | 1962-01-28
28.I.1962                         | 1962-01-28
«5» мая 1934 г.                   | 1934-05-05
5-го мая 1934 года                | 1934-05-05
суббота, 30 декабря 1961 г.       | 1961-12-30
4/17 мая 1914                     | 1914-05-17 1914-05-04
4 (17) мая 1914 г.                | 1914-05-17 1914-05-04
22 октября / 4 ноября 1917        | 1917-11-04 1917-10-22
22 апреля (5 мая) 1934 г.         | 1934-05-05 1934-04-22
25 декабря 1913 / 7 января 1914   | 1914-01-07 1913-12-25
25/7 января 1914                  | 1914-01-07 1913-12-25
не ранее 5 мая 1934               | [1934-05-05..]
не позднее мая 1934 г.            | [..1934-05]
около 1934                        | 1934~
[1934?]                           | 1934?
[май 1934?]                       | 1934-05?
весна 1934                        | 1934-21
зима 1933/34 г.                   | 1933-24
начало мая 1934                   | 1934-05-01~/1934-05-10~
первая декада мая 1934            | 1934-05-01/1934-05-10
5–7 мая 1934                      | 1934-05-05/1934-05-07
с 30 апреля по 2 мая 1934 г.      | 1934-04-30/1934-05-02
ночь на 5 мая 1934                | 1934-05-04/1934-05-05
в ночь с 4 на 5 мая 1934          | 1934-05-04/1934-05-05
1930-е годы                       | 193X
вероятно, май 1934                | 1934-05?
December 30, 1961                 | 1961-12-30
Dec. 30th, 1961                   | 1961-12-30
the 5th of May, 1934              | 1934-05-05
Saturday, December 30, 1961       | 1961-12-30
ca. 1934                          | 1934~
c. 1934?                          | 1934%
early May 1934                    | 1934-05-01~/1934-05-10~
between 5 and 7 May 1934          | [1934-05-05..1934-05-07]
December 30, 1961 – January 2, 1962 | 1961-12-30/1962-01-02
May–June 1934                     | 1934-05/1934-06
May 3–5, 1934                     | 1934-05-03/1934-05-05
May 3-5, 1934                     | 1934-05-03/1934-05-05
from May 3 to 5, 1934             | 1934-05-03/1934-05-05
between May 3 and 5, 1934         | [1934-05-03..1934-05-05]
May 30–June 2, 1934               | 1934-05-30/1934-06-02
May 3–35, 1934                    |
May 5–3, 1934                     |
1934–1935                         | 1934/1935
1930s                             | 193X
30. Dezember 1961                 | 1961-12-30
Samstag, den 30. Dezember 1961    | 1961-12-30
Anfang Mai 1934                   | 1934-05-01~/1934-05-10~
1er janvier 1962                  | 1962-01-01
le 12 août 1934                   | 1934-08-12
mi-mai 1934                       | 1934-05-11~/1934-05-20~
30 de diciembre de 1961           | 1961-12-30
fin de mayo de 1934               | 1934-05-21~/1934-05-31~
30. prosince 1961                 | 1961-12-30
dne 5. května 1934                | 1934-05-05
12 maja 1934 r.                   | 1934-05-12
12 травня 1934 року               | 1934-05-12
1961-12-30                        | 1961-12-30
1961-12-30T10:00:00Z              | 1961-12-30
1934-05?                          | 1934-05?
193X                              | 193X
30.12.1961                        | 1961-12-30
30/12/1961                        | 1961-12-30
12/30/1961                        | 1961-12-30
05/03/1934                        |
5.5.34                            |
31 февраля 1934                   |
1961-13-40                        |
5 мая                             |
undated                           |
hello                             |
7 мая – 5 мая 1934                |
`
  .trim()
  .split('\n')
  .map((line) => {
    const [wording = '', wanted = ''] = line.split('|').map((part) => part.trim());
    const [date, oldStyle] = wanted.split(/ (?=\d)/u);
    return [wording, date === '' ? null : { edtf: date, ...(oldStyle === undefined ? {} : { oldStyle }) }] as const;
  });

describe('a date in words', () => {
  it.each(WORDINGS)('“%s” is %o', (wording, wanted) => {
    expect(parseDate(wording)).toEqual(wanted);
  });

  it('between strokes follows the language, and is left alone in English', () => {
    expect(parseDate('05/03/1934', 'fr')?.edtf).toBe('1934-03-05');
    expect(parseDate('05/03/1934', 'en-US')?.edtf).toBe('1934-05-03');
    expect(parseDate('05/03/1934', 'en')).toBeNull();
  });

  it.each(WORDINGS.filter(([, wanted]) => wanted !== null))('“%s” is valid EDTF', (_, wanted) => {
    expect(() => edtf(wanted?.edtf ?? '')).not.toThrow();
  });
});

describe('dates in running text', () => {
  it('are found with their places, and bare years and numbers are not dates', () => {
    const text =
      'Запись беседы, 30 декабря 1961 г. In 1934 he had 12,345 May letters; on May 5, 1934 he left [5 мая 1935?]. Fall of 1936.';
    expect(findDates(text).map(({ start, end, edtf: date }) => [text.slice(start, end), date])).toEqual([
      ['30 декабря 1961 г.', '1961-12-30'],
      ['May 5, 1934', '1934-05-05'],
      ['5 мая 1935?', '1935-05-05?'],
      ['Fall of 1936', '1936-23'],
    ]);
  });

  it('are always valid EDTF inside the text, whatever stands there', () => {
    const word = fc.constantFrom(
      ...'5 31 12 1934 1961 мая декабря May December не ранее около весна – / ( ) ? . , до с по на ночь между between early I XII го г. ca 28.I.1962 193X'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const text = words.join(' ');
        for (const { edtf: date, oldStyle, start, end } of findDates(text)) {
          expect(() => edtf(date)).not.toThrow();
          if (oldStyle !== undefined) expect(() => edtf(oldStyle)).not.toThrow();
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        const whole = parseDate(text);
        if (whole !== null) expect(() => edtf(whole.edtf)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it('are never sought for longer than the text deserves', () => {
    const text = '5 мая не ранее '.repeat(20_000);
    const begun = performance.now();
    findDates(text);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
