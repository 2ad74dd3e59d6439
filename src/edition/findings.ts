/** What the check of the translation found, by the row it belongs to. */
import { type Finding, findBead, indexSides } from '../align/align.ts';
import type { RecordAlignment, StoredDecision } from '../archive/archive.ts';
import { parseFindingDecision } from '../model/decision.ts';
import type { Place } from '../model/text.ts';
import type { JudgedFinding } from './nouns.ts';
import type { PlainRow } from './rows.ts';

/** Findings a row shows by its gap already. */
const SHOWN_BY_GAP: ReadonlySet<Finding['kind']> = new Set(['omission', 'addition']);

const keyOf = (side: 'o' | 't', place: Place | undefined): string | undefined =>
  place === undefined ? undefined : `${side}${place.block}:${place.start}`;

/** Builds the look-up from row to findings. Beads and rows are tied by the place of their first sentence. */
export function buildFindings(
  chosen: RecordAlignment | undefined,
  findings: readonly JudgedFinding[],
): (row: PlainRow) => readonly JudgedFinding[] {
  const byPlace = new Map<string, JudgedFinding[]>();
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

/**
 * Lists the rows whose counterpart seems to stand in another row, with the passage number of that row. `rows` stand in the order of
 * the beads; what a person dismissed is left out.
 */
export function listMoved(
  rows: readonly PlainRow[],
  findings: readonly JudgedFinding[],
): ReadonlyMap<PlainRow, number> {
  const moved = new Map<PlainRow, number>();
  for (const { bead, elsewhere, judged } of findings) {
    const [here, there] = [rows[bead], rows[elsewhere ?? -1]];
    if (here === undefined || there === undefined || judged?.verdict === 'dismissed') continue;
    moved.set(here, there.n).set(there, here.n);
  }
  return moved;
}

/**
 * Says of each finding of an alignment what people made of it, by the decisions in force. A verdict follows its words into a
 * joined or parted bead: the same kind, resting on the same words, in a bead that shares a sentence with the one it was given on.
 */
export function judgeFindings(
  { translation, alignment }: RecordAlignment,
  decisions: readonly StoredDecision[],
): readonly JudgedFinding[] {
  const own = decisions.flatMap(({ seq, kind, value }) => {
    const parsed = kind === 'finding' ? parseFindingDecision(value) : undefined;
    return parsed?.translation === translation ? [{ seq, ...parsed }] : [];
  });
  const findings = alignment.findings ?? [];
  if (own.length === 0) return findings;
  const words = (sentences: typeof alignment.original) => sentences.map((sentence) => sentence.text);
  const sides = indexSides(words(alignment.original), words(alignment.translation));
  const verdicts = own.map((one) => ({ ...one, found: findBead(sides, one.bead) }));
  return findings.map((finding): JudgedFinding => {
    const bead = alignment.beads[finding.bead];
    const verdict = verdicts.findLast(
      ({ finding: { kind, original, translation: told }, found }) =>
        kind === finding.kind &&
        original === finding.original &&
        told === finding.translation &&
        typeof found !== 'string' &&
        (found.original.some((at) => bead?.original.includes(at)) ||
          found.translation.some((at) => bead?.translation.includes(at))),
    );
    return verdict === undefined
      ? finding
      : { ...finding, judged: { verdict: verdict.verdict, decision: verdict.seq } };
  });
}
