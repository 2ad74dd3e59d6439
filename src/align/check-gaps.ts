/**
 * What is left out of a translation, put into it, or moved: whole sentences, and stretches inside a bead.
 *
 * A stretch counts where its words have no counterpart though such words have one elsewhere, and where the lengths say the same: the
 * sum of both log-likelihood ratios, "left out" against "translated".
 */
import { wordsOf } from '../text/words.ts';
import { isApparatus } from './apparatus.ts';
import { type Likelihood, linkWords } from './links.ts';
import { type CheckedBead, type CheckedSide, literalness } from './check-evidence.ts';
import { type BeadText, type Finding, toConfidence } from './finding.ts';
import { LEAST, weigh, type Witness } from './suspicion.ts';

/** How long a translation is: characters for each of the original, and how far the lengths stray beside what is usual. */
export interface LengthHabit {
  readonly ratio: number;
  readonly stray: number;
}

/** Fits the length habit to beads by medians, so that faults do not bend it. */
export function fitLengthHabit(texts: readonly BeadText[]): LengthHabit {
  const ratio = median(texts.map((text) => text.translation.length / text.original.length)) ?? 1;
  const strays = texts.map((text) => Math.abs(strayOf(text.translation.length, ratio * text.original.length)));
  // Half of all normal deviations are below .6745; a few beads alone say nothing.
  const stray = texts.length < 8 ? 1.2 : Math.min(2, Math.max(0.4, (median(strays) ?? 0.7) / 0.6745));
  return { ratio, stray };
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

const spreadOf = (expected: number): number => Math.sqrt(3 * expected + 0.035 * expected * expected + 4);

function strayOf(length: number, expected: number): number {
  return (length - expected) / spreadOf(expected);
}

/** Log-likelihood of a length (Student's t of four degrees: translators stray far now and then). */
function likelihoodOf(length: number, expected: number, stray: number): number {
  const z = strayOf(length, expected) / stray;
  return -2.5 * Math.log(1 + (z * z) / 4) - Math.log(spreadOf(expected));
}

/** A stretch of words `from` to `to` (exclusive) and the log-likelihood ratios, "without a counterpart" against "translated". */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly letters: number;
  readonly sum: number;
  readonly length: number;
  readonly edges: number;
  readonly isSentence: boolean;
  readonly score: number;
}

const LEAST_WORDS = 3;
const LEAST_LETTERS = 16;
/** Longest side that is searched stretch by stretch. */
const MOST_SEARCHED = 120;
/** A stretch between marks of punctuation is likelier than one that begins amid words, and a whole sentence of several likelier still. */
const EDGE = 0.8;
const SENTENCE = 3;
const SENTENCE_END = /[.!?…]['"»”“’)]*\s/u;

/** Finds the stretch of a side, if any, that is likeliest to have no counterpart on the other. */
function findStretch(side: CheckedSide, other: CheckedSide, { ratio, stray }: LengthHabit): Stretch | null {
  const { words, surprise, text } = side;
  if (words.length < LEAST_WORDS + 2 || words.length > MOST_SEARCHED) return null;
  const expected = ratio * text.length;
  const whole = likelihoodOf(other.text.length, expected, stray);
  const opens = words.map(
    (word, at) => at === 0 || /[^\p{L}\p{N}\s]/u.test(text.slice(words[at - 1]?.end ?? 0, word.start)),
  );
  const begins = words.map(
    (word, at) => at === 0 || SENTENCE_END.test(text.slice((words[at - 1]?.end ?? 1) - 1, word.start)),
  );
  let best: Stretch | null = null;
  for (let from = 0; from < words.length; from += 1) {
    let sum = 0;
    for (let to = from + 1; to <= words.length; to += 1) {
      sum += surprise[to - 1] ?? 0;
      if (to - from < LEAST_WORDS || sum <= 0 || to - from > words.length - 2) continue;
      const letters = (words[to - 1]?.end ?? 0) - (words[from]?.start ?? 0);
      if (letters < LEAST_LETTERS) continue;
      const edges = (opens[from] === true ? EDGE : 0) + (to === words.length || opens[to] === true ? EDGE : 0);
      const isSentence = begins[from] === true && (to === words.length || begins[to] === true);
      const length = likelihoodOf(other.text.length, expected - ratio * letters, stray) - whole;
      const score = sum + edges + length + (isSentence ? SENTENCE : 0);
      if (score > (best?.score ?? 0)) best = { from, to, score, sum, edges, length, isSentence, letters };
    }
  }
  return best;
}

/** Describes a stretch without a counterpart: the evidence that it was left out, or put in. */
function describe(stretch: Stretch, side: CheckedSide, other: CheckedSide, ratio: number) {
  const expected = ratio * (side.text.length - stretch.letters);
  return {
    /** Log-likelihood ratios, "without a counterpart" against "translated": of the words, of the words one by one, and of the lengths. */
    surprise: Math.min(25, stretch.sum),
    each: stretch.sum / (stretch.to - stretch.from),
    length: Math.max(-6, Math.min(12, stretch.length)),
    edges: stretch.edges,
    sentence: Number(stretch.isSentence),
    /** Share of the longer words of both sides that have a counterpart: of a text with a gap, all of the shorter side. */
    own: literalness(side),
    other: literalness(other),
    /** How far the lengths stray when the stretch is taken away. */
    off: Math.abs(Math.log((other.text.length + 5) / (expected + 5))),
  };
}

/** Probability from which a stretch put in is reported: translators explain oftener than they leave out. */
const LEAST_IN = 0.8;

/** Finds a stretch of a bead left out of the translation, or put into it. */
export function checkStretches(
  { text, original, translation, isWhole }: CheckedBead,
  habit: LengthHabit,
  witness?: Witness,
): readonly Finding[] {
  if (!isWhole) return [];
  const out = findStretch(original, translation, habit);
  const into = findStretch(translation, original, { ...habit, ratio: 1 / habit.ratio });
  const isOut = (out?.score ?? 0) >= (into?.score ?? 0);
  const stretch = isOut ? out : into;
  if (stretch === null) return [];
  const evidence = isOut
    ? describe(stretch, original, translation, habit.ratio)
    : describe(stretch, translation, original, 1 / habit.ratio);
  if (isOut) witness?.({ of: 'stretch', bead: text.bead, evidence });
  const p = weigh('stretch', evidence);
  if (p < (isOut ? LEAST : LEAST_IN)) return [];
  const side = isOut ? original : translation;
  const words = side.text.slice(side.words[stretch.from]?.start, side.words[stretch.to - 1]?.end);
  return [
    {
      kind: isOut ? 'omission' : 'addition',
      bead: text.bead,
      message: isOut
        ? `“${words}” seems to be left out of the translation.`
        : `“${words}” seems to have no counterpart in the original.`,
      confidence: toConfidence(p),
      original: isOut ? words : null,
      translation: isOut ? null : words,
    },
  ];
}

/** How far a moved sentence is looked for, in beads. */
const REACH = 12;

/** Reports sentences without a counterpart; two of them that answer each other have changed places. */
export function checkGaps(
  texts: readonly BeadText[],
  languages: readonly [string, string],
  likelihood: Likelihood | null,
): readonly Finding[] {
  const gaps = texts.filter(
    (text) => (text.original === '' || text.translation === '') && !isApparatus(text.original || text.translation),
  );
  const moved = new Map<number, number>();
  for (const gap of gaps) {
    if (gap.original === '' || moved.has(gap.bead)) continue;
    for (const other of gaps) {
      if (other.translation === '' || moved.has(other.bead) || Math.abs(other.bead - gap.bead) > REACH) continue;
      if (answers(gap.original, other.translation, languages, likelihood)) {
        moved.set(gap.bead, other.bead);
        moved.set(other.bead, gap.bead);
        break;
      }
    }
  }
  return gaps.flatMap((gap): readonly Finding[] => {
    const other = moved.get(gap.bead);
    if (other === undefined && (isScrap(gap) || texts.some((text) => isBeside(gap, text)))) return [];
    if (other !== undefined) {
      if (gap.original === '') return [];
      return [
        {
          kind: 'order',
          bead: gap.bead,
          message: `This sentence seems to stand elsewhere in the translation (passage ${other + 1}).`,
          confidence: 0.6,
          original: gap.original,
          translation: texts[other]?.translation ?? null,
          elsewhere: other,
        },
      ];
    }
    return gap.translation === ''
      ? [
          {
            kind: 'omission',
            bead: gap.bead,
            message: 'This sentence has no counterpart in the translation.',
            confidence: toConfidence(gap.confidence),
            original: gap.original,
            translation: null,
          },
        ]
      : [
          {
            kind: 'addition',
            bead: gap.bead,
            message: 'This sentence has no counterpart in the original.',
            confidence: toConfidence(gap.confidence),
            original: null,
            translation: gap.translation,
          },
        ];
  });
}

/** Tells whether a sentence is the end of a word broken between two lines: “hen.” */
function isScrap({ original, translation }: BeadText): boolean {
  return /^\p{Ll}\p{L}{0,5}[.,;:!?]?$/u.test(original || translation);
}

/** Lengths of two sentences that may be a pair, the one in shares of the other. */
const LIKE_LONG = 2.5;

/** Tells whether a sentence without a counterpart stands beside one of the other side: they may be a pair that was not known as one. */
function isBeside(gap: BeadText, { bead, original, translation }: BeadText): boolean {
  if (Math.abs(bead - gap.bead) !== 1) return false;
  const [one, two] = gap.original === '' ? [gap.translation, original] : [gap.original, translation];
  const isLonely = gap.original === '' ? translation === '' : original === '';
  return isLonely && two !== '' && one.length < LIKE_LONG * two.length && two.length < LIKE_LONG * one.length;
}

/** Tells whether more than half of the longer words of both sentences are linked. */
function answers(
  original: string,
  translation: string,
  languages: readonly [string, string],
  likelihood: Likelihood | null,
): boolean {
  const long = (text: string): number => wordsOf(text).filter((word) => word.text.length > 3).length;
  const links = linkWords(original, translation, languages, likelihood).filter(
    (link) => link.p > 0.3 && link.original[1] - link.original[0] > 3 && link.translation[1] - link.translation[0] > 3,
  );
  const most = Math.max(long(original), long(translation));
  // A line of a heading has one word that tells.
  return links.length >= Math.min(2, Math.ceil(most / 2)) && links.length >= 0.5 * most && links.length > 0;
}
