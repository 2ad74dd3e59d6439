/**
 * What a person does to an alignment: confirm, join, split, move a border, unpair, take a settlement back.
 *
 * In: an alignment and one edit in a tiny notation (`join 12`). Out: a decision, in words, or why it cannot be made. Why here:
 * pages, API and tests speak the same notation, and nothing of it depends on where the decision is kept.
 *
 *   confirm 12 · confirm 12..40 · confirm 12..end · confirm sure · join 12 · split 12 · split 12 original 1 · split 12 translation 2 ·
 *   split 12 at 1 2 · move 12 original up · unpair 12 · free 12 · free lost 27 3
 */
import type { Alignment, Bead } from '../model/bead.ts';
import type { AnchoredBead, BeadDecision, BeadRef, DecidedPair } from '../model/decision.ts';
import { toAnchor } from './anchor.ts';
import { learnBeads } from './learn.ts';
import { type IndexedSides, indexSides, type Settled } from './settle.ts';

export const SIDES = ['original', 'translation'] as const;
export type Side = (typeof SIDES)[number];

/** One edit; `bead` and the ends of a range are indexes into the beads of the alignment it was made on. */
export type BeadEdit =
  | { readonly edit: 'confirm'; readonly from: number; readonly to: number }
  | { readonly edit: 'confirm'; readonly sure: true }
  | { readonly edit: 'join' | 'unpair'; readonly bead: number }
  /** Lets the machine decide again. */
  | { readonly edit: 'free'; readonly bead: number }
  /** Sentences of either side that go into the first half; a side that is not named is parted where it fits best. */
  | { readonly edit: 'split'; readonly bead: number; readonly original?: number; readonly translation?: number }
  /** The first sentence of a side goes up to the bead before, or the last one down to the bead after. */
  | { readonly edit: 'move'; readonly bead: number; readonly side: Side; readonly way: 'up' | 'down' }
  /** Lets a decided bead go whose words are not there any more. */
  | { readonly edit: 'free'; readonly lost: BeadRef };

/** Why an edit cannot be made: there is no such bead, nothing would change, no neighbour, nothing to part. */
export type EditRefusal = 'unknown' | 'unchanged' | 'edge' | 'whole';

/** Beads at least this likely are sure: of those said to be right in 97 of 100, more are (the measured precision is .99). */
export const SURE = 0.97;

const NOTATION =
  /^(?:(?<confirm>confirm) (?:(?<from>\d+)(?:\.\.(?<to>\d+|end))?|(?<sure>sure))|(?<plain>join|unpair|free) (?<bead>\d+)|split (?<split>\d+)(?: (?<half>original|translation) (?<after>\d+)| at (?<said>\d+) (?<told>\d+))?|move (?<move>\d+) (?<side>original|translation) (?<way>up|down)|free lost (?<seq>\d+) (?<at>\d+))$/u;

/** Parses the notation of an edit; undefined where it is none. */
export function parseEdit(notation: string): BeadEdit | undefined {
  const found = NOTATION.exec(notation.trim())?.groups;
  if (found === undefined) return undefined;
  const { confirm, from, to, sure, plain, bead, split, half, after, said, told, move, side, way, seq, at } = found;
  if (confirm !== undefined)
    return sure === undefined
      ? { edit: 'confirm', from: Number(from), to: to === 'end' ? Number.POSITIVE_INFINITY : Number(to ?? from) }
      : { edit: 'confirm', sure: true };
  if (plain !== undefined) return { edit: plain as 'join', bead: Number(bead) };
  if (split !== undefined) {
    if (half !== undefined) return { edit: 'split', bead: Number(split), [half]: Number(after) };
    return said === undefined
      ? { edit: 'split', bead: Number(split) }
      : { edit: 'split', bead: Number(split), original: Number(said), translation: Number(told) };
  }
  if (move !== undefined) return { edit: 'move', bead: Number(move), side: side as Side, way: way as 'up' | 'down' };
  return { edit: 'free', lost: [Number(seq), Number(at)] };
}

/** Formats an edit in its notation. */
export function formatEdit(edit: BeadEdit): string {
  switch (edit.edit) {
    case 'confirm':
      if ('sure' in edit) return 'confirm sure';
      if (edit.from === edit.to) return `confirm ${edit.from}`;
      return `confirm ${edit.from}..${Number.isFinite(edit.to) ? edit.to : 'end'}`;
    case 'split': {
      const { bead, original, translation } = edit;
      if (original !== undefined && translation !== undefined) return `split ${bead} at ${original} ${translation}`;
      if (original !== undefined) return `split ${bead} original ${original}`;
      return translation === undefined ? `split ${bead}` : `split ${bead} translation ${translation}`;
    }
    case 'move':
      return `move ${edit.bead} ${edit.side} ${edit.way}`;
    case 'join':
    case 'unpair':
    case 'free':
      return 'lost' in edit ? `free lost ${edit.lost.join(' ')}` : `${edit.edit} ${edit.bead}`;
  }
}

type Pair = Pick<Bead, Side>;

/**
 * Works out the decision of an edit: the beads it settles, in words, and the settled ones they take the place of. `settled` is
 * what `settleRecord` gave for this alignment.
 */
export function decideEdit(
  alignment: Alignment,
  settled: Settled,
  pair: DecidedPair,
  edit: BeadEdit,
): BeadDecision | EditRefusal {
  if ('lost' in edit) {
    const isLost = settled.lost.some(({ ref }) => ref[0] === edit.lost[0] && ref[1] === edit.lost[1]);
    return isLost ? { ...pair, edit: 'free', beads: [], replaces: [edit.lost] } : 'unknown';
  }
  if (edit.edit === 'free') {
    const bead = alignment.beads[edit.bead];
    if (bead === undefined) return 'unknown';
    const replaces = listReplaced(settled, [bead]);
    return replaces.length === 0 ? 'unchanged' : { ...pair, edit: 'free', beads: [], replaces };
  }
  const beads = cutAnew(alignment, pair.languages, edit);
  if (typeof beads === 'string') return beads;
  if (beads.length === 0) return 'unchanged';
  const original = alignment.original.map(({ text }) => text);
  const translation = alignment.translation.map(({ text }) => text);
  const sides = indexSides(original, translation);
  return {
    ...pair,
    edit: edit.edit,
    beads: beads.map((bead) => anchorBead(bead, sides, original, translation)),
    replaces: listReplaced(settled, beads),
  };
}

/** Says in words what a bead ties. */
export function anchorBead(
  bead: Pair,
  sides: IndexedSides,
  original: readonly string[],
  translation: readonly string[],
): AnchoredBead {
  const anchor = (side: Side, sentences: readonly string[]) => {
    const [from] = bead[side];
    return from === undefined ? null : toAnchor(sides[side], sentences, { from, to: from + bead[side].length });
  };
  return { original: anchor('original', original), translation: anchor('translation', translation) };
}

/** Lists the settled beads that share a sentence with these. */
function listReplaced(settled: Settled, beads: readonly Pair[]): readonly BeadRef[] {
  const said = new Set(beads.flatMap((bead) => bead.original));
  const told = new Set(beads.flatMap((bead) => bead.translation));
  const refs = settled.beads
    .filter((bead) => bead.original.some((at) => said.has(at)) || bead.translation.some((at) => told.has(at)))
    .map(({ ref }) => ref);
  return [...new Map(refs.map((ref) => [ref.join('.'), ref])).values()];
}

type CuttingEdit = Exclude<BeadEdit, { readonly edit: 'free' }>;

/** Gives the beads that an edit settles. */
function cutAnew(
  { original, translation, beads }: Alignment,
  languages: readonly [string, string],
  edit: CuttingEdit,
): readonly Pair[] | EditRefusal {
  const isOpen = (bead: Bead): boolean => bead.settled === undefined;
  if (edit.edit === 'confirm') {
    if ('sure' in edit) return beads.filter((bead) => isOpen(bead) && bead.confidence >= SURE);
    if (beads[edit.from] === undefined || edit.to < edit.from) return 'unknown';
    return beads.slice(edit.from, edit.to + 1).filter(isOpen);
  }
  const bead = beads[edit.bead];
  if (bead === undefined) return 'unknown';
  switch (edit.edit) {
    case 'join': {
      const next = beads[edit.bead + 1];
      if (next === undefined) return 'edge';
      const joined = {
        original: [...bead.original, ...next.original],
        translation: [...bead.translation, ...next.translation],
      };
      // Two sentences to which nothing answers are two gaps; there is nothing to tie.
      return joined.original.length === 0 || joined.translation.length === 0 ? 'whole' : [joined];
    }
    case 'unpair':
      if (bead.original.length === 0 || bead.translation.length === 0) return 'whole';
      return partSides(bead);
    case 'split': {
      const words = (side: Side): readonly string[] =>
        bead[side].map((at) => (side === 'original' ? original : translation)[at]?.text ?? '');
      const cut = findCut(words('original'), words('translation'), languages, edit);
      if (cut === undefined) return 'whole';
      return [
        { original: bead.original.slice(0, cut.original), translation: bead.translation.slice(0, cut.translation) },
        { original: bead.original.slice(cut.original), translation: bead.translation.slice(cut.translation) },
      ].flatMap(partGap);
    }
    case 'move':
      return moveBorder(beads, edit.bead, edit.side, edit.way);
  }
}

/** Moves the border between a bead and its neighbour by one sentence of one side. */
function moveBorder(beads: readonly Bead[], at: number, side: Side, way: 'up' | 'down'): readonly Pair[] | EditRefusal {
  const from = beads[at];
  const to = beads[way === 'up' ? at - 1 : at + 1];
  if (from === undefined || from[side].length === 0) return 'unknown';
  if (to === undefined) return 'edge';
  const moved = from[side].at(way === 'up' ? 0 : -1) ?? 0;
  const left = from[side].filter((sentence) => sentence !== moved);
  const other: Side = side === 'original' ? 'translation' : 'original';
  const taken = {
    [other]: to[other],
    [side]: way === 'up' ? [...to[side], moved] : [moved, ...to[side]],
  } as unknown as Pair;
  // A gap that only takes another sentence of the same side would stay a gap.
  if (taken[other].length === 0) return 'whole';
  const rest = { [other]: from[other], [side]: left } as unknown as Pair;
  const both = way === 'up' ? [taken, rest] : [rest, taken];
  return both.flatMap(partGap);
}

/** Gaps hold one sentence each; of a bead that has lost all its sentences nothing is left. */
function partGap(bead: Pair): readonly Pair[] {
  return bead.original.length === 0 || bead.translation.length === 0 ? partSides(bead) : [bead];
}

function partSides(bead: Pair): readonly Pair[] {
  return [
    ...bead.original.map((at) => ({ original: [at], translation: [] })),
    ...bead.translation.map((at) => ({ original: [], translation: [at] })),
  ];
}

interface Cut {
  readonly original: number;
  readonly translation: number;
}

/** Cuts that are tried by the aligner; of more, which are rare, the lengths alone decide. */
const MOST_TRIED = 30;

/** Finds where to part a bead; undefined where there is nothing to part. */
function findCut(
  said: readonly string[],
  told: readonly string[],
  languages: readonly [string, string],
  wish: { readonly original?: number; readonly translation?: number },
): Cut | undefined {
  const [n, m] = [said.length, told.length];
  if (n + m < 2 || n === 0 || m === 0 || (n === 1 && m === 1)) return undefined;
  const options: Cut[] = [];
  for (let i = 0; i <= n; i += 1) {
    for (let j = 0; j <= m; j += 1) {
      const isWished = (wish.original ?? i) === i && (wish.translation ?? j) === j;
      const isWhole = (i === 0 && j === 0) || (i === n && j === m);
      if (isWished && !isWhole) options.push({ original: i, translation: j });
    }
  }
  if (options.length <= 1) return options[0];
  const isTried = options.length <= MOST_TRIED;
  const scores = options.map((cut) => (isTried ? trustCut(said, told, languages, cut) : 0) - missCut(said, told, cut));
  return options[scores.indexOf(Math.max(...scores))];
}

/** How sure the aligner is of both halves, each joined to one sentence: 0 to 1. */
function trustCut(
  said: readonly string[],
  told: readonly string[],
  languages: readonly [string, string],
  { original: i, translation: j }: Cut,
): number {
  const halves = (sentences: readonly string[], at: number): readonly string[] =>
    [sentences.slice(0, at), sentences.slice(at)].filter((half) => half.length > 0).map((half) => half.join(' '));
  const pair = { original: halves(said, i), translation: halves(told, j) };
  const [beads = []] = learnBeads([pair], languages, { rounds: 0 }).pairs;
  const wanted = i > 0 && i < said.length && j > 0 && j < told.length ? 2 : 1;
  const tied = beads.filter((bead) => bead.original.length === 1 && bead.translation.length === 1);
  return tied.length === wanted ? tied.reduce((sum, { confidence }) => sum + confidence, 0) / 2 : 0;
}

/** How far apart a cut falls on both sides, in shares of their letters: 0 to 1. */
function missCut(said: readonly string[], told: readonly string[], { original: i, translation: j }: Cut): number {
  const share = (sentences: readonly string[], at: number): number => {
    const length = sentences.join('').length;
    return length === 0 ? 0 : sentences.slice(0, at).join('').length / length;
  };
  return Math.abs(share(said, i) - share(told, j));
}
