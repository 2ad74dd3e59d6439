/** What the commands print: results on standard output, everything else on standard error; with `--json` one document and nothing besides. */
import { ERRORS, type Problem, SverkaError, toProblem } from '../errors.ts';
import type { Progress } from '../work/work.ts';

export interface Terminal {
  readonly isJson: boolean;
  /** A line of the result, for people; silent with `--json`. */
  readonly say: (line: string) => void;
  /** The result, for programs; silent without `--json`. */
  readonly json: (value: unknown) => void;
  /** Text that is the result in both cases (a file format). */
  readonly write: (text: string) => void;
  /** The same chunk by chunk, as fast as the reader takes it; a reader that goes away (`| head`) ends it. */
  readonly stream: (chunks: AsyncIterable<string> | Iterable<string>) => Promise<void>;
  /** A line beside the result. */
  readonly aside: (line: string) => void;
  readonly problem: (problem: Problem) => void;
  readonly progress: (progress: Progress) => void;
}

const PROGRESS_EVERY_MS = 250;

export function openTerminal(isJson: boolean): Terminal {
  const isLive = process.stderr.isTTY;
  let lastShown = 0;
  let lineIsOpen = false;
  const closeLine = (): void => {
    if (lineIsOpen) process.stderr.write('\r\u001B[K');
    lineIsOpen = false;
  };
  const aside = (line: string): void => {
    closeLine();
    process.stderr.write(`${line}\n`);
  };
  return {
    isJson,
    say: (line) => {
      if (isJson) return;
      closeLine();
      process.stdout.write(`${line}\n`);
    },
    json: (value) => {
      if (isJson) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    write: (text) => {
      closeLine();
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    stream: async (chunks) => {
      closeLine();
      // Once the reader is gone nothing is left to say.
      process.stdout.on('error', () => undefined);
      for await (const chunk of chunks) {
        if (process.stdout.destroyed) return;
        await new Promise<void>((resolve) => {
          process.stdout.write(chunk, () => {
            resolve();
          });
        });
      }
    },
    aside,
    problem: (problem) => {
      aside(formatProblem(problem));
    },
    progress: (progress) => {
      if (!isLive || isJson) return;
      if (!progress.running) {
        closeLine();
        return;
      }
      const now = Date.now();
      if (now - lastShown < PROGRESS_EVERY_MS) return;
      lastShown = now;
      lineIsOpen = true;
      process.stderr.write(`\r\u001B[K${formatProgress(progress)}`);
    },
  };
}

/** `EMPTY_FILE letter.txt (line 3): The file is empty. …` */
export function formatProblem(problem: Problem): string {
  const where = [problem.file, problem.at === undefined ? undefined : `(${problem.at})`].filter(
    (part) => part !== undefined,
  );
  return `${problem.code}${where.length > 0 ? ` ${where.join(' ')}` : ''}: ${problem.message}`;
}

/** `Reading 12 of 340 · 96 records · 8.2 a second · 1.6 MB a second · 2 min left · letters/1934.xml` */
export function formatProgress(progress: Progress): string {
  if (progress.phase === 'looking') return 'Looking through the folder …';
  const parts = [`Reading ${progress.done} of ${progress.total}`];
  if (progress.records > 0) parts.push(`${progress.records} records`);
  if (progress.rate !== null && progress.rate >= 1) parts.push(`${progress.rate.toFixed(1)} a second`);
  if (progress.byteRate !== null && progress.byteRate >= 100_000)
    parts.push(`${(progress.byteRate / 1e6).toFixed(1)} MB a second`);
  if (progress.secondsLeft !== null && progress.secondsLeft > 2)
    parts.push(`${formatSeconds(progress.secondsLeft)} left`);
  if (progress.current !== null) parts.push(progress.current);
  return parts.join(' · ').slice(0, (process.stderr.columns || 100) - 1);
}

function formatSeconds(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** The exit status that a list of problems asks for: 0, or 1 where one of them is an error. */
export function toExit(problems: readonly Problem[]): 0 | 1 {
  return problems.some((problem) => ERRORS[problem.code].severity === 'error') ? 1 : 0;
}

/** Turns whatever was thrown into one problem; a fault of ours becomes INTERNAL with its message, never a stack trace. */
export function toThrownProblem(error: unknown): Problem {
  if (error instanceof SverkaError) return error.problem;
  return toProblem('INTERNAL', { reason: error instanceof Error ? error.message : String(error) });
}
