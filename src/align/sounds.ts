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

const known = new Map<string, string>();

function soundsOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (known.size > 20_000) known.clear();
  const sounds = toSounds(word.slice(0, 40));
  known.set(word, sounds);
  return sounds;
}

/**
 * Gives the likeness of two words, 0 to 1. Unrelated words of five to eight letters seldom pass .6; spellings of one name seldom
 * stay below. O(length²), at most 40 letters.
 */
export function soundLikeness(first: string, second: string): number {
  const a = soundsOf(first);
  const b = soundsOf(second);
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  let row = new Float64Array(b.length + 1);
  for (let j = 1; j <= b.length; j += 1)
    row[j] = (row[j - 1] ?? 0) + costOfGap(b.charAt(j - 1), j > 4 && j > b.length - 3);
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Float64Array(b.length + 1);
    const gapA = costOfGap(a.charAt(i - 1), i > 4 && i > a.length - 3);
    next[0] = (row[0] ?? 0) + gapA;
    for (let j = 1; j <= b.length; j += 1) {
      const gapB = costOfGap(b.charAt(j - 1), j > 4 && j > b.length - 3);
      next[j] = Math.min(
        (row[j] ?? 0) + gapA,
        (next[j - 1] ?? 0) + gapB,
        (row[j - 1] ?? 0) +
          costOfChange(a.charAt(i - 1), b.charAt(j - 1)) +
          (i === 1 && j === 1 && a.charAt(0) !== b.charAt(0) ? 0.3 : 0),
      );
    }
    row = next;
  }
  return Math.max(0, 1 - (2 * (row[b.length] ?? 0)) / (a.length + b.length));
}
