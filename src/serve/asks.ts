/** What the query of an address asks for, checked: a wrong number is an answer of its own, not a fault. */
import type { Context } from 'hono';
import { RECORD_SORTS, type RecordsAsk } from '../archive/archive.ts';
import { toError } from '../errors.ts';
import type { SearchAsk } from '../search/search.ts';

const PAGE = 50;
const HITS = 20;
const MOST = 200;

function readText(c: Context, name: string): string | undefined {
  const value = c.req.query(name)?.trim();
  return value === '' ? undefined : value;
}

/** Reads a whole number; throws REQUEST_BAD where it is none, or out of range. */
export function readNumber(c: Context, name: string, low: number, high: number): number | undefined {
  const value = readText(c, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^-?\d+$/u.test(value) || number < low || number > high) {
    throw toError('REQUEST_BAD', { reason: `${name} must be a whole number from ${low} to ${high}, not “${value}”` });
  }
  return number;
}

/** Leaves out what was not asked. */
function filled<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

const readYear = (c: Context, name: string): number | undefined => readNumber(c, name, -9999, 9999);

/** Reads what is asked of the list of records. On pages the language of a text is `language`, since `lang` is the interface's. */
export function readRecordsAsk(c: Context, langName: 'lang' | 'language'): RecordsAsk {
  const sort = RECORD_SORTS.find((name) => name === c.req.query('sort'));
  return {
    limit: readNumber(c, 'limit', 1, MOST) ?? PAGE,
    ...filled({
      after: readText(c, 'after'),
      sort,
      collection: readText(c, 'collection'),
      lang: readText(c, langName),
      year: readYear(c, 'year'),
      from: readText(c, 'from'),
      to: readText(c, 'to'),
    }),
  };
}

/** Reads what is asked of the search. */
export function readSearchAsk(c: Context, langName: 'lang' | 'language'): SearchAsk {
  const sort = c.req.query('sort');
  const without = readText(c, 'without');
  return {
    query: c.req.query('q')?.trim() ?? '',
    limit: readNumber(c, 'limit', 1, MOST) ?? HITS,
    ...filled({
      offset: readNumber(c, 'offset', 0, 10_000),
      lang: readText(c, langName),
      from: readText(c, 'from'),
      to: readText(c, 'to'),
      year: readYear(c, 'year'),
      collection: readText(c, 'collection'),
      repository: readText(c, 'repository'),
      type: readText(c, 'type'),
      record: readText(c, 'record'),
      sort: sort === 'date' || sort === 'relevance' ? sort : undefined,
      expand: c.req.query('expand') === 'no' ? false : undefined,
      without: without?.split(/\s+/u),
    }),
  };
}
