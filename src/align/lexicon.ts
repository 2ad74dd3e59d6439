/**
 * The lexicon an archive learns from its own beads, and the way it is kept.
 *
 * In: expected counts of the last learning round. Out: plain data that can be stored, shown, merged into the next document's
 * learning as prior counts, and read back. A person's glossary is the same thing with counts given by hand.
 */

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
  for (const [kind, a = '', b = '', c = '0', d = '0'] of lines.slice(1)) {
    if (kind === 'pair') pairs.push({ original: a, translation: b, forward: toNumber(c), backward: toNumber(d) });
    else if (kind === 'original') originalCounts[a] = toNumber(b);
    else if (kind === 'translation') translationCounts[a] = toNumber(b);
    else if (kind === 'shape') shapes[a] = toNumber(b);
    else if (kind === 'edge') edges[a] = toNumber(b);
    else if (kind === 'length')
      length = { ratio: toNumber(a) || 1, beta: toNumber(b) || 4, alpha2: toNumber(c) || 0.06 };
  }
  return { languages: [from, to], pairs, originalCounts, translationCounts, length, shapes, edges };
}

function toNumber(text: string): number {
  const value = Number(text);
  return Number.isFinite(value) ? value : 0;
}
