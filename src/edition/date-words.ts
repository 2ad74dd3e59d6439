/** EDTF dates in words, for readers: `30 December 1961`, `30 декабря 1961`, `about May 1934`, `1930s`. */
import type { EdtfDate } from '../model/date.ts';

type Lang = 'en' | 'ru';

const MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  ru: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' '),
};
const MONTHS_OF: Readonly<Record<Lang, readonly string[]>> = {
  en: MONTHS.en,
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
};
const SEASONS: Readonly<Record<Lang, readonly string[]>> = {
  en: ['spring', 'summer', 'autumn', 'winter'],
  ru: ['весна', 'лето', 'осень', 'зима'],
};

/** Formats an EDTF date (levels 0 and 1, `XX`, intervals) in words; what it does not understand is given as it stands. */
export function formatDate(date: EdtfDate, lang: Lang): string {
  const [from = '', to] = date.split('/');
  if (to === undefined) return formatPoint(from, lang);
  if (from === '..' || from === '')
    return lang === 'en' ? `until ${formatPoint(to, lang)}` : `до ${formatPoint(to, lang)}`;
  if (to === '..' || to === '')
    return lang === 'en' ? `from ${formatPoint(from, lang)}` : `с ${formatPoint(from, lang)}`;
  return formatInterval(from, to, lang);
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** Shortens what both ends share: `4–9 May 1934`. */
function formatInterval(from: string, to: string, lang: Lang): string {
  const [, year, month, day] = DAY.exec(from) ?? [];
  const [, endYear, endMonth] = DAY.exec(to) ?? [];
  if (year !== undefined && year === endYear && month === endMonth) {
    return `${Number(day)}–${formatPoint(to, lang)}`;
  }
  return `${formatPoint(from, lang)} – ${formatPoint(to, lang)}`;
}

function formatPoint(date: string, lang: Lang): string {
  const [, core = date, sign = ''] = /^(.*?)([?~%]?)$/u.exec(date.trim()) ?? [];
  const words = formatCore(core.replace(/[?~%]/gu, ''), lang);
  // ? uncertain, ~ approximate, % both (EDTF level 1); a sign inside (level 2) counts for the whole.
  const doubt = sign === '' ? (/[?~%]/u.exec(core)?.[0] ?? '') : sign;
  if (doubt === '') return words;
  const about = lang === 'en' ? 'about' : 'около';
  if (doubt === '~') return lang === 'en' ? `${about} ${words}` : `ок. ${words}`;
  return doubt === '?' ? `${words} (?)` : `${lang === 'en' ? about : 'ок.'} ${words} (?)`;
}

function formatCore(core: string, lang: Lang): string {
  const [year = '', month, day] = core.replace(/^(?=-)/u, '').split('-');
  const yearWords = formatYear(year, lang);
  if (month === undefined) return yearWords;
  const number = Number(month);
  if (number >= 21 && number <= 24) return `${SEASONS[lang][number - 21] ?? ''} ${yearWords}`;
  if (!(number >= 1 && number <= 12)) return day === undefined || /X/u.test(month) ? yearWords : core;
  if (day === undefined || /X/u.test(day)) return `${MONTHS[lang][number - 1] ?? ''} ${yearWords}`;
  return `${Number(day)} ${MONTHS_OF[lang][number - 1] ?? ''} ${yearWords}`;
}

function formatYear(year: string, lang: Lang): string {
  if (/^\d{3}X$/u.test(year)) return lang === 'en' ? `${year.slice(0, 3)}0s` : `${year.slice(0, 3)}0-е`;
  const century = /^(\d{2})XX$/u.exec(year)?.[1];
  if (century !== undefined) return lang === 'en' ? `${century}00s` : `${century}00-е`;
  return year;
}

/** Formats a moment as a day: `3 March 2026`; the time zone is UTC, as stamped. */
export function formatDay(moment: string, lang: Lang): string {
  return formatDate(moment.slice(0, 10), lang);
}
