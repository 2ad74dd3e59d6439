import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SverkaError } from '../errors.ts';
import { LONGEST_QUERY, parseQuery } from './query.ts';
import { findReason } from './query-reasons.ts';
import { formatQuery } from './understood.ts';

function problemOf(query: string): string {
  try {
    return `understood: ${formatQuery(parseQuery(query))}`;
  } catch (error) {
    if (!(error instanceof SverkaError)) throw error;
    if (error.code === 'QUERY_BAD') expect(findReason(error.problem.values?.['reason'])).toBeDefined();
    return `${error.code} ${error.problem.values?.['place'] ?? ''}`.trim();
  }
}

describe('a query is understood', () => {
  it.each([
    ['ship', 'ship (any form)'],
    ['=ship', 'ship (exactly so)'],
    ['shi*', 'words that begin with shi'],
    ['two words', 'two (any form) and words (any form)'],
    ['two AND words', 'two (any form) and words (any form)'],
    ['a1 OR b1 c1', 'a1 (any form) or (b1 (any form) and c1 (any form))'],
    ['(a1 OR b1) c1', '(a1 (any form) or b1 (any form)) and c1 (any form)'],
    ['«семь кораблей»', '“семь кораблей” (any form)'],
    ['="Nine Ships"', '“Nine Ships” (exactly so)'],
    ['ship -sail', 'ship (any form) and not sail (any form)'],
    ['ship NOT (sail OR oar)', 'ship (any form) and not (sail (any form) or oar (any form))'],
    ['ship NEAR/3 port', 'ship (any form) at most 3 words from port (any form)'],
    ['№ 1234/56-а', '“1234 56 а” (any form)'],
    ['ship – & … port 😀', 'ship (any form) and port (any form)'],
    ['and or not', 'and (any form) and or (any form) and not (any form)'],
    ["'; drop table record; --", 'drop (any form) and table (any form) and record (any form)'],
    ['<script>alert(1)</script>', '“script alert” (any form) and 1 (any form) and script (any form)'],
    ['date:1961-12..1962-02', 'dated 1961-12-01 to 1962-02-28'],
    ['date:1962-02-29', 'QUERY_BAD date:1962-02-29'],
    ['title:"nine ships"', 'with “nine ships” (any form) in the title of the record'],
    ['title:"steamer «Varvara» sank"', 'with “steamer Varvara sank” (any form) in the title of the record'],
    ['title:"Faro: «¿Buques"', 'with “Faro Buques” (any form) in the title of the record'],
    ['="not seven”, he" said', '“not seven he” (exactly so) and said (any form)'],
    ['«пароход “Варвара” утонул»', '“пароход Варвара утонул” (any form)'],
    ['„neun Schiffe“ „ein Hafen”', '“neun Schiffe” (any form) and “ein Hafen” (any form)'],
    ['“nine ships"', '“nine ships” (any form)'],
    ['http://example.org', '“http example org” (any form)'],
    ['12:30', '“12 30” (any form)'],
  ])('%s', (query, expected) => {
    expect(problemOf(query).replace('understood: ', '')).toBe(expected);
  });
});

describe('a query that cannot be understood says where', () => {
  it.each([
    ['', 'QUERY_BAD'],
    ['   ', 'QUERY_BAD'],
    ['😀 …', 'QUERY_BAD 😀 …'],
    ['*', 'QUERY_BAD *'],
    ['ship a*', 'QUERY_BAD a*'],
    ['s*p', 'QUERY_BAD s*p'],
    ['=ship*', 'QUERY_BAD =ship*'],
    ['"nine ships', 'QUERY_BAD "nine ships'],
    ['nine "ships', 'QUERY_BAD "ships'],
    ['""', 'QUERY_BAD ""'],
    ['(ship', 'QUERY_BAD (ship'],
    ['ship)', 'QUERY_BAD ship)'],
    ['ship ()', 'QUERY_BAD ()'],
    ['ship AND', 'QUERY_BAD AND'],
    ['OR ship', 'QUERY_BAD OR'],
    ['ship OR OR port', 'QUERY_BAD OR'],
    ['ship NOT', 'QUERY_BAD NOT'],
    ['-ship', 'QUERY_BAD -ship'],
    ['ship OR -port', 'QUERY_BAD ship OR -port'],
    ['ship NEAR', 'QUERY_BAD NEAR'],
    ['ship NEAR/0 port', 'QUERY_BAD NEAR/0'],
    ['ship NEAR/99 port', 'QUERY_BAD NEAR/99'],
    ['"nine ships" NEAR/3 port', 'QUERY_BAD NEAR/3'],
    ['date:yesterday', 'QUERY_BAD date:yesterday'],
    ['date:1962..1961', 'QUERY_BAD date:1962..1961'],
    ['in:margin', 'QUERY_BAD in:margin'],
    ['lang:7', 'QUERY_BAD lang:7'],
    ['title:', 'QUERY_BAD title:'],
    ['lang: ru', 'QUERY_BAD lang:'],
    [`${'('.repeat(30)}a1${')'.repeat(30)}`, `QUERY_BAD ${'('.repeat(10)}a1${')'.repeat(30)}`],
    [Array.from({ length: 80 }, (_, at) => `w${at}`).join(' '), 'QUERY_BAD w64'],
    ['x'.repeat(LONGEST_QUERY + 1), 'QUERY_TOO_LONG'],
  ])('%s', (query, expected) => {
    expect(problemOf(query)).toBe(expected);
  });
});

it('never answers a query with anything but an understanding or a clear problem', () => {
  const pieces = fc.constantFrom(
    'ship',
    'AND',
    'OR',
    'NOT',
    'NEAR/2',
    '(',
    ')',
    '"',
    '=',
    '-',
    '*',
    'lang:ru',
    'in:',
    'date:',
    ' ',
    ' ',
    '\\',
    "'",
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(anything, (query) => {
      expect(problemOf(query)).toMatch(/^(?:understood: .|QUERY_BAD)/u);
    }),
    { numRuns: 2_000 },
  );
});
