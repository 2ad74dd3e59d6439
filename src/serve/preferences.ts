/** The reader's own settings: language and colours, from the address, a cookie, or what the browser says. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { en, type Messages } from './messages/en.ts';
import { ru } from './messages/ru.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
/** The cookie that holds the name of whoever edits. */
export const EDITOR = 'editor';
export type Theme = (typeof THEMES)[number];

const MESSAGES: Readonly<Record<Messages['lang'], Messages>> = { en, ru };
const YEAR_SECONDS = 365 * 24 * 3600;

function toInterfaceLanguage(value: string | undefined): Messages['lang'] | undefined {
  return value === 'en' || value === 'ru' ? value : undefined;
}

/** Reads the language: `?lang=` (which is remembered), else the cookie, else the first that the browser asks for. */
export function readMessages(c: Context): Messages {
  const wished = toInterfaceLanguage(c.req.query('lang'));
  if (wished !== undefined) keep(c, 'lang', wished);
  const lang = wished ?? toInterfaceLanguage(getCookie(c, 'lang')) ?? readAccepted(c.req.header('accept-language'));
  return MESSAGES[lang];
}

/** Picks from an Accept-Language header by its weights; readers of Ukrainian or Belarusian are not guessed at. */
function readAccepted(header: string | undefined): Messages['lang'] {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const weight = Number(
      parameters
        .find((parameter) => parameter.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    );
    return {
      lang: toInterfaceLanguage(tag.trim().slice(0, 2).toLowerCase()),
      weight: Number.isNaN(weight) ? 0 : weight,
    };
  });
  const best = wishes
    .filter(({ lang, weight }) => lang !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return best[0]?.lang ?? 'en';
}

export function readTheme(c: Context): Theme {
  const value = getCookie(c, 'theme');
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** Remembers a setting for a year, in this browser only. */
export function keep(c: Context, name: 'lang' | 'theme' | typeof EDITOR, value: string): void {
  setCookie(c, name, value, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'Lax', httpOnly: true });
}
