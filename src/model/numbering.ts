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

/** What a number once stood for: the places of the sentences of its passage (`placesOf`), unknown where of another version. */
export interface FormerCut {
  readonly n: number;
  readonly places?: string;
}

/** Passages of one text cut another way, under their lasting numbers. */
export interface Recut {
  readonly passages: readonly Passage[];
  /**
   * What numbers once stood for, each with the passage that holds most of those words now. A number can stand here and be in use:
   * it was given to a passage cut another way.
   */
  readonly former: readonly (FormerCut & { readonly now: number | undefined })[];
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
  former: readonly FormerCut[] = [],
): Recut {
  const given = new Map<number, number>();
  const taken = new Set<number>();
  const giveKnown = (known: ReadonlyMap<string, number>): void => {
    for (const [index, passage] of after.entries()) {
      const places = placesOf(passage);
      const n = places === '' ? undefined : known.get(places);
      if (n === undefined || taken.has(n) || given.has(index)) continue;
      given.set(index, n);
      taken.add(n);
    }
  };
  giveKnown(new Map(before.map((passage) => [placesOf(passage), passage.n])));
  giveKnown(new Map(former.flatMap(({ n, places }) => (places === undefined ? [] : [[places, n] as const]))));
  for (const { index, n } of listOverlaps(before, after)) {
    if (given.has(index) || taken.has(n)) continue;
    given.set(index, n);
    taken.add(n);
  }
  let next = 1 + [...before, ...former].reduce((most, { n }) => Math.max(most, n), 0);
  const passages = after.map((passage, index) => ({ ...passage, n: given.get(index) ?? next++ }));
  return { passages, former: listFormer(before, passages, former) };
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

function listFormer(
  before: readonly Passage[],
  after: readonly Passage[],
  former: readonly FormerCut[],
): Recut['former'] {
  const owners = ownersOf(after);
  const standing = new Set(after.map(placesOf));
  const inUse = new Set(after.map(({ n }) => n));
  // Of one cut that had several numbers the last one counts.
  const cuts = new Map<string, FormerCut>();
  for (const one of [...former, ...before.map((passage) => ({ n: passage.n, places: placesOf(passage) }))]) {
    const key = one.places ?? `number ${one.n}`;
    cuts.delete(key);
    cuts.set(key, one);
  }
  return [...cuts.values()]
    .filter(({ n, places }) => (places === undefined ? !inUse.has(n) : !standing.has(places)))
    .map((one) => {
      const shared = [...countOwners(one.places?.split(' ') ?? [], owners)];
      const [best] = shared.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      const now = inUse.has(one.n) ? one.n : best === undefined ? undefined : after[best[0]]?.n;
      return { ...one, now };
    });
}
