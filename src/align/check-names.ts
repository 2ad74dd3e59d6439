/**
 * Names that differ: a name of the original that the translation replaces by another.
 *
 * A name is a capitalised word inside a sentence. It is looked for in the translation by its consonants and letters, and by what it
 * was called elsewhere in the same texts. Only a replacement is reported (a lost name beside a stranger): a name left out
 * may stand as "he" with full right.
 */
import { skeleton, toLatin } from '../text/transliterate.ts';
import { wordsOf } from '../text/words.ts';
import { countShared, likenessOf, listCalendarPairs } from './anchors.ts';
import type { BeadText, Finding } from './finding.ts';
import { foldWord, nameOf } from './features.ts';
import { type Likelihood, linkWords } from './links.ts';

/** What the names of these texts were called on the other side, and how often each stands. */
export interface NameMemory {
  /** Original name → translation names it stood beside, with counts; and back. */
  readonly there: Beside;
  readonly back: Beside;
  /** Features that also stand in lower case: no names. */
  readonly common: ReadonlySet<string>;
}

/** One direction of the memory. */
interface Beside {
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Names known to be spelled alike on the other side. */
  readonly alike: ReadonlySet<string>;
}

interface Name {
  readonly text: string;
  readonly feature: string;
  readonly latin: string;
  readonly start: number;
  /** Stands where any word has a capital. */
  readonly isFirst: boolean;
}

/** Languages that write every noun with a capital: there a capital says little. */
const CAPITAL_NOUNS = /^(?:de|lb)(?:-|$)/u;

/** Remembers which names stood beside which over all beads. */
export function rememberNames(texts: readonly BeadText[], languages: readonly [string, string]): NameMemory {
  const there = new Map<string, Map<string, number>>();
  const back = new Map<string, Map<string, number>>();
  // Months, weekdays and countries are capitalised in English; another check reads them.
  const common = new Set<string>(
    listCalendarPairs(languages).flatMap(([a, b]) => [nameOf(foldWord(a)), nameOf(foldWord(b))]),
  );
  const tie = (rows: Map<string, Map<string, number>>, from: string, to: string): void => {
    const row = rows.get(from) ?? new Map<string, number>();
    rows.set(from, row);
    if (row.size < 400) row.set(to, (row.get(to) ?? 0) + 1);
  };
  for (const text of texts) {
    for (const side of [text.original, text.translation]) {
      for (const word of wordsOf(side)) if (/^\p{Ll}/u.test(word.text)) common.add(nameOf(foldWord(word.text)));
    }
    const said = new Set(namesIn(text.original).flatMap((name) => (name.isFirst ? [] : name.feature)));
    const told = new Set(namesIn(text.translation).flatMap((name) => (name.isFirst ? [] : name.feature)));
    // Under the empty name stands how often a name was seen at all.
    for (const name of said) tie(there, name, '');
    for (const other of told) tie(back, other, '');
    for (const name of said) {
      for (const other of told) {
        tie(there, name, other);
        tie(back, other, name);
      }
    }
  }
  return {
    there: {
      rows: there,
      alike: listAlike(there),
    },
    back: { rows: back, alike: listAlike(back) },
    common,
  };
}

function namesIn(sentence: string): readonly Name[] {
  return wordsOf(sentence).flatMap((word) => {
    const text = word.text.replace(/['’]s$/u, '');
    if (!/^\p{Lu}\p{Ll}{2,}/u.test(text)) return [];
    const before = sentence.slice(Math.max(0, word.start - 3), word.start);
    const isFirst = word.start === 0 || !/[\p{L}\p{N},;)]\s?$/u.test(before);
    const folded = foldWord(text);
    return [{ text, feature: nameOf(folded), latin: toLatin(folded), start: word.start, isFirst }];
  });
}

/** Finds a name replaced by another. */
export function checkNames(
  text: BeadText,
  languages: readonly [string, string],
  memory: NameMemory,
  likelihood: Likelihood | null,
): readonly Finding[] {
  const isName = (name: Name): boolean => !memory.common.has(name.feature) && skeleton(name.latin).length >= 2;
  const allSaid = namesIn(text.original);
  const allTold = namesIn(text.translation);
  const said = allSaid.filter((name) => isName(name) && (!name.isFirst || memory.there.rows.has(name.feature)));
  const told = allTold.filter((name) => isName(name) && (!name.isFirst || memory.back.rows.has(name.feature)));
  if (said.length === 0 || told.length === 0) return [];
  const links = linkWords(text.original, text.translation, languages, likelihood).filter((link) => link.p > 0.2);
  // A name that is spelled alike elsewhere is sought by its spelling, or by a link to another name («Уэльса» for "Welsh"); any other
  // name may be linked to any word, or be known by the company it keeps.
  const starts = { said: new Set(allSaid.map((name) => name.start)), told: new Set(allTold.map((name) => name.start)) };
  const linkedSaid = new Map(links.map((link) => [link.original[0], starts.told.has(link.translation[0])]));
  const linkedTold = new Map(links.map((link) => [link.translation[0], starts.said.has(link.original[0])]));
  const isFound = (name: Name, others: readonly Name[], links: ReadonlyMap<number, boolean>, beside: Beside): boolean =>
    others.some((other) => isAlike(name.latin, other.latin)) ||
    links.get(name.start) === true ||
    (!meetsItsLike(beside, name) && (links.has(name.start) || others.some((other) => isPartner(beside, name, other))));
  const lost = said.filter((name) => !isFound(name, allTold, linkedSaid, memory.there));
  const strangers = told.filter((name) => !isFound(name, allSaid, linkedTold, memory.back));
  // One name out and one in, at about the same place of the sentence: a replacement. More is a free translation.
  if (lost.length !== 1 || strangers.length !== 1) return [];
  const shift = (lost[0]?.start ?? 0) / text.original.length - (strangers[0]?.start ?? 0) / text.translation.length;
  if (Math.abs(shift) > FARTHEST) return [];
  const name = pickName(lost, memory.there, languages[0]);
  const other = pickName(strangers, memory.back, languages[1]);
  if (name === undefined || other === undefined) return [];
  // A name that elsewhere in these texts meets its like must meet it here too; one never met before may have another name in the other language.
  const known = [meetsItsLike(memory.there, name), meetsItsLike(memory.back, other)];
  if (!known.includes(true)) return [];
  return [
    {
      kind: 'name',
      bead: text.bead,
      message: `The original names ${name.text}, the translation ${other.text}.`,
      confidence: known.includes(false) ? 0.8 : 0.9,
      original: name.text,
      translation: other.text,
    },
  ];
}

/** Picks the name that is known to be spelled alike elsewhere, else any; where nouns have capitals, none but a known one. */
function pickName(names: readonly Name[], beside: Beside, lang: string): Name | undefined {
  return names.find((name) => meetsItsLike(beside, name)) ?? (CAPITAL_NOUNS.test(lang) ? undefined : names[0]);
}

/** Tells whether two spellings may be one name: consonants mostly shared in order, or letters. */
function isAlike(a: string, b: string): boolean {
  const bones = skeleton(a);
  const others = skeleton(b);
  const shorter = Math.min(bones.length, others.length);
  const longer = Math.max(bones.length, others.length);
  // An ending or a silent letter more on one side: Matthew and «Мэтью», Halloween and «Хеллоуина».
  if (shorter >= 2 && longer - shorter <= 1 && (bones.startsWith(others) || others.startsWith(bones))) return true;
  if (shorter >= 3 && countShared(bones, others) / longer >= 0.75) return true;
  return likenessOf(a, b) >= 0.65;
}

/** Tells whether two names spelled nothing alike answer each other: where the one stands the other stands, more than once. */
function isPartner(beside: Beside, name: Name, other: Name): boolean {
  const row = beside.rows.get(name.feature);
  const together = row?.get(other.feature) ?? 0;
  return together >= 2 && together >= 0.6 * (row?.get('') ?? 0);
}

/** Tells whether a name is spelled alike on the other side in some bead. */
function meetsItsLike(beside: Beside, name: Name): boolean {
  return beside.alike.has(name.feature);
}

function listAlike(rows: ReadonlyMap<string, ReadonlyMap<string, number>>): ReadonlySet<string> {
  const isLike = (a: string, b: string): boolean => b !== '' && likenessOf(toLatin(a), toLatin(b)) >= LIKE;
  return new Set(
    [...rows].flatMap(([name, row]) => ([...row.keys()].some((other) => isLike(name, other)) ? [name] : [])),
  );
}

/** How far a name may stand from its replacement, in shares of the sentence. */
const FARTHEST = 0.3;
/** How like two beginnings of words must be to count as one name. */
const LIKE = 0.75;
