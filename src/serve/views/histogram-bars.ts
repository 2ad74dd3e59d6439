/** Records by year or by month, gathered into the bars of a histogram. */
import type { Overview } from '../../archive/archive.ts';
import { formatDate } from '../../edition/edition.ts';
import { withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';

/** One bar: a stretch of time, how many records fall in it, and of which languages their texts are. */
export interface Bar {
  /** The time in words. */
  readonly label: string;
  /** What stands under the bar, where it is the first or the last. */
  readonly tick: string;
  /** First and last year or month, as the list of records is asked for them; null where no list asks for just its records. */
  readonly range: readonly [from: string, to: string] | null;
  /** Where its records are listed. */
  readonly href: string | null;
  readonly total: number;
  /** How many by language: a record with texts in two counts in both. */
  readonly stacked: number;
  readonly byLang: ReadonlyMap<string, number>;
}

const MOST_BARS = 60;

/** Gathers years into bars of one, five, ten … years, so that there are never more than about `MOST_BARS`. */
export function buildYearBars(years: Overview['years']): readonly Bar[] {
  if (years.length === 0) return [];
  const all = years.map(({ year }) => year);
  const first = Math.min(...all);
  const last = Math.max(...all);
  const step = [1, 2, 5, 10, 25, 50, 100, 250].find((size) => (last - first) / size < MOST_BARS) ?? 500;
  const start = Math.floor(first / step) * step;
  const count = Math.floor((last - start) / step) + 1;
  return gather(
    Array.from({ length: count }, (_, index) => {
      const from = start + index * step;
      const to = from + step - 1;
      return {
        label: step === 1 ? String(from) : `${from}–${to}`,
        tick: String(step > 1 && index === count - 1 ? to : from),
        range: [String(from), String(to)],
      };
    }),
    years.map((entry) => ({ ...entry, bar: Math.floor((entry.year - start) / step) })),
  );
}

/** Gathers months into a bar each, whole years from January to December; what is dated to the year alone stands before it. */
export function buildMonthBars(months: Overview['months'], m: Messages): readonly Bar[] {
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].sort();
  const isUnknown = new Set(months.map(({ month }) => month).filter((month) => month.length === 4));
  const keys = years.flatMap((year) => [
    ...(isUnknown.has(year) ? [year] : []),
    ...Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`),
  ]);
  return gather(
    keys.map((key) => ({
      label: key.length === 4 ? m.home.monthUnknown(key) : formatDate(key, m.lang),
      tick: key.length === 4 ? key : formatDate(key, m.lang),
      // A year whose month is not known is no range of months.
      range: key.length === 4 ? null : [key, key],
    })),
    months.map((entry) => ({ ...entry, bar: keys.indexOf(entry.month) })),
  );
}

function gather(
  bars: readonly Pick<Bar, 'label' | 'tick' | 'range'>[],
  counts: readonly { readonly bar: number; readonly lang: string | null; readonly records: number }[],
): readonly Bar[] {
  const byLang = bars.map(() => new Map<string, number>());
  const totals = bars.map(() => 0);
  for (const { bar, lang, records } of counts) {
    const languages = byLang[bar];
    if (lang === null) totals[bar] = (totals[bar] ?? 0) + records;
    else languages?.set(lang, (languages.get(lang) ?? 0) + records);
  }
  return bars.map((bar, index) => {
    const languages = byLang[index] ?? new Map<string, number>();
    const stacked = [...languages.values()].reduce((sum, count) => sum + count, 0);
    return { ...bar, href: toAddress(bar.range), total: totals[index] ?? 0, stacked, byLang: languages };
  });
}

function toAddress(range: Bar['range']): string | null {
  if (range === null) return null;
  const [from, to] = range;
  return withQuery('/records', from === to && !from.includes('-', 1) ? { year: from } : { from, to });
}
