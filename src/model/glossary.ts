/** A glossary: what people say answers to what, as they wrote it. */

/** Two words or phrases that mean the same, in the order of the languages of the glossary. */
export interface WordPair {
  readonly original: string;
  readonly translation: string;
}

/** Pairs of one pair of languages (BCP 47, original first). */
export interface Glossary {
  readonly languages: readonly [string, string];
  readonly pairs: readonly WordPair[];
}

/** A word or phrase in a language (BCP 47, without region). */
export interface Term {
  readonly lang: string;
  readonly words: string;
}

/** One concept of a glossary: its terms, several perhaps in one language, and the line it stands on. */
export interface GlossaryEntry {
  readonly terms: readonly Term[];
  readonly at: string;
}

/** Picks the pairs of two languages out of a glossary; each term of the one with each of the other. */
export function pickPairs(
  entries: readonly GlossaryEntry[],
  [from, to]: readonly [string, string],
): readonly WordPair[] {
  const base = (lang: string): string => lang.split('-')[0] ?? lang;
  return entries.flatMap(({ terms }) => {
    const of = (lang: string): readonly Term[] => terms.filter((term) => base(term.lang) === base(lang));
    return of(from).flatMap((said) => of(to).map((told) => ({ original: said.words, translation: told.words })));
  });
}

/** The kind of a person's decision on a pair of words. */
export const WORD_DECISION = 'word-pair';

/** The kind of the decision to use a file as a glossary; its subject is the path, its value a `GlossaryFile`. */
export const GLOSSARY_DECISION = 'glossary';

/** A glossary the archive was given, kept under its checksum. */
export interface GlossaryFile {
  readonly sha256: string;
}

/** What a person said of a pair of words: that they answer each other, or that they do not. */
export interface WordDecision {
  readonly languages: readonly [string, string];
  readonly pair: WordPair;
  readonly verdict: 'right' | 'wrong';
}

/** Formats what a decision on a pair of words is about: the same pair, the same subject. */
export function formatWordSubject({ languages, pair }: Omit<WordDecision, 'verdict'>): string {
  return `${languages.join('>')} ${pair.original} = ${pair.translation}`;
}

/** Parses the value of a decision on a pair of words; undefined where it is none, as in a journal somebody wrote by hand. */
export function parseWordDecision(value: unknown): WordDecision | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { languages, pair, verdict } = value as Readonly<Record<string, unknown>>;
  if (!Array.isArray(languages) || typeof pair !== 'object' || pair === null) return undefined;
  const [from, to] = languages as readonly unknown[];
  const { original, translation } = pair as Readonly<Record<string, unknown>>;
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  if (typeof original !== 'string' || typeof translation !== 'string') return undefined;
  if (verdict !== 'right' && verdict !== 'wrong') return undefined;
  return { languages: [from, to], pair: { original, translation }, verdict };
}
