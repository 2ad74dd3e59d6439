/** The words of a date and the one point of time they can name: the small half of the grammar of `dates.ts`. */
import { type DatePoint, daysBetween, isPoint } from './date-points.ts';
import { findMonth, findSeason, isDateWord } from './date-words.ts';

/** A word, number or sign of a wording, in lower case. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly number: number | null;
  /** What is glued to a number: `th`, `го`, `s`. */
  readonly suffix: string;
}

/** A point and the index of the token after it; `julian` where both calendars are given. */
export interface PointAt {
  readonly point: DatePoint;
  readonly next: number;
  readonly julian?: DatePoint;
}

const TOKEN =
  /(\d+)(?:[-’']?(st|nd|rd|th|er|ère|го|ого|е|х|ые|ых|й|я|s|ern|º|°|ª)(?![\p{L}\d]))?|\p{L}+|[^\s\p{L}\d]/gu;
const ROMAN_MONTHS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
/** Languages in which 03/04/1962 is the third of April. English is left out: it is written both ways. */
const DAY_FIRST = new Set(['ru', 'uk', 'de', 'fr', 'es', 'it', 'pt', 'cs', 'sk', 'pl', 'bg', 'sr', 'nl']);
/** Signs that tie the two ends of a span. */
export const DASHES = new Set(['-', '–', '—', '−', '/']);

/** Splits a wording into tokens. */
export function tokenise(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
    number: match[1] === undefined ? null : Number(match[1]),
    suffix: (match[2] ?? '').toLowerCase(),
  }));
}

/** Passes over signs and words that say nothing; returns the index of the first token that may. */
export function skip(tokens: readonly Token[], from: number, marks: string): number {
  let at = from;
  for (;;) {
    const token = tokens[at];
    if (token === undefined) return at;
    if (!marks.includes(token.text) && !isDateWord(token.text, 'filler') && !isDateWord(token.text, 'weekday'))
      return at;
    at += 1;
    if (at - from > 4) return at;
  }
}

/** Parses one point in time; parts may be missing, which the caller fills in or refuses. */
export function parsePoint(tokens: readonly Token[], from: number, lang: string | undefined): PointAt | null {
  const at = skip(tokens, from, ',');
  const first = tokens[at];
  if (first === undefined) return null;
  if (first.number !== null) {
    return (
      parseNumeric(tokens, at, lang) ??
      parseYearFirst(tokens, at) ??
      parseDayMonth(tokens, at) ??
      parseYear(tokens, at) ??
      parseBareDay(first, at)
    );
  }
  if (isDateWord(first.text, 'decade')) {
    const decade = parseYear(tokens, at + 1);
    const y = decade?.point.y;
    return decade === null || y === undefined || y % 10 !== 0
      ? null
      : { point: { y, decade: true }, next: decade.next };
  }
  const season = findSeason(first.text);
  const month = findMonth(first.text);
  if (month !== null) return parseMonthFirst(tokens, at, month);
  if (season === null) return null;
  const year = parseYear(tokens, skip(tokens, at + 1, ',.'));
  if (year?.point.y === undefined) return null;
  // The winter of 1933/34 begins in 1933.
  const pair = DASHES.has(tokens[year.next]?.text ?? '') ? tokens[year.next + 1] : undefined;
  const paired =
    (pair?.number === (year.point.y + 1) % 100 && pair.text.length === 2) || pair?.number === year.point.y + 1;
  return {
    point: { y: year.point.y, season },
    next: paired ? skipYearWord(tokens, year.next + 2) : year.next,
  };
}

function parseBareDay(token: Token, at: number): PointAt | null {
  return token.number !== null && token.number >= 1 && token.number <= 31 && token.text.length <= 4
    ? { point: { d: token.number }, next: at + 1 }
    : null;
}

/** Passes over «года», «г.», “year”. */
export function skipYearWord(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token === undefined || !isDateWord(token.text, 'year')) return at;
  return tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
}

function parseYear(tokens: readonly Token[], at: number): PointAt | null {
  const token = tokens[at];
  if (token?.number == null || !/^\d{4}(?!\d)/u.test(token.text) || token.number < 1000 || token.number > 2100)
    return null;
  const decade = /^(?:s|е|х|ые|ых|er|ern)$/u.test(token.suffix) && token.number % 10 === 0;
  const next = skipYearWord(tokens, at + 1);
  return { point: decade ? { y: token.number, decade: true } : { y: token.number }, next };
}

/** 1961-12-30, 30.12.1961, 28.I.1962, 30/12/1961. */
function parseNumeric(tokens: readonly Token[], at: number, lang: string | undefined): PointAt | null {
  const [a, sep, b, sep2, c] = tokens.slice(at, at + 5);
  if (a?.number == null || sep === undefined || b === undefined) return null;
  const tight = a.end === sep.start && (sep.end === b.start || sep.text === '.');
  const romanIndex = ROMAN_MONTHS.indexOf(b.text);
  if (a.text.length === 4 && sep.text === '-' && tight && b.number !== null && b.text.length === 2) {
    if (sep2?.text === '-' && c?.number != null && c.text.length === 2 && sep2.end === c.start) {
      return checked({ y: a.number, m: b.number, d: c.number }, at + 5);
    }
    return b.number <= 12 ? checked({ y: a.number, m: b.number }, at + 3) : null;
  }
  if (a.text.length <= 2 && romanIndex >= 0 && b.text === tokens[at + 2]?.text && './-'.includes(sep.text)) {
    const year = c?.number != null && './-'.includes(sep2?.text ?? ' ') ? parseYear(tokens, at + 4) : null;
    return year?.point.y === undefined ? null : checked({ y: year.point.y, m: romanIndex + 1, d: a.number }, year.next);
  }
  if (b.number === null || sep2 === undefined || c?.number == null || sep.text !== sep2.text || !tight) return null;
  if (!'./-'.includes(sep.text)) return null;
  if (a.text.length === 4 && b.text.length <= 2 && c.text.length <= 2) {
    return checked({ y: a.number, m: b.number, d: c.number }, at + 5);
  }
  if (a.text.length > 2 || b.text.length > 2 || c.text.length !== 4) return null;
  const year = parseYear(tokens, at + 4);
  if (year?.point.y === undefined) return null;
  const { y } = year.point;
  if (sep.text === '.' || a.number === b.number || a.number > 12)
    return checked({ y, m: b.number, d: a.number }, year.next);
  if (b.number > 12) return checked({ y, m: a.number, d: b.number }, year.next);
  const base = lang?.split('-')[0] ?? '';
  if (lang === 'en-US') return checked({ y, m: a.number, d: b.number }, year.next);
  return DAY_FIRST.has(base) || lang === 'en-GB' ? checked({ y, m: b.number, d: a.number }, year.next) : null;
}

function checked(point: DatePoint, next: number): PointAt | null {
  return isPoint(point) ? { point, next } : null;
}

/** 30 декабря 1961 года, 30. Dezember 1961, 30 de diciembre de 1961, 4/17 мая 1914, 4 (17) мая 1914. */
function parseDayMonth(tokens: readonly Token[], at: number): PointAt | null {
  const day = tokens[at]?.number ?? 0;
  if (day < 1 || day > 31) return null;
  let here = at + 1;
  let second: number | null = null;
  const stroke = tokens[here];
  const other = tokens[here + 1];
  if (stroke?.text === '/' && other?.number != null) {
    second = other.number;
    here += 2;
  } else if (stroke?.text === '(' && other?.number != null && tokens[here + 2]?.text === ')') {
    second = other.number;
    here += 3;
  }
  here = skip(tokens, here, '.-');
  const roman = tokens[here] === undefined ? -1 : ROMAN_MONTHS.indexOf(tokens[here]?.text ?? '');
  const month = findMonth(tokens[here]?.text ?? '') ?? (roman >= 0 ? roman + 1 : null);
  if (month === null) return null;
  const year = parseYear(tokens, skip(tokens, here + 1, '.,-'));
  // A Roman numeral is a month only with its year: “5 I …” is anything.
  if (roman >= 0 && year === null) return null;
  const y = year?.point.y;
  const next = year?.next ?? (tokens[here + 1]?.text === '.' ? here + 2 : here + 1);
  if (second === null) return { point: { d: day, m: month, ...(y === undefined ? {} : { y }) }, next };
  if (y === undefined) return null;
  // 25/7 января 1914: the Old Style day may still lie in the month before.
  const previous = month === 1 ? { y: y - 1, m: 12 } : { y, m: month - 1 };
  for (const julian of [
    { y, m: month, d: day },
    { ...previous, d: day },
  ]) {
    const days = daysBetween(julian, { y, m: month, d: second });
    if (days !== null && days >= 10 && days <= 13) return { point: { y, m: month, d: second }, julian, next };
  }
  return null;
}

/** 1961, December 30; 1961 г., декабря 30 дня: not where another year follows, which that day would rather belong to. */
function parseYearFirst(tokens: readonly Token[], at: number): PointAt | null {
  const year = parseYear(tokens, at);
  if (year?.point.y === undefined || year.point.decade === true) return null;
  const here = skip(tokens, year.next, ',');
  const month = findMonth(tokens[here]?.text ?? '');
  const dayAt = skip(tokens, here + 1, '.');
  const day = tokens[dayAt];
  if (month === null || day?.number == null || day.text.length > 2) return null;
  if (parseYear(tokens, skip(tokens, dayAt + 1, ',.-')) !== null) return null;
  const next = isDateWord(tokens[dayAt + 1]?.text ?? '', 'day') ? dayAt + 2 : dayAt + 1;
  return checked({ y: year.point.y, m: month, d: day.number }, next);
}

/** December 30, 1961; May 1934; май 1934 г. */
function parseMonthFirst(tokens: readonly Token[], at: number, month: number): PointAt {
  const after = skip(tokens, at + 1, '.,');
  const day = tokens[after];
  if (day?.number != null && day.text.length <= 4 && day.number >= 1 && day.number <= 31 && !/^\d{3}/u.test(day.text)) {
    const year = parseYear(tokens, skip(tokens, after + 1, ',.'));
    if (year?.point.y !== undefined) return { point: { y: year.point.y, m: month, d: day.number }, next: year.next };
    return { point: { m: month, d: day.number }, next: after + 1 };
  }
  const year = parseYear(tokens, after);
  if (year?.point.y !== undefined) return { point: { y: year.point.y, m: month }, next: year.next };
  return { point: { m: month }, next: at + 1 };
}
