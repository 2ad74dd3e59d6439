/** What can be wrong with a query, in English words; pages in other languages have their own for each. */

export const MOST_WORDS = 64;
export const DEEPEST = 20;
export const FARTHEST = 20;

export const QUERY_REASONS = {
  noWord: 'there is no word in it to look for',
  notOpened: 'this closing bracket has no opening one',
  onlyNot: 'it only says what to leave out; add a word to look for',
  notDeep: `it is nested more than ${DEEPEST} deep`,
  nearWords: 'NEAR stands between two single words',
  missingAfter: 'something to look for is missing after it',
  missingBefore: 'something to look for is missing before it',
  bracketsDeep: `the brackets are nested more than ${DEEPEST} deep`,
  emptyBrackets: 'there is nothing between the brackets',
  notClosed: 'this bracket is not closed',
  mostWords: `only ${MOST_WORDS} words can be looked for at once`,
  quoteOpen: 'this quotation mark is not closed',
  nearNumber: `NEAR/n takes a number from 1 to ${FARTHEST}`,
  starPlace: 'the star stands at the end of a word, as in корабл*',
  exactOrOpen: 'a word is either exact (=) or open at the end (*)',
  starLetters: 'at least two letters stand before the star',
  noValue: 'a value follows the colon without a space',
  langForm: 'a language is written as in lang:ru',
  sideForm: 'after in: stands one of original, translation, notes, description',
  dateForm: 'a date is written as in date:1961, date:1961-12 or date:1961-12..1962-02',
} as const;
export type QueryReason = keyof typeof QUERY_REASONS;

/** Finds what was wrong by its English words. */
export function findReason(words: unknown): QueryReason | undefined {
  return (Object.keys(QUERY_REASONS) as QueryReason[]).find((reason) => QUERY_REASONS[reason] === words);
}
