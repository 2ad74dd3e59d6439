/**
 * Reads broken files until the time is up, and says what broke: an exception, a hang, a thread that ran out of memory.
 *
 *   npm run bench -- fuzz FOLDER [minutes] [seed]
 *
 * Every file of the folder is damaged again and again (cut off, bytes turned over, pieces taken out, doubled, changed about or put in from
 * another file, hostile snippets, a wrong ending; what is packed is damaged inside its container too) and then goes the whole way a
 * document goes before it is kept: read, aligned, cut into passages. Each goes to a thread with a budget of memory and time. The same
 * seed damages the same way. What broke is written to a folder whose name is printed at the end.
 */
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { prepareSource } from '../src/pipeline.ts';
import { buildDamage, type Specimen } from './damage.ts';

/** Most processor seconds for one file, a new thread's start counted in; the clock says little on a machine that is busy with other work. */
const BUDGET = 30;
const MEMORY_MB = 1024;
/** Larger files are left out: what is looked for is strangeness, not size. */
const LARGEST = 2_000_000;

interface Answer {
  readonly records: number;
  readonly problems: readonly string[];
  readonly error?: string;
}

if (isMainThread) await main(process.argv.slice(2));
else serveThread();

/** The thread: reads what it is sent and answers with what came of it. */
function serveThread(): void {
  parentPort?.on('message', (specimen: Specimen) => {
    void prepareSource([{ path: specimen.name, bytes: specimen.bytes }])
      .then(({ items, problems }): Answer => ({ records: items.length, problems: problems.map(({ code }) => code) }))
      .catch((error: unknown): Answer => {
        const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return { records: 0, problems: [], error: what };
      })
      .then((answer) => parentPort?.postMessage(answer));
  });
}

async function main([folder, minutes = '10', seed = '1']: readonly string[]): Promise<void> {
  if (folder === undefined) {
    process.stdout.write('Name a folder of files to damage: npm run bench -- fuzz FOLDER [minutes] [seed]\n');
    return;
  }
  const corpus = await readCorpus(path.resolve(folder));
  const damage = buildDamage(corpus, Number(seed));
  const end = Date.now() + Number(minutes) * 60_000;
  const into = await mkdtemp(path.join(tmpdir(), 'sverka-fuzz-'));
  const counts = { files: 0, records: 0, refused: 0, broken: 0 };
  let slowest = { name: '', seconds: 0 };
  let thread = startThread();
  while (Date.now() < end) {
    const specimen = damage();
    const before = process.cpuUsage();
    const answer = await ask(thread, specimen);
    const seconds = secondsSince(before);
    counts.files += 1;
    counts.records += answer.records;
    if (answer.records === 0) counts.refused += 1;
    if (seconds > slowest.seconds) {
      slowest = { name: specimen.name, seconds };
      await writeFile(path.join(into, 'slowest'), specimen.bytes);
    }
    const isSilent = answer.records === 0 && answer.problems.length === 0 && specimen.bytes.length > 0;
    const broke = answer.error ?? (isSilent ? 'neither a record nor a problem' : undefined);
    if (broke === undefined && !answer.problems.includes('READ_FAILED')) continue;
    counts.broken += 1;
    const file = path.join(into, `${counts.files}-${path.basename(specimen.name)}`);
    await writeFile(file, specimen.bytes);
    process.stdout.write(`${file}: ${broke ?? 'READ_FAILED'} (${specimen.damage})\n`);
    if (broke === undefined || isSilent) continue;
    await thread.terminate();
    thread = startThread();
  }
  await thread.terminate();
  process.stdout.write(
    [
      `${counts.files} damaged files of ${corpus.length} whole ones: ${counts.records} records, ${counts.refused} files refused with a reason`,
      `${counts.broken} broke a reader (kept in ${into})`,
      `slowest: ${slowest.name}, ${slowest.seconds.toFixed(1)} s of processor time (kept beside them as “slowest”)`,
      '',
    ].join('\n'),
  );
}

function startThread(): Worker {
  return new Worker(new URL(import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
}

function ask(thread: Worker, specimen: Specimen): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer): void => {
      clearInterval(watch);
      thread.off('message', settle).off('error', died).off('exit', ended);
      resolve(answer);
    };
    const fail = (error: string): void => {
      settle({ records: 0, problems: [], error });
    };
    const died = (error: Error): void => {
      fail(`the thread died: ${error.message}`);
    };
    const ended = (): void => {
      fail('the thread ended');
    };
    const before = process.cpuUsage();
    const watch = setInterval(() => {
      if (secondsSince(before) > BUDGET) fail(`no answer in ${BUDGET} s of processor time`);
    }, 200);
    thread.on('message', settle).on('error', died).on('exit', ended);
    thread.postMessage(specimen);
  });
}

/** Processor seconds of all threads: the one that reads is the only one that works. */
function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function readCorpus(folder: string): Promise<readonly Specimen[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const read = await Promise.all(
    files.map(async (entry): Promise<Specimen> => {
      const file = path.join(entry.parentPath, entry.name);
      return { name: path.relative(folder, file), bytes: new Uint8Array(await readFile(file)), damage: 'none' };
    }),
  );
  return read.filter(({ bytes }) => bytes.length <= LARGEST).sort((a, b) => (a.name < b.name ? -1 : 1));
}
