/**
 * What is known of two languages before a word of the archive has been read, as features: the names the platform can give, and
 * the words of `start-words.ts`.
 */
import { foldWord, nameOf } from './features.ts';
import { listPlatformPairs } from './platform-names.ts';
import { listStartPairs } from './start-words.ts';

const SMALL_WORD = 0.5;
const START_WORD = 1.5;

/** For each original feature its counterparts, each with a strength in pseudo-counts. */
export type StartFeatures = ReadonlyMap<string, ReadonlyMap<string, number>>;

const kept = new Map<string, StartFeatures>();
/** Pairs of languages whose features are remembered. */
const MOST_KEPT = 64;

/** Lists what is known of two languages (BCP 47) to begin with; worked out once for each pair. */
export function listStartFeatures(languages: readonly [string, string]): StartFeatures {
  const key = languages.join(' ');
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const rows = new Map<string, Map<string, number>>();
  const add = (from: string, to: string, strength: number): void => {
    const [a, b] = [nameOf(foldWord(from)), nameOf(foldWord(to))];
    const row = rows.get(a) ?? new Map<string, number>();
    rows.set(a, row);
    row.set(b, Math.max(row.get(b) ?? 0, strength));
  };
  for (const [from, to, strength] of listPlatformPairs(languages)) add(from, to, strength);
  for (const [from, to] of listStartPairs(languages)) {
    // Small words stand everywhere and tell little; they lend the most where nothing else is known.
    add(from, to, from.length < 4 || to.length < 4 ? SMALL_WORD : START_WORD);
  }
  kept.set(key, rows);
  return rows;
}
