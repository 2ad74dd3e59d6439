/** The words of a passage as the index stores them: a tsvector, written out here so that no database has a say in it. */
import { joinBroken, type Token, toIndexed, tokensOf } from './analyse.ts';

/** One spelling of a word. A word met with a capital and never without is likely a name (at the beginning of a sentence too). */
export interface VocabularyWord {
  readonly word: string;
  readonly lang: string;
  readonly capital: boolean;
  /** As it was written where it was first met. */
  readonly written: string;
}

/** A original, B translation, C note, D description. */
export type Weight = 'A' | 'B' | 'C' | 'D';
/** Words that stand on one side of a row. */
export interface Side {
  readonly words: string;
  readonly lang: string;
  readonly weight: Weight;
}

/** A tsvector holds positions up to 16,383 and a megabyte in all: a longer passage is written in pieces of this many words. */
const PIECE = 6_000;

/** Cuts both sides into pieces an index row can hold; all but monstrous passages are one piece. */
export function* toPieces(sides: readonly (Side | null)[], words: Map<string, VocabularyWord>) {
  const tokens = sides.map((side) => (side === null ? [] : tokensOf(side.words)));
  const count = Math.max(1, ...tokens.map((list) => Math.ceil(list.length / PIECE)));
  for (let piece = 0; piece < count; piece++) {
    const cut = sides.map((side, index) => {
      if (side === null) return { text: null, lexemes: '' };
      const all = tokens[index] ?? [];
      const part = all.slice(piece * PIECE, (piece + 1) * PIECE);
      const start = piece === 0 ? 0 : (part[0]?.start ?? side.words.length);
      const end = piece === count - 1 ? side.words.length : (all[(piece + 1) * PIECE]?.start ?? side.words.length);
      // The second side starts past the first, so that no phrase runs from one into the other.
      const lexemes = toLexemes(side, part, 1 + index * (PIECE + 100));
      collectWords(side, part, words);
      return { text: side.words.slice(start, end), lexemes };
    });
    const lexemes = cut.map((one) => one.lexemes).join(' ');
    yield { original: cut[0]?.text ?? null, translation: cut[1]?.text ?? null, lexemes };
  }
}

/** Writes the lexemes of one side as a tsvector: `'ru0корабли':3A 'ru1корабл':3A`. Lexemes of one word share its position. */
function toLexemes(side: Side, tokens: readonly Token[], from: number): string {
  const positions = new Map<string, number[]>();
  const put = (lexeme: string, at: number) => {
    const list = positions.get(lexeme);
    if (list === undefined) positions.set(lexeme, [at]);
    // The database keeps 256 places of a lexeme; the rest would only be sent and dropped.
    else if (list.length < 255 && list.at(-1) !== at) list.push(at);
  };
  for (const [index, token] of tokens.entries()) {
    const at = from + index;
    for (const lexeme of toIndexed(token, side.lang)) put(lexeme, at);
    const whole = joinBroken(side.words, token, tokens[index + 1]);
    if (whole === undefined) continue;
    for (const lexeme of toIndexed({ word: whole, written: whole }, side.lang)) put(lexeme, at);
  }
  return [...positions]
    .map(([lexeme, list]) => `${quoteLexeme(lexeme)}:${list.map((at) => `${at}${side.weight}`).join(',')}`)
    .join(' ');
}

/** Writes a lexeme as tsvector and tsquery read it. */
export function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
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
