/** Sets of rows, few or many, against plain sets; cursors against reading every posting. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyBits, putBit } from './bits.ts';
import { openCursor } from './cursor.ts';
import { buildSegment } from './draft.ts';
import { findSlot } from './lexeme-slots.ts';
import {
  countRows,
  countRowsBetween,
  FewRows,
  hasRow,
  joinRows,
  keepRows,
  mostFew,
  nextRow,
  RowGatherer,
  type RowSet,
  toBits,
} from './row-set.ts';
import { readAs } from './rows-fixture.ts';
import { parseSegment } from './segment.ts';

const ROWS = 1_000;
const rows = fc
  .tuple(fc.boolean(), fc.uniqueArray(fc.nat(ROWS - 1), { maxLength: 80 }))
  .map(([few, list]) => ({ few, list: list.sort((a, b) => a - b) }));

function toSet({ few, list }: { readonly few: boolean; readonly list: readonly number[] }): RowSet {
  if (few) return new FewRows(Uint32Array.from(list));
  const bits = emptyBits(ROWS);
  for (const row of list) putBit(bits, row);
  return bits;
}

function listRows(set: RowSet): readonly number[] {
  const list: number[] = [];
  for (let row = nextRow(set, 0); row >= 0; row = nextRow(set, row + 1)) list.push(row);
  return list;
}

describe('a set of rows, as a list or as bits', () => {
  it('joins, keeps, counts and finds as plain sets do', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 4 }), fc.nat(ROWS), fc.nat(ROWS), (sets, one, other) => {
        const [first = { few: true, list: [] }, second = first] = sets;
        const all = [...new Set(sets.flatMap(({ list }) => list))].sort((a, b) => a - b);
        expect(listRows(joinRows(sets.map(toSet), ROWS))).toEqual(all);
        expect(listRows(keepRows(toSet(first), toSet(second)))).toEqual(
          first.list.filter((row) => second.list.includes(row)),
        );
        const set = toSet(first);
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        expect(countRows(set)).toBe(first.list.length);
        expect(countRowsBetween(set, from, to)).toBe(first.list.filter((row) => row >= from && row < to).length);
        expect(hasRow(set, one)).toBe(first.list.includes(one));
        expect(listRows(toBits(set, ROWS))).toEqual(first.list);
      }),
    );
  });

  it('is gathered as a list until it is no longer few', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(ROWS - 1), { maxLength: 60 }), (list) => {
        const gatherer = new RowGatherer(ROWS);
        const rising = list.sort((a, b) => a - b);
        for (const row of rising) gatherer.add(row);
        const set = gatherer.end();
        expect(listRows(set)).toEqual(rising);
        expect(set instanceof FewRows).toBe(rising.length <= mostFew(ROWS));
      }),
    );
  });
});

describe('a cursor', () => {
  // Words so frequent that their postings have blocks, and one that is rare.
  const texts = Array.from({ length: 1_500 }, (_, row) =>
    ['a b', 'b', 'a a c', 'b a', 'c b a b', ''].flatMap((text, at) => ((row * 7 + at) % 5 < 2 ? text.split(' ') : [])),
  ).map((words, row) => (row % 311 === 0 ? [...words, 'rare'] : words));
  const doc = { doc: 1, record: 'r', title: '', rows: texts.length, passages: texts.length };
  const rest = { collection: '', repository: null, type: null, date: null, from: null, to: null };
  const segment = parseSegment(
    1,
    buildSegment(
      [{ ...doc, ...rest }],
      texts.map((words, row) => ({
        ...{ part: 'text', passage: row, locator: {}, leaves: [], names: [] },
        sides: [{ lang: 'en', words: words.filter((word) => word !== '').join(' ') }],
      })),
      readAs(''),
    ),
    [],
  );

  it('comes, wherever it is sent, to the next text with one of its words, and knows their places', () => {
    const asked = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'rare'), { minLength: 1 });
    fc.assert(
      fc.property(asked, fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 30 }), (words, steps) => {
        const cursor = openCursor(
          segment,
          words.map((word) => findSlot(segment, word)),
        );
        let key = 0;
        for (const step of steps) {
          cursor.seek(key);
          const row = texts.findIndex((text, at) => at * 2 >= key && text.some((word) => words.includes(word)));
          expect(cursor.key).toBe(row < 0 ? 0xffffffff : row * 2);
          if (row < 0) return;
          const places = { list: new Uint16Array(1), length: 0 };
          cursor.putPlaces(places);
          const text = (texts[row] ?? []).filter((word) => word !== '');
          const expected = text.flatMap((word, at) => (words.includes(word) ? [at] : []));
          expect([...places.list.subarray(0, places.length)]).toEqual(expected);
          key = row * 2 + step;
        }
      }),
    );
  });
});
