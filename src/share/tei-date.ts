/** EDTF as the dating attributes of TEI (Guidelines, 13.4 and att.datable.w3c). */
import type { EdtfDate } from '../model/date.ts';
import { parseDatePoint } from './date-phrase.ts';

/** Formats ` when="1934-05" cert="medium"` and the like; `''` where TEI has no exact form for the date. */
export function formatDateAttributes(edtf: EdtfDate): string {
  const between = /^\[([^,]*)\.\.([^,]*)\]$/u.exec(edtf);
  if (between !== null) {
    const notBefore = toW3c(between[1] ?? '');
    const notAfter = toW3c(between[2] ?? '');
    return `${notBefore === null ? '' : ` notBefore="${notBefore}"`}${notAfter === null ? '' : ` notAfter="${notAfter}"`}`;
  }
  const [start = '', end] = edtf.split('/');
  if (end !== undefined) {
    const from = toW3c(start);
    const to = toW3c(end);
    return `${from === null ? '' : ` from="${from}"`}${to === null ? '' : ` to="${to}"`}${doubt(start)}`;
  }
  const point = parseDatePoint(start);
  if (point !== null && /X/u.test(point.year)) {
    return ` notBefore="${point.year.replace(/X/gu, '0')}" notAfter="${point.year.replace(/X/gu, '9')}"${doubt(start)}`;
  }
  const when = toW3c(start);
  return when === null ? '' : ` when="${when}"${doubt(start)}`;
}

function toW3c(edtf: string): string | null {
  const point = parseDatePoint(edtf);
  if (point === null || /X/u.test(point.year) || (point.month ?? 0) > 12) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  const month = point.month === undefined ? '' : `-${two(point.month)}`;
  return `${point.year}${month}${point.day === undefined ? '' : `-${two(point.day)}`}`;
}

function doubt(edtf: string): string {
  const point = parseDatePoint(edtf);
  if (point === null) return '';
  return `${point.uncertain ? ' cert="medium"' : ''}${point.approximate ? ' precision="medium"' : ''}`;
}
