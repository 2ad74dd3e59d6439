/**
 * Passage numbers that outlive a changed text: a place keeps its number as long as its words stand, a new place gets a
 * number nobody had, and a number whose words have gone is never given away again.
 */
import type { Passage } from './passage.ts';

export interface PassageNumbering {
  /** The passages under their lasting numbers, in the order of the text. */
  readonly passages: readonly Passage[];
  /** Numbers whose words are no longer there. */
  readonly gone: readonly number[];
}

function wordsOf(passage: Passage): string {
  return `${passage.original?.words ?? ''}\u0000${passage.translation?.words ?? ''}`;
}

/** What a passage is known by when only one side changed: the original's words, else the translation's. */
function leadOf(passage: Passage): string {
  return passage.original?.words ?? passage.translation?.words ?? '';
}

/**
 * Gives the passages of a new version the numbers of the old one where their words still stand: first by both sides,
 * then by the leading side, in order of appearance (so that of two equal passages the first stays the first).
 * `retired` are numbers that had gone before. Linear in the number of passages.
 */
export function carryNumbers(
  before: readonly Passage[],
  after: readonly Passage[],
  retired: readonly number[] = [],
): PassageNumbering {
  const given = new Map<number, number>();
  const taken = new Set<number>();
  for (const identify of [wordsOf, leadOf]) {
    const waiting = new Map<string, number[]>();
    for (const passage of before) {
      if (taken.has(passage.n)) continue;
      const words = identify(passage);
      const numbers = waiting.get(words);
      if (numbers === undefined) waiting.set(words, [passage.n]);
      else numbers.push(passage.n);
    }
    for (const numbers of waiting.values()) numbers.reverse();
    for (const [index, passage] of after.entries()) {
      if (given.has(index)) continue;
      const number = waiting.get(identify(passage))?.pop();
      if (number === undefined) continue;
      given.set(index, number);
      taken.add(number);
    }
  }
  let next =
    1 +
    before.reduce(
      (most, passage) => Math.max(most, passage.n),
      retired.reduce((a, b) => Math.max(a, b), 0),
    );
  const passages = after.map((passage, index) => {
    const n = given.get(index) ?? next++;
    return { ...passage, n };
  });
  const gone = [...retired, ...before.map((passage) => passage.n).filter((n) => !taken.has(n))].sort((a, b) => a - b);
  return { passages, gone };
}

/** A number that is not on the page, what its passage was made of, and the passage in which those words stand now. */
export interface RetiredNumber {
  readonly n: number;
  /** The places of its sentences (`placesOf`); undefined where they are of another version of the text. */
  readonly places?: string;
}

/** Passages of one text cut another way, under their lasting numbers. */
export interface Recut {
  readonly passages: readonly Passage[];
  /** Numbers that are not in use, each with the passage in which most of its words stand now. */
  readonly gone: readonly { readonly n: number; readonly now: number | undefined; readonly places?: string }[];
}

const SIDES = ['original', 'translation'] as const;

function listPlaces(passage: Passage): readonly string[] {
  return SIDES.flatMap(
    (side) => passage[side]?.places.map(({ block, start }) => `${side.charAt(0)}${block}:${start}`) ?? [],
  );
}

/** Says which sentences a passage is made of: `o3:0 o3:41 t3:0`. The same places are the same words as long as the text is the same. */
export function placesOf(passage: Passage): string {
  return listPlaces(passage).join(' ');
}

/**
 * Gives numbers to the passages of the same text cut another way (joined, split, moved by a person or by another run): what is
 * made of the same sentences keeps its number or gets its old one back; what is left shares the numbers by the sentences they
 * have in common, the most first. Taking a cut back gives the numbers back.
 */
export function recutNumbers(
  before: readonly Passage[],
  after: readonly Passage[],
  retired: readonly RetiredNumber[] = [],
): Recut {
  const given = new Map<number, number>();
  const taken = new Set<number>();
  const give = (index: number, n: number): void => {
    given.set(index, n);
    taken.add(n);
  };
  const known = new Map<string, number>();
  for (const { n, places } of retired) if (places !== undefined) known.set(places, n);
  for (const passage of before) known.set(placesOf(passage), passage.n);
  for (const [index, passage] of after.entries()) {
    const places = placesOf(passage);
    const n = places === '' ? undefined : known.get(places);
    if (n !== undefined && !taken.has(n)) give(index, n);
  }
  for (const { index, n } of listOverlaps(before, after)) if (!given.has(index) && !taken.has(n)) give(index, n);
  let next = 1 + [...before, ...retired].reduce((most, { n }) => Math.max(most, n), 0);
  const passages = after.map((passage, index) => ({ ...passage, n: given.get(index) ?? next++ }));
  return { passages, gone: listGone(before, passages, retired, taken) };
}

/** Lists which passage shares how many sentences with which old one, the most first, then in the order of the text. */
function listOverlaps(
  before: readonly Passage[],
  after: readonly Passage[],
): readonly { readonly index: number; readonly n: number }[] {
  const owners = ownersOf(before);
  const overlaps = after.flatMap((passage, index) => {
    const shared = countOwners(listPlaces(passage), owners);
    return [...shared].map(([at, count]) => ({ index, at, n: before[at]?.n ?? 0, count }));
  });
  return overlaps.sort((a, b) => b.count - a.count || a.index - b.index || a.at - b.at);
}

function ownersOf(passages: readonly Passage[]): ReadonlyMap<string, number> {
  return new Map(passages.flatMap((passage, at) => listPlaces(passage).map((place) => [place, at] as const)));
}

function countOwners(places: readonly string[], owners: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const place of places) {
    const at = owners.get(place);
    if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
}

function listGone(
  before: readonly Passage[],
  after: readonly Passage[],
  retired: readonly RetiredNumber[],
  taken: ReadonlySet<number>,
): Recut['gone'] {
  const owners = ownersOf(after);
  const gone = [...retired, ...before.map((passage) => ({ n: passage.n, places: placesOf(passage) }))];
  return gone
    .filter(({ n }) => !taken.has(n))
    .map(({ n, places }) => {
      const shared = places === undefined ? [] : [...countOwners(places.split(' '), owners)];
      const [best] = shared.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      const now = best === undefined ? undefined : after[best[0]]?.n;
      return places === undefined ? { n, now } : { n, now, places };
    })
    .sort((a, b) => a.n - b.n);
}
