/**
 * Words that two languages share (“parliament”, «парламент», „Parlament“): where the archive's own passages do not say how a word is
 * translated, one that sounds like it may (as Buckley et al. 1998 took French for misspelt English). Compared are the consonants,
 * in one spelling for all scripts; endings differ, so a long common beginning is enough.
 */
import { Buffer } from 'node:buffer';
import { foldText } from '../text/normalize.ts';
import { toLatin } from '../text/transliterate.ts';
import { type Spelled, toSought } from './analyse.ts';
import type { HeldIndex } from './held-index.ts';
import type { AddedWord } from './scope.ts';
import { findSlot } from './lexeme-slots.ts';
import { findPrefix, type Segment } from './segment.ts';

/** Shorter words are alike by chance. */
const SHORTEST = 6;
/** Consonants two words have in common from the beginning on, at least, and of all that both have. */
const LEAST_COMMON = 4;
const LEAST_SHARE = 0.72;
const MOST = 3;
/** Words looked at for one: some 20 milliseconds, once. */
const MOST_LOOKED = 15_000;
/** How much the surest counts: words that sound alike need not mean the same. */
const COUNTS = 0.6;

/** Spellings of one sound, in this order. Vowels go last: they differ most. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch|szcz|tsch|sch|sh|sz|cz|ch/gu, 'S'],
  [/zh|dzh/gu, 'Z'],
  [/ph/gu, 'f'],
  [/th/gu, 't'],
  [/kh|gh|h/gu, ''],
  [/ts|tz|t(?=i[aeou])|c(?=[eiy])/gu, 's'],
  [/ck|c|q/gu, 'k'],
  [/x/gu, 'ks'],
  [/z/gu, 's'],
  [/w/gu, 'v'],
  [/^[aeiouyj]+/gu, 'A'],
  [/[aeiouyj]/gu, ''],
  [/(.)\1+/gu, '$1'],
];

function toSkeleton(word: string): string {
  let skeleton = toLatin(word).replace(/[^\p{L}]/gu, '');
  for (const [sound, spelling] of SOUNDS) skeleton = skeleton.replace(sound, spelling);
  return skeleton;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщэюяіїєґ'.match(/./gu) ?? [];
const CYRILLIC = /^\p{Script=Cyrillic}/u;

/** Finds words of other languages that sound like a word, at most three for each, the likest first. */
export function findCognates(index: HeldIndex, token: Spelled): readonly AddedWord[] {
  const { word } = token;
  if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return [];
  const skeleton = toSkeleton(word);
  if (skeleton.length < LEAST_COMMON) return [];
  const own = index.langs.filter((lang) => isKnown(index, token, lang));
  return index.langs.flatMap((lang) => {
    if (own.includes(lang)) return [];
    const best = new Map<string, AddedWord>();
    for (const [other, likeness] of listLike(index, lang, skeleton)) {
      // A word that stands nowhere may be a slip of another in its own script: that is for the reader to say.
      if (other === word || (own.length === 0 && CYRILLIC.test(other) === CYRILLIC.test(word))) continue;
      const lexemes = toSought({ word: other, written: other }, lang);
      const key = lexemes.join(' ');
      const weight = COUNTS * likeness;
      if ((best.get(key)?.weight ?? 0) >= weight) continue;
      best.set(key, { asked: word, kind: 'translation', word: other, lang, lexemes, weight });
    }
    return [...best.values()].sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1)).slice(0, MOST);
  });
}

function isKnown(index: HeldIndex, token: Spelled, lang: string): boolean {
  const lexemes = toSought(token, lang);
  return index.segments.some((segment) => lexemes.some((lexeme) => findSlot(segment, lexeme) >= 0));
}

/** Lists the words of a language that begin with enough of the same consonants, with how alike they are. */
function listLike(index: HeldIndex, lang: string, skeleton: string): ReadonlyMap<string, number> {
  const like = new Map<string, number>();
  const seen = new Set<string>();
  for (const letter of LETTERS) {
    const first = toSkeleton(letter);
    if (first !== '' && first[0] !== skeleton[0]) continue;
    for (const segment of index.segments) {
      for (const word of listWords(segment, `${lang}0`, letter)) {
        if (word.length < SHORTEST || seen.has(word)) continue;
        // Enough of a language for any word that many passages have.
        if (seen.size === MOST_LOOKED) return like;
        seen.add(word);
        const likeness = compare(skeleton, toSkeleton(word));
        if (likeness >= LEAST_SHARE) like.set(word, likeness);
      }
    }
  }
  return like;
}

function* listWords(segment: Segment, kind: string, beginning: string): Iterable<string> {
  const [from, to] = findPrefix(segment, Buffer.from(kind + foldText(beginning), 'utf8'));
  for (let at = from; at < to; at++)
    yield segment.lexemeBytes.toString(
      'utf8',
      (segment.lexemeStart[at] ?? 0) + kind.length,
      segment.lexemeStart[at + 1],
    );
}

/** How alike two words sound, 0 to 1, in whatever scripts. */
export function soundAlike(a: string, b: string): number {
  return compare(toSkeleton(a), toSkeleton(b), 1);
}

/** The share of the consonants of both that their common beginning makes up; 0 where it is shorter than `least`. */
function compare(a: string, b: string, least = LEAST_COMMON): number {
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  return common < least ? 0 : (2 * common) / (a.length + b.length);
}
