/**
 * The crew: threads that read sources, so that a long book blocks neither the pages nor the other documents.
 *
 * A source that takes longer than its budget is stopped together with its thread, and a new thread takes the place; a
 * thread that dies takes only its own source with it. Where the program runs from TypeScript (the tests), there is no
 * script a thread could load on Node 20, and sources are read on the caller's thread.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { toProblem } from '../errors.ts';
import type { SourceFile } from '../ingest/ingest.ts';
import { type PreparedSource, prepareSource } from '../pipeline.ts';

export interface Crew {
  /** How many sources can be read at the same time. */
  readonly size: number;
  /** Reads one source; never rejects for what stands in the files. Gives undefined where the crew was closed meanwhile. */
  readonly read: (files: readonly SourceFile[]) => Promise<PreparedSource | undefined>;
  /** Lets go of whatever is being read. */
  readonly close: () => Promise<void>;
}

/** What a thread is sent and sends back. */
export interface CrewTask {
  readonly files: readonly SourceFile[];
}

const IS_SOURCE = import.meta.url.endsWith('.ts');

interface Hand {
  worker: Worker;
  busy: boolean;
}

/** The reader of a source that could not be read for a reason outside its files; it is tried again when the program next starts. */
export const FAILED_READER = 'failed/1';

function toFailure(
  code: 'READ_FAILED' | 'TOO_SLOW',
  values: Record<string, string>,
  files: readonly SourceFile[],
): PreparedSource {
  const file = files[0]?.path;
  return { reader: FAILED_READER, items: [], problems: [toProblem(code, values, file === undefined ? {} : { file })] };
}

/** Gives a crew of threads (default: one a core but one, at most 8); `budgetMs` is what one source may take. */
export function startCrew(options: { readonly size?: number; readonly budgetMs?: number } = {}): Crew {
  const budgetMs = options.budgetMs ?? 10 * 60_000;
  if (IS_SOURCE) return { size: 1, read: readHere, close: () => Promise.resolve() };
  const size = options.size ?? Math.min(8, Math.max(1, availableParallelism() - 1));
  const hands: Hand[] = [];
  const waiting: ((hand: Hand) => void)[] = [];
  let closed = false;
  const isClosed = (): boolean => closed;

  const hire = (): Worker => {
    const worker = new Worker(new URL('./reader.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 4096 },
    });
    worker.unref();
    return worker;
  };

  const take = (): Promise<Hand> => {
    const free = hands.find((hand) => !hand.busy);
    if (free !== undefined) {
      free.busy = true;
      return Promise.resolve(free);
    }
    if (hands.length < size) {
      const hand = { worker: hire(), busy: true };
      hands.push(hand);
      return Promise.resolve(hand);
    }
    return new Promise((resolve) => waiting.push(resolve));
  };

  const give = (hand: Hand): void => {
    const next = waiting.shift();
    if (next === undefined) hand.busy = false;
    else next(hand);
  };

  const read = async (files: readonly SourceFile[]): Promise<PreparedSource | undefined> => {
    const hand = await take();
    if (isClosed()) return undefined;
    hand.worker.ref();
    try {
      const prepared = await readWith(hand, files, budgetMs, () => (isClosed() ? undefined : hire()));
      return isClosed() ? undefined : prepared;
    } finally {
      hand.worker.unref();
      give(hand);
    }
  };

  const close = async (): Promise<void> => {
    closed = true;
    await Promise.all(hands.map((hand) => hand.worker.terminate()));
  };
  return { size, read, close };
}

function readWith(
  hand: Hand,
  files: readonly SourceFile[],
  budgetMs: number,
  hire: () => Worker | undefined,
): Promise<PreparedSource> {
  const { worker } = hand;
  return new Promise((resolve) => {
    const finish = (result: PreparedSource, replace: boolean): void => {
      clearTimeout(timer);
      // One by one: the thread has listeners of its own that must stay.
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      if (replace) {
        void worker.terminate();
        hand.worker = hire() ?? worker;
      }
      resolve(result);
    };
    const fail = (reason: string): void => {
      finish(toFailure('READ_FAILED', { reason }, files), true);
    };
    const onMessage = (result: PreparedSource): void => {
      finish(result, false);
    };
    const onError = (error: Error): void => {
      fail(error.message);
    };
    const onExit = (code: number): void => {
      fail(`the thread ended with ${code}`);
    };
    const timer = setTimeout(() => {
      finish(toFailure('TOO_SLOW', { limit: `${Math.round(budgetMs / 1000)} s` }, files), true);
    }, budgetMs);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    // The bytes are handed over, not copied, where they have memory of their own.
    const own = files.flatMap(({ bytes }) =>
      bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [],
    );
    worker.postMessage({ files } satisfies CrewTask, own);
  });
}

/** Reads a source on this thread. */
export async function readHere(files: readonly SourceFile[]): Promise<PreparedSource> {
  try {
    return await prepareSource(files);
  } catch (error) {
    return toFailure('READ_FAILED', { reason: error instanceof Error ? error.message : String(error) }, files);
  }
}
