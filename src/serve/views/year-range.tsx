/** When what was found was written: bars one can click or drag over, and the same as two fields. Months where the years are few. */
import type { SearchAsk, SearchResult } from '../../search/search.ts';
import { withQuery } from '../addresses.ts';
import { formatDate } from '../../edition/edition.ts';
import type { Showing } from './frame.tsx';
import { RangeForm } from './range-form.tsx';

interface Bar {
  /** First and last year or month, as they are asked for: `1961`, `1961-12`. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

const MOST_BARS = 60;
const STEPS = [1, 2, 5, 10, 25, 50, 100, 250];
const HEIGHT = 60;
const WIDTH = 100;

/** Gathers counts into bars without gaps: months where they were counted, else years, or so many years that the bars are at most sixty. */
export function buildRange(facets: Pick<SearchResult['facets'], 'year' | 'month'>): readonly Bar[] {
  const months = Object.keys(facets.month).sort();
  if (months.length > 1) {
    const toNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
    const first = toNumber(months[0] ?? '');
    return Array.from({ length: toNumber(months.at(-1) ?? '') - first + 1 }, (_, at) => {
      const number = first + at;
      const month = `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
      return { from: month, to: month, count: facets.month[month] ?? 0 };
    });
  }
  const years = Object.keys(facets.year)
    .map(Number)
    .sort((a, b) => a - b);
  const [first = 0] = years;
  const last = years.at(-1) ?? first;
  if (years.length === 0) return [];
  const step = STEPS.find((size) => (last - first) / size < MOST_BARS) ?? 500;
  const start = Math.floor(first / step) * step;
  const counts = new Map<number, number>();
  for (const year of years) {
    const at = Math.floor((year - start) / step);
    counts.set(at, (counts.get(at) ?? 0) + (facets.year[String(year)] ?? 0));
  }
  return Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, at) => ({
    from: String(Math.max(0, start + at * step)),
    to: String(start + (at + 1) * step - 1),
    count: counts.get(at) ?? 0,
  }));
}

interface RangeProps {
  readonly showing: Showing;
  readonly ask: SearchAsk;
  readonly result: SearchResult;
}

export function YearRange({ showing, ask, result }: RangeProps) {
  const { messages: m, path, query } = showing;
  const bars = buildRange(result.facets);
  const [first] = bars;
  const last = bars.at(-1);
  const from = ask.from ?? ask.year;
  const to = ask.to ?? ask.year;
  const isNarrowed = from !== undefined || to !== undefined;
  if (first === undefined || last === undefined) return null;
  const kept = { ...query, offset: null, year: null, from: null, to: null };
  const top = Math.max(...bars.map((bar) => bar.count));
  const width = WIDTH / bars.length;
  const nameOf = (bar: Bar): string => {
    const name = formatDate(bar.from, m.lang);
    return bar.from === bar.to ? name : `${name}–${formatDate(bar.to, m.lang)}`;
  };
  const most = bars.reduce((best, bar) => (bar.count > best.count ? bar : best), first);
  return (
    <section class="facet facet-years">
      <h2>{m.search.year}</h2>
      {bars.length === 1 ? (
        <p class="only-year">
          {nameOf(first)} <span class="quiet">{m.count(first.count)}</span>
        </p>
      ) : (
        <sverka-range>
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            class="range"
            role="group"
            aria-label={m.search.yearsText(nameOf(first), nameOf(last), nameOf(most), most.count)}
          >
            {bars.map((bar, index) => {
              const height = bar.count === 0 ? 0 : Math.max(2, (bar.count / top) * (HEIGHT - 4));
              const label = `${nameOf(bar)}: ${m.passages(bar.count)}`;
              return (
                <a
                  href={withQuery(path, { ...kept, from: bar.from, to: bar.to })}
                  data-from={bar.from}
                  data-to={bar.to}
                  aria-label={label}
                  tabindex={-1}
                >
                  <title>{label}</title>
                  <rect class="reach" x={index * width} y={0} width={width} height={HEIGHT} />
                  <rect
                    class="bar bar-1"
                    x={index * width + width * 0.1}
                    y={HEIGHT - height}
                    width={width * 0.8}
                    height={height}
                  />
                </a>
              );
            })}
            <rect class="chosen" x="0" y="0" width="0" height={HEIGHT} />
          </svg>
          <p class="axis" aria-hidden="true">
            <span>{nameOf(first).split('–')[0]}</span>
            <span>{nameOf(last).split('–').at(-1)}</span>
          </p>
        </sverka-range>
      )}
      <RangeForm path={path} kept={kept} from={[from, first.from]} to={[to, last.to]} messages={m} />
      {isNarrowed ? (
        <p>
          <a href={withQuery(path, kept)}>‹ {m.search.allYears}</a>
        </p>
      ) : null}
    </section>
  );
}
