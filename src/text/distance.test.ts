import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, findNear } from './distance.ts';

/** The definition, letter by letter. */
function slow(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const best = Math.min(
    slow(a.slice(1), b) + 1,
    slow(a, b.slice(1)) + 1,
    slow(a.slice(1), b.slice(1)) + (a.charAt(0) === b.charAt(0) ? 0 : 1),
  );
  const swapped = a.length > 1 && b.length > 1 && a.charAt(0) === b.charAt(1) && a.charAt(1) === b.charAt(0);
  return swapped ? Math.min(best, slow(a.slice(2), b.slice(2)) + 1) : best;
}

const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }).map((letters) => letters.join(''));

describe('the distance of two spellings', () => {
  it.each([
    ['kudryavtsev', 'kudryavtsev', 0],
    ['kudryavtsev', 'kudryavstev', 1],
    ['kudryavtsev', 'kudyavstev', 2],
    ['kennedy', 'kenedy', 1],
    ['', 'ab', 2],
    ['abcdef', 'uvwxyz', 3],
  ])('%s – %s: %d (at most 2 are told apart)', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });

  it('is what its definition says, and cut off above the limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(slow(a, b), most + 1));
      }),
    );
  });
});

it('finds in a list exactly the words near enough', () => {
  fc.assert(
    fc.property(word, fc.uniqueArray(word, { maxLength: 40 }), fc.integer({ min: 0, max: 2 }), (asked, words, most) => {
      const sorted = [...words].sort();
      const expected = sorted.flatMap((one, index) => {
        const distance = slow(asked, one);
        return distance <= most ? [{ index, distance }] : [];
      });
      expect(findNear(asked, sorted, most)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
