/** The languages markup names: `xml:lang`, `lang`, and words about them. */
import { findLanguageCode } from './language-codes.ts';

/** Finds the language some words name (“Original in Danish.”, “Greek original”); null where they name none. */
export function findNamedLanguage(words: string): string | null {
  for (const word of words.match(/\p{L}{4,}/gu) ?? []) {
    const lang = findLanguageCode(word);
    if (lang !== null) return lang;
  }
  return null;
}

/** Builds the BCP 47 tag of a TEI language: `ger` → `de`, `cz` (a common slip for Czech) → `cs`; undefined where there is none. */
export function toLanguage(value: string | undefined): string | undefined {
  const clean = value?.trim() ?? '';
  if (clean === '' || clean === 'und') return undefined;
  if (/^cz$/iu.test(clean)) return 'cs';
  const known = findLanguageCode(clean);
  if (known !== null) return known;
  try {
    return Intl.getCanonicalLocales(clean)[0];
  } catch {
    return undefined;
  }
}
