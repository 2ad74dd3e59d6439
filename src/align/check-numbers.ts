/** Numbers that differ between a bead's sides, or stand on one only. A year or the day of a month counts as a date. */
import { isBesideMonth, isOldStyle } from './check-dates.ts';
import type { CheckedBead } from './check-evidence.ts';
import { type Finding, toConfidence } from './finding.ts';
import { listNumbers, type NumberMention } from './numbers.ts';

/** Measures that translators convert: where one side has the one and the other the other, numbers differ with full right. */
const IMPERIAL =
  /(?<!\p{L})(?:miles?|mph|feet|foot|ft|inch(?:es)?|yards?|pounds?|lbs?|ounces?|acres?|gallons?|stone|Meilen?|Fuß|Zoll|Pfund|mil(?:es|has?)|millas?|pies|pulgadas?|libras?|livres?|pouces?|pieds?|миль|мил[яюие]\p{L}*|фут\p{L}*|дюйм\p{L}*|ярд\p{L}*|фунт\p{L}*|верст\p{L}*|пуд\p{L}*|аршин\p{L}*|десятин\p{L}*|sah\p{L}*|mil[ei]?|stop[ay]?)(?!\p{L})|\d['′″]|foot|inch/iu;
const METRIC =
  /(?<!\p{L})(?:км|кг|см|мм|м|километр\p{L}*|кілометр\p{L}*|метр\p{L}*|сантиметр\p{L}*|миллиметр\p{L}*|мм|килограм\p{L}*|кілограм\p{L}*|гектар\p{L}*|литр\p{L}*|тонн\p{L}*|km|kg|cm|mm|m|[ck]?kilom\p{L}*|kilóm\p{L}*|kilo\p{L}*|quil\p{L}*|centí?m\p{L}*|zentim\p{L}*|mill?im\p{L}*|m[eèé]tr\p{L}*|meters?|metern?|metros?|hektar\p{L}*|hect\p{L}*|lit[er]\p{L}*)(?!\p{L})/iu;
const DEGREES =
  /°|º|(?<!\p{L})(?:degrees?|grad(?:os?|i)?|degrés?|graus?|градус\p{L}*|stup[eň]\p{L}*|stopni\p{L}*)(?!\p{L})/iu;

/** Finds a number the other side gives otherwise or not at all; one finding a bead. */
export function checkNumbers(bead: CheckedBead, languages: readonly [string, string]): readonly Finding[] {
  const { original, translation } = bead.text;
  const said = listNumbers(original, languages[0]);
  const told = listNumbers(translation, languages[1]);
  const wanted = (numbers: readonly NumberMention[]): readonly NumberMention[] =>
    numbers.filter(({ form, text }) => form !== 'vague' && !/^0{2,}$/u.test(text));
  const [restSaid, restTold] = pairOff(said, told);
  const hasConverted = isConverted(original, said, translation, told);
  const unconverted = (numbers: readonly NumberMention[], text: string): readonly NumberMention[] =>
    numbers.filter(({ end }) => !hasConverted || !MEASURE.test(text.slice(end, end + BEFORE_MEASURE)));
  const lonelySaid = unconverted(wanted(restSaid), original);
  const lonelyTold = unconverted(wanted(restTold), translation);
  if (lonelySaid.length + lonelyTold.length === 0) return [];
  if (lonelySaid.length > 0 && lonelyTold.length > 0) return findOther(bead, languages, lonelySaid, lonelyTold);
  const other = findOtherInPassing(bead, lonelySaid, restTold) ?? findOtherInPassing(bead, lonelyTold, restSaid, true);
  return other === null ? findMissing(bead, lonelySaid, told) : [other];
}

/** Tells whether numbers are measured otherwise on the other side. A measure without a number is none: „zu Fuß“, « à pied ». */
function isConverted(
  original: string,
  said: readonly NumberMention[],
  translation: string,
  told: readonly NumberMention[],
): boolean {
  const isMeasured = (text: string, numbers: readonly NumberMention[], by: RegExp): boolean =>
    by.test(text) &&
    numbers.some(({ start, end, form }) =>
      by.test(text.slice(start, end + (form === 'vague' ? BESIDE_MEASURE : BEFORE_MEASURE))),
    );
  const crosses = (a: RegExp, b: RegExp): boolean =>
    (isMeasured(original, said, a) && isMeasured(translation, told, b)) ||
    (isMeasured(original, said, b) && isMeasured(translation, told, a));
  return crosses(IMPERIAL, METRIC) || (DEGREES.test(original) && DEGREES.test(translation));
}

const MEASURE = new RegExp(`${IMPERIAL.source}|${METRIC.source}|${DEGREES.source}`, 'iu');
/** Characters after a number in which its measure stands: «5 bis 10 Zentimeter». */
const BEFORE_MEASURE = 28;
/** The same after “a” and its like: "half a mile". */
const BESIDE_MEASURE = 6;

/** Farthest two numbers stand apart, in shares of the sentence, that take each other's place. */
const FARTHEST = 0.4;

function findOther(
  { text }: CheckedBead,
  languages: readonly [string, string],
  lonelySaid: readonly NumberMention[],
  lonelyTold: readonly NumberMention[],
): readonly Finding[] {
  if (lonelySaid.length > 3 || lonelyTold.length > 3) return [];
  let best: { a: NumberMention; b: NumberMention; shift: number } | null = null;
  // One in digits on either side: they answer each other wherever they stand.
  const isOnly = [lonelySaid, lonelyTold].every((numbers) => numbers.length === 1 && numbers[0]?.form === 'digits');
  const farthest = isOnly ? 1 : FARTHEST;
  for (const a of lonelySaid) {
    for (const b of lonelyTold) {
      const shift = Math.abs(a.start / text.original.length - b.start / text.translation.length);
      // Digits are read with one form, words with another: like answers like.
      const cost = shift + (a.form === b.form ? 0 : 0.15);
      if (cost < (best?.shift ?? farthest + 0.15)) best = { a, b, shift: cost };
    }
  }
  if (best === null) return [];
  const { a, b } = best;
  const isYear = [a, b].every((number) => /^(?:1[0-9]|20)\d\d$/u.test(number.text));
  const isDate =
    isYear ||
    isBesideMonth(text.original, a.start, a.end, languages[0]) ||
    isBesideMonth(text.translation, b.start, b.end, languages[1]);
  if (isDate && isOldStyle(text.original, text.translation, a.values[0] ?? 0, b.values[0] ?? 0)) return [];
  const isEven = lonelySaid.length === lonelyTold.length;
  const isDigits = a.form === 'digits' && b.form === 'digits';
  return [
    {
      kind: isDate ? 'date' : 'number',
      bead: text.bead,
      message: `The original says ${a.text}, the translation ${b.text}.`,
      confidence: toConfidence((isDigits ? 0.96 : 0.85) - (isEven ? 0 : 0.15)),
      original: a.text,
      translation: b.text,
    },
  ];
}

/** How far apart a number and what the other side tells in passing stand, in shares of the sentence or in characters; and values told so. */
const IN_PASSING = 0.15;
const BESIDE = 12;
const LEAST_IN_PASSING = 2;
const MOST_IN_PASSING = 6;
const MOST_SMALL = 12;

/** Finds a number where the other side tells another one in passing: «оба правительства» and "four governments", „achtmal“ and "three times". */
function findOtherInPassing(
  { text }: CheckedBead,
  lonely: readonly NumberMention[],
  rest: readonly NumberMention[],
  isTold = false,
): Finding | null {
  const isSmall = (most: number, { values }: NumberMention): boolean =>
    values.some((value) => Number.isInteger(value) && value >= LEAST_IN_PASSING && value <= most);
  const passing = rest.filter((mention) => mention.form === 'vague' && isSmall(MOST_IN_PASSING, mention));
  const [number, other] = [lonely[0], passing[0]];
  if (number === undefined || other === undefined || lonely.length + passing.length > 2) return null;
  if (!isSmall(MOST_SMALL, number)) return null;
  const [from, to] = isTold ? [text.translation, text.original] : [text.original, text.translation];
  const isNear =
    Math.abs(number.start / from.length - other.start / to.length) <= IN_PASSING ||
    Math.abs(number.start - other.start) <= BESIDE;
  if (!isNear) return null;
  const [a, b] = isTold ? [other, number] : [number, other];
  return {
    kind: 'number',
    bead: text.bead,
    message: `The original says ${a.text}, the translation ${b.text}.`,
    confidence: 0.7,
    original: a.text,
    translation: b.text,
  };
}

/** Finds digits that are gone. Nobody says three digits in passing; fewer may be told otherwise. */
function findMissing(
  { text }: CheckedBead,
  lonelySaid: readonly NumberMention[],
  told: readonly NumberMention[],
): readonly Finding[] {
  const lost = lonelySaid.find(
    (number) =>
      number.form === 'digits' &&
      /\p{Nd}.?\p{Nd}.?\p{Nd}/u.test(number.text) &&
      !number.values.includes(100) &&
      // The parts of a date stand in two sentences now and then.
      !/\d[./-] ?\d{1,2}[./-]/u.test(number.text) &&
      !told.some((other) => isSame(number, other)),
  );
  if (lost === undefined) return [];
  return [
    {
      kind: 'number',
      bead: text.bead,
      message: `The number ${lost.text} is missing from the translation.`,
      confidence: 0.6,
      original: lost.text,
      translation: null,
    },
  ];
}

/** Takes away the numbers both sides give, one by one; what one side only repeats goes too unless the other has one over. */
function pairOff(
  said: readonly NumberMention[],
  told: readonly NumberMention[],
): readonly [readonly NumberMention[], readonly NumberMention[]] {
  const left = [...told];
  const takeSame = (number: NumberMention, isLike: (other: NumberMention) => boolean): boolean => {
    const at = left.findIndex((other) => isLike(other) && isSame(number, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  };
  // Like answers like first, so that "second" does not take the place of "two".
  const lonelySaid = said
    .filter((number) => takeSame(number, (other) => (other.form === 'vague') === (number.form === 'vague')))
    .sort((a, b) => Number(a.form === 'vague') - Number(b.form === 'vague'))
    .filter((number) => takeSame(number, () => true));
  const wants = (number: NumberMention): boolean => number.form !== 'vague';
  if (lonelySaid.some(wants) && left.some(wants)) return [lonelySaid, left];
  return [
    lonelySaid.filter((number) => !told.some((other) => isSame(number, other))),
    left.filter((number) => !said.some((other) => isSame(number, other))),
  ];
}

function isSame(a: NumberMention, b: NumberMention): boolean {
  return a.values.some((value) =>
    b.values.some((other) => Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value))),
  );
}
