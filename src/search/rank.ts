/** The order of hits: BM25 over the words of the query (Robertson & Zaragoza 2009), by date where that is asked. */
import { Buffer } from 'node:buffer';
import { type Bits, hasBit, listBits } from './bits.ts';
import type { HeldIndex } from './held-index.ts';
import { emptyPostings, readCount, readPostings } from './postings.ts';
import type { Ranking } from './ranking.ts';
import { PARTS } from './rows.ts';
import { findPrefix, getLexeme, type Segment } from './segment.ts';

/** How soon more of the same word stops counting, and how much a long passage loses: 0.3 and not the usual 0.75, since a passage is a
 * sentence, and a short one is no better for being short. */
const K1 = 1.2;
const B = 0.3;
/** A note counts less than the text. */
const NOTE_COUNTS = 0.6;
const NOTE = PARTS.indexOf('note');
/** More than any score: what answers as asked stands before what only other spellings and translations find. */
const AS_ASKED = 10_000;
/** Words that only begin as asked are not weighed one by one. */
const PREFIX_COUNTS = 1;

/** A row of the index. */
export interface RowAt {
  readonly segment: Segment;
  readonly row: number;
}

export interface RankAsk {
  /** What was found, segment by segment. */
  readonly found: readonly Bits[];
  /** Of that, what answers the words as they were asked; null where nothing was added to them. */
  readonly asAsked: readonly Bits[] | null;
  readonly ranking: Ranking;
  readonly sort: 'relevance' | 'date';
  /** How many of the first are wanted. */
  readonly most: number;
}

const postings = emptyPostings();
let rows = new Uint32Array(0);
let scores = new Float32Array(0);

/** Lists the first rows, best first; at a tie the older record, then the earlier passage: always the same order. */
export function listFirst(index: HeldIndex, ask: RankAsk): readonly RowAt[] {
  const heap = new Heap(ask.most, index);
  const { averageLength } = index;
  const damping = Float32Array.from({ length: 256 }, (_, length) => K1 * (1 - B + (B * length) / averageLength));
  const weights = new Map(ask.ranking.lexemes.map((lexeme) => [lexeme, weightOf(index, lexeme)]));
  for (const [at, segment] of index.segments.entries()) {
    const found = ask.found[at];
    if (found === undefined) continue;
    if (rows.length < segment.rows) {
      rows = new Uint32Array(segment.rows);
      scores = new Float32Array(segment.rows);
    }
    const count = listBits(found, rows);
    if (count === 0) continue;
    const days = index.days[at] ?? new Int32Array(0);
    if (ask.sort === 'date') {
      for (let i = 0; i < count; i++) {
        const row = rows[i] ?? 0;
        heap.offer(-(days[segment.docOf[row] ?? 0] ?? 0), at, row);
      }
      continue;
    }
    const asAsked = ask.asAsked?.[at];
    // Where all that was asked is one beginning of words, no row says more than another.
    if (weights.size === 0 && ask.ranking.prefixes.length < 2) scores.fill(PREFIX_COUNTS, 0, segment.rows);
    else score(segment, found, { weights, prefixes: ask.ranking.prefixes, damping });
    for (let i = 0; i < count; i++) {
      const row = rows[i] ?? 0;
      let points = scores[row] ?? 0;
      if (segment.parts[row] === NOTE) points *= NOTE_COUNTS;
      if (asAsked !== undefined && hasBit(asAsked, row)) points += AS_ASKED;
      if (points >= heap.least) heap.offer(points, at, row);
    }
  }
  return heap.list();
}

/** How much a word says: the rarer, the more. */
function weightOf(index: HeldIndex, lexeme: string): number {
  let count = 0;
  for (const segment of index.segments) {
    const at = getLexeme(segment, lexeme);
    if (at >= 0) count += readCount(segment.postings, segment.postingStart[at] ?? 0);
  }
  return Math.log(1 + (Math.max(index.rows, count) - count + 0.5) / (count + 0.5));
}

interface Weighing {
  readonly weights: ReadonlyMap<string, number>;
  readonly prefixes: readonly string[];
  /** By the length of a text in words. */
  readonly damping: Float32Array;
}

/** Scores the rows found, into `scores`. */
function score(segment: Segment, found: Bits, { weights, prefixes, damping }: Weighing): void {
  scores.fill(0, 0, segment.rows);
  for (const [lexeme, weight] of weights) {
    const at = getLexeme(segment, lexeme);
    if (at < 0) continue;
    readPostings(segment.postings, segment.postingStart[at] ?? 0, postings, false);
    const { keys, times, count } = postings;
    const points = weight * (K1 + 1);
    for (let i = 0; i < count; i++) {
      const key = keys[i] ?? 0;
      const row = key >>> 1;
      if ((((found[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 0) continue;
      const time = times[i] ?? 0;
      scores[row] = (scores[row] ?? 0) + (points * time) / (time + (damping[segment.lengths[key] ?? 0] ?? 0));
    }
  }
  for (const prefix of prefixes) {
    const [from, to] = findPrefix(segment, Buffer.from(prefix, 'utf8'));
    for (let at = from; at < to; at++) {
      readPostings(segment.postings, segment.postingStart[at] ?? 0, postings, false);
      for (let i = 0; i < postings.count; i++) {
        const row = (postings.keys[i] ?? 0) >>> 1;
        if ((scores[row] ?? 0) < PREFIX_COUNTS) scores[row] = PREFIX_COUNTS;
      }
    }
  }
}

/** Holds the best rows offered, the worst of them on top. */
class Heap {
  /** Points below this are not taken any more. */
  least = -Infinity;
  readonly #most: number;
  readonly #segments: readonly Segment[];
  readonly #days: readonly Int32Array[];
  readonly #points: number[] = [];
  readonly #at: number[] = [];
  readonly #row: number[] = [];

  constructor(most: number, { segments, days }: HeldIndex) {
    this.#most = most;
    this.#segments = segments;
    this.#days = days;
  }

  offer(points: number, at: number, row: number): void {
    const size = this.#points.length;
    if (size < this.#most) {
      this.#points.push(points);
      this.#at.push(at);
      this.#row.push(row);
      this.#rise(size);
    } else {
      const worst = this.#points[0] ?? 0;
      if (
        size === 0 ||
        points < worst ||
        (points === worst && !this.#isBefore(at, row, this.#at[0] ?? 0, this.#row[0] ?? 0))
      )
        return;
      this.#points[0] = points;
      this.#at[0] = at;
      this.#row[0] = row;
      this.#sink();
    }
    if (this.#points.length === this.#most) this.least = this.#points[0] ?? Infinity;
  }

  list(): readonly RowAt[] {
    const order = this.#points.map((_points, index) => index);
    order.sort((a, b) => (this.#isWorse(a, b) ? 1 : -1));
    return order.flatMap((index) => {
      const segment = this.#segments[this.#at[index] ?? 0];
      return segment === undefined ? [] : [{ segment, row: this.#row[index] ?? 0 }];
    });
  }

  #isBefore(at: number, row: number, otherAt: number, otherRow: number): boolean {
    const segment = this.#segments[at];
    const other = this.#segments[otherAt];
    const doc = segment?.docOf[row] ?? 0;
    const otherDoc = other?.docOf[otherRow] ?? 0;
    if (doc === otherDoc && at === otherAt) return row < otherRow;
    const day = this.#days[at]?.[doc] ?? 0;
    const otherDay = this.#days[otherAt]?.[otherDoc] ?? 0;
    return day === otherDay
      ? (segment?.docs[doc]?.record ?? '') < (other?.docs[otherDoc]?.record ?? '')
      : day < otherDay;
  }

  #isWorse(a: number, b: number): boolean {
    const difference = (this.#points[a] ?? 0) - (this.#points[b] ?? 0);
    if (difference !== 0) return difference < 0;
    return !this.#isBefore(this.#at[a] ?? 0, this.#row[a] ?? 0, this.#at[b] ?? 0, this.#row[b] ?? 0);
  }

  #rise(start: number): void {
    for (let at = start; at > 0; ) {
      const above = (at - 1) >>> 1;
      if (!this.#isWorse(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      let worst = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < this.#points.length && this.#isWorse(below, worst)) worst = below;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #swap(a: number, b: number): void {
    for (const list of [this.#points, this.#at, this.#row]) {
      const one = list[a] ?? 0;
      list[a] = list[b] ?? 0;
      list[b] = one;
    }
  }
}
