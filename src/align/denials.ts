/** The denials of a sentence: outright ones, those a word carries, what may stand for one, and idioms that deny nothing. */
import { primaryOf } from '../text/stem.ts';
import type { Word } from '../text/words.ts';
import type { CheckedSide } from './check-evidence.ts';
import { DENIALS, type DenialWords } from './denial-words.ts';

/** One denial of a sentence. */
export interface Denial extends Word {
  readonly folded: string;
}

/** What a sentence denies with. */
export interface Denials {
  readonly firm: readonly Denial[];
  readonly carriers: readonly Denial[];
  readonly soft: readonly Denial[];
  /** May stand for a denial, and for much else: only, out, still. */
  readonly weak: readonly Denial[];
  /** Those of idioms: they may answer a denial and want no answer. */
  readonly idle: readonly Denial[];
}

/** Tells whether a word of some length has a capital amid a sentence. */
function isNameAt(sentence: string, { start, end }: Word): boolean {
  return (
    end - start > 5 &&
    /^\p{Lu}\p{Ll}/u.test(sentence.slice(start, start + 2)) &&
    /[\p{L},] $/u.test(sentence.slice(Math.max(0, start - 2), start))
  );
}

type Sort = Exclude<keyof Denials, 'idle'> | null;
const sorts = new Map<string, Map<string, Sort>>();
const MOST_KEPT = 50_000;

/** Tells what a word denies; looked up once, as the tables are long. */
function sortOf(folded: string, lang: string, table: DenialWords): Sort {
  const known = sorts.get(lang) ?? new Map<string, Sort>();
  sorts.set(lang, known);
  const found = known.get(folded);
  if (found !== undefined) return found;
  if (known.size > MOST_KEPT) known.clear();
  const sort: Sort = table.firm.test(folded)
    ? 'firm'
    : table.carrier.test(folded)
      ? 'carriers'
      : table.soft.test(folded)
        ? 'soft'
        : table.weak.test(folded)
          ? 'weak'
          : null;
  known.set(folded, sort);
  return sort;
}

/** Half a French denial, and what completes it: «ne … plus». */
const FRENCH_HALF = /^(?:ne|n['’].+)$/u;
const FRENCH_REST = /^(?:plus|personne|point|gu[eè]re|rien|aucune?|jamais|pas|ni|nul|nulle|que)$/u;
const FRENCH_ALONE = /^(?:pas|jamais)$/u;
const REACH = 40;

/** Lists the denials of a side of a bead; `null` for a language without a table. `lang` is BCP 47. */
export function listDenials({ text: sentence, words }: CheckedSide, lang: string): Denials | null {
  const primary = primaryOf(lang);
  const table = DENIALS[primary];
  if (table === undefined) return null;
  // Lower-casing may change lengths in a few scripts; then there are no idioms.
  const lower = sentence.toLowerCase();
  const idioms =
    lower.length === sentence.length
      ? [...lower.matchAll(table.idioms)].map((match) => [match.index, match.index + match[0].length] as const)
      : [];
  const found = { firm: [], carriers: [], soft: [], weak: [], idle: [] } as Record<keyof Denials, Denial[]>;
  let half: Denial | null = null;
  for (const denial of words) {
    // A name: «Nedalovec» denies nothing.
    if (primary !== 'en' && isNameAt(sentence, denial)) continue;
    const { folded } = denial;
    // “No. 12”, “Häftl. No 1314”: a number.
    if (folded === 'no' && /^\.?\s?°?\s?\d/u.test(sentence.slice(denial.end, denial.end + 4))) continue;
    if (primary === 'fr') {
      if (half !== null && denial.start - half.end < REACH && FRENCH_REST.test(folded)) {
        const isIdle = folded === 'que' || idioms.some(([from, to]) => denial.start < to && denial.end > from);
        found[isIdle ? 'idle' : folded === 'pas' || folded === 'jamais' ? 'firm' : 'carriers'].push(denial);
        half = null;
        continue;
      }
      if (FRENCH_HALF.test(folded)) {
        if (half !== null) found.soft.push(half);
        half = denial;
        continue;
      }
    }
    const sort = sortOf(primary === 'fr' ? folded.replace(/^(?:[ldjmtsc]|qu)['’]/u, '') : folded, primary, table);
    if (sort === null) continue;
    // “Un pas”, « plus que jamais »: without its half it denies in speech only.
    if (primary === 'fr' && FRENCH_ALONE.test(folded)) {
      found.soft.push(denial);
      continue;
    }
    const isIdle = idioms.some(([from, to]) => denial.start < to && denial.end > from);
    if (!isIdle) found[sort].push(denial);
    else if (sort === 'firm' || sort === 'carriers') found.idle.push(denial);
  }
  if (half !== null) found.soft.push(half);
  return found;
}
