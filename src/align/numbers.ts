/**
 * The numbers a sentence speaks of, in digits, in words, and with "million" behind them, brought to one value each.
 *
 * In: a sentence and its language. Out: mentions with place and values. A form the tables do not know is no number, never a
 * wrong one.
 */
import { primaryOf } from '../text/stem.ts';
import { wordsOf } from '../text/words.ts';
import { foldWord } from './features.ts';
import { NUMBER_WORDS, SCALES } from './number-words.ts';

/** One number of a sentence. */
export interface NumberMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Every value it may mean: «1,500» is 1500 in English and 1.5 in Russian; 3 p.m. is 15. */
  readonly values: readonly number[];
  /** Digits and number words want an answer; vague ones (both, a dozen, first, XIX) may be one and want none. */
  readonly form: 'digits' | 'words' | 'vague';
}

// 7:55, 7.55am, 3 p.m., 17 Uhr, 17h30.
const CLOCK =
  /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])(?:(?::|\s?[hч]\s?)([0-5]\d)(?![\p{N}:])|[.,]([0-5]\d)(?=\s?(?:[ap]\.?\s?m\b|Uhr\b|hod))|(?=\s?[ap]\.?\s?m\b)|(?=\s?Uhr\b))(?:\s?[ap]\.?\s?m\b\.?)?/giu;
// 12.3.1961, 12/03/61, 1961-03-12, 12. 3. 1961.
const NUMERIC_DATE =
  /(?<![\p{L}\p{N}.,/-])(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?![\p{N}/]|[.,-]\d)|(?<!\p{N})(\d{4})-(\d{2})-(\d{2})(?!\p{N})/gu;
// A comma or a stop behind a letter belongs to the words: «июля,1938».
const DIGITS = /(?<![\p{L}\p{N}]|(?<!\p{L})[.,])\p{Nd}+(?:[.,\u00a0\u202f ’']\p{Nd}{3}(?!\p{Nd}))*(?:[.,]\p{Nd}+)?/gu;
const ROMAN =
  /(?<![\p{L}\p{N}])(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?![\p{L}\p{N}.]\p{L}|[\p{L}\p{N}])/gu;
/** Digits that run into a word belong to a name and want no answer: "247sports". Endings of ordinals, decades and measures do. */
const GLUED =
  /^(?!(?:st|nd|rd|th|s|er|e|ère|ème|º|ª|o|a|m|bn|k|km|kg|cm|mm|mph|tn|pm|am|h|x|x|million|billion|mln|mio)(?!\p{L}))[\p{Script=Latin}\p{Script=Cyrillic}]{2,}/iu;

/** What follows an hour of the day, which may be told in twelve hours or in twenty-four. */
const HOUR =
  /^\.?\s{0,2}(?:o['’]clock|h(?:od|odin\p{L}*|eures?)?(?!\p{L})|hod\.|hora[s]?(?!\p{L})|Uhr|час\p{L}*|годин\p{L}*|in the (?:morning|afternoon|evening)|at night|(?:de la|da|du|de l['’])\s?(?:matin|soir|après-midi|mañana|tarde|noche|manhã|noite)|утра|вечера|дня|ночи|ранку|вечора|ráno|večer|odpol\p{L}*|dopol\p{L}*|v noci|rano|wieczor\p{L}*|godz\p{L}*|del (?:mattino|pomeriggio)|di sera|morgens|abends|nachmittags)/iu;

/** Lists the numbers of a sentence in order. `lang` is BCP 47. */
export function listNumbers(sentence: string, lang: string): readonly NumberMention[] {
  const text = sentence.length > MOST_READ ? sentence.slice(0, MOST_READ) : sentence;
  const found: NumberMention[] = [];
  const taken = new Uint8Array(text.length + 1);
  const take = (mention: NumberMention): void => {
    found.push(mention);
    taken.fill(1, mention.start, mention.end);
  };
  for (const match of text.matchAll(NUMERIC_DATE)) for (const mention of readDate(match)) take(mention);
  for (const match of text.matchAll(CLOCK)) {
    if (taken[match.index] === 1 || HALVED.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    const hour = Number(match[1]);
    const minute = Number(match[2] ?? match[3] ?? 0);
    const values = [hour, hour + 12, hour - 12]
      .filter((h) => h >= 0 && h < 25)
      .flatMap((h) => [h * 100 + minute, ...(minute === 0 ? [h] : [])]);
    const trimmed = match[0].trimEnd();
    take({ start: match.index, end: match.index + trimmed.length, text: trimmed, values, form: 'digits' });
  }
  for (const match of text.matchAll(DIGITS)) {
    if (taken[match.index] === 1) continue;
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 40);
    if (GLUED.test(after)) {
      take({ start: match.index, end, text: match[0], values: valuesOf(toAsciiDigits(match[0])), form: 'vague' });
      continue;
    }
    const scale = /[£$€¥]\s?$/u.test(text.slice(Math.max(0, match.index - 2), match.index))
      ? (moneyScaleAt(after) ?? scaleAt(after))
      : scaleAt(after);
    const isHour = /^(?:[01]?\d|2[0-4])$/u.test(match[0]) && HOUR.test(after);
    const values = valuesOf(toAsciiDigits(match[0])).flatMap((value) => [
      ...withTurns(value * scale.factor, match[0]),
      ...(isHour ? [value + 12, value - 12, value * 100, (value + 12) * 100] : []),
      // “8 ½ hod.”: half past eight.
      ...(/^\s?½/u.test(after) ? [value + 0.5, value * 100 + 30, (value + 12) * 100 + 30] : []),
    ]);
    // «½ 9» is half past eight in Czech and German: no number to be held against another.
    if (HALVED.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    take({
      start: match.index,
      end: end + scale.length,
      text: text.slice(match.index, end + scale.length),
      values,
      form: 'digits',
    });
  }
  for (const mention of readNumberWords(text, primaryOf(lang))) if (taken[mention.start] !== 1) take(mention);
  for (const match of text.matchAll(ROMAN)) {
    const value = romanValue(match);
    if (match[0] === '' || value === 0 || taken[match.index] === 1) continue;
    // «V 9 hodin», "I was there": a word that begins a sentence.
    if (match[0].length === 1 && BEGINS.test(text.slice(Math.max(0, match.index - 4), match.index))) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      values: [value],
      form: 'vague',
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What stands before the first word of a sentence. */
const BEGINS = /(?:^|[.!?…]\s)[\s"“„«'‘(]*$/u;
const HALVED = /[¼½¾]\s?$/u;

/** Characters of a sentence that are read. */
const MOST_READ = 20_000;

/** Reads day, month and year of a date in digits: the month may be told by its name, day and month may change places. */
function readDate(match: RegExpExecArray): readonly NumberMention[] {
  const [whole, d, , m, y, isoYear, isoMonth, isoDay] = match;
  const [first, second, year] =
    isoYear === undefined ? [d ?? '', m ?? '', y ?? ''] : [isoDay ?? '', isoMonth ?? '', isoYear];
  if (Number(first) > 31 || Number(second) > 31 || (Number(first) > 12 && Number(second) > 12)) return [];
  const place = { start: match.index, end: match.index + whole.length, text: whole };
  const isMonth = (value: string): boolean => Number(value) <= 12;
  const full = Number(year);
  return [
    {
      ...place,
      values: [Number(first), ...(isMonth(first) && isMonth(second) ? [Number(second)] : [])],
      form: isMonth(first) && !isMonth(second) ? 'vague' : 'digits',
    },
    {
      ...place,
      values: [Number(second), ...(isMonth(first) && isMonth(second) ? [Number(first)] : [])],
      form: isMonth(second) ? 'vague' : 'digits',
    },
    { ...place, values: full > 99 ? [full, full % 100] : [full, 1900 + full, 2000 + full], form: 'digits' },
  ];
}

function readNumberWords(text: string, lang: string): readonly NumberMention[] {
  const known = NUMBER_WORDS[lang];
  if (known === undefined) return [];
  const words = wordsOf(text).map((word) => ({ ...word, folded: foldWord(word.text) }));
  const found: NumberMention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at];
    if (first === undefined) continue;
    const { value, next } = readRun(words, at, lang);
    if (value !== null) {
      const last = words[next - 1]?.end ?? first.end;
      const half = halfAt(text, last);
      const scale = scaleAt(text.slice(last + half, last + half + 40));
      // “two and a half million”, « deux millions et demi ».
      const late = half === 0 && scale.factor > 1 ? halfAt(text, last + scale.length) : 0;
      const end = last + half + scale.length + late;
      found.push({
        start: first.start,
        end,
        text: text.slice(first.start, end),
        values: [
          (half + late > 0 ? value + 0.5 : value) * scale.factor,
          ...(known.vague.get(first.folded) === undefined ? [] : [known.vague.get(first.folded) ?? 0]),
        ],
        form: next === at + 1 && value === 100 && scale.factor === 1 ? 'vague' : 'words',
      });
      at = next - 1;
      continue;
    }
    const vague = vagueValues(first.folded, lang);
    const scale = /^\p{N}/u.test(first.folded) ? undefined : SCALES.find(([form]) => form.test(first.folded))?.[1];
    const values = scale === undefined ? vague : [...vague, scale];
    if (values.length > 0) found.push({ start: first.start, end: first.end, text: first.text, values, form: 'vague' });
  }
  return found;
}

const HALF = /^\s(?:and a half|с половиной|з половиною|a půl|i pół|et demie?|y media?|e meia?o?|e mezz[oa])(?!\p{L})/iu;

/** Length of the half that follows a number, 0 where there is none. */
function halfAt(text: string, at: number): number {
  return HALF.exec(text.slice(at, at + 16))?.[0].length ?? 0;
}

/** Values a word may stand for without being a number: «оба», «двухлетний», "six-month". */
function vagueValues(word: string, lang: string): readonly number[] {
  const known = NUMBER_WORDS[lang];
  if (known === undefined) return [];
  const values: number[] = [];
  for (const part of word.includes('-') ? [word, ...word.split('-')] : [word]) {
    const value =
      known.vague.get(part) ??
      (part === word ? undefined : (known.values.get(part) ?? SCALES.find(([form]) => form.test(part))?.[1]));
    if (value !== undefined) values.push(value);
  }
  const prefix = known.prefixes.find(([start]) => word.startsWith(start) && word.length > start.length + 2);
  if (prefix !== undefined) values.push(prefix[1]);
  return values;
}

/** One, which is a number only behind another: «padesát jedna». */
const ONE = /^(?:one|один|одна|одно|одного|одной|одну|jeden|jedna|jedno|jednu|jedné|jednoho|jednej|jedną)$/u;

/** Reads a run of number words beginning at `at`: «двадцать семь» is 27, "twenty and two" is not. */
function readRun(
  words: readonly { readonly folded: string }[],
  at: number,
  lang: string,
): { readonly value: number | null; readonly next: number } {
  let value: number | null = null;
  let last = Number.POSITIVE_INFINITY;
  let next = at;
  while (next < words.length) {
    const folded = words[next]?.folded ?? '';
    const one: number | null = wordValue(folded, lang) ?? (value !== null && last >= 20 && ONE.test(folded) ? 1 : null);
    if (one === null) break;
    if (one === 100 && value !== null && value < 10) value *= 100;
    else if (value !== null && one < last && last >= 20 && one < roomBelow(last)) value += one;
    else if (value === null) value = one;
    else break;
    last = one;
    next += 1;
    // «vingt et un», "two hundred and five", «treinta y dos», „trinta e cinco“.
    if (/^(?:et|and|y|e|und)$/u.test(words[next]?.folded ?? '') && value >= 20) {
      const after = wordValue(words[next + 1]?.folded ?? '', lang);
      if (after !== null && after < roomBelow(last)) next += 1;
      else break;
    }
  }
  return { value, next };
}

/** What may follow a number word stays below this: French counts from sixty and eighty to nineteen more. */
function roomBelow(value: number): number {
  return value >= 100 ? 100 : value === 60 || value === 80 ? 20 : 10;
}

function wordValue(word: string, lang: string): number | null {
  const known = NUMBER_WORDS[lang];
  const whole = known?.values.get(word);
  if (known === undefined || whole !== undefined) return whole ?? null;
  if (word.includes('-')) {
    // «quatre-vingt-dix-sept»: 80 and 17; one word, so that it can be cut at its hyphens.
    const values = word
      .replace(/^quatre-vingts?-/u, 'octante-')
      .split('-')
      .map(
        (part) =>
          known.values.get(part) ?? (/^(?:one|un|une|один|jeden)$/u.test(part) ? 1 : part === 'et' ? 0 : undefined),
      );
    const [tens = 0, ...rest] = values;
    const ones = rest.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0);
    if (rest.length > 0 && tens >= 20 && ones > 0 && ones < (tens === 60 || tens === 80 ? 20 : 10)) return tens + ones;
  }
  const compound = lang === 'de' ? /^(\p{L}+)und(\p{L}+)$/u.exec(word) : null;
  const ones = compound?.[1] === 'ein' ? 1 : known.values.get(compound?.[1] ?? '');
  const tens = known.values.get(compound?.[2] ?? '');
  return ones !== undefined && tens !== undefined ? ones + tens : null;
}

/** Reads the words of scale that follow: "mil milhões" are two. */
function scaleAt(after: string): { readonly factor: number; readonly length: number } {
  let factor = 1;
  let length = 0;
  for (let times = 0; times < 2; times += 1) {
    const word = /^[\s\u00a0-]{0,2}(?:de )?(\p{L}+)/u.exec(after.slice(length));
    const folded = word?.[1] === undefined ? '' : foldWord(word[1]);
    const scale = folded === '' ? undefined : SCALES.find(([form]) => form.test(folded))?.[1];
    if (scale === undefined) break;
    factor *= scale;
    length += word?.[0].length ?? 0;
    if (after.charAt(length) === '.') length += 1; // «тыс.», „Mio.“
  }
  return { factor, length: after.charAt(length - 1) === '.' ? length - 1 : length };
}

/** Reads the m, bn and k of newspapers: £125m. */
function moneyScaleAt(after: string): { readonly factor: number; readonly length: number } | null {
  const letter = /^(m|bn|k|tn)(?!\p{L})/u.exec(after)?.[1];
  const factor = { m: 1e6, bn: 1e9, k: 1e3, tn: 1e12 }[letter ?? ''];
  return factor === undefined ? null : { factor, length: letter?.length ?? 0 };
}

/** Spells the digits of any script as 0 to 9. In Unicode the ten digits of a script stand in a row. */
function toAsciiDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
    return String(value);
  });
}

/** Reads digits in both conventions: a separator before exactly three digits may part thousands or decimals; 11.15 may be a time. */
function valuesOf(text: string): readonly number[] {
  const plain = text.replace(/[\u00a0\u202f ’']/gu, '');
  if (!/[.,]/u.test(plain)) return [Number(plain)];
  const values = new Set<number>();
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  if (/^\d{1,3}(?:[.,]\d{3})+$/u.test(plain)) values.add(Number(plain.replace(/[.,]/gu, '')));
  const time = /^([01]?\d|2[0-3])\.([0-5]\d)$/u.exec(plain);
  if (time !== null) for (const turn of [0, 12, -12]) values.add((Number(time[1]) + turn) * 100 + Number(time[2]));
  values.add(Number(`${plain.slice(0, last).replace(/[.,]/gu, '')}.${plain.slice(last + 1)}`));
  return [...values];
}

/** Adds what a short year may say otherwise: '61 and 1961. */
function withTurns(value: number, text: string): readonly number[] {
  return /^\d{4}$/u.test(text) && value >= 1500 && value < 2100 ? [value, value % 100] : [value];
}

function romanValue([, hundreds = '', tens = '', ones = '']: RegExpExecArray): number {
  const digit = (text: string, one: string, five: string, ten: string): number =>
    text === one + ten ? 9 : text === one + five ? 4 : (text.startsWith(five) ? 5 : 0) + text.replace(five, '').length;
  return 100 * hundreds.length + 10 * digit(tens, 'X', 'L', 'C') + digit(ones, 'I', 'V', 'X');
}
