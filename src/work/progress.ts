/** How far a run is: shown on the terminal, on the import page and by `/api/status`. */
import type { Problem } from '../errors.ts';
import type { LearningProgress } from './learning.ts';

export type RunPhase = 'idle' | 'looking' | 'reading';

/** What a run found in the folder. */
export interface RunReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly missing: number;
  readonly returned: number;
  /** What could not even be looked at: folders without permission, links that lead out. */
  readonly problems: readonly Problem[];
}

export interface Progress {
  readonly phase: RunPhase;
  readonly running: boolean;
  /** Sources, of this run: all, read, and read with an error. */
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly records: number;
  /** Bytes of the files of these sources: all, and read. */
  readonly totalBytes: number;
  readonly bytes: number;
  /** Key of the source last taken up. */
  readonly current: string | null;
  /** Sources and bytes a second over the whole run, and the seconds left at that pace. */
  readonly rate: number | null;
  readonly byteRate: number | null;
  readonly secondsLeft: number | null;
  readonly report: RunReport | null;
  /** What the archive is learning from itself just now; reading may go on at the same time. */
  readonly learning: LearningProgress | null;
  /** Records of the search index that is being made anew: done, and all that want it; null where none does. */
  readonly indexing: { readonly done: number; readonly total: number } | null;
}

export const IDLE: Progress = {
  phase: 'idle',
  running: false,
  total: 0,
  done: 0,
  failed: 0,
  records: 0,
  totalBytes: 0,
  bytes: 0,
  current: null,
  rate: null,
  byteRate: null,
  secondsLeft: null,
  report: null,
  learning: null,
  indexing: null,
};

/** What a source costs besides its bytes, in bytes: an empty file is read as fast as so many bytes of a volume. */
const SOURCE_COST = 20_000;

/** Adds rates and time left, from the milliseconds a run has taken so far: by bytes, for one volume is as long as a thousand letters. */
export function withRate(progress: Progress, elapsedMs: number): Progress {
  const { done, total, bytes, totalBytes } = progress;
  if (done === 0 || elapsedMs <= 0) return { ...progress, rate: null, byteRate: null, secondsLeft: null };
  const seconds = elapsedMs / 1000;
  const spent = bytes + done * SOURCE_COST;
  const left = Math.max(0, totalBytes - bytes) + (total - done) * SOURCE_COST;
  return {
    ...progress,
    rate: done / seconds,
    byteRate: bytes / seconds,
    secondsLeft: Math.round((left / spent) * seconds),
  };
}
