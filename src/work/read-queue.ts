/**
 * Reads the queue of an archive until it is empty and nothing more is on its way into it.
 *
 * Files are still being copied into the archive while the first of them are read: a folder of large volumes takes seconds to copy,
 * on one core and the disk.
 */
import type { Archive, StoredSource } from '../archive/archive.ts';
import { ERRORS, SverkaError, toProblem } from '../errors.ts';
import { isCurrentReader, type SourceFile } from '../ingest/ingest.ts';
import { keepSource, type PackedSource } from '../pipeline.ts';
import type { Arrivals } from './arrivals.ts';
import type { Crew } from './crew.ts';
import { countRecords, type SourceOutcome, toOutcome } from './outcome.ts';
import { type Progress, withRate } from './progress.ts';
import { FAILED_READER, type PackedKnowledge, unpackKnowledge } from './tasks.ts';

/** Known to `isCurrentReader`: such a source is not tried again. */
const TOO_LARGE_READER = 'refused/1';
/** What failed in this process is not tried again by it, or a run would never end; the next process tries once more. */
const FAILED_HERE = `failed/${Date.now()}`;

export interface QueueReading {
  readonly archive: Archive;
  readonly crew: Crew;
  readonly tell: (change: Partial<Progress>) => void;
  readonly note: (outcome: SourceOutcome) => void;
  readonly progress: () => Progress;
  readonly isStopped: () => boolean;
  /** What the archive knew of its languages when the run began. */
  readonly knowledge: PackedKnowledge;
  readonly arrivals: Arrivals;
}

/**
 * Sources in hand beyond those being read: some wait to be read, some to be kept, one after the other. With one alone a thread had
 * nothing to do whenever both ended their sources at about the same time.
 */
const AHEAD = 4;
/** One alone where the files of those in hand have more bytes than this: more would only fill the memory. */
const AHEAD_BYTES = 32 * 1024 * 1024;

/** Counting what waits reads all of it: it is counted again once that can take a twentieth of the time at most. */
const COUNT_REST = 20;

/** Takes sources from the queue until it is empty and the arrivals are over: as many at a time as the crew has hands, and some ahead. */
export async function readQueue(reading: QueueReading): Promise<void> {
  const { archive, crew, tell, isStopped, arrivals } = reading;
  const startedAt = Date.now();
  tell({ phase: 'reading', running: true, total: 0, totalBytes: 0, bytes: 0, done: 0, failed: 0, records: 0 });
  const inHand = new Map<Promise<void>, number>();
  let mayHold = true;
  let isCounted = false;
  let countFrom = 0;
  while (!isStopped()) {
    // Asked before the queue is, so that nothing comes in between.
    const areOver = arrivals.areOver();
    const next = arrivals.next();
    if (!isCounted && (areOver || Date.now() >= countFrom)) {
      const began = Date.now();
      await countTotal(reading);
      isCounted = true;
      countFrom = Date.now() + COUNT_REST * (Date.now() - began);
    }
    const bytes = [...inHand.values()].reduce((sum, one) => sum + one, 0);
    const room = crew.size + (bytes > AHEAD_BYTES ? 1 : AHEAD) - inHand.size;
    const claimed: readonly StoredSource[] =
      room > 0 && (mayHold || areOver)
        ? await archive.claimUnread(room, { current: (reader) => reader === FAILED_HERE || isCurrentReader(reader) })
        : [];
    if (room > 0) mayHold = claimed.length === room;
    for (const source of claimed) {
      const task: Promise<void> = readOne(reading, source, startedAt).finally(() => inHand.delete(task));
      inHand.set(task, toBytes(source));
    }
    if (inHand.size === 0 && areOver) break;
    const news = next.then(() => {
      mayHold = true;
      isCounted = false;
    });
    await Promise.race(areOver ? inHand.keys() : [news, ...inHand.keys()]);
  }
  await Promise.all(inHand.keys());
}

const toBytes = (source: StoredSource): number => source.files.reduce((sum, file) => sum + file.size, 0);

/** Tells how much there is to read: what was read in this run, and what waits. */
async function countTotal({ archive, tell, progress }: QueueReading): Promise<void> {
  const { sources, bytes } = await archive.measureUnread();
  const { done, bytes: read } = progress();
  tell({ total: done + sources, totalBytes: read + bytes });
}

async function readOne(reading: QueueReading, source: StoredSource, startedAt: number): Promise<void> {
  const { archive, crew, tell, note, progress, knowledge } = reading;
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
    bytes: before.bytes + toBytes(source),
  };
  tell(withRate(counted, Date.now() - startedAt));
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
  const size = toBytes(source);
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
