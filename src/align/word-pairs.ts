/**
 * The word pairs a lexicon holds, as people read them: whole words as they stand in the texts instead of five letters, how strong
 * the tie is, in how many beads both words stand, and where the pair comes from.
 *
 * In: the aligned texts the lexicon was learned from. Out: rows to keep and show. Linear in the pairs of words of the beads.
 */
import { wordsOf } from '../text/words.ts';
import { type Advice, tieTerms } from './advice.ts';
import { isSpelledAlike } from './anchors.ts';
import type { AlignedSentences } from './check.ts';
import { foldWord, nameOf } from './features.ts';
import type { Lexicon, LexiconPair } from './lexicon.ts';
import { listStartFeatures } from './start.ts';

export const PAIR_ORIGINS = ['glossary', 'start', 'spelling', 'archive'] as const;
/** Why a pair is believed: a person's word, the lists Sverka begins with, a like spelling in both languages, or the texts alone. */
export type PairOrigin = (typeof PAIR_ORIGINS)[number];

/** One pair of words, each in the form met most often where both stand. */
export interface WordPairFound {
  readonly original: string;
  readonly translation: string;
  /** How surely the one answers the other, 0 to 1: the geometric mean of both directions. */
  readonly strength: number;
  /** Beads in which both stand. */
  readonly beads: number;
  readonly origin: PairOrigin;
}

/** Weaker ties are chance as often as not, and are not shown. */
const LEAST_STRENGTH = 0.12;
/** Beads two words must share where nothing but the texts ties them. */
const LEAST_BEADS = 2;
/** Longer beads say little about single words. */
const MOST_WORDS = 120;
const MOST_ROWS = 20_000;

interface Candidate {
  readonly pair: LexiconPair;
  readonly strength: number;
  beads: number;
  readonly originals: Map<string, number>;
  readonly translations: Map<string, number>;
}

/** Lists the word pairs worth showing, those met most often and tied most surely first; the order is the same every time. */
export function listWordPairs(
  lexicon: Lexicon,
  texts: readonly AlignedSentences[],
  advice: Advice = { right: [], wrong: [] },
): readonly WordPairFound[] {
  const candidates = listCandidates(lexicon);
  for (const { original, translation, beads } of texts) {
    for (const bead of beads) {
      if (bead.original.length === 0 || bead.translation.length === 0) continue;
      countForms(
        candidates,
        formsOf(bead.original.map((at) => original[at] ?? '').join(' ')),
        formsOf(bead.translation.map((at) => translation[at] ?? '').join(' ')),
      );
    }
  }
  const findOrigin = buildOrigins(lexicon.languages, advice);
  const rows: WordPairFound[] = [];
  for (const [from, row] of candidates) {
    for (const [to, one] of row) {
      if (one.beads === 0) continue;
      const original = chooseForm(one.originals);
      const translation = chooseForm(one.translations);
      const origin = findOrigin(from, to) ?? (isSpelledAlike(original, translation) ? 'spelling' : 'archive');
      if (origin === 'archive' && one.beads < LEAST_BEADS) continue;
      rows.push({
        original,
        translation,
        strength: Math.round(one.strength * 1000) / 1000,
        beads: one.beads,
        origin,
      });
    }
  }
  const weightOf = (row: WordPairFound): number => row.beads * row.strength;
  return rows.sort((a, b) => weightOf(b) - weightOf(a) || compare(a, b)).slice(0, MOST_ROWS);
}

function compare(a: WordPairFound, b: WordPairFound): number {
  const [x, y] = [`${a.original}\t${a.translation}`, `${b.original}\t${b.translation}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Keeps the pairs of words (no numbers, no marks) that are strong in both directions. */
function listCandidates(lexicon: Lexicon): ReadonlyMap<string, ReadonlyMap<string, Candidate>> {
  const there = new Map<string, number>();
  const back = new Map<string, number>();
  for (const { original, translation, forward, backward } of lexicon.pairs) {
    there.set(original, (there.get(original) ?? 0) + forward);
    back.set(translation, (back.get(translation) ?? 0) + backward);
  }
  const rows = new Map<string, Map<string, Candidate>>();
  for (const pair of lexicon.pairs) {
    if (!isWord(pair.original) || !isWord(pair.translation)) continue;
    const forward = pair.forward / ((there.get(pair.original) ?? 0) + 0.5);
    const backward = pair.backward / ((back.get(pair.translation) ?? 0) + 0.5);
    const strength = Math.sqrt(forward * backward);
    if (strength < LEAST_STRENGTH) continue;
    const row = rows.get(pair.original) ?? new Map<string, Candidate>();
    rows.set(pair.original, row);
    row.set(pair.translation, { pair, strength, beads: 0, originals: new Map(), translations: new Map() });
  }
  return rows;
}

const isWord = (feature: string): boolean => /^[\p{L}\p{M}'’-]+$/u.test(feature);

/** The words of a bead by feature, each as it was written first. */
function formsOf(words: string): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const { text } of wordsOf(words).slice(0, MOST_WORDS)) {
    for (const part of text.split(/[-‐‑]/u)) {
      const feature = nameOf(foldWord(part));
      if (feature !== '' && !forms.has(feature)) forms.set(feature, part);
    }
  }
  return forms;
}

function countForms(
  candidates: ReadonlyMap<string, ReadonlyMap<string, Candidate>>,
  originals: ReadonlyMap<string, string>,
  translations: ReadonlyMap<string, string>,
): void {
  for (const [from, said] of originals) {
    const row = candidates.get(from);
    if (row === undefined) continue;
    // A row is short as a rule, and a bead is: the shorter is gone through.
    const names = row.size < translations.size ? row.keys() : translations.keys();
    for (const to of names) {
      const told = translations.get(to);
      const found = row.get(to);
      if (found === undefined || told === undefined) continue;
      found.beads += 1;
      found.originals.set(said, (found.originals.get(said) ?? 0) + 1);
      found.translations.set(told, (found.translations.get(told) ?? 0) + 1);
    }
  }
}

/** Chooses the form met most often. A capital counts only where the word hardly ever stands without one. */
function chooseForm(forms: ReadonlyMap<string, number>): string {
  const small = new Map<string, number>();
  for (const [form, count] of forms) small.set(form.toLowerCase(), (small.get(form.toLowerCase()) ?? 0) + count);
  const most = (counts: ReadonlyMap<string, number>): string => {
    let best = '';
    for (const [form, count] of counts) {
      const lead = count - (counts.get(best) ?? 0);
      if (lead > 0 || (lead === 0 && form < best)) best = form;
    }
    return best;
  };
  const chosen = most(small);
  const plain = forms.get(chosen) ?? 0;
  if (plain * 5 >= (small.get(chosen) ?? 0)) return chosen;
  return most(new Map([...forms].filter(([form]) => form.toLowerCase() === chosen)));
}

/** Builds the answer to where a pair of features comes from. */
function buildOrigins(
  languages: readonly [string, string],
  advice: Advice,
): (original: string, translation: string) => PairOrigin | undefined {
  const told = new Set(advice.right.flatMap((pair) => tieTerms(pair).map(([from, to]) => `${from} ${to}`)));
  const start = listStartFeatures(languages);
  return (from, to) => {
    if (told.has(`${from} ${to}`)) return 'glossary';
    return start.get(from)?.has(to) === true ? 'start' : undefined;
  };
}
