/**
 * What is known of the languages of an archive when one of its documents is aligned: its lexicons, and what people say of words.
 *
 * A lexicon is applied as it stands, without learning on the document at hand: that is the fastest way and, from some 1,500
 * sentences on, the best one. A smaller one is left alone, since a document learns as much from itself (ADR 6 has the numbers).
 */
import type { Advice } from './advice.ts';
import { flipLexicon, type Lexicon } from './lexicon.ts';

/** Lexicons and advice by `ru>en`. Plain data but for the maps; made once, used for many documents. */
export interface Knowledge {
  readonly lexicons: ReadonlyMap<string, Lexicon>;
  readonly advice: ReadonlyMap<string, Advice>;
}

/** Sentences of both sides a lexicon must have been learned from to be better than what a document teaches itself. */
export const ENOUGH_TAUGHT = 1_500;

/** Tells whether a lexicon knows enough to be applied as it stands. */
export function knowsEnough(lexicon: Lexicon): boolean {
  return lexicon.taught.sentences >= ENOUGH_TAUGHT;
}

/** Chooses the lexicon to check a translation by: a small one is better than none. */
export function chooseLexicon([from, to]: readonly [string, string], { lexicons }: Knowledge): Lexicon | undefined {
  const own = lexicons.get(`${from}>${to}`);
  const other = lexicons.get(`${to}>${from}`);
  return own ?? (other === undefined ? undefined : flip(other));
}

const flipped = new WeakMap<Lexicon, Lexicon>();

/** Chooses what to tell the aligner of two languages; a lexicon of the other direction serves where there is no own one. */
export function chooseKnown(
  [from, to]: readonly [string, string],
  { lexicons, advice }: Knowledge,
): { readonly lexicon?: Lexicon; readonly rounds?: number; readonly advice?: Advice } {
  const own = lexicons.get(`${from}>${to}`);
  const other = lexicons.get(`${to}>${from}`);
  const said = advice.get(`${from}>${to}`);
  const lexicon =
    own !== undefined && knowsEnough(own) ? own : other !== undefined && knowsEnough(other) ? flip(other) : undefined;
  return {
    ...(lexicon === undefined ? {} : { lexicon, rounds: 0 }),
    ...(said === undefined ? {} : { advice: said }),
  };
}

function flip(lexicon: Lexicon): Lexicon {
  const known = flipped.get(lexicon);
  if (known !== undefined) return known;
  const turned = flipLexicon(lexicon);
  flipped.set(lexicon, turned);
  return turned;
}
