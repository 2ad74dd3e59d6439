/** The nouns of the archive: what goes in (`Seen…`, `RecordItem`), what is held (`Stored…`), and what the questions give. */
import type { Problem } from '../errors.ts';
import type { AskedDates } from './asked-dates.ts';
import type { Alignment } from '../model/bead.ts';
import type { RecordDates } from '../model/date.ts';
import type { Passage } from '../model/passage.ts';
import type { ArchiveRecord } from '../model/record.ts';
import type { Reference } from '../model/reference.ts';
import type { TextRole } from '../model/text.ts';

/** A file as it was seen; `path` is relative to the folder, `/` separated. The bytes are kept under `sha256`. */
export interface SeenFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** The files that are read together: one file, or the files of a pair. */
export interface SeenSource {
  readonly key: string;
  readonly files: readonly SeenFile[];
}

export const SOURCE_STATES = ['unread', 'read', 'missing'] as const;
/** `unread`: waits in the queue; `missing`: its files have gone from the folder, its records stay. */
export type SourceState = (typeof SOURCE_STATES)[number];

export interface StoredSource extends SeenSource {
  readonly state: SourceState;
  /** Counts from 1; grows whenever the bytes change. `files` are those of this version. */
  readonly version: number;
  /** The reader that read it last; null while nobody has. */
  readonly reader: string | null;
  readonly firstSeen: string;
}

/** One translation laid beside its original; `translation` is the index of the text in the record. */
export interface RecordAlignment {
  readonly translation: number;
  readonly alignment: Alignment;
}

/** A record with all that is derived from its texts. */
export interface RecordItem {
  readonly record: ArchiveRecord;
  readonly alignments: readonly RecordAlignment[];
  readonly passages: readonly Passage[];
}

/** Another record, as much of it as a link shows. */
export interface TiedRecord {
  readonly id: string;
  readonly title: string;
  readonly collection: string;
  readonly leaves: string | null;
  /** EDTF. */
  readonly date: string | null;
}

/** What a record is tied to without anybody having tied it. */
export interface RecordTies {
  /** Records with much the same words, the most alike first; `share` of runs of four words, 0.5 to 1. */
  readonly alike: readonly (TiedRecord & { readonly share: number })[];
  /** The first of those that lie in the same file, by their leaves, and how many there are. */
  readonly sameFile: readonly TiedRecord[];
  readonly sameFileTotal: number;
  /** The nearest on the leaves before and after. */
  readonly before: TiedRecord | null;
  readonly after: TiedRecord | null;
}

export interface RecordVersion {
  readonly version: number;
  readonly at: string;
  readonly files: readonly SeenFile[];
}

/**
 * A passage number that is not in use, and the version since which it is not. Where `now` is the number itself, it is in use for
 * a passage cut another way, and this says what it stood for before.
 */
export interface GonePassage {
  readonly passage: number;
  readonly version: number;
  /** Where its words are still there, in passages cut another way: the passage that holds most of them. */
  readonly now?: number;
  /** The places of its sentences in that version, by which it gets its number back when the cut is taken back. */
  readonly places?: string;
}

export interface Collection {
  readonly key: string;
  readonly title: string;
}

export interface StoredRecord extends RecordItem {
  readonly version: number;
  /** All versions of its source, oldest first. */
  readonly versions: readonly RecordVersion[];
  readonly source: StoredSource;
  readonly collection: Collection;
  /** Its neighbours in the order of the collection. */
  readonly previous: string | null;
  readonly next: string | null;
  readonly problems: readonly Problem[];
  readonly gone: readonly GonePassage[];
  /** True where the source has gone from the folder, or no longer holds this record. */
  readonly missing: boolean;
  readonly addedAt: string;
  /** True where a person has decided something on it: this reading is kept whatever later readers make of the same bytes. */
  readonly frozen: boolean;
  /** The number in the journal of the last decision, or taking back of one, that its beads were made around; 0 for none. */
  readonly decided: number;
}

/** What follows from a record's texts and what people decided on it. */
export interface DerivedRecord {
  readonly alignments: readonly RecordAlignment[];
  /** Their numbers are given by the archive. */
  readonly passages: readonly Passage[];
  /** Decisions that could not be kept; their codes are `DECISION_…`. */
  readonly problems: readonly Problem[];
}

/** Stands for the number of a decision that the journal has not given yet. */
export const UNNUMBERED = Number.MAX_SAFE_INTEGER;

/** A change of a record's beads: a decision made, taken back or made again, or only another run (no step). */
export interface RecordChange {
  readonly record: string;
  /** What it was worked out on; where that is no longer so, nothing is changed. */
  readonly on: { readonly version: number; readonly decided: number };
  readonly step?:
    | { readonly decide: Omit<Decision, 'record' | 'subject'> }
    | { readonly undo: number; readonly by: string }
    | { readonly redo: number; readonly by: string };
  /** Made around the new decision as well, under `UNNUMBERED`. */
  readonly derived: DerivedRecord;
}

export interface RecordSummary {
  readonly id: string;
  readonly title: string;
  readonly summary: string | null;
  readonly dates: RecordDates;
  readonly languages: readonly { readonly lang: string; readonly role: TextRole }[];
  readonly collection: Collection;
  readonly reference: Reference | null;
  readonly missing: boolean;
  readonly passages: number;
  readonly addedAt: string;
  readonly problems: number;
}

export const RECORD_SORTS = ['date', 'title', 'added'] as const;
/** `date`: oldest first, undated last; `title`: alphabetical; `added`: newest first. */
export type RecordSort = (typeof RECORD_SORTS)[number];

export interface RecordsAsk extends AskedDates {
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string;
  readonly sort?: RecordSort;
  readonly collection?: string;
  readonly lang?: string;
  readonly year?: number;
  readonly source?: string;
}

export interface RecordsPage {
  readonly records: readonly RecordSummary[];
  readonly total: number;
  readonly next: string | null;
}

export interface Overview {
  readonly records: number;
  /** Records with an original and a translation. */
  readonly bilingual: number;
  readonly languages: Readonly<Record<string, number>>;
  /** Records by year and language of a text; without a language all of the year: one with two languages counts once there. */
  readonly years: readonly { readonly year: number; readonly lang: string | null; readonly records: number }[];
  /** The same by month (EDTF, `1934-05`; `1934` where no month is known), where all of it falls within three years; else empty. */
  readonly months: readonly { readonly month: string; readonly lang: string | null; readonly records: number }[];
  readonly collections: readonly { readonly key: string; readonly title: string; readonly records: number }[];
  readonly newest: readonly RecordSummary[];
  /** Problem code → how many. */
  readonly problems: Readonly<Record<string, number>>;
  readonly sources: Readonly<Record<SourceState, number>>;
}

export interface StoredProblem extends Problem {
  readonly source: string;
  /** The record it belongs to, where it belongs to one. */
  readonly record: string | null;
}

export interface ProblemsAsk {
  readonly limit: number;
  readonly after?: string;
  readonly code?: string;
  /** Only those of these sources. */
  readonly sources?: readonly string[];
  /** Only those that say the same as the problem of this number. */
  readonly like?: number;
}

/** Problems of one code that say the same: one sentence for many files. */
export interface ProblemKind {
  /** The number of the first of them. */
  readonly first: number;
  readonly total: number;
  /** The first few. */
  readonly problems: readonly StoredProblem[];
}

export interface ProblemKindsAsk {
  readonly code: string;
  /** Kinds a page. */
  readonly limit: number;
  /** Problems a kind. */
  readonly shown: number;
  readonly after?: string;
}

export interface ProblemKinds {
  readonly kinds: readonly ProblemKind[];
  readonly next: string | null;
}

export interface ProblemsPage {
  readonly problems: readonly StoredProblem[];
  readonly total: number;
  readonly next: string | null;
}

/** What a person settled. `value` is plain data; null withdraws the decision on this subject. */
export interface Decision {
  readonly kind: string;
  readonly record?: string;
  readonly subject: string;
  readonly value: unknown;
  readonly by: string;
}

export interface StoredDecision extends Decision {
  readonly seq: number;
  readonly at: string;
  /** There where it was taken back; only listed where that was asked for. */
  readonly undone?: true;
}

/** One step of the history of a record's decisions: one made, taken back or made again. */
export interface DecisionStep {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly step: 'made' | 'undone' | 'redone';
  /** The number of the decision. */
  readonly of: number;
}

/** One line of the journal. What else it holds depends on `type`. */
export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  /** First 16 hex digits of the SHA-256 of the line before. */
  readonly prev: string;
  readonly [field: string]: unknown;
}

export interface HistoryAsk {
  readonly record?: string;
  /** Only entries of these types. */
  readonly types?: readonly string[];
  readonly limit: number;
  /** Only entries before this one. */
  readonly before?: number;
}

export interface ArchiveInfo {
  readonly id: string;
  readonly engine: 'pglite' | 'postgres';
  /** The folder of documents; null on a server. */
  readonly folder: string | null;
  readonly home: string;
  readonly schema: number;
  readonly created: string;
}
