/** The people several descriptions of one document name. */
import type { Contributor } from '../model/record.ts';
import { foldText } from '../text/normalize.ts';

/** Lists each person and task once, as first written: “Ivanoviсh” with a Cyrillic letter in it is the same man. */
export function mergeContributors(lists: readonly (readonly Contributor[])[]): readonly Contributor[] {
  const known = new Map<string, Contributor>();
  for (const one of lists.flat()) {
    const key = `${one.role} ${foldText(one.name)}`;
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}
