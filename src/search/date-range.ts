/** Days as text (`1961-12-30`), which sort as they follow each other: what a date or a search for dates covers. */

/** First and last day, inclusive. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

const EARLIEST = '0000-01-01';
const LATEST = '9999-12-31';
const DAY = /^([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?$/u;

/**
 * Computes the days an EDTF date covers, the uncertain ones widely (`193X`, `1934-05?`, `1961-12/1962-02`, `[1962, 1964]`); also
 * reads `1961-12..1962-02` with either end open. Null where it is no date, or the day does not exist.
 */
export function toDateRange(date: string): DateRange | null {
  const bare = date.replace(/[?~%\s[\]{}]/gu, '');
  const ends = bare.split(/\.\.|\/|,/u);
  if (ends.every((end) => end === '')) return null;
  const first = ends[0] ?? '';
  const last = ends.at(-1) ?? '';
  const from = first === '' ? EARLIEST : toDays(first)?.from;
  const to = last === '' ? LATEST : toDays(last)?.to;
  if (from === undefined || to === undefined || from > to) return null;
  return { from, to };
}

function toDays(date: string): DateRange | undefined {
  const parts = DAY.exec(date);
  if (parts === null) return undefined;
  const [, year = '', month, day] = parts;
  const from = `${year.replaceAll('X', '0')}-${edgeOf(month, '01')}-${edgeOf(day, '01')}`;
  const lastYear = year.replaceAll('X', '9');
  const lastMonth = edgeOf(month, '12');
  const to = `${lastYear}-${lastMonth}-${edgeOf(day, lastDayOf(Number(lastYear), Number(lastMonth)))}`;
  return [from, to].every(exists) ? { from, to } : undefined;
}

/** A part of a date, or the edge of its range where it is missing or unknown. */
function edgeOf(part: string | undefined, edge: string): string {
  return part === undefined || part.includes('X') ? edge : part;
}

function lastDayOf(year: number, month: number): string {
  return String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0');
}

function exists(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
