/** Records by year and language as bars: an SVG made on the server, with the same numbers in words and as a table. */
import type { Overview } from '../../archive/archive.ts';
import { withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { capitalise, nameLanguage } from './languages.ts';

type Years = Overview['years'];

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly byLang: readonly (readonly [lang: string, records: number])[];
}

const HEIGHT = 120;
const MOST_BARS = 60;
/** Colours of the style sheet, in the order of the languages; further languages share the last. */
const COLOURS = 6;

/** Gathers years into bars of one, five, ten … years, so that there are never more than `MOST_BARS`. */
export function buildBars(years: Years): readonly Bar[] {
  if (years.length === 0) return [];
  const all = years.map(({ year }) => year);
  const first = Math.min(...all);
  const last = Math.max(...all);
  const step = [1, 2, 5, 10, 25, 50, 100, 250].find((size) => (last - first) / size < MOST_BARS) ?? 500;
  const start = Math.floor(first / step) * step;
  const bars = Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, index) => ({
    from: start + index * step,
    to: start + (index + 1) * step - 1,
    total: 0,
    byLang: new Map<string, number>(),
  }));
  for (const { year, lang, records } of years) {
    const bar = bars[Math.floor((year - start) / step)];
    if (bar === undefined) continue;
    bar.total += records;
    bar.byLang.set(lang, (bar.byLang.get(lang) ?? 0) + records);
  }
  return bars.map((bar) => ({ ...bar, byLang: [...bar.byLang.entries()] }));
}

export function Histogram({ years, messages: m }: { readonly years: Years; readonly messages: Messages }) {
  const bars = buildBars(years);
  const top = Math.max(...bars.map((bar) => bar.total), 1);
  const [first] = bars;
  const last = bars.at(-1);
  if (first === undefined || last === undefined) return null;
  const languages = rankLanguages(years);
  const most = bars.reduce((best, bar) => (bar.total > best.total ? bar : best), first);
  const width = 100 / bars.length;
  const nameOf = (bar: Bar): string => (bar.from === bar.to ? String(bar.from) : `${bar.from}–${bar.to}`);
  return (
    <figure class="histogram">
      <svg
        viewBox={`0 0 100 ${HEIGHT}`}
        preserveAspectRatio="none"
        class="bars"
        role="img"
        aria-label={m.home.yearsText(first.from, last.to, nameOf(most), most.total)}
      >
        {bars.map((bar, index) => {
          let y = HEIGHT;
          return (
            <g>
              <title>{`${nameOf(bar)}: ${m.records(bar.total)}`}</title>
              <rect class="reach" x={index * width} y={0} width={width} height={HEIGHT} />
              {languages.map((lang, rank) => {
                const count = bar.byLang.find(([candidate]) => candidate === lang)?.[1] ?? 0;
                if (count === 0) return null;
                const height = (count / top) * (HEIGHT - 4);
                y -= height;
                return (
                  <rect
                    class={`bar bar-${Math.min(rank, COLOURS - 1)}`}
                    x={index * width + width * 0.12}
                    y={y}
                    width={width * 0.76}
                    height={height}
                  />
                );
              })}
            </g>
          );
        })}
      </svg>
      <div class="axis" aria-hidden="true">
        <span>{first.from}</span>
        {last.to === first.from ? null : <span>{last.to}</span>}
      </div>
      <figcaption>
        <ul class="legend">
          {languages.map((lang, rank) => (
            <li>
              <span class={`swatch swatch-${Math.min(rank, COLOURS - 1)}`} aria-hidden="true"></span>
              {capitalise(nameLanguage(lang, m))}
            </li>
          ))}
        </ul>
        <details class="table-form">
          <summary>{m.home.yearsTable}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{m.home.year}</th>
                {languages.map((lang) => (
                  <th scope="col">{capitalise(nameLanguage(lang, m))}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {bars
                .filter((bar) => bar.total > 0)
                .map((bar) => (
                  <tr>
                    <th scope="row">
                      {bar.from === bar.to ? (
                        <a href={withQuery('/records', { year: bar.from })}>{bar.from}</a>
                      ) : (
                        nameOf(bar)
                      )}
                    </th>
                    {languages.map((lang) => (
                      <td>{bar.byLang.find(([candidate]) => candidate === lang)?.[1] ?? ''}</td>
                    ))}
                  </tr>
                ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}

/** The languages, that of most records first. */
function rankLanguages(years: Years): readonly string[] {
  const counts = new Map<string, number>();
  for (const { lang, records } of years) counts.set(lang, (counts.get(lang) ?? 0) + records);
  return [...counts.entries()].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([lang]) => lang);
}
