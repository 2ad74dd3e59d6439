/** The rows a lexeme stands in: as few of its postings are read as will do. */
import { addBits, type Bits, emptyBits, hasBetween, putBit } from './bits.ts';
import { BLOCK, type Blocks, readBlocks } from './blocks.ts';
import { EVERYWHERE, sideOf } from './look-up.ts';
import { keysRead, openPostings, readKeys, readCount } from './postings.ts';
import type { Segment } from './segment.ts';

/** Lexemes of a segment whose blocks are kept laid out, some kB each. */
const KEPT_BLOCKS = 256;
/** A lexeme in more than one row of so many has its rows kept as a set, which is then no larger than its postings. */
const DENSE = 12;
/** Sets kept: 16 kB each in the largest segments. */
const KEPT_DENSE = 64;

/** Says in how many texts a lexeme stands. */
export function countOf(segment: Segment, lexeme: number): number {
  return readCount(segment.postings, segment.postingStart[lexeme] ?? 0);
}

/** Gives the blocks of a lexeme; null where it has none. */
export function getBlocks(segment: Segment, lexeme: number): Blocks | null {
  const known = segment.blocks.get(lexeme);
  if (known !== undefined) return known;
  const opened = openPostings(segment.postings, segment.postingStart[lexeme] ?? 0);
  if (opened.blocksAt === 0) return null;
  const blocks = readBlocks(segment.postings, opened.count, opened);
  if (segment.blocks.size >= KEPT_BLOCKS) segment.blocks.clear();
  segment.blocks.set(lexeme, blocks);
  return blocks;
}

/** True where a lexeme stands in so many rows that a set of them is at hand. */
export function isDense(segment: Segment, lexeme: number): boolean {
  return countOf(segment, lexeme) * DENSE > segment.rows;
}

/** Gives the rows a lexeme of many stands in; the set is not to be changed. */
export function getDense(segment: Segment, lexeme: number): Bits {
  let rows = segment.dense.get(lexeme);
  if (rows === undefined) {
    rows = emptyBits(segment.rows);
    const { at, count } = openPostings(segment.postings, segment.postingStart[lexeme] ?? 0);
    putKeys(rows, segment, { at, count, key: -1 }, EVERYWHERE);
    if (segment.dense.size >= KEPT_DENSE) segment.dense.clear();
    segment.dense.set(lexeme, rows);
  }
  return rows;
}

/** Adds the rows a lexeme stands in on some sides. Where `within` is given, rows outside of it may be left out. */
export function putRows(bits: Bits, segment: Segment, lexeme: number, sides: number, within: Bits | null): void {
  if (sides === EVERYWHERE && isDense(segment, lexeme)) {
    addBits(bits, getDense(segment, lexeme));
    return;
  }
  const { at, count } = openPostings(segment.postings, segment.postingStart[lexeme] ?? 0);
  const blocks = within === null ? null : getBlocks(segment, lexeme);
  if (blocks === null || within === null) {
    putKeys(bits, segment, { at, count, key: -1 }, sides);
    return;
  }
  let key = -1;
  for (let block = 0; block < blocks.count; block++) {
    const last = blocks.lastKey[block] ?? 0;
    if (hasBetween(within, (key + 1) >>> 1, (last >>> 1) + 1)) {
      const own = Math.min(BLOCK, count - block * BLOCK);
      putKeys(bits, segment, { at: blocks.keysAt[block] ?? 0, count: own, key }, sides);
    }
    key = last;
  }
}

/** So many postings from a place on, and the key before them. */
interface Stretch {
  readonly at: number;
  readonly count: number;
  readonly key: number;
}

function putKeys(bits: Bits, segment: Segment, stretch: Stretch, sides: number): void {
  let { at, key } = stretch;
  for (let left = stretch.count; left > 0; left -= BLOCK) {
    const own = Math.min(BLOCK, left);
    at = readKeys(segment.postings, at, own, key);
    key = keysRead[own - 1] ?? 0;
    if (sides === EVERYWHERE) for (let index = 0; index < own; index++) putBit(bits, (keysRead[index] ?? 0) >>> 1);
    else
      for (let index = 0; index < own; index++) {
        const one = keysRead[index] ?? 0;
        if ((sides & sideOf(segment, one)) !== 0) putBit(bits, one >>> 1);
      }
  }
}
