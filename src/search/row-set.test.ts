/** Sets of rows, few or many, against plain sets; cursors against reading every posting. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyBits, putBit } from './bits.ts';
import { LexemeCursor } from './cursor.ts';
import { buildSegment } from './draft.ts';
import { findSlot } from './lexeme-slots.ts';
import { EVERYWHERE, toSideMask } from './look-up.ts';
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
import { findLexemeRows } from './word-rows.ts';

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

describe('a cursor', () => {
  it('comes, wherever it is sent, to the next text with its word, and knows the places there', () => {
    const asked = fc.constantFrom<string>('a', 'b', 'c', 'rare');
    fc.assert(
      fc.property(asked, fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 30 }), (word, steps) => {
        const cursor = new LexemeCursor(segment, findSlot(segment, word));
        let key = 0;
        for (const step of steps) {
          cursor.seek(key);
          const row = texts.findIndex((text, at) => at * 2 >= key && text.includes(word));
          expect(cursor.key).toBe(row < 0 ? 0xffffffff : row * 2);
          if (row < 0) return;
          const places = { list: new Uint16Array(1), length: 0 };
          cursor.putPlaces(places);
          const text = (texts[row] ?? []).filter((one) => one !== '');
          const expected = text.flatMap((one, at) => (one === word ? [at] : []));
          expect([...places.list.subarray(0, places.length)]).toEqual(expected);
          expect(cursor.times).toBe(expected.length);
          key = row * 2 + step;
        }
      }),
    );
  });
});

describe('the rows of lexemes', () => {
  it('are those of the texts with one of the words, among few, many or all', () => {
    const asked = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'rare'), { minLength: 1 });
    const within = fc.oneof(
      fc.uniqueArray(fc.nat(texts.length - 1), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 2, max: 40 }).map((step) => texts.flatMap((_text, row) => (row % step === 1 ? [row] : []))),
      fc.constant(null),
    );
    const sides = fc.constantFrom(EVERYWHERE, toSideMask(['original']), toSideMask(['translation']));
    fc.assert(
      fc.property(asked, within, fc.boolean(), sides, (words, some, isListed, mask) => {
        const rising = some?.sort((a, b) => a - b) ?? null;
        const few = rising === null ? null : new FewRows(Uint32Array.from(rising));
        const possible = few === null || isListed ? few : toBits(few, segment.rows);
        const lexemes = words.map((word) => findSlot(segment, word));
        const found = listRows(findLexemeRows(segment, lexemes, mask, possible));
        const isSought = (row: number): boolean =>
          mask !== toSideMask(['translation']) && words.some((word) => texts[row]?.includes(word) === true);
        const all = texts.flatMap((_text, row) => (isSought(row) ? [row] : []));
        expect(found.filter((row) => rising?.includes(row) ?? true)).toEqual(
          all.filter((row) => rising?.includes(row) ?? true),
        );
        if (possible instanceof FewRows) expect(found.every((row) => rising?.includes(row))).toBe(true);
      }),
    );
  });
});
