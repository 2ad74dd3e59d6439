/** How a leaf or a page is named in the languages of documents. */

/** Leaf and page: the usual abbreviation of archives and libraries in the language. */
const WORDS: Readonly<Record<string, readonly [leaf: string, page: string]>> = {
  ru: ['л.', 'с.'],
  uk: ['арк.', 'с.'],
  be: ['л.', 'с.'],
  bg: ['л.', 'с.'],
  sr: ['л.', 'стр.'],
  en: ['l.', 'p.'],
  de: ['Bl.', 'S.'],
  fr: ['f.', 'p.'],
  es: ['f.', 'p.'],
  pt: ['f.', 'p.'],
  it: ['c.', 'p.'],
  pl: ['k.', 's.'],
  cs: ['l.', 's.'],
  sk: ['l.', 's.'],
  nl: ['bl.', 'p.'],
};

/** The back of a leaf, where it is not a `v`. */
const VERSO: Readonly<Record<string, string>> = { ru: ' об.', uk: ' зв.' };

/** Formats the number of a leaf or page as the margin of a text in `lang` shows it: `л. 137`, `p. 12`. */
export function formatLeaf(n: string, unit: 'leaf' | 'page', lang: string): string {
  const language = lang.split('-')[0] ?? lang;
  const words = WORDS[language] ?? WORDS.en ?? ['l.', 'p.'];
  const back = /^(\d+)\s?(?:v|об|зв)\.?$/u.exec(n)?.[1];
  const number = unit === 'page' || back === undefined ? n : `${back}${VERSO[language] ?? 'v'}`;
  return `${words[unit === 'leaf' ? 0 : 1]}\u00A0${number.replace(' ', '\u00A0')}`;
}
