/**
 * Words in their order: phrases and NEAR. The rows in which all of them stand are found as those of any words are, the rarest leading;
 * places are read in these alone.
 */
import { LexemeCursor, type Places } from './cursor.ts';
import { countOf } from './lexeme-rows.ts';
import { EVERYWHERE, listLexemes, sideOf, toSideMask } from './look-up.ts';
import type { WordNode } from './query.ts';
import { FewRows, keepRows, nextRow, NO_ROWS, RowGatherer, type RowSet } from './row-set.ts';
import type { Scope } from './scope.ts';
import type { Segment } from './segment.ts';
import { findLexemeRows } from './word-rows.ts';

/** A word of the query in a segment. */
interface Sought {
  /** Its place in the phrase. */
  readonly step: number;
  readonly lexemes: readonly number[];
  /** In how many texts it stands, at most. */
  readonly count: number;
}

/** Finds rows with these words one after the other, within one language and one side; where `within` is given, among these. */
export function findSequence(
  words: readonly WordNode[],
  scope: Scope,
  segment: Segment,
  within: RowSet | null,
): readonly RowSet[] {
  return findTogether(words, scope, segment, within, (places, steps) => {
    const [first] = places;
    if (first === undefined) return false;
    for (let at = 1; at < places.length && first.length > 0; at++)
      keepFollowed(first, places[at] ?? NOWHERE, (steps[at] ?? 0) - (steps[0] ?? 0));
    return first.length > 0;
  });
}

const NOWHERE: Places = { list: new Uint16Array(0), length: 0 };

/** Keeps the places that another place follows so many words on (or goes before). */
function keepFollowed(places: Places, others: Places, step: number): void {
  let count = 0;
  let at = 0;
  for (let from = 0; from < places.length; from++) {
    const place = places.list[from] ?? 0;
    while (at < others.length && (others.list[at] ?? 0) < place + step) at++;
    if (at < others.length && others.list[at] === place + step) places.list[count++] = place;
  }
  places.length = count;
}

/** Finds rows with two words at most `distance` words apart, in either order. */
export function findPairs(
  words: readonly [WordNode, WordNode],
  distance: number,
  scope: Scope,
  segment: Segment,
  within: RowSet | null,
): readonly RowSet[] {
  return findTogether(words, scope, segment, within, ([left = NOWHERE, right = NOWHERE]) => {
    let from = 0;
    for (let of = 0; of < left.length; of++) {
      const place = left.list[of] ?? 0;
      while (from < right.length && (right.list[from] ?? 0) < place - distance) from++;
      for (let at = from; at < right.length && (right.list[at] ?? 0) <= place + distance; at++)
        if (right.list[at] !== place) return true;
    }
    return false;
  });
}

/** Says whether words that stand in one text stand there as asked: of each its places, rising, which the test may change, and its place in the phrase. */
type Test = (places: readonly Places[], steps: readonly number[]) => boolean;

/** Finds the rows in which all words stand on one side of one language, and as a test wants. */
function findTogether(
  words: readonly WordNode[],
  scope: Scope,
  segment: Segment,
  within: RowSet | null,
  test: Test,
): readonly RowSet[] {
  const sides = toSideMask(scope.sides);
  return scope.langs.flatMap((lang) => {
    const sought = seek(words, lang, scope, segment);
    if (sought.length === 0) return [];
    const rows = findRowsWithAll(sought, sides, segment, within);
    if (rows instanceof FewRows && rows.list.length === 0) return [];
    const steps = sought.map(({ step }) => step);
    const stands = sought.map(({ lexemes }): Stand => {
      const places = { list: new Uint16Array(16), length: 0 };
      return { cursors: lexemes.map((lexeme) => new LexemeCursor(segment, lexeme)), places };
    });
    const places = stands.map((stand) => stand.places);
    const found = new RowGatherer(segment.rows);
    for (let row = nextRow(rows, 0); row >= 0; row = nextRow(rows, row + 1))
      for (let key = row * 2; key <= row * 2 + 1; key++) {
        if (sides !== EVERYWHERE && (sides & sideOf(segment, key)) === 0) continue;
        if (stands.every((stand) => putPlaces(stand, key)) && test(places, steps)) found.add(row);
      }
    return [found.end()];
  });
}

/** Finds the rows in which all words stand, be it one here and one on the other side. */
function findRowsWithAll(sought: readonly Sought[], sides: number, segment: Segment, within: RowSet | null): RowSet {
  let rows = within;
  for (const { lexemes } of sought) {
    const own = findLexemeRows(segment, lexemes, sides, rows);
    rows = rows === null || rows instanceof FewRows ? own : keepRows(own, rows);
  }
  return rows ?? NO_ROWS;
}

/** Where a word stands: a cursor for each of its lexemes, and its places under the key they came to. */
interface Stand {
  readonly cursors: readonly LexemeCursor[];
  readonly places: Places;
}

/** Puts the places of a word under a key; false where it does not stand there. */
function putPlaces({ cursors, places }: Stand, key: number): boolean {
  places.length = 0;
  let held = 0;
  for (const cursor of cursors) {
    cursor.seek(key);
    if (cursor.key !== key) continue;
    cursor.putPlaces(places);
    held++;
  }
  if (held > 1) places.list.subarray(0, places.length).sort();
  return held > 0;
}

/** Looks the words up, the rarest first; none where one is not there at all. */
function seek(words: readonly WordNode[], lang: string, scope: Scope, segment: Segment): readonly Sought[] {
  const sought = words.map((word, step): Sought => {
    const lexemes = listLexemes(segment, word, lang, scope);
    const count = lexemes.reduce((sum, at) => sum + countOf(segment, at), 0);
    return { step, lexemes, count };
  });
  return sought.some(({ count }) => count === 0) ? [] : sought.sort((a, b) => a.count - b.count);
}
