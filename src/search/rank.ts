/** The order of hits: BM25 over the words of the query (Robertson & Zaragoza 2009), by date where that is asked. */
import { BestRows, type RowAt } from './best-rows.ts';
import { type Bits, hasBit, nextBit } from './bits.ts';
import type { HeldIndex } from './held-index.ts';
import { countOf } from './lexeme-rows.ts';
import type { Ranking } from './ranking.ts';
import { PARTS } from './rows.ts';
import { K1, offerScored } from './score.ts';
import { getLexeme } from './segment.ts';

export type { RowAt } from './best-rows.ts';

/** How much a long passage loses: 0.3 and not the usual 0.75, since a passage is a sentence, and a short one is no better for being short. */
const B = 0.3;
/** A note counts less than the text. */
const NOTE_COUNTS = 0.6;
const NOTE = PARTS.indexOf('note');
/** More than any score: what answers as asked stands before what only other spellings and translations find. */
const AS_ASKED = 10_000;
/** Words that only begin as asked are not weighed one by one. */
const PREFIX_COUNTS = 1;

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

/** Lists the first rows, best first; at a tie the older record, then the earlier passage: always the same order. */
export function listFirst(index: HeldIndex, ask: RankAsk): readonly RowAt[] {
  if (ask.most === 0) return [];
  const best = new BestRows(ask.most, index);
  const { lexemes, prefixes } = ask.ranking;
  const words = [...lexemes].map(([lexeme, counts]) => ({ lexeme, weight: counts * weightOf(index, lexeme) }));
  const damping = getDamping(index.averageLength);
  for (const [at, segment] of index.segments.entries()) {
    const found = ask.found[at];
    if (found === undefined) continue;
    const asAsked = ask.asAsked?.[at] ?? null;
    if (ask.sort === 'date') offerByDate(best, index, at, found);
    // Where all that was asked is one beginning of words, or nothing but fields, no row says more than another.
    else if (words.length === 0 && prefixes.length < 2 && asAsked === null) offerAlike(best, index, at, found);
    else {
      const order = index.orders[at];
      if (order === undefined) continue;
      const { parts } = segment;
      const { byDay } = order;
      const asked = { found, asAsked, words, prefixes, damping, byDay };
      offerScored(
        segment,
        { ...asked, prefixCounts: PREFIX_COUNTS, bonus: AS_ASKED },
        {
          best,
          offer: (row, score) => {
            const points = parts[row] === NOTE ? score * NOTE_COUNTS : score;
            best.offer(asAsked !== null && hasBit(asAsked, row) ? points + AS_ASKED : points, at, row);
          },
        },
      );
    }
  }
  return best.list();
}

let dampings = { averageLength: 0, table: new Float64Array(0) };

/** Gives by the length of a text in words how much a word has to stand in it to say as much as in a shorter one. */
function getDamping(averageLength: number): Float64Array {
  if (dampings.averageLength !== averageLength) {
    const table = Float64Array.from({ length: 256 }, (_, length) => K1 * (1 - B + (B * length) / averageLength));
    dampings = { averageLength, table };
  }
  return dampings.table;
}

/** How much a word says: the rarer, the more. */
function weightOf(index: HeldIndex, lexeme: string): number {
  let count = 0;
  for (const segment of index.segments) {
    const at = getLexeme(segment, lexeme);
    if (at >= 0) count += countOf(segment, at);
  }
  return Math.log(1 + (Math.max(index.rows, count) - count + 0.5) / (count + 0.5));
}

/** Offers rows by the day of their records, as many of a segment as are wanted in all: the others are worse. */
function offerByDate(best: BestRows, index: HeldIndex, at: number, found: Bits): void {
  let offered = 0;
  forInOrder(index, at, found, (row, doc) => {
    best.offer(-(index.days[at]?.[doc] ?? 0), at, row);
    return ++offered < best.most;
  });
}

/** Offers rows that are all as good, but for notes: in their order, until so many are there as are wanted. */
function offerAlike(best: BestRows, index: HeldIndex, at: number, found: Bits): void {
  const parts = index.segments[at]?.parts;
  let offered = 0;
  forInOrder(index, at, found, (row) => {
    const isNote = parts?.[row] === NOTE;
    best.offer(isNote ? PREFIX_COUNTS * NOTE_COUNTS : PREFIX_COUNTS, at, row);
    if (!isNote) offered++;
    return offered < best.most;
  });
}

/** Goes through the rows of a segment that were found, record after record in the order of hits, as long as `use` says so. */
function forInOrder(index: HeldIndex, at: number, found: Bits, use: (row: number, doc: number) => boolean): void {
  const firstRow = index.segments[at]?.firstRow;
  for (const doc of index.orders[at]?.docs ?? []) {
    const end = firstRow?.[doc + 1] ?? 0;
    for (let row = nextBit(found, firstRow?.[doc] ?? 0); row >= 0 && row < end; row = nextBit(found, row + 1))
      if (!use(row, doc)) return;
  }
}
