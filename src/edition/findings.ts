/** What the check of the translation found, by the row it belongs to. */
import { checkTranslation, type Finding } from '../align/align.ts';
import type { RecordAlignment } from '../archive/archive.ts';
import type { Place } from '../model/text.ts';
import type { PlainRow } from './rows.ts';

/** Findings a row shows by its gap already. */
const SHOWN_BY_GAP: ReadonlySet<Finding['kind']> = new Set(['omission', 'addition']);

const keyOf = (side: 'o' | 't', place: Place | undefined): string | undefined =>
  place === undefined ? undefined : `${side}${place.block}:${place.start}`;

/** Checks a translation. Takes about a millisecond a passage, so that whoever shows pages keeps the result. */
export function checkAlignment(
  { alignment }: RecordAlignment,
  languages: readonly [string, string],
): readonly Finding[] {
  const words = (sentences: typeof alignment.original) => sentences.map((sentence) => sentence.text);
  return checkTranslation(words(alignment.original), words(alignment.translation), alignment.beads, languages);
}

/** Builds the look-up from row to findings. Beads and rows are tied by the place of their first sentence. */
export function buildFindings(
  chosen: RecordAlignment | undefined,
  findings: readonly Finding[],
): (row: PlainRow) => readonly Finding[] {
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { original = [], translation = [], beads = [] } = chosen?.alignment ?? {};
    const bead = beads[finding.bead];
    const key = keyOf('o', original[bead?.original[0] ?? -1]) ?? keyOf('t', translation[bead?.translation[0] ?? -1]);
    if (key !== undefined) byPlace.set(key, [...(byPlace.get(key) ?? []), finding]);
  }
  return (row) => {
    const key = keyOf('o', row.original?.places[0]) ?? keyOf('t', row.translation?.places[0]);
    const found = key === undefined ? [] : (byPlace.get(key) ?? []);
    const hasGap = row.original === null || row.translation === null;
    return hasGap ? found.filter(({ kind }) => !SHOWN_BY_GAP.has(kind)) : found;
  };
}
