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
import path from 'node:path';
import type { Problem } from '../errors.ts';
import type { FindingAid } from '../model/finding-aid.ts';
import type { Reference } from '../model/reference.ts';
import { checkArchive } from './check.ts';
import {
  decide,
  history,
  listAllDecisions,
  listDecisions,
  listJournal,
  listSteps,
  listUnsettled,
  undo,
} from './decisions.ts';
import { openFiles } from './files.ts';
import {
  type ComponentAsk,
  type ComponentPage,
  type FindingAidSummary,
  getComponent,
  keepFindingAid,
  listFindingAids,
  listShelves,
  type RecordShelf,
} from './finding-aids.ts';
import { type ArchivePlace, type Home, openFolderHome, openServerHome, toHomeFolder } from './home.ts';
import { assignIds } from './ids.ts';
import { cutParts, keepReading, type ReadingPart } from './keeping.ts';
import { type Lexicons, openLexicons } from './lexicons.ts';
import { findHolder } from './lock.ts';
import { SCHEMA } from './migrate.ts';
import type { Migration } from './migration.ts';
import { foldTally, overview } from './overview.ts';
import {
  claimUnread,
  countUnread,
  listSeenFiles,
  markPresence,
  measureUnread,
  offerSources,
  queueOutdated,
} from './queue.ts';
import { findRecord, getRecord, listRecords } from './records.ts';
import { listProblemKinds, listProblems } from './problems.ts';
import { packRecords } from './packed-record.ts';
import type { Database } from './schema.ts';
import type { DeriveRecord } from './settled-parts.ts';
import { settle } from './settling.ts';
import type {
  ArchiveInfo,
  Decision,
  DecisionStep,
  HistoryAsk,
  JournalEntry,
  Overview,
  ProblemKinds,
  ProblemKindsAsk,
  ProblemsAsk,
  ProblemsPage,
  RecordChange,
  RecordItem,
  RecordsAsk,
  RecordsPage,
  RecordTies,
  SeenFile,
  SeenSource,
  StoredDecision,
  StoredRecord,
  StoredSource,
} from './stored.ts';
import { listTies } from './ties.ts';

export type { ComponentAsk, ComponentPage, ComponentSummary, FindingAidSummary, RecordShelf } from './finding-aids.ts';
export type { ArchivePlace } from './home.ts';
export { LEXICON_SORTS } from './lexicons.ts';
export type {
  CurrentItem,
  KeptLexicon,
  LanguagePair,
  Lexicons,
  LexiconSort,
  LexiconSummary,
  LexiconWord,
  LexiconWordsAsk,
  LexiconWordsPage,
} from './lexicons.ts';
export { cutParts, type ReadingPart } from './keeping.ts';
export { type CurrentFiles, gatherCurrentFiles } from './current-files.ts';
export type { Migration } from './migration.ts';
export { type PackedRecord, packRecords, renameRecord, unpackRecord } from './packed-record.ts';
export { restoreArchive } from './restore.ts';
export type { Database } from './schema.ts';
export type { DeriveRecord } from './settled-parts.ts';
export { RECORD_SORTS, SOURCE_STATES, UNNUMBERED } from './stored.ts';
export type {
  ArchiveInfo,
  Collection,
  Decision,
  DecisionStep,
  DerivedRecord,
  GonePassage,
  HistoryAsk,
  JournalEntry,
  Overview,
  ProblemKind,
  ProblemKinds,
  ProblemKindsAsk,
  ProblemsAsk,
  ProblemsPage,
  RecordAlignment,
  RecordChange,
  RecordItem,
  RecordsAsk,
  RecordSort,
  RecordsPage,
  RecordSummary,
  RecordTies,
  RecordVersion,
  SeenFile,
  SeenSource,
  SourceState,
  StoredDecision,
  StoredProblem,
  StoredRecord,
  StoredSource,
  TiedRecord,
} from './stored.ts';

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
  /** Keeps a file by its absolute path, whatever its size, without holding it in memory. */
  readonly keepPath: (file: string) => Promise<{ readonly sha256: string; readonly size: number }>;
  /** Reads kept bytes and verifies them; throws FILE_DAMAGED. */
  readonly readFile: (sha256: string) => Promise<Uint8Array>;
  /** The same piece by piece, whatever their size. */
  readonly streamFile: (sha256: string) => AsyncGenerator<Uint8Array>;
  /** Lists the checksums of all bytes that are kept. */
  readonly listKept: () => AsyncGenerator<string>;
  /** Gives the lines of the journal as they were written, up to the last one when it begins. */
  readonly listJournal: () => AsyncGenerator<string>;
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
  /** Measures what waits to be read: sources, and the bytes of their files. */
  readonly measureUnread: () => Promise<{ readonly sources: number; readonly bytes: number }>;
  /** Gives records their ids: the wanted one, or with -2, -3 … where it was ever given before. Once given it stays for ever. */
  readonly assignIds: (
    source: string,
    wanted: readonly { readonly key: string; readonly id: string }[],
  ) => Promise<ReadonlyMap<string, string>>;
  /**
   * Keeps what a claimed source gave. Passages get their lasting numbers here, whatever `n` they come with; records the
   * source no longer holds stay, marked missing. Large sources are kept part by part, the source counts as read at the end.
   * `derive` makes the beads of records anew on which people decided something.
   */
  readonly keepReading: (
    source: StoredSource,
    reader: string,
    items: readonly RecordItem[],
    problems: readonly Problem[],
    index: IndexRecords,
    derive?: DeriveRecord,
  ) => Promise<void>;

  /** The same of records that were packed elsewhere (`packRecords`), part by part. */
  readonly keepPacked: (
    source: StoredSource,
    reader: string,
    parts: readonly ReadingPart[],
    problems: readonly Problem[],
    index: IndexRecords,
    derive?: DeriveRecord,
  ) => Promise<void>;

  /** Keeps the finding aid a source is; null where it is none any more. */
  readonly keepFindingAid: (source: string, aid: FindingAid | null) => Promise<void>;
  readonly listFindingAids: () => Promise<readonly FindingAidSummary[]>;
  /** Gets a component of a finding aid with what lies under it; throws PAGE_NOT_FOUND. */
  readonly getComponent: (ask: ComponentAsk) => Promise<ComponentPage>;
  /** Finds where a reference leads in the finding aids, at most three places. */
  readonly listShelves: (reference: Reference | null) => Promise<readonly RecordShelf[]>;

  /** What the archive learned of its languages. */
  readonly lexicons: Lexicons;

  /** Finds a record, in an older version where one is asked for. */
  readonly findRecord: (id: string, version?: number) => Promise<StoredRecord | undefined>;
  /** Gets a record; throws RECORD_NOT_FOUND, or VERSION_NOT_FOUND. */
  readonly getRecord: (id: string, version?: number) => Promise<StoredRecord>;
  readonly listRecords: (ask: RecordsAsk) => Promise<RecordsPage>;
  /** Lists the records that have the same words, and those of the same file. */
  readonly listTies: (id: string) => Promise<RecordTies>;
  readonly overview: () => Promise<Overview>;
  readonly listProblems: (ask: ProblemsAsk) => Promise<ProblemsPage>;
  readonly listProblemKinds: (ask: ProblemKindsAsk) => Promise<ProblemKinds>;

  /** Journals a decision and returns its number in the journal. The reading it was made on is journaled with the first one. */
  readonly decide: (decision: Decision) => Promise<number>;
  /** Lists the decisions in force, oldest first; with `undone` those that were taken back. */
  readonly listDecisions: (ask: {
    readonly kind?: string;
    readonly record?: string;
    readonly undone?: boolean;
  }) => Promise<readonly StoredDecision[]>;
  /** Takes a decision back (or takes that back again) and returns the number of doing so; throws DECISION_NOT_FOUND. */
  readonly undo: (seq: number) => Promise<number>;
  /**
   * Changes the beads of a record and whatever follows from them, in one step that is on the disk before it returns; gives
   * the number of the step. Throws RECORD_NOT_FOUND, DECISION_NOT_FOUND, and EDIT_STALE where somebody was faster.
   */
  readonly settle: (change: RecordChange, index: IndexRecords) => Promise<number>;
  /** Lists every decision ever made on a record, oldest first, and what was done with them. */
  readonly listAllDecisions: (record: string) => Promise<readonly StoredDecision[]>;
  readonly listSteps: (record: string) => Promise<readonly DecisionStep[]>;
  /** Lists the records whose beads are older than the last decision on them. */
  readonly listUnsettled: () => Promise<readonly string[]>;
  /** Lists the journal, newest first; for a record, what concerns it and its source. */
  readonly history: (ask: HistoryAsk) => Promise<readonly JournalEntry[]>;
  /** Checks the checksums of all files, the chain of the journal, and that every record has its reading. */
  readonly check: () => Promise<readonly Problem[]>;

  /** Tells other processes where this one serves the archive. */
  readonly announce: (url: string, token: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens an archive, and makes it where there is none; throws ARCHIVE_LOCKED, ARCHIVE_NEWER, JOURNAL_DAMAGED, FOLDER_NOT_FOUND
 * (no such folder), FOLDER_DENIED, DISK_FULL, DATABASE_UNREACHABLE, DATABASE_OLD.
 */
export async function openArchive(place: ArchivePlace, options: ArchiveOptions = {}): Promise<Archive> {
  const home = await ('folder' in place ? openFolderHome(place, options) : openServerHome(place, options));
  try {
    return await toArchive(home, options);
  } catch (error) {
    await home.close();
    throw error;
  }
}

/** A process that holds an archive, and where it serves it (null while it does not). */
export interface RunningProcess {
  readonly pid: number;
  readonly url: string | null;
  readonly token: string | null;
}

/** Finds the process that holds the archive of a folder; null where none does, and for databases, which many may open. */
export async function findRunning(place: ArchivePlace): Promise<RunningProcess | null> {
  return 'folder' in place ? findHolder(toHomeFolder(place)) : null;
}

/** Sources kept between two foldings of the tally while a long run goes on. */
const FOLD_AFTER = 500;

async function toArchive(home: Home, options: ArchiveOptions): Promise<Archive> {
  const { engine, ledger, lock } = home;
  const { db } = engine;
  const now = options.now ?? (() => new Date());
  const files = openFiles(home.folder);
  const info = await readInfo(home);
  let isQueueChecked = false;
  let keptSinceFold = 0;
  const fold = async (): Promise<void> => {
    keptSinceFold = 0;
    await foldTally(db);
    await home.tend();
  };

  const keepPacked: Archive['keepPacked'] = async (source, reader, parts, problems, index, derive) => {
    lock?.checkHeld();
    const keeping = { db, ledger, archiveName: home.name, index, ...(derive === undefined ? {} : { derive }) };
    await keepReading(keeping, { source, reader, parts, problems });
    keptSinceFold += 1;
    if (keptSinceFold >= FOLD_AFTER) await fold();
  };

  return {
    info,
    db,
    opening: home.problems,
    keepFile: files.keep,
    keepPath: files.keepPath,
    readFile: files.read,
    streamFile: files.stream,
    listKept: files.list,
    listJournal: () => listJournal(db),
    listSeenFiles: () => listSeenFiles(db),
    offerSources: (sources) => offerSources(ledger, sources),
    markMissing: (keys) => markPresence(ledger, keys, true),
    markReturned: (keys) => markPresence(ledger, keys, false),
    claimUnread: async (limit, readers) => {
      if (!isQueueChecked) await queueOutdated(db, readers.current);
      isQueueChecked = true;
      const claimed = await claimUnread(db, limit, now());
      if (claimed.length === 0 && keptSinceFold > 0) await fold();
      return claimed;
    },
    countUnread: () => countUnread(db),
    measureUnread: () => measureUnread(db),
    assignIds: (source, wanted) => assignIds(ledger, source, wanted),
    keepReading: (source, reader, items, problems, index, derive) => {
      const parts = cutParts(packRecords(items), ({ passages }) => passages).map((records) => ({ records }));
      return keepPacked(source, reader, parts, problems, index, derive);
    },
    keepPacked,
    keepFindingAid: async (source, aid) => {
      lock?.checkHeld();
      await keepFindingAid(db, source, aid);
    },
    listFindingAids: () => listFindingAids(db),
    getComponent: (ask) => getComponent(db, ask),
    listShelves: (reference) => listShelves(db, reference),
    lexicons: openLexicons(db, now),
    findRecord: (id, version) => findRecord(db, id, version),
    getRecord: (id, version) => getRecord(db, id, version),
    listRecords: (ask) => listRecords(db, ask),
    listTies: (id) => listTies(db, id),
    overview: () => overview(db),
    listProblems: (ask) => listProblems(db, ask),
    listProblemKinds: (ask) => listProblemKinds(db, ask),
    decide: (decision) => decide(ledger, decision),
    listDecisions: (ask) => listDecisions(db, ask),
    undo: (seq) => undo(ledger, seq),
    settle: async (change, index) => {
      lock?.checkHeld();
      return settle({ ledger, index }, change);
    },
    listAllDecisions: (record) => listAllDecisions(db, [record]),
    listSteps: (record) => listSteps(db, record),
    listUnsettled: () => listUnsettled(db),
    history: (ask) => history(db, ask),
    check: () => checkArchive(db, files, home.journalFile),
    announce: async (url, token) => lock?.announce(url, token),
    close: home.close,
  };
}

async function readInfo({ engine, place, folder }: Home): Promise<ArchiveInfo> {
  const rows = await engine.db.selectFrom('meta').selectAll().execute();
  const meta = new Map(rows.map(({ key, value }) => [key, value]));
  return {
    id: meta.get('archive') ?? '',
    engine: engine.name,
    folder: 'folder' in place ? path.resolve(place.folder) : null,
    home: folder,
    schema: SCHEMA,
    created: meta.get('created') ?? '',
  };
}
