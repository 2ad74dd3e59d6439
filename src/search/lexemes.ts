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

/** What the index holds of one side: how many words, its lexemes in their order, and the word each stands for, counted from 0. */
export interface SideWords {
  readonly lang: string;
  readonly length: number;
  readonly lexemes: readonly string[];
  readonly places: readonly number[];
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
      return { text: side.words.slice(start, end), words: toSideWords(side, part, words) };
    });
    yield {
      original: cut[0]?.text ?? null,
      translation: cut[1]?.text ?? null,
      words: cut.map((one) => one.words),
    };
  }
}

function toSideWords(side: Side, tokens: readonly Token[], words: Map<string, VocabularyWord>): SideWords {
  const { lang } = side;
  const spellings = spellingsOf(lang);
  const lexemes: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const { indexed, entry, key } = spellings.get(token.written) ?? toSpelling(token, lang, spellings);
    if (entry !== null && !words.has(key)) words.set(key, entry);
    const before = lexemes.length;
    for (const lexeme of indexed) {
      lexemes.push(lexeme);
      places.push(at);
    }
    const whole = joinBroken(side.words, token, tokens[at + 1]);
    if (whole === undefined) continue;
    for (const lexeme of toIndexed({ word: whole, written: whole }, lang)) {
      if (lexemes.includes(lexeme, before)) continue;
      lexemes.push(lexeme);
      places.push(at);
    }
  }
  return { lang, length: tokens.length, lexemes, places };
}

/** What follows from a spelling in a language. An archive has some hundred thousand and writes them a thousand times as often. */
interface Spelling {
  readonly indexed: readonly string[];
  /** What it brings to the vocabulary, and under which key. */
  readonly entry: VocabularyWord | null;
  readonly key: string;
}

const CACHED = 100_000;
const byLanguage = new Map<string, Map<string, Spelling>>();

function spellingsOf(lang: string): Map<string, Spelling> {
  let spellings = byLanguage.get(lang);
  if (spellings === undefined) byLanguage.set(lang, (spellings = new Map<string, Spelling>()));
  else if (spellings.size >= CACHED) spellings.clear();
  return spellings;
}

function toSpelling(token: Token, lang: string, spellings: Map<string, Spelling>): Spelling {
  const entry = toEntry(token, lang);
  const key = entry === null ? '' : `${lang} ${entry.capital ? 1 : 0} ${entry.word}`;
  const spelling = { indexed: toIndexed(token, lang), entry, key };
  spellings.set(token.written, spelling);
  return spelling;
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
