/**
 * The words of a text with their places.
 *
 * Letters, marks and digits make a word; an apostrophe or a hyphen inside it belongs to it («юго-запад», "don't"). Scripts
 * that write without spaces (Han, kana, Thai, Lao, Khmer, Burmese) are cut by the platform's dictionary.
 */

/** A word and its place: UTF-16 code units, end exclusive. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‐‑'’ʼ\u00ad][\p{L}\p{M}\p{N}]+)*/gu;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const JOINT = /[-‐‑'’ʼ\u00ad]/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What a code unit is to a word: nothing, a part of it, what joins two parts, or a matter for the expressions above. */
const UNKNOWN = 0;
const OTHER = 1;
const LETTERS = 2;
const JOINTS = 3;
const HARD = 4;
const sorts = new Uint8Array(0x10000);
let dictionary: Intl.Segmenter | undefined;

function sortOf(unit: number): number {
  const known = sorts[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const sign = String.fromCharCode(unit);
  const isHard = (unit >= 0xd800 && unit < 0xe000) || UNSPACED.test(sign);
  const found = isHard ? HARD : LETTER.test(sign) ? LETTERS : JOINT.test(sign) ? JOINTS : OTHER;
  sorts[unit] = found;
  return found;
}

/** Lists the words of a text in order, each with its exact place; punctuation and white space are left out. */
export function wordsOf(text: string): readonly Word[] {
  const places = placesOfWords(text);
  const found: Word[] = [];
  for (let at = 0; at < places.length; at += 2) {
    const [start = 0, end = 0] = [places[at], places[at + 1]];
    found.push({ text: text.slice(start, end), start, end });
  }
  return found;
}

/** Lists where the words of a text begin and end, in turn: for whoever need not cut them out. */
export function placesOfWords(text: string): readonly number[] {
  // By hand, a table look-up a letter: every word of an archive comes through here, and expressions take six times as long.
  const found: number[] = [];
  const { length } = text;
  for (let at = 0; at < length; ) {
    const sort = sortOf(text.charCodeAt(at));
    if (sort === HARD) return listHardWords(text);
    if (sort !== LETTERS) {
      at += 1;
      continue;
    }
    const start = at;
    for (at += 1; at < length; at += 1) {
      const next = sortOf(text.charCodeAt(at));
      if (next === LETTERS) continue;
      if (next === HARD) return listHardWords(text);
      if (next !== JOINTS || at + 1 >= length || sortOf(text.charCodeAt(at + 1)) !== LETTERS) break;
    }
    found.push(start, at);
  }
  return found;
}

/** The same for texts with letters beyond the first plane, or of scripts that write without spaces. */
function listHardWords(text: string): readonly number[] {
  const found: number[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    if (UNSPACED.test(word)) found.push(...cutUnspaced(word, match.index));
    else found.push(match.index, match.index + word.length);
  }
  return found;
}

/** Cuts a run of letters that knows no spaces, at most a few thousand characters at a time so that a page in one line stays cheap. */
function cutUnspaced(run: string, offset: number): readonly number[] {
  dictionary ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const places: number[] = [];
  const piece = 2_000;
  for (let from = 0; from < run.length; from += piece) {
    for (const segment of dictionary.segment(run.slice(from, from + piece))) {
      const start = offset + from + segment.index;
      places.push(start, start + segment.segment.length);
    }
  }
  return places;
}
