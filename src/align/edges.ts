/**
 * How sentences begin and end: a question answers a question, a semicolon goes on inside a bead, a lower-case line continues.
 *
 * Every sentence has a class for its beginning and one for its end. What they say of a bead is a log-likelihood ratio against
 * unrelated sentences, like every other term, and is counted from the beads themselves:
 *
 *   rims   the classes at both ends of a bead agree across the languages more often than chance
 *   seams  where a bead joins two sentences of one side, the border has its own classes («…;» before a small letter)
 *   alone  sentences without counterpart too (a page mark begins with a bracket and ends with a number)
 */
import type { Side } from './features.ts';
import { listQuoted } from './quoted.ts';

/** How many classes a beginning and an end may have. */
export const EDGE_CLASSES = 13;
const ANYTHING_ELSE = 11;
/** Beginnings only: inside a quotation that an earlier sentence opened. */
const QUOTED = 12;

const OPENINGS: readonly RegExp[] = [
  /^\p{Lu}/u,
  /^\p{Ll}/u,
  /^\p{N}/u,
  /^["'«„“”‘‚‹「『]/u,
  /^[([{（【]/u,
  /^[-—–―•*]/u,
  /^(?:…|\.\.)/u,
  /^\p{L}/u, // a letter of a script without capitals
];
const CLOSINGS: readonly RegExp[] = [
  /(?:…|\.\s?\.)$/u,
  /[.。．।۔]$/u,
  /[?？؟]$/u,
  /[!！]$/u,
  /[;；؛]$/u,
  /[:：]$/u,
  /[,，、،]$/u,
  /["'»”’“›」』]$/u,
  /[)\]}）】]$/u,
  /\p{N}$/u,
  /[\p{L}\p{M}]$/u,
];

/** Classifies how a sentence begins. */
export function openingOf(sentence: string): number {
  return classOf(OPENINGS, sentence.slice(0, 100).trimStart());
}

/** Classifies how each sentence of a text begins; where a quotation runs on, that says the most. */
export function listOpenings(sentences: readonly string[]): Uint8Array {
  const quoted = listQuoted(sentences);
  return Uint8Array.from(sentences, (sentence, at) => (quoted[at] === 1 ? QUOTED : openingOf(sentence)));
}

/** Classifies how a sentence ends. */
export function closingOf(sentence: string): number {
  return classOf(CLOSINGS, sentence.slice(-100).trimEnd());
}

function classOf(patterns: readonly RegExp[], text: string): number {
  const found = patterns.findIndex((pattern) => pattern.test(text));
  return found < 0 ? ANYTHING_ELSE : found;
}

/** One number for every class, or pair of classes, of one kind of edge. */
export interface EdgeTable {
  /** By original class and translation class, at the rims of beads with both sides. */
  readonly rims: Float64Array;
  readonly seams: { readonly original: Float64Array; readonly translation: Float64Array };
  readonly alone: { readonly original: Float64Array; readonly translation: Float64Array };
}

/** Beginnings and ends. Holds expected counts while they are collected, log-likelihood ratios when a bead is scored. */
export interface Edges {
  readonly openings: EdgeTable;
  readonly closings: EdgeTable;
}

/** Builds edges with nothing counted yet. */
export function buildEdges(): Edges {
  return { openings: buildEdgeTable(), closings: buildEdgeTable() };
}

function buildEdgeTable(): EdgeTable {
  const classes = (): Float64Array => new Float64Array(EDGE_CLASSES);
  return {
    rims: new Float64Array(EDGE_CLASSES * EDGE_CLASSES),
    seams: { original: classes(), translation: classes() },
    alone: { original: classes(), translation: classes() },
  };
}

/** Adds a bead of `n` and `m` sentences that begins at (i, j) to the counts, with its probability. */
export function addBead(
  counts: Edges,
  original: Side,
  translation: Side,
  [i, n]: readonly [number, number],
  [j, m]: readonly [number, number],
  p: number,
): void {
  for (const kind of ['openings', 'closings'] as const) {
    const { rims, seams, alone } = counts[kind];
    const a = original[kind];
    const b = translation[kind];
    if (m === 0) addEdge(alone.original, a[i], p);
    else if (n === 0) addEdge(alone.translation, b[j], p);
    else {
      // The rim of the beginnings is the first sentence, that of the ends the last.
      const [firstA, firstB] = kind === 'openings' ? [i, j] : [i + n - 1, j + m - 1];
      addEdge(rims, (a[firstA] ?? 0) * EDGE_CLASSES + (b[firstB] ?? 0), p);
      const step = kind === 'openings' ? 1 : 0;
      for (let k = 0; k < n - 1; k += 1) addEdge(seams.original, a[i + k + step], p);
      for (let k = 0; k < m - 1; k += 1) addEdge(seams.translation, b[j + k + step], p);
    }
  }
}

/** Adds to the count of a class. */
export function addEdge(counts: Float64Array, at: number | undefined, p: number): void {
  if (at !== undefined) counts[at] = (counts[at] ?? 0) + p;
}

/** Writes counts as plain data to be kept, by names such as `opening 0=3` (a rim), `closing 4+` (a seam of the original), `opening =2` (alone). */
export function toKeptEdges(edges: Edges): Readonly<Record<string, number>> {
  const kept: Record<string, number> = {};
  for (const [name, count] of listEdges(edges)) if (count >= 0.05) kept[name] = Math.round(count * 10) / 10;
  return kept;
}

/** Reads counts that were kept; names it does not know are passed over. */
export function fromKeptEdges(kept: Readonly<Record<string, number>>): Edges {
  const edges = buildEdges();
  for (const [name, , values, at] of listEdges(edges)) values[at] = kept[name] ?? 0;
  return edges;
}

/** Turns kept counts round, the sides exchanged: `opening 0=3` becomes `opening 3=0`, `closing 4+` becomes `closing +4`. */
export function flipKeptEdges(kept: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(kept).map(([name, count]) => [name.replace(/(\d*)([=+])(\d*)$/u, '$3$2$1'), count]),
  );
}

/** Adds two counts. */
export function sumEdges(a: Edges, b: Edges): Edges {
  const sum = buildEdges();
  const others = [...listEdges(b)];
  const mine = [...listEdges(a)];
  for (const [index, [, , values, at]] of [...listEdges(sum)].entries())
    values[at] = (mine[index]?.[1] ?? 0) + (others[index]?.[1] ?? 0);
  return sum;
}

function* listEdges(edges: Edges): Generator<readonly [name: string, count: number, values: Float64Array, at: number]> {
  for (const [kind, table] of [
    ['opening', edges.openings],
    ['closing', edges.closings],
  ] as const) {
    for (let at = 0; at < table.rims.length; at += 1)
      yield [`${kind} ${Math.floor(at / EDGE_CLASSES)}=${at % EDGE_CLASSES}`, table.rims[at] ?? 0, table.rims, at];
    for (const [sign, sides] of [
      ['+', table.seams],
      ['=', table.alone],
    ] as const) {
      for (let at = 0; at < EDGE_CLASSES; at += 1) {
        yield [`${kind} ${at}${sign}`, sides.original[at] ?? 0, sides.original, at];
        yield [`${kind} ${sign}${at}`, sides.translation[at] ?? 0, sides.translation, at];
      }
    }
  }
}
