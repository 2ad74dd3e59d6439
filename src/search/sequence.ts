/**
 * Words in their order: phrases and NEAR. The words are gone through side by side, the rarest leading: where the others do not stand in
 * the same text no place is read, and of a frequent one only the blocks are that can hold such a text. Rows that lack one of several
 * frequent words are passed over before that.
 */
import { emptyBits } from './bits.ts';
import { END, type KeyCursor, openCursor, type Places } from './cursor.ts';
import { countOf, isDense, putRows } from './lexeme-rows.ts';
import { EVERYWHERE, listLexemes, sideOf, toSideMask } from './look-up.ts';
import type { WordNode } from './query.ts';
import { keepRows, nextRow, RowGatherer, type RowSet } from './row-set.ts';
import type { Scope } from './scope.ts';
import type { Segment } from './segment.ts';

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
    const possible = holdFrequent(sought, segment, within);
    const cursors = sought.map(({ lexemes }) => openCursor(segment, lexemes));
    const steps = sought.map(({ step }) => step);
    const places = sought.map((): Places => ({ list: new Uint16Array(64), length: 0 }));
    const found = new RowGatherer(segment.rows);
    for (let key = meet(cursors, 0, possible); key !== END; key = meet(cursors, key + 1, possible)) {
      if (sides !== EVERYWHERE && (sides & sideOf(segment, key)) === 0) continue;
      for (let at = 0; at < cursors.length; at++) {
        const own = places[at] ?? NOWHERE;
        own.length = 0;
        cursors[at]?.putPlaces(own);
      }
      if (test(places, steps)) found.add(key >>> 1);
    }
    return [found.end()];
  });
}

/** Goes on to the first key, not before this one and of a possible row, at which all stand; gives it, or `END`. */
function meet(cursors: readonly KeyCursor[], least: number, possible: RowSet | null): number {
  for (let key = least; ; ) {
    let agreed = 0;
    for (const cursor of cursors) {
      cursor.seek(key);
      if (cursor.key !== key && agreed > 0) break;
      ({ key } = cursor);
      if (key === END) return END;
      if (agreed === 0 && possible !== null) {
        const row = nextRow(possible, key >>> 1);
        if (row < 0) return END;
        if (row > key >>> 1) {
          key = row * 2;
          break;
        }
      }
      agreed++;
    }
    if (agreed === cursors.length) return key;
    if (agreed > 0) ({ key = END } = cursors[agreed] ?? {});
  }
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

/** Lexemes of a word whose sets are joined; more (of `kor* NEAR`) are many rare ones. */
const FEW = 4;

/** The rows that hold all the words that stand in many, as far as sets of these are at hand; null where all are possible. */
function holdFrequent(sought: readonly Sought[], segment: Segment, within: RowSet | null): RowSet | null {
  let rows = within;
  // The rarest is read as a whole anyway.
  for (const { lexemes } of sought.slice(1)) {
    if (lexemes.length > FEW || !lexemes.some((lexeme) => isDense(segment, lexeme))) continue;
    const bits = emptyBits(segment.rows);
    for (const lexeme of lexemes) putRows(bits, segment, lexeme, EVERYWHERE, null);
    rows = rows === null ? bits : keepRows(bits, rows);
  }
  return rows;
}
