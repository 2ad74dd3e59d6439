/**
 * The work room: runs.
 *
 * In: an open archive and the folder it belongs to. Out: everything in the folder read, aligned and findable, with
 * progress while it goes. Why here: the pipeline says what is done to one source; this room says when, how many at a
 * time, and what happens when one takes too long or the program is stopped. A run can be stopped at any moment: what is
 * not read yet stays in the archive's queue, and the next run goes on there.
 */
import type { Archive, StoredSource } from '../archive/archive.ts';
import { ERRORS } from '../errors.ts';
import { isCurrentReader, type SourceFile } from '../ingest/ingest.ts';
import { keepSource } from '../pipeline.ts';
import { addPaths } from './add.ts';
import { type Crew, startCrew } from './crew.ts';
import { type Offered, offerFolder } from './offer.ts';
import { IDLE, type Progress, type RunReport, withRate } from './progress.ts';

export { listFolder, toFolderProblem } from './folder.ts';
export type { Offered } from './offer.ts';
export type { Progress, RunReport } from './progress.ts';

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
  /** Adds files and folders by their paths and reads them. */
  readonly add: (paths: readonly string[]) => Promise<Offered>;
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
  let progress = IDLE;
  let stopped = false;
  let current: Promise<RunReport | null> | undefined;
  let again: Promise<RunReport | null> | undefined;

  const tell = (change: Partial<Progress>): void => {
    progress = { ...progress, ...change };
    options.onProgress?.(progress);
  };
  const readQueue = async (): Promise<void> => {
    await readAll({ archive, crew, tell, isStopped: () => stopped, progress: () => progress });
  };
  const once = async (): Promise<RunReport | null> => {
    tell({ ...IDLE, running: true, phase: 'looking' });
    try {
      const report = folder === null ? null : await offerFolder(archive, folder);
      tell({ report });
      await readQueue();
      return report;
    } finally {
      tell({ running: false, phase: 'idle', current: null });
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
    run,
    add: async (paths) => {
      await (current ?? Promise.resolve()).catch(() => null);
      const offered = await addPaths(archive, folder, paths);
      await readQueue();
      tell({ running: false, phase: 'idle', current: null });
      return offered;
    },
    close: async () => {
      stopped = true;
      await crew.close();
      await (current ?? Promise.resolve()).catch(() => null);
    },
  };
}

interface QueueReading {
  readonly archive: Archive;
  readonly crew: Crew;
  readonly tell: (change: Partial<Progress>) => void;
  readonly progress: () => Progress;
  readonly isStopped: () => boolean;
}

/** Takes sources from the queue until it is empty: as many at a time as the crew has hands. */
async function readAll({ archive, crew, tell, progress, isStopped }: QueueReading): Promise<void> {
  const startedAt = Date.now();
  tell({ phase: 'reading', running: true, total: await archive.countUnread(), done: 0, failed: 0, records: 0 });
  const inHand = new Set<Promise<void>>();
  const readOne = async (source: StoredSource): Promise<void> => {
    tell({ current: source.key });
    const files = await readFiles(archive, source);
    const prepared = await crew.read(files);
    // Closed meanwhile: the source stays in the queue.
    if (prepared === undefined) return;
    await keepSource(archive, source, prepared);
    const hasFailed = prepared.problems.some((problem) => ERRORS[problem.code].severity === 'error');
    const before = progress();
    const counted = {
      ...before,
      done: before.done + 1,
      total: Math.max(before.total, before.done + 1),
      failed: before.failed + (hasFailed ? 1 : 0),
      records: before.records + prepared.items.length,
    };
    tell(withRate(counted, Date.now() - startedAt));
  };
  while (!isStopped()) {
    const room = crew.size - inHand.size;
    const claimed = room > 0 ? await archive.claimUnread(room, { current: isCurrentReader }) : [];
    for (const source of claimed) {
      const task: Promise<void> = readOne(source).finally(() => inHand.delete(task));
      inHand.add(task);
    }
    if (inHand.size === 0) break;
    await Promise.race(inHand);
  }
  await Promise.all(inHand);
}

async function readFiles(archive: Archive, source: StoredSource): Promise<readonly SourceFile[]> {
  return Promise.all(
    source.files.map(async (file) => ({ path: file.path, bytes: await archive.readFile(file.sha256) })),
  );
}
