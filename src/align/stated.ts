/**
 * Ties a source states itself (TMX, TEI `linkGrp` and `@corresp`), as beads of an alignment.
 *
 * They are stated in words, and found in the texts by their letters and digits alone: another program may set spaces, quotation marks
 * and hyphens otherwise. Ties that stand next to each other are taken together until they begin and end with sentences of ours.
 * Both texts are gone through once, in order: a tie that crosses an earlier one is not found.
 */
import type { Bead } from '../model/bead.ts';
import type { StatedTie } from '../model/record.ts';

/** Beads that are given, and stretches within which sentences answer each other. */
export interface FoundTies {
  readonly beads: readonly Pick<Bead, 'original' | 'translation'>[];
  readonly frames: readonly Pick<Bead, 'original' | 'translation'>[];
  /** How many ties were not found, or do not end with sentences. */
  readonly lost: number;
}

/** A tie of more sentences a side is a paragraph, and no bead. */
const MOST = 4;
/** Letters so far ahead are believed only of words that can hardly stand there by chance. */
const NEAR = 2000;
const TELLING = 20;

interface Letters {
  readonly letters: string;
  /** Where each sentence begins; one more for the end. */
  readonly starts: readonly number[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}
interface Found {
  original: Range | null;
  translation: Range | null;
  ties: number;
}

const strip = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Finds the ties in the sentences of both sides. Linear in the texts, but for ties that are not there. */
export function findTies(
  ties: readonly StatedTie[],
  original: readonly string[],
  translation: readonly string[],
): FoundTies {
  const said = toLetters(original);
  const told = toLetters(translation);
  const found: Found[] = [];
  let lost = 0;
  let [atSaid, atTold] = [0, 0];
  for (const tie of ties) {
    const left = findRange(said, strip(tie.original), atSaid);
    const right = findRange(told, strip(tie.translation), atTold);
    if (left === undefined || right === undefined || (left === null && right === null)) {
      lost += 1;
      continue;
    }
    atSaid = left?.end ?? atSaid;
    atTold = right?.end ?? atTold;
    found.push({ original: left, translation: right, ties: 1 });
  }
  const beads: Pick<Bead, 'original' | 'translation'>[] = [];
  const frames: Pick<Bead, 'original' | 'translation'>[] = [];
  for (const group of joinParts(found, said, told)) {
    const bead = { original: toSentences(said, group.original), translation: toSentences(told, group.translation) };
    if (bead.original === null || bead.translation === null) lost += group.ties;
    else {
      const whole = { original: bead.original, translation: bead.translation };
      const isLarge = whole.original.length > MOST || whole.translation.length > MOST;
      const isPair = whole.original.length > 0 && whole.translation.length > 0;
      (isLarge && isPair ? frames : beads).push(whole);
    }
  }
  return { beads, frames, lost };
}

function toLetters(sentences: readonly string[]): Letters {
  const parts = sentences.map(strip);
  const starts = [0];
  for (const part of parts) starts.push((starts.at(-1) ?? 0) + part.length);
  return { letters: parts.join(''), starts };
}

/** Null for no words; undefined where they are not there. */
function findRange({ letters }: Letters, words: string, from: number): Range | null | undefined {
  if (words === '') return null;
  const start = letters.indexOf(words, from);
  if (start < 0 || (start - from > NEAR && words.length < TELLING)) return undefined;
  return { start, end: start + words.length };
}

/** Joins neighbours where one ends inside a sentence of ours. */
function joinParts(found: readonly Found[], said: Letters, told: Letters): readonly Found[] {
  const groups: Found[] = [];
  const borders = { original: new Set(said.starts), translation: new Set(told.starts) };
  const isOpen = (group: Found): boolean =>
    (group.original !== null && !borders.original.has(group.original.end)) ||
    (group.translation !== null && !borders.translation.has(group.translation.end));
  for (const next of found) {
    const last = groups.at(-1);
    const original = last === undefined ? undefined : joinRanges(last.original, next.original);
    const translation = last === undefined ? undefined : joinRanges(last.translation, next.translation);
    if (last !== undefined && isOpen(last) && original !== undefined && translation !== undefined) {
      last.original = original;
      last.translation = translation;
      last.ties += 1;
    } else groups.push({ ...next });
  }
  return groups;
}

function joinRanges(before: Range | null, after: Range | null): Range | null | undefined {
  if (before === null || after === null) return before ?? after;
  return before.end === after.start ? { start: before.start, end: after.end } : undefined;
}

/** The whole sentences of a range; null where it begins or ends inside one. */
function toSentences({ starts }: Letters, range: Range | null): readonly number[] | null {
  if (range === null) return [];
  const from = findBorder(starts, range.start, true);
  const to = findBorder(starts, range.end, false);
  return from === null || to === null || to <= from ? null : Array.from({ length: to - from }, (_, at) => from + at);
}

/** Sentences without letters have the same border as the next one: a range begins after them and ends before them. */
function findBorder(starts: readonly number[], offset: number, isStart: boolean): number | null {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = starts[middle] ?? 0;
    if (isStart ? start <= offset : start < offset) low = middle + 1;
    else high = middle;
  }
  const at = isStart ? low - 1 : low;
  return starts[at] === offset ? at : null;
}

/** Leaves out what shares a sentence with a bead a person settled, or crosses one: a person's word goes first. */
export function besidePeople<T extends Pick<Bead, 'original' | 'translation'>>(
  stated: readonly T[],
  settled: readonly Pick<Bead, 'original' | 'translation'>[],
): readonly T[] {
  if (settled.length === 0) return stated;
  const taken = {
    original: new Set(settled.flatMap(({ original }) => original)),
    translation: new Set(settled.flatMap(({ translation }) => translation)),
  };
  const paired = settled.filter(({ original, translation }) => original.length > 0 && translation.length > 0);
  return stated.filter(({ original, translation }) => {
    if (original.some((at) => taken.original.has(at)) || translation.some((at) => taken.translation.has(at)))
      return false;
    const [i, j] = [original[0], translation[0]];
    if (i === undefined || j === undefined) return true;
    return paired.every((bead) => i < (bead.original[0] ?? 0) === j < (bead.translation[0] ?? 0));
  });
}
