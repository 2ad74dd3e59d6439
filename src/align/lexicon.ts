/**
 * The lexicon an archive learns from its own beads, and the way it is kept.
 *
 * In: expected counts of the last learning round. Out: plain data that can be stored, shown, merged into the next document's
 * learning as prior counts, and read back. A person's glossary is the same thing with counts given by hand.
 */
import { flipKeptEdges } from './edges.ts';

/** One pair of features (word beginnings of at most five letters, numbers, marks) and how often each was seen to answer the other. */
export interface LexiconPair {
  readonly original: string;
  readonly translation: string;
  /** Expected times the original was told by the translation, and the translation by the original. */
  readonly forward: number;
  readonly backward: number;
}

/** What is kept between documents. Plain data. */
export interface Lexicon {
  readonly languages: readonly [string, string];
  /** How much it was learned from: pairs of texts, and their sentences on both sides together. */
  readonly taught: { readonly pairs: number; readonly sentences: number };
  readonly pairs: readonly LexiconPair[];
  /** How often each feature was seen on its side. */
  readonly originalCounts: Readonly<Record<string, number>>;
  readonly translationCounts: Readonly<Record<string, number>>;
  /** The fitted lengths: characters of translation per character of original, and the two parts of the variance. */
  readonly length: { readonly ratio: number; readonly beta: number; readonly alpha2: number };
  /** Fitted probabilities of the bead shapes, by `n-m`. */
  readonly shapes: Readonly<Record<string, number>>;
  /** How often beginnings and ends of sentences were seen at the rims and seams of beads, by the names of `edges.ts`. */
  readonly edges?: Readonly<Record<string, number>>;
}

const HEADER = 'sverka-lexicon 1';

/** Formats a lexicon as lines of text: a header, the fitted numbers, then counts and pairs, tab separated. */
export function formatLexicon(lexicon: Lexicon): string {
  const lines = [
    `${HEADER}\t${lexicon.languages.join('\t')}`,
    `taught\t${lexicon.taught.pairs}\t${lexicon.taught.sentences}`,
    `length\t${lexicon.length.ratio}\t${lexicon.length.beta}\t${lexicon.length.alpha2}`,
    ...Object.entries(lexicon.shapes).map(([shape, p]) => `shape\t${shape}\t${p}`),
    ...Object.entries(lexicon.edges ?? {}).map(([edge, count]) => `edge\t${edge}\t${count}`),
    ...Object.entries(lexicon.originalCounts).map(([word, count]) => `original\t${word}\t${count}`),
    ...Object.entries(lexicon.translationCounts).map(([word, count]) => `translation\t${word}\t${count}`),
    ...lexicon.pairs.map(
      (pair) => `pair\t${pair.original}\t${pair.translation}\t${round(pair.forward)}\t${round(pair.backward)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Parses what `formatLexicon` wrote; `null` where the header is not ours. Lines it does not know are passed over. */
export function parseLexicon(text: string): Lexicon | null {
  const lines = text.split(/\r?\n/u).map((line) => line.split('\t'));
  const [header, from, to] = lines[0] ?? [];
  if (header !== HEADER || from === undefined || to === undefined) return null;
  const pairs: LexiconPair[] = [];
  const originalCounts: Record<string, number> = {};
  const translationCounts: Record<string, number> = {};
  const shapes: Record<string, number> = {};
  const edges: Record<string, number> = {};
  let length = { ratio: 1, beta: 4, alpha2: 0.06 };
  let taught = { pairs: 0, sentences: 0 };
  for (const [kind, a = '', b = '', c = '0', d = '0'] of lines.slice(1)) {
    if (kind === 'pair') pairs.push({ original: a, translation: b, forward: toNumber(c), backward: toNumber(d) });
    else if (kind === 'original') originalCounts[a] = toNumber(b);
    else if (kind === 'translation') translationCounts[a] = toNumber(b);
    else if (kind === 'shape') shapes[a] = toNumber(b);
    else if (kind === 'edge') edges[a] = toNumber(b);
    else if (kind === 'taught') taught = { pairs: toNumber(a), sentences: toNumber(b) };
    else if (kind === 'length')
      length = { ratio: toNumber(a) || 1, beta: toNumber(b) || 4, alpha2: toNumber(c) || 0.06 };
  }
  return { languages: [from, to], taught, pairs, originalCounts, translationCounts, length, shapes, edges };
}

function toNumber(text: string): number {
  const value = Number(text);
  return Number.isFinite(value) ? value : 0;
}

/**
 * Merges what was learned later into a kept lexicon of the same languages. What was learned with the kept one as its prior holds
 * the kept counts already, so where both know a pair the later one counts.
 */
export function mergeLexicons(kept: Lexicon, later: Lexicon): Lexicon {
  const pairs = new Map(kept.pairs.map((pair) => [`${pair.original}\t${pair.translation}`, pair]));
  for (const pair of later.pairs) pairs.set(`${pair.original}\t${pair.translation}`, pair);
  return {
    ...later,
    taught: {
      pairs: kept.taught.pairs + later.taught.pairs,
      sentences: kept.taught.sentences + later.taught.sentences,
    },
    pairs: [...pairs.values()],
    originalCounts: { ...kept.originalCounts, ...later.originalCounts },
    translationCounts: { ...kept.translationCounts, ...later.translationCounts },
  };
}

/** Turns a lexicon round: what English–Russian documents taught serves Russian–English ones too. */
export function flipLexicon(lexicon: Lexicon): Lexicon {
  const { ratio, beta, alpha2 } = lexicon.length;
  return {
    ...lexicon,
    languages: [lexicon.languages[1], lexicon.languages[0]],
    pairs: lexicon.pairs.map(({ original, translation, forward, backward }) => ({
      original: translation,
      translation: original,
      forward: backward,
      backward: forward,
    })),
    originalCounts: lexicon.translationCounts,
    translationCounts: lexicon.originalCounts,
    ...(lexicon.edges === undefined ? {} : { edges: flipKeptEdges(lexicon.edges) }),
    // If y has mean c·x and variance βx + α²x², then x has mean y/c and, to first order, that variance over c².
    length: { ratio: 1 / ratio, beta: beta / ratio ** 3, alpha2: alpha2 / ratio ** 4 },
    shapes: Object.fromEntries(
      Object.entries(lexicon.shapes).map(([shape, p]) => [shape.split('-').toReversed().join('-'), p]),
    ),
  };
}
