/** What people and machines put into the box by mistake or on purpose: a right answer or a clear sentence, and soon. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Archive } from '../archive/archive.ts';
import { SverkaError } from '../errors.ts';
import { refreshIndex, type SearchAsk, searchPassages } from './search.ts';
import { index, openEmpty } from './search-fixture.ts';

/** Milliseconds an answer may take on a machine that has much else to do. */
const BUDGET = 2_000;

let archive: Archive;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ archive, close } = await openEmpty());
  const log = Array.from({ length: 300 }, (_, at) => `The ship of the port, day ${at}.`);
  await index(archive, [
    { id: 'log', langs: ['en'], title: 'Log of the «Varvara»', dates: { document: '1934-05-09' }, passages: log },
    { id: 'odd', langs: ['und'], passages: ['שָׁלוֹם לכולם', 'Un café très fort', 'ﬁnal ad­vice', '日本語の文書'] },
  ]);
}, 60_000);
afterAll(() => close());

/** `300` hits, or the code of the problem and the place it points at. */
async function answer(query: string, more: Partial<SearchAsk> = {}): Promise<string> {
  const started = process.cpuUsage();
  try {
    const { total, hits } = await searchPassages(archive, { query, limit: 10, ...more });
    return `${total}${total > 0 && hits.length === 0 ? ' none here' : ''}`;
  } catch (error) {
    if (!(error instanceof SverkaError)) throw error;
    const { place = '' } = error.problem.values ?? {};
    return `${error.code} ${place}`.trim();
  } finally {
    // Processor time: what else the machine does is not the query's doing.
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(BUDGET);
  }
}

describe('a query that is too much, too little or broken', () => {
  it.each([
    ['ten thousand letters', 'x'.repeat(10_000), 'QUERY_TOO_LONG'],
    ['ten thousand brackets', '('.repeat(10_000), 'QUERY_TOO_LONG'],
    ['a thousand brackets', '('.repeat(1_000), `QUERY_BAD ${'('.repeat(60)}…`],
    ['brackets that do not close', '((ship) port', 'QUERY_BAD ((ship) port'],
    ['brackets that were not opened', 'ship)) port', 'QUERY_BAD ship)'],
    ['a thousand quotation marks', '"'.repeat(999), 'QUERY_BAD ""'],
    ['a quotation that does not close', 'ship "the port', 'QUERY_BAD "the port'],
    ['words of grammar alone', 'the of', '301'],
    ['a phrase of words of grammar', '"of the"', '301'],
    ['a star alone', '*', 'QUERY_BAD *'],
    ['stars alone', '***', 'QUERY_BAD ***'],
    ['one letter and a star', 'a*', 'QUERY_BAD a*'],
    ['a star inside', 'sh*p', 'QUERY_BAD sh*p'],
    ['a smile alone', '😀', 'QUERY_BAD 😀'],
    ['a smile beside a word', '😀 ship', '300'],
    ['no character at all', '\u0000', 'QUERY_BAD \ufffd'],
    ['half a character', '\ud800 ship', '300'],
    ['a field without a value', 'title:', 'QUERY_BAD title:'],
    ['an operator without words', 'AND', 'QUERY_BAD AND'],
    ['nothing but a denial', 'NOT ship', 'QUERY_BAD NOT ship'],
    ['denials in a row', `ship ${'NOT '.repeat(30)}port`, 'QUERY_BAD NOT'],
    ['words that are not there', 'elephants', '0'],
  ])('%s', async (_name, query, expected) => {
    expect(await answer(query)).toBe(expected);
  });
});

describe('a query in other people’s letters', () => {
  it.each([
    ['right to left', 'שלום', '1'],
    ['right to left, with its vowels', 'שָׁלוֹם', '1'],
    ['right to left between marks of direction', '\u200fשלום\u200e', '1'],
    ['a letter and its accent apart', 'cafe\u0301', '1'],
    ['more accents than a letter has', `cafe${'\u0301'.repeat(200)}`, '1'],
    ['a ligature and a soft hyphen', 'final advice', '1'],
    ['a language without spaces', '日本語', '1'],
  ])('%s', async (_name, query, expected) => {
    expect(await answer(query)).toBe(expected);
  });
});

describe('a query that means harm', () => {
  it.each([
    ["'; drop table record; --", '0'],
    ['ship\'); delete from search_record where ("1"="1', 'QUERY_BAD "1'],
    ['<script>alert(1)</script>', '0'],
    ['<img src=x onerror=alert(1)> OR ship', '300'],
    ['{{7*7}}', 'QUERY_BAD {{7*7}}'],
    ['../../etc/passwd', '0'],
    ['(a+)+$ ship', '0'],
  ])('%s', async (query, expected) => {
    expect(await answer(query)).toBe(expected);
    expect(
      (await sql<{ n: number }>`select count(*)::integer as n from search_record`.execute(archive.db)).rows,
    ).toEqual([{ n: 2 }]);
  });
});

describe('pages and dates that cannot be', () => {
  it.each<[string, string, Partial<SearchAsk>, string]>([
    ['beyond the last hit', 'ship', { offset: 9_000 }, '300 none here'],
    ['beyond what can be leafed through', 'ship', { offset: 9_995 }, 'REQUEST_BAD'],
    ['before the first', 'ship', { offset: -5 }, '300'],
    ['no hits wanted', 'ship', { limit: 0 }, '300 none here'],
    ['a month that is not', 'ship', { from: '1934-13' }, 'REQUEST_BAD'],
    ['a day that is not', 'ship date:1934-02-30', {}, 'QUERY_BAD date:1934-02-30'],
    ['a year that is not', 'ship date:99999', {}, 'QUERY_BAD date:99999'],
    ['an end before its beginning', 'ship date:1962..1961', {}, 'QUERY_BAD date:1962..1961'],
    ['from after to', 'ship', { from: 1935, to: 1934 }, '0'],
    ['a language nobody writes', 'ship', { lang: 'xx' }, '0'],
  ])('%s', async (_name, query, more, expected) => {
    expect(await answer(query, more)).toBe(expected);
  });
});

it('answers twenty at once while records come in and the index is looked after', async () => {
  const coming = Array.from({ length: 5 }, (_, at) =>
    index(archive, [{ id: `new${at}`, langs: ['en'], passages: [`A late zebra, number ${at}.`] }]),
  );
  const asked = Array.from({ length: 20 }, (_, at) =>
    answer(at % 2 === 0 ? `"of the port" day ${at}` : 'ship NOT day'),
  );
  const [found] = await Promise.all([Promise.all(asked), Promise.all(coming), refreshIndex(archive)]);
  expect(found).toEqual(Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? '1' : '0')));
  expect(await answer('zebra')).toBe('5');
}, 60_000);
