import { describe, expect, test } from 'vitest';
import { calibrate, type FoundBead, WEIGHTS } from './confidence.ts';

const pair = (posterior: number, n = 1, m = 1): FoundBead => ({ posterior, n, m });
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
