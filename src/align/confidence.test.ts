import { describe, expect, test } from 'vitest';
import { calibrate, type FoundBead, listEvidence, PARTS_OF_EVIDENCE, WEIGHTS } from './confidence.ts';

const pair = (posterior: number, n = 1, m = 1): FoundBead => ({ posterior, n, m, letters: [80 * n, 88 * m] });
const ofLetters = (original: number, translation: number): FoundBead => ({
  ...pair(0.9999),
  letters: [original, translation],
});
const sureText = Array.from({ length: 20 }, () => pair(0.9999));

describe('the confidence of a bead', () => {
  test.each(['learned', 'kept'] as const)('grows with its posterior and stays between 0 and 1 (%s)', (way) => {
    const posteriors = [0, 0.001, 0.2, 0.5, 0.9, 0.99, 0.9999, 1];
    const found = posteriors.map(
      (posterior) => calibrate([pair(posterior), ...sureText], WEIGHTS[way])[0] ?? Number.NaN,
    );
    for (const [at, confidence] of found.entries()) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThan(1);
      expect(confidence).toBeGreaterThanOrEqual(found[at - 1] ?? 0);
    }
  });

  test('is less where many sentences stand in one bead, where a gap stands beside it, where the whole text is in doubt', () => {
    const plain = calibrate([pair(0.99), ...sureText], WEIGHTS.learned)[0] ?? 0;
    expect(calibrate([pair(0.99, 3, 2), ...sureText], WEIGHTS.learned)[0]).toBeLessThan(plain);
    expect(calibrate([pair(0.99), pair(0.9999, 1, 0), ...sureText], WEIGHTS.learned)[0]).toBeLessThan(plain);
    expect(calibrate([pair(0.99), ...sureText.map(() => pair(0.6))], WEIGHTS.learned)[0]).toBeLessThan(plain);
  });

  test('is less where a clause seems to have gone over to the neighbour: one too long, the other too short', () => {
    const [before, after] = [ofLetters(80, 124), ofLetters(80, 52)];
    const oddsOf = (...beads: readonly FoundBead[]): number => {
      const [p = Number.NaN] = calibrate([...beads, ...sureText], WEIGHTS.learned);
      return Math.log(p / (1 - p));
    };
    const plain = oddsOf(ofLetters(80, 88), ofLetters(80, 88));
    expect(oddsOf(before, after)).toBeLessThan(plain - 1);
    expect(oddsOf(after, before)).toBeLessThan(plain - 1);
    // Both too long, or nobody beside it who lacks what it has.
    expect(oddsOf(before, before)).toBeCloseTo(plain, 5);
    expect(oddsOf(before, ofLetters(80, 88))).toBeGreaterThan(plain - 0.3);
  });

  test('is less in a text told so freely that many beads hold several sentences on either side', () => {
    const plain = calibrate([pair(0.99), ...sureText], WEIGHTS.learned)[0] ?? 0;
    const free = sureText.map((bead, at) => (at % 4 === 0 ? pair(0.9999, 2, 2) : bead));
    expect(calibrate([pair(0.99), ...free], WEIGHTS.learned)[0]).toBeLessThan(plain);
  });

  test.each(['learned', 'kept'] as const)('has a weight for every part of the evidence (%s)', (way) => {
    expect(WEIGHTS[way]).toHaveLength(PARTS_OF_EVIDENCE.length);
    expect(listEvidence([pair(0.9), pair(0.9, 0, 1)]).map((evidence) => evidence.length)).toEqual(
      Array.from({ length: 2 }, () => PARTS_OF_EVIDENCE.length),
    );
  });

  test('of a text without any counterpart is a number', () => {
    for (const confidence of calibrate([pair(1, 1, 0), pair(0.6, 0, 1)], WEIGHTS.learned)) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThan(1);
    }
  });

  test('of a text that taught itself claims less than of one that others taught', () => {
    const [learned = 1] = calibrate(sureText, WEIGHTS.learned);
    const [kept = 0] = calibrate(sureText, WEIGHTS.kept);
    expect(learned).toBeLessThan(kept);
    expect(learned).toBeGreaterThan(0.97);
  });

  test('of an empty text is nothing', () => {
    expect(calibrate([], WEIGHTS.kept)).toEqual([]);
  });
});
