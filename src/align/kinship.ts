/**
 * Whether two texts belong together at all: somebody laid the wrong file beside the original, or only a part of it.
 *
 * Any two texts can be cut into beads. If they have nothing to do with each other, the beads are few and doubtful: the share of
 * the text that is expected to have a counterpart stays small. It is measured on the side that is covered best, so that an
 * excerpt belongs to the whole. A translation so free that its beads are doubtful still has the names and numbers of its original, and has
 * them in the same beads.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Bead } from '../model/bead.ts';
import type { Text } from '../model/text.ts';
import { linkWords } from './links.ts';
import type { RecordAlignment } from './passages.ts';

/** How far two texts belong together. */
export interface Kinship {
  /** Probability that they do, 0 to 1; near the middle where there is too little text to tell. */
  readonly p: number;
  /** Expected share of the letters of each side that have a counterpart, 0 to 1. */
  readonly original: number;
  readonly translation: number;
}

/** Below this two texts are said not to belong together: of true pairs of five sentences and more 2 in 100 fall below it. */
export const KIN_FROM = 0.05;
/** Above this share one side is said to be mostly without counterpart … */
const MOSTLY = 0.6;
/** … if it has at least so many sentences. */
const ENOUGH = 12;

/**
 * Fitted by log loss on 280 true and 265 false pairs of five sizes, in seven pairs of languages (`npm run bench -- kinship`): shares of
 * either kind meet at .72, and the more sentences there are, the farther they lie apart. Of a single sentence nothing is said.
 */
const MEETING = 0.73;
const STEEPEST = 35;
const HALF_STEEP = 8;

/**
 * Names and numbers that beads share, for each sentence: at least so many in a translation (95 in 100 of 89 pairs of an edition have
 * .3 and more), at most so many where letters of one affair were laid beside each other (.21 in 95 of 100 of 197 pairs). No more
 * is believed of them than would turn a share of .4 into doubt.
 */
const SHARED = { kin: 0.5, strange: 0.1, most: 6 };
/** Beads looked at for them. */
const LOOKED_AT = 60;

/** Builds the kinship of two lists of sentences from the beads between them; `languages` are BCP 47. */
export function findKinship(
  original: readonly string[],
  translation: readonly string[],
  beads: readonly Bead[],
  languages: readonly [string, string],
): Kinship {
  const shares = {
    original: shareOf(original, beads, 'original', 'translation'),
    translation: shareOf(translation, beads, 'translation', 'original'),
  };
  const sentences = Math.min(original.length, translation.length);
  if (sentences === 0) return { p: 0.5, ...shares };
  const steepness = (STEEPEST * sentences) / (sentences + HALF_STEEP);
  let odds = steepness * (Math.max(shares.original, shares.translation) - MEETING);
  if (odds < 0) odds += hearShared(original, translation, beads, languages);
  return { p: round(1 / (1 + Math.exp(-odds))), ...shares };
}

/** Log-likelihood ratio of the names and numbers that stand in common beads: Poisson against Poisson; few of them say nothing. */
function hearShared(
  original: readonly string[],
  translation: readonly string[],
  beads: readonly Bead[],
  languages: readonly [string, string],
): number {
  const looked = beads.slice(0, LOOKED_AT);
  const shared = new Set<string>();
  let sentences = 0;
  for (const bead of looked) {
    sentences += Math.max(bead.original.length, bead.translation.length);
    const said = bead.original.map((index) => original[index]).join(' ');
    const told = bead.translation.map((index) => translation[index]).join(' ');
    if (said === '' || told === '') continue;
    for (const link of linkWords(said, told, languages, null)) {
      const [from, to] = [said.slice(...link.original), told.slice(...link.translation)];
      const isNumber = from === to && /^\d{2,}/u.test(from);
      if (isNumber || (LOOKS_LIKE_NAME.test(from) && LOOKS_LIKE_NAME.test(to))) shared.add(from);
    }
  }
  const ratio = shared.size * Math.log(SHARED.kin / SHARED.strange) - sentences * (SHARED.kin - SHARED.strange);
  return Math.max(0, Math.min(SHARED.most, ratio));
}

const LOOKS_LIKE_NAME = /^\p{Lu}\p{L}{3}/u;

function shareOf(
  sentences: readonly string[],
  beads: readonly Bead[],
  side: 'original' | 'translation',
  other: 'original' | 'translation',
): number {
  let all = 0;
  for (const sentence of sentences) all += sentence.length;
  let tied = 0;
  for (const bead of beads) {
    if (bead[other].length === 0) continue;
    for (const index of bead[side]) tied += (sentences[index]?.length ?? 0) * bead.confidence;
  }
  return all === 0 ? 0 : round(tied / all);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Checks whether two aligned texts can be an original and its translation at all; `languages` are BCP 47. */
export function checkKinship(
  original: readonly string[],
  translation: readonly string[],
  beads: readonly Bead[],
  languages: readonly [string, string],
  where: { readonly at?: string; readonly file?: string } = {},
): readonly Problem[] {
  if (original.length === 0 || translation.length === 0) {
    if (original.length === translation.length) return [toProblem('NO_TEXT', {}, where)];
    return [toProblem(original.length === 0 ? 'ORIGINAL_EMPTY' : 'TRANSLATION_EMPTY', {}, where)];
  }
  const problems: Problem[] = [];
  if (languages[0] === languages[1] && languages[0] !== 'und')
    problems.push(toProblem('SAME_LANGUAGE', { lang: languages[0] }, where));
  const kinship = findKinship(original, translation, beads, languages);
  if (kinship.p < KIN_FROM) {
    const share = Math.round(100 * Math.max(kinship.original, kinship.translation));
    return [...problems, toProblem('NOT_TOGETHER', { share }, where)];
  }
  for (const [code, share, sentences] of [
    ['ORIGINAL_MOSTLY_UNPAIRED', kinship.original, original],
    ['TRANSLATION_MOSTLY_UNPAIRED', kinship.translation, translation],
  ] as const) {
    if (sentences.length >= ENOUGH && share < 1 - MOSTLY)
      problems.push(toProblem(code, { share: Math.round(100 * (1 - share)) }, where));
  }
  return problems;
}

/** Checks whether the translations of a record belong to the originals they name. What else is wrong with a pair, its reader has said. */
export function checkTogether(
  texts: readonly Text[],
  alignments: readonly RecordAlignment[],
  where: { readonly at?: string; readonly file?: string } = {},
): readonly Problem[] {
  return alignments.flatMap(({ translation, alignment }) => {
    const text = texts[translation];
    const languages = [texts[text?.of ?? -1]?.lang ?? 'und', text?.lang ?? 'und'] as const;
    const [a, b] = [alignment.original, alignment.translation].map((side) => side.map((sentence) => sentence.text));
    return checkKinship(a ?? [], b ?? [], alignment.beads, languages, where).filter(
      ({ code }) => code === 'NOT_TOGETHER' || code.endsWith('_MOSTLY_UNPAIRED'),
    );
  });
}
