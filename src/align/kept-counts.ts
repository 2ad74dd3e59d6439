/** Between the lexicon, which people keep and read, and the counts over numbered features, which the learner works on. */
import { type Advice, findRightPairs, findWrongPairs, withoutPairs } from './advice.ts';
import { buildAnchors } from './anchors.ts';
import type { Side, Vocabulary } from './features.ts';
import type { LengthModel } from './length.ts';
import type { Lexicon, LexiconPair } from './lexicon.ts';
import { SHAPES, type ShapePriors, startPriors } from './shapes.ts';
import type { Counts } from './table.ts';

/** Counts of both directions. */
export interface BothWays {
  readonly forward: Counts;
  readonly backward: Counts;
}

/** How often each feature stands in the texts, by side. */
export interface Frequencies {
  readonly original: Float64Array;
  readonly translation: Float64Array;
}

/** Builds the counts believed before learning: anchors, the kept lexicon, and what people say of the words. */
export function buildPriors(
  original: Vocabulary,
  translation: Vocabulary,
  languages: readonly [string, string],
  frequency: Frequencies,
  { lexicon: kept, advice }: { readonly lexicon?: Lexicon; readonly advice?: Advice },
): BothWays {
  const there = new Map<number, Map<number, number>>();
  const back = new Map<number, Map<number, number>>();
  const add = (rows: Map<number, Map<number, number>>, from: number, to: number, count: number): void => {
    const row = rows.get(from) ?? new Map<number, number>();
    rows.set(from, row);
    row.set(to, (row.get(to) ?? 0) + count);
  };
  for (const anchor of buildAnchors(original, translation, languages)) {
    add(there, anchor.original, anchor.translation, anchor.strength);
    add(back, anchor.translation, anchor.original, anchor.strength);
  }
  const known = kept === undefined ? undefined : indexPairs(kept);
  for (const [name, a] of known === undefined ? [] : original.ids) {
    for (const pair of known?.get(name) ?? []) {
      const b = translation.ids.get(pair.translation);
      if (b === undefined) continue;
      if (pair.forward > 0) add(there, a, b, pair.forward);
      if (pair.backward > 0) add(back, b, a, pair.backward);
    }
  }
  if (advice !== undefined) {
    for (const pair of findRightPairs(advice, original, translation, frequency)) {
      add(there, pair.original, pair.translation, pair.strength);
      add(back, pair.translation, pair.original, pair.strength);
    }
  }
  const wrong = advice === undefined ? new Set<string>() : findWrongPairs(advice, original, translation);
  return {
    forward: withoutPairs(toRows(there, original.names.length), wrong, true),
    backward: withoutPairs(toRows(back, translation.names.length), wrong, false),
  };
}

const indexes = new WeakMap<Lexicon, ReadonlyMap<string, readonly LexiconPair[]>>();

/** Indexes the pairs of a lexicon by their original, once: a short document must not cost the size of the lexicon. */
function indexPairs(lexicon: Lexicon): ReadonlyMap<string, readonly LexiconPair[]> {
  const known = indexes.get(lexicon);
  if (known !== undefined) return known;
  const index = new Map<string, LexiconPair[]>();
  for (const pair of lexicon.pairs) {
    const row = index.get(pair.original);
    if (row === undefined) index.set(pair.original, [pair]);
    else row.push(pair);
  }
  indexes.set(lexicon, index);
  return index;
}

function toRows(rows: ReadonlyMap<number, ReadonlyMap<number, number>>, count: number): Counts {
  const starts = new Int32Array(count + 1);
  const told: number[] = [];
  const counts: number[] = [];
  for (let row = 0; row < count; row += 1) {
    for (const [word, value] of [...(rows.get(row) ?? [])].sort((a, b) => a[0] - b[0])) {
      told.push(word);
      counts.push(value);
    }
    starts[row + 1] = told.length;
  }
  return { rows: starts, told: Int32Array.from(told), counts: Float32Array.from(counts) };
}

/** Counts how often each feature stands in the sides, on top of what was counted before. */
export function countFeatures(
  sides: readonly Side[],
  vocabulary: Vocabulary,
  known?: Readonly<Record<string, number>>,
): Float64Array {
  const counts = new Float64Array(vocabulary.names.length);
  for (const side of sides) {
    for (let at = side.starts[0] ?? 0; at < (side.starts[side.count] ?? 0); at += 1) {
      const token = side.tokens[at] ?? 0;
      counts[token] = (counts[token] ?? 0) + 1;
    }
  }
  if (known !== undefined)
    for (const [id, name] of vocabulary.names.entries()) counts[id] = (counts[id] ?? 0) + (known[name] ?? 0);
  return counts;
}

/** Returns the shape priors a lexicon was kept with. */
export function priorsOf(lexicon: Lexicon): ShapePriors {
  const start = startPriors();
  return SHAPES.reduce((priors, [n, m], shape) => {
    priors[shape] = lexicon.shapes[`${n}-${m}`] ?? start[shape] ?? 0;
    return priors;
  }, new Float64Array(SHAPES.length));
}

/** Pairs seen less often than this are not kept: they are chance, and most of the file. */
const LEAST_KEPT = 0.9;

/** Builds the lexicon to keep from the counts of the last round. */
export function toLexicon(
  languages: readonly [string, string],
  taught: Lexicon['taught'],
  original: Vocabulary,
  translation: Vocabulary,
  counts: BothWays,
  frequency: Frequencies,
  lengths: LengthModel,
  shapes: ShapePriors,
): Lexicon {
  const pairs = new Map<string, LexiconPair>();
  const add = (a: number, b: number, count: number, isForward: boolean): void => {
    if (count < LEAST_KEPT) return;
    const key = `${a} ${b}`;
    const known = pairs.get(key) ?? {
      original: original.names[a] ?? '',
      translation: translation.names[b] ?? '',
      forward: 0,
      backward: 0,
    };
    pairs.set(key, isForward ? { ...known, forward: count } : { ...known, backward: count });
  };
  for (let a = 0; a < original.names.length; a += 1) {
    for (let at = counts.forward.rows[a] ?? 0; at < (counts.forward.rows[a + 1] ?? 0); at += 1) {
      add(a, counts.forward.told[at] ?? 0, counts.forward.counts[at] ?? 0, true);
    }
  }
  for (let b = 0; b < translation.names.length; b += 1) {
    for (let at = counts.backward.rows[b] ?? 0; at < (counts.backward.rows[b + 1] ?? 0); at += 1) {
      add(counts.backward.told[at] ?? 0, b, counts.backward.counts[at] ?? 0, false);
    }
  }
  return {
    languages,
    taught,
    pairs: [...pairs.values()],
    originalCounts: Object.fromEntries(original.names.map((name, id) => [name, frequency.original[id] ?? 0])),
    translationCounts: Object.fromEntries(translation.names.map((name, id) => [name, frequency.translation[id] ?? 0])),
    length: { ratio: lengths.ratio, beta: lengths.beta, alpha2: lengths.alpha2 },
    shapes: Object.fromEntries(SHAPES.map(([n, m], shape) => [`${n}-${m}`, shapes[shape] ?? 0])),
  };
}
