/**
 * Seeds faults into real translations, the same ones every time: what a hurried translator, typist or scanner would do.
 *
 * Every fault changes one sentence of the translation (or takes it away); a sentence carries at most one.
 */
import { FAULT_WORDS, type FaultWords } from './fault-words.ts';
import { hash, type TranslatedDocument, type TranslationSet } from './translation-sets.ts';

/** The kinds the goal is set for, and four more. */
export const MAIN_FAULTS = ['number', 'date', 'name', 'negation', 'omission'] as const;
export const FAULT_KINDS = [...MAIN_FAULTS, 'hedge', 'quotation', 'addition', 'order'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** What was done, more finely: `name dropped`, `negation added` … */
  readonly way: string;
  readonly document: number;
  /** Sentence of the original, and of the translation as it was before the faults. */
  readonly original: number;
  readonly translation: number;
  readonly before: string;
  readonly after: string;
}

/** One set with faults: `origins` says for every sentence of a faulty translation where it stood before (−1: put in). */
export interface FaultySet extends TranslationSet {
  readonly faults: readonly Fault[];
  readonly origins: readonly (readonly number[])[];
}

type Change = readonly [way: string, text: string] | null;
type Random = () => number;

/** Makes numbers from 0 to 1, the same for the same seed (mulberry32). */
function startRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(list: readonly T[], random: Random): T | undefined => list[Math.floor(random() * list.length)];

/** Seeds faults into about `share` of the sentences that are tied one to one. */
export function seedFaults(set: TranslationSet, share: number, kinds: readonly FaultKind[] = MAIN_FAULTS): FaultySet {
  const random = startRandom(hash(set.name));
  const words = FAULT_WORDS[set.languages[1]];
  const hedges = FAULT_WORDS[set.languages[0]]?.hedges;
  const names = listNames(set);
  const faults: Fault[] = [];
  const origins: (readonly number[])[] = [];
  const countOf = (kind: FaultKind): number => faults.filter((fault) => fault.kind === kind).length;
  const documents = set.documents.map((document, at): TranslatedDocument => {
    const translation = new Map<number, readonly string[]>(document.translation.map((text, index) => [index, [text]]));
    if (words !== undefined) {
      for (const [original, index] of document.ties) {
        if (random() >= share) continue;
        // The kind seeded least so far comes first, so that rare ones (dates) are not crowded out.
        const rarestFirst = [...kinds].sort((a, b) => countOf(a) - countOf(b));
        for (const kind of rarestFirst) {
          const before = document.translation[index] ?? '';
          if (kind === 'hedge' && hedges?.test(` ${document.original[original] ?? ''}`) !== true) continue;
          const isBeforeFaulty = faults.some((fault) => fault.document === at && fault.translation === index - 1);
          if (kind === 'order' && isBeforeFaulty) continue;
          const change = changeSentence(kind, document, original, index, words, names, random);
          if (change === null) continue;
          const [way, after] = change;
          faults.push({ kind, way, document: at, original, translation: index, before, after });
          if (way === 'sentence put in') translation.set(index, [before, after]);
          else translation.set(index, after === '' ? [] : [after]);
          break;
        }
      }
    }
    const entries = [...translation].flatMap(([index, texts]) =>
      texts.map((text, k) => [k === 0 ? index : -1, text] as const),
    );
    const order = faults.filter((fault) => fault.document === at && fault.kind === 'order');
    for (const { translation: index } of order) {
      const here = entries.findIndex(([origin]) => origin === index);
      const [moved] = entries.splice(here, 1);
      if (moved !== undefined) entries.splice(here - 1, 0, moved);
    }
    origins.push(entries.map(([origin]) => origin));
    return { ...document, translation: entries.map(([, text]) => text) };
  });
  return { ...set, documents, faults, origins };
}

function changeSentence(
  kind: FaultKind,
  document: TranslatedDocument,
  original: number,
  index: number,
  words: FaultWords,
  names: readonly string[],
  random: Random,
): Change {
  const source = document.original[original] ?? '';
  const text = document.translation[index] ?? '';
  switch (kind) {
    case 'number':
      return random() < 0.5
        ? (changeDigits(text, words, random) ?? changeNumberWord(text, words, random))
        : (changeNumberWord(text, words, random) ?? changeDigits(text, words, random));
    case 'date':
      return changeDate(text, words, random);
    case 'name':
      return changeName(text, names, random);
    case 'negation':
      return changeNegation(text, words, random);
    case 'omission':
      return random() < 0.5 ? ['sentence left out', ''] : leaveOutPart(text, random);
    case 'hedge': {
      const after = text.replace(words.hedges, '');
      return after === text ? null : ['hedge left out', after];
    }
    case 'quotation': {
      const after = text.replace(/[«"„“]([^«»"„“”]{12,})[»"“”]/u, '$1');
      return after === text || !/[«"„“”»]/u.test(source) ? null : ['quotation marks left out', after];
    }
    case 'addition': {
      const other = document.translation[(index + 7) % document.translation.length] ?? '';
      return other.length < 40 || other === text ? null : ['sentence put in', other];
    }
    case 'order':
      return Math.min(text.length, document.translation[index - 1]?.length ?? 0) < 40
        ? null
        : ['neighbours swapped', text];
  }
}

const isYear = (digits: string): boolean => /^(?:1[5-9]|20)\d\d$/u.test(digits);

function changeDigits(text: string, words: FaultWords, random: Random): Change {
  const found = [...text.matchAll(/(?<![\p{L}\d])\d+(?:[.,\u00a0\u202f ]\d+)*(?!\p{L})/gu)].filter(
    (match) => !isYear(match[0]) && !isBesideMonth(text, match.index, match[0].length, words),
  );
  const match = pick(found, random);
  if (match === undefined) return null;
  const places = [...match[0].matchAll(/\d/gu)].map((digit) => digit.index);
  const at = pick(places, random) ?? 0;
  return ['digit changed', splice(text, match.index + at, 1, otherDigit(match[0].charAt(at), at === 0, random))];
}

function otherDigit(digit: string, isFirst: boolean, random: Random): string {
  for (;;) {
    const other = String(Math.floor(random() * 10));
    if (other !== digit && !(isFirst && other === '0')) return other;
  }
}

function changeNumberWord(text: string, words: FaultWords, random: Random): Change {
  const found = words.numbers.flatMap((row) =>
    row.flatMap((word) =>
      [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{M}'’-])${word}(?![\\p{L}\\p{M}'’-])`, 'gu'))].map((match) => ({
        row,
        word,
        at: match.index,
      })),
    ),
  );
  const place = pick(found, random);
  if (place === undefined) return null;
  const other =
    pick(
      place.row.filter((word) => word !== place.word),
      random,
    ) ?? '';
  return ['number word changed', splice(text, place.at, place.word.length, other)];
}

function isBesideMonth(text: string, at: number, length: number, words: FaultWords): boolean {
  const around = `${text.slice(Math.max(0, at - 12), at)}|${text.slice(at + length, at + length + 14)}`;
  return words.months.some((month) => around.includes(month));
}

function changeDate(text: string, words: FaultWords, random: Random): Change {
  const changes: (readonly [string, string])[] = [];
  for (const [at, month] of words.months.entries()) {
    const match = new RegExp(`(?<![\\p{L}\\p{M}])${month}(?![\\p{L}\\p{M}])`, 'u').exec(text);
    // "may", « mars » and their like count only beside a number.
    if (match === null || !/\d/u.test(text.slice(Math.max(0, match.index - 8), match.index + month.length + 9)))
      continue;
    const other = words.months[(at + 1 + Math.floor(random() * 11)) % 12] ?? '';
    changes.push(['month changed', splice(text, match.index, month.length, other)]);
    const day = /(?<!\d)\d{1,2}(?=\D{0,5}$)/u.exec(text.slice(0, match.index)) ?? null;
    if (day !== null) {
      const shifted = ((Number(day[0]) + 2 + Math.floor(random() * 20)) % 28) + 1;
      if (shifted !== Number(day[0]))
        changes.push(['day changed', splice(text, day.index, day[0].length, String(shifted))]);
    }
  }
  for (const match of text.matchAll(/(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]\d|\d)/gu)) {
    const at = random() < 0.5 ? 3 : 2;
    changes.push(['year changed', splice(text, match.index + at, 1, otherDigit(match[0].charAt(at), false, random))]);
  }
  return pick(changes, random) ?? null;
}

const NAME = /(?<=[\p{Ll}\d,)] )\p{Lu}[\p{Ll}\p{M}]{3,}(?:-\p{Lu}\p{Ll}{2,})?(?![\p{L}\p{M}'’-])/gu;

/**
 * Lists the names of the translations: capitalised inside sentences more than once, nowhere written small, and (between two
 * languages of one script) with a capital in the originals too. Headlines in capitals do not count, nor do the nouns of German.
 */
function listNames(set: TranslationSet): readonly string[] {
  const small = new Set<string>();
  const originals = new Set<string>();
  const counts = new Map<string, number>();
  const isHeadline = (text: string): boolean =>
    (text.match(/\p{Lu}\p{Ll}/gu)?.length ?? 0) > 0.5 * text.split(/\s+/u).length;
  const isGerman = set.languages[1] === 'de';
  for (const { original, translation, ties } of set.documents) {
    for (const text of [...translation, ...original])
      for (const [word] of text.matchAll(/(?<!\p{L})\p{Ll}[\p{L}\p{M}]{3,}/gu)) small.add(word.slice(0, 6));
    for (const text of original)
      for (const [word] of text.matchAll(/\p{Lu}[\p{L}\p{M}]{3,}/gu)) originals.add(word.slice(0, 4).toLowerCase());
    for (const [i, k] of ties) {
      const text = translation[k] ?? '';
      if (isHeadline(text)) continue;
      const source = original[i]?.toLowerCase() ?? '';
      for (const [word] of text.matchAll(NAME)) {
        // A German noun is no name: a name stands in the original of the same sentence.
        if (isGerman && !source.includes(word.slice(0, 4).toLowerCase())) continue;
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  const months = new Set(FAULT_WORDS[set.languages[1]]?.months ?? []);
  const isCyrillic = (lang: string): boolean => /^(?:ru|uk|be|bg|sr)/u.test(lang);
  const isOneScript = isCyrillic(set.languages[0]) === isCyrillic(set.languages[1]);
  return [...counts].flatMap(([name, count]) =>
    count > 1 &&
    !small.has(name.toLowerCase().slice(0, 6)) &&
    !months.has(name) &&
    !/day$/u.test(name) &&
    (!isOneScript || originals.has(name.slice(0, 4).toLowerCase()))
      ? [name]
      : [],
  );
}

function changeName(text: string, names: readonly string[], random: Random): Change {
  const known = new Set(names);
  const match = pick(
    [...text.matchAll(NAME)].filter(([word]) => known.has(word)),
    random,
  );
  if (match === undefined) return null;
  if (random() < 0.3) return ['name dropped', splice(text, match.index - 1, match[0].length + 1, '')];
  for (let tries = 0; tries < 20; tries += 1) {
    const other = pick(names, random) ?? '';
    const isAnother = other.slice(0, 2).toLowerCase() !== match[0].slice(0, 2).toLowerCase();
    if (isAnother && other !== '' && !text.includes(other))
      return ['name replaced', splice(text, match.index, match[0].length, other)];
  }
  return null;
}

function changeNegation(text: string, words: FaultWords, random: Random): Change {
  const idle = [...text.matchAll(words.idle)].map((match) => [match.index, match.index + match[0].length] as const);
  const apply = (changes: FaultWords['deny'], way: string): Change => {
    for (const [pattern, instead] of changes) {
      for (const match of text.matchAll(new RegExp(pattern, 'gu'))) {
        const end = match.index + match[0].length;
        if (way === 'denial taken out' && idle.some(([from, to]) => from < end && match.index < to)) continue;
        return [way, splice(text, match.index, match[0].length, instead.replace('$1', match[1] ?? ''))];
      }
    }
    return null;
  };
  const removed = apply(words.deny, 'denial taken out');
  return removed ?? (random() < 0.5 ? apply(words.claim, 'denial put in') : null);
}

/** Leaves out one sentence of several, or a clause of at least four words between commas. */
function leaveOutPart(text: string, random: Random): Change {
  const sentences = text.match(/[^.!?]{20,}[.!?]+["»”]?(?:\s+|$)/gu) ?? [];
  if (sentences.length > 1 && sentences.join('') === text) {
    const out = Math.floor(random() * sentences.length);
    return [
      'sentence of several left out',
      sentences
        .filter((_sentence, at) => at !== out)
        .join('')
        .trim(),
    ];
  }
  const clauses = [...text.matchAll(/,\s[^,.;:!?]{25,}(?=[,.;:!?])/gu)].filter(
    ([clause]) => clause.trim().split(/\s+/u).length >= 5,
  );
  const clause = pick(clauses, random);
  if (clause === undefined || clause[0].length > 0.7 * text.length) return null;
  return ['clause left out', splice(text, clause.index, clause[0].length, '')];
}

function splice(text: string, at: number, length: number, instead: string): string {
  return `${text.slice(0, at)}${instead}${text.slice(at + length)}`;
}
