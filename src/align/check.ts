/**
 * The check of a translation: where a bead says something else than its original.
 *
 * In: sentences, beads, and the lexicon if there is one. Out: findings, each with its bead, what it rests on and how often such a
 * finding is right. Why here: it reads nothing but the alignment. It must not cry wolf: each kind fires only where the translation
 * is otherwise literal, and an uncertain kind stays silent.
 */
import type { Bead, Sentence } from '../model/bead.ts';
import type { Text } from '../model/text.ts';
import { checkDates } from './check-dates.ts';
import { type CheckedBead, gatherEvidence } from './check-evidence.ts';
import { checkGaps, checkStretches, fitLengthHabit } from './check-gaps.ts';
import { checkHedges } from './check-hedges.ts';
import { checkNames } from './check-names.ts';
import { checkNegation } from './check-negation.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkOrder } from './check-order.ts';
import { checkQuotations } from './check-quotations.ts';
import type { BeadText, Finding } from './finding.ts';
import { chooseLexicon, type Knowledge } from './knowledge.ts';
import type { Lexicon } from './lexicon.ts';
import { buildLikelihood, type Likelihood } from './links.ts';
import type { RecordAlignment } from './passages.ts';
import type { Witness } from './suspicion.ts';

/** One translation to be checked: the sentences of both sides and the beads that tie them. */
export interface AlignedSentences {
  readonly original: readonly string[];
  readonly translation: readonly string[];
  readonly beads: readonly Bead[];
}

/** Checks every bead of one translation and returns the findings in the order of the beads. `languages` are BCP 47. */
export function checkTranslation(
  original: readonly string[],
  translation: readonly string[],
  beads: readonly Bead[],
  languages: readonly [string, string],
  lexicon?: Lexicon,
): readonly Finding[] {
  return checkTranslations([{ original, translation, beads }], languages, lexicon)[0] ?? [];
}

/**
 * Checks many translations of one pair of languages together: what is usual in them all (which names are met by their like, which
 * words have a counterpart, how long a translation is) says what is unusual in one. Linear in the number of beads. `witness` is told
 * of every suspicion of a name or a stretch, reported or not, its bead numbered through all documents.
 */
export function checkTranslations(
  documents: readonly AlignedSentences[],
  languages: readonly [string, string],
  lexicon?: Lexicon,
  witness?: Witness,
): readonly (readonly Finding[])[] {
  // Beads are numbered through all documents while they are checked.
  const starts: number[] = [];
  const texts: BeadText[] = [];
  for (const [document, { original, translation, beads }] of documents.entries()) {
    starts.push(texts.length);
    for (const bead of beads) {
      const said = bead.original.map((at) => original[at] ?? '');
      const told = bead.translation.map((at) => translation[at] ?? '');
      texts.push({
        bead: texts.length,
        document,
        original: said.join(' '),
        translation: told.join(' '),
        confidence: bead.confidence,
        starts: [startsOf(said), startsOf(told)],
      });
    }
  }
  const paired = texts.filter(
    ({ original, translation, confidence }) =>
      original !== '' && translation !== '' && original !== translation && confidence >= LEAST_SURE,
  );
  const habit = fitLengthHabit(paired);
  const evidence = gatherEvidence(paired, languages, lexicon);
  const findings = [
    ...evidence.flatMap((bead) => checkBead(bead, languages)),
    ...checkNames(evidence, languages, witness),
    ...evidence.flatMap((bead) => checkStretches(bead, habit, witness)),
  ];
  // Few texts have sentences to be looked for elsewhere: the look-up is built when the first is.
  const likelihood: Likelihood | null =
    lexicon === undefined ? null : (said, told) => buildLikelihood(lexicon)(said, told);
  const byDocument: Finding[][] = documents.map(() => []);
  const sorted = findings.sort((a, b) => a.bead - b.bead);
  let document = 0;
  for (const finding of sorted) {
    while (finding.bead >= (starts[document + 1] ?? Number.POSITIVE_INFINITY)) document += 1;
    byDocument[document]?.push({ ...finding, bead: finding.bead - (starts[document] ?? 0) });
  }
  return byDocument.map((found, at) => {
    const from = starts[at] ?? 0;
    const own = texts.slice(from, starts[at + 1]).map((text) => ({ ...text, bead: text.bead - from }));
    // Where most sentences have no counterpart the texts do not belong together, and that is said elsewhere, once.
    const gaps = own.filter(({ original, translation }) => original === '' || translation === '').length;
    const isKin = own.length < FEW || gaps <= MOST_GAPS * own.length;
    return isKin ? [...found, ...checkGaps(own, languages, likelihood)].sort((a, b) => a.bead - b.bead) : found;
  });
}

function startsOf(sentences: readonly string[]): readonly number[] {
  let end = 0;
  return sentences.map(({ length }) => {
    const start = end;
    end += length + 1;
    return start;
  });
}

/** Checks the translations of one record by what the archive knows of their languages, and keeps the findings with the beads. */
export function checkRecord(
  texts: readonly Text[],
  alignments: readonly RecordAlignment[],
  knowledge?: Knowledge,
): readonly RecordAlignment[] {
  const words = (sentences: readonly Sentence[]) => sentences.map(({ text }) => text);
  return alignments.map(({ translation, alignment }) => {
    const text = texts[translation];
    const languages = [texts[text?.of ?? -1]?.lang ?? 'und', text?.lang ?? 'und'] as const;
    const lexicon = knowledge === undefined ? undefined : chooseLexicon(languages, knowledge);
    const { original, translation: told, beads } = alignment;
    return {
      translation,
      alignment: { ...alignment, findings: checkTranslation(words(original), words(told), beads, languages, lexicon) },
    };
  });
}

/** Share of beads without a counterpart from which they are no longer listed, in texts that have more than a few beads. */
const MOST_GAPS = 0.6;
const FEW = 10;

/** Beads less sure than this are not checked: the fault would be the alignment's. */
const LEAST_SURE = 0.6;

function checkBead(bead: CheckedBead, languages: readonly [string, string]): readonly Finding[] {
  return [
    ...checkNumbers(bead, languages),
    ...checkDates(bead.text, languages),
    ...checkNegation(bead, languages),
    ...checkHedges(bead, languages),
    ...checkQuotations(bead),
    ...checkOrder(bead),
  ];
}
