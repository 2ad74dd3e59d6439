/** A word of a query in one segment: its lexemes, by their numbers, and the sides it may stand on. */
import { Buffer } from 'node:buffer';
import type { Side, WordNode } from './query.ts';
import { PARTS } from './rows.ts';
import { lexemesIn, type Scope } from './scope.ts';
import { findSlot } from './lexeme-slots.ts';
import { findPrefix, type Segment } from './segment.ts';

/** Lists the lexemes a word is found under in a language, by their numbers in the segment. */
export function listLexemes(segment: Segment, word: WordNode, lang: string, scope: Scope): readonly number[] {
  if (!segment.langs.includes(lang)) return [];
  return lexemesIn(word, lang, scope).flatMap((lexeme) => {
    if (word.form !== 'prefix') return lexemeOf(segment, lexeme);
    const [from, to] = findPrefix(segment, Buffer.from(lexeme, 'utf8'));
    return Array.from({ length: to - from }, (_, at) => from + at);
  });
}

/** Finds the number of a lexeme: a list of one, or none. */
export function lexemeOf(segment: Segment, lexeme: string): readonly number[] {
  const at = findSlot(segment, lexeme);
  return at < 0 ? [] : [at];
}

export const SIDE_BITS: Readonly<Record<Side, number>> = { original: 1, translation: 2, notes: 4, description: 8 };
/** All sides. */
export const EVERYWHERE = 15;
const NOTE = PARTS.indexOf('note');

export function toSideMask(sides: readonly Side[] | undefined): number {
  return sides === undefined ? EVERYWHERE : sides.reduce((mask, side) => mask | SIDE_BITS[side], 0);
}

/** Says as a bit on what side a key (row · 2 + side) stands. */
export function sideOf(segment: Segment, key: number): number {
  const part = segment.parts[key >>> 1] ?? 0;
  if (part === 0) return (key & 1) === 0 ? SIDE_BITS.original : SIDE_BITS.translation;
  return part === NOTE ? SIDE_BITS.notes : SIDE_BITS.description;
}
