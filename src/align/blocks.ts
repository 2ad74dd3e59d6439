/** From a text with blocks to sentences with places, and what the blocks say about the alignment. */
import type { Sentence } from '../model/bead.ts';
import { type BlockKind, type Mark, readingOf, type Text } from '../model/text.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Structure } from './lattice.ts';

/** Blocks that are one unit however many full stops they hold. */
const WHOLE: ReadonlySet<BlockKind> = new Set([
  'heading',
  'dateline',
  'salutation',
  'signature',
  'table-row',
  'verse-line',
]);
/** Kinds that answer to their own kind; running text of any sort is 0. */
const CLASSES: Readonly<Record<BlockKind, number>> = {
  paragraph: 0,
  'list-item': 0,
  'verse-line': 0,
  heading: 1,
  dateline: 2,
  salutation: 3,
  signature: 4,
  'marginal-note': 5,
  'table-row': 6,
};

/** Lists the sentences of a text in order; their words are readings, their places count in the blocks as they came. */
export function listSentences(text: Text): readonly Sentence[] {
  const marks = new Map<number, Mark[]>();
  for (const mark of text.marks) {
    if (mark.lifted !== true) continue;
    const list = marks.get(mark.block);
    if (list === undefined) marks.set(mark.block, [mark]);
    else list.push(mark);
  }
  return text.blocks.flatMap((block, index) => {
    const reading = readingOf(block, marks.get(index) ?? []);
    if (reading.text === '') return [];
    const spans = WHOLE.has(block.kind)
      ? [{ start: 0, end: reading.text.length }]
      : splitSentences(reading.text, text.lang);
    return spans.map(({ start, end }) => ({
      text: reading.text.slice(start, end),
      block: index,
      start: reading.offsets[start] ?? 0,
      end: (reading.offsets[end - 1] ?? 0) + 1,
    }));
  });
}

/** Builds the structure of two texts for the lattice. */
export function buildStructure(
  original: Text,
  originals: readonly Sentence[],
  translation: Text,
  translations: readonly Sentence[],
): Structure {
  return {
    originalBreaks: breaksOf(originals),
    translationBreaks: breaksOf(translations),
    originalClasses: classesOf(original, originals),
    translationClasses: classesOf(translation, translations),
  };
}

function breaksOf(sentences: readonly Sentence[]): Uint8Array {
  return Uint8Array.from(sentences, (sentence, at) => (sentences[at - 1]?.block === sentence.block ? 0 : 1));
}

function classesOf(text: Text, sentences: readonly Sentence[]): Uint8Array {
  return Uint8Array.from(sentences, (sentence) => CLASSES[text.blocks[sentence.block]?.kind ?? 'paragraph']);
}
