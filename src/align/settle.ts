/**
 * What people settled, as fixed points of an alignment.
 *
 * In: the sentences of both sides as they are now, and the decisions in force. Out: the beads that are settled, and the
 * decided beads that have no place any more, with the reason. The later decision goes before the earlier one. Nothing is
 * guessed: a bead whose words have gone is reported and waits for a person.
 */
import type { Alignment, Bead } from '../model/bead.ts';
import type { AnchoredBead, BeadDecision, BeadRef, DecidedPair, Numbered } from '../model/decision.ts';
import type { Text } from '../model/text.ts';
import { type Astray, findAnchor, indexWords, type Run, type WordIndex } from './anchor.ts';
import { listSentences } from './blocks.ts';

/** Both sides of an alignment, ready to find words in. */
export interface IndexedSides {
  readonly original: WordIndex;
  readonly translation: WordIndex;
}

/** A bead that a person settled, by today's sentences. */
export interface SettledBead extends Pick<Bead, 'original' | 'translation'> {
  readonly ref: BeadRef;
}

/** A decided bead that cannot be kept: words gone or told apart no longer, or crossed by a later decision. */
export interface LostBead {
  readonly ref: BeadRef;
  readonly why: Astray | 'crossed';
  readonly bead: AnchoredBead;
}

export interface Settled {
  readonly beads: readonly SettledBead[];
  readonly lost: readonly LostBead[];
}

/** Builds the index of both sides. */
export function indexSides(original: readonly string[], translation: readonly string[]): IndexedSides {
  return { original: indexWords(original), translation: indexWords(translation) };
}

const range = ({ from, to }: Run): readonly number[] => Array.from({ length: to - from }, (_value, at) => from + at);

/** Finds both sides of an anchored bead; a side that is missing is found as empty. */
export function findBead(sides: IndexedSides, bead: AnchoredBead): Pick<Bead, 'original' | 'translation'> | Astray {
  const found: Record<'original' | 'translation', readonly number[]> = { original: [], translation: [] };
  for (const side of ['original', 'translation'] as const) {
    const anchor = bead[side];
    if (anchor === null) continue;
    const run = findAnchor(sides[side], anchor);
    if (typeof run === 'string') return run;
    found[side] = range(run);
  }
  return found;
}

/** Settles the beads of decisions in force, given in the order in which they were made. */
export function settleBeads(decisions: readonly Numbered<BeadDecision>[], sides: IndexedSides): Settled {
  const replaced = new Set(decisions.flatMap(({ value }) => value.replaces.map(([seq, bead]) => `${seq}.${bead}`)));
  const chain = startChain();
  const lost: LostBead[] = [];
  for (const { seq, value } of decisions.toReversed()) {
    for (const [at, bead] of value.beads.entries()) {
      if (replaced.has(`${seq}.${at}`)) continue;
      const ref: BeadRef = [seq, at];
      const found = findBead(sides, bead);
      if (typeof found === 'string') lost.push({ ref, why: found, bead });
      else if (chain.add({ ...found, ref }) === 'crossed') lost.push({ ref, why: 'crossed', bead });
    }
  }
  return { beads: chain.list(), lost: lost.toReversed() };
}

/** Collects beads that neither share a sentence nor cross; what comes first stays. */
function startChain() {
  const taken = { original: new Set<number>(), translation: new Set<number>() };
  const paired: SettledBead[] = [];
  const single: SettledBead[] = [];
  return {
    add(bead: SettledBead): 'added' | 'covered' | 'crossed' {
      if (
        bead.original.some((at) => taken.original.has(at)) ||
        bead.translation.some((at) => taken.translation.has(at))
      )
        return 'covered';
      const [from] = bead.original;
      const [to] = bead.translation;
      if (from === undefined || to === undefined) {
        // The aligner's beads without a counterpart hold one sentence each.
        for (const at of bead.original) single.push({ ...bead, original: [at] });
        for (const at of bead.translation) single.push({ ...bead, translation: [at] });
      } else {
        let low = 0;
        let high = paired.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if ((paired[middle]?.original[0] ?? 0) < from) low = middle + 1;
          else high = middle;
        }
        const before = paired[low - 1]?.translation[0] ?? -1;
        const after = paired[low]?.translation[0] ?? Number.POSITIVE_INFINITY;
        if (before > to || after < to) return 'crossed';
        paired.splice(low, 0, bead);
      }
      for (const at of bead.original) taken.original.add(at);
      for (const at of bead.translation) taken.translation.add(at);
      return 'added';
    },
    list: (): readonly SettledBead[] => [...paired, ...single],
  };
}

/**
 * Marks the settled beads of an alignment that was made around them: certain, and with the decision they come from. Of gaps that
 * one decision made, those of the original come first.
 */
export function markSettled(alignment: Alignment, { beads }: Settled): Alignment {
  if (beads.length === 0) return alignment;
  const byPlace = new Map(beads.map((bead) => [placeOf(bead), bead.ref[0]]));
  const marked = alignment.beads.map((bead): Bead => {
    const settled = byPlace.get(placeOf(bead));
    return settled === undefined ? bead : { ...bead, confidence: 1, settled };
  });
  return { ...alignment, beads: orderGaps(marked) };
}

/** Which of two gaps stands first says nothing, but of what one person parted a reader expects the original first. */
function orderGaps(beads: readonly Bead[]): readonly Bead[] {
  const ordered: Bead[] = [];
  for (const bead of beads) {
    let at = ordered.length;
    if (bead.translation.length === 0) {
      while (at > 0 && ordered[at - 1]?.original.length === 0 && ordered[at - 1]?.settled === bead.settled) at -= 1;
    }
    ordered.splice(bead.settled === undefined ? ordered.length : at, 0, bead);
  }
  return ordered;
}

const placeOf = ({ original, translation }: Pick<Bead, 'original' | 'translation'>): string =>
  `${original.join()}=${translation.join()}`;

/** Settles the decisions of a record for each of its translations; those on a translation it no longer has are lost. */
export function settleRecord(
  texts: readonly Text[],
  decisions: readonly Numbered<BeadDecision>[],
): { readonly byTranslation: ReadonlyMap<number, Settled>; readonly lost: readonly LostBead[] } {
  const byText = new Map<number, Numbered<BeadDecision>[]>();
  const lost: LostBead[] = [];
  const replaced = new Set(decisions.flatMap(({ value }) => value.replaces.map(([seq, bead]) => `${seq}.${bead}`)));
  for (const decision of decisions) {
    const index = findTranslation(texts, decision.value);
    if (index !== undefined) byText.set(index, [...(byText.get(index) ?? []), decision]);
    else
      lost.push(
        ...decision.value.beads.flatMap((bead, at): readonly LostBead[] =>
          replaced.has(`${decision.seq}.${at}`) ? [] : [{ ref: [decision.seq, at], why: 'gone', bead }],
        ),
      );
  }
  const byTranslation = new Map<number, Settled>();
  for (const [index, own] of byText) {
    const settled = settleBeads(own, indexTexts(texts, index));
    byTranslation.set(index, settled);
    lost.push(...settled.lost);
  }
  return { byTranslation, lost };
}

function indexTexts(texts: readonly Text[], translation: number): IndexedSides {
  const told = texts[translation];
  const said = texts[told?.of ?? -1];
  const words = (text: Text | undefined) => (text === undefined ? [] : listSentences(text).map((one) => one.text));
  return indexSides(words(said), words(told));
}

/** Finds the translation a decision speaks of: by its place in the record and its languages, else by its languages alone. */
export function findTranslation(texts: readonly Text[], { translation, languages }: DecidedPair): number | undefined {
  const matches = texts.flatMap((text, index) => {
    const original = text.role === 'translation' && text.of !== undefined ? texts[text.of] : undefined;
    return original?.lang === languages[0] && text.lang === languages[1] ? [index] : [];
  });
  if (matches.includes(translation)) return translation;
  return matches.length === 1 ? matches[0] : undefined;
}
