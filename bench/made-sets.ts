/**
 * Development sets made from texts whose line n translates line n: sentences are joined, cut and left out by a seeded script, so
 * that any pair of languages has gold beads, and dirt of archives is laid over any set that has them.
 *
 * They are easier than what people translate freely, and say how the aligner does on a language more than how good it is.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GoldPair, GoldSet, Tie } from './alignment-sets.ts';

/** How often, 0 to 1, neighbours are joined on one side, a sentence is cut in two, and one side is left out. */
export interface Wear {
  readonly join: number;
  readonly cut: number;
  readonly drop: number;
  /** How often a clause goes over to a neighbour on one side; never if not said. */
  readonly move?: number;
}

type Words = readonly [original: readonly string[], translation: readonly string[]];

const FILES: Readonly<Record<string, string>> = {
  en: 'newstest2019-src.eng.txt',
  ru: 'newstest2019-ref.rus.txt',
  de: 'newstest2019-ref.deu.txt',
  fr: 'newstest2019-ref.fra.txt',
  es: 'newstest2019-ref.spa.txt',
  zh: 'newstest2019-ref.zho-CN.txt',
  pt: 'newstest2019-ref.por.txt',
  uk: 'newstest2019-ref.ukr.txt',
};
/** Lines are gathered into chapters of at least so many, at the border of a document. */
const CHAPTER = 100;

/** Makes a set of lines `from` to `to` of two languages of NTREX in `folder`; empty where the files are missing. */
export function makeSet(
  folder: string,
  languages: readonly [string, string],
  [from, to]: readonly [number, number],
  wear: Wear,
  seed: number,
): GoldSet {
  const name = `${languages.join('-')} worn news`;
  const [first, second] = languages.map((lang) => path.join(folder, 'NTREX-128', FILES[lang] ?? ''));
  if (first === undefined || second === undefined || !existsSync(first) || !existsSync(second))
    return { name, languages, pairs: [] };
  const [a, b] = [readLines(first), readLines(second)];
  const documents = readLines(path.join(folder, 'DOCUMENT_IDS.tsv'));
  const random = randomOf(seed);
  const pairs: GoldPair[] = [];
  let chapter: Words[] = [];
  for (let line = from; line < to; line += 1) {
    chapter.push(wearLine(a[line] ?? '', b[line] ?? '', languages, wear, random));
    const isBorder = documents[line] !== documents[line + 1];
    if ((chapter.length >= CHAPTER && isBorder) || line === to - 1) {
      pairs.push(
        toPair(
          `${line}`,
          moveClauses(joinNeighbours(chapter, languages, wear.join, random), languages, wear.move ?? 0, random),
        ),
      );
      chapter = [];
    }
  }
  return { name, languages, pairs };
}

function wearLine(a: string, b: string, languages: readonly [string, string], wear: Wear, random: () => number): Words {
  const drop = random();
  if (drop < wear.drop / 2) return [[], [b]];
  if (drop < wear.drop) return [[a], []];
  // Only one side is cut: two cuts could be beads of their own.
  if (random() < wear.cut) return [cutSentence(a, languages[0], random), [b]];
  return [[a], random() < wear.cut ? cutSentence(b, languages[1], random) : [b]];
}

/** Cuts a sentence at a comma near its middle and makes two sentences of it; leaves it whole where there is none. */
function cutSentence(sentence: string, lang: string, random: () => number): readonly string[] {
  const marks = lang === 'zh' ? /[，；]/gu : /[,;] /gu;
  const places = [...sentence.matchAll(marks)].filter(
    ({ index }) => index > sentence.length * 0.25 && index < sentence.length * 0.75,
  );
  const place = places[Math.floor(random() * places.length)];
  if (place === undefined) return [sentence];
  const rest = sentence.slice(place.index + place[0].length).trim();
  return [
    `${sentence.slice(0, place.index)}${lang === 'zh' ? '。' : '.'}`,
    rest.charAt(0).toUpperCase() + rest.slice(1),
  ];
}

/** Joins the last sentence of a bead and the first of the next on one side, now and then: two beads become one. */
function joinNeighbours(
  beads: readonly Words[],
  languages: readonly [string, string],
  share: number,
  random: () => number,
): readonly Words[] {
  const joined: Words[] = [];
  for (const bead of beads) {
    const before = joined.at(-1);
    const isPlain = before?.every((side) => side.length > 0) === true && bead.every((side) => side.length > 0);
    if (before === undefined || !isPlain || before[0].length + before[1].length > 4 || random() >= share) {
      joined.push(bead);
      continue;
    }
    const isOriginal = random() < 0.5;
    joined[joined.length - 1] = isOriginal
      ? [weld(before[0], bead[0], languages[0]), [...before[1], ...bead[1]]]
      : [[...before[0], ...bead[0]], weld(before[1], bead[1], languages[1])];
  }
  return joined;
}

/**
 * Moves the last clause of a sentence to the one that follows, or the first clause of that one back, on one side, now and then: the
 * two beads become one of two sentences on each side, though their borders still look right.
 */
function moveClauses(
  beads: readonly Words[],
  languages: readonly [string, string],
  share: number,
  random: () => number,
): readonly Words[] {
  if (share === 0) return beads;
  const moved: Words[] = [];
  for (const bead of beads) {
    const before = moved.at(-1);
    const isPlain = before?.every((side) => side.length === 1) === true && bead.every((side) => side.length === 1);
    if (before === undefined || !isPlain || random() >= share) {
      moved.push(bead);
      continue;
    }
    const side = random() < 0.5 ? 0 : 1;
    const lang = languages[side];
    const [first = '', second = ''] = [before[side][0], bead[side][0]];
    const isForward = random() < 0.5;
    const [head, tail] = cutSentence(isForward ? first : second, lang, random);
    if (head === undefined || tail === undefined) {
      moved.push(bead);
      continue;
    }
    const told = isForward ? [head, ...weld([tail], [second], lang)] : [...weld([first], [head], lang), tail];
    moved[moved.length - 1] = side === 0 ? [told, [...before[1], ...bead[1]]] : [[...before[0], ...bead[0]], told];
  }
  return moved;
}

function weld(before: readonly string[], after: readonly string[], lang: string): readonly string[] {
  const seam = `${before.at(-1) ?? ''}${lang === 'zh' ? '' : ' '}${after[0] ?? ''}`;
  return [...before.slice(0, -1), seam, ...after.slice(1)];
}

function toPair(name: string, beads: readonly Words[]): GoldPair {
  const original: string[] = [];
  const translation: string[] = [];
  const gold = beads.map(([a, b]): Tie => {
    const tie = [a.map((_s, at) => original.length + at), b.map((_s, at) => translation.length + at)] as const;
    original.push(...a);
    translation.push(...b);
    return tie;
  });
  return { name, original, translation, gold };
}

const DIRT = {
  original: [
    '[ПЕЧАТЬ]',
    'Seite 3 von 9',
    'Копия верна: начальник канцелярии',
    'л. 47',
    'СЕКРЕТНО. Экз. № 2',
    '[illegible]',
  ],
  translation: [
    '[page 5]',
    'Note: the following paragraph is missing in the copy consulted by the editors.',
    '— 48 —',
    '3 See document 14.',
    'TOP SECRET',
    "[Translator's note: so in the original.]",
  ],
};
const MISREAD: Readonly<Record<string, string>> = {
  о: '0',
  н: 'и',
  е: 'c',
  з: '3',
  п: 'л',
  c: 'e',
  l: '1',
  i: 'l',
  m: 'rn',
  e: 'c',
  u: 'n',
  ü: 'ii',
  t: 'f',
  a: 'o',
};

/** Lays the dirt of archives over a set: omissions, joined sentences, page marks, stamps and notes, letters misread in the original. */
export function soilSet(set: GoldSet, seed: number): GoldSet {
  const random = randomOf(seed);
  const misread = (text: string): string =>
    Array.from(text, (letter) => (random() < 0.004 ? (MISREAD[letter] ?? letter) : letter)).join('');
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const pairs = set.pairs.map((pair) => {
    const worn = pair.gold.map(([a, b]): Words => {
      const words = [a.map((at) => pair.original[at] ?? ''), b.map((at) => pair.translation[at] ?? '')] as const;
      if (a.length === 0 || b.length === 0 || random() >= 0.06) return words;
      return random() < 0.3 ? [[], words[1]] : [words[0], []];
    });
    const beads = joinNeighbours(worn, set.languages, 0.08, random).flatMap((bead): readonly Words[] => {
      const dirty: Words[] = [[bead[0].map(misread), bead[1]]];
      if (random() < 0.03) dirty.push([[pick(DIRT.original)], []]);
      if (random() < 0.03) dirty.push([[], [pick(DIRT.translation)]]);
      return dirty;
    });
    return toPair(pair.name, beads);
  });
  return { name: `${set.name} + dirt`, languages: set.languages, pairs };
}

/** A seeded generator of numbers from 0 to 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function readLines(file: string): readonly string[] {
  return readFileSync(file, 'utf8').replace(/\n$/u, '').split('\n');
}
