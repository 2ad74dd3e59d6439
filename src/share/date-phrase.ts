/** Dates in words: an EDTF string as a citation prints it, in English or Russian, never surer than the source. */
import type { EdtfDate } from '../model/date.ts';

export interface DateForm {
  readonly lang: 'en' | 'ru';
  /** English only: `January 28, 1962` or `28 January 1962`. */
  readonly order?: 'month-first' | 'day-first';
  /** English only: months as MLA shortens them. */
  readonly months?: 'long' | 'short';
}

const EN_MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const;
// MLA 9, appendix 1: May, June and July are never shortened.
const EN_SHORT = [
  'Jan.',
  'Feb.',
  'Mar.',
  'Apr.',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
] as const;
const RU_MONTHS = [
  ...['январь', 'февраль', 'март', 'апрель', 'май', 'июнь'],
  ...['июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
] as const;
const RU_OF_MONTH = [
  ...['января', 'февраля', 'марта', 'апреля', 'мая', 'июня'],
  ...['июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
] as const;
// EDTF level 1: 21 to 24 in place of a month is a season.
const SEASONS = {
  en: ['spring', 'summer', 'autumn', 'winter'],
  ru: ['весна', 'лето', 'осень', 'зима'],
  ruOf: ['весны', 'лета', 'осени', 'зимы'],
} as const;

/** One EDTF date taken apart; `year` keeps its X where digits are open. */
export interface DatePoint {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
  readonly uncertain: boolean;
  readonly approximate: boolean;
}

/** Parses one EDTF date (level 0 and 1; times are left out); null for anything else. */
export function parseDatePoint(edtf: string): DatePoint | null {
  const match = /^(-?\d{2,4}X{0,2}|\d{3}X)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T[\d:.Z+-]+)?([?~%])?$/u.exec(edtf);
  if (match === null || match[1] === undefined || !/^-?[\dX]{4}$/u.test(match[1])) return null;
  const [, year, month, day, doubt = ''] = match;
  const number = (part: string | undefined): number | undefined =>
    part === undefined || part === 'XX' ? undefined : Number(part);
  const monthNumber = number(month);
  const dayNumber = monthNumber === undefined ? undefined : number(day);
  if (
    monthNumber !== undefined &&
    !((monthNumber >= 1 && monthNumber <= 12) || (monthNumber >= 21 && monthNumber <= 24))
  ) {
    return null;
  }
  return {
    year,
    ...(monthNumber === undefined ? {} : { month: monthNumber }),
    ...(dayNumber === undefined ? {} : { day: dayNumber }),
    uncertain: doubt === '?' || doubt === '%',
    approximate: doubt === '~' || doubt === '%',
  };
}

/** Formats an EDTF date in words: `January 28, 1962`, `[май 1934 г.?]`, `1930s`. What is not understood comes back as it is. */
export function formatDate(edtf: EdtfDate, form: DateForm): string {
  const choice = /^[[{](.+)[\]}]$/u.exec(edtf)?.[1];
  const words =
    choice === undefined
      ? edtf.includes('/')
        ? formatInterval(edtf.split('/'), form)
        : formatOne(edtf, form)
      : formatChoice(choice, form);
  return words ?? edtf;
}

function formatOne(edtf: string, form: DateForm, isAfterPreposition = false): string | null {
  const point = parseDatePoint(edtf.trim());
  return point === null ? null : withDoubt(point, pointWords(point, form, isAfterPreposition), form);
}

/** `[1934-05-04,1934-05-05]`: one of these; `[1934-05..1934-08]`: some day between. */
function formatChoice(choice: string, form: DateForm): string | null {
  const isEnglish = form.lang === 'en';
  if (choice.includes('..')) {
    const [first = '', last = ''] = choice.split('..');
    const notBefore = first === '' ? '' : formatOne(first, form, true);
    const notAfter = last === '' ? '' : formatOne(last, form, true);
    if (notBefore === null || notAfter === null || choice.split('..').length > 2) return null;
    const parts = [
      notBefore === '' ? [] : [`${isEnglish ? 'not before' : 'не ранее'} ${notBefore}`],
      notAfter === '' ? [] : [`${isEnglish ? 'not after' : 'не позднее'} ${notAfter}`],
    ].flat();
    return parts.join(', ');
  }
  const points = choice.split(',').map((point) => formatOne(point, form));
  return points.every((point) => point !== null) ? points.join(isEnglish ? ' or ' : ' или ') : null;
}

function formatInterval(sides: readonly string[], form: DateForm): string | null {
  const [start = '', end = ''] = sides;
  const isOpen = (side: string): boolean => side === '' || side === '..';
  const isEnglish = form.lang === 'en';
  if (sides.length !== 2 || (isOpen(start) && isOpen(end))) return null;
  const first = isOpen(start) ? '' : formatOne(start, form, isOpen(end));
  const last = isOpen(end) ? '' : formatOne(end, form, isOpen(start));
  if (first === null || last === null) return null;
  if (first === '') return `${isEnglish ? 'until' : 'до'} ${last}`;
  if (last === '') return `${isEnglish ? 'from' : 'с'} ${first}`;
  return [first, last].join(isEnglish ? '–' : ' – ');
}

// Chicago 17, 14.145 and MLA 9, 5.81: a date the document does not give for sure stands in brackets.
function withDoubt(point: DatePoint, words: string, form: DateForm): string {
  const about = point.approximate ? `${form.lang === 'en' ? 'ca.' : 'ок.'} ${words}` : words;
  return point.uncertain ? `[${about}?]` : about;
}

function pointWords(point: DatePoint, form: DateForm, isAfterPreposition: boolean): string {
  const { month, day } = point;
  if (month === undefined) return yearWords(point.year, form.lang);
  if (form.lang === 'ru') {
    const year = yearWords(point.year, 'ru');
    const isGenitive = isAfterPreposition || point.approximate;
    if (month > 12) return `${SEASONS[isGenitive ? 'ruOf' : 'ru'][month - 21] ?? ''} ${year}`;
    if (day === undefined) return `${(isGenitive ? RU_OF_MONTH : RU_MONTHS)[month - 1] ?? ''} ${year}`;
    return `${day} ${RU_OF_MONTH[month - 1] ?? ''} ${year}`;
  }
  const year = yearWords(point.year, 'en');
  if (month > 12) return `${SEASONS.en[month - 21] ?? ''} ${year}`;
  const name = (form.months === 'short' ? EN_SHORT : EN_MONTHS)[month - 1] ?? '';
  if (day === undefined) return `${name} ${year}`;
  return form.order === 'day-first' ? `${day} ${name} ${year}` : `${name} ${day}, ${year}`;
}

function yearWords(year: string, lang: 'en' | 'ru'): string {
  if (/^\d{4}$/u.test(year)) return lang === 'ru' ? `${Number(year)} г.` : String(Number(year));
  if (/^\d{3}X$/u.test(year)) return lang === 'ru' ? `${year.slice(0, 3)}0-е гг.` : `${year.slice(0, 3)}0s`;
  if (/^\d{2}XX$/u.test(year)) {
    const century = Number(year.slice(0, 2)) + 1;
    return lang === 'ru' ? `${roman(century)} в.` : `${ordinal(century)} century`;
  }
  return year;
}

const ordinal = (n: number): string => {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
};

function roman(n: number): string {
  let rest = n;
  let out = '';
  for (const [letters, value] of [
    ['X', 10],
    ['IX', 9],
    ['V', 5],
    ['IV', 4],
    ['I', 1],
  ] as const) {
    while (rest >= value) {
      out += letters;
      rest -= value;
    }
  }
  return out;
}
