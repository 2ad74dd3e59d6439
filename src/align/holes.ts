/**
 * Places of a text where two words meet that never do: “in the and”, “a Member of.”. There a word has fallen out.
 *
 * Counted over the frequent words of the archive alone: how often a word should be followed by another, or by a mark of punctuation,
 * if all mixed freely, against how often it is. Rare words say nothing.
 */
import type { CheckedSide, CheckedWord } from './check-evidence.ts';

/** Words so frequent are counted, at most so many. */
const LEAST_SEEN = 10;
const MOST_COUNTED = 500;

/** What follows what in the texts of one side. */
export interface Junctions {
  /** Log ratio of how often the words at a junction should meet to how often they do: above 2 they hardly ever do. */
  readonly strangeness: (side: CheckedSide, after: number) => number;
}

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
    if (isMarked(side, word, next)) return [first.rank * (MOST_COUNTED + 1), first.count, MARK, 0];
    const second = next === undefined ? undefined : frequent.get(next.id);
    return second === undefined
      ? undefined
      : [first.rank * (MOST_COUNTED + 1) + second.rank + 1, first.count, second.rank, second.count];
  };
  for (const side of sides) {
    for (let at = 0; at < side.words.length; at += 1) {
      all += 1;
      if (isMarked(side, side.words[at], side.words[at + 1])) marks += 1;
      const found = keyOf(side, at);
      if (found !== undefined) pairs.set(found[0], (pairs.get(found[0]) ?? 0) + 1);
    }
  }
  return {
    strangeness: (side, after) => {
      const found = keyOf(side, after);
      if (found === undefined) return 0;
      const [key, first, second, count] = found;
      const expected = (first * (second === MARK ? marks : count)) / Math.max(1, all);
      return Math.log((expected + 0.5) / (Math.max(0, (pairs.get(key) ?? 0) - 1) + 0.5));
    },
  };
}

function isMarked(side: CheckedSide, word: CheckedWord | undefined, next: CheckedWord | undefined): boolean {
  return /[.,;:!?)»”…]/u.test(side.text.slice(word?.end ?? 0, next?.start ?? side.text.length)) || next === undefined;
}
