/** What the writers of TEI words share: where the words go, and what is known and gathered on the way. */
import type { BlockKind } from '../model/text.ts';
import type { ApartNotes } from './tei-notes.ts';
import type { BlockWriter } from './xml-blocks.ts';
import type { XmlElement, XmlNode } from './xml.ts';

/** Writes one element in its context. */
export type Write = (element: XmlElement, context: Context, scope: TextScope) => void;

/** The way on into the tree, for the writers that stand beside it. */
export interface Walk {
  readonly element: Write;
  readonly children: (element: XmlElement, context: Context, scope: TextScope, nodes?: readonly XmlNode[]) => void;
  /** Reads an element as one string: its blocks in lines, its own notes in brackets. */
  readonly plain: (element: XmlElement, scope: TextScope) => string;
}

/** Counts over a file, for its report: elements without a meaning here, and program text that was left out. */
export interface Tally {
  readonly unknown: Map<string, { count: number; line: number }>;
  removed: number;
}

/** Where the words of an element go: the texts of the record, told apart by role and language. */
export interface Version {
  readonly writer: BlockWriter;
  readonly role: 'original' | 'translation';
  readonly lang: string | undefined;
}

/** What the reading of one document needs to know and gathers on its way. */
export interface TextScope {
  readonly tally: Tally;
  readonly notes: ApartNotes;
  /** The ids the names of the document point at. */
  readonly refs: Set<string>;
  /** Which version a division begins; undefined where it begins none. */
  readonly findVersion: (element: XmlElement) => Version | undefined;
  readonly walk: Walk;
}

export interface Context {
  readonly version: Version;
  /** Kind and level of a block that loose words begin. */
  readonly kind: BlockKind;
  readonly level: number | undefined;
  readonly divisions: number;
  readonly lists: number;
  /** Inside a block: elements that may be blocks are plain words here. */
  readonly inline: boolean;
  /** Inside a table cell: nothing ends the block. */
  readonly flat: boolean;
}
