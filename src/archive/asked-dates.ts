/** A range of dates as it is asked for, and as conditions on records. */
import { type RawBuilder, sql } from 'kysely';
import { toError } from '../errors.ts';

/** From the beginning of one year, month or day to the end of another: `1961`, `1961-12`, `1961-12-30`. */
export interface AskedDates {
  readonly from?: string;
  readonly to?: string;
}

type Edge = { readonly year: number } | { readonly key: string };

const EDGE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

/** Parses an edge; a year alone may lie before our era. Throws REQUEST_BAD. */
function parseEdge(name: keyof AskedDates, value: string): Edge {
  if (/^-?\d{1,4}$/u.test(value)) return { year: Number(value) };
  const match = EDGE.exec(value);
  if (match === null)
    throw toError('REQUEST_BAD', { reason: `${name} must be a date like 1961, 1961-12 or 1961-12-30, not “${value}”` });
  const [, year = '', month = '', day = name === 'from' ? '00' : '99'] = match;
  return { key: `${year}-${month}-${day}` };
}

/** True where the edges are whole years, which the tally counts. */
export function isOfYears({ from, to }: AskedDates): boolean {
  return (
    (from === undefined || 'year' in parseEdge('from', from)) && (to === undefined || 'year' in parseEdge('to', to))
  );
}

/** Builds the conditions on a table with a column `year` and, where an edge is finer, `sort_date`. What is not dated is in no range. */
export function toRangeConditions({ from, to }: AskedDates): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (from !== undefined) {
    const edge = parseEdge('from', from);
    conditions.push(
      'year' in edge
        ? sql`year >= ${edge.year}`
        : sql`year is not null and left(sort_date, 1) <> '-' and sort_date >= ${edge.key}`,
    );
  }
  if (to !== undefined) {
    const edge = parseEdge('to', to);
    conditions.push(
      'year' in edge ? sql`year <= ${edge.year}` : sql`year is not null and (year < 0 or sort_date <= ${edge.key})`,
    );
  }
  return conditions;
}
