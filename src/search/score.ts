/**
 * BM25 over the rows of one segment, of which only those are weighed that can still be among the best. The segment is cut into
 * ranges of 1,024 rows. Words in few texts are weighed everywhere; of each frequent word the blocks of its postings say what it can bring
 * to a range at most. The ranges are gone through from the most promising on, until none left can reach the worst of the best rows
 * there are (MaxScore: Turtle & Flood 1995; block maxima over ranges of documents: Dimopoulos, Nepomnyachiy & Suel 2013). The order is
 * the same as if every row were weighed.
 */
import { Buffer } from 'node:buffer';
import { type Bits, emptyBits, hasBetween, hasBit } from './bits.ts';
import { BLOCK, type Blocks, findBlock, MOST_TIMES } from './blocks.ts';
import { END, LexemeCursor } from './cursor.ts';
import { countOf, getBlocks, putRows } from './lexeme-rows.ts';
import { EVERYWHERE } from './look-up.ts';
import { openPostings } from './postings.ts';
import { FewRows, toBits } from './row-set.ts';
import { findPrefix, type Segment } from './segment.ts';

/** How soon more of the same word stops counting. */
export const K1 = 1.2;

/** Rows of a range, as a power of two. */
const RANGE_BITS = 10;
const RANGE = 1 << RANGE_BITS;
/** Words in no more texts of a segment than these, or than one row in so many, are weighed everywhere: some microseconds. */
const FEW = 2_048;
const FEW_OF = 16;

/** What rows are weighed by. */
export interface Weights {
  /** Lexemes of the segment, by their numbers. */
  readonly words: readonly { readonly lexeme: number; readonly weight: number }[];
  /** Beginnings of lexemes: a row with one scores `prefixCounts` at least. */
  readonly prefixes: readonly string[];
  readonly prefixCounts: number;
  /** By the length of a text in words. */
  readonly damping: Float64Array;
}

export interface Scoring extends Weights {
  readonly found: Bits;
  /** Rows that get `bonus` beside their score; null for none. */
  readonly asAsked: Bits | null;
  readonly bonus: number;
  readonly byDay: RangeOrder;
}

/** Where rows go. */
export interface Offers {
  /** The best so far: no row with fewer points than `least` is taken any more, nor one with as many of a later day than `latest`. */
  readonly best: { readonly least: number; readonly latest: number };
  readonly offer: (row: number, score: number) => void;
}

/** A frequent word: its postings, and what each block of them brings at most. */
interface Frequent {
  readonly blocks: Blocks;
  readonly count: number;
  readonly points: number;
}

/** Scores of rows met outside any range; all zero between two calls. */
let scores = new Float64Array(0);
let met = new Uint32Array(0);
let metCount = 0;
const inRange = new Float64Array(RANGE);

/** Offers the rows found that can be among the best, each with its score. */
export function offerScored(segment: Segment, scoring: Scoring, { best, offer }: Offers): void {
  const { found, words, damping } = scoring;
  if (scores.length < segment.rows) scores = new Float64Array(segment.rows);
  if (met.length < segment.rows) met = new Uint32Array(segment.rows);
  metCount = 0;
  const frequent: Frequent[] = [];
  for (const { lexeme, weight } of words) {
    const points = weight * (K1 + 1);
    const count = countOf(segment, lexeme);
    const blocks = count > Math.max(FEW, segment.rows / FEW_OF) ? getBlocks(segment, lexeme) : null;
    if (blocks === null) addFew(segment, lexeme, points, scoring);
    else frequent.push({ blocks, count, points });
  }
  const begun = findBegun(segment, scoring.prefixes, found);
  const bounds = toBounds(segment, scoring, frequent, begun !== null);
  const { ranges, days } = scoring.byDay;
  for (const place of inOrder(bounds, ranges)) {
    const range = ranges[place] ?? 0;
    const bound = bounds[range] ?? 0;
    if (Math.ceil(bound * PARTS_OF_POINT) < best.least * PARTS_OF_POINT) break;
    if (bound < best.least || (bound === best.least && (days[range] ?? 0) > best.latest)) continue;
    const first = range << RANGE_BITS;
    inRange.fill(0);
    for (const one of frequent) addRange(segment, one, first, damping);
    const end = Math.min(found.length, (first + RANGE) >>> 5);
    for (let word = first >>> 5; word < end; word++) {
      let left = found[word] ?? 0;
      while (left !== 0) {
        const lowest = left & -left;
        left ^= lowest;
        const row = (word << 5) + 31 - Math.clz32(lowest);
        let score = (scores[row] ?? 0) + (inRange[row - first] ?? 0);
        if (begun !== null && score < scoring.prefixCounts && ((begun[word] ?? 0) & lowest) !== 0)
          score = scoring.prefixCounts;
        // Sums of the same numbers in another order are the same in single precision.
        offer(row, Math.fround(score));
      }
    }
  }
  for (let at = 0; at < metCount; at++) scores[met[at] ?? 0] = 0;
}

/** Offers few rows, each weighed. */
export function offerFew(
  segment: Segment,
  { list }: FewRows,
  { words, prefixes, prefixCounts, damping }: Weights,
  offer: Offers['offer'],
): void {
  const points = new Float64Array(list.length);
  for (const { lexeme, weight } of words) {
    const cursor = new LexemeCursor(segment, lexeme);
    for (let at = 0; at < list.length && cursor.key !== END; at++) {
      const row = list[at] ?? 0;
      cursor.seek(row * 2);
      while (cursor.key >>> 1 === row) {
        const { times } = cursor;
        const score = (weight * (K1 + 1) * times) / (times + (damping[segment.lengths[cursor.key] ?? 0] ?? 0));
        points[at] = (points[at] ?? 0) + score;
        if (!segment.isTwofold) break;
        cursor.seek(cursor.key + 1);
      }
    }
  }
  const begun = findBegun(segment, prefixes, prefixes.length === 0 ? null : toBits(new FewRows(list), segment.rows));
  for (let at = 0; at < list.length; at++) {
    const row = list[at] ?? 0;
    const score = points[at] ?? 0;
    offer(row, Math.fround(begun !== null && score < prefixCounts && hasBit(begun, row) ? prefixCounts : score));
  }
}

/** Weighs a word wherever it stands. */
function addFew(segment: Segment, lexeme: number, points: number, { found, damping }: Scoring): void {
  const { postings: bytes, lengths } = segment;
  const opened = openPostings(bytes, segment.postingStart[lexeme] ?? 0);
  let { at } = opened;
  let key = -1;
  // Written out, as in `postings.ts`.
  for (let left = opened.count; left > 0; left--) {
    let byte = bytes[at++] ?? 0;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    key += number >>> 1;
    let times = 1;
    if ((number & 1) === 1) {
      byte = bytes[at++] ?? 0;
      times = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        times |= (byte & 127) << shift;
      }
    }
    const row = key >>> 1;
    if ((((found[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 0) continue;
    const before = scores[row] ?? 0;
    if (before === 0) met[metCount++] = row;
    scores[row] = before + (points * times) / (times + (damping[lengths[key] ?? 0] ?? 0));
  }
}

/** Weighs a frequent word in one range of rows. */
function addRange(segment: Segment, { blocks, count, points }: Frequent, first: number, damping: Float64Array): void {
  const { postings: bytes, lengths } = segment;
  const firstKey = first * 2;
  const end = firstKey + RANGE * 2;
  for (let block = findBlock(blocks, firstKey); block < blocks.count; block++) {
    let key = block === 0 ? -1 : (blocks.lastKey[block - 1] ?? 0);
    if (key >= end) return;
    let at = blocks.keysAt[block] ?? 0;
    for (let left = Math.min(BLOCK, count - block * BLOCK); left > 0; left--) {
      let byte = bytes[at++] ?? 0;
      let number = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        number |= (byte & 127) << shift;
      }
      key += number >>> 1;
      let times = 1;
      if ((number & 1) === 1) {
        byte = bytes[at++] ?? 0;
        times = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++] ?? 0;
          times |= (byte & 127) << shift;
        }
      }
      if (key < firstKey) continue;
      if (key >= end) return;
      const place = (key - firstKey) >>> 1;
      inRange[place] = (inRange[place] ?? 0) + (points * times) / (times + (damping[lengths[key] ?? 0] ?? 0));
    }
  }
}

/** The rows with a word that begins as asked; null where nothing was asked so. */
function findBegun(segment: Segment, prefixes: readonly string[], found: Bits | null): Bits | null {
  if (prefixes.length === 0) return null;
  const rows = emptyBits(segment.rows);
  for (const prefix of prefixes) {
    const [from, to] = findPrefix(segment, Buffer.from(prefix, 'utf8'));
    for (let lexeme = from; lexeme < to; lexeme++) putRows(rows, segment, lexeme, EVERYWHERE, found);
  }
  return rows;
}

/** What the rows of each range score at most; 0 where none was found. */
function toBounds(segment: Segment, scoring: Scoring, frequent: readonly Frequent[], isBegun: boolean): Float64Array {
  const bounds = new Float64Array(Math.ceil(segment.rows / RANGE));
  for (let at = 0; at < metCount; at++) {
    const row = met[at] ?? 0;
    const score = scores[row] ?? 0;
    if (score > (bounds[row >>> RANGE_BITS] ?? 0)) bounds[row >>> RANGE_BITS] = score;
  }
  for (const one of frequent) {
    addBounds(bounds, segment.isTwofold ? { ...one, points: one.points * 2 } : one, scoring.damping);
  }
  for (let range = 0; range < bounds.length; range++) {
    const first = range << RANGE_BITS;
    const end = Math.min(segment.rows, first + RANGE);
    if (!hasBetween(scoring.found, first, end)) {
      bounds[range] = NOTHING_FOUND;
      continue;
    }
    const bound = isBegun ? Math.max(bounds[range] ?? 0, scoring.prefixCounts) : (bounds[range] ?? 0);
    const bonus = scoring.asAsked !== null && hasBetween(scoring.asAsked, first, end) ? scoring.bonus : 0;
    // What another order of adding may make more of it in double precision is nothing in single precision.
    bounds[range] = Math.fround(bound * (1 + 1e-12)) + bonus;
  }
  return bounds;
}

/** Less than any bound. */
const NOTHING_FOUND = -1;
/** Bounds are sorted by such parts of a point, rounded up. */
const PARTS_OF_POINT = 4_096;

/** Lists the ranges with rows that were found, by their places in `ranges`: the greatest bound first, then the earliest place. */
function inOrder(bounds: Float64Array, ranges: Uint32Array): Float64Array {
  const keys = new Float64Array(ranges.length);
  let count = 0;
  for (let place = 0; place < ranges.length; place++) {
    const bound = bounds[ranges[place] ?? 0] ?? 0;
    // Both in one number: numbers alone are sorted ten times as quickly.
    if (bound >= 0) keys[count++] = place - Math.ceil(bound * PARTS_OF_POINT) * ranges.length;
  }
  const sorted = keys.subarray(0, count).sort();
  for (let at = 0; at < count; at++) {
    const key = sorted[at] ?? 0;
    sorted[at] = key - Math.floor(key / ranges.length) * ranges.length;
  }
  return sorted;
}

/** The ranges of a segment, that of the earliest record first; and of each range the day of its earliest record. */
export interface RangeOrder {
  readonly ranges: Uint32Array;
  readonly days: Int32Array;
}

/** Orders the ranges of a segment by the days of its records. */
export function toRangeOrder(rows: number, docOf: Uint32Array, dayOf: Int32Array): RangeOrder {
  const days = new Int32Array(Math.ceil(rows / RANGE)).fill(2 ** 31 - 1);
  for (let row = 0; row < rows; row++) {
    const day = dayOf[docOf[row] ?? 0] ?? 0;
    const range = row >>> RANGE_BITS;
    if (day < (days[range] ?? 0)) days[range] = day;
  }
  return { ranges: Uint32Array.from(days.keys()).sort((a, b) => (days[a] ?? 0) - (days[b] ?? 0)), days };
}

/** Adds to each range what a frequent word brings there at most: of the blocks that reach into it the greatest score. */
function addBounds(bounds: Float64Array, { blocks, points }: Frequent, damping: Float64Array): void {
  let range = -1;
  let most = 0;
  let key = -1;
  for (let block = 0; block < blocks.count; block++) {
    const score = scoreOf(blocks, block, damping) * points;
    const last = blocks.lastKey[block] ?? 0;
    const from = (key + 1) >>> (RANGE_BITS + 1);
    const to = last >>> (RANGE_BITS + 1);
    key = last;
    if (from !== range) {
      if (range >= 0) bounds[range] = (bounds[range] ?? 0) + most;
      range = from;
      most = 0;
    }
    if (score > most) most = score;
    while (range < to) {
      bounds[range] = (bounds[range] ?? 0) + most;
      range++;
      most = score;
    }
  }
  if (range >= 0 && range < bounds.length) bounds[range] = (bounds[range] ?? 0) + most;
}

/** The greatest score of a block, for a word that weighs 1. */
function scoreOf({ topsAt, times, lengths }: Blocks, block: number, damping: Float64Array): number {
  let most = 0;
  for (let top = topsAt[block] ?? 0; top < (topsAt[block + 1] ?? 0); top++) {
    const often = times[top] ?? 0;
    // Of a word that stands there oftener than is counted, the most a word can score.
    const score = often < MOST_TIMES ? often / (often + (damping[lengths[top] ?? 0] ?? 0)) : 1;
    if (score > most) most = score;
  }
  return most;
}
