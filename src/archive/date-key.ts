/** EDTF dates as keys to sort and count by (ISO 8601-2:2019, levels 0 to 2 as far as they begin with a year). */
import { LEADING_DATES, type RecordDates } from '../model/date.ts';

/** Seasons (EDTF 21 to 24) stand at the month they begin in. */
const SEASONS: Readonly<Record<string, string>> = { '21': '03', '22': '06', '23': '09', '24': '12' };

/** Sorts after every date. */
const UNDATED = '~';

export interface DateKey {
  /** `YYYY-MM-DD`, `00` where a part is not known; the earliest day of an interval. */
  readonly key: string;
  readonly year: number | null;
}

/** Builds the sort key of a record's leading date; of what is not dated the key sorts last. */
export function toDateKey(dates: RecordDates): DateKey {
  for (const role of LEADING_DATES) {
    const date = dates[role];
    const key = date === undefined ? undefined : keyOf(date);
    if (key !== undefined) return key;
  }
  return { key: UNDATED, year: null };
}

function keyOf(date: string): DateKey | undefined {
  // Of an interval `1961-12/1962-02`, an open one `../1962`, a set `[1961, 1962]`: the first part with a year.
  for (const part of date.replace(/[[\]{}?~%]/gu, '').split(/\/|,|\.\./u)) {
    const match = /^\s*(-?)(\d[\dX]{3}|\dXXX)(?:-([\dX]{2})(?:-([\dX]{2}))?)?/u.exec(part);
    if (match === null) continue;
    const [, sign = '', year = '', month = '00', day = '00'] = match;
    const plain = (digits: string): string => digits.replaceAll('X', '0');
    const number = Number(`${sign}${plain(year)}`);
    const key = `${sign}${plain(year)}-${plain(SEASONS[month] ?? month)}-${plain(day)}`;
    return { key, year: number };
  }
  return undefined;
}
