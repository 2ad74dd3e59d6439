/**
 * Folding: what readers take for the same letters becomes the same letters.
 *
 * Case, ё and е, accents, ligatures, soft hyphens, the old letters of Russian before 1918, and Latin letters that stand in a
 * Cyrillic word only because they look alike (and the reverse: a common slip of scanning and of typists).
 */

/** Letters that look alike: Latin beside Cyrillic, lower case. */
const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ['a', 'а'],
  ['b', 'в'],
  ['c', 'с'],
  ['e', 'е'],
  ['h', 'н'],
  ['i', 'і'],
  ['k', 'к'],
  ['m', 'м'],
  ['o', 'о'],
  ['p', 'р'],
  ['t', 'т'],
  ['x', 'х'],
  ['y', 'у'],
];
const TO_CYRILLIC = new Map(LOOK_ALIKES);
/** «в», «н», «т» and «м» resemble Latin letters only as capitals, yet Latin words get them from scanning all the same. */
const TO_LATIN = new Map(LOOK_ALIKES.map(([latin, cyrillic]) => [cyrillic, latin]));

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ѣ: 'е',
  ѳ: 'ф',
  ѵ: 'и',
};
const SPECIAL = /[ßæœøđłıѣѳѵ]/gu;
const PLAIN = /^(?:[a-z0-9]+|[а-йк-я0-9]+)$/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
/** A letter of a script whose marks are ornament, with its marks. Marks of Indic scripts are vowels and stay. */
const MARKED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])(\p{Mn}+)/gu;
const WORD = /[\p{L}\p{M}]+/gu;
const CYRILLIC = /\p{Script=Cyrillic}/gu;
const LATIN = /\p{Script=Latin}/gu;

/** Folds a text for comparison; offsets do not survive. Idempotent. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const bare = lower
    .normalize('NFKC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .normalize('NFD')
    .replace(MARKED, (_whole, letter: string, marks: string) => letter + keptMarks(letter, marks))
    .normalize('NFC')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
  return bare.replace(WORD, settleScript);
}

/** й, ў and ї are letters of their own, not ornamented ones. */
function keptMarks(letter: string, marks: string): string {
  if ((letter === 'и' || letter === 'у') && marks.includes('\u0306')) return '\u0306';
  return letter === 'і' && marks.includes('\u0308') ? '\u0308' : '';
}

/** Turns look-alike letters of a mixed word into the script most of its letters have; at a tie it is Cyrillic. */
function settleScript(word: string): string {
  const cyrillic = word.match(CYRILLIC)?.length ?? 0;
  const latin = word.match(LATIN)?.length ?? 0;
  if (cyrillic === 0 || latin === 0) return word;
  const table = latin > cyrillic ? TO_LATIN : TO_CYRILLIC;
  return word.replace(/\p{L}/gu, (letter) => table.get(letter) ?? letter);
}
