import { describe, expect, it } from 'vitest';
import { wordsOf } from '../text/words.ts';
import type { CheckedSide } from './check-evidence.ts';
import { countJunctions } from './holes.ts';

const TALE = [
  'The ship lay in the harbour and the captain of the port was a member of the council.',
  'The letter of the captain stood in the book, and the council saw it.',
];
const ids = new Map<string, number>();

/** Words get a number of their own each. */
function toSide(text: string): CheckedSide {
  const words = wordsOf(text).map((word) => {
    const folded = word.text.toLowerCase();
    if (!ids.has(folded)) ids.set(folded, ids.size);
    return { ...word, folded, id: ids.get(folded) ?? 0 };
  });
  const none = Float32Array.from(words, () => 0);
  return { text, words, tied: Int32Array.from(words, () => -1), p: none, surprise: none };
}

describe('a word that has fallen out', () => {
  const { strangeness } = countJunctions(Array.from({ length: 20 }, () => TALE.map(toSide)).flat());
  it.each([
    ['in the and', 1, true],
    ['a member of.', 2, true],
    ['and the captain', 0, false],
    ['the captain of the port', 1, false],
    ['unheard words', 0, false],
  ])('“%s” after word %i: %s', (text, after, isStrange) => {
    expect(strangeness(toSide(text), after) > 1).toBe(isStrange);
  });
});

describe('a word that misses what always stands behind it', () => {
  const { misplacement } = countJunctions(
    Array.from({ length: 20 }, () =>
      ['Then Mr Clark said so.', 'So said Mr Long, and the others knew it.'].map(toSide),
    ).flat(),
  );
  it.each([
    ['then Mr said so', 1, true],
    ['then Mr Hill said so', 1, false],
    ['knew it', 0, false],
  ])('“%s” after word %i: %s', (text, after, isMisplaced) => {
    expect(misplacement(toSide(text), after) > 1).toBe(isMisplaced);
  });
});
