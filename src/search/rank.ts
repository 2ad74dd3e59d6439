/** The order of hits: BM25 over the words of the query (Robertson & Zaragoza 2009), by date where that is asked. */
import { BestRows, type RowAt } from './best-rows.ts';
import type { HeldIndex } from './held-index.ts';
import { countOf } from './lexeme-rows.ts';
import type { Ranking } from './ranking.ts';
import { FewRows, hasRow, nextRow, type RowSet, toBits } from './row-set.ts';
import { PARTS } from './rows.ts';
import { K1, offerFew, offerScored } from './score.ts';
import type { Segment } from './segment.ts';
import { findSlot } from './lexeme-slots.ts';

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
  readonly found: readonly RowSet[];
  /** Of that, what answers the words as they were asked; null where nothing was added to them. */
  readonly asAsked: readonly RowSet[] | null;
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
  const words = [...lexemes].flatMap(([lexeme, counts]) => {
    const numbers = index.segments.map((segment) => findSlot(segment, lexeme));
    const count = numbers.reduce((sum, at, of) => sum + (at < 0 ? 0 : countIn(index.segments[of], at)), 0);
    return count === 0 ? [] : [{ numbers, weight: counts * weightOf(index, count) }];
  });
  const damping = getDamping(index.averageLength);
  for (const [at, segment] of index.segments.entries()) {
    const found = ask.found[at];
    if (found === undefined || (found instanceof FewRows && found.list.length === 0)) continue;
    const asAsked = ask.asAsked?.[at] ?? null;
    if (ask.sort === 'date') offerByDate(best, index, at, found);
    // Where all that was asked is one beginning of words, or nothing but fields, no row says more than another.
    else if (lexemes.size === 0 && prefixes.length < 2 && asAsked === null) offerAlike(best, index, at, found);
    else {
      const { parts } = segment;
      const offer = (row: number, score: number): void => {
        const points = parts[row] === NOTE ? score * NOTE_COUNTS : score;
        best.offer(asAsked !== null && hasRow(asAsked, row) ? points + AS_ASKED : points, at, row);
      };
      const own = words.flatMap(({ numbers, weight }) => {
        const lexeme = numbers[at] ?? -1;
        return lexeme < 0 ? [] : [{ lexeme, weight }];
      });
      const asked = { words: own, damping, prefixes, prefixCounts: PREFIX_COUNTS };
      if (found instanceof FewRows) offerFew(segment, found, asked, offer);
      else {
        const { byDay } = index.orders[at] ?? NO_ORDER;
        const bits = asAsked === null ? null : toBits(asAsked, segment.rows);
        offerScored(segment, { ...asked, found, asAsked: bits, bonus: AS_ASKED, byDay }, { best, offer });
      }
    }
  }
  return best.list();
}

const NO_ORDER = { byDay: { ranges: new Uint32Array(0), days: new Int32Array(0) } };

let dampings = { averageLength: 0, table: new Float64Array(0) };

/** Gives by the length of a text in words how much a word has to stand in it to say as much as in a shorter one. */
function getDamping(averageLength: number): Float64Array {
  if (dampings.averageLength !== averageLength) {
    const table = Float64Array.from({ length: 256 }, (_, length) => K1 * (1 - B + (B * length) / averageLength));
    dampings = { averageLength, table };
  }
  return dampings.table;
}

/** How much a word says that stands in so many texts: the rarer, the more. */
function weightOf({ rows }: HeldIndex, count: number): number {
  return Math.log(1 + (Math.max(rows, count) - count + 0.5) / (count + 0.5));
}

function countIn(segment: Segment | undefined, lexeme: number): number {
  return segment === undefined ? 0 : countOf(segment, lexeme);
}

/** Offers rows by the day of their records, as many of a segment as are wanted in all: the others are worse. */
function offerByDate(best: BestRows, index: HeldIndex, at: number, found: RowSet): void {
  let offered = 0;
  forInOrder(index, at, found, (row, doc) => {
    best.offer(-(index.days[at]?.[doc] ?? 0), at, row);
    return ++offered < best.most;
  });
}

/** Offers rows that are all as good, but for notes: in their order, until so many are there as are wanted. */
function offerAlike(best: BestRows, index: HeldIndex, at: number, found: RowSet): void {
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
function forInOrder(index: HeldIndex, at: number, found: RowSet, use: (row: number, doc: number) => boolean): void {
  const firstRow = index.segments[at]?.firstRow;
  for (const doc of index.orders[at]?.docs ?? []) {
    const end = firstRow?.[doc + 1] ?? 0;
    for (let row = nextRow(found, firstRow?.[doc] ?? 0); row >= 0 && row < end; row = nextRow(found, row + 1))
      if (!use(row, doc)) return;
  }
}
