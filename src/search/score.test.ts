/** The order of hits against a slow scan that weighs every row: thousands of rows, so that frequent words have blocks to be passed over. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyBits, putBit } from './bits.ts';
import { buildSegment } from './draft.ts';
import { findRows } from './evaluate.ts';
import { toHeld } from './held-index.ts';
import { parseQuery } from './query.ts';
import { listFirst } from './rank.ts';
import { toRanking } from './ranking.ts';
import { hasRow, type RowSet } from './row-set.ts';
import type { PassageRow } from './rows.ts';
import { readAs } from './rows-fixture.ts';
import type { Scope } from './scope.ts';
import { parseSegment, type Segment } from './segment.ts';

const SCOPE: Scope = { langs: ['en'], sides: undefined, added: [], named: [] };
/** From the most frequent to the rarest; none is a form of another. */
const WORDS = ['the', 'of', 'port', 'ship', 'minister', 'letter', 'cable', 'harbour', 'consul', 'telegram'];

/** Numbers that look random and are always the same (Park & Miller 1988). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = (seed % 2_147_483_646) + 1; ; )
    yield ((state = (state * 48_271) % 2_147_483_647) - 1) / 2_147_483_646;
}

interface Drawn {
  readonly texts: readonly (readonly string[])[];
  readonly segments: readonly Segment[];
  readonly firstRows: readonly number[];
}

/** Two segments of records of some fifty rows; words as frequent as in a language, now and then a record full of one. */
function draw(seed: number, sides: readonly number[]): Drawn {
  const source = numbers(seed);
  const next = (): number => source.next().value;
  const texts: string[][] = [];
  const firstRows: number[] = [];
  const segments = [6_500, 700].map((size, at) => {
    const docs = Array.from({ length: Math.ceil(size / 50) }, (_, doc) => ({
      ...{
        doc: at * 1_000 + doc,
        record: `r${Math.floor(next() * 1e6)}`,
        title: '',
        rows: Math.min(50, size - doc * 50),
      },
      ...{ passages: 50, collection: '', repository: null, type: null, date: null, to: null },
      from: next() < 0.2 ? null : `19${10 + Math.floor(next() * 3)}-01-01`,
    }));
    firstRows.push(texts.length);
    const rows = Array.from({ length: size }, (_, row): PassageRow => {
      const favourite = Math.floor(row / 700) % WORDS.length;
      const words = Array.from({ length: 1 + Math.floor(next() * 12) }, () =>
        next() < 0.1 ? (WORDS[favourite] ?? '') : (WORDS[Math.floor(WORDS.length * next() ** 3)] ?? ''),
      );
      texts.push(words);
      const halves = sides.length === 1 ? [words] : [words.slice(0, 3), words.slice(3)];
      return {
        ...{ part: next() < 0.05 ? 'note' : 'text', passage: row, locator: {}, leaves: [], names: [] },
        sides: halves.map((half) => ({ lang: 'en', words: half.join(' ') })),
      };
    });
    return parseSegment(at + 1, buildSegment(docs, rows, readAs('en0')), []);
  });
  return { texts, segments, firstRows };
}

/** BM25 written down once more, as plainly as it goes. */
function scoreSlowly({ texts, segments }: Drawn, words: readonly string[], average: number): readonly number[] {
  const weights = words.map((word) => {
    const lists = segments.flatMap((segment) => rowsOf(segment));
    const count = lists.reduce((sum, sides) => sum + sides.filter((side) => side.includes(word)).length, 0);
    return Math.log(1 + (Math.max(texts.length, count) - count + 0.5) / (count + 0.5));
  });
  return segments.flatMap((segment) =>
    rowsOf(segment).map((sides, row) => {
      let score = 0;
      for (const [at, word] of words.entries())
        for (const side of sides) {
          const times = side.filter((one) => one === word).length;
          if (times > 0)
            score += ((weights[at] ?? 0) * 2.2 * times) / (times + 1.2 * (0.7 + (0.3 * side.length) / average));
        }
      return Math.fround(score) * (segment.parts[row] === 1 ? 0.6 : 1);
    }),
  );

  function rowsOf(segment: Segment): readonly (readonly (readonly string[])[])[] {
    const first = segment === segments[0] ? 0 : (segments[0]?.rows ?? 0);
    return Array.from({ length: segment.rows }, (_, row) => {
      const words = texts[first + row] ?? [];
      return segment.isTwofold ? [words.slice(0, 3), words.slice(3)] : [words];
    });
  }
}

function listSlowly(
  drawn: Drawn,
  found: readonly RowSet[],
  asAsked: readonly RowSet[] | null,
  scores: readonly number[],
) {
  const rows = drawn.segments.flatMap((segment, at) =>
    Array.from({ length: segment.rows }, (_, row) => {
      const doc = segment.docs[segment.docOf[row] ?? 0];
      const bonus = hasRow(asAsked?.[at] ?? emptyBits(segment.rows), row) ? 10_000 : 0;
      const points = (scores[(drawn.firstRows[at] ?? 0) + row] ?? 0) + bonus;
      return {
        id: `${at}/${row}`,
        row,
        points,
        day: doc?.from ?? '9',
        record: doc?.record ?? '',
        is: hasRow(found[at] ?? emptyBits(0), row),
      };
    }),
  );
  return rows
    .filter(({ is }) => is)
    .sort(
      (a, b) =>
        b.points - a.points ||
        (a.day === b.day ? 0 : a.day < b.day ? -1 : 1) ||
        (a.record === b.record ? a.row - b.row : a.record < b.record ? -1 : 1),
    );
}

const words = fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 });

it.each([
  ['one side', [0]],
  ['both sides in one language', [0, 1]],
])(
  'lists the same best rows as weighing every row does: %s',
  (_name, sides) => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        words,
        fc.constantFrom(' ', ' OR '),
        fc.constantFrom(1, 10, 400),
        fc.boolean(),
        (seed, asked, join, most, marks) => {
          const drawn = draw(seed, sides);
          const index = toHeld(drawn.segments, undefined);
          const node = parseQuery(asked.map((word) => `=${word}`).join(join));
          const found = drawn.segments.map((segment) => findRows(node, SCOPE, segment));
          const holds = (text: readonly string[]): boolean =>
            join === ' ' ? asked.every((word) => text.includes(word)) : asked.some((word) => text.includes(word));
          expect(
            found.flatMap((bits, at) =>
              Array.from({ length: drawn.segments[at]?.rows ?? 0 }, (_, row) => hasRow(bits, row)),
            ),
          ).toEqual(drawn.texts.map(holds));
          // Every seventh row of what was found, as if the rest answered by translations alone.
          const asAsked = marks ? found.map((bits, at) => everySeventh(bits, drawn.segments[at]?.rows ?? 0)) : null;
          const ranking = toRanking(node, SCOPE);
          const rows = listFirst(index, { found, asAsked, ranking, sort: 'relevance', most });
          const listed = rows.map(({ segment, row }) => `${drawn.segments.indexOf(segment)}/${row}`);
          const scores = scoreSlowly(drawn, asked, index.averageLength);
          expect(listed).toEqual(
            listSlowly(drawn, found, asAsked, scores)
              .slice(0, most)
              .map(({ id }) => id),
          );
        },
      ),
      { numRuns: 25 },
    );
  },
  120_000,
);

function everySeventh(bits: RowSet, rows: number): RowSet {
  const some = emptyBits(rows);
  for (let row = 0; row < rows; row += 7) if (hasRow(bits, row)) putBit(some, row);
  return some;
}
