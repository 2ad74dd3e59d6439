/** Passages: beads with their locators, numbered from 1 in the order in which they are read. */
import type { Alignment, CarriedLeaf, Sentence } from '../model/bead.ts';
import type { Locator, Passage, PassageSide } from '../model/passage.ts';
import type { LeafMark, Text } from '../model/text.ts';
import { listSentences } from './blocks.ts';

/** The alignment of one translation of a record. */
export interface RecordAlignment {
  /** Index of the translation in the record's texts; its `of` is the original. */
  readonly translation: number;
  readonly alignment: Alignment;
}

/** A leaf break on a text, its own or carried. */
interface Break {
  readonly block: number;
  readonly start: number;
  readonly n: string;
  readonly unit: 'leaf' | 'page' | undefined;
}

/**
 * Builds the passages of a record: a bead each for the first aligned translation; in a record without one, a sentence each of
 * its first text. Texts beside these two are not cut into passages. `openingLeaf` is the leaf the original begins on where no
 * mark says so (`findOpeningLeaf`).
 */
export function buildPassages(
  texts: readonly Text[],
  alignments: readonly RecordAlignment[],
  openingLeaf: string | null = null,
): readonly Passage[] {
  const first = alignments[0];
  const translation = first === undefined ? undefined : texts[first.translation];
  const originalIndex = translation?.of ?? -1;
  const original = texts[originalIndex];
  if (first === undefined || translation === undefined || original === undefined)
    return buildUntranslated(texts, openingLeaf);
  const { alignment } = first;
  const originalBreaks = open(listBreaks(original), openingLeaf);
  const own = listBreaks(translation);
  // A translation that prints leaf numbers of its own is believed; else the original's are carried over.
  const isCarried = own.length === 0;
  const translationBreaks = isCarried ? open(listCarried(original, alignment.leaves), openingLeaf) : own;
  const findOriginal = followLeaves(originalBreaks);
  const findTranslation = followLeaves(translationBreaks);
  return alignment.beads.map((bead, at) => ({
    n: at + 1,
    original: buildSide(originalIndex, original, pick(alignment.original, bead.original), findOriginal, false),
    translation: buildSide(
      first.translation,
      translation,
      pick(alignment.translation, bead.translation),
      findTranslation,
      isCarried && translationBreaks.length > 0,
    ),
    confidence: bead.confidence,
    ...(bead.settled === undefined ? {} : { settled: bead.settled }),
  }));
}

function buildUntranslated(texts: readonly Text[], openingLeaf: string | null): readonly Passage[] {
  const index = Math.max(
    0,
    texts.findIndex((text) => text.role === 'original'),
  );
  const text = texts[index];
  if (text === undefined) return [];
  const find = followLeaves(open(listBreaks(text), openingLeaf));
  return listSentences(text).map((sentence, at) => {
    const side = buildSide(index, text, [sentence], find, false);
    return text.role === 'translation'
      ? { n: at + 1, original: null, translation: side, confidence: 1 }
      : { n: at + 1, original: side, translation: null, confidence: 1 };
  });
}

/** Sets the leaf before the first mark where it is known. */
function open(breaks: readonly Break[], leaf: string | null): readonly Break[] {
  if (leaf === null || breaks.length === 0) return breaks;
  return [{ block: 0, start: 0, n: leaf, unit: breaks[0]?.unit }, ...breaks];
}

function pick(sentences: readonly Sentence[], indexes: readonly number[]): readonly Sentence[] {
  return indexes.flatMap((index) => sentences[index] ?? []);
}

type FindLeaf = (sentence: Sentence, isEnd: boolean) => Break | undefined;

function buildSide(
  index: number,
  text: Text,
  sentences: readonly Sentence[],
  find: FindLeaf,
  isCarried: boolean,
): PassageSide | null {
  const first = sentences[0];
  const last = sentences.at(-1);
  if (first === undefined || last === undefined) return null;
  const begins = find(first, false);
  const ends = find(last, true);
  const locator: Locator = {
    ...(begins === undefined ? {} : { leaf: begins.n }),
    ...(ends === undefined || ends.n === begins?.n ? {} : { leafEnd: ends.n }),
    ...((begins ?? ends)?.unit === undefined ? {} : { unit: (begins ?? ends)?.unit ?? 'leaf' }),
    paragraph: first.block + 1,
    ...(isCarried && (begins ?? ends) !== undefined ? { carried: true } : {}),
  };
  return {
    text: index,
    lang: text.lang,
    words: sentences.map((sentence) => sentence.text).join(' '),
    places: sentences.map(({ block, start, end }) => ({ block, start, end })),
    locator,
  };
}

function listBreaks(text: Text): readonly Break[] {
  return text.marks
    .filter((mark): mark is LeafMark => mark.kind === 'leaf')
    .map(({ block, start, n, unit }) => ({ block, start, n, unit }))
    .sort((a, b) => a.block - b.block || a.start - b.start);
}

function listCarried(original: Text, leaves: readonly CarriedLeaf[]): readonly Break[] {
  return leaves
    .map(({ n, mark, place }) => {
      const source = original.marks[mark];
      return { block: place.block, start: place.start, n, unit: source?.kind === 'leaf' ? source.unit : undefined };
    })
    .sort((a, b) => a.block - b.block || a.start - b.start);
}

/** Builds a look-up of the leaf in force where a sentence begins or ends; by bisection. */
function followLeaves(breaks: readonly Break[]): FindLeaf {
  return (sentence, isEnd) => {
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const leaf = breaks[middle];
      const isAhead =
        leaf === undefined ||
        leaf.block > sentence.block ||
        (leaf.block === sentence.block && (isEnd ? leaf.start >= sentence.end : leaf.start > sentence.start));
      if (isAhead) high = middle;
      else low = middle + 1;
    }
    return breaks[low - 1];
  };
}
