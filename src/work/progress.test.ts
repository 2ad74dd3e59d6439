import { expect, it } from 'vitest';
import { IDLE, withRate } from './progress.ts';

const at = (done: number, bytes: number): ReturnType<typeof withRate> =>
  withRate({ ...IDLE, total: 30, totalBytes: 100_000_000, done, bytes }, 10_000);

it('the time left goes by the bytes, so that an empty file does not promise an early end', () => {
  // One empty file read in ten seconds says little, ten megabytes that a tenth of the way is done.
  expect(at(2, 10_000_000).secondsLeft).toBeGreaterThan(80);
  expect(at(2, 10_000_000).secondsLeft).toBeLessThan(100);
  expect(at(3, 10_000_000).secondsLeft).toBeLessThanOrEqual(at(2, 10_000_000).secondsLeft ?? 0);
  expect(at(2, 10_000_000)).toMatchObject({ rate: 0.2, byteRate: 1_000_000 });
});

it('of many small files each counts', () => {
  const { secondsLeft } = withRate({ ...IDLE, total: 1000, done: 100, totalBytes: 50_000, bytes: 5_000 }, 10_000);
  expect(secondsLeft).toBe(90);
});

it('nothing is said before the first is read, and nothing is left at the end', () => {
  expect(at(0, 0).secondsLeft).toBeNull();
  expect(at(30, 100_000_000).secondsLeft).toBe(0);
});
