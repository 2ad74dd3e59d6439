/**
 * The work room: runs.
 *
 * In: an open archive and the folder it belongs to. Out: everything in the folder read, aligned and findable, with
 * progress while it goes. Why here: the pipeline says what is done to one source; this room says when, how many at a
 * time, and what happens when one takes too long or the program is stopped. A run can be stopped at any moment: what is
 * not read yet stays in the archive's queue, and the next run goes on there.
 */
import type { Archive } from '../archive/archive.ts';
import { settleLate } from '../pipeline.ts';
import { refreshIndex } from '../search/search.ts';
import { addPaths } from './add.ts';
import { openArrivals } from './arrivals.ts';
import { startCrew } from './crew.ts';
import { learnArchive, type LearningProgress, packKnowledge } from './learning.ts';
import { offerFolder } from './offer.ts';
import { type Added, gatherAdded, type SourceOutcome } from './outcome.ts';
import { IDLE, type Progress, type RunReport } from './progress.ts';
import { readQueue } from './read-queue.ts';

export { listFolder, toFolderProblem } from './folder.ts';
export { type AlignedFiles, type AlignedPair, alignFiles, type PairOptions, readPairList } from './pairs.ts';
export { ADDED_PREFIX } from './offer.ts';
export type { LearningProgress } from './learning.ts';
export type { Added, SourceOutcome } from './outcome.ts';
export type { Progress, RunReport } from './progress.ts';

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
  /** Reads the queue while `offer` fills it; gives what `offer` gives. Where that fails, what is in hand is kept and no more taken. */
  const readOffered = async <T>(offer: (onOffered: () => void) => Promise<T>): Promise<T> => {
    const arrivals = openArrivals();
    const offering = offer(arrivals.come).finally(arrivals.end);
    let hasFailed = false;
    offering.catch(() => (hasFailed = true));
    const reading = arrivals.begun.then(async () => {
      const isStopped = (): boolean => stopping.signal.aborted || hasFailed;
      const note = (outcome: SourceOutcome): unknown => outcomes.push(outcome);
      // What the archive knows of its languages begins with the glossaries, which were offered before anything else.
      const knowledge = await packKnowledge(archive);
      await readQueue({ archive, crew, tell, note, isStopped, progress: () => progress, knowledge, arrivals });
    });
    await Promise.allSettled([offering, reading]);
    await reading;
    return await offering;
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
      const report = await readOffered(async (onOffered) => {
        const found = folder === null ? null : await offerFolder(archive, folder, onOffered);
        tell({ report: found });
        return found;
      });
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
      const before = outcomes.length;
      try {
        const offered = await readOffered((onOffered) => addPaths(archive, folder, paths, onOffered));
        const read = new Set(outcomes.slice(before).map(({ source }) => source));
        return await gatherAdded(archive, offered, read);
      } finally {
        tell({ running: false, phase: 'idle', current: null });
        beginLearning();
      }
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
