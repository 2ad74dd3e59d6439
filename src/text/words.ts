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
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

let dictionary: Intl.Segmenter | undefined;

/** Lists the words of a text in order, each with its exact place; punctuation and white space are left out. */
export function wordsOf(text: string): readonly Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    if (UNSPACED.test(word)) found.push(...cutUnspaced(word, match.index));
    else found.push({ text: word, start: match.index, end: match.index + word.length });
  }
  return found;
}

/** Cuts a run of letters that knows no spaces, at most a few thousand characters at a time so that a page in one line stays cheap. */
function cutUnspaced(run: string, offset: number): readonly Word[] {
  dictionary ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words: Word[] = [];
  const piece = 2_000;
  for (let from = 0; from < run.length; from += piece) {
    for (const segment of dictionary.segment(run.slice(from, from + piece))) {
      const start = offset + from + segment.index;
      words.push({ text: segment.segment, start, end: start + segment.segment.length });
    }
  }
  return words;
}
