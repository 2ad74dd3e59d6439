/**
 * Pairs of features that mean the same before anything is learned: equal numbers, equal words, one name in two scripts, and the
 * words Sverka begins with (`start.ts`).
 *
 * Out: for each original feature its counterparts with a strength in pseudo-counts (how often it counts as having been seen
 * translated so). The learner may outvote a weak one; a number it will not.
 */
import { skeleton, toLatin } from '../text/transliterate.ts';
import type { Vocabulary } from './features.ts';
import { listStartFeatures } from './start.ts';

/** Likeness from which two spellings are one name. */
const ALIKE = 0.7;

/** One pair believed before learning: feature numbers of both sides and a strength in pseudo-counts. */
export interface Anchor {
  readonly original: number;
  readonly translation: number;
  readonly strength: number;
}

/** Builds the anchors between two vocabularies. Linear in their size; languages are BCP 47. */
export function buildAnchors(
  original: Vocabulary,
  translation: Vocabulary,
  languages: readonly [string, string],
): readonly Anchor[] {
  const anchors = new Map<string, Anchor>();
  const add = (from: number, to: number, strength: number): void => {
    const key = `${from} ${to}`;
    if ((anchors.get(key)?.strength ?? 0) < strength) anchors.set(key, { original: from, translation: to, strength });
  };
  for (const [name, from] of original.ids) {
    const to = translation.ids.get(name);
    if (to !== undefined)
      add(from, to, /^\p{N}/u.test(name) ? 6 : /^\p{P}|^\p{S}/u.test(name) ? 1 : sameWordStrength(name));
  }
  const start = listStartFeatures(languages);
  for (const [name, from] of original.ids) {
    for (const [counterpart, strength] of start.get(name) ?? []) {
      const to = translation.ids.get(counterpart);
      if (to !== undefined) add(from, to, strength);
    }
  }
  addNames(original, translation, add);
  return [...anchors.values()];
}

function sameWordStrength(name: string): number {
  return name.length >= 4 ? 3 : name.length === 3 ? 1.5 : 0.5;
}

/** Ties words whose consonants agree across scripts and whose spelling is close. */
function addNames(
  original: Vocabulary,
  translation: Vocabulary,
  add: (from: number, to: number, strength: number) => void,
): void {
  const bySkeleton = new Map<string, { id: number; latin: string; bones: string }[]>();
  for (const [id, forms] of translation.forms.entries()) {
    for (const form of forms) {
      const bones = form.length >= 4 ? skeleton(form) : '';
      if (bones.length < 3) continue;
      const entry = { id, latin: toSound(form), bones };
      for (const key of keysOf(bones)) {
        const list = bySkeleton.get(key);
        if (list === undefined) bySkeleton.set(key, [entry]);
        else if (list.length < 200) list.push(entry);
      }
    }
  }
  for (const [id, forms] of original.forms.entries()) {
    for (const form of forms) {
      const bones = form.length >= 4 ? skeleton(form) : '';
      if (bones.length < 3) continue;
      const latin = toSound(form);
      const seen = new Set<number>();
      for (const key of keysOf(bones)) {
        for (const other of bySkeleton.get(key) ?? []) {
          if (seen.has(other.id) || Math.abs(other.bones.length - bones.length) > 1) continue;
          const likeness = likenessOf(latin, other.latin);
          if (likeness < ALIKE) continue;
          seen.add(other.id);
          add(id, other.id, (likeness - 0.6) * Math.min(8, bones.length + other.bones.length));
        }
      }
    }
  }
}

/** Tells whether two words, in whatever scripts, are spelled so much alike that they are taken for one name. */
export function isSpelledAlike(a: string, b: string): boolean {
  const [left, right] = [skeleton(a), skeleton(b)];
  if (left.length < 3 || right.length < 3 || Math.abs(left.length - right.length) > 1) return a === b;
  return keysOf(left).some((key) => keysOf(right).includes(key)) && likenessOf(toSound(a), toSound(b)) >= ALIKE;
}

/** The skeleton, and the skeleton without its last consonant (an ending): two words meet under either. */
function keysOf(bones: string): readonly string[] {
  return bones.length >= 4 ? [bones, bones.slice(0, -1)] : [bones];
}

function toSound(form: string): string {
  return toLatin(form)
    .replace(/ck|c(?![hiey])|q/gu, 'k')
    .replace(/x/gu, 'ks')
    .replace(/ph/gu, 'f')
    .replace(/w/gu, 'v')
    .replace(/y|j/gu, 'i')
    .replace(/ou/gu, 'u');
}

/** Builds the likeness of two short strings, 0 to 1: letters shared in order against their mean length, an ending on one side forgiven. */
export function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  const mean = (a.length + b.length) / 2;
  const forgiven = Math.min(1, Math.abs(a.length - b.length) / 2);
  return Math.min(1, countShared(a, b) / Math.max(1, mean - forgiven));
}

/** Counts the letters two strings share in order (longest common subsequence). */
export function countShared(a: string, b: string): number {
  const row = new Uint8Array(b.length + 1);
  for (const letter of a) {
    let diagonal = 0;
    for (let j = 1; j <= b.length; j += 1) {
      const above = row[j] ?? 0;
      row[j] = letter === b.charAt(j - 1) ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
}
