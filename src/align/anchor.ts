/**
 * Finding sentences again by their words.
 *
 * A place is a run of whole sentences whose words are exactly those of the anchor; white space does not count, so that another
 * cutting into sentences does no harm. Where the words stand more than once, what stands before and after tells the places
 * apart, then their number; where that is not enough, no place is chosen. (Quotation first, position as a hint: W3C Web
 * Annotation, TextQuoteSelector.)
 */
import type { WordAnchor } from '../model/decision.ts';

/** The sentences of one side as one string without white space, with the way back. */
export interface WordIndex {
  readonly letters: string;
  /** Where each sentence begins in `letters`; one more for the end. */
  readonly starts: readonly number[];
  /** Sentence that begins at an offset, and sentence that ends there. */
  readonly beginsAt: ReadonlyMap<number, number>;
  readonly endsAt: ReadonlyMap<number, number>;
  /** Sentences by their first letters. */
  readonly byBeginning: ReadonlyMap<string, readonly number[]>;
}

/** A run of sentences, end exclusive. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Letters by which sentences are looked up. */
const BEGINNING = 12;
/** Letters kept of what stands around. */
const AROUND = 32;
/** Words of at least so many letters that stand once, then as now, are the same place, whatever has changed around them. */
const TELLING = 20;

const strip = (words: string): string => words.replace(/\s+/gu, '');

/** Builds the look-up over the sentences of one side. */
export function indexWords(sentences: readonly string[]): WordIndex {
  const parts = sentences.map(strip);
  const starts = [0];
  for (const part of parts) starts.push((starts.at(-1) ?? 0) + part.length);
  const letters = parts.join('');
  const beginsAt = new Map<number, number>();
  const endsAt = new Map<number, number>();
  const byBeginning = new Map<string, number[]>();
  for (const [sentence, part] of parts.entries()) {
    if (part === '') continue;
    const start = starts[sentence] ?? 0;
    beginsAt.set(start, sentence);
    endsAt.set(start + part.length, sentence + 1);
    const beginning = letters.slice(start, start + BEGINNING);
    const list = byBeginning.get(beginning);
    if (list === undefined) byBeginning.set(beginning, [sentence]);
    else list.push(sentence);
  }
  return { letters, starts, beginsAt, endsAt, byBeginning };
}

/** Lists the runs of whole sentences that have these letters, in order. */
function listRuns(index: WordIndex, letters: string): readonly Run[] {
  if (letters === '') return [];
  const candidates =
    letters.length < BEGINNING
      ? [...index.beginsAt.values()]
      : (index.byBeginning.get(letters.slice(0, BEGINNING)) ?? []);
  return candidates.flatMap((from) => {
    const start = index.starts[from] ?? 0;
    const to = index.endsAt.get(start + letters.length);
    return to !== undefined && to > from && index.letters.startsWith(letters, start) ? [{ from, to }] : [];
  });
}

function around(index: WordIndex, { from, to }: Run): { readonly before: string; readonly after: string } {
  const start = index.starts[from] ?? 0;
  const end = index.starts[to] ?? 0;
  return {
    before: index.letters.slice(Math.max(0, start - AROUND), start),
    after: index.letters.slice(end, end + AROUND),
  };
}

/** Makes the anchor of a run of sentences. */
export function toAnchor(index: WordIndex, sentences: readonly string[], run: Run): WordAnchor {
  const words = sentences.slice(run.from, run.to).join(' ');
  const same = listRuns(index, strip(words));
  return { words, ...around(index, run), nth: 1 + same.findIndex(({ from }) => from === run.from), of: same.length };
}

/** Why an anchor has no place: its words are not there any more, or they are there too often to tell. */
export type Astray = 'gone' | 'ambiguous';

/** Finds the one place of an anchor. Linear in the number of places that begin alike. */
export function findAnchor(index: WordIndex, anchor: WordAnchor): Run | Astray {
  const letters = strip(anchor.words);
  const places = listRuns(index, letters);
  const [only] = places;
  if (only === undefined) return 'gone';
  const scored = places.map((run) => {
    const { before, after } = around(index, run);
    return Number(before === anchor.before) + Number(after === anchor.after);
  });
  const most = Math.max(...scored);
  if (most === 0) {
    const isSame = places.length === 1 && anchor.of === 1 && letters.length >= TELLING;
    return isSame ? only : 'gone';
  }
  const best = places.filter((_run, at) => scored[at] === most);
  const [first] = best;
  if (best.length === 1 && first !== undefined) return first;
  const nth = places[anchor.nth - 1];
  return places.length === anchor.of && nth !== undefined && best.includes(nth) ? nth : 'ambiguous';
}
