/**
 * Where each lexeme of a segment lies, by its bytes (open addressing; FNV-1a): one look instead of seventeen by halving, in each of the
 * segments, for every word of a search. Four to eight bytes a lexeme.
 */
import { Buffer } from 'node:buffer';

/** The lexemes of a segment, sorted, and their slots: the number of a lexeme from 1, or 0; a power of two of them. */
export interface LexemeSlots {
  readonly lexemeBytes: Uint8Array;
  readonly lexemeStart: Uint32Array;
  readonly slots: Uint32Array;
  /** The numbers of lexemes looked for lately. */
  readonly found: Map<string, number>;
}

/** Lays out the slots of so many lexemes. */
export function toSlots(lexemeBytes: Uint8Array, lexemeStart: Uint32Array, lexemes: number): Uint32Array {
  let size = 4;
  while (size < lexemes + (lexemes >>> 2)) size *= 2;
  const slots = new Uint32Array(size);
  for (let lexeme = 0; lexeme < lexemes; lexeme++) {
    let slot = hashOf(lexemeBytes, lexemeStart[lexeme] ?? 0, lexemeStart[lexeme + 1] ?? 0) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = lexeme + 1;
  }
  return slots;
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** A lexeme as bytes. */
interface Sought {
  readonly bytes: Uint8Array;
  readonly hash: number;
}

/** Lexemes asked for lately: every segment is asked for the same ones, several times a search. */
const sought = new Map<string, Sought>();
const KEPT = 2_000;
/** Of each segment: those of some ten searches. */
const KEPT_FOUND = 256;

function toSought(lexeme: string): Sought {
  const bytes = Buffer.from(lexeme, 'utf8');
  const made = { bytes, hash: hashOf(bytes, 0, bytes.length) };
  if (sought.size >= KEPT) sought.clear();
  sought.set(lexeme, made);
  return made;
}

/** Finds the number of a lexeme; -1 where it is not there. */
export function findSlot(segment: LexemeSlots, lexeme: string): number {
  let number = segment.found.get(lexeme);
  if (number !== undefined) return number;
  number = readSlot(segment, lexeme);
  if (segment.found.size >= KEPT_FOUND) segment.found.clear();
  segment.found.set(lexeme, number);
  return number;
}

function readSlot({ lexemeBytes, lexemeStart, slots }: LexemeSlots, lexeme: string): number {
  const { bytes, hash } = sought.get(lexeme) ?? toSought(lexeme);
  const end = slots.length - 1;
  for (let slot = hash & end; ; slot = (slot + 1) & end) {
    const number = (slots[slot] ?? 0) - 1;
    if (number < 0) return -1;
    const start = lexemeStart[number] ?? 0;
    if ((lexemeStart[number + 1] ?? 0) - start !== bytes.length) continue;
    let at = 0;
    while (at < bytes.length && lexemeBytes[start + at] === bytes[at]) at++;
    if (at === bytes.length) return number;
  }
}
