/** The alignment: sentences of both sides and the beads that tie them. */
import type { Finding } from './finding.ts';
import type { Place } from './text.ts';

/** A sentence of a text. `text` is its reading (lifted marks left out, white space single). A sentence never crosses a block. */
export interface Sentence extends Place {
  readonly text: string;
}

/** One tie: sentence indexes of both sides, each ascending and adjacent; either may be empty. */
export interface Bead {
  readonly original: readonly number[];
  readonly translation: readonly number[];
  /** Probability that this bead is right, 0 to 1. */
  readonly confidence: number;
  /** Where a person settled it: the number of the decision in the journal. The confidence is 1 then. */
  readonly settled?: number;
  /** True where the source itself states it. The confidence is 1 then. */
  readonly stated?: true;
}

/** A leaf of the original carried into the translation. */
export interface CarriedLeaf {
  readonly n: string;
  /** The leaf mark's index in the original's marks. */
  readonly mark: number;
  /** Where it falls in the translation: a point (`start` = `end`). */
  readonly place: Place;
  readonly confidence: number;
}

/** A translation laid beside its original. Every sentence stands in exactly one bead; beads stand in the order of the texts. */
export interface Alignment {
  /** Version of the aligner that made it. */
  readonly aligner: string;
  readonly original: readonly Sentence[];
  readonly translation: readonly Sentence[];
  readonly beads: readonly Bead[];
  readonly leaves: readonly CarriedLeaf[];
  /** What the check of the translation found, in the order of the beads; missing where it was not checked. */
  readonly findings?: readonly Finding[];
}
