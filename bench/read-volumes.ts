/**
 * Many TEI volumes from files to readable and findable, beside two programs that index the same files: BaseX with its full-text
 * index, and Recoll.
 *
 *   npm run bench -- read-volumes FOLDER-OF-VOLUMES [1,10,100]
 *
 * For each number of volumes: Sverka (`sverka add` into a new archive, then once more with nothing changed), BaseX
 * (`basex`, FTINDEX true) and Recoll (`recollindex`) where they are installed, one after the other, each a process of its own with
 * its start counted in. The three do not do the same: BaseX keeps volumes as XML and indexes words; Recoll cuts volumes into pages
 * of a megabyte; Sverka makes records with sentences, stems, names and addresses of them. The ratio says what that costs.
 *
 * Peak memory is the sum over the process and its children, looked at ten times a second (Linux); elsewhere it is missing.
 */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../cli/cli.js', import.meta.url));

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number | null;
  readonly out: string;
}

/** Runs a program to its end; null where it is not installed or fails. */
async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run | null> {
  const started = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  let peak = 0;
  const cpu = new Map<number, number>();
  const ended = new AbortController();
  const watch = (async () => {
    // One look after the other: on a busy machine looks would pile up and tell of programs long gone.
    while (!ended.signal.aborted) {
      peak = Math.max(peak, (await measureTree(child.pid, cpu)) ?? 0);
      await delay(100);
    }
  })();
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', () => {
      resolve(null);
    });
    child.on('close', resolve);
  });
  ended.abort();
  await watch;
  if (status === null || (status !== 0 && out === '' && command !== 'recollindex')) return null;
  const ticks = [...cpu.values()].reduce((sum, one) => sum + one, 0);
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: ticks / 100,
    peakMb: peak === 0 ? null : peak / 1e6,
    out,
  };
}

/** Resident bytes of a process and all below it; notes in `cpu` the clock ticks each has used. */
async function measureTree(root: number | undefined, cpu: Map<number, number>): Promise<number | null> {
  if (root === undefined) return null;
  const names = await readdir('/proc').catch(() => []);
  const parents = new Map<number, number>();
  const resident = new Map<number, number>();
  for (const name of names) {
    if (!/^\d+$/u.test(name)) continue;
    const line = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 22) continue;
    parents.set(Number(name), Number(fields[1]));
    resident.set(Number(name), Number(fields[21]) * 4096);
    if (isBelow(Number(name), root, parents)) cpu.set(Number(name), Number(fields[11]) + Number(fields[12]));
  }
  if (!resident.has(root)) return null;
  return [...resident].reduce((sum, [pid, bytes]) => (isBelow(pid, root, parents) ? sum + bytes : sum), 0);
}

function isBelow(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid, far = 0; at !== undefined && far < 20; at = parents.get(at), far += 1) {
    if (at === root) return true;
  }
  return false;
}

function show(name: string, volumes: number, megabytes: number, result: Run | null, more: object = {}): void {
  const row =
    result === null
      ? { program: name, volumes, result: 'not installed, or failed' }
      : {
          program: name,
          volumes,
          MB: megabytes.toFixed(1),
          seconds: result.seconds.toFixed(1),
          'MB/s': (megabytes / result.seconds).toFixed(2),
          'CPU s per MB': (result.cpuSeconds / megabytes).toFixed(2),
          'peak MB': result.peakMb?.toFixed(0) ?? null,
          ...more,
        };
  process.stdout.write(`${JSON.stringify(row)}\n`);
}

async function measure(files: readonly string[]): Promise<void> {
  const work = await mkdtemp(path.join(tmpdir(), 'sverka-bench-'));
  try {
    const folder = path.join(work, 'volumes');
    await mkdir(folder);
    let bytes = 0;
    for (const file of files) {
      await copyFile(file, path.join(folder, path.basename(file)));
      bytes += (await stat(file)).size;
    }
    const megabytes = bytes / 1e6;
    const add = ['--max-old-space-size=1024', CLI, 'add', folder, '--archive', folder, '--json'];
    const first = await run(process.execPath, add);
    const records = first === null ? 0 : (JSON.parse(first.out) as { records: unknown[] }).records.length;
    const checked = await run(process.execPath, [CLI, 'check', '--archive', folder, '--json']);
    show('sverka', files.length, megabytes, first, {
      documents: records,
      'documents/s': first === null ? null : (records / first.seconds).toFixed(0),
      'problems found by sverka check':
        checked === null ? null : (JSON.parse(checked.out) as { problems: unknown[] }).problems.length,
    });
    const second = await run(process.execPath, add);
    if (first !== null && second !== null)
      show('sverka, nothing changed', files.length, megabytes, second, {
        '% of the first': ((100 * second.seconds) / first.seconds).toFixed(1),
      });

    const script = path.join(work, 'create.bxs');
    await writeFile(script, `SET FTINDEX true\nCREATE DB volumes ${folder}\n`);
    const baseX = await run('basex', [script], { JAVA_TOOL_OPTIONS: `-Duser.home=${work}` });
    show('BaseX', files.length, megabytes, baseX, toRatio(baseX, first));

    const settings = path.join(work, 'recoll');
    await mkdir(settings);
    await writeFile(path.join(settings, 'recoll.conf'), `topdirs = ${folder}\nskippedNames = .sverka\n`);
    const recoll = await run('recollindex', ['-c', settings, '-z']);
    show('Recoll', files.length, megabytes, recoll, toRatio(recoll, first));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function toRatio(peer: Run | null, own: Run | null): object {
  if (peer === null || own === null) return {};
  return {
    'times as fast as sverka': (own.seconds / peer.seconds).toFixed(2),
    'CPU of sverka, times as much': (own.cpuSeconds / peer.cpuSeconds).toFixed(2),
  };
}

const [folder = '', sizes = '1,10,100'] = process.argv.slice(2);
const volumes = (await readdir(folder)).filter((name) => name.endsWith('.xml')).sort();
for (const size of sizes.split(',').map(Number)) {
  const count = Math.min(size, volumes.length);
  // Spread over the whole series: its volumes differ in size and age.
  await measure(
    Array.from({ length: count }, (_unused, at) =>
      path.join(folder, volumes[Math.floor((at * volumes.length) / count)] ?? ''),
    ),
  );
}
