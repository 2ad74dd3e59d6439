import { describe, expect, it } from 'vitest';
import { openArrivals } from './arrivals.ts';

/** True where a promise has settled by the time everything that is ready was done. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe('sources on their way into the queue', () => {
  it('are waited for until the first have come', async () => {
    const arrivals = openArrivals();
    expect(await isSettled(arrivals.begun)).toBe(false);
    arrivals.come();
    expect([await isSettled(arrivals.begun), arrivals.areOver()]).toEqual([true, false]);
  });

  it('are announced to whoever waits, each time anew', async () => {
    const arrivals = openArrivals();
    const first = arrivals.next();
    arrivals.come();
    const second = arrivals.next();
    expect([await isSettled(first), await isSettled(second)]).toEqual([true, false]);
    arrivals.come();
    expect(await isSettled(second)).toBe(true);
  });

  it('keep nobody waiting once all have come, or where none do', async () => {
    const arrivals = openArrivals();
    arrivals.end();
    expect([await isSettled(arrivals.begun), await isSettled(arrivals.next()), arrivals.areOver()]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
