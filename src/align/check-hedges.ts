/** «Якобы» and its kin, where the translation takes the statement on its own account; and quotation marks of one side only. */
import { primaryOf } from '../text/stem.ts';
import type { CheckedBead } from './check-evidence.ts';
import { HEDGES } from './cues.ts';
import type { Finding } from './finding.ts';

/** Finds a hedge that has nothing to answer it. Begins only from words that do nothing but hedge. */
export function checkHedges(
  { text: { bead }, original, translation }: CheckedBead,
  [from, to]: readonly [string, string],
): readonly Finding[] {
  const a = HEDGES[primaryOf(from)];
  const b = HEDGES[primaryOf(to)];
  if (a === undefined || b === undefined) return [];
  const hedge = original.words.find(({ folded }) => a.firm.test(folded));
  if (hedge === undefined) return [];
  const isKept = translation.words.some(({ folded }) => b.firm.test(folded) || b.soft.test(folded));
  if (isKept) return [];
  return [
    {
      kind: 'hedge',
      bead,
      message: `“${hedge.text}” has no counterpart: the translation states what the original only reports.`,
      confidence: 0.8,
      original: hedge.text,
      translation: null,
    },
  ];
}
