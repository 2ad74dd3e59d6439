import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryNumbers, recutNumbers } from './numbering.ts';
import type { Passage } from './passage.ts';

/** `7:words` is passage 7; `words` alone a passage that still waits for its number. */
function toPassages(notation: string): readonly Passage[] {
  return notation
    .split(' ')
    .filter((piece) => piece !== '')
    .map((piece, index) => {
      const [number, words] = piece.includes(':') ? piece.split(':') : [String(index + 1), piece];
      const [original, translation] = (words ?? '').split('|');
      const side = (text: number, lang: string, value: string | undefined) =>
        value === undefined || value === ''
          ? null
          : { text, lang, words: value, places: [], locator: { paragraph: 1 } };
      return {
        n: Number(number),
        original: side(0, 'ru', original),
        translation: side(1, 'en', translation),
        confidence: 1,
      };
    });
}

function show(passages: readonly Passage[]): string {
  return passages
    .map((p) => `${p.n}:${p.original?.words ?? ''}${p.translation ? `|${p.translation.words}` : ''}`)
    .join(' ');
}

describe('numbers of passages in a new version', () => {
  it.each([
    ['nothing changed', '1:a 2:b 3:c', 'a b c', '1:a 2:b 3:c', []],
    ['one passage more in the middle', '1:a 2:b', 'a x b', '1:a 3:x 2:b', []],
    ['one passage gone', '1:a 2:b 3:c', 'a c', '1:a 3:c', [2]],
    ['a passage rewritten', '1:a 2:b', 'a q', '1:a 3:q', [2]],
    ['only the translation corrected', '1:a|x 2:b|y', 'a|x b|z', '1:a|x 2:b|z', []],
    ['the first of two equal passages stays the first', '1:a 2:a', 'a a', '1:a 2:a', []],
    ['a moved passage keeps its number', '1:a 2:b 3:c', 'c a b', '3:c 1:a 2:b', []],
  ])('%s', (_name, before, after, expected, gone) => {
    const numbering = carryNumbers(toPassages(before), toPassages(after));
    expect([show(numbering.passages), numbering.gone]).toEqual([expected, gone]);
  });

  it('never gives a retired number to other words', () => {
    const numbering = carryNumbers(toPassages('1:a'), toPassages('a b'), [2, 7]);
    expect(show(numbering.passages)).toBe('1:a 8:b');
  });

  it('gives every passage one number and no number twice, and keeps the words of every kept number', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (first, second) => {
        const before = toPassages(first.join(' '));
        const { passages, gone } = carryNumbers(before, toPassages(second.join(' ')));
        const numbers = passages.map((p) => p.n);
        expect(new Set([...numbers, ...gone]).size).toBe(numbers.length + gone.length);
        const old = new Map(before.map((p) => [p.n, p.original?.words]));
        for (const passage of passages) {
          if (old.has(passage.n)) expect(old.get(passage.n)).toBe(passage.original?.words);
        }
      }),
    );
  });
});

/** `1:ab|x` is passage 1 of the original's sentences a and b and the translation's x; every letter is one place. */
function toCut(notation: string): readonly Passage[] {
  return toPassages(notation).map((passage) => {
    const placed = (side: Passage['original']): Passage['original'] =>
      side === null
        ? null
        : { ...side, places: Array.from(side.words, (letter) => ({ block: letter.charCodeAt(0), start: 0, end: 1 })) };
    return { ...passage, original: placed(passage.original), translation: placed(passage.translation) };
  });
}

describe('numbers of passages when the same text is cut another way', () => {
  it.each([
    ['joined', '1:a|x 2:b|y 3:c|z', 'ab|xy c|z', '1:ab|xy 3:c|z', '2→1'],
    ['joined where the second is the larger', '1:a| 2:bc|xy', 'abc|xy', '2:abc|xy', '1→2'],
    ['split', '1:ab|xy 2:c|z', 'a|x b|y c|z', '1:a|x 3:b|y 2:c|z', ''],
    ['a border moved', '1:ab|x 2:c|y', 'a|x bc|y', '1:a|x 2:bc|y', ''],
    ['unpaired', '1:a|x 2:b|y', 'a| |x b|y', '1:a 3:|x 2:b|y', ''],
  ])('%s', (_name, before, after, expected, moved) => {
    const recut = recutNumbers(toCut(before), toCut(after));
    const gone = recut.former.filter(({ n, now }) => n !== now).map(({ n, now }) => `${n}→${now ?? '?'}`);
    expect([show(recut.passages), gone.join()]).toEqual([expected, moved]);
  });

  it('come back when the cut is taken back, in whatever order the text was cut', () => {
    const cuts = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 7 })), { minLength: 1, maxLength: 5 });
    const cut = (borders: readonly number[]): readonly Passage[] => {
      const ends = [...borders, 8].sort((a, b) => a - b);
      return toCut(
        ends
          .map((end, at) => {
            const letters = 'abcdefgh'.slice(ends[at - 1] ?? 0, end);
            return `${letters}|${letters}`;
          })
          .join(' '),
      );
    };
    fc.assert(
      fc.property(cuts, (all) => {
        let state = recutNumbers([], cut(all[0] ?? []));
        for (const borders of all.slice(1)) {
          const before = state;
          state = recutNumbers(before.passages, cut(borders), before.former);
          const numbers = state.passages.map(({ n }) => n);
          expect(new Set(numbers).size).toBe(numbers.length);
          // No number is forgotten: each is in use, or leads to a passage that holds its words.
          for (const { n } of before.passages) {
            const now = state.former.find((one) => one.n === n)?.now ?? n;
            expect(numbers).toContain(now);
          }
          const back = recutNumbers(state.passages, before.passages, state.former);
          expect(show(back.passages)).toBe(show(before.passages));
        }
      }),
    );
  });
});
