/** The nouns of an edition: columns, paragraphs, rows, lines, notes, parts. */
import type { Finding } from '../align/align.ts';
import type { Verdict } from '../model/decision.ts';
import type { BlockKind, NoteAuthor, NoteMark } from '../model/text.ts';
import type { WordMark } from './pieces.ts';

export const VIEWS = ['both', 'original', 'translation'] as const;
export type View = (typeof VIEWS)[number];

/** Rows that a page shows at once; a longer record is shown in parts, cut between paragraphs. */
export const PART_ROWS = 400;
/** Beads less likely than this carry a mark. */
export const DOUBTFUL = 0.5;

export interface EditionAsk {
  readonly view?: View;
  /** Index of the text shown on the right, where there are several translations. */
  readonly translation?: number;
  /** Index of the text shown on the left; without it, the one the right text was made from. */
  readonly left?: number;
  /** Which part, from 1; `all` for the whole record. */
  readonly part?: number | 'all';
  /** An anchor, `p7` or `l137`: the part in which it stands. Goes before `part`. */
  readonly at?: string;
}

/** A text as a column. */
export interface Column {
  readonly text: number;
  readonly lang: string;
  readonly role: 'original' | 'translation';
  readonly by: string | null;
  /** The translation it was made from, where it was not made from an original. */
  readonly from: { readonly lang: string; readonly by: string | null } | null;
}

export interface LeafBreak {
  readonly kind: 'leaf';
  /** `l137`: its anchor on the page; in the second column `t-l137`. */
  readonly anchor: string;
  readonly n: string;
  readonly unit: 'leaf' | 'page';
  /** True where the leaf was carried over from the original by alignment. */
  readonly carried: boolean;
  readonly confidence: number;
}

/** What stands in a line of words. */
export type LinePiece =
  | {
      readonly kind: 'words';
      readonly text: string;
      readonly marks: readonly WordMark[];
      /** Who is meant, in the words of the source's own list of names. */
      readonly who?: string;
    }
  | LeafBreak
  | { readonly kind: 'call'; readonly note: number; readonly label: string; readonly sic: boolean }
  | { readonly kind: 'sic' }
  | { readonly kind: 'gap'; readonly text: string | null }
  | { readonly kind: 'cell' };

export interface Line {
  readonly lang: string;
  readonly kind: BlockKind;
  readonly level: number;
  /** True where it begins a paragraph of its own text. */
  readonly opens: boolean;
  readonly pieces: readonly LinePiece[];
  /** Where in the pieces the second and every further sentence begins, with the space before it. */
  readonly breaks: readonly number[];
}

/** A finding of the check, and what a person makes of it. */
export interface JudgedFinding extends Finding {
  readonly judged?: { readonly verdict: Verdict; readonly decision: number };
}

export interface Row {
  readonly n: number;
  /** `p7`; null where another row of this page has that address already. */
  readonly anchor: string | null;
  readonly original: Line | null;
  readonly translation: Line | null;
  readonly confidence: number;
  readonly doubtful: boolean;
  /** Its bead in the alignment that is shown. */
  readonly bead: number;
  /** The number of the decision by which a person settled it. */
  readonly settled: number | null;
  /** What the check of the translation found here: suggestions. */
  readonly findings: readonly JudgedFinding[];
  /** The side on which nothing answers, in a record that has both. */
  readonly gap: 'original' | 'translation' | null;
  /** Where a gap's counterpart seems to stand: the number of a passage. */
  readonly elsewhere: number | null;
}

export interface MarginNote {
  /** Running number in the record, its anchor `note-3`. */
  readonly note: number;
  /** What its call shows: the source's own sign where all notes have one and no two the same, else the running number. */
  readonly label: string;
  readonly side: 'original' | 'translation';
  readonly lang: string;
  readonly by: NoteAuthor;
  readonly type: NoteMark['type'] | 'sic';
  /** Who wrote it, where the source gives a name. */
  readonly signed?: string;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: BlockKind;
  readonly level: number;
  readonly rows: readonly Row[];
  readonly notes: readonly MarginNote[];
  /** For a row of a table: the widths of its columns, in shares. */
  readonly cellWidths?: readonly number[];
}

export interface Part {
  readonly number: number;
  readonly firstPassage: number;
  readonly lastPassage: number;
  readonly leaves: readonly string[];
  readonly passages: readonly number[];
}

export interface Edition {
  readonly view: View;
  /** The columns there are; `view` says which are shown. */
  readonly original: Column | null;
  readonly translation: Column | null;
  /** Every translation there is to choose from. */
  readonly translations: readonly Column[];
  /** Every text that can be a column, in the order of the record. */
  readonly choices: readonly Column[];
  /** The file that states the alignment shown; null where a machine made it. */
  readonly stated: string | null;
  /** The texts over which the two columns were laid side by side, where the right one was not made from the left one; else null. */
  readonly through: readonly Column[] | null;
  readonly paragraphs: readonly Paragraph[];
  /** Texts of the record that are laid beside no other, whole, each for itself. */
  readonly others: readonly { readonly column: Column; readonly paragraphs: readonly Paragraph[] }[];
  readonly rows: number;
  /** The part shown, from 1; null where the record is shown whole. */
  readonly part: number | null;
  readonly parts: readonly Part[];
  readonly leaves: readonly LeafBreak[];
}
