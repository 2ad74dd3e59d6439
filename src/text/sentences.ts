/**
 * Where sentences begin and end.
 *
 * Every end mark is a candidate; the words on both sides decide. Intl.Segmenter was measured first and left: it breaks after
 * every initial and shelf mark («А. Ф.», «Op. 17»), and mending its cuts takes the same rules as making them.
 */
import { BEFORE_NUMBER, LEADING, STARTERS, STOPPED_ORDINALS, TRAILING } from './abbreviations.ts';

/** A stretch of a string: UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

// An end mark, what closes after it, and the white space before the next word; CJK marks need no space. A run of marks is tried from its
// beginning only.
const CANDIDATE =
  /(?:(?<!\p{N}(?=\.\p{N}))[.!?…‼⁇⁈⁉؟۔।॥։።]+["'»”’›“)\]}]*(?:\[\d{1,4}\]|\d{1,3}(?=\s))?(?=\s)|[。！？｡]+[」』”’）】》"]*)\s*|\n[^\S\n]*\n\s*/gu;
const OPENERS = /^["'«„“‘‚‹([{¿¡]+/u;
const DASH = /^[—–―-]+\s+/u;
const LAST_WORD = /[\p{L}\p{M}\p{N}№§°]+(?:[.’'-][\p{L}\p{M}\p{N}]+)*$/u;
const DATE_OPENER =
  /^(?:в|во|с|со|к|ко|до|от|по|на|после|перед|весной|летом|осенью|зимой|dnia|od|w|u|у|з|від|\p{N}+)$/iu;
const SHELF_MARK = /^(?:фонд|ф|оп|п|д|лл?|fond|f|op|p|d|ll?|rg|box)\.?\s*\p{N}/iu;
const LIST_NUMBER = /^[([§№\s]*\p{N}{1,4}$/u;
const NEXT_WORD = /^[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]+)*/u;

/**
 * Lists the sentences of a text as exact stretches of it, in order, trimmed of white space; every other character stands in
 * exactly one. `lang` is BCP 47 and decides only whether «5.» may be an ordinal. A blank line always ends a sentence.
 */
export function splitSentences(text: string, lang: string): readonly Span[] {
  const ordinals = STOPPED_ORDINALS.has(lang.split('-')[0] ?? '');
  const spans: Span[] = [];
  let start = skipSpace(text, 0);
  for (const match of text.matchAll(CANDIDATE)) {
    const cut = match.index + match[0].length;
    if (match.index < start || cut >= text.length) continue;
    const mark = match[0].trimEnd();
    const isBlankLine = mark === '';
    if (!isBlankLine && !isEnd(text, start, match.index, mark, cut, ordinals)) continue;
    const end = match.index + mark.length;
    if (end > start) spans.push({ start, end });
    start = skipSpace(text, cut);
  }
  const end = text.trimEnd().length;
  if (end > start) spans.push({ start, end });
  return spans;
}

/** Tells whether the end mark at `at` ends the sentence that began at `start`; `next` is where the next word would begin. */
function isEnd(text: string, start: number, at: number, mark: string, next: number, ordinals: boolean): boolean {
  if (/^[。！？｡]/u.test(mark)) return true;
  // «[…]» stands for words left out.
  if (mark.includes(']') && /^[.…]+\]/u.test(mark) && text.charAt(at - 1) === '[') return false;
  if (/^\./u.test(mark) && LIST_NUMBER.test(text.slice(start, Math.min(at, start + 8)))) return false; // «5. / О порте»
  const ahead = text.slice(next, next + 80);
  const afterDash = ahead.replace(DASH, '');
  const bare = afterDash
    .replace(OPENERS, '')
    .replace(/^\[\d{1,4}\]\s*/u, '')
    .replace(OPENERS, '');
  if (bare === '' || /^\p{Ll}/u.test(bare)) return false;
  const bareWord = NEXT_WORD.exec(bare)?.[0] ?? '';
  const isPlainStop = /^\.["'»”’›“)\]}]*(?:\[\d+\]|\d+)?$/u.test(mark);
  if (!isPlainStop) return true;
  if (bareWord === '' && !/^[\p{N}\p{Sc}№§]/u.test(bare)) return !/^[,;:.)\]»]/u.test(bare);
  const isOpened = mark.length > 1 || afterDash !== ahead || OPENERS.test(afterDash);
  return isOpened && mark.length > 1
    ? true
    : stopEnds(text.slice(Math.max(start, at - 200), at), bare, bareWord, ordinals, isOpened);
}

/** Tells whether a lone full stop after `before` ends a sentence, when `ahead` follows. */
function stopEnds(before: string, ahead: string, nextWord: string, ordinals: boolean, isOpened: boolean): boolean {
  const last = LAST_WORD.exec(before.slice(endOfSpace(before)))?.[0] ?? '';
  if (last === '') return true;
  const word = last.toLowerCase();
  const lead = before.slice(0, before.length - last.length);
  const isStarter = STARTERS.has(nextWord.toLowerCase()) && !ahead.startsWith('.', nextWord.length);
  const numberAhead = /^(?:[\p{N}\p{Sc}№§]|[IVXLC]+\b|\p{Lu}-?\p{N}|N[ro]?[.º°]?\s*\d)/u.test(ahead);
  if (/^\p{N}+(?:\.\p{N}+)*$/u.test(word)) {
    if (lead.trim().length === 0 || /^[([§№\s]+$/u.test(lead)) return false; // a number in a list: «5. …»
    if (/^\p{L}{1,3}\.\s*[\p{N}№]/u.test(ahead)) return false; // a shelf mark goes on: «ф. 0104. Оп. 17»
    return !(ordinals && word.length <= 2 && !isStarter);
  }
  if (/^[IVXLC]+$/u.test(last) && lead !== '' && (/^\p{N}/u.test(ahead) || (ordinals && !isStarter))) return false; // »17. IX. 1945«, »im III. Bezirk«
  // «т. е.», «т. д.», «н. э.»: letters with stops and spaces between them, read as one.
  const stopped = /\.\s?$/u.test(lead.slice(-2)) ? /(?:(?<![\p{L}])\p{L}{1,3}\.\s?)+$/u.exec(lead)?.[0] : undefined;
  const joined = `${stopped?.replace(/\s/gu, '').toLowerCase() ?? ''}${word}`;
  // «5 шт.», «10 см.», «XIX ст.»: after a number the same letters are a unit and end like a word.
  const isUnit = (): boolean => joined === word && /(?:\p{N}|(?<!\p{L})[IVXLC]{2,})\s*$/u.test(lead);
  if (LEADING.has(joined) && !isUnit()) return false;
  if ((LEADING.has(word) && word.length > 1 && !isOpened && !isUnit()) || last === 'v') return false;
  if (/^\p{Lu}{2,}$/u.test(last) && SHELF_MARK.test(ahead)) return false; // «АВП РФ. Ф. 06. Оп. 3»
  if (BEFORE_NUMBER.has(word) && numberAhead) return false;
  if (/^\p{Ll}$/u.test(last) && /^(?:\p{L}\.|\p{N})/u.test(ahead)) return false; // »z. B.«, « 17 h. 30 »
  if (TRAILING.has(joined) || TRAILING.has(word)) return trailingEnds(word, lead, ahead, isStarter, isOpened);
  if (/^(\p{Lu})\1$/u.test(last) && /^(\p{Lu})\1\b/u.test(ahead)) return false; // «EE. UU.»
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return isStarter || isOpened; // U.S., С.М.
  if (/^\p{Lu}\p{M}*$/u.test(last) || /^(?:Ю|Я|Дж|Ch|Ya|Yu|Zh|Sh|Th|Ph|Ye|Kh)$/u.test(last)) return isStarter; // an initial
  if (/^\p{L}$/u.test(last) && BEFORE_NUMBER.has(word)) return false; // «д. Жуковка»
  return true;
}

/** Tells whether «1961 г.», «etc.», «млн.» end the sentence: the next word, and how much has been said, decide. */
function trailingEnds(word: string, lead: string, ahead: string, isStarter: boolean, isOpened: boolean): boolean {
  if (isStarter || isOpened) return true;
  if (/^\p{Lu}{2}/u.test(ahead) && /^(?:долл|руб|млн|млрд|тыс|a\.m|p\.m|mio|mrd)$/u.test(word)) return false; // «млн. долл. США», "7 p.m. EST"
  if (/^№/u.test(ahead)) return false; // «от 5.XII.1961 г. № 17»
  if (/^\p{Lu}\.\s?\p{Lu}/u.test(ahead)) return false; // an initial: »p. min. J. Beck«
  const said = lead.trim().split(/\s+/u);
  if (word === 'г' || word === 'р' || word === 'в') {
    if (!/[\p{N}IVXLC]\s*$/u.test(lead)) return false; // «г. Москва»
    // «В декабре 1961 г. Кеннеди…»: a date alone has said nothing yet.
    return said.length > 6 || (said.length > 2 && !DATE_OPENER.test(said[0] ?? ''));
  }
  if (/^(?:u\.s|u\.k|u\.n|u\.s\.a|u\.s\.s\.r|co|corp|inc|ltd|jr)$/u.test(word)) return false;
  return !/^\p{N}/u.test(ahead) && said.length > 3;
}

/** Finds where the last run without white space begins: no word is longer, and an expression would try every place before it. */
function endOfSpace(text: string): number {
  let at = text.length;
  while (at > 0 && !/\s/u.test(text.charAt(at - 1))) at -= 1;
  return at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
  return at;
}
