/** The words of a passage as the index stores them: lexemes with their places. */
import { joinBroken, type Token, toIndexed, tokensOf } from './analyse.ts';

/** One spelling of a word. A word met with a capital and never without is likely a name (at the beginning of a sentence too). */
export interface VocabularyWord {
  readonly word: string;
  readonly lang: string;
  readonly capital: boolean;
  /** As it was written where it was first met. */
  readonly written: string;
}

/** Words that stand on one side of a row. */
export interface Side {
  readonly words: string;
  readonly lang: string;
}

/** What the index holds of one side: how many words, and where each lexeme stands, counted in words from 0. */
export interface SideWords {
  readonly lang: string;
  readonly length: number;
  readonly lexemes: ReadonlyMap<string, readonly number[]>;
}

/** The place of a word goes into 13 bits (`evaluate.ts`): a longer passage is written in pieces of this many words. */
const PIECE = 6_000;

/** Cuts both sides into pieces an index row can hold; all but monstrous passages are one piece. */
export function* toPieces(sides: readonly (Side | null)[], words: Map<string, VocabularyWord>) {
  const tokens = sides.map((side) => (side === null ? [] : tokensOf(side.words)));
  const count = Math.max(1, ...tokens.map((list) => Math.ceil(list.length / PIECE)));
  for (let piece = 0; piece < count; piece++) {
    const cut = sides.map((side, index) => {
      if (side === null) return { text: null, words: null };
      const all = tokens[index] ?? [];
      const part = all.slice(piece * PIECE, (piece + 1) * PIECE);
      const start = piece === 0 ? 0 : (part[0]?.start ?? side.words.length);
      const end = piece === count - 1 ? side.words.length : (all[(piece + 1) * PIECE]?.start ?? side.words.length);
      collectWords(side, part, words);
      return { text: side.words.slice(start, end), words: toSideWords(side, part) };
    });
    yield {
      original: cut[0]?.text ?? null,
      translation: cut[1]?.text ?? null,
      words: cut.map((one) => one.words),
    };
  }
}

function toSideWords(side: Side, tokens: readonly Token[]): SideWords {
  const lexemes = new Map<string, number[]>();
  const put = (lexeme: string, at: number) => {
    const places = lexemes.get(lexeme);
    if (places === undefined) lexemes.set(lexeme, [at]);
    else if (places.at(-1) !== at) places.push(at);
  };
  for (const [at, token] of tokens.entries()) {
    for (const lexeme of toIndexed(token, side.lang)) put(lexeme, at);
    const whole = joinBroken(side.words, token, tokens[at + 1]);
    if (whole === undefined) continue;
    for (const lexeme of toIndexed({ word: whole, written: whole }, side.lang)) put(lexeme, at);
  }
  return { lang: side.lang, length: tokens.length, lexemes };
}

const CAPITAL = /^\p{Lu}[\p{L}\p{M}'’-]*$/u;
/** A name in a heading or signature («С. КУДРЯВЦЕВ») is shown as names are written; short ones may be abbreviations. */
function fromCapitals(written: string): string {
  const isCapitals = written.length > 5 && written === written.toUpperCase();
  return isCapitals ? written.charAt(0) + written.slice(1).toLowerCase() : written;
}

function collectWords(side: Side, tokens: readonly Token[], words: Map<string, VocabularyWord>): void {
  for (const token of tokens) {
    if (!/^\p{L}{2,40}$/u.test(token.word)) continue;
    const capital = CAPITAL.test(token.written);
    const key = `${side.lang} ${capital ? 1 : 0} ${token.word}`;
    if (!words.has(key))
      words.set(key, {
        word: token.word,
        lang: side.lang,
        capital,
        written: capital ? fromCapitals(token.written) : token.word,
      });
  }
}
