/**
 * The crew: threads that read, align and learn, so that a long book blocks neither the pages nor the other documents.
 *
 * A task that takes longer than its budget is stopped together with its thread, and a new thread takes the place; a
 * thread that dies takes only its own task with it. Where the program runs from TypeScript (the tests), there is no
 * script a thread could load on Node 20, and tasks are done on the caller's thread.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Advice } from '../align/align.ts';
import type { DerivedRecord } from '../archive/archive.ts';
import type { SourceFile } from '../ingest/ingest.ts';
import type { Text } from '../model/text.ts';
import type { Lesson } from '../knowledge/knowledge.ts';
import type { PackedSource } from '../pipeline.ts';
import {
  type CrewResults,
  type CrewTask,
  type DecidedRecord,
  doTask,
  KNOWS_NOTHING,
  type PackedKnowledge,
  toFailedSource,
} from './tasks.ts';

export interface Crew {
  /** How many tasks can be done at the same time. */
  readonly size: number;
  /** Reads one source; never rejects for what stands in the files. Gives undefined where the crew was closed meanwhile. */
  readonly read: (
    source: string,
    files: readonly SourceFile[],
    knowledge?: PackedKnowledge,
  ) => Promise<PackedSource | undefined>;
  /** Lays records out with what is known now; undefined where that failed, took too long, or the crew was closed. */
  readonly layOut: (
    records: readonly DecidedRecord[],
    knowledge: PackedKnowledge,
  ) => Promise<readonly DerivedRecord[] | undefined>;
  /** Learns from pairs of texts; undefined where that failed, took too long, or the crew was closed. */
  readonly learn: (
    pairs: readonly { readonly original: Text; readonly translation: Text }[],
    advice: Advice,
  ) => Promise<Lesson | undefined>;
  /** Lets go of whatever is being done. */
  readonly close: () => Promise<void>;
}

const IS_SOURCE = import.meta.url.endsWith('.ts');

interface Hand {
  worker: Worker;
  busy: boolean;
  /** The version of what the thread knows. */
  knows: string;
}

/** How a task ended: with its result, or not. */
type Outcome<T> = { readonly result: T } | { readonly failed: 'READ_FAILED' | 'TOO_SLOW'; readonly reason: string };

/** Gives a crew of threads (default: one a core, at most 8: the thread that writes waits most of the time); `budgetMs` is what one task may take. */
export function startCrew(options: { readonly size?: number; readonly budgetMs?: number } = {}): Crew {
  const budgetMs = options.budgetMs ?? 10 * 60_000;
  const size = options.size ?? Math.min(8, availableParallelism());
  const hands: Hand[] = [];
  const waiting: ((hand: Hand) => void)[] = [];
  let closed = false;
  const isClosed = (): boolean => closed;

  const hire = (): Worker => {
    const worker = new Worker(new URL('./reader.js', import.meta.url), {
      // A larger nursery than this saved no time, and each thread has one of its own.
      resourceLimits: { maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 32 },
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
      const hand = { worker: hire(), busy: true, knows: '' };
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

  const run = async <K extends keyof CrewResults>(
    task: Extract<CrewTask, { readonly kind: K }>,
  ): Promise<Outcome<CrewResults[K]> | undefined> => {
    if (IS_SOURCE) return doHere<CrewResults[K]>(task, isClosed);
    const hand = await take();
    if (isClosed()) return undefined;
    hand.worker.ref();
    try {
      const outcome = await doWith<CrewResults[K]>(hand, task, budgetMs, () => (isClosed() ? undefined : hire()));
      return isClosed() ? undefined : outcome;
    } finally {
      hand.worker.unref();
      give(hand);
    }
  };

  const resultOf = <T>(outcome: Outcome<T> | undefined): T | undefined =>
    outcome !== undefined && 'result' in outcome ? outcome.result : undefined;

  return {
    size: IS_SOURCE ? 1 : size,
    read: async (source, files, knowledge = KNOWS_NOTHING) => {
      const outcome = await run<'read'>({ kind: 'read', source, files, knowledge });
      if (outcome === undefined || 'result' in outcome) return outcome?.result;
      const { failed, reason } = outcome;
      return toFailedSource(files, failed, failed === 'TOO_SLOW' ? { limit: reason } : { reason });
    },
    layOut: async (records, knowledge) => resultOf(await run<'lay-out'>({ kind: 'lay-out', records, knowledge })),
    learn: async (pairs, advice) => resultOf(await run<'learn'>({ kind: 'learn', pairs, advice })),
    close: async () => {
      closed = true;
      await Promise.all(hands.map((hand) => hand.worker.terminate()));
    },
  };
}

async function doHere<T>(task: CrewTask, isClosed: () => boolean): Promise<Outcome<T> | undefined> {
  // A breath between two tasks, so that a program whose only thread this is can be stopped.
  await new Promise((resolve) => setImmediate(resolve));
  if (isClosed()) return undefined;
  return { result: (await doTask(task)) as T };
}

function doWith<T>(hand: Hand, task: CrewTask, budgetMs: number, hire: () => Worker | undefined): Promise<Outcome<T>> {
  const { worker } = hand;
  return new Promise((resolve) => {
    const finish = (outcome: Outcome<T>, replace: boolean): void => {
      clearTimeout(timer);
      // One by one: the thread has listeners of its own that must stay.
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      if (replace) {
        void worker.terminate();
        hand.worker = hire() ?? worker;
        hand.knows = '';
      }
      resolve(outcome);
    };
    const fail = (reason: string): void => {
      finish({ failed: 'READ_FAILED', reason }, true);
    };
    const onMessage = (answer: { readonly result: T } | { readonly error: string }): void => {
      if ('error' in answer) finish({ failed: 'READ_FAILED', reason: answer.error }, false);
      else finish(answer, false);
    };
    const onError = (error: Error): void => {
      fail(error.message);
    };
    const onExit = (code: number): void => {
      fail(`the thread ended with ${code}`);
    };
    const timer = setTimeout(() => {
      finish({ failed: 'TOO_SLOW', reason: `${Math.round(budgetMs / 1000)} s` }, true);
    }, budgetMs);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    // The bytes are handed over, not copied, where they have memory of their own.
    const own = (task.kind === 'read' ? task.files : []).flatMap(({ bytes }) =>
      bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [],
    );
    worker.postMessage(toMessage(hand, task), own);
  });
}

/** Leaves out what the thread knows already. */
function toMessage(hand: Hand, task: CrewTask): CrewTask {
  if (task.kind === 'learn') return task;
  const { version } = task.knowledge;
  if (hand.knows === version) return { ...task, knowledge: { version } };
  hand.knows = version;
  return task;
}
