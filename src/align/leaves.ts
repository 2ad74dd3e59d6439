/**
 * Carries the leaf breaks of the original into the translation.
 *
 * A break between beads falls where the next bead begins. A break inside a bead falls at the word border that parts the
 * linked words best: every link that would end up on the wrong side costs its probability, and between links the way is
 * measured in letters. The confidence is the posterior of that border (and its nearest neighbours) times the bead's.
 */
import type { Alignment, Bead, CarriedLeaf, Sentence } from '../model/bead.ts';
import type { LeafMark, Place, Text } from '../model/text.ts';
import { readingOf } from '../model/text.ts';
import { wordsOf } from '../text/words.ts';
import { type Likelihood, linkWords } from './links.ts';

/** Carries every leaf mark of `original`; marks that lie after all aligned sentences fall at the end of the translation. */
export function carryLeaves(
  original: Text,
  translation: Text,
  alignment: Omit<Alignment, 'leaves'>,
  likelihood: Likelihood | null,
): readonly CarriedLeaf[] {
  const beadOf = new Map<number, number>();
  for (const [index, bead] of alignment.beads.entries())
    for (const sentence of bead.original) beadOf.set(sentence, index);
  const leaves: CarriedLeaf[] = [];
  let sentence = 0;
  const marks = original.marks
    .map((mark, index) => ({ mark, index }))
    .filter((entry): entry is { mark: LeafMark; index: number } => entry.mark.kind === 'leaf')
    .sort((a, b) => a.mark.block - b.mark.block || a.mark.start - b.mark.start);
  for (const { mark, index } of marks) {
    // The first sentence that does not end before the break.
    while (sentence < alignment.original.length && endsBefore(alignment.original[sentence], mark)) sentence += 1;
    const bead = alignment.beads[beadOf.get(sentence) ?? -1];
    const found =
      bead === undefined
        ? pointAfter(alignment)
        : carryInto(original, translation, alignment, bead, sentence, mark, likelihood);
    if (found !== null)
      leaves.push({ n: mark.n, mark: index, place: found.place, confidence: round(found.confidence) });
  }
  return leaves;
}

interface Found {
  readonly place: Place;
  readonly confidence: number;
}

function endsBefore(sentence: Sentence | undefined, mark: LeafMark): boolean {
  if (sentence === undefined) return false;
  return sentence.block < mark.block || (sentence.block === mark.block && sentence.end <= mark.start);
}

function pointAt(sentence: Sentence, confidence: number): Found {
  return { place: { block: sentence.block, start: sentence.start, end: sentence.start }, confidence };
}

function pointAfter(alignment: Omit<Alignment, 'leaves'>): Found | null {
  const last = alignment.translation.at(-1);
  return last === undefined ? null : { place: { block: last.block, start: last.end, end: last.end }, confidence: 0.5 };
}

function carryInto(
  original: Text,
  translation: Text,
  alignment: Omit<Alignment, 'leaves'>,
  bead: Bead,
  sentence: number,
  mark: LeafMark,
  likelihood: Likelihood | null,
): Found | null {
  const at = alignment.original[sentence];
  const isBefore = at !== undefined && (at.block > mark.block || at.start >= mark.start);
  if (bead.translation.length === 0) {
    // Nothing answers here: the break falls where the translation goes on.
    const next = alignment.beads.slice(alignment.beads.indexOf(bead)).find((other) => other.translation.length > 0);
    const sentenceAfter = alignment.translation[next?.translation[0] ?? -1];
    return sentenceAfter === undefined ? pointAfter(alignment) : pointAt(sentenceAfter, 0.5 * bead.confidence);
  }
  const first = alignment.translation[bead.translation[0] ?? 0];
  if (isBefore && sentence === bead.original[0]) return first === undefined ? null : pointAt(first, bead.confidence);
  const said = join(alignment.original, bead.original);
  const told = join(alignment.translation, bead.translation);
  const before = bead.original
    .filter((index) => index < sentence)
    .reduce((sum, index) => sum + (alignment.original[index]?.text.length ?? 0) + 1, 0);
  const offset = before + (isBefore || at === undefined ? 0 : lengthBefore(original, at, mark));
  const border = findBorder(said, told, offset, [original.lang, translation.lang], likelihood);
  return {
    place: toPlace(translation, alignment.translation, bead.translation, border.offset),
    confidence: border.confidence * bead.confidence,
  };
}

function join(sentences: readonly Sentence[], indexes: readonly number[]): string {
  return indexes.map((index) => sentences[index]?.text ?? '').join(' ');
}

/** Counts the characters of a sentence's reading that stand before a mark. */
function lengthBefore(text: Text, sentence: Sentence, mark: LeafMark): number {
  const block = text.blocks[sentence.block];
  if (block === undefined) return 0;
  const { offsets } = readingOf(
    block,
    text.marks.filter((other) => other.block === sentence.block),
  );
  const from = offsets.findIndex((offset) => offset >= sentence.start);
  const to = offsets.findIndex((offset) => offset >= mark.start);
  return Math.max(0, Math.min(sentence.text.length, (to < 0 ? offsets.length : to) - Math.max(0, from)));
}

/** Finds the word border of `told` that best answers the border at `offset` of `said`; offsets count in the strings. */
export function findBorder(
  said: string,
  told: string,
  offset: number,
  languages: readonly [string, string],
  likelihood: Likelihood | null,
): { readonly offset: number; readonly confidence: number } {
  const links = linkWords(said, told, languages, likelihood);
  const words = wordsOf(told);
  const borders = [0, ...words.map((word) => word.start).slice(1), told.length];
  const guess = interpolate(links, said.length, told.length, offset);
  const spread = Math.max(6, told.length / 20);
  const scores = borders.map((border) => {
    let score = -(((border - guess) / spread) ** 2) / 2;
    for (const { original, translation, p } of links) {
      if (original[0] < offset !== translation[0] < border) score -= 3 * p * p;
    }
    return score;
  });
  const most = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  const best = scores.indexOf(most);
  return { offset: borders[best] ?? 0, confidence: 1 / sum };
}

/** Where a border would fall if letters ran evenly between the nearest links that keep the order of both sides. */
function interpolate(
  links: ReturnType<typeof linkWords>,
  saidLength: number,
  toldLength: number,
  offset: number,
): number {
  let [fromSaid, fromTold, toSaid, toTold] = [0, 0, saidLength, toldLength];
  for (const { original, translation, p } of links) {
    if (p < 0.3) continue;
    if (original[1] <= offset && translation[1] <= toTold && translation[1] >= fromTold)
      [fromSaid, fromTold] = [original[1], translation[1]];
    else if (original[0] >= offset && translation[0] >= fromTold) {
      [toSaid, toTold] = [original[0], translation[0]];
      break;
    }
  }
  return toSaid === fromSaid ? fromTold : fromTold + ((toTold - fromTold) * (offset - fromSaid)) / (toSaid - fromSaid);
}

/** Turns an offset in the joined sentences of a bead into a place of the text. */
function toPlace(text: Text, sentences: readonly Sentence[], indexes: readonly number[], offset: number): Place {
  let left = offset;
  for (const index of indexes) {
    const sentence = sentences[index];
    if (sentence === undefined) continue;
    if (left <= sentence.text.length) {
      const block = text.blocks[sentence.block];
      if (block === undefined) break;
      const { offsets } = readingOf(
        block,
        text.marks.filter((mark) => mark.block === sentence.block),
      );
      const from = offsets.findIndex((at) => at >= sentence.start);
      const point = left === sentence.text.length ? sentence.end : (offsets[from + left] ?? sentence.end);
      return { block: sentence.block, start: point, end: point };
    }
    left -= sentence.text.length + 1;
  }
  const last = sentences[indexes.at(-1) ?? 0];
  return { block: last?.block ?? 0, start: last?.end ?? 0, end: last?.end ?? 0 };
}

function round(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 1e4) / 1e4;
}
