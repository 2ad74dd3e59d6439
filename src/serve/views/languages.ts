/** Names of languages in the language of the interface. */
import type { Messages } from '../messages/en.ts';

const NAMES = {
  en: new Intl.DisplayNames(['en'], { type: 'language' }),
  ru: new Intl.DisplayNames(['ru'], { type: 'language' }),
};

/** Names a BCP 47 language: `Russian`, `русский`; the tag itself where nobody knows it. */
export function nameLanguage(tag: string, messages: Messages): string {
  const own = messages.languages[tag];
  if (own !== undefined) return own;
  try {
    return NAMES[messages.lang].of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Begins a sentence or a label with it. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Tells Greek with breathings from today's (BCP 47 variant `polyton`): it is spoken, hyphenated and set otherwise. */
export function toSpelling(lang: string, text: string): string {
  return lang.split('-')[0] === 'el' && /[\u1f00-\u1fff]/u.test(text) ? 'el-polyton' : lang;
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
];

/**
 * Tells the `lang` of a title or a field whose language the source does not give, by its script and the languages of the
 * record: a screen reader should not read Russian words with an English voice.
 */
export function guessLang(text: string, languages: readonly string[]): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  for (const [lang, letter] of SCRIPTS) {
    if ((text.match(letter)?.length ?? 0) * 2 > letters) {
      const ofScript = languages.find((candidate) => isWrittenIn(candidate, lang));
      return ofScript ?? lang;
    }
  }
  return languages.find((candidate) => isWrittenIn(candidate, 'la'));
}

const CYRILLIC = new Set(['ru', 'uk', 'be', 'bg', 'sr', 'mk', 'kk', 'mn']);

function isWrittenIn(lang: string, script: string): boolean {
  const base = lang.split('-')[0] ?? lang;
  if (script === 'ru') return CYRILLIC.has(base);
  if (script === 'la') return !CYRILLIC.has(base) && !['el', 'he', 'yi', 'ar', 'und'].includes(base);
  return base === script;
}
