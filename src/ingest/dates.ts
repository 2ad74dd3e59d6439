/**
 * Dates in words → EDTF (ISO 8601-2:2019), in eleven languages.
 *
 * “30 December 1961”, «28.I.1962», «4/17 мая 1914», «не ранее 5 мая 1934 г.», “[May 1934?]”, „Anfang Mai 1934“.
 * What can be read in two ways (03/04/1962 with no language, 5.5.34) is not read at all.
 */
import type { EdtfDate } from '../model/date.ts';
import { type DatePoint, daysBetween, formatPoint, formatSpan, isPoint, monthLength, shiftDay } from './date-points.ts';
import { DASHES, parsePoint, type PointAt, skip, skipYearWord, type Token, tokenise } from './date-tokens.ts';
import { type Bound, findBound, findMonth, findSeason, isDateWord } from './date-words.ts';

/** A date that was understood. */
export interface ParsedDate {
  readonly edtf: EdtfDate;
  /** The Julian (Old Style) date where the source gives both: `1914-05-04` beside the Gregorian `1914-05-17`. */
  readonly oldStyle?: EdtfDate;
}

/** A date found in running text: UTF-16 offsets, end exclusive. */
export interface FoundDate extends ParsedDate {
  readonly start: number;
  readonly end: number;
}

interface Parsed extends ParsedDate {
  readonly next: number;
  /** Finer than a bare year: only such dates are picked out of running text. */
  readonly fine: boolean;
}

const EDTF = /^-?(?:\d{4}|\d{3}X|\d{2}XX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?[?~%]?$/u;
/** The hour a telegram was sent at: “—10 a.m.”, “, 7:30 p.m.”, «, 10 ч. 15 мин.» */
const TIME_OF_DAY =
  /[\s,—–-]+(?:(?:at|um|à|в)\s+)?(?:\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?\s?m\.?|uhr|heures?|hrs?|час(?:ов|а|\.)?|ч\.)(?:\s*\d{1,2}\s*(?:мин(?:ут|\.)?))?|\d{4}\s*(?:hours|hrs)|noon|midnight)$/iu;
const LONGEST_WORDING = 200;

/**
 * Parses the whole of a wording as one date; null where it is not one, or can be read in two ways.
 * `lang` (BCP 47) settles the order of day and month between strokes.
 */
export function parseDate(wording: string, lang?: string): ParsedDate | null {
  const trimmed = wording.trim();
  if (trimmed === '' || trimmed.length > LONGEST_WORDING) return null;
  const ready = parseEdtf(trimmed.replace(/^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*$/u, '$1'));
  if (ready !== null) return { edtf: ready };
  const all = tokenise(trimmed.replace(TIME_OF_DAY, ''));
  const uncertain = all.some((token) => token.text === '?');
  const approximate = all.some((token) => token.text === '~');
  const tokens = all.filter((token) => !'?~[]«»"“”„'.includes(token.text)).filter(dropEmptyBrackets);
  const bounds: Bound[] = [];
  if (uncertain) bounds.push('uncertain');
  if (approximate) bounds.push('approximate');
  const parsed = parseSpan(tokens, 0, lang, bounds);
  if (parsed === null) return null;
  let at = parsed.next;
  while (at < tokens.length && isTail(tokens[at])) at += 1;
  if (at < tokens.length) return null;
  return toResult(parsed);
}

/** `(?)` leaves an empty pair of brackets when the question mark is taken out. */
function dropEmptyBrackets(token: Token, index: number, tokens: readonly Token[]): boolean {
  if (token.text === '(') return tokens[index + 1]?.text !== ')';
  if (token.text === ')') return tokens[index - 1]?.text !== '(';
  return true;
}

function isTail(token: Token | undefined): boolean {
  return token !== undefined && ('.,;:)'.includes(token.text) || isDateWord(token.text, 'year'));
}

function parseEdtf(text: string): EdtfDate | null {
  const sides = text.split('/');
  if (sides.length > 2 || !sides.every((side) => EDTF.test(side) || (sides.length === 2 && side === '..'))) return null;
  if (sides.every((side) => side === '..')) return null;
  const plain = sides.map((side) => /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/u.exec(side));
  // 1934-13-40 has the shape of a date and is none; 1934-21 is a season.
  const real = plain.every((match) => {
    if (match?.[2] === undefined) return true;
    const month = Number(match[2]);
    if (match[3] === undefined) return (month >= 1 && month <= 12) || (month >= 21 && month <= 24);
    return isPoint({ y: Number(match[1]), m: month, d: Number(match[3]) });
  });
  return real ? text : null;
}

/** Finds the dates of a text that are finer than a year, in order and without overlap. Linear in the length of the text. */
export function findDates(text: string, lang?: string): readonly FoundDate[] {
  const tokens = tokenise(text);
  const found: FoundDate[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    const parsed = token !== undefined && mayBegin(tokens, at) ? parseSpan(tokens, at, lang, []) : null;
    if (token === undefined || parsed?.fine !== true) {
      at += 1;
      continue;
    }
    const last = tokens[parsed.next - 1] ?? token;
    found.push({ ...toResult(parsed), start: token.start, end: last.end });
    at = parsed.next;
  }
  return found;
}

function mayBegin(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const before = tokens[at - 1];
  // 12,345 May or 4.30 May: the middle of a longer number does not begin a date.
  const glued = before !== undefined && before.end === token.start && /[\d.,/\-№]/u.test(before.text.slice(-1));
  if (token.number !== null) return !glued && (token.number <= 31 || token.text.length === 4);
  return findMonth(token.text) !== null || findSeason(token.text) !== null || boundAt(tokens, at) !== null;
}

function toResult(parsed: Parsed): ParsedDate {
  return { edtf: parsed.edtf, ...(parsed.oldStyle === undefined ? {} : { oldStyle: parsed.oldStyle }) };
}

function boundAt(tokens: readonly Token[], at: number): { bound: Bound; next: number } | null {
  const found = findBound(tokens.slice(at, at + 5).map((token) => token.text));
  return found === null ? null : { bound: found.bound, next: at + found.length };
}

/** A date with the bounds before it and, where there is one, the other end of the span. */
function parseSpan(
  tokens: readonly Token[],
  from: number,
  lang: string | undefined,
  given: readonly Bound[],
): Parsed | null {
  const bounds: Bound[] = [...given];
  let at = from;
  for (let turn = 0; turn < 3; turn += 1) {
    const found = boundAt(tokens, at);
    if (found === null || bounds.includes(found.bound)) break;
    bounds.push(found.bound);
    at = skip(tokens, found.next, ',.-');
  }
  const first = parsePoint(tokens, at, lang);
  if (first === null) return null;
  if (first.julian !== undefined) {
    return { edtf: formatPoint(first.point), oldStyle: formatPoint(first.julian), next: first.next, fine: true };
  }
  // “12. bis 14. April”: the full stop belongs to the first number.
  const isBareDay = first.point.m === undefined && first.point.d !== undefined;
  const joint = isBareDay && tokens[first.next]?.text === '.' ? first.next + 1 : first.next;
  const second = parseOtherEnd(tokens, joint, lang) ?? parseOtherDay(tokens, first);
  if (second !== null) {
    const left = completeFrom(first.point, second.point);
    const dual = toDual(left, second, tokens[joint]);
    if (dual !== null) return dual;
    if (isPoint(left) && second.closing === undefined) {
      const edtf = formatSpan(left, second.point, bounds);
      if (edtf !== null) return { edtf, next: second.next, fine: isFine(left) || isFine(second.point) };
    }
  }
  if (!isPoint(first.point)) return null;
  let next = first.next;
  const extra = [...bounds];
  while (tokens[next]?.text === '?' || (tokens[next]?.text === '(' && tokens[next + 1]?.text === '?')) {
    next += tokens[next]?.text === '?' ? 1 : 3;
    extra.push('uncertain');
  }
  const edtf = withBounds(first.point, extra);
  return edtf === null ? null : { edtf, next: Math.min(next, tokens.length), fine: isFine(first.point) };
}

function isFine(point: DatePoint): boolean {
  return point.m !== undefined || point.season !== undefined;
}

interface OtherEnd extends PointAt {
  /** Set where the second date stands in brackets: `22 October (4 November) 1917`. */
  readonly closing?: true;
}

function parseOtherEnd(tokens: readonly Token[], at: number, lang: string | undefined): OtherEnd | null {
  const joiner = tokens[at];
  if (joiner === undefined) return null;
  if (joiner.text === '(') {
    const inner = parsePoint(tokens, at + 1, lang);
    if (inner === null || tokens[inner.next]?.text !== ')') return null;
    let next = inner.next + 1;
    let point = inner.point;
    const year = tokens[next];
    if (point.y === undefined && year?.number != null && year.text.length === 4) {
      point = { ...point, y: year.number };
      next = skipYearWord(tokens, next + 1);
    }
    return { point, next, closing: true };
  }
  if (!DASHES.has(joiner.text) && !isDateWord(joiner.text, 'joiner')) return null;
  const other = parsePoint(tokens, at + 1, lang);
  if (other === null || !isPoint(other.point)) return null;
  return other;
}

/** “May 3–5, 1934”: where the month stands first, the other end is a bare day with the year of both. */
function parseOtherDay(tokens: readonly Token[], { point, next }: PointAt): OtherEnd | null {
  if (point.y !== undefined || point.m === undefined || point.d === undefined) return null;
  const joiner = tokens[next];
  if (joiner === undefined || !(DASHES.has(joiner.text) || isDateWord(joiner.text, 'joiner'))) return null;
  const day = tokens[next + 1];
  const yearAt = skip(tokens, next + 2, ',');
  const year = tokens[yearAt];
  if (day?.number == null || day.text.length > 2 || year?.number == null || year.text.length !== 4) return null;
  const other = { y: year.number, m: point.m, d: day.number };
  return isPoint(other) ? { point: other, next: yearAt + 1 } : null;
}

/** What the first end leaves out (“5–7 May 1934”) stands at the second. */
function completeFrom(left: DatePoint, right: DatePoint): DatePoint {
  const month = left.m ?? (left.d !== undefined ? right.m : undefined);
  return {
    ...left,
    ...(left.y === undefined && right.y !== undefined ? { y: right.y } : {}),
    ...(month === undefined ? {} : { m: month }),
  };
}

/** Two dates of one day in two calendars lie ten to thirteen days apart and are tied by a stroke or brackets. */
function toDual(left: DatePoint, right: OtherEnd, joiner: Token | undefined): Parsed | null {
  if (joiner?.text !== '/' && right.closing === undefined) return null;
  const year = left.y ?? right.point.y;
  if (year === undefined) return null;
  const julian = { ...left, y: left.m === 12 && right.point.m === 1 && left.y === right.point.y ? year - 1 : year };
  const gregorian = { y: year, ...right.point };
  const days = daysBetween(julian, gregorian);
  if (days === null || days < 10 || days > 13) return null;
  return { edtf: formatPoint(gregorian), oldStyle: formatPoint(julian), next: right.next, fine: true };
}

function withBounds(point: DatePoint, bounds: readonly Bound[]): EdtfDate | null {
  const plain = formatPoint(point);
  const has = (bound: Bound): boolean => bounds.includes(bound);
  if (has('between')) return null;
  const mark = has('approximate') ? (has('uncertain') ? '%' : '~') : has('uncertain') ? '?' : '';
  // EDTF allows a mark on dates only, not on seasons, decades and inside sets.
  const marked = /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/u.test(plain) ? plain + mark : plain;
  if (point.season === undefined && point.decade === undefined) {
    if (has('not-before') || has('after')) return `[${plain}..]`;
    if (has('not-after') || has('before')) return `[..${plain}]`;
    if (has('from')) return `${marked}/..`;
  }
  if (has('night-before') && point.d !== undefined) return `${formatPoint(shiftDay(point, -1))}/${plain}`;
  return toPartOf(point, bounds) ?? marked;
}

/** “Early May” as the span it covers, vague words with `~`, the exact «первая декада» and “first half” without. */
function toPartOf(point: DatePoint, bounds: readonly Bound[]): EdtfDate | null {
  const { y, m } = point;
  if (y === undefined || point.d !== undefined || point.season !== undefined || point.decade !== undefined) return null;
  const last = m === undefined ? 12 : monthLength(y, m);
  const parts: Partial<Record<Bound, readonly [number, number, string]>> =
    m === undefined
      ? {
          early: [1, 4, '~'],
          middle: [5, 8, '~'],
          late: [9, 12, '~'],
          'first-half': [1, 6, ''],
          'second-half': [7, 12, ''],
        }
      : {
          early: [1, 10, '~'],
          middle: [11, 20, '~'],
          late: [21, last, '~'],
          'first-ten': [1, 10, ''],
          'second-ten': [11, 20, ''],
          'third-ten': [21, last, ''],
          'first-half': [1, 15, ''],
          'second-half': [16, last, ''],
        };
  for (const bound of bounds) {
    const part = parts[bound];
    if (part === undefined) continue;
    const [from, to, mark] = part;
    const end = (n: number): string => formatPoint(m === undefined ? { y, m: n } : { y, m, d: n }) + mark;
    return `${end(from)}/${end(to)}`;
  }
  return null;
}
