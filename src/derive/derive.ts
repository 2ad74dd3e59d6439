/**
 * Making what follows from a record: its beads, findings and passages, around what people decided on it.
 *
 * In: the texts of a record, decisions in the order of the journal, what the archive knows of its languages. Out: alignments with what their check found, passages,
 * and the problems of decisions whose words have no place any more. Why here: reading a source, editing an alignment and learning anew
 * all make records the same way. Pure: the same record, decisions and knowledge give the same beads.
 */
import {
  alignRecord,
  buildPassages,
  checkRecord,
  findBead,
  indexSides,
  type Knowledge,
  type LostBead,
  settleRecord,
} from '../align/align.ts';
import type { DerivedRecord, RecordAlignment, StoredDecision } from '../archive/archive.ts';
import { type ErrorCode, type Problem, toProblem } from '../errors.ts';
import { type BeadDecision, type Numbered, parseBeadDecision, parseFindingDecision } from '../model/decision.ts';
import type { RecordReading } from '../model/record.ts';
import { findOpeningLeaf } from '../model/reference.ts';

/**
 * Makes the beads and passages of a record, around what people decided on it; decisions come in the order of the journal.
 * `knowledge` is what the archive has learned of its languages so far.
 */
export function deriveRecord(
  { texts, reference, stated }: Pick<RecordReading, 'texts' | 'reference' | 'stated'>,
  decisions: readonly StoredDecision[] = [],
  knowledge?: Knowledge,
): DerivedRecord {
  const { byTranslation, lost } = settleRecord(texts, listBeadDecisions(decisions));
  const laid = alignRecord(texts, knowledge === undefined ? {} : { knowledge }, byTranslation, stated);
  const alignments = checkRecord(texts, laid, knowledge);
  const firstLeaf = texts[0]?.marks.find((mark) => mark.kind === 'leaf')?.n;
  const openingLeaf = findOpeningLeaf(reference?.leaves ?? null, firstLeaf);
  const bySeq = new Map(decisions.map((decision) => [decision.seq, decision]));
  return {
    alignments,
    passages: buildPassages(texts, alignments, openingLeaf),
    problems: [...lost, ...listLostVerdicts(alignments, decisions)].map((bead) =>
      toLostProblem(bead, bySeq.get(bead.ref[0])),
    ),
  };
}

/** Picks the decisions on beads. */
export function listBeadDecisions(decisions: readonly StoredDecision[]): readonly Numbered<BeadDecision>[] {
  return decisions.flatMap(({ seq, kind, value }) => {
    const parsed = kind === 'beads' ? parseBeadDecision(value) : undefined;
    return parsed === undefined ? [] : [{ seq, value: parsed }];
  });
}

/** Lists the verdicts on findings whose words have no place any more. */
function listLostVerdicts(
  alignments: readonly RecordAlignment[],
  decisions: readonly StoredDecision[],
): readonly LostBead[] {
  return decisions.flatMap(({ seq, kind, value }): readonly LostBead[] => {
    const verdict = kind === 'finding' ? parseFindingDecision(value) : undefined;
    if (verdict === undefined) return [];
    const alignment = alignments.find(({ translation }) => translation === verdict.translation)?.alignment;
    const words = (sentences: readonly { readonly text: string }[] = []) => sentences.map(({ text }) => text);
    const found = findBead(indexSides(words(alignment?.original), words(alignment?.translation)), verdict.bead);
    return typeof found === 'string' ? [{ ref: [seq, 0], why: found, bead: verdict.bead }] : [];
  });
}

const LOST: Readonly<Record<LostBead['why'], ErrorCode>> = {
  gone: 'DECISION_WORDS_GONE',
  ambiguous: 'DECISION_AMBIGUOUS',
  crossed: 'DECISION_CROSSED',
};
const QUOTED = 80;

function toLostProblem({ ref, why, bead }: LostBead, decision: StoredDecision | undefined): Problem {
  const words = bead.original?.words ?? bead.translation?.words ?? '';
  const quoted = words.length > QUOTED ? `${words.slice(0, QUOTED).replace(/\s+\S*$/u, '')} …` : words;
  const [seq, at] = ref;
  return toProblem(LOST[why], {
    by: decision?.by ?? '',
    date: decision?.at.slice(0, 10) ?? '',
    words: quoted,
    seq,
    bead: at,
  });
}
