/**
 * The archive: the only truth.
 *
 * In: files as received, readings of them, decisions of people. Out: records, and answers about them. Why here: what must
 * not be lost (bytes and journal) and what can be made again (the database) are kept apart in one place, and everybody
 * else asks this door. Embedded (PGlite in a thread) and on a server (PostgreSQL) it behaves the same.
 *
 *   offerSources → claimUnread → (read, align) → assignIds → keepReading → findRecord, listRecords …
 */
import type { Kysely, Transaction } from 'kysely';
import { toError, type Problem } from '../errors.ts';
import type { Database } from './schema.ts';
import type {
  ArchiveInfo,
  Decision,
  HistoryAsk,
  JournalEntry,
  Overview,
  ProblemsAsk,
  ProblemsPage,
  RecordItem,
  RecordsAsk,
  RecordsPage,
  SeenFile,
  SeenSource,
  StoredDecision,
  StoredRecord,
  StoredSource,
} from './stored.ts';

export type { Database } from './schema.ts';
export { RECORD_SORTS, SOURCE_STATES } from './stored.ts';
export type {
  ArchiveInfo,
  Collection,
  Decision,
  GonePassage,
  HistoryAsk,
  JournalEntry,
  Overview,
  ProblemsAsk,
  ProblemsPage,
  RecordAlignment,
  RecordItem,
  RecordsAsk,
  RecordSort,
  RecordsPage,
  RecordSummary,
  RecordVersion,
  SeenFile,
  SeenSource,
  SourceState,
  StoredDecision,
  StoredProblem,
  StoredRecord,
  StoredSource,
} from './stored.ts';

/** Where an archive is: embedded in `home` (default `FOLDER/.sverka`), or in a PostgreSQL database with its files in `home`. */
export type ArchivePlace =
  | { readonly folder: string; readonly home?: string }
  | { readonly database: string; readonly home: string };

/** One step of the tables of another room. `up` runs once, in a transaction; ids are never reused. */
export interface Migration {
  readonly id: string;
  readonly up: (db: Transaction<Database>, engine: { readonly bm25: boolean }) => Promise<void>;
}

export interface ArchiveOptions {
  readonly now?: () => Date;
  /** Tables of the rooms above (the search index), made when the archive is opened. */
  readonly migrations?: readonly Migration[];
}

/** Fills the derived tables of other rooms in the transaction that keeps the records. */
export type IndexRecords = (tx: Transaction<Database>, items: readonly RecordItem[]) => Promise<void>;

export interface Archive {
  readonly info: ArchiveInfo;
  /** The database, for the room that keeps its own tables in it (search). */
  readonly db: Kysely<Database>;
  /** Problems met while opening, such as a torn last line of the journal that was set aside. */
  readonly opening: readonly Problem[];

  /** Keeps bytes under their SHA-256, on disk before it returns; keeping the same bytes twice does no harm. */
  readonly keepFile: (bytes: Uint8Array) => Promise<{ readonly sha256: string; readonly size: number }>;
  /** Reads kept bytes and verifies them; throws FILE_DAMAGED. */
  readonly readFile: (sha256: string) => Promise<Uint8Array>;
  /** Lists every file of the sources' current versions by its path, so that unchanged files need not be read again. */
  readonly listSeenFiles: () => Promise<ReadonlyMap<string, SeenFile & { readonly source: string }>>;
  /** Takes sources in: new and changed ones are journaled and wait to be read; a changed one is a new version. */
  readonly offerSources: (sources: readonly SeenSource[]) => Promise<{
    readonly added: readonly string[];
    readonly changed: readonly string[];
    readonly unchanged: readonly string[];
  }>;
  /** Notes that the files of these sources are gone from the folder; their records stay. */
  readonly markMissing: (keys: readonly string[]) => Promise<void>;
  /** Notes that the files of these sources are there again. */
  readonly markReturned: (keys: readonly string[]) => Promise<void>;

  /**
   * Takes up to `limit` sources from the queue, for 20 minutes: those nobody has read yet (an older version before a newer
   * one), and those whose reader `current` no longer accepts.
   */
  readonly claimUnread: (
    limit: number,
    readers: { readonly current: (reader: string) => boolean },
  ) => Promise<readonly StoredSource[]>;
  readonly countUnread: () => Promise<number>;
  /** Gives records their ids: the wanted one, or with -2, -3 … where it was ever given before. Once given it stays for ever. */
  readonly assignIds: (
    source: string,
    wanted: readonly { readonly key: string; readonly id: string }[],
  ) => Promise<ReadonlyMap<string, string>>;
  /**
   * Keeps what a claimed source gave. Passages get their lasting numbers here, whatever `n` they come with; records the
   * source no longer holds stay, marked missing. Large sources are kept part by part, the source counts as read at the end.
   */
  readonly keepReading: (
    source: StoredSource,
    reader: string,
    items: readonly RecordItem[],
    problems: readonly Problem[],
    index: IndexRecords,
  ) => Promise<void>;

  /** Finds a record, in an older version where one is asked for. */
  readonly findRecord: (id: string, version?: number) => Promise<StoredRecord | undefined>;
  /** Gets a record; throws RECORD_NOT_FOUND, or VERSION_NOT_FOUND. */
  readonly getRecord: (id: string, version?: number) => Promise<StoredRecord>;
  readonly listRecords: (ask: RecordsAsk) => Promise<RecordsPage>;
  readonly overview: () => Promise<Overview>;
  readonly listProblems: (ask: ProblemsAsk) => Promise<ProblemsPage>;

  /** Journals a decision and returns its number in the journal. The reading it was made on is journaled with the first one. */
  readonly decide: (decision: Decision) => Promise<number>;
  /** Lists the decisions in force, oldest first. */
  readonly listDecisions: (ask: {
    readonly kind?: string;
    readonly record?: string;
  }) => Promise<readonly StoredDecision[]>;
  /** Takes a decision back (or takes that back again) and returns the number of doing so; throws DECISION_NOT_FOUND. */
  readonly undo: (seq: number) => Promise<number>;
  /** Lists the journal, newest first; for a record, what concerns it and its source. */
  readonly history: (ask: HistoryAsk) => Promise<readonly JournalEntry[]>;
  /** Checks the checksums of all files, the chain of the journal, and that every record has its reading. */
  readonly check: () => Promise<readonly Problem[]>;

  /** Tells other processes where this one serves the archive. */
  readonly announce: (url: string, token: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens an archive, and makes it where there is none; throws ARCHIVE_LOCKED, ARCHIVE_NEWER, JOURNAL_DAMAGED, FOLDER_DENIED, DISK_FULL. */
export function openArchive(place: ArchivePlace, options: ArchiveOptions = {}): Promise<Archive> {
  void place;
  void options;
  return Promise.reject(toError('INTERNAL', { reason: 'the archive is not built yet' }));
}

/** A process that holds an archive, and where it serves it (null while it does not). */
export interface RunningProcess {
  readonly pid: number;
  readonly url: string | null;
  readonly token: string | null;
}

/** Finds the process that holds the archive of a folder; null where none does, and for databases, which many may open. */
export function findRunning(place: ArchivePlace): Promise<RunningProcess | null> {
  void place;
  return Promise.resolve(null);
}
