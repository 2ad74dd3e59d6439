/**
 * Passage numbers that outlive a changed text: a place keeps its number as long as its words stand, a new place gets a
 * number nobody had, and a number whose words have gone is never given away again.
 */
import type { Passage } from './passage.ts';

export interface PassageNumbering {
  /** The passages under their lasting numbers, in the order of the text. */
  readonly passages: readonly Passage[];
  /** Numbers whose words are no longer there. */
  readonly gone: readonly number[];
}

function wordsOf(passage: Passage): string {
  return `${passage.original?.words ?? ''}\u0000${passage.translation?.words ?? ''}`;
}

/** What a passage is known by when only one side changed: the original's words, else the translation's. */
function leadOf(passage: Passage): string {
  return passage.original?.words ?? passage.translation?.words ?? '';
}

/**
 * Gives the passages of a new version the numbers of the old one where their words still stand: first by both sides,
 * then by the leading side, in order of appearance (so that of two equal passages the first stays the first).
 * `retired` are numbers that had gone before. Linear in the number of passages.
 */
export function carryNumbers(
  before: readonly Passage[],
  after: readonly Passage[],
  retired: readonly number[] = [],
): PassageNumbering {
  const given = new Map<number, number>();
  const taken = new Set<number>();
  for (const identify of [wordsOf, leadOf]) {
    const waiting = new Map<string, number[]>();
    for (const passage of before) {
      if (taken.has(passage.n)) continue;
      const words = identify(passage);
      const numbers = waiting.get(words);
      if (numbers === undefined) waiting.set(words, [passage.n]);
      else numbers.push(passage.n);
    }
    for (const numbers of waiting.values()) numbers.reverse();
    for (const [index, passage] of after.entries()) {
      if (given.has(index)) continue;
      const number = waiting.get(identify(passage))?.pop();
      if (number === undefined) continue;
      given.set(index, number);
      taken.add(number);
    }
  }
  let next =
    1 +
    before.reduce(
      (most, passage) => Math.max(most, passage.n),
      retired.reduce((a, b) => Math.max(a, b), 0),
    );
  const passages = after.map((passage, index) => {
    const n = given.get(index) ?? next++;
    return { ...passage, n };
  });
  const gone = [...retired, ...before.map((passage) => passage.n).filter((n) => !taken.has(n))].sort((a, b) => a - b);
  return { passages, gone };
}
