/** Points of time of the Gregorian calendar and how EDTF writes them. */
import type { EdtfDate } from '../model/date.ts';
import type { Bound } from './date-words.ts';

/** A point of time as far as it is known. A season (21 to 24) or a decade needs a year. */
export interface DatePoint {
  readonly y?: number;
  readonly m?: number;
  readonly d?: number;
  readonly season?: number;
  readonly decade?: true;
}

const DAY_MS = 86_400_000;

/** Counts the days of a month, 28 to 31. */
export function monthLength(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Tells whether a point is complete from the year down and exists in the calendar. */
export function isPoint(point: DatePoint): boolean {
  const { y, m, d } = point;
  if (y === undefined || y < 1000 || y > 2100) return false;
  if (m === undefined) return d === undefined;
  if (m < 1 || m > 12) return false;
  return d === undefined || (d >= 1 && d <= monthLength(y, m));
}

/** Formats a complete point as EDTF. */
export function formatPoint(point: DatePoint): EdtfDate {
  const year = String(point.y ?? 0).padStart(4, '0');
  if (point.decade === true) return year.endsWith('00') ? year : `${year.slice(0, 3)}X`;
  if (point.season !== undefined) return `${year}-${point.season}`;
  const parts = [point.m, point.d].filter((part) => part !== undefined).map((part) => String(part).padStart(2, '0'));
  return [year, ...parts].join('-');
}

/** Formats a span of two points with the doubts on it; null where the end lies before the beginning. */
export function formatSpan(first: DatePoint, last: DatePoint, bounds: readonly Bound[]): EdtfDate | null {
  const from = toEdge(first, 'start');
  const to = toEdge(last, 'end');
  const a = formatPoint(from);
  const b = formatPoint(to);
  // The end must not lie before, or inside, the beginning: “1934 – May 1934” is no span.
  if (rank(from) >= rank(to) || b.startsWith(a)) return null;
  // “between” names one moment somewhere in the span, “from … to” the whole of it; the ends of a set are equally exact.
  if (bounds.includes('between') && a.length === b.length) return `[${a}..${b}]`;
  const doubt = bounds.includes('uncertain') ? '?' : bounds.includes('approximate') ? '~' : '';
  const mark = (point: DatePoint): string => (point.season === undefined ? doubt : '~');
  return `${a}${mark(first)}/${b}${mark(last)}`;
}

/** EDTF has no seasons and decades in spans: their first or last month or year stands for them, a season's with `~`. */
function toEdge(point: DatePoint, edge: 'start' | 'end'): DatePoint {
  const { y = 0, season, decade } = point;
  if (decade === true) return { y: edge === 'start' ? y : y + 9 };
  if (season === undefined) return point;
  const month = 3 * (season - 20) + (edge === 'start' ? 0 : 2);
  return month > 12 ? { y: y + 1, m: month - 12 } : { y, m: month };
}

function rank(point: DatePoint): number {
  return (point.y ?? 0) * 10_000 + (point.m ?? 0) * 100 + (point.d ?? 0);
}

/** Counts the days from one day to another; null where either is no day. */
export function daysBetween(from: DatePoint, to: DatePoint): number | null {
  if (from.d === undefined || to.d === undefined || from.m === undefined || to.m === undefined) return null;
  // The Julian calendar has days the Gregorian has not (29 February 1900); Date.UTC rolls them on, a day of slack is allowed.
  const at = (point: DatePoint): number => Date.UTC(point.y ?? 0, (point.m ?? 1) - 1, point.d ?? 1);
  return Math.round((at(to) - at(from)) / DAY_MS);
}

/** Builds the day `days` after (before, where negative) a day. */
export function shiftDay(point: DatePoint, days: number): DatePoint {
  const date = new Date(Date.UTC(point.y ?? 0, (point.m ?? 1) - 1, (point.d ?? 1) + days));
  return { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate() };
}
