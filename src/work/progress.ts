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
  /** Key of the source last taken up. */
  readonly current: string | null;
  /** Sources a second over the whole run, and the seconds left at that rate. */
  readonly rate: number | null;
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
  current: null,
  rate: null,
  secondsLeft: null,
  report: null,
  learning: null,
  indexing: null,
};

/** Adds rate and time left, from the milliseconds a run has taken so far. */
export function withRate(progress: Progress, elapsedMs: number): Progress {
  if (progress.done === 0 || elapsedMs <= 0) return { ...progress, rate: null, secondsLeft: null };
  const rate = progress.done / (elapsedMs / 1000);
  return { ...progress, rate, secondsLeft: Math.round((progress.total - progress.done) / rate) };
}
