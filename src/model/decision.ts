/**
 * What a person settled about an alignment, as the journal keeps it. A decision says in words what it is about, never in
 * numbers: so it outlives a corrected text, another cutting into sentences and another run, and is never applied to a look-alike.
 */

/** A run of whole sentences, known by its words and by what stood around it. */
export interface WordAnchor {
  /** The words of the sentences, as read. */
  readonly words: string;
  /** Up to 32 characters that stood directly before and after, without white space. */
  readonly before: string;
  readonly after: string;
  /** The how-manieth place with these words it was, from 1, of how many. */
  readonly nth: number;
  readonly of: number;
}

/** A bead that a person settled; one side may be missing: nothing answers there. */
export interface AnchoredBead {
  readonly original: WordAnchor | null;
  readonly translation: WordAnchor | null;
}

/** Points at one bead of a decision: the decision's number in the journal, and the bead's index in it. */
export type BeadRef = readonly [decision: number, bead: number];

/** Which translation a decision speaks of: the index of its text, and both languages, original first. */
export interface DecidedPair {
  readonly translation: number;
  readonly languages: readonly [string, string];
}

export const BEAD_EDITS = ['confirm', 'join', 'split', 'move', 'unpair', 'free'] as const;
export type BeadEditName = (typeof BEAD_EDITS)[number];

/** The value of a decision of the kind `beads`. */
export interface BeadDecision extends DecidedPair {
  readonly edit: BeadEditName;
  /** Settled by it: fixed points of every later run. */
  readonly beads: readonly AnchoredBead[];
  /** What it takes the place of. */
  readonly replaces: readonly BeadRef[];
}

export const VERDICTS = ['fault', 'dismissed'] as const;
/** `fault`: the check of the translation was right; `dismissed`: it was not. */
export type Verdict = (typeof VERDICTS)[number];

/** The value of a decision of the kind `finding`: what a person makes of one finding of the check. */
export interface FindingDecision extends DecidedPair {
  readonly verdict: Verdict;
  readonly finding: { readonly kind: string; readonly original: string | null; readonly translation: string | null };
  readonly bead: AnchoredBead;
}

/** A decision with its number in the journal. */
export interface Numbered<T> {
  readonly seq: number;
  readonly value: T;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseAnchor(value: unknown): WordAnchor | null | undefined {
  if (value === null) return null;
  if (!isObject(value)) return undefined;
  const { words, before, after, nth, of } = value;
  if (typeof words !== 'string' || typeof before !== 'string' || typeof after !== 'string') return undefined;
  if (!Number.isInteger(nth) || !Number.isInteger(of)) return undefined;
  return { words, before, after, nth: Number(nth), of: Number(of) };
}

function parseBead(value: unknown): AnchoredBead | undefined {
  if (!isObject(value)) return undefined;
  const original = parseAnchor(value.original);
  const translation = parseAnchor(value.translation);
  if (original === undefined || translation === undefined || (original === null && translation === null))
    return undefined;
  return { original, translation };
}

function parsePair({ translation, languages }: Readonly<Record<string, unknown>>): DecidedPair | undefined {
  if (!Number.isInteger(translation) || !Array.isArray(languages)) return undefined;
  const [original, other] = languages as readonly unknown[];
  if (typeof original !== 'string' || typeof other !== 'string') return undefined;
  return { translation: Number(translation), languages: [original, other] };
}

/** Parses the value of a decision on beads; undefined where it is none, as in a journal somebody wrote by hand. */
export function parseBeadDecision(value: unknown): BeadDecision | undefined {
  if (!isObject(value)) return undefined;
  const pair = parsePair(value);
  const edit = BEAD_EDITS.find((name) => name === value.edit);
  if (pair === undefined || edit === undefined || !Array.isArray(value.beads) || !Array.isArray(value.replaces))
    return undefined;
  const beads = value.beads.map(parseBead);
  const replaces = value.replaces.filter(
    (ref): ref is BeadRef => Array.isArray(ref) && ref.length === 2 && ref.every((part) => Number.isInteger(part)),
  );
  if (beads.includes(undefined)) return undefined;
  return { ...pair, edit, beads: beads.filter((bead) => bead !== undefined), replaces };
}

/** Parses the value of a decision on a finding; undefined where it is none. */
export function parseFindingDecision(value: unknown): FindingDecision | undefined {
  if (!isObject(value) || !isObject(value.finding)) return undefined;
  const pair = parsePair(value);
  const verdict = VERDICTS.find((name) => name === value.verdict);
  const bead = parseBead(value.bead);
  const { kind, original, translation } = value.finding;
  if (pair === undefined || verdict === undefined || bead === undefined || typeof kind !== 'string') return undefined;
  const words = (said: unknown): string | null => (typeof said === 'string' ? said : null);
  return { ...pair, verdict, bead, finding: { kind, original: words(original), translation: words(translation) } };
}
