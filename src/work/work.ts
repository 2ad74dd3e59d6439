/**
 * The work room: runs.
 *
 * In: an open archive and the folder it belongs to. Out: everything in the folder read, aligned and findable, with
 * progress while it goes. Why here: the pipeline says what is done to one source; this room says when, how many at a
 * time, and what happens when one takes too long or the program is stopped. A run can be stopped at any moment: what is
 * not read yet stays in the archive's queue, and the next run goes on there.
 */
import type { Archive, StoredSource } from '../archive/archive.ts';
import { ERRORS, SverkaError, toProblem } from '../errors.ts';
import { isCurrentReader, type SourceFile } from '../ingest/ingest.ts';
import { keepSource, type PackedSource, settleLate } from '../pipeline.ts';
import { refreshIndex } from '../search/search.ts';
import { addPaths } from './add.ts';
import { type Crew, startCrew } from './crew.ts';
import { learnArchive, type LearningProgress, packKnowledge } from './learning.ts';
import { offerFolder } from './offer.ts';
import { type Added, countRecords, gatherAdded, type SourceOutcome, toOutcome } from './outcome.ts';
import { IDLE, type Progress, type RunReport, withRate } from './progress.ts';
import { FAILED_READER, type PackedKnowledge, unpackKnowledge } from './tasks.ts';

export { listFolder, toFolderProblem } from './folder.ts';
export { type AlignedFiles, type AlignedPair, alignFiles, type PairOptions, readPairList } from './pairs.ts';
export { ADDED_PREFIX } from './offer.ts';
export type { LearningProgress } from './learning.ts';
export type { Added, SourceOutcome } from './outcome.ts';
export type { Progress, RunReport } from './progress.ts';

/** Known to `isCurrentReader`: such a source is not tried again. */
const TOO_LARGE_READER = 'refused/1';
/** What failed in this process is not tried again by it, or a run would never end; the next process tries once more. */
const FAILED_HERE = `failed/${Date.now()}`;

/** A lexicon of 50,000 sentences takes a minute or two to learn; what takes much longer hangs. */
const LEARNING_MS = 60 * 60_000;

export interface WorkOptions {
  readonly archive: Archive;
  /** The folder of documents; null where there is none (a server's archive). */
  readonly folder: string | null;
  readonly crewSize?: number;
  /** Milliseconds one source may take. */
  readonly budgetMs?: number;
  /** Is told of every change of the progress. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Work {
  readonly progress: () => Progress;
  /** Looks through the folder and reads what is new; a call while a run goes on asks for one more look after it. */
  readonly run: () => Promise<RunReport | null>;
  /**
   * Lets the archive learn from what it holds, in the background; a call while it does asks for one more look after it. Runs
   * begin it by themselves.
   */
  readonly learn: () => Promise<void>;
  /** Mends what a kill left behind and makes the index whole, as every run does at its end: for whoever looks through no folder. */
  readonly refresh: () => Promise<void>;
  /** Adds files and folders by their paths and reads them. */
  readonly add: (paths: readonly string[]) => Promise<Added>;
  /** What became of each source since the last look through the folder, in the order of their names. */
  readonly outcomes: () => readonly SourceOutcome[];
  /** Stops: what is being kept is kept, what is being read stays in the queue for the next run. */
  readonly close: () => Promise<void>;
}

/** Starts the crew for one archive; nothing is read before `run` or `add`. */
export function startWork(options: WorkOptions): Work {
  const { archive, folder } = options;
  const crew = startCrew({
    ...(options.crewSize === undefined ? {} : { size: options.crewSize }),
    ...(options.budgetMs === undefined ? {} : { budgetMs: options.budgetMs }),
  });
  // Learning has a thread of its own: whoever adds a document does not wait for it.
  const scholar = startCrew({ size: 1, budgetMs: LEARNING_MS });
  let progress = IDLE;
  let outcomes: SourceOutcome[] = [];
  const stopping = new AbortController();
  let current: Promise<RunReport | null> | undefined;
  let again: Promise<RunReport | null> | undefined;

  const tell = (change: Partial<Progress>): void => {
    progress = { ...progress, ...change };
    options.onProgress?.(progress);
  };
  const readQueue = async (): Promise<void> => {
    const isStopped = (): boolean => stopping.signal.aborted;
    await readAll({
      archive,
      crew,
      tell,
      note: (outcome) => outcomes.push(outcome),
      isStopped,
      progress: () => progress,
      knowledge: await packKnowledge(archive),
    });
  };
  let learning: Promise<void> | undefined;
  let learningAgain: Promise<void> | undefined;
  let refreshing: Promise<void> | undefined;
  const learn = (): Promise<void> => {
    const isStopped = (): boolean => stopping.signal.aborted;
    const tellLearning = (state: LearningProgress | null): void => {
      tell({ learning: state });
    };
    if (learning === undefined) {
      learning = learnArchive({ archive, crew: scholar, isStopped, tell: tellLearning }).finally(() => {
        learning = undefined;
      });
      return learning;
    }
    learningAgain ??= learning
      .catch(() => undefined)
      .then(() => {
        learningAgain = undefined;
        return isStopped() ? undefined : learn();
      });
    return learningAgain;
  };
  /** Begins to learn without waiting for it; what goes wrong is tried again with the next run. */
  const beginLearning = (): void => void learn().catch(() => undefined);
  /** An index made by an older program, or lost, is made again while the old one serves; else this is one look. */
  const refresh = async (): Promise<void> => {
    try {
      const onProgress = (done: number, total: number): void => {
        tell({ indexing: { done, total } });
      };
      await refreshIndex(archive, { signal: stopping.signal, onProgress });
    } finally {
      tell({ indexing: null });
    }
  };
  const mend = async (): Promise<void> => {
    await settleLate(archive);
    await refresh();
  };
  const once = async (): Promise<RunReport | null> => {
    if (stopping.signal.aborted) return null;
    tell({ ...IDLE, learning: progress.learning, indexing: progress.indexing, running: true, phase: 'looking' });
    outcomes = [];
    try {
      const report = folder === null ? null : await offerFolder(archive, folder);
      tell({ report });
      await readQueue();
      await mend();
      return report;
    } finally {
      tell({ running: false, phase: 'idle', current: null });
      beginLearning();
    }
  };
  const run = (): Promise<RunReport | null> => {
    if (current === undefined) {
      current = once().finally(() => {
        current = undefined;
      });
      return current;
    }
    again ??= current
      .catch(() => null)
      .then(() => {
        again = undefined;
        return run();
      });
    return again;
  };

  return {
    progress: () => progress,
    // Several threads read, so that sources end in any order.
    outcomes: () => outcomes.toSorted((a, b) => (a.source < b.source ? -1 : 1)),
    run,
    learn,
    refresh: () => (refreshing ??= mend()),
    add: async (paths) => {
      await (current ?? Promise.resolve()).catch(() => null);
      const offered = await addPaths(archive, folder, paths);
      const before = outcomes.length;
      await readQueue();
      const read = new Set(outcomes.slice(before).map(({ source }) => source));
      tell({ running: false, phase: 'idle', current: null });
      beginLearning();
      return await gatherAdded(archive, offered, read);
    },
    close: async () => {
      stopping.abort();
      await crew.close();
      await scholar.close();
      await (learning ?? Promise.resolve()).catch(() => null);
      await (refreshing ?? Promise.resolve()).catch(() => null);
      await (current ?? Promise.resolve()).catch(() => null);
    },
  };
}

interface QueueReading {
  readonly archive: Archive;
  readonly crew: Crew;
  readonly tell: (change: Partial<Progress>) => void;
  readonly note: (outcome: SourceOutcome) => void;
  readonly progress: () => Progress;
  readonly isStopped: () => boolean;
  /** What the archive knew of its languages when the run began. */
  readonly knowledge: PackedKnowledge;
}

/** Sources in hand beyond those being read: while one is kept, the next is read already; more would only fill the memory. */
const AHEAD = 1;

/** Takes sources from the queue until it is empty: as many at a time as the crew has hands, and one that is being kept. */
async function readAll({ archive, crew, tell, note, progress, isStopped, knowledge }: QueueReading): Promise<void> {
  const startedAt = Date.now();
  const { sources, bytes: totalBytes } = await archive.measureUnread();
  tell({ phase: 'reading', running: true, total: sources, totalBytes, bytes: 0, done: 0, failed: 0, records: 0 });
  const inHand = new Set<Promise<void>>();
  const readOne = async (source: StoredSource): Promise<void> => {
    tell({ current: source.key });
    const packed = await readSourceFiles(archive, crew, source, knowledge);
    // Closed meanwhile: the source stays in the queue.
    if (packed === undefined) return;
    const result = packed.reader === FAILED_READER ? { ...packed, reader: FAILED_HERE } : packed;
    await keepSource(archive, source, result, () => unpackKnowledge(knowledge));
    note(toOutcome(source, packed));
    const hasFailed = packed.problems.some((problem) => ERRORS[problem.code].severity === 'error');
    const before = progress();
    const counted = {
      ...before,
      done: before.done + 1,
      total: Math.max(before.total, before.done + 1),
      failed: before.failed + (hasFailed ? 1 : 0),
      records: before.records + countRecords(packed),
      bytes: before.bytes + source.files.reduce((sum, file) => sum + file.size, 0),
    };
    tell(withRate(counted, Date.now() - startedAt));
  };
  while (!isStopped()) {
    const room = crew.size + AHEAD - inHand.size;
    const claimed =
      room > 0
        ? await archive.claimUnread(room, { current: (reader) => reader === FAILED_HERE || isCurrentReader(reader) })
        : [];
    for (const source of claimed) {
      const task: Promise<void> = readOne(source).finally(() => inHand.delete(task));
      inHand.add(task);
    }
    if (inHand.size === 0) break;
    await Promise.race(inHand);
  }
  await Promise.all(inHand);
}

/** A source larger than this is not taken into memory at all; the readers have limits of their own below it. */
const LARGEST_SOURCE = 256 * 1024 * 1024;

/** Reads a source from its kept files; one that is lost or damaged is a problem of this source, not the end of the run. */
async function readSourceFiles(
  archive: Archive,
  crew: Crew,
  source: StoredSource,
  knowledge: PackedKnowledge,
): Promise<PackedSource | undefined> {
  const size = source.files.reduce((sum, file) => sum + file.size, 0);
  if (size > LARGEST_SOURCE) {
    const toMb = (bytes: number): string => `${Math.round(bytes / (1024 * 1024))} MB`;
    const values = { size: toMb(size), limit: toMb(LARGEST_SOURCE) };
    return { reader: TOO_LARGE_READER, parts: [], problems: [toProblem('TOO_LARGE', values, { file: source.key })] };
  }
  try {
    return await crew.read(
      source.key,
      await Promise.all(
        source.files.map(async (file): Promise<SourceFile> => {
          return { path: file.path, bytes: await archive.readFile(file.sha256) };
        }),
      ),
      knowledge,
    );
  } catch (error) {
    if (!(error instanceof SverkaError)) throw error;
    return { reader: FAILED_READER, parts: [], problems: [{ ...error.problem, file: source.key }] };
  }
}
