/**
 * Alignment: which sentences of a translation answer which sentences of the original.
 *
 * In: two lists of sentences, or two texts with blocks and marks. Out: beads with confidence, leaf breaks carried over, passages,
 * word links, and the lexicon learned on the way. Why here: this is what Sverka exists for, so it is our own; it is pure,
 * deterministic, and linear in the length of the texts.
 */
import type { Alignment, Bead } from '../model/bead.ts';
import type { StatedAlignment, StatedTie } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import type { Advice } from './advice.ts';
import { buildStructure, listSentences } from './blocks.ts';
import { chooseKnown, type Knowledge } from './knowledge.ts';
import { carryLeaves } from './leaves.ts';
import { learnBeads, type Learned, type Pair } from './learn.ts';
import type { Lexicon } from './lexicon.ts';
import { buildLikelihood } from './links.ts';
import type { SentenceVectors } from './meaning.ts';
import type { RecordAlignment } from './passages.ts';
import { markSettled, type Settled } from './settle.ts';
import { besidePeople, findTies } from './stated.ts';

export type { Advice } from './advice.ts';
export { listSentences } from './blocks.ts';
export { type AlignedSentences, checkRecord, checkTranslation, checkTranslations } from './check.ts';
export { faceTexts, type Facing } from './face.ts';
export { type Finding, FINDING_KINDS, type FindingKind } from './finding.ts';
export { checkKinship, checkTogether, findKinship, type Kinship } from './kinship.ts';
export { type Knowledge, knowsEnough } from './knowledge.ts';
export { formatLexicon, type Lexicon, type LexiconPair, mergeLexicons, parseLexicon } from './lexicon.ts';
export { linkWords, type WordLink } from './links.ts';
export {
  anchorBead,
  type BeadEdit,
  decideEdit,
  type EditRefusal,
  formatEdit,
  parseEdit,
  SURE,
} from './edit.ts';
export type { SentenceVectors } from './meaning.ts';
export { buildPassages, type RecordAlignment } from './passages.ts';
export { findBead, findTranslation, indexSides, type LostBead, type Settled, settleRecord } from './settle.ts';
export {
  listWordPairs,
  PAIR_ORIGINS,
  type PairOrigin,
  type WordPairFound,
} from './word-pairs.ts';

/** Version of the aligner: alignments made by an older one are made again. */
export const ALIGNER = 'sverka-align/10';

/** What an alignment may be told. */
export interface AlignOptions {
  /** What the archive has learned so far; without it the documents at hand teach what they can. */
  readonly lexicon?: Lexicon;
  /** What people say of words (a glossary, corrections): outranks whatever is learned. */
  readonly advice?: Advice;
  /** The lexicons and the advice of an archive, by languages; `lexicon`, `advice` and `rounds` go before it. */
  readonly knowledge?: Knowledge;
  /** Vectors by sentence from a model of the caller's: one more witness of what answers what. */
  readonly vectors?: SentenceVectors;
  /** Beads a person settled: fixed points, returned as they are. */
  readonly fixed?: readonly Bead[];
  /** Rounds of learning on the texts at hand: 5 by default, 0 to apply a lexicon as it stands (fast). */
  readonly rounds?: number;
}

/** Aligns two lists of sentences. Every sentence stands in exactly one bead; beads stand in order. `languages` are BCP 47. */
export function alignSentences(
  original: readonly string[],
  translation: readonly string[],
  languages: readonly [string, string],
  options: AlignOptions = {},
): readonly Bead[] {
  return learnAround([{ original, translation, ...fixedOf(options) }], languages, options).pairs[0] ?? [];
}

/** Aligns many pairs of one pair of languages, learning over all of them; the lexicon may be given to later runs. */
export function alignMany(
  pairs: readonly { readonly original: readonly string[]; readonly translation: readonly string[] }[],
  languages: readonly [string, string],
  options: AlignOptions = {},
): { readonly pairs: readonly (readonly Bead[])[]; readonly lexicon: Lexicon } {
  return learnAround(pairs, languages, options);
}

/** Learns a lexicon from pairs of texts without keeping their beads. */
export function learnLexicon(
  pairs: readonly { readonly original: readonly string[]; readonly translation: readonly string[] }[],
  languages: readonly [string, string],
  options: AlignOptions = {},
): Lexicon {
  return learnAround(pairs, languages, options).lexicon;
}

/** Aligns a translation with its original, guided by their blocks, and carries the leaf breaks over. */
export function alignTexts(original: Text, translation: Text, options: AlignOptions = {}): Alignment {
  const [alignment] = alignTextPairs([{ original, translation, ...fixedOf(options) }], options).alignments;
  return alignment ?? { aligner: ALIGNER, original: [], translation: [], beads: [], leaves: [] };
}

/**
 * Aligns many pairs of texts of one pair of languages (that of the first), learning over all of them. Alignments come in the
 * order of the pairs; the lexicon may be given to later runs and to the check of the translation.
 */
export function alignTextPairs(
  pairs: readonly { readonly original: Text; readonly translation: Text; readonly fixed?: readonly Bead[] }[],
  options: AlignOptions = {},
): { readonly alignments: readonly Alignment[]; readonly lexicon: Lexicon } {
  const sides = pairs.map(({ original, translation }) => ({
    original: listSentences(original),
    translation: listSentences(translation),
  }));
  const languages = [pairs[0]?.original.lang ?? 'und', pairs[0]?.translation.lang ?? 'und'] as const;
  const { pairs: beads, lexicon } = learnAround(
    pairs.map((pair, at): Pair => {
      const original = sides[at]?.original ?? [];
      const translation = sides[at]?.translation ?? [];
      return {
        original: original.map((sentence) => sentence.text),
        translation: translation.map((sentence) => sentence.text),
        structure: buildStructure(pair.original, original, pair.translation, translation),
        ...(pair.fixed === undefined ? {} : { fixed: pair.fixed }),
      };
    }),
    languages,
    options,
  );
  const hasLeaves = pairs.some(({ original }) => original.marks.some((mark) => mark.kind === 'leaf'));
  const likelihood = hasLeaves ? buildLikelihood(lexicon) : null;
  const alignments = pairs.map((pair, at) => {
    const alignment = {
      aligner: ALIGNER,
      original: sides[at]?.original ?? [],
      translation: sides[at]?.translation ?? [],
      beads: beads[at] ?? [],
    };
    return { ...alignment, leaves: carryLeaves(pair.original, pair.translation, alignment, likelihood) };
  });
  return { alignments, lexicon };
}

/**
 * Aligns every translation of a record with the original it names; translations without one are left out. `settled` holds, by
 * the index of the translation, what people decided: those beads come back as they are, certain and marked. `stated` is what the
 * files of the record say themselves: fixed points too, but for what a person decided otherwise.
 */
export function alignRecord(
  texts: readonly Text[],
  options: AlignOptions = {},
  settled: ReadonlyMap<number, Settled> = new Map(),
  stated: readonly StatedAlignment[] = [],
): readonly RecordAlignment[] {
  return texts.flatMap((text, index) => {
    const original = text.role === 'translation' && text.of !== undefined ? texts[text.of] : undefined;
    if (original === undefined) return [];
    const own = settled.get(index) ?? NOTHING_SETTLED;
    const ties = stated.filter(({ translation }) => translation === index).flatMap((one) => one.ties);
    const given = ties.length === 0 ? NOTHING_GIVEN : placeTies(original, text, ties, own.beads, options);
    const fixed = [...own.beads, ...given.stated, ...given.framed].map(({ original: said, translation: told }) => ({
      original: said,
      translation: told,
      confidence: 1,
    }));
    if (fixed.length === 0) return [{ translation: index, alignment: alignTexts(original, text, options) }];
    const alignment = alignTexts(original, text, { ...options, fixed });
    return [{ translation: index, alignment: markSettled(markStated(alignment, given), own) }];
  });
}

const NOTHING_SETTLED: Settled = { beads: [], lost: [] };

/** Beads a source states, and those found inside the paragraphs it ties. */
interface Given {
  readonly stated: readonly Pick<Bead, 'original' | 'translation'>[];
  readonly framed: readonly Bead[];
}
const NOTHING_GIVEN: Given = { stated: [], framed: [] };

/** Finds the ties a source states in two texts; paragraphs it ties are aligned each for itself. */
function placeTies(
  original: Text,
  translation: Text,
  ties: readonly StatedTie[],
  settled: Settled['beads'],
  options: AlignOptions,
): Given {
  const said = listSentences(original).map((sentence) => sentence.text);
  const told = listSentences(translation).map((sentence) => sentence.text);
  const { beads, frames } = findTies(ties, said, told);
  const languages = [original.lang, translation.lang] as const;
  const framed = besidePeople(frames, settled).flatMap((frame) => {
    const [i = 0, j = 0] = [frame.original[0], frame.translation[0]];
    const inside = alignSentences(
      frame.original.map((at) => said[at] ?? ''),
      frame.translation.map((at) => told[at] ?? ''),
      languages,
      options,
    );
    return inside.map((bead): Bead => {
      const { confidence } = bead;
      return {
        original: bead.original.map((at) => i + at),
        translation: bead.translation.map((at) => j + at),
        confidence,
      };
    });
  });
  // The aligner's beads without a counterpart hold one sentence each.
  const single = beads.flatMap((bead) =>
    bead.original.length > 0 && bead.translation.length > 0
      ? [bead]
      : [
          ...bead.original.map((at) => ({ original: [at], translation: [] })),
          ...bead.translation.map((at) => ({ original: [], translation: [at] })),
        ],
  );
  return { stated: besidePeople(single, settled), framed };
}

/** Marks the beads a source states, and gives those of tied paragraphs back how sure they are. */
function markStated(alignment: Alignment, { stated, framed }: Given): Alignment {
  if (stated.length === 0 && framed.length === 0) return alignment;
  const given = new Set(stated.map(placeOf));
  const sure = new Map(framed.map((bead) => [placeOf(bead), bead.confidence]));
  const beads = alignment.beads.map((bead): Bead => {
    const place = placeOf(bead);
    if (given.has(place)) return { ...bead, confidence: 1, stated: true };
    const confidence = sure.get(place);
    return confidence === undefined ? bead : { ...bead, confidence };
  });
  return { ...alignment, beads };
}

const placeOf = ({ original, translation }: Pick<Bead, 'original' | 'translation'>): string =>
  `${original.join()}=${translation.join()}`;

/** Counts the ties of a record that stand in its texts, and those that do not. */
export function countTies(
  texts: readonly Text[],
  { translation, ties }: StatedAlignment,
): { readonly all: number; readonly lost: number } {
  const told = texts[translation];
  const said = texts[told?.of ?? -1];
  const words = (text: Text | undefined) => (text === undefined ? [] : listSentences(text).map((one) => one.text));
  return { all: ties.length, lost: findTies(ties, words(said), words(told)).lost };
}

function fixedOf(options: AlignOptions): { readonly fixed?: readonly Bead[] } {
  return options.fixed === undefined ? {} : { fixed: options.fixed };
}

function learnAround(pairs: readonly Pair[], languages: readonly [string, string], options: AlignOptions): Learned {
  return learnBeads(pairs, languages, {
    ...(options.knowledge === undefined ? {} : chooseKnown(languages, options.knowledge)),
    ...(options.advice === undefined ? {} : { advice: options.advice }),
    ...(options.lexicon === undefined ? {} : { lexicon: options.lexicon }),
    ...(options.rounds === undefined ? {} : { rounds: options.rounds }),
    ...(options.vectors === undefined ? {} : { vectors: options.vectors }),
  });
}
