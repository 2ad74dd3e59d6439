/** Records by time and language as bars: an SVG made on the server, with the same numbers in words and as a table. */
import type { Messages } from '../messages/en.ts';
import type { Bar } from './histogram-bars.ts';
import { capitalise, nameLanguage } from './languages.ts';
import { RangeForm } from './range-form.tsx';

/** In pixels; a narrow page shrinks the width. */
const HEIGHT = 120;
const WIDTH = 1200;
/** Wider than this a bar is a block, and says nothing more. */
const WIDEST = 56;
/** The least height of a bar that stands for something. */
const LEAST = 2;
/** Colours of the style sheet, in the order of the languages; further languages share the last. */
const COLOURS = 6;
/** Labels that have room under the bars of a phone, and the round years they may stand at. */
const MOST_TICKS = 8;
const TICK_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

export function Histogram({ bars, messages: m }: { readonly bars: readonly Bar[]; readonly messages: Messages }) {
  const [first] = bars;
  const last = bars.at(-1);
  if (first === undefined || last === undefined) return null;
  const top = Math.max(...bars.map((bar) => bar.stacked), 1);
  const languages = rankLanguages(bars);
  const most = bars.reduce((best, bar) => (bar.total > best.total ? bar : best), first);
  const width = Math.min(WIDEST, WIDTH / bars.length);
  const drawn = width * bars.length;
  return (
    <figure class="histogram">
      <sverka-range class="plot">
        <svg
          class="bars"
          viewBox={`0 0 ${drawn} ${HEIGHT}`}
          width={drawn}
          preserveAspectRatio="none"
          role="group"
          aria-label={m.home.timeText(first.label, last.label, most.label, most.total)}
        >
          {bars.map((bar, index) => (
            <BarShape
              bar={bar}
              x={index * width}
              width={width}
              scale={(HEIGHT - 4) / top}
              languages={languages}
              messages={m}
            />
          ))}
          <rect class="chosen" x="0" y="0" width="0" height={HEIGHT} />
        </svg>
        <Axis bars={bars} />
      </sverka-range>
      <RangeForm
        path="/records"
        from={[undefined, first.range?.[0] ?? first.label]}
        to={[undefined, last.range?.[1] ?? last.label]}
        messages={m}
      />
      <figcaption>
        <ul class="legend">
          {toLegend(languages).map((group, colour) => (
            <li>
              <span class={`swatch swatch-${colour}`} aria-hidden="true"></span>
              {capitalise(group.map((lang) => nameLanguage(lang, m)).join(', '))}
            </li>
          ))}
        </ul>
        <TableForm bars={bars} languages={languages} messages={m} />
      </figcaption>
    </figure>
  );
}

/** Languages by their colour: those that share the last stand together. */
function toLegend(languages: readonly string[]): readonly (readonly string[])[] {
  const own = languages.slice(0, COLOURS - 1).map((lang) => [lang]);
  const rest = languages.slice(COLOURS - 1);
  return rest.length === 0 ? own : [...own, rest];
}

/** Labels under the bars: of years every tenth or so, of months only the ends, whose names are long. */
function Axis({ bars }: { readonly bars: readonly Bar[] }) {
  const isShort = bars.every(({ tick }) => tick.length <= 4);
  if (!isShort) {
    const ends = bars.length === 1 ? bars : [...bars.slice(0, 1), ...bars.slice(-1)];
    return (
      <div class="axis" aria-hidden="true">
        {ends.map(({ tick }) => (
          <span>{tick}</span>
        ))}
      </div>
    );
  }
  const last = bars.length - 1;
  const years = (Number(bars[last]?.tick) - Number(bars[0]?.tick) + 1) / MOST_TICKS;
  const step = TICK_STEPS.find((size) => size >= years) ?? 1000;
  // None that would run into the first or the last.
  const apart = bars.length / MOST_TICKS;
  const isTicked = (index: number): boolean =>
    index === 0 ||
    index === last ||
    (Number(bars[index]?.tick) % step === 0 && index >= apart && index <= last - apart);
  return (
    <div class="axis axis-even" aria-hidden="true">
      {bars.map(({ tick }, index) => (
        <span>{isTicked(index) ? tick : ''}</span>
      ))}
    </div>
  );
}

interface ShapeProps {
  readonly bar: Bar;
  readonly x: number;
  readonly width: number;
  /** Height of one record. */
  readonly scale: number;
  readonly languages: readonly string[];
  readonly messages: Messages;
}

function BarShape({ bar, x, width, scale, languages, messages: m }: ShapeProps) {
  let y = HEIGHT;
  const edges = bar.range === null ? {} : { 'data-from': bar.range[0], 'data-to': bar.range[1] };
  const shape = (
    <g {...edges}>
      <title>{describeBar(bar, languages, m)}</title>
      <rect class="reach" x={x} y={0} width={width} height={HEIGHT} />
      {languages.map((lang, rank) => {
        const count = bar.byLang.get(lang) ?? 0;
        // One record beside thousands is still seen.
        const height = count === 0 ? 0 : Math.max(LEAST, count * scale);
        y -= height;
        return height === 0 ? null : (
          <rect
            class={`bar bar-${Math.min(rank, COLOURS - 1)}`}
            x={x + width * 0.12}
            y={y}
            width={width * 0.76}
            height={height}
          />
        );
      })}
    </g>
  );
  // For the pointer only: the keyboard has the same links in the table, without sixty stops on the way.
  return bar.href === null || bar.total === 0 ? (
    shape
  ) : (
    <a href={bar.href} tabindex={-1}>
      {shape}
    </a>
  );
}

/** “May 1934: 18 records (English 18, Russian 12)”. */
function describeBar({ label, total, byLang }: Bar, languages: readonly string[], m: Messages): string {
  const own = languages.filter((lang) => byLang.has(lang));
  const parts = own.map((lang) => `${capitalise(nameLanguage(lang, m))} ${byLang.get(lang) ?? 0}`);
  return `${label}: ${m.records(total)}${parts.length > 1 ? ` (${parts.join(', ')})` : ''}`;
}

function TableForm({
  bars,
  languages,
  messages: m,
}: {
  readonly bars: readonly Bar[];
  readonly languages: readonly string[];
  readonly messages: Messages;
}) {
  return (
    <details class="table-form">
      <summary>{m.home.timeTable}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{m.home.time}</th>
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
                <th scope="row">{bar.href === null ? bar.label : <a href={bar.href}>{bar.label}</a>}</th>
                {languages.map((lang) => (
                  <td>{bar.byLang.get(lang) ?? ''}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}

/** The languages, that of most records first. */
function rankLanguages(bars: readonly Bar[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { byLang } of bars) {
    for (const [lang, records] of byLang) counts.set(lang, (counts.get(lang) ?? 0) + records);
  }
  return [...counts.entries()].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([lang]) => lang);
}
