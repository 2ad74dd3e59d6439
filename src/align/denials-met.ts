/**
 * The denials of a bead and what answers each on the other side, one to one, by the places the words around them point to.
 *
 * Words that deny together («никто … не», “neither … nor”, « ne … plus ») are one denial.
 */
import { primaryOf } from '../text/stem.ts';
import type { CheckedSide } from './check-evidence.ts';
import { type ExpectedPlace, findPlace } from './check-place.ts';
import { type Denial, type Denials, listDenials } from './denials.ts';

/** One denial, told by one word or by several. */
export interface DenialGroup {
  readonly first: Denial;
  readonly last: Denial;
  /** Number of its first word in the side. */
  readonly at: number;
  /** Begins with a word that only denies. */
  readonly isFirm: boolean;
  /** Part of an idiom: may answer a denial and wants no answer. */
  readonly isIdle: boolean;
  /** Holds a plain "not" already. */
  readonly hasNot: boolean;
}

/** The denials of one side: all of them, those that nothing on the other side answers, and single words by sort. */
export interface SideDenials {
  readonly words: Denials;
  readonly all: readonly DenialGroup[];
  readonly unmet: readonly DenialGroup[];
}

/** Longest way between two words that deny together, in characters; and what parts them. */
const TOGETHER = 45;
const BREAK = /[.,;:!?…()«»„“”"—–]|\s(?:и|або|та|і|й|a|i|oraz|nebo|y|o|e|ou|et)\s/u;
/** Denies what follows it and nothing else. */
const WITHOUT = /^(?:без|beze?|sans|sin|sem|senza)$/u;
/** May stand beside a "not" and be one denial with it. */
const NEVER = /^(?:нет|никогда|ніколи|jamais|nunca|jamás|mai|nikdy|nigdy|ні|нема|немає)$/u;
/** Languages in which a denial is told twice: «никто не», “no … nada”. */
const IN_CONCORD = new Set(['ru', 'uk', 'cs', 'pl', 'fr', 'es', 'pt', 'it']);

/** Lists the denials of both sides and ties them; `null` where a language has no table. */
export function matchDenials(
  [original, translation]: readonly [CheckedSide, CheckedSide],
  languages: readonly [string, string],
): readonly [SideDenials, SideDenials] | null {
  const said = listDenials(original, languages[0]);
  const told = listDenials(translation, languages[1]);
  if (said === null || told === null) return null;
  const a = groupDenials(said, original, languages[0]);
  const b = groupDenials(told, translation, languages[1]);
  const candidates = a.flatMap((one) =>
    b.map((other) => ({
      one,
      other,
      cost: distance(one, other, original, translation) + distance(other, one, translation, original),
    })),
  );
  const met = new Set<DenialGroup>();
  for (const { one, other } of candidates.sort((x, y) => x.cost - y.cost)) {
    if (met.has(one) || met.has(other)) continue;
    met.add(one).add(other);
  }
  const rest = (groups: readonly DenialGroup[]) => groups.filter((group) => !group.isIdle && !met.has(group));
  return [
    { words: said, all: a, unmet: rest(a) },
    { words: told, all: b, unmet: rest(b) },
  ];
}

function groupDenials(denials: Denials, side: CheckedSide, lang: string): readonly DenialGroup[] {
  const primary = primaryOf(lang);
  const all = [
    ...denials.firm.map((denial) => ({ denial, isFirm: true, isIdle: false })),
    ...denials.carriers.map((denial) => ({ denial, isFirm: false, isIdle: false })),
    ...denials.idle.map((denial) => ({ denial, isFirm: false, isIdle: true })),
  ].sort((x, y) => x.denial.start - y.denial.start);
  const groups: DenialGroup[] = [];
  for (const { denial, isFirm, isIdle } of all) {
    const group = groups.at(-1);
    const isNot = isFirm && !NEVER.test(denial.folded);
    if (group !== undefined && !(isNot && group.hasNot) && areOne(group, denial, side.text, primary)) {
      groups[groups.length - 1] = { ...group, last: denial, hasNot: group.hasNot || isNot };
      continue;
    }
    const at = side.words.findIndex((word) => word.end > denial.start);
    if (at >= 0) groups.push({ first: denial, last: denial, at, isFirm, isIdle, hasNot: isNot });
  }
  return groups;
}

function areOne({ last }: DenialGroup, denial: Denial, text: string, primary: string): boolean {
  if (denial.folded === 'nor' || isRepeated(last, denial, text)) return true;
  if (!IN_CONCORD.has(primary) || WITHOUT.test(last.folded) || WITHOUT.test(denial.folded)) return false;
  const between = text.slice(last.end, denial.start);
  return between.length < TOGETHER && !BREAK.test(between);
}

/** “Without notice and without pay” may be told with one "without". */
const REPEATED = /^(?:no|ohne|without|kein.{0,2}|без|beze?|sans|sin|sem|senza)$/u;
const AND = /,|\s(?:and|or|und|oder|et|ou|y|o|e|и|або|та|і|й|a|i|nebo|lub)\s/u;
const NEAR = 35;

function isRepeated(last: Denial, denial: Denial, text: string): boolean {
  if (!REPEATED.test(denial.folded) || last.folded !== denial.folded) return false;
  const between = text.slice(last.end, denial.start);
  return between.length < NEAR && AND.test(between) && !/[.;:!?]/u.test(between);
}

/** How far a denial stands from where another should be answered, in shares of the side. */
function distance(of: DenialGroup, to: DenialGroup, side: CheckedSide, other: CheckedSide): number {
  return Math.abs(middleOf(findPlace(of.at, side, other)) - to.at) / Math.max(6, other.words.length);
}

const middleOf = ({ from, to }: ExpectedPlace): number => (from + to - 1) / 2;
