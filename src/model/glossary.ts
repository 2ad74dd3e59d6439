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
