import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSketch, compareSketches, toBands } from './sketch.ts';

/** Texts of words drawn at random, always the same ones. */
function makeWords(count: number, seed: number): string[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return `word${state % 5000}`;
  });
}

/** The slow, obvious way. */
function compareRuns(a: readonly string[], b: readonly string[]): number {
  const runs = (words: readonly string[]) =>
    new Set(words.slice(3).map((_word, at) => words.slice(at, at + 4).join(' ')));
  const [left, right] = [runs(a), runs(b)];
  const both = [...left].filter((run) => right.has(run)).length;
  return both / (left.size + right.size - both);
}

function compare(a: readonly string[], b: readonly string[]): number {
  return compareSketches(buildSketch(a.join(' ')) ?? [], buildSketch(b.join(' ')) ?? [-1]);
}

const haveBandInCommon = (a: string, b: string): boolean => {
  const bands = new Set(toBands(buildSketch(a) ?? []));
  return toBands(buildSketch(b) ?? []).some((band) => bands.has(band));
};

describe('the sketch of a text', () => {
  it('is the same whatever stands between the words and however they are capitalised', () => {
    const words = makeWords(60, 7);
    expect(buildSketch(words.join(' '))).toEqual(buildSketch(words.join(',\n').toUpperCase()));
  });

  it('estimates the share of runs two texts have in common', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 3000 }), fc.integer({ min: 0, max: 10 }), (count, tenths) => {
        const a = makeWords(count, 11);
        const kept = Math.round((count * tenths) / 10);
        const b = [...a.slice(0, kept), ...makeWords(count - kept, 13)];
        expect(Math.abs(compare(a, b) - compareRuns(a, b))).toBeLessThan(0.3);
      }),
    );
  });

  it('finds a letter that was printed twice, the second time shortened', () => {
    const words = makeWords(400, 3);
    expect(haveBandInCommon(words.join(' '), [...words.slice(0, 340), '…'].join(' '))).toBe(true);
    expect(haveBandInCommon(words.join(' '), makeWords(400, 5).join(' '))).toBe(false);
  });

  it('is not made of a few words, which say nothing', () => {
    expect(buildSketch('Please see the attached list.')).toBeNull();
    expect(buildSketch('')).toBeNull();
    expect(buildSketch(makeWords(33, 1).join(' '))).toHaveLength(48);
  });
});
