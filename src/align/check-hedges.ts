/** «Якобы» and its kin, where the translation takes the statement on its own account; and quotation marks of one side only. */
import { primaryOf } from '../text/stem.ts';
import { wordsOf } from '../text/words.ts';
import { HEDGES } from './cues.ts';
import { foldWord } from './features.ts';
import type { BeadText, Finding } from './finding.ts';

/** Finds a hedge that has nothing to answer it. Begins only from words that do nothing but hedge. */
export function checkHedges(
  { bead, original, translation }: BeadText,
  [from, to]: readonly [string, string],
): readonly Finding[] {
  const a = HEDGES[primaryOf(from)];
  const b = HEDGES[primaryOf(to)];
  if (a === undefined || b === undefined) return [];
  const hedge = wordsOf(original).find((word) => a.firm.test(foldWord(word.text)));
  if (hedge === undefined) return [];
  const isKept = wordsOf(translation).some(({ text }) => b.firm.test(foldWord(text)) || b.soft.test(foldWord(text)));
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
