/**
 * Translations of a word, learned from the archive's own aligned passages at the moment of asking: nothing to download, nothing
 * to keep up to date.
 *
 * Two words that stand beside each other far oftener than chance allows (Dunning 1993, log-likelihood ratio) and are each
 * other's best partner, or nearly, are taken for translations (the competition of Melamed 2000): in «совещание министров
 * иностранных дел» the word “affairs” belongs to «дел» and is not given to «совещание».
 */
import type { Kysely } from 'kysely';
import type { Database } from '../archive/archive.ts';
import { type Spelled, tokensOf, toSought } from './analyse.ts';
import type { AddedWord } from './scope.ts';
import type { WordNode } from './query.ts';
import type { RowAt } from './rank.ts';
import { nextRow } from './row-set.ts';
import { findCognates, soundAlike } from './cognates.ts';
import { findRows } from './evaluate.ts';
import { getRow } from './find.ts';
import type { HeldIndex } from './held-index.ts';
import type { Segment } from './segment.ts';

/** One side of an aligned passage: its words by stem. Numbers and words of one or two letters are no translations. */
type Side = ReadonlyMap<string, Spelled>;

/** An aligned passage, its sides by language. */
interface Pair {
  readonly id: string;
  readonly langs: readonly [string, string];
  readonly sides: readonly [Side, Side];
}

interface Sample {
  /** The rows of the index when it was taken; taken anew when a fifth has come since. */
  readonly rows: number;
  readonly pairs: readonly Pair[];
  /** What was found for a word since it was taken. */
  readonly found: Map<string, readonly AddedWord[]>;
}

/** Passages with the word that are looked at; others of the same records, and others from anywhere, to know what is usual. */
const WITNESSES = 150;
const NEIGHBOURS = 600;
const SAMPLE = 1_500;
/** Rows of the sample that lie side by side, in one or two packed blocks. */
const RUN = 10;
/** Passages kept laid out by their words: some 5 kB each. */
const KEPT = 6_000;
/** Long queries are sentences; the rest of their words find the passage anyway. */
const MOST_WORDS = 6;
const MOST_TRANSLATIONS = 3;
/** Fewer passages than these with the word prove one translation at most. */
const FEW = 5;
/** Candidates whose own best partner is looked for. */
const CANDIDATES = 6;
/** A translation stands in at least this share of the passages with the word. */
const SHARE = 0.2;
/** One chance in a thousand (χ², one degree of freedom). */
const SIGNIFICANT = 10.83;
/** As strong a tie, compared with the best one the word or its candidate has, still counts: words have synonyms. */
const NEARLY_BEST = 0.55;

const samples = new WeakMap<Kysely<Database>, Sample>();

/**
 * Finds the words that translate the words of a query in this archive, at most three for each word and language. Of words in `named`, whose
 * other spellings are known as those of a name, none is guessed by its sound.
 */
export function findTranslations(
  db: Kysely<Database>,
  index: HeldIndex,
  words: readonly WordNode[],
  named: ReadonlySet<string>,
): readonly AddedWord[] {
  if (index.langs.length < 2 || words.length === 0 || words.length > MOST_WORDS) return [];
  const sample = refreshSample(db, index);
  const found: AddedWord[] = [];
  for (const node of words) {
    const { token } = node;
    const isName = named.has(token.word) && /^\p{Lu}/u.test(token.written);
    const key = isName ? token.written : token.word;
    let translations = sample.found.get(key);
    if (translations === undefined) {
      const near = listNear(index, node).map((row) => layOut(db, row));
      const pairs = new Map([...near, ...sample.pairs].map((pair) => [pair.id, pair]));
      translations = translationsIn(token, [...pairs.values()]);
      if (translations.length === 0 && !isName) translations = findCognates(index, token);
      if (sample.found.size >= KEPT) sample.found.clear();
      sample.found.set(key, translations);
    }
    found.push(...translations);
  }
  return found;
}

/** The translations of a word in some aligned passages, by language, best first. */
function translationsIn(token: Spelled, pairs: readonly Pair[]): readonly AddedWord[] {
  const directions = new Map<string, { from: string; to: string }>();
  for (const { langs } of pairs) {
    for (const [from, to] of [langs, langs.toReversed()] as [string, string][])
      directions.set(`${from} ${to}`, { from, to });
  }
  const found = new Map<string, AddedWord>();
  for (const { from, to } of directions.values()) {
    const facing = pairs.flatMap((pair) => face(pair, from, to));
    const asked = keyOf(token, from);
    const sure = partnersOf({ key: asked, word: token }, facing);
    for (const { word, weight } of sure.length > 0 ? sure : guessPartners(asked, facing)) {
      // The word itself, quoted on the other side, is found without help.
      if (word.word === token.word) continue;
      const lexemes = toSought(word, to);
      found.set(lexemes.join(' '), {
        asked: token.word,
        kind: 'translation',
        word: commonForm(keyOf(word, to), facing) ?? word.written,
        lang: to,
        lexemes,
        weight,
      });
    }
  }
  return [...found.values()];
}

/** The commonest form of a word on the other side, with a capital only where it is never without: what a reader is shown. */
function commonForm(key: string, facing: readonly Faced[]): string | undefined {
  const forms = new Map<string, { times: number; written: string }>();
  for (const [, other] of facing) {
    const written = other.get(key)?.written;
    if (written === undefined) continue;
    const form = forms.get(written.toLowerCase()) ?? { times: 0, written };
    // Small letters stand after capitals in the order of code points.
    forms.set(written.toLowerCase(), {
      times: form.times + 1,
      written: written > form.written ? written : form.written,
    });
  }
  return [...forms.values()].sort(
    (a, b) => b.times - a.times || a.written.length - b.written.length || (a.written < b.written ? -1 : 1),
  )[0]?.written;
}

/** A passage seen from one language towards the other. */
type Faced = readonly [own: Side, other: Side];

function face({ langs, sides }: Pair, from: string, to: string): readonly Faced[] {
  if (langs[0] === from && langs[1] === to) return [sides];
  return langs[1] === from && langs[0] === to ? [[sides[1], sides[0]]] : [];
}

interface Partner {
  readonly word: Spelled;
  /** The probability that the word is translated so. */
  readonly weight: number;
}

function partnersOf(
  { key: asked, word }: { readonly key: string; readonly word: Spelled },
  facing: readonly Faced[],
): readonly Partner[] {
  const witnesses = facing.filter(([own]) => own.has(asked)).length;
  if (witnesses < 2) return [];
  const ties = rankTies(asked, facing, countWords(facing.map(([, other]) => other)));
  const best = ties[0]?.strength ?? 0;
  const candidates = ties.slice(0, CANDIDATES).filter(({ strength }) => strength >= NEARLY_BEST * best);
  if (candidates.length === 0) return [];
  const back = facing.map(([own, other]): Faced => [other, own]);
  const counts = countWords(facing.map(([own]) => own));
  const alike = (one: Spelled, other: Spelled): number => soundAlike(one.word, other.word);
  return candidates
    .filter((candidate) => {
      const rivals = rankTies(candidate.key, back, counts);
      if (candidate.strength < NEARLY_BEST * (rivals[0]?.strength ?? 0)) return false;
      // Words that always stand together («Фидель Кастро», “Fidel Castro”) are told apart by their sound alone.
      return !rivals.some(
        (rival) =>
          rival.key !== asked &&
          rival.strength >= candidate.strength &&
          alike(rival.word, candidate.word) > alike(word, candidate.word),
      );
    })
    .sort((a, b) => b.strength - a.strength || alike(word, b.word) - alike(word, a.word))
    .slice(0, witnesses < FEW ? 1 : MOST_TRANSLATIONS)
    .map(({ word: found, times }) => ({ word: found, weight: times / witnesses }));
}

/** Passages with the word, at most, where its translation is guessed. */
const GUESSED = 10;
/** Passages, at least, that must be there to say what is rare. */
const LEAST_KNOWN = 300;
const MOST_GUESSES = 4;
const LEAST_GUESS = 0.08;
const GUESS_COUNTS = 0.8;

/** Guesses the translations of a word met too rarely to prove any: words opposite that are as rare and that no other word explains. */
function guessPartners(asked: string, facing: readonly Faced[]): readonly Partner[] {
  const witnesses = facing.filter(([own]) => own.has(asked));
  if (witnesses.length === 0 || witnesses.length > GUESSED || facing.length < LEAST_KNOWN) return [];
  const counts = countWords(facing.map(([, other]) => other));
  const scores = new Map<string, { readonly word: Spelled; score: number }>();
  const together = new Map<string, readonly Faced[]>();
  for (const witness of witnesses) {
    const [own, other] = witness;
    const rivals = [...own.keys()].filter((key) => key !== asked);
    for (const key of rivals)
      if (!together.has(key))
        together.set(
          key,
          facing.filter(([side]) => side.has(key)),
        );
    for (const [key, word] of other) {
      let explained = 0;
      for (const rival of rivals) {
        const sides = together.get(rival) ?? [];
        if (sides.length < 2) continue;
        let times = 0;
        for (const one of sides) if (one !== witness && one[1].has(key)) times++;
        explained = Math.max(explained, times / sides.length);
      }
      const score = (2 / (witnesses.length + (counts.get(key) ?? 1))) * (1 - explained);
      const met = scores.get(key);
      if (met === undefined) scores.set(key, { word, score });
      else met.score += score;
    }
  }
  const sum = [...scores.values()].reduce((all, { score }) => all + score, 0);
  return [...scores.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_GUESSES)
    .map(({ word, score }) => ({ word, weight: score / sum }))
    .filter(({ weight }) => weight >= LEAST_GUESS)
    .map(({ word, weight }) => ({ word, weight: weight * GUESS_COUNTS }));
}

/** In how many of the sides each word stands. */
function countWords(sides: readonly Side[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const side of sides) for (const key of side.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

interface Tie {
  readonly key: string;
  readonly word: Spelled;
  /** In how many passages with the word it stands. */
  readonly times: number;
  readonly strength: number;
}

/** The words opposite a word that stand there far oftener than elsewhere, strongest first. `counts`: of the words opposite. */
function rankTies(asked: string, facing: readonly Faced[], counts: ReadonlyMap<string, number>): readonly Tie[] {
  const together = new Map<string, { readonly word: Spelled; times: number }>();
  const witnesses = facing.filter(([own]) => own.has(asked));
  for (const [, other] of witnesses) {
    for (const [key, word] of other) {
      const met = together.get(key);
      if (met === undefined) together.set(key, { word, times: 1 });
      else met.times++;
    }
  }
  const n = witnesses.length;
  return [...together]
    .filter(([, { times }]) => times > 1 && times >= SHARE * n)
    .map(([key, { word, times }]) => {
      const elsewhere = (counts.get(key) ?? times) - times;
      return { key, word, times, strength: tieOf(times, n, elsewhere, facing.length - n) };
    })
    .filter(({ strength }) => strength >= SIGNIFICANT)
    .sort((a, b) => b.strength - a.strength || (a.key < b.key ? -1 : 1));
}

/** Computes the log-likelihood ratio of `a` in `n` against `b` in `m`; 0 where the first share is not the larger. */
function tieOf(a: number, n: number, b: number, m: number): number {
  const share = (a + b) / (n + m);
  if (m === 0 || a / n <= b / m) return 0;
  const part = (times: number, all: number) => term(times, all * share) + term(all - times, all * (1 - share));
  return 2 * (part(a, n) + part(b, m));
}

function term(observed: number, expected: number): number {
  return observed === 0 ? 0 : observed * Math.log(observed / expected);
}

/** Lists aligned passages that have the word on one side, from all over the archive, and neighbours of theirs. */
function listNear(index: HeldIndex, node: WordNode): readonly RowAt[] {
  const scope = { langs: index.langs, sides: undefined, added: [], named: [] };
  const witnesses = index.segments.flatMap((segment) => {
    if (segment.pairs === 0) return [];
    const rows: number[] = [];
    const found = findRows(node, scope, segment);
    for (let row = nextRow(found, 0); row >= 0; row = nextRow(found, row + 1)) if (isPair(segment, row)) rows.push(row);
    return thin(rows, WITNESSES).map((row) => ({ segment, row }));
  });
  const chosen = thin(witnesses, WITNESSES);
  const neighbours = chosen.flatMap(({ segment, row }) =>
    [row - 2, row - 1, row + 1, row + 2]
      .filter((near) => segment.docOf[near] === segment.docOf[row] && isPair(segment, near))
      .map((near) => ({ segment, row: near })),
  );
  return [...chosen, ...neighbours.slice(0, NEIGHBOURS)];
}

/** Takes so many of a list, evenly. */
function thin<T>(list: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(list.length / most);
  return step <= 1 ? list : list.filter((_one, at) => at % step === 0);
}

function isPair(segment: Segment, row: number): boolean {
  return segment.parts[row] === 0 && segment.sides[row * 2] !== 0 && segment.sides[row * 2 + 1] !== 0;
}

function refreshSample(db: Kysely<Database>, index: HeldIndex): Sample {
  const known = samples.get(db);
  if (known !== undefined && index.rows <= known.rows * 1.2) return known;
  // A few rows at each of many places, always the same ones: an even sample without opening all that is packed.
  const step = Math.max(1, Math.floor((index.rows * RUN) / SAMPLE));
  const pairs = index.segments.flatMap((segment) => {
    if (segment.pairs === 0) return [];
    const chosen: Pair[] = [];
    for (let first = 0; first < segment.rows; first += step)
      for (let row = first; row < Math.min(first + Math.min(step, RUN), segment.rows); row++)
        if (isPair(segment, row)) chosen.push(layOut(db, { segment, row }));
    return chosen;
  });
  const fresh = { rows: index.rows, pairs, found: new Map<string, readonly AddedWord[]>() };
  samples.set(db, fresh);
  return fresh;
}

/** Pairs already laid out, by row: a row never changes, it is replaced by another. */
const laidOut = new WeakMap<Kysely<Database>, Map<string, Pair>>();

function layOut(db: Kysely<Database>, at: RowAt): Pair {
  const kept = laidOut.get(db) ?? new Map<string, Pair>();
  laidOut.set(db, kept);
  const doc = at.segment.docOf[at.row] ?? 0;
  const id = `${at.segment.docs[doc]?.doc ?? 0} ${at.row - (at.segment.firstRow[doc] ?? 0)}`;
  const known = kept.get(id);
  if (known !== undefined) return known;
  if (kept.size >= KEPT) kept.clear();
  const row = getRow(at);
  const langs = row?.langs ?? ['und', 'und'];
  const pair = {
    id,
    langs,
    sides: [toSide(row?.original ?? '', langs[0]), toSide(row?.translation ?? '', langs[1])],
  } as const;
  kept.set(id, pair);
  return pair;
}

function toSide(text: string, lang: string): Side {
  const words = new Map<string, Spelled>();
  for (const token of tokensOf(text)) {
    if (/^\p{L}{3,}$/u.test(token.word)) words.set(keyOf(token, lang), token);
  }
  return words;
}

/** The stem a word is counted under: that of its lemma where there is one. */
function keyOf(token: Spelled, lang: string): string {
  return toSought(token, lang).at(-1) ?? '';
}
