/**
 * The numbers a sentence speaks of, in digits, in words, and with "million" behind them, brought to one value each.
 *
 * In: a sentence and its language. Out: mentions with place and value. Forms are matched by their beginnings, so that
 * «семи», «семью», "siebenundzwanzig" need no grammar; a form this table does not know is no number, never a wrong one.
 */
import { wordsOf } from '../text/words.ts';
import { foldWord } from './features.ts';

/** One number of a sentence. */
export interface NumberMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Every value it may mean: «1,500» is 1500 in English and 1.5 in Russian; 3 p.m. is 15. */
  readonly values: readonly number[];
  /** False for what the other side may well say without a number: small numbers in words, ordinals, Roman numerals. */
  readonly isFirm: boolean;
}

type Forms = Readonly<Record<string, number>>;
const table = (text: string): Forms =>
  Object.fromEntries(
    text
      .trim()
      .split(/\s+/u)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), Number(pair.slice(pair.indexOf('=') + 1))]),
  );

// Whole words. Small numbers first, then tens, hundreds; inflected forms where they change the beginning.
const WORDS: Readonly<Record<string, Forms>> = {
  en: table(`decade=10 decades=10 century=100 fortnight=14 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15
    sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 dozen=12`),
  ru: table(`десятилетие=10 десятилетия=10 десятилетий=10 столетие=100 столетия=100 полтора=1.5 два=2 две=2 двух=2 двум=2 двумя=2 три=3 трех=3 трем=3 тремя=3 четыре=4 четырех=4 четырем=4 четырьмя=4 пять=5 пяти=5 пятью=5
    шесть=6 шести=6 шестью=6 семь=7 семи=7 семью=7 восемь=8 восьми=8 восемью=8 девять=9 девяти=9 девятью=9 десять=10 десяти=10 десятью=10
    одиннадцать=11 одиннадцати=11 двенадцать=12 двенадцати=12 тринадцать=13 тринадцати=13 четырнадцать=14 четырнадцати=14 пятнадцать=15 пятнадцати=15
    шестнадцать=16 шестнадцати=16 семнадцать=17 семнадцати=17 восемнадцать=18 восемнадцати=18 девятнадцать=19 девятнадцати=19 двадцать=20 двадцати=20
    тридцать=30 тридцати=30 сорок=40 сорока=40 пятьдесят=50 пятидесяти=50 шестьдесят=60 шестидесяти=60 семьдесят=70 семидесяти=70 восемьдесят=80
    восьмидесяти=80 девяносто=90 девяноста=90 сто=100 ста=100 двести=200 двухсот=200 триста=300 трехсот=300 четыреста=400 четырехсот=400
    пятьсот=500 пятисот=500 шестьсот=600 шестисот=600 семьсот=700 семисот=700 восемьсот=800 восьмисот=800 девятьсот=900 девятисот=900 дюжина=12`),
  uk: table(`два=2 дві=2 двох=2 двом=2 три=3 трьох=3 чотири=4 чотирьох=4 п'ять=5 п'яти=5 шість=6 шести=6 сім=7 семи=7 вісім=8 восьми=8 дев'ять=9
    дев'яти=9 десять=10 десяти=10 одинадцять=11 дванадцять=12 тринадцять=13 чотирнадцять=14 п'ятнадцять=15 шістнадцять=16 сімнадцять=17 вісімнадцять=18
    дев'ятнадцять=19 двадцять=20 двадцяти=20 тридцять=30 сорок=40 п'ятдесят=50 шістдесят=60 сімдесят=70 вісімдесят=80 дев'яносто=90 сто=100 двісті=200 триста=300`),
  de: table(`jahrzehnt=10 jahrzehnte=10 jahrhundert=100 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16
    siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 dreißig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 hundert=100 dutzend=12`),
  fr: table(`décennie=10 décennies=10 siècle=100 quinzaine=15 dizaine=10 douzaine=12 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16
    vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=100 cents=100`),
  es: table(`década=10 décadas=10 siglo=100 docena=12 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciséis=16
    diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100`),
  pt: table(`dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13 quatorze=14 catorze=14 quinze=15
    vinte=20 trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100 cento=100`),
  cs: table(`dva=2 dvě=2 dvou=2 tři=3 tří=3 čtyři=4 čtyř=4 pět=5 pěti=5 šest=6 šesti=6 sedm=7 sedmi=7 osm=8 osmi=8 devět=9 devíti=9 deset=10 deseti=10
    jedenáct=11 dvanáct=12 třináct=13 čtrnáct=14 patnáct=15 šestnáct=16 sedmnáct=17 osmnáct=18 devatenáct=19 dvacet=20 třicet=30 čtyřicet=40 padesát=50
    šedesát=60 sedmdesát=70 osmdesát=80 devadesát=90 sto=100 dvě_stě=200`),
  pl: table(`dwa=2 dwie=2 dwóch=2 trzy=3 trzech=3 cztery=4 czterech=4 pięć=5 pięciu=5 sześć=6 sześciu=6 siedem=7 siedmiu=7 osiem=8 ośmiu=8 dziewięć=9
    dziewięciu=9 dziesięć=10 dziesięciu=10 jedenaście=11 dwanaście=12 trzynaście=13 czternaście=14 piętnaście=15 szesnaście=16 siedemnaście=17
    osiemnaście=18 dziewiętnaście=19 dwadzieścia=20 trzydzieści=30 czterdzieści=40 pięćdziesiąt=50 sześćdziesiąt=60 sto=100 dwieście=200`),
};

/** Words that multiply what stands before them, by their beginnings. */
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^(?:тыс|тися|thousand|tausend|mille$|mil$|tisíc|tysi)/u, 1e3],
  [/^(?:млн|миллион|мільйон|million|mio$|millon|millón|milhõ|milhã|milion|milión|mln$)/u, 1e6],
  [/^(?:млрд|миллиард|мільярд|billion|milliard|mrd$|miliard|bilhõ|bn$)/u, 1e9],
  [/^(?:трлн|триллион|трильйон|trillion|billones?$|bilion)/u, 1e12],
];

// 7:55, 7.55am, 3 p.m., 17 Uhr, 17h30.
const CLOCK =
  /(?<![\p{L}\p{N}.,:])([01]?\d|2[0-4])(?:(?::|\s?h\s?)([0-5]\d)(?![\p{N}:])|\.([0-5]\d)(?=\s?(?:[ap]\.?\s?m\b|Uhr\b))|(?=\s?[ap]\.?\s?m\b)|(?=\s?Uhr\b))(?:\s?[ap]\.?\s?m\b\.?)?/giu;
const DIGITS = /(?<![\p{L}\p{N}.,])\p{Nd}+(?:[.,\u00a0\u202f ’']\p{Nd}{3})*(?:[.,]\p{Nd}+)?/gu;

/** Lists the numbers of a sentence in order. `lang` is BCP 47. */
export function listNumbers(sentence: string, lang: string): readonly NumberMention[] {
  const words = wordsOf(sentence).map((word) => ({ ...word, folded: foldWord(word.text) }));
  const found: NumberMention[] = [];
  const primary = lang.split('-')[0] ?? lang;
  const clocks = [...sentence.matchAll(CLOCK)].map((match) => ({ match, end: match.index + match[0].length }));
  for (const { match, end } of clocks) {
    const hour = Number(match[1]);
    const minute = Number(match[2] ?? match[3] ?? 0);
    const values = [hour, hour + 12, hour - 12]
      .filter((h) => h >= 0 && h < 25)
      .flatMap((h) => [h * 100 + minute, ...(minute === 0 ? [h] : [])]);
    found.push({ start: match.index, end, text: match[0].trim(), values, isFirm: true });
  }
  for (const match of sentence.matchAll(DIGITS)) {
    if (clocks.some((clock) => match.index < clock.end && clock.match.index <= match.index)) continue;
    const text = match[0].replace(/[ \u00a0\u202f]+$/u, '');
    const end = match.index + text.length;
    const after = sentence.slice(end, end + 24);
    const scale = /[£$€]\s?$/u.test(sentence.slice(Math.max(0, match.index - 2), match.index))
      ? (moneyScaleAt(after) ?? scaleAt(after))
      : scaleAt(after);
    const values = valuesOf(text).flatMap((value) => withTurns(value * scale.factor, text));
    found.push({
      start: match.index,
      end: end + scale.length,
      text: sentence.slice(match.index, end + scale.length),
      values,
      isFirm: true,
    });
  }
  const forms = WORDS[primary] ?? {};
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at];
    if (first === undefined) continue;
    let { value, next } = readWords(words, at, forms, primary);
    if (value === null) continue;
    const end = words[next - 1]?.end ?? first.end;
    const scale = scaleAt(sentence.slice(end, end + 24));
    value *= scale.factor;
    found.push({
      start: first.start,
      end: end + scale.length,
      text: sentence.slice(first.start, end + scale.length),
      values: [value],
      isFirm: value >= 4 && ![10, 12, 14, 15, 100].includes(value),
    });
    at = next - 1;
    next = 0;
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Reads a run of number words beginning at `at`: «двадцать семь» is 27. */
function readWords(
  words: readonly { readonly folded: string }[],
  at: number,
  forms: Forms,
  lang: string,
): { value: number | null; next: number } {
  let value: number | null = null;
  let last = Number.POSITIVE_INFINITY;
  let next = at;
  while (next < words.length) {
    const one = wordValue(words[next]?.folded ?? '', forms, lang);
    if (one === null) break;
    if (one === 100 && value !== null && value < 10) value *= 100;
    else if (value !== null && one < last && last >= 20 && one < (last >= 100 ? 100 : 10)) value += one;
    else if (value === null) value = one;
    else break;
    last = one;
    next += 1;
  }
  return { value, next };
}

function wordValue(word: string, forms: Forms, lang: string): number | null {
  const whole = forms[word];
  if (whole !== undefined) return whole;
  if (word.includes('-')) {
    const parts = word.split('-').map((part) => forms[part]);
    const [tens, ones] = parts;
    if (parts.length === 2 && tens !== undefined && ones !== undefined && tens >= 20 && ones < 10) return tens + ones;
  }
  const compound = lang === 'de' ? /^(\p{L}+)und(\p{L}+)$/u.exec(word) : null;
  const ones = compound?.[1] === 'ein' ? 1 : forms[compound?.[1] ?? ''];
  const tens = forms[compound?.[2] ?? ''];
  return ones !== undefined && tens !== undefined ? ones + tens : null;
}

function scaleAt(after: string): { readonly factor: number; readonly length: number } {
  const word = /^[\s\u00a0-]{0,2}(\p{L}+)/u.exec(after);
  const folded = word?.[1] === undefined ? '' : foldWord(word[1]);
  for (const [form, factor] of SCALES)
    if (folded !== '' && form.test(folded)) return { factor, length: word?.[0].length ?? 0 };
  return { factor: 1, length: 0 };
}

/** Reads the m, bn and k of newspapers: £125m. */
function moneyScaleAt(after: string): { readonly factor: number; readonly length: number } | null {
  const letter = /^(m|bn|k|tn)(?!\p{L})/u.exec(after)?.[1];
  const factor = { m: 1e6, bn: 1e9, k: 1e3, tn: 1e12 }[letter ?? ''];
  return factor === undefined ? null : { factor, length: letter?.length ?? 0 };
}

/** Reads digits in both conventions: a separator before exactly three digits may part thousands or decimals. */
function valuesOf(text: string): readonly number[] {
  const plain = text.replace(/[\u00a0\u202f ’']/gu, '');
  if (!/[.,]/u.test(plain)) return [Number(plain)];
  const values = new Set<number>();
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const decimal = Number(`${plain.slice(0, last).replace(/[.,]/gu, '')}.${plain.slice(last + 1)}`);
  if (/^\d{1,3}(?:[.,]\d{3})+$/u.test(plain)) values.add(Number(plain.replace(/[.,]/gu, '')));
  values.add(decimal);
  return [...values];
}

/** Adds what a short year may say otherwise: '61 and 1961. */
function withTurns(value: number, text: string): readonly number[] {
  return /^\d{4}$/u.test(text) && value >= 1500 && value < 2100 ? [value, value % 100] : [value];
}
