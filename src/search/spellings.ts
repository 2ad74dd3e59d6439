/**
 * What follows from the words of a text, by how they are written.
 *
 * An archive has some hundred thousand spellings and writes them a thousand times as often. So each is taken apart, folded and
 * stemmed once, and found again by its letters where they stand in the text, without being cut out of it (`text/spelling-table.ts`).
 * Lexemes are numbers here; whoever writes them out asks for their letters.
 */
import { toIndexed, type Token, tokensOfWord } from './analyse.ts';
import { LexemeOrder } from './lexeme-order.ts';
import { SpellingTable } from '../text/spelling-table.ts';

/** One spelling of a word. A word met with a capital and never without is likely a name (at the beginning of a sentence too). */
export interface VocabularyWord {
  readonly word: string;
  readonly lang: string;
  readonly capital: boolean;
  /** As it was written where it was first met. */
  readonly written: string;
}

/** Spellings remembered in each thread, of a dozen volumes: 70 MB. With 50,000 looking into new ones took 6 % of the time of a thread. */
const MOST = 120_000;

const byLanguage = new Map<string, Spellings>();
const numbers = new Map<string, number>();
const lexemes: string[] = [];
let order = new LexemeOrder();

/** Gives the spellings of a language (its primary part). */
export function spellingsOf(lang: string): Spellings {
  let spellings = byLanguage.get(lang);
  if (spellings === undefined) byLanguage.set(lang, (spellings = new Spellings(lang)));
  return spellings;
}

/** Gives the number of a lexeme. */
export function numberOf(lexeme: string): number {
  let number = numbers.get(lexeme);
  if (number === undefined) {
    number = lexemes.push(lexeme) - 1;
    numbers.set(lexeme, number);
  }
  return number;
}

/** How many lexemes have a number. */
export function countLexemes(): number {
  return lexemes.length;
}

/** Gives the numbers of all lexemes in the order of their bytes. */
export function lexemesInOrder(): Uint32Array {
  return order.update(lexemes);
}

/** Gives the bytes of a lexeme, once it has been put in order. */
export function bytesOf(number: number): Uint8Array {
  return order.bytesOf(number);
}

/** Words met since the vocabulary was begun, by language, capital and word. */
const vocabulary = new Map<string, VocabularyWord>();
let round = 0;

/**
 * Begins to note which words are met. What is remembered is forgotten first where there is too much of it: cheaper than keeping it
 * in order, and the common words are back at once. No number given before means anything after.
 */
export function beginVocabulary(): void {
  vocabulary.clear();
  round += 1;
  let known = lexemes.length / 2;
  for (const spellings of byLanguage.values()) known += spellings.size;
  if (known < MOST) return;
  byLanguage.clear();
  numbers.clear();
  lexemes.length = 0;
  order = new LexemeOrder();
}

/** Gives the words that were met, in the order they were. */
export function endVocabulary(): readonly VocabularyWord[] {
  return [...vocabulary.values()];
}

/**
 * The spellings of one language. All that is asked of a word again and again lies side by side, as numbers:
 *
 *   words in the spelling, how many │ each word: number, round it was met in last, where in the spelling it begins, its length,
 *   lexemes, how many │ their numbers …
 */
export class Spellings {
  readonly lang: string;
  readonly #words: Token[] = [];
  readonly #table: SpellingTable;

  constructor(lang: string) {
    this.lang = lang;
    this.#table = new SpellingTable((written) => this.#toNumbers(written));
  }

  get data(): Int32Array {
    return this.#table.data;
  }

  get size(): number {
    return this.#table.size;
  }

  /** Counts up with each vocabulary that is begun. */
  get round(): number {
    return round;
  }

  /** Finds the words that a stretch of text spells: where in `data` their number stands, and they behind it. */
  find(text: string, start: number, end: number): number {
    return this.#table.find(text, start, end);
  }

  /** Gives the word that lies at a place of `data`, its own places counted from the beginning of its spelling. */
  wordAt(place: number): Token {
    return this.#words[this.data[place] ?? 0] as Token;
  }

  /** Brings a word to the vocabulary. */
  bring(place: number): void {
    this.data[place + 1] = round;
    const entry = toEntry(this.wordAt(place), this.lang);
    if (entry === null) return;
    const key = `${this.lang} ${entry.capital ? 1 : 0} ${entry.word}`;
    if (!vocabulary.has(key)) vocabulary.set(key, entry);
  }

  #toNumbers(written: string): readonly number[] {
    const words = tokensOfWord(written);
    const made = [words.length];
    for (const word of words) {
      const found = toIndexed(word, this.lang).map(numberOf);
      made.push(this.#words.push(word) - 1, 0, word.start, word.end - word.start, found.length, ...found);
    }
    return made;
  }
}

const CAPITAL = /^\p{Lu}[\p{L}\p{M}'’-]*$/u;

/** A name in a heading or signature («С. КУДРЯВЦЕВ») is shown as names are written; short ones may be abbreviations. */
function fromCapitals(written: string): string {
  const isCapitals = written.length > 5 && written === written.toUpperCase();
  return isCapitals ? written.charAt(0) + written.slice(1).toLowerCase() : written;
}

function toEntry({ word, written }: Token, lang: string): VocabularyWord | null {
  if (!/^\p{L}{2,40}$/u.test(word)) return null;
  const capital = CAPITAL.test(written);
  return { word, lang, capital, written: capital ? fromCapitals(written) : word };
}
