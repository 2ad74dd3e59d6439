/**
 * How alike two names sound, in whatever scripts they are written: Уайт and White, Цвик and Zwick, Тоётоми and Toyotomi.
 *
 * A word is spelt by its sounds, one sign each: plain Latin letters, and C (ch, ч) S (sh, ш) Z (zh, ж) J (dzh, дж) D (dz, дз) T (the weak t of ts, ц).
 * Then the changes are counted that turn one into the other (Wagner & Fischer 1974, with exchanged neighbours as in Damerau 1964), those
 * cheap that languages and their transliterations make: c is read as k, s, ts or ch, j as y, h or zh, w as v or u; vowels go over into
 * each other; h, a last e and much at the end of a French word are silent. The costs are judgement, not fitted to any list.
 */
import { toLatin } from './transliterate.ts';

type Spelling = readonly [letters: RegExp, sounds: string];

/** What the letters of Cyrillic sound like, where their usual transliteration needs more than a letter or two. */
const CYRILLIC: readonly Spelling[] = [
  [/дж/gu, 'J'],
  [/дз/gu, 'D'],
  [/ц/gu, 'Ts'],
  [/тч|ч/gu, 'C'],
  [/щ|ш/gu, 'S'],
  [/ж/gu, 'Z'],
  [/х/gu, 'h'],
  [/[ъь]/gu, ''],
  [/ю/gu, 'iu'],
  [/я/gu, 'ia'],
  [/ё/gu, 'io'],
  [/[йыі]/gu, 'i'],
  [/[эє]/gu, 'e'],
];
/** What English, German, French, Spanish, Czech and Polish write with several letters, in this order. */
const LATIN: readonly Spelling[] = [
  [/schtsch|shch|szcz|stsch|chtch/gu, 'S'],
  [/tsch|tch|cz/gu, 'C'],
  [/sch|sh/gu, 'S'],
  [/dzh|dj/gu, 'J'],
  [/zh/gu, 'Z'],
  [/kh/gu, 'h'],
  [/ph/gu, 'f'],
  [/th/gu, 't'],
  [/ck|q/gu, 'k'],
  [/tz|ts/gu, 'Ts'],
  [/dz/gu, 'D'],
  [/ch/gu, 'C'],
  [/sz/gu, 's'],
  [/x/gu, 'ks'],
  [/ou|oo/gu, 'u'],
  [/ee/gu, 'i'],
  [/y/gu, 'i'],
];
const IS_CYRILLIC = /\p{Script=Cyrillic}/u;
/** No name is longer; a cost table has so many columns. */
const LONGEST = 40;

/** Spells a word by its sounds; `''` where it has none that are known. */
export function toSounds(word: string): string {
  let sounds = word.normalize('NFC').toLowerCase();
  if (IS_CYRILLIC.test(sounds)) {
    for (const [letters, sound] of CYRILLIC) sounds = sounds.replace(letters, sound);
    sounds = sounds.replace(/\p{Script=Cyrillic}+/gu, (rest) => toLatin(rest));
  } else {
    sounds = toLatin(sounds);
    for (const [letters, sound] of LATIN) sounds = sounds.replace(letters, sound);
  }
  return sounds
    .replace(/[^a-zCDJSTZ]/gu, '')
    .replace(/(.)\1+/gu, '$1')
    .slice(0, LONGEST);
}

const SIGNS = Array.from('abcdefghijklmnopqrstuvwxyzCDJSTZ');
const VOWELS = 'aeiou';
/** Costs of taking one sound for another, both ways; vowels among themselves 0.4 unless they stand here, all others 1. */
const CHANGES = [
  'ae .25 ei .25 ou .25 ao .3 eo .3 iu .35 ck 0 cs .1 cC .2 ij .1 hj .2 Jj .1 Zj .1 Cj .3 vw 0 uw .1 uv .3 fv .2 fw .3 bv .4 bp .4',
  'dt .3 gk .4 gh .15 hk .4 gJ .25 gZ .3 sz .15 zD .15 Ss .25 sZ .4 zZ .25 SC .25 Ch .2 Ck .2 CZ .3 CJ .25 Ct .35',
  'SZ .25 SJ .4 Sh .4 JD .15 JZ .15 iJ .5 iZ .6 DZ .2 ch .5 tT .05 sC .4 sD .4 mn .5 lr .8 ks .7 il .6',
].join(' ');
/** Costs of leaving a sound out, 1 for all others; and at the end of a word, where that is cheaper. */
const GAPS = 'T .1 a .35 e .3 i .3 o .35 u .35 h .25 j .5 w .35 g .7 k .7 t .8 d .75 n .8 r .8 l .8 s .8';
const GAPS_AT_END = 'e .1 h .1 i .2 a .25 s .4 t .4 z .4 d .5 p .6';
const SWAP = 0.7;
/** Neighbours are exchanged where both are nearly the same sounds. */
const SWAPPED = 0.1;

/** The number of a sign by its code: asked for every sound of every name. */
const NUMBERS = new Uint8Array(128);
for (const [at, sign] of SIGNS.entries()) NUMBERS[sign.charCodeAt(0)] = at;
const MANY = SIGNS.length;
const CHANGE = Float64Array.from(
  SIGNS.flatMap((a) => SIGNS.map((b) => (a === b ? 0 : isVowel(a) && isVowel(b) ? 0.4 : 1))),
);
for (const [pair, cost] of readCosts(CHANGES)) {
  const [a = 0, b = 0] = Array.from(pair, numberOf);
  CHANGE[a * MANY + b] = CHANGE[b * MANY + a] = cost;
}
const GAP = toGaps(GAPS, () => 1);
const GAP_AT_END = toGaps(GAPS_AT_END, (sign) => GAP[sign] ?? 1);

function isVowel(sign: string): boolean {
  return VOWELS.includes(sign);
}

function numberOf(sign: string): number {
  return NUMBERS[sign.charCodeAt(0)] ?? 0;
}

/** Reads `sounds cost sounds cost …`. */
function readCosts(list: string): readonly (readonly [sounds: string, cost: number])[] {
  return Array.from(list.matchAll(/(\S+) (\S+)/gu), ([, sounds = '', cost = '']) => [sounds, Number(cost)] as const);
}

function toGaps(list: string, usual: (sign: number) => number): Float64Array {
  const gaps = Float64Array.from(SIGNS, (_sign, at) => usual(at));
  for (const [sign, cost] of readCosts(list)) gaps[numberOf(sign)] = cost;
  return gaps;
}

/** The table of costs, row after row: row i is what the first i sounds of a word cost against all beginnings of the one asked. */
const WIDTH = LONGEST + 1;
const costs = new Float64Array(WIDTH * WIDTH);
const across = new Uint8Array(LONGEST);
const down = new Uint8Array(LONGEST);
/** What leaving out each sound of the one asked costs. */
const gaps = new Float64Array(WIDTH);
let columns = 0;

function beginTable(sounds: string): void {
  columns = sounds.length;
  for (let j = 0; j < columns; j++) across[j] = numberOf(sounds.charAt(j));
  costs[0] = 0;
  for (let j = 1; j <= columns; j++) {
    gaps[j] = (j === columns ? GAP_AT_END : GAP)[across[j - 1] ?? 0] ?? 1;
    costs[j] = (costs[j - 1] ?? 0) + (gaps[j] ?? 1);
  }
}

/** Fills row `i` for a sound; gives the least cost in it. */
function fillRow(i: number, sound: number): number {
  down[i - 1] = sound;
  const row = i * WIDTH;
  const above = row - WIDTH;
  const gap = GAP[sound] ?? 1;
  let least = (costs[row] = (costs[above] ?? 0) + gap);
  let left = least;
  for (let j = 1; j <= columns; j++) {
    const other = across[j - 1] ?? 0;
    let cost = (costs[above + j - 1] ?? 0) + (CHANGE[sound * MANY + other] ?? 1);
    const without = (costs[above + j] ?? 0) + gap;
    if (without < cost) cost = without;
    const beside = left + (gaps[j] ?? 1);
    if (beside < cost) cost = beside;
    if (i > 1 && j > 1) {
      const before = (costs[above - WIDTH + j - 2] ?? 0) + SWAP;
      // Seldom, and so asked first.
      if (before < cost) {
        const swapped =
          (CHANGE[sound * MANY + (across[j - 2] ?? 0)] ?? 1) + (CHANGE[(down[i - 2] ?? 0) * MANY + other] ?? 1);
        if (swapped < SWAPPED) cost = Math.min(cost, before + swapped);
      }
    }
    costs[row + j] = left = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/** What the word costs whose last row is `i`: its last sound may be silent. */
function costAt(i: number): number {
  const whole = costs[i * WIDTH + columns] ?? 0;
  if (i === 0) return whole;
  return Math.min(whole, (costs[(i - 1) * WIDTH + columns] ?? 0) + (GAP_AT_END[down[i - 1] ?? 0] ?? 1));
}

/** Says what turning one spelling by sounds into the other costs; two that are alike cost nothing. */
export function soundDistance(a: string, b: string): number {
  beginTable(b);
  for (let i = 1; i <= a.length; i++) fillRow(i, numberOf(a.charAt(i - 1)));
  return costAt(a.length);
}

const spelt = new Map<string, string>();

/** Spells a word by its sounds; what was spelt last is remembered. */
function recallSounds(word: string): string {
  const found = spelt.get(word);
  if (found !== undefined) return found;
  if (spelt.size > 20_000) spelt.clear();
  const sounds = toSounds(word);
  spelt.set(word, sounds);
  return sounds;
}

/**
 * Gives the likeness of two words, 0 to 1: what is left of the longer one's sounds when the distance is taken off. Of unrelated names of a
 * sentence the likest seldom pass .65; spellings of one name seldom stay below. Where it cannot reach `least`, or they begin otherwise, it is 0,
 * and soon known.
 */
export function soundLikeness(first: string, second: string, least = 0): number {
  const a = recallSounds(first);
  const b = recallSounds(second);
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  if (!beginsAlike(a, b)) return 0;
  const longer = Math.max(a.length, b.length);
  const most = (1 - least) * longer;
  beginTable(b);
  let before = 0;
  for (let i = 1; i <= a.length; i++) {
    const now = fillRow(i, NUMBERS[a.charCodeAt(i - 1)] ?? 0);
    // An exchange reaches over a row, and a silent end leaves one out.
    if (now > most && before > most) return 0;
    before = now;
  }
  const cost = costAt(a.length);
  return cost > most ? 0 : Math.max(0, 1 - cost / longer);
}

/**
 * Finds the words of a sorted list, at most four sounds longer and beginning alike, that cost at most `share` a sound of the longer of the two. Words that
 * begin alike share the rows of the table, and a beginning already too costly skips all that have it. Returns positions with their
 * costs a sound.
 */
export function findSounding(
  sounds: string,
  sorted: readonly string[],
  share: number,
): readonly { readonly index: number; readonly distance: number }[] {
  const found: { index: number; distance: number }[] = [];
  beginTable(sounds);
  const most = share * (columns + LONGER);
  const leasts = new Float64Array(WIDTH);
  let rows = 0;
  let before = '';
  for (let index = 0; index < sorted.length; index++) {
    const word = sorted[index] ?? '';
    let depth = 0;
    while (depth < rows && depth < word.length && word.charCodeAt(depth) === before.charCodeAt(depth)) depth++;
    before = word;
    if (!beginsAlike(word, sounds)) {
      rows = Math.min(rows, depth);
      // What a word of one sound begins, others may begin otherwise.
      if (word.length > 1) index = lastBeginning(sorted, index, word.slice(0, 2));
      continue;
    }
    let isDead = false;
    while (depth < word.length && !isDead) {
      depth++;
      leasts[depth] = fillRow(depth, NUMBERS[word.charCodeAt(depth - 1)] ?? 0);
      // An exchange reaches over a row, and a silent end leaves one out.
      isDead = (leasts[depth] ?? 0) > most && (leasts[depth - 1] ?? 0) > most;
    }
    rows = depth;
    if (isDead) {
      index = lastBeginning(sorted, index, word.slice(0, depth));
      continue;
    }
    const distance = costAt(word.length) / Math.max(1, word.length, columns);
    if (distance <= share && word.length <= columns + LONGER) found.push({ index, distance });
  }
  return found;
}

const LONGER = 4;

/**
 * True where two words begin with sounds that go over into each other, or one with a consonant more: nobody mistakes the beginning of a
 * name (Soundex keeps it too), and most of a list need not be looked at.
 */
export function beginsAlike(a: string, b: string): boolean {
  if (a === '' || b === '' || SILENT.has(a.charAt(0)) || SILENT.has(b.charAt(0))) return true;
  if (isNear(a.charAt(0), b.charAt(0))) return true;
  return isNearConsonant(a.charAt(1), b.charAt(0)) || isNearConsonant(b.charAt(1), a.charAt(0));
}

const SILENT: ReadonlySet<string> = new Set('hw');
const NEAR = 0.5;

function isNear(a: string, b: string): boolean {
  return (CHANGE[numberOf(a) * MANY + numberOf(b)] ?? 1) < NEAR;
}

function isNearConsonant(second: string, first: string): boolean {
  return second !== '' && !isVowel(second) && isNear(second, first);
}

/** The last position, from one on, whose word has this beginning, by halving. */
function lastBeginning(sorted: readonly string[], from: number, beginning: string): number {
  let low = from;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle]?.startsWith(beginning) === true) low = middle;
    else high = middle;
  }
  return low;
}
