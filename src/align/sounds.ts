/**
 * How alike two words of any two scripts sound: what lets «Хьюстон» answer "Houston" and „Kudrjawzew“ "Kudryavtsev".
 *
 * A weighted edit distance over plain Latin letters (Wagner & Fischer 1974): vowels are cheap, consonants that the usual
 * transliterations confuse are cheap among themselves, endings of declension nearly free. The weights are judgement, not fitted.
 */
import { toLatin } from '../text/transliterate.ts';

const VOWELS = 'aeiouy';
/** Letters that stand for one sound in one language or another; a letter may stand in several groups. */
const GROUPS = ['vwfu', 'szcx', 'kcqgx', 'hgkj', 'jgzdi', 'td', 'bpv', 'szj', 'mn', 'yij', 'lr'];
const CHEAP: ReadonlySet<string> = new Set(
  GROUPS.flatMap((group) => {
    const letters = Array.from(group);
    return letters.flatMap((a) => letters.filter((b) => b !== a).map((b) => a + b));
  }),
);

/** Spells digraphs as single letters so that one sound costs one step. */
function toSounds(word: string): string {
  return toLatin(word)
    .replace(/[^a-z]/gu, '')
    .replace(/shch|schtsch|szcz|chtch|stsch|šč/gu, 'sz')
    .replace(/dzh|dsch|tsch|tch/gu, 'j')
    .replace(/sch|sh|sz|zh|rz/gu, 's')
    .replace(/kh|ch|ck|gh|qu/gu, 'k')
    .replace(/cz|ts|tz/gu, 'c')
    .replace(/ph/gu, 'f')
    .replace(/th/gu, 't')
    .replace(/ks/gu, 'x')
    .replace(/ou|oo/gu, 'u')
    .replace(/(.)\1+/gu, '$1');
}

const isVowel = (letter: string): boolean => VOWELS.includes(letter);

function costOfChange(a: string, b: string): number {
  if (a === b) return 0;
  if (isVowel(a) && isVowel(b)) return 0.25;
  if (CHEAP.has(a + b)) return 0.3;
  return isVowel(a) || isVowel(b) ? 0.9 : 1;
}

function costOfGap(letter: string, isEnd: boolean): number {
  if (isVowel(letter)) return isEnd ? 0.15 : 0.3;
  if (letter === 'h' || letter === 'j') return 0.3;
  return isEnd ? 0.4 : 0.8;
}

/** The costs by letters numbered from a: names are held against every word of a sentence, so that this is done millions of times. */
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
const CHANGE = Float64Array.from(LETTERS.flatMap((a) => LETTERS.map((b) => costOfChange(a, b))));
const GAP = Float64Array.from(LETTERS, (letter) => costOfGap(letter, false));
const GAP_AT_END = Float64Array.from(LETTERS, (letter) => costOfGap(letter, true));
const FIRST_CHANGED = 0.3;
const LONGEST = 40;

const known = new Map<string, Uint8Array>();

function soundsOf(word: string): Uint8Array {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (known.size > 20_000) known.clear();
  const sounds = Uint8Array.from(Array.from(toSounds(word.slice(0, LONGEST))), (letter) => letter.charCodeAt(0) - 97);
  known.set(word, sounds);
  return sounds;
}

const gapAt = (sounds: Uint8Array, at: number): number =>
  (at > 4 && at > sounds.length - 3 ? GAP_AT_END : GAP)[sounds[at - 1] ?? 0] ?? 0;

const rows = [new Float64Array(2 * LONGEST), new Float64Array(2 * LONGEST)] as const;

/**
 * Gives the likeness of two words, 0 to 1. Unrelated words of five to eight letters seldom pass .6; spellings of one name seldom
 * stay below. Where it cannot reach `least` it is 0, and soon known. O(length²), at most 40 letters.
 */
export function soundLikeness(first: string, second: string, least = 0): number {
  const a = soundsOf(first);
  const b = soundsOf(second);
  if (a.length === 0 || b.length === 0) return 0;
  const letters = a.length + b.length;
  const most = ((1 - least) * letters) / 2;
  let [row, next] = rows;
  row[0] = 0;
  for (let j = 1; j <= b.length; j += 1) row[j] = (row[j - 1] ?? 0) + gapAt(b, j);
  for (let i = 1; i <= a.length; i += 1) {
    const gapA = gapAt(a, i);
    const line = 26 * (a[i - 1] ?? 0);
    let best = (next[0] = (row[0] ?? 0) + gapA);
    for (let j = 1; j <= b.length; j += 1) {
      const isNewStart = i === 1 && j === 1 && a[0] !== b[0];
      const change = (row[j - 1] ?? 0) + (CHANGE[line + (b[j - 1] ?? 0)] ?? 1) + (isNewStart ? FIRST_CHANGED : 0);
      const value = Math.min((row[j] ?? 0) + gapA, (next[j - 1] ?? 0) + gapAt(b, j), change);
      next[j] = value;
      if (value < best) best = value;
    }
    if (best > most) return 0;
    [row, next] = [next, row];
  }
  const cost = row[b.length] ?? 0;
  return cost > most ? 0 : Math.max(0, 1 - (2 * cost) / letters);
}
