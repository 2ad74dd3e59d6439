/**
 * The key of a name: one spelling for Кудрявцев, Kudryavtsev, Kudriavtsev, Koudriavtsev and Kudrjawzew, close enough that two
 * slips still meet (`findNear`). Vowels stay, unlike in a skeleton, so that few strangers come along.
 */
import { foldText } from '../text/normalize.ts';
import { toLatin } from '../text/transliterate.ts';

/** Spellings of one sound in the usual transliterations (English, German, French, Spanish, Czech, Polish), in this order. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch|chtch|szcz|stsch/gu, 'S'],
  [/tsch|tch|cz/gu, 'C'],
  [/sch|sh|sz/gu, 'S'],
  [/dzh|dj|zh/gu, 'Z'],
  [/kh/gu, 'h'],
  [/gh/gu, 'g'],
  [/ph/gu, 'f'],
  [/th/gu, 't'],
  [/ck|q/gu, 'k'],
  [/qu/gu, 'kv'],
  [/x/gu, 'ks'],
  [/tz/gu, 'ts'],
  [/ch/gu, 'C'],
  [/ou/gu, 'u'],
  [/w/gu, 'v'],
  [/ff\b|ff$/gu, 'v'],
  [/(?:[yij]?[eo])v$/gu, 'ov'],
  [/(?:iy|ii|yi|ij|yj|y|i|j)(?=[aeou])/gu, 'i'],
  [/iy|ij|yj|yi|ii|y|j/gu, 'i'],
  [/ie/gu, 'e'],
  [/(.)\1+/gu, '$1'],
];
/** Beginnings that different languages read differently; each reading gets a key. */
const BEGINNINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^ch(?=[rlaou])/u, ['kh', 'ch']],
  [/^j(?=[^aeiouy])/u, ['kh', 'zh']],
  [/^j(?=[aeou])/u, ['y', 'kh', 'dzh']],
  [/^h/u, ['kh', 'g']],
  [/^g(?=[ei])/u, ['g', 'kh']],
];
/** Case endings of Russian and Ukrainian names; the stem of the name stays at least four letters long. */
const CASE_ENDINGS = /(?<=\p{L}{3}[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|ым|е|ой|ою|ы|и|ам|ами|ах|ов|ых|ыми)$/u;
const ADJECTIVE = /(?<=[сц]к)(?:ого|ому|им|ом|ая|ой|ую|ие|их|ими|ий|ій)$/u;

/** Lists the keys of one word, the likeliest first: as it stands and, in Cyrillic, without its case ending. At most six. */
export function nameKeysOf(word: string): readonly string[] {
  const folded = foldText(word);
  const bases = [folded];
  if (/\p{Script=Cyrillic}/u.test(folded)) {
    if (ADJECTIVE.test(folded)) bases.unshift(folded.replace(ADJECTIVE, 'ий'));
    else if (CASE_ENDINGS.test(folded)) bases.unshift(folded.replace(CASE_ENDINGS, ''));
  }
  const keys = bases.flatMap((base) => spellingsOf(toLatin(base)).map(toKey));
  return [...new Set(keys.filter((key) => key.length > 1))].slice(0, 6);
}

/** How many slips two keys may lie apart to be taken for one name: none in short names, two in long ones. */
export function slipsAllowed(key: string): number {
  if (key.length <= 4) return 0;
  return key.length <= 7 ? 1 : 2;
}

function spellingsOf(latin: string): readonly string[] {
  const rule = BEGINNINGS.find(([beginning]) => beginning.test(latin));
  return rule === undefined ? [latin] : rule[1].map((reading) => latin.replace(rule[0], reading));
}

function toKey(latin: string): string {
  let key = latin.replace(/[^\p{L}\p{N}]/gu, '');
  for (const [sound, spelling] of SOUNDS) key = key.replace(sound, spelling);
  return key;
}
