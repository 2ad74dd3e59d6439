/** Where on the other side of a bead the counterpart of a word should stand, by the words tied around it. */
import type { CheckedSide } from './check-evidence.ts';

/** A range of words of the other side, end exclusive. */
export interface ExpectedPlace {
  readonly from: number;
  readonly to: number;
  /** The neighbours on both sides are tied and stand in order: the range lies between their partners. */
  readonly isTight: boolean;
  /** No word stands in the range that could have taken the place: small words and tied ones only. */
  readonly isEmpty: boolean;
}

/** How far neighbours are looked for, in words, and how sure their ties must be. */
const REACH = 4;
const SURE = 0.12;
/** Widest range between neighbours that is still one place. */
const WIDEST = 6;

/** Pronouns that stand for a name, in all languages of the tables: they fill a place however short they are. */
const PRONOUNS = new Set(
  `he she him his her hers it its they them their who whose we you i me my
  он она его ее её ему им ей ней него нее они их ними кто мы вы я
  він вона його її йому їй ним нею вони їх хто
  er sie es ihn ihm ihr sein seine seiner seinem seinen ihre ihrer ihren wir ich du
  il elle lui son sa ses ils elles leur leurs on je tu nous vous
  él ella su sus le les lo ellos ellas yo
  ele ela seu sua seus suas eles elas lhe lhes eu
  on ona ono jeho její jemu jí oni jejich já my
  jego jej jemu jego mu nim ją ich
  lui lei suo sua loro egli gli`
    .trim()
    .split(/\s+/u),
);

/** Tells whether a word stands for a name: “he”, „ihre“. */
export function isPronoun({ folded }: { readonly folded: string }): boolean {
  return PRONOUNS.has(folded);
}

/** Titles that stand before a name in place of the first, in all languages of the tables. */
const TITLES = new Set(
  `mr mrs ms miss messrs dr sir lady lord
  г-н г-жа господин госпожа господина госпожи господину госпоже господином госпожой
  пан пані пана пану паном панові
  herr herrn frau fräulein m mme mlle monsieur madame mademoiselle
  sr sra señor señora señorita don doña senhor senhora dom dona
  signor signora pán pana pane panu paní pani pana panem`
    .trim()
    .split(/\s+/u),
);

/** Tells whether a word is a title of a person: “Mrs”, „Herrn“. */
export function isTitle({ folded }: { readonly folded: string }): boolean {
  return TITLES.has(folded);
}

/** Finds the place opposite word `at` of `side`. */
export function findPlace(at: number, side: CheckedSide, other: CheckedSide): ExpectedPlace {
  const before = neighbour(at, -1, side);
  const after = neighbour(at, 1, side);
  const left = at - (before?.far ?? REACH + 1) < 0 && before === null ? -1 : (before?.partner ?? null);
  const right = at + REACH >= side.words.length && after === null ? other.words.length : (after?.partner ?? null);
  if (left !== null && right !== null && left < right && right - left <= WIDEST + 1) {
    let isEmpty = true;
    for (let word = left + 1; word < right; word += 1) {
      const { text, folded } = other.words[word] ?? { text: '', folded: '' };
      if ((other.tied[word] ?? -1) < 0 && (text.length > 3 || PRONOUNS.has(folded))) isEmpty = false;
    }
    return { from: left + 1, to: right, isTight: true, isEmpty };
  }
  const anchor = left !== null && left >= 0 ? left : right !== null && right < other.words.length ? right : null;
  const middle = anchor ?? Math.round(((at + 0.5) / Math.max(1, side.words.length)) * other.words.length);
  const reach = anchor === null ? Math.max(REACH, Math.round(0.2 * other.words.length)) : REACH;
  return {
    from: Math.max(0, middle - reach),
    to: Math.min(other.words.length, middle + reach + 1),
    isTight: false,
    isEmpty: false,
  };
}

function neighbour(
  at: number,
  step: 1 | -1,
  side: CheckedSide,
): { readonly partner: number; readonly far: number } | null {
  for (let far = 1; far <= REACH; far += 1) {
    const near = at + step * far;
    const partner = side.tied[near] ?? -1;
    if (partner >= 0 && (side.p[near] ?? 0) >= SURE) return { partner, far };
  }
  return null;
}
