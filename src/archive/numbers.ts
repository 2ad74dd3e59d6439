/**
 * Passage numbers that last: worked out from what is stored, and journaled where they could not be worked out again.
 *
 * A first reading gives 1, 2, 3 …, and reading the same bytes again gives the same. After a change of the words, numbers
 * are carried over by their words. Those are journaled with a digest of the words, so that an archive made again from its
 * journal, by a newer reader perhaps, gives every place its old number.
 */
import { createHash } from 'node:crypto';
import { carryNumbers, recutNumbers } from '../model/numbering.ts';
import type { Passage } from '../model/passage.ts';
import type { GonePassage } from './stored.ts';

/** Number, digest of the original's words, digest of the translation's; null where that side is missing. */
export type NumberedPassage = readonly [n: number, original: string | null, translation: string | null];

/** The numbers of one version of a record, as the journal keeps them. */
export interface Numbering {
  readonly passages: readonly NumberedPassage[];
  readonly gone: readonly GonePassage[];
}

export interface Numbered {
  readonly passages: readonly Passage[];
  readonly gone: readonly GonePassage[];
  /** What is to be journaled; null where the numbers follow from the files alone. */
  readonly numbering: Numbering | null;
}

/** Numbers the passages of a reading; `before` is the numbering they continue, null for a first reading. */
export function numberPassages(passages: readonly Passage[], before: Numbering | null, version: number): Numbered {
  if (before === null) {
    return { passages: passages.map((passage, index) => ({ ...passage, n: index + 1 })), gone: [], numbering: null };
  }
  // A number that is in use stands among the gone only for another cut of the same text.
  const wasInUse = new Set(before.passages.map(([n]) => n));
  const retired = before.gone.map(({ passage }) => passage).filter((n) => !wasInUse.has(n));
  const digested = passages.map((passage) => toShadow(toNumbered(passage)));
  const carried = carryNumbers(before.passages.map(toShadow), digested, retired);
  const numbered = passages.map((passage, index) => ({ ...passage, n: carried.passages[index]?.n ?? 0 }));
  const isInUse = new Set(numbered.map(({ n }) => n));
  const gone = [
    ...before.gone.filter((one) => !wasInUse.has(one.passage) || (isInUse.has(one.passage) && one.version === version)),
    ...[...wasInUse].filter((passage) => !isInUse.has(passage)).map((passage) => ({ passage, version })),
  ].sort((a, b) => a.passage - b.passage);
  const isPlain = gone.length === 0 && numbered.every((passage, index) => passage.n === index + 1);
  return { passages: numbered, gone, numbering: isPlain ? null : { passages: numbered.map(toNumbered), gone } };
}

/** Numbers the passages of the same text cut another way; `before` and `gone` are what is stored of this version. */
export function renumberPassages(
  passages: readonly Passage[],
  before: readonly Passage[],
  gone: readonly GonePassage[],
  version: number,
): Numbered {
  const former = gone.map(({ passage, version: since, places }) =>
    // Places of another version's text say nothing about this one.
    since === version && places !== undefined ? { n: passage, places } : { n: passage },
  );
  const recut = recutNumbers(before, passages, former);
  const left = recut.former
    .flatMap(({ n, places, now }): readonly GonePassage[] => {
      if (places === undefined) return gone.filter((one) => one.passage === n && one.version !== version).slice(-1);
      return [{ passage: n, version, ...(now === undefined ? {} : { now }), places }];
    })
    .sort((a, b) => a.passage - b.passage);
  const isPlain = left.length === 0 && recut.passages.every(({ n }, index) => n === index + 1);
  return { passages: recut.passages, gone: left, numbering: isPlain ? null : toNumbering(recut.passages, left) };
}

/** Builds the numbering of passages that are stored. */
export function toNumbering(passages: readonly Passage[], gone: readonly GonePassage[]): Numbering {
  return { passages: passages.map(toNumbered), gone };
}

function toNumbered({ n, original, translation }: Passage): NumberedPassage {
  return [n, digestOf(original?.words), digestOf(translation?.words)];
}

function digestOf(words: string | undefined): string | null {
  // 48 bits: among the passages of one record two different ones meet by chance once in a hundred million records.
  return words === undefined ? null : createHash('sha256').update(words).digest('base64url').slice(0, 8);
}

/** A passage with digests for words: numbers are carried by comparing words, and equal digests are equal words. */
function toShadow([n, original, translation]: NumberedPassage): Passage {
  const side = (words: string | null): Passage['original'] =>
    words === null ? null : { text: 0, lang: 'und', words, places: [], locator: { paragraph: 1 } };
  return { n, original: side(original), translation: side(translation), confidence: 1 };
}
