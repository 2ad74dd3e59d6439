/** A linear congruential generator (Numerical Recipes): good enough to choose lines, and the same everywhere. Gives numbers from 0 to 1, exclusive. */
export function startChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
