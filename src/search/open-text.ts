/**
 * A text laid open to be lit up: its words, each with what it is indexed under. Most words of a page of hits are words that were met in
 * others; each is taken apart, folded and stemmed once.
 */
import { placesOfWords } from '../text/words.ts';
import { type Spelled, toIndexed, tokensOfWord } from './analyse.ts';
import type { Side } from './query.ts';
import { SpellingTable } from '../text/spelling-table.ts';

/** A text, what language it is in, and on what side it stands. */
export interface OpenText {
  readonly text: string;
  readonly lang: string;
  readonly side: Side;
}

/** A word as it was met, and the lexemes it is indexed under. */
export interface MetWord extends Spelled {
  readonly lexemes: readonly string[];
}

/** Words of one language that were met so far, by their numbers. */
export interface MetWords {
  readonly words: MetWord[];
  /** Of each spelling, its words: how many │ each: number, where in the spelling it begins, its length. */
  readonly table: SpellingTable;
}

/** Spellings kept of each language: some 5 MB. */
const KEPT = 20_000;
const byLanguage = new Map<string, MetWords>();

function metIn(lang: string): MetWords {
  let met = byLanguage.get(lang);
  // What is full begins anew: the common words are back at once.
  if (met === undefined || met.table.size >= KEPT) byLanguage.set(lang, (met = toMet(lang)));
  return met;
}

function toMet(lang: string): MetWords {
  const words: MetWord[] = [];
  const table = new SpellingTable((written) => {
    const tokens = tokensOfWord(written);
    const of = tokens.flatMap((token) => {
      const { word, written: own, start, end } = token;
      return [words.push({ word, written: own, lexemes: toIndexed(token, lang) }) - 1, start, end - start];
    });
    return [tokens.length, ...of];
  });
  return { words, table };
}

/** The words of a text in order: of each its number among those met, and where it begins and ends. */
export interface Reading {
  readonly open: OpenText;
  readonly met: MetWords;
  readonly count: number;
  readonly numbers: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Reads a text. */
export function readText(open: OpenText): Reading {
  const met = metIn(open.lang);
  const { table } = met;
  const numbers: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const places = placesOfWords(open.text);
  for (let at = 0; at < places.length; at += 2) {
    const start = places[at] ?? 0;
    const found = table.find(open.text, start, places[at + 1] ?? 0);
    const { data } = table;
    let word = found + 1;
    for (let left = data[found] ?? 0; left > 0; left--, word += 3) {
      const from = start + (data[word + 1] ?? 0);
      numbers.push(data[word] ?? 0);
      starts.push(from);
      ends.push(from + (data[word + 2] ?? 0));
    }
  }
  return { open, met, count: numbers.length, numbers, starts, ends };
}
