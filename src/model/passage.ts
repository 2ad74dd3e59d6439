/** A passage: what people read, search and cite. A bead with its locators; in an untranslated record, a sentence. */
import type { Place } from './text.ts';

/** Where a passage stands. */
export interface Locator {
  /** Number of the leaf (or page) it begins on. */
  readonly leaf?: string;
  /** The leaf it ends on, where that is another. */
  readonly leafEnd?: string;
  readonly unit?: 'leaf' | 'page';
  /** Paragraph of the text, from 1 (blocks of every kind count). */
  readonly paragraph: number;
  /** True where the leaf was carried over from the original by alignment. */
  readonly carried?: boolean;
}

/** One side of a passage. */
export interface PassageSide {
  /** Index of the text in the record. */
  readonly text: number;
  readonly lang: string;
  /** The reading of the words. */
  readonly words: string;
  /** One place a sentence. */
  readonly places: readonly Place[];
  readonly locator: Locator;
}

/** Original beside translation. One of the sides may be missing: an honest gap. */
export interface Passage {
  /** Address inside the record: `#p7`. Never given to other words later. */
  readonly n: number;
  readonly original: PassageSide | null;
  readonly translation: PassageSide | null;
  /** Confidence of the bead; 1 in an untranslated record. */
  readonly confidence: number;
  /** Where a person settled the bead: the number of the decision in the journal. */
  readonly settled?: number;
}
