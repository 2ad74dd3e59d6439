/**
 * The check of a translation: where a bead says something else than its original.
 *
 * In: sentences, beads, and the lexicon if there is one. Out: findings, each with its bead, what it rests on and how often such a
 * finding is right. Why here: it reads nothing but the alignment. It must not cry wolf: each kind fires only where the translation
 * is otherwise literal, and an uncertain kind stays silent.
 */
import type { Bead } from '../model/bead.ts';
import { checkDates } from './check-dates.ts';
import { checkNames, type NameMemory, rememberNames } from './check-names.ts';
import { CUES } from './cues.ts';
import type { BeadText, Finding } from './finding.ts';
import { isApparatus } from './apparatus.ts';
import { foldWord } from './features.ts';
import { buildLikelihood, type Likelihood, linkWords } from './links.ts';
import type { Lexicon } from './lexicon.ts';
import { listNumbers, type NumberMention } from './numbers.ts';
import { wordsOf } from '../text/words.ts';

/** Checks every bead and returns the findings in the order of the beads. Linear in the number of beads. */
export function checkTranslation(
  original: readonly string[],
  translation: readonly string[],
  beads: readonly Bead[],
  languages: readonly [string, string],
  lexicon?: Lexicon,
): readonly Finding[] {
  const likelihood = lexicon === undefined ? null : buildLikelihood(lexicon);
  const texts = beads.map(
    (bead, index): BeadText => ({
      bead: index,
      original: bead.original.map((at) => original[at] ?? '').join(' '),
      translation: bead.translation.map((at) => translation[at] ?? '').join(' '),
      confidence: bead.confidence,
    }),
  );
  const paired = texts.filter((text) => text.original !== '' && text.translation !== '');
  const names = rememberNames(paired, languages);
  const ratio = medianRatio(paired);
  const findings = paired.flatMap((text) =>
    text.confidence < LEAST_SURE ? [] : checkBead(text, languages, likelihood, names, ratio),
  );
  return [...findings, ...checkGaps(texts, languages, likelihood)].sort((a, b) => a.bead - b.bead);
}

/** Beads less sure than this are not checked: the fault would be the alignment's. */
const LEAST_SURE = 0.6;

function checkBead(
  text: BeadText,
  languages: readonly [string, string],
  likelihood: Likelihood | null,
  names: NameMemory,
  ratio: number,
): readonly Finding[] {
  return [
    ...checkNumbers(text, languages),
    ...checkDates(text, languages),
    ...checkNames(text, languages, names, likelihood),
    ...checkNegation(text, languages, likelihood),
    ...checkHedges(text, languages),
    ...checkLength(text, ratio),
  ];
}

/** Measures that translators convert: where both sides use one, numbers may differ with full right. */
const UNIT =
  /(?<!\p{L})(?:miles?|mph|feet|foot|ft|inch(?:es)?|yards?|pounds?|lbs?|ounces?|acres?|gallons?|stone|degrees|mil(?:es|e|í|has?)|millas?|pies|pulgadas?|libras?|livres?|pouces?|pieds?|Meilen?|Fuß|Zoll|Pfund|Grad|км|кг|см|мм|м|миль|мил[яюие]\p{L}*|фут\p{L}*|дюйм\p{L}*|ярд\p{L}*|фунт\p{L}*|верст\p{L}*|пуд\p{L}*|аршин\p{L}*|десятин\p{L}*|градус\p{L}*|километр\p{L}*|метр\p{L}*|сантиметр\p{L}*|килограм\p{L}*|km|kg|cm|mm|m|kilom\p{L}*|kilóm\p{L}*|kilo\p{L}*|centim\p{L}*|m[eè]tr\p{L}*|meters?|metern?|metros?|quilóm\p{L}*|grados?|degrés?|°)(?!\p{L})/iu;

function checkNumbers(
  { bead, original, translation }: BeadText,
  [from, to]: readonly [string, string],
): readonly Finding[] {
  const said = listNumbers(original, from);
  const told = listNumbers(translation, to);
  const [lonelySaid, lonelyTold] = unmatched(said, told);
  const firmSaid = lonelySaid.filter((number) => number.isFirm);
  const firmTold = lonelyTold.filter((number) => number.isFirm);
  if (UNIT.test(original) && UNIT.test(translation) && firmSaid.length + firmTold.length > 0) return [];
  const first = firmSaid[0];
  const second = firmTold[0];
  if (first !== undefined && second !== undefined && firmSaid.length <= 3 && firmTold.length <= 3) {
    return [
      {
        kind: 'number',
        bead,
        message: `The original says ${first.text}, the translation ${second.text}.`,
        confidence: firmSaid.length === firmTold.length ? 0.9 : 0.8,
        original: first.text,
        translation: second.text,
      },
    ];
  }
  const lost = firmSaid.find(isPrecise);
  if (lost !== undefined && firmTold.length === 0 && lonelyTold.length === 0) {
    return [
      {
        kind: 'number',
        bead,
        message: `The number ${lost.text} is missing from the translation.`,
        confidence: 0.7,
        original: lost.text,
        translation: null,
      },
    ];
  }
  const added = firmTold.find((number) => /\p{Nd}{4}/u.test(number.text));
  if (added !== undefined && firmSaid.length === 0 && lonelySaid.length === 0) {
    return [
      {
        kind: 'number',
        bead,
        message: `The original does not give the number ${added.text}.`,
        confidence: 0.6,
        original: null,
        translation: added.text,
      },
    ];
  }
  return [];
}

/** A number nobody says in passing: two digits or more. */
function isPrecise(number: NumberMention): boolean {
  return /\p{Nd}{2}/u.test(number.text) && !number.values.includes(100);
}

/** Takes away the numbers both sides give; first one by one, then what one side repeats. */
function unmatched(
  said: readonly NumberMention[],
  told: readonly NumberMention[],
): readonly [NumberMention[], NumberMention[]] {
  const left = [...told];
  const lonelySaid = said.filter((number) => {
    const at = left.findIndex((other) => isSame(number, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    lonelySaid.filter((number) => !told.some((other) => isSame(number, other))),
    left.filter((number) => !said.some((other) => isSame(number, other))),
  ];
}

function isSame(a: NumberMention, b: NumberMention): boolean {
  return a.values.some((value) =>
    b.values.some((other) => Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value))),
  );
}

/** Finds a denial on one side that nothing on the other can carry, though the word denied is there. */
function checkNegation(
  { bead, original, translation }: BeadText,
  languages: readonly [string, string],
  likelihood: Likelihood | null,
): readonly Finding[] {
  const a = CUES[languages[0].split('-')[0] ?? ''];
  const b = CUES[languages[1].split('-')[0] ?? ''];
  if (a === undefined || b === undefined) return [];
  const said = denialsIn(original, a.negation, a.denial);
  const told = denialsIn(translation, b.negation, b.denial);
  const isLost = said.firm.length > 0 && told.firm.length === 0 && told.soft === 0;
  const isAdded = told.firm.length > 0 && said.firm.length === 0 && said.soft === 0;
  if (!isLost && !isAdded) return [];
  // A translator who turns «не молчал» into "spoke" takes another word; the same word without its denial is a fault.
  const links = linkWords(original, translation, languages, likelihood).filter(
    (link) => link.p > (isLost ? 0.25 : 0.7),
  );
  const denial = (isLost ? said : told).firm.find(({ denied }) =>
    links.some((link) => denied.includes((isLost ? link.original : link.translation)[0])),
  );
  if (denial === undefined) return [];
  return isLost
    ? [
        {
          kind: 'negation',
          bead,
          message: `The original denies (“${denial.text}”), the translation does not.`,
          confidence: 0.7,
          original: denial.text,
          translation: null,
        },
      ]
    : [
        {
          kind: 'negation',
          bead,
          message: `The translation denies (“${denial.text}”), the original does not.`,
          confidence: 0.7,
          original: null,
          translation: denial.text,
        },
      ];
}

interface Denials {
  /** Outright denials, with the places of the words they may deny. */
  readonly firm: readonly { readonly text: string; readonly denied: readonly number[] }[];
  readonly soft: number;
}

function denialsIn(text: string, firm: RegExp, soft: RegExp): Denials {
  const words = wordsOf(text).map((word) => ({ ...word, folded: foldWord(word.text) }));
  return {
    firm: words.flatMap((word, at) => {
      if (!firm.test(word.folded)) return [];
      const denied = words.slice(at + 1, at + 3).filter((next) => next.text.length > 3);
      return [{ text: word.text, denied: denied.map((next) => next.start) }];
    }),
    soft: words.filter((word) => !firm.test(word.folded) && soft.test(word.folded)).length,
  };
}

function cuesIn(text: string, cue: RegExp): readonly string[] {
  return wordsOf(text).flatMap((word) => (cue.test(foldWord(word.text)) ? [word.text] : []));
}

/** Finds «якобы» and its kin where the translation takes the statement on its own account. */
function checkHedges(
  { bead, original, translation }: BeadText,
  [from, to]: readonly [string, string],
): readonly Finding[] {
  const a = CUES[from.split('-')[0] ?? ''];
  const b = CUES[to.split('-')[0] ?? ''];
  // Only where the original's hedges are words of their own kind: English "said" or French «serait» are too common to begin from.
  if (a === undefined || b === undefined || !/^(?:ru|uk|cs|pl)/u.test(from)) return [];
  const hedge = cuesIn(original, a.hedge)[0];
  if (hedge === undefined || cuesIn(translation, b.hedge).length > 0) return [];
  return [
    {
      kind: 'hedge',
      bead,
      message: `“${hedge}” has no counterpart: the translation states what the original only reports.`,
      confidence: 0.7,
      original: hedge,
      translation: null,
    },
  ];
}

function medianRatio(texts: readonly BeadText[]): number {
  const ratios = texts.map((text) => text.translation.length / text.original.length).sort((a, b) => a - b);
  return ratios[ratios.length >> 1] ?? 1;
}

/** Finds a bead much shorter or longer than the translation's way: part of a sentence left out or put in. */
function checkLength({ bead, original, translation }: BeadText, ratio: number): readonly Finding[] {
  const expected = original.length * ratio;
  if (Math.max(expected, translation.length) < 60) return [];
  const z = (translation.length - expected) / Math.sqrt(3 * expected + 0.035 * expected * expected);
  if (z < -2.6 && translation.length < 0.55 * expected) {
    return [
      {
        kind: 'omission',
        bead,
        message: 'The translation is much shorter than the original: something may have been left out.',
        confidence: 0.6,
        original: null,
        translation: null,
      },
    ];
  }
  if (z > 3.2 && translation.length > 1.8 * expected) {
    return [
      {
        kind: 'addition',
        bead,
        message: 'The translation is much longer than the original: something may have been put in.',
        confidence: 0.5,
        original: null,
        translation: null,
      },
    ];
  }
  return [];
}

/** How far a moved sentence is looked for, in beads. */
const REACH = 12;

/** Reports sentences without a counterpart; two of them that answer each other have changed places. */
function checkGaps(
  texts: readonly BeadText[],
  languages: readonly [string, string],
  likelihood: Likelihood | null,
): readonly Finding[] {
  const gaps = texts.filter(
    (text) => (text.original === '' || text.translation === '') && !isApparatus(text.original || text.translation),
  );
  const moved = new Map<number, number>();
  for (const gap of gaps) {
    if (gap.original === '' || moved.has(gap.bead)) continue;
    for (const other of gaps) {
      if (other.translation === '' || moved.has(other.bead) || Math.abs(other.bead - gap.bead) > REACH) continue;
      if (answers(gap.original, other.translation, languages, likelihood)) {
        moved.set(gap.bead, other.bead);
        moved.set(other.bead, gap.bead);
        break;
      }
    }
  }
  return gaps.flatMap((gap): readonly Finding[] => {
    const other = moved.get(gap.bead);
    if (other !== undefined) {
      if (gap.original === '') return [];
      return [
        {
          kind: 'order',
          bead: gap.bead,
          message: `This sentence seems to stand elsewhere in the translation (passage ${other + 1}).`,
          confidence: 0.6,
          original: gap.original,
          translation: texts[other]?.translation ?? null,
        },
      ];
    }
    return gap.translation === ''
      ? [
          {
            kind: 'omission',
            bead: gap.bead,
            message: 'This sentence has no counterpart in the translation.',
            confidence: round(gap.confidence),
            original: gap.original,
            translation: null,
          },
        ]
      : [
          {
            kind: 'addition',
            bead: gap.bead,
            message: 'This sentence has no counterpart in the original.',
            confidence: round(gap.confidence),
            original: null,
            translation: gap.translation,
          },
        ];
  });
}

/** Tells whether more than half of the longer words of both sentences are linked. */
function answers(
  original: string,
  translation: string,
  languages: readonly [string, string],
  likelihood: Likelihood | null,
): boolean {
  const long = (text: string): number => wordsOf(text).filter((word) => word.text.length > 3).length;
  const links = linkWords(original, translation, languages, likelihood).filter(
    (link) => link.p > 0.3 && link.original[1] - link.original[0] > 3 && link.translation[1] - link.translation[0] > 3,
  );
  return links.length >= 2 && links.length >= 0.5 * Math.max(long(original), long(translation));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
