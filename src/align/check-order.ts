/** Sentences of one bead that the translation gives in another order: the words of the first answer those of the second. */
import type { CheckedBead, CheckedSide } from './check-evidence.ts';
import { type Finding, toConfidence } from './finding.ts';

/** What the ties of two crossed sentences must sum up to, both and the weaker of them, and how often what they sum up to straight. */
const LEAST = 1;
const LEAST_WEAKER = 0.25;
const TIMES = 3;

/** Finds two neighbours of a bead that have changed places. */
export function checkOrder({ text, original, translation }: CheckedBead): readonly Finding[] {
  const [from, to] = text.starts;
  if (from.length < 2 || to.length < 2) return [];
  const sums = sumTies(original, from, translation, to);
  const at = (s: number, t: number): number => sums[s]?.[t] ?? 0;
  for (let s = 0; s + 1 < from.length; s += 1) {
    const one = strongest(sums[s] ?? []);
    const two = strongest(sums[s + 1] ?? []);
    const crossed = at(s, one) + at(s + 1, two);
    const isCrossed =
      one > two &&
      crossed >= LEAST &&
      Math.min(at(s, one), at(s + 1, two)) >= LEAST_WEAKER &&
      crossed >= TIMES * (at(s, two) + at(s + 1, one));
    if (!isCrossed) continue;
    const words = (side: string, starts: readonly number[], index: number): string =>
      side.slice(starts[index], starts[index + 1]).trim();
    return [
      {
        kind: 'order',
        bead: text.bead,
        message: 'Two sentences stand in another order in the translation.',
        confidence: toConfidence(0.7 + crossed / 20),
        original: words(text.original, from, s),
        translation: words(text.translation, to, one),
      },
    ];
  }
  return [];
}

const strongest = (row: readonly number[]): number => row.indexOf(Math.max(...row));

/** Sums how sure the ties are between each sentence of one side and each of the other. Short words tie by chance. */
function sumTies(
  side: CheckedSide,
  from: readonly number[],
  other: CheckedSide,
  to: readonly number[],
): readonly (readonly number[])[] {
  const sums = from.map(() => to.map(() => 0));
  for (const [i, word] of side.words.entries()) {
    const partner = other.words[side.tied[i] ?? -1];
    if (partner === undefined || Math.max(word.text.length, partner.text.length) < 4) continue;
    const row = sums[from.findLastIndex((start) => start <= word.start)];
    const t = to.findLastIndex((start) => start <= partner.start);
    if (row !== undefined) row[t] = (row[t] ?? 0) + (side.p[i] ?? 0);
  }
  return sums;
}
