/**
 * Any two texts of a record face to face.
 *
 * Each translation is aligned with the text it was made from. Two texts that are not tied so (the original and a translation of a
 * translation, two translations of one original) are laid side by side through the texts between them: their beads are joined
 * wherever they share a sentence of the text between. Linear in the beads.
 */
import type { Alignment, Bead } from '../model/bead.ts';
import type { Text } from '../model/text.ts';
import type { RecordAlignment } from './passages.ts';

/** Two texts side by side. */
export interface Facing {
  readonly left: number;
  readonly right: number;
  /** Its original is the left text, its translation the right one. */
  readonly alignment: Alignment;
  /** The texts between them, in order; none where the right one was made from the left one. */
  readonly through: readonly number[];
  /** True where the right text was made from the left one: only such an alignment is checked and edited. */
  readonly isDirect: boolean;
}

/** Lays two texts of a record side by side; undefined where nothing ties them. */
export function faceTexts(
  texts: readonly Text[],
  alignments: readonly RecordAlignment[],
  left: number,
  right: number,
): Facing | undefined {
  if (left === right) return undefined;
  const own = new Map(alignments.map(({ translation, alignment }) => [translation, alignment]));
  const down = listSources(texts, own, left);
  const up = listSources(texts, own, right);
  const meeting = down.find((index) => up.includes(index));
  if (meeting === undefined) return undefined;
  const way = [...down.slice(0, down.indexOf(meeting)), ...up.slice(0, up.indexOf(meeting) + 1).reverse()];
  const steps = way.slice(1).flatMap((index, at) => {
    const from = way[at] ?? index;
    const made = texts[index]?.of === from ? own.get(index) : undefined;
    const back = made === undefined ? own.get(from) : undefined;
    return made ?? (back === undefined ? [] : turnRound(back));
  });
  const [first, ...others] = steps;
  if (first === undefined) return undefined;
  const isDirect = others.length === 0 && texts[right]?.of === left;
  return { left, right, alignment: others.reduce(compose, first), through: way.slice(1, -1), isDirect };
}

/** A text and the texts it goes back to, as far as alignments lead. */
function listSources(texts: readonly Text[], own: ReadonlyMap<number, Alignment>, from: number): readonly number[] {
  const way = [from];
  for (let of = texts[from]?.of; of !== undefined && own.has(way.at(-1) ?? -1) && !way.includes(of); of = texts[of]?.of)
    way.push(of);
  return way;
}

/** Turns an alignment round. Leaves are carried one way only. */
function turnRound({ aligner, original, translation, beads }: Alignment): Alignment {
  const turned = beads.map((bead): Bead => {
    const { confidence } = bead;
    return { original: bead.translation, translation: bead.original, confidence };
  });
  return { aligner, original: translation, translation: original, beads: turned, leaves: [] };
}

/** Joins two alignments over the text between them: the translation of the first is the original of the second. */
function compose(first: Alignment, second: Alignment): Alignment {
  const beads: Bead[] = [];
  let i = 0;
  let j = 0;
  while (i < first.beads.length || j < second.beads.length) {
    const before = first.beads[i];
    const after = second.beads[j];
    if (before !== undefined && before.translation.length === 0) {
      beads.push({ original: before.original, translation: [], confidence: before.confidence });
      i += 1;
    } else if (after !== undefined && (after.original.length === 0 || before === undefined)) {
      if (after.translation.length > 0)
        beads.push({ original: [], translation: after.translation, confidence: after.confidence });
      j += 1;
    } else if (before !== undefined) {
      const group = joinGroup(first.beads, second.beads, i, j);
      if (group.bead.original.length + group.bead.translation.length > 0) beads.push(group.bead);
      i = group.i;
      j = group.j;
    }
  }
  return { aligner: first.aligner, original: first.original, translation: second.translation, beads, leaves: [] };
}

/** Joins beads of both sides from `i` and `j` on until they end with the same sentence between them. */
function joinGroup(
  first: readonly Bead[],
  second: readonly Bead[],
  i: number,
  j: number,
): { readonly bead: Bead; readonly i: number; readonly j: number } {
  const original: number[] = [];
  const translation: number[] = [];
  let confidence = 1;
  let end = -1;
  /** Takes beads while one of them still begins before the end; gaps between them come along. */
  const takeFrom = (
    beads: readonly Bead[],
    at: number,
    middle: (bead: Bead) => readonly number[],
    into: number[],
    other: (bead: Bead) => readonly number[],
  ): number => {
    let next = at;
    for (let ahead = at; ahead < beads.length; ahead += 1) {
      const bead = beads[ahead];
      if (bead === undefined) break;
      const [begins] = middle(bead);
      if (begins === undefined) continue;
      if (begins > end) break;
      for (const taken of beads.slice(next, ahead + 1)) {
        into.push(...other(taken));
        confidence *= taken.confidence;
      }
      next = ahead + 1;
      end = Math.max(end, middle(bead).at(-1) ?? end);
    }
    return next;
  };
  end = first[i]?.translation.at(-1) ?? end;
  let nextI = i;
  let nextJ = j;
  for (let grown = true; grown; ) {
    const [wasI, wasJ] = [nextI, nextJ];
    nextI = takeFrom(
      first,
      nextI,
      (bead) => bead.translation,
      original,
      (bead) => bead.original,
    );
    nextJ = takeFrom(
      second,
      nextJ,
      (bead) => bead.original,
      translation,
      (bead) => bead.translation,
    );
    grown = nextI !== wasI || nextJ !== wasJ;
  }
  return { bead: { original, translation, confidence }, i: Math.max(nextI, i + 1), j: nextJ };
}
