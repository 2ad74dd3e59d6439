/**
 * The analyser: a text becomes lexemes for the index, a word of a query the lexemes to look for. Both go this one way, so
 * that what was written and what is asked meet.
 *
 *   «Хрущёва» in a Russian text  →  ru0хрущева (as it stands)   ru1хрущев (stem)   ru1хрущ (stem of its lemma)
 *
 * A lexeme begins with the language of its text, so that a search in one language counts that language alone. The parts of
 * a hyphenated word count as words, so «Пунта-дель-Эсте» is found by «Эсте» and by itself. Stop words are kept.
 */
import { foldText } from '../text/normalize.ts';
import { primaryOf, stem } from '../text/stem.ts';
import { wordsOf } from '../text/words.ts';
import { lemmasOf } from './lemma.ts';

/** Version of the analyser; an index made by another one is made anew. */
export const ANALYSER = 'analyser/1';

/** A word of a text with its place in it: UTF-16 code units, end exclusive. */
export interface Token {
  /** Folded: what a literal search compares. */
  readonly word: string;
  /** As written, for the stemmer, which reads accents. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** Longer runs of letters are cut for the index: no word of a language, and the database takes 2,000 bytes at most. */
const LONGEST_WORD = 100;
const JOINT = /[-‐‑'’ʼ]/u;
/** Words ending in a hyphen at the end of a printed line: the rest follows after a space. */
const LINE_END = /^[-‐\u00ad]\s+$/u;

/** Lists the words of a text as the index knows them, in order. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const word of wordsOf(text)) pushWord(tokens, word.text, word.start);
  return tokens;
}

/** Lists what one word of a text is to the index: itself, or the parts a hyphen joins; places count from its beginning. */
export function tokensOfWord(word: string): readonly Token[] {
  const tokens: Token[] = [];
  pushWord(tokens, word, 0);
  return tokens;
}

function pushWord(tokens: Token[], word: string, start: number): void {
  if (JOINT.test(word)) pushParts(tokens, word, start);
  else pushToken(tokens, word, start);
}

function pushParts(tokens: Token[], word: string, start: number): void {
  // The possessive 's of English is no word of its own.
  const possessive = /['’ʼ]s$/iu.exec(word);
  const whole = possessive === null ? word : word.slice(0, possessive.index);
  let at = 0;
  for (const part of whole.split(JOINT)) {
    if (part !== '') pushToken(tokens, part, start + at);
    at += part.length + 1;
  }
}

function pushToken(tokens: Token[], word: string, start: number): void {
  const folded = foldText(word).slice(0, LONGEST_WORD);
  if (folded !== '')
    tokens.push({ word: folded, written: word.slice(0, LONGEST_WORD), start, end: start + word.length });
}

/** Joins a word broken at the end of a printed line (“infor- mation”) to the whole it was; undefined where it was not broken. */
export function joinBroken(text: string, first: Token, second: Token | undefined): string | undefined {
  if (second === undefined || second.start - first.end < 2) return undefined;
  if (!LINE_END.test(text.slice(first.end, second.start))) return undefined;
  return /^\p{Ll}/u.test(text.slice(second.start, second.end)) ? first.word + second.word : undefined;
}

/** Builds the lexeme of a word exactly as it stands (folded). */
export function toLiteral(word: string, lang: string): string {
  return `${primaryOf(lang)}0${word}`;
}

/**
 * Builds the lexemes a word is indexed under: itself, and the stems of its forms. A stem that is the word itself is left out,
 * which saves a third of the index; `toSought` knows.
 */
export function toIndexed(token: Spelled, lang: string): readonly string[] {
  const primary = primaryOf(lang);
  const stems = stemsOf(token, primary).filter((one) => one !== token.word);
  return [toLiteral(token.word, primary), ...stems.map((one) => `${primary}1${one}`)];
}

/** Builds the lexemes that find a word in any form. */
export function toSought(token: Spelled, lang: string): readonly string[] {
  const primary = primaryOf(lang);
  return stemsOf(token, primary).flatMap((one) => [toLiteral(one, primary), `${primary}1${one}`]);
}

/** A word folded, and as it was written. */
export type Spelled = Pick<Token, 'word' | 'written'>;

function stemsOf(token: Spelled, lang: string): readonly string[] {
  const language = languageOfWord(token.word, lang);
  const stems = [stem(token.written, language)];
  if (language === 'ru') for (const lemma of lemmasOf(token.word)) stems.push(stem(lemma, 'ru'));
  return [...new Set(stems)];
}

const CYRILLIC = /\p{Script=Cyrillic}/u;
const CYRILLIC_LANGUAGES = new Set(['ru', 'uk', 'be', 'bg', 'sr', 'mk', 'cu', 'orv']);

/** A Russian word in an English text is still declined like one. */
function languageOfWord(word: string, lang: string): string {
  if (CYRILLIC.test(word)) return CYRILLIC_LANGUAGES.has(lang) ? lang : 'ru';
  return CYRILLIC_LANGUAGES.has(lang) ? 'en' : lang;
}
