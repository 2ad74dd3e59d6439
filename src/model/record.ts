/** A record: one archival document, its description and its texts. */
import type { Problem } from '../errors.ts';
import type { RecordDates } from './date.ts';
import type { FindingAid } from './finding-aid.ts';
import type { Reference } from './reference.ts';
import type { Text } from './text.ts';

/** What is stamped on the paper. */
export interface Marking {
  readonly classification?: string;
  readonly copy?: string;
  readonly outgoing?: string;
  readonly incoming?: string;
}

export const CONTRIBUTOR_ROLES = [
  'author',
  'sender',
  'recipient',
  'obtained',
  'translated',
  'edited',
  'transcribed',
  'contributed',
] as const;
export type ContributorRole = (typeof CONTRIBUTOR_ROLES)[number];

export interface Contributor {
  readonly name: string;
  readonly role: ContributorRole;
  /** Id in the source's own list of persons. */
  readonly ref?: string;
}

export interface Rights {
  readonly text: string;
  readonly uri: string | null;
  /** Whom to ask; null where the source hides or lacks it. */
  readonly contact: string | null;
}

/** The edition a record was published in: an FRUS volume, a web archive, a printed collection. */
export interface Publication {
  readonly title: string;
  readonly volume?: string;
  /** The number the document has in it. */
  readonly number?: string;
  readonly editors?: readonly string[];
  readonly publisher?: string;
  readonly place?: string;
  readonly year?: string;
  readonly url?: string;
}

/** An entry of the source's own list of persons, places or bodies that this record refers to. */
export interface ListedName {
  readonly ref: string;
  readonly name: string;
  readonly type: 'person' | 'place' | 'body';
  readonly description?: string;
}

/** A picture of a leaf or page of the document, in one of the record's files. */
export interface LeafImage {
  /** The path of the file. */
  readonly file: string;
  /** The page in it, from 1, where it holds several. */
  readonly page?: number;
  /** The number of the original's leaf mark that begins on it, where that is known. */
  readonly leaf?: string;
}

/** Words of both sides that a source says answer each other; one side may be empty: nothing answers there. */
export interface StatedTie {
  readonly original: string;
  readonly translation: string;
}

/** An alignment a source states: the ties of one translation, in the order of the texts. */
export interface StatedAlignment {
  /** Index of the translation. */
  readonly translation: number;
  /** The file that states it. */
  readonly by: string;
  readonly ties: readonly StatedTie[];
}

/** Where one field came from. `field` is a path such as `dates.event` or `texts.1.by`; `at` a line (`line 12`) or an XML node. */
export interface FieldSource {
  readonly field: string;
  readonly at: string;
  readonly file?: string;
  /** The words it was taken from, where they differ from the value. */
  readonly wording?: string;
}

/** A record as one reading of its files gives it, before the archive has given it an id. */
export interface RecordReading {
  /** Tells the records of one source apart, and stays the same when the source is read again: `''` for the only one, else an xml:id or a number. */
  readonly key: string;
  readonly title: string;
  readonly summary: string | null;
  /** What kind of document it is, in the words of the source: `telegram`, `note verbale`. */
  readonly type?: string;
  readonly dates: RecordDates;
  readonly reference: Reference | null;
  readonly marking: Marking;
  readonly contributors: readonly Contributor[];
  readonly sponsors: readonly string[];
  readonly rights: Rights | null;
  readonly publication?: Publication;
  readonly names?: readonly ListedName[];
  /** The id and dates the source itself claims, as written. */
  readonly claimed?: Readonly<Record<string, string>>;
  /** The collection it belongs to, where the keeper of the folder names one; else its folder is. */
  readonly collection?: string;
  /** Alignments its files state. */
  readonly stated?: readonly StatedAlignment[];
  /** The pictures of its leaves, in order. */
  readonly images?: readonly LeafImage[];
  readonly texts: readonly Text[];
  readonly provenance: readonly FieldSource[];
}

/** A record with its id: as the archive holds it, and as `read --json` shows it. */
export interface ArchiveRecord extends RecordReading {
  readonly id: string;
}

/** What one source (a file, or the files of a pair) gave: records, and what could not be done. */
export interface Reading {
  /** Name and version of the reader, such as `saved-page/2`: a newer version reads the source again. */
  readonly reader: string;
  readonly records: readonly RecordReading[];
  readonly problems: readonly Problem[];
  /** Where the source is a finding aid: it has no records, and those of other sources hang in it. */
  readonly findingAid?: FindingAid;
}
