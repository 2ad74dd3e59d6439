/** TEI dating attributes (att.datable.w3c, Guidelines 13.4; att.datable.iso) → EDTF. Times of day are left to the words. */
import type { EdtfDate } from '../model/date.ts';
import { parseDate } from './dates.ts';
import { wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

export interface TeiDate {
  readonly edtf: EdtfDate;
  readonly oldStyle?: EdtfDate;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Builds the EDTF of @when, @from/@to or @notBefore/@notAfter (W3C and ISO forms), with @cert and @precision; undefined where none is usable. */
export function formatTeiDate(attributes: XmlElement['attributes']): TeiDate | undefined {
  const get = (name: string): string | undefined => toDay(attributes[name] ?? attributes[`${name}-iso`]);
  const when = get('when');
  const [from, to] = [get('from') ?? get('notBefore'), get('to') ?? get('notAfter')];
  const edtf = when ?? formatRange(from, to);
  if (edtf === undefined) return undefined;
  const doubt = findDoubt(attributes);
  const whole = edtf.includes('/')
    ? edtf
        .split('/')
        .map((end) => (/^\d/u.test(end) ? end + doubt : end))
        .join('/')
    : edtf + doubt;
  return { edtf: whole };
}

/** Builds the EDTF of a date element: its attributes, else its words; undefined where neither can be read. */
export function readTeiDate(element: XmlElement, lang?: string): TeiDate | undefined {
  const machine = formatTeiDate(element.attributes);
  if (machine !== undefined) return machine;
  const words = wordsIn(element, ['note']).replace(/[.,;]+$/u, '');
  return words === '' ? undefined : (parseDate(words, lang) ?? undefined);
}

/** Builds the EDTF of a first and a last day: one date where they are the same or span exactly a month or a year. */
export function formatRange(from: string | undefined, to: string | undefined): EdtfDate | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined) return `../${to ?? ''}`;
  if (to === undefined) return `${from}/..`;
  if (from === to) return from;
  if (from > to && from.length === to.length) return undefined;
  const [year, month] = from.split('-');
  if (from.endsWith('-01-01') && to === `${year ?? ''}-12-31`) return year;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (from.endsWith('-01') && from.length === 10 && to === `${year ?? ''}-${month ?? ''}-${last}`)
    return from.slice(0, 7);
  return `${from}/${to}`;
}

/** Takes the day of a date or a moment: `1954-03-12T15:00:00-05:00` → `1954-03-12`; undefined where there is no such day. */
export function toDay(value: string | undefined): string | undefined {
  const match = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.,+Z-]*)?$/u.exec(value?.trim() ?? '');
  if (match?.[1] === undefined) return undefined;
  const [, year, month, day] = match;
  if (month === undefined || month === '00') return year;
  const days = DAYS[Number(month) - 1];
  if (days === undefined) return undefined;
  if (day === undefined || day === '00') return `${year}-${month}`;
  if (
    Number(day) > days ||
    (month === '02' && day === '29' && new Date(Date.UTC(Number(year), 1, 29)).getUTCMonth() !== 1)
  )
    return undefined;
  return `${year}-${month}-${day}`;
}

function findDoubt(attributes: XmlElement['attributes']): '' | '?' | '~' | '%' {
  const uncertain = /^(?:low|medium)$/u.test(attributes.cert ?? '') || attributes.evidence === 'conjecture';
  const about = /^(?:low|medium|circa|ca)$/u.test(attributes.precision ?? '');
  if (uncertain) return about ? '%' : '?';
  return about ? '~' : '';
}
