import { describe, expect, it } from 'vitest';
import { toDateKey } from './date-key.ts';

describe('the date a record is sorted under', () => {
  it.each([
    ['1961-12-30', '1961-12-30', 1961],
    ['1961-12', '1961-12-00', 1961],
    ['1961', '1961-00-00', 1961],
    ['1934-05?', '1934-05-00', 1934],
    ['?1934~-05%', '1934-05-00', 1934],
    ['193X', '1930-00-00', 1930],
    ['1961-XX-12', '1961-00-12', 1961],
    ['1961-12/1962-02', '1961-12-00', 1961],
    ['../1962-03', '1962-03-00', 1962],
    ['1962-03/..', '1962-03-00', 1962],
    ['[1961-05,1962]', '1961-05-00', 1961],
    ['{1961..1963}', '1961-00-00', 1961],
    ['1962-21', '1962-03-00', 1962],
    ['0988', '0988-00-00', 988],
    ['in May', '~', null],
    ['', '~', null],
  ])('%s', (document, key, year) => {
    expect(toDateKey({ document })).toEqual({ key, year });
  });

  it('is the date of the document before that of the event', () => {
    expect(toDateKey({ event: '1961-12-30', document: '1962-01-28' }).key).toBe('1962-01-28');
    expect(toDateKey({ published: '1999', event: '1961-12-30' }).key).toBe('1961-12-30');
    expect(toDateKey({ document: 'in May', event: '1961' }).key).toBe('1961-00-00');
    expect(toDateKey({})).toEqual({ key: '~', year: null });
  });
});
