/**
 * Places of a text where two words meet that never do: “in the and”, “a Member of.”, “as Mr said”. There a word has fallen out.
 *
 * Counted over the frequent words of the archive alone: how often a word should be followed by another, or by a mark of punctuation,
 * if all mixed freely, against how often it is; and how often such a thing as stands behind a word (a name, a number, a small word)
 * stands behind any. Rare words say nothing.
 */
import type { CheckedSide, CheckedWord } from './check-evidence.ts';

/** Words so frequent are counted, at most so many. */
const LEAST_SEEN = 10;
const MOST_COUNTED = 500;

/** What follows what in the texts of one side. */
export interface Junctions {
  /** Log ratio of how often the words at a junction should meet to how often they do: above 2 they hardly ever do. */
  readonly strangeness: (side: CheckedSide, after: number) => number;
  /** Log ratio of how often such a thing stands behind any word to how often behind this one, or before any and before that: the larger. */
  readonly misplacement: (side: CheckedSide, after: number) => number;
}

/** What may stand beside a word: an end, a pause, a small word, a longer one, a capital, a number. */
const SORTS = 6;
const [END, PAUSE, SMALL, LARGE, CAPITAL, NUMBER] = [0, 1, 2, 3, 4, 5] as const;
/** Share of all words from which a word is a small one. */
const SMALL_SHARE = 0.002;
/** Sightings that what stands beside all words counts for, beside what a word itself showed. */
const PRIOR_WEIGHT = 2;

const MARK = -1;

/** Counts the junctions of all sides. Linear in their words. */
export function countJunctions(sides: readonly CheckedSide[]): Junctions {
  const seen = new Map<number, number>();
  for (const { words } of sides) for (const { id } of words) seen.set(id, (seen.get(id) ?? 0) + 1);
  const frequent = new Map(
    [...seen]
      .filter(([, count]) => count >= LEAST_SEEN)
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_COUNTED)
      .map(([id, count], rank) => [id, { rank, count }] as const),
  );
  let all = 0;
  let marks = 0;
  const pairs = new Map<number, number>();
  const keyOf = (side: CheckedSide, at: number): readonly [number, number, number, number] | undefined => {
    const word = side.words[at];
    const first = word === undefined ? undefined : frequent.get(word.id);
    if (word === undefined || first === undefined) return undefined;
    const next = side.words[at + 1];
    if (markAt(side, word, next) !== undefined) return [first.rank * (MOST_COUNTED + 1), first.count, MARK, 0];
    const second = next === undefined ? undefined : frequent.get(next.id);
    return second === undefined
      ? undefined
      : [first.rank * (MOST_COUNTED + 1) + second.rank + 1, first.count, second.rank, second.count];
  };
  for (const side of sides) {
    for (let at = 0; at < side.words.length; at += 1) {
      all += 1;
      if (markAt(side, side.words[at], side.words[at + 1]) !== undefined) marks += 1;
      const found = keyOf(side, at);
      if (found !== undefined) pairs.set(found[0], (pairs.get(found[0]) ?? 0) + 1);
    }
  }
  const misplacement = countSorts(sides, seen, all);
  return {
    misplacement,
    strangeness: (side, after) => {
      const found = keyOf(side, after);
      if (found === undefined) return 0;
      const [key, first, second, count] = found;
      const expected = (first * (second === MARK ? marks : count)) / Math.max(1, all);
      return Math.log((expected + 0.5) / (Math.max(0, (pairs.get(key) ?? 0) - 1) + 0.5));
    },
  };
}

/** Counts what sorts of things stand behind and before each word. */
function countSorts(
  sides: readonly CheckedSide[],
  seen: ReadonlyMap<number, number>,
  all: number,
): Junctions['misplacement'] {
  const behind = new Map<number, Uint32Array>();
  const before = new Map<number, Uint32Array>();
  const sums = [new Float64Array(SORTS).fill(1), new Float64Array(SORTS).fill(1)] as const;
  const sortOf = (word: CheckedWord): number => {
    if (/^\p{Lu}/u.test(word.text)) return CAPITAL;
    if (/^\p{N}/u.test(word.text)) return NUMBER;
    return (seen.get(word.id) ?? 0) >= SMALL_SHARE * all ? SMALL : LARGE;
  };
  const count = (rows: Map<number, Uint32Array>, sum: Float64Array, id: number, sort: number): void => {
    const row = rows.get(id) ?? new Uint32Array(SORTS);
    rows.set(id, row);
    row[sort] = (row[sort] ?? 0) + 1;
    sum[sort] = (sum[sort] ?? 0) + 1;
  };
  for (const side of sides) {
    for (const [at, word] of side.words.entries()) {
      const next = side.words[at + 1];
      const mark = markAt(side, word, next);
      count(behind, sums[0], word.id, mark ?? (next === undefined ? END : sortOf(next)));
      if (next !== undefined) count(before, sums[1], next.id, mark ?? sortOf(word));
    }
  }
  // The junction asked for is left out.
  const ratio = (rows: typeof behind, sum: Float64Array, id: number, sort: number): number => {
    const share = (sum[sort] ?? 1) / (all + SORTS);
    const others = Math.max(0, (rows.get(id)?.[sort] ?? 0) - 1);
    return -Math.log((others / share + PRIOR_WEIGHT) / (Math.max(0, (seen.get(id) ?? 0) - 1) + PRIOR_WEIGHT));
  };
  return (side, after) => {
    const word = side.words[after];
    if (word === undefined) return 0;
    const next = side.words[after + 1];
    const mark = markAt(side, word, next);
    return Math.max(
      ratio(behind, sums[0], word.id, mark ?? (next === undefined ? END : sortOf(next))),
      next === undefined ? 0 : ratio(before, sums[1], next.id, mark ?? sortOf(word)),
    );
  };
}

/** The sort of mark that stands between a word and the next, if any. */
function markAt(side: CheckedSide, word: CheckedWord | undefined, next: CheckedWord | undefined): number | undefined {
  if (next === undefined) return END;
  const between = side.text.slice(word?.end ?? 0, next.start);
  return /[.!?)»”…]/u.test(between) ? END : /[,;:]/u.test(between) ? PAUSE : undefined;
}
