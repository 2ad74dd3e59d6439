/**
 * Mojibake: text that was read in a wrong encoding once, and saved like that. “Ð¡ÐµÐºÑ€ÐµÑ‚Ð½Ð¾” was «Секретно» in UTF-8 until
 * somebody took it for windows-1252; “Ñåêðåòíî” was windows-1251 taken for the same.
 *
 * What was done is done backwards: the characters are written as bytes of the page they were taken for, and the bytes read as
 * what they were. Nothing is guessed letter by letter. UTF-8 proves itself (bytes at random are no UTF-8); of single-byte pages
 * the one must look like writing and the other not. A line that has lost bytes on the way stays as it is.
 */
import { decodeBytes, scoreCyrillic, scoreLatin } from './encoding.ts';

export interface Mended {
  readonly text: string;
  /** What the text had been, and what it was taken for. */
  readonly was: string;
  readonly taken: string;
  /** Lines that were mended, and lines that look garbled and could not be. */
  readonly lines: number;
  readonly left: number;
}

/** The pages a text is taken for by mistake, the likeliest first. */
const TAKEN_FOR = ['windows-1252', 'windows-1251', 'macintosh', 'koi8-r', 'ibm866', 'windows-1250', 'iso-8859-5'];
const CYRILLIC = ['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'];
const LATIN = new Set(['windows-1252', 'macintosh', 'windows-1250']);
/** Times a text may have gone through the mill. */
const TURNS = 3;
/** Characters outside ASCII that a judgement by letter frequencies wants. */
const ENOUGH = 24;
/** `scoreCyrillic` gives 0.5 to 1 for Russian, 0.2 for Ukrainian, at most 0.3 for one Cyrillic page taken for another. */
const WRITING = 0.25;
const DOUBTFUL = 0.35;
const BETTER = 0.5;
const RUBBISH = -0.2;
/** What the lead bytes of UTF-8 look like in the two commonest pages, followed by what a second byte looks like. */
const LOOKS_GARBLED = /[ÂÃÐÑ][\u0080-¿Œ-™€]|â€|[РС][\u0080-¿Ђ-џҐґ№€]/gu;

const pages = new Map<string, ReadonlyMap<string, number>>();

/** Mends a text as far as it can be proved to be garbled; null where nothing is. Costs one look where it holds no such letters. */
export function mendText(text: string): Mended | null {
  if (!/[^\u0000-\u007F]/u.test(text)) return null;
  return mendUtf8(text) ?? mendPages(text);
}

function mendUtf8(text: string): Mended | null {
  if ((text.match(LOOKS_GARBLED)?.length ?? 0) < 3) {
    const first = text.slice(0, 4000).split('\n');
    if (!TAKEN_FOR.slice(2).some((page) => first.some((line) => unread(line, page) !== null))) return null;
  }
  let best: Mended | null = null;
  for (const page of TAKEN_FOR) {
    let lines = 0;
    let left = 0;
    const mended = text.split('\n').map((line) => {
      const whole = unreadTimes(line, page);
      if (whole !== null) lines += 1;
      else if ((line.match(LOOKS_GARBLED)?.length ?? 0) > 2) left += 1;
      return whole ?? line;
    });
    if (lines > (best?.lines ?? 0)) best = { text: mended.join('\n'), was: 'utf-8', taken: page, lines, left };
  }
  return best;
}

function unreadTimes(line: string, page: string): string | null {
  let found: string | null = null;
  for (let turn = 0, now = line; turn < TURNS; turn += 1) {
    const before = unread(now, page) ?? unread(now.replace(/(?<=[ÃÂРС]) /gu, '\u00A0'), page);
    if (before === null) break;
    // Half way through a text may hold control characters; as a result they are no writing.
    if (!/[\u0080-\u009F\uFFFD]/u.test(before)) found = before;
    now = before;
  }
  return found;
}

/** Gives the UTF-8 a line was before it was taken for `page`; null where it cannot have been. */
function unread(line: string, page: string): string | null {
  if (!/[^\u0000-\u007F]/u.test(line)) return null;
  const bytes = encode(line, page);
  if (bytes === null) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // One Cyrillic letter may be chance («В»).
    const letters = Array.from(line).length - Array.from(text).length;
    return letters < (LATIN.has(page) ? 1 : 2) ? null : text;
  } catch {
    return null;
  }
}

/** One page taken for another: judged on the whole text, for a line is too short. */
function mendPages(text: string): Mended | null {
  const sample = text.slice(0, 64 * 1024);
  const count = sample.match(/[^\u0000-\u007F]/gu)?.length ?? 0;
  if (count < ENOUGH) return null;
  const now = scoreCyrillic(sample);
  if (now > DOUBTFUL || scoreLatin(sample, 'windows-1252') > RUBBISH) return null;
  let best: { readonly score: number; readonly was: string; readonly taken: string } | null = null;
  for (const taken of TAKEN_FOR) {
    const bytes = encode(sample, taken);
    if (bytes === null) continue;
    for (const was of CYRILLIC) {
      if (was === taken) continue;
      const score = scoreCyrillic(decodeBytes(bytes, was));
      if (score > (best?.score ?? Math.max(WRITING, now + BETTER))) best = { score, was, taken };
    }
  }
  if (best === null) return null;
  const bytes = encode(text, best.taken);
  if (bytes === null) return null;
  const lines = text.split('\n').filter((line) => /[^\u0000-\u007F]/u.test(line)).length;
  return { text: decodeBytes(bytes, best.was), was: best.was, taken: best.taken, lines, left: 0 };
}

/** Writes characters as bytes of a single-byte page; null where one is not on it. */
function encode(text: string, page: string): Uint8Array | null {
  const codes = pages.get(page) ?? buildPage(page);
  const bytes = new Uint8Array(text.length);
  let at = 0;
  for (const char of text) {
    const code = char <= '\u007F' ? char.charCodeAt(0) : codes.get(char);
    if (code === undefined) return null;
    bytes[at] = code;
    at += 1;
  }
  return bytes.subarray(0, at);
}

function buildPage(page: string): ReadonlyMap<string, number> {
  const bytes = Uint8Array.from({ length: 128 }, (_unused, index) => index + 128);
  const codes = new Map(Array.from(decodeBytes(bytes, page)).map((char, index) => [char, index + 128] as const));
  pages.set(page, codes);
  return codes;
}
