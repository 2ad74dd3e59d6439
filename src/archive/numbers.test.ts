import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../model/passage.ts';
import { type Numbered, type Numbering, numberPassages, toNumbering } from './numbers.ts';

/** Builds passages from their words, one letter each: `abc`. */
function passagesFrom(words: string): readonly Passage[] {
  return Array.from(words, (word) => ({
    n: 0,
    original: { text: 0, lang: 'ru', words: word, places: [], locator: { paragraph: 1 } },
    translation: null,
    confidence: 1,
  }));
}

/** Reads the versions one after another, each from what is stored of the one before. */
function numberVersions(versions: readonly string[]): readonly Numbered[] {
  const done: Numbered[] = [];
  for (const [index, words] of versions.entries()) {
    const last = done.at(-1);
    const before = last === undefined ? null : toNumbering(last.passages, last.gone);
    done.push(numberPassages(passagesFrom(words), before, index + 1));
  }
  return done;
}

/** `1a 4x 3c, gone 2` */
function format({ passages, gone }: Numbered): string {
  const there = passages.map(({ n, original }) => `${n}${original?.words ?? ''}`).join(' ');
  return gone.length === 0 ? there : `${there}, gone ${gone.map(({ passage }) => passage).join(' ')}`;
}

describe('passage numbers', () => {
  it.each([
    [['abc'], '1a 2b 3c'],
    [['abc', 'abc'], '1a 2b 3c'],
    [['abc', 'axc'], '1a 4x 3c, gone 2'],
    [['abc', 'cab'], '3c 1a 2b'],
    [['abc', 'ac', 'abc'], '1a 4b 3c, gone 2'],
    [['aab', 'ab'], '1a 3b, gone 2'],
    [['', 'ab'], '1a 2b'],
  ])('of the versions %j end as %s', (versions, numbers) => {
    const last = numberVersions(versions).at(-1);
    expect(last === undefined ? '' : format(last)).toBe(numbers);
  });

  it('are journaled only where reading the files again would not give them', () => {
    const journaled = numberVersions(['abc', 'abc', 'abcd', 'abc']).map(({ numbering }) => numbering !== null);
    expect(journaled).toEqual([false, false, false, true]);
  });

  const versions = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), maxLength: 8 }), {
    minLength: 1,
    maxLength: 6,
  });

  it('never go to other words, and none is given twice', () => {
    fc.assert(
      fc.property(versions, (texts) => {
        const wordsOf = new Map<number, string>();
        for (const { passages, gone } of numberVersions(texts)) {
          const numbers = passages.map(({ n }) => n);
          expect(new Set(numbers).size).toBe(numbers.length);
          expect(gone.some(({ passage }) => numbers.includes(passage))).toBe(false);
          for (const { n, original } of passages) {
            expect(wordsOf.get(n) ?? original?.words).toBe(original?.words);
            wordsOf.set(n, original?.words ?? '');
          }
        }
      }),
    );
  });

  it('come back from the journal alone', () => {
    fc.assert(
      fc.property(versions, (texts) => {
        const done = numberVersions(texts);
        let before: Numbering | null = null;
        for (const [index, words] of texts.entries()) {
          const told = done[index]?.numbering ?? before;
          const again: Numbered = numberPassages(passagesFrom(words), told, index + 1);
          expect(format(again)).toBe(format(done[index] ?? again));
          before = toNumbering(again.passages, again.gone);
        }
      }),
    );
  });
});
