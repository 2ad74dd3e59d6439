/**
 * Whether a reading that is killed again and again loses or doubles anything.
 *
 *   npm run bench -- read-kills VOLUME.xml [VOLUME.xml …] [--times 20]
 *
 * The volumes are read once undisturbed. Then into a second archive, where `sverka add` is ended with SIGKILL at a random moment
 * (drawn evenly from the time the first reading took) so many times, begun again after each, and at last let through. After each
 * kill `sverka check` must find nothing but sources that are not read yet, and every id the journal has given must be given once
 * and stay. At the end both archives must hold the same records, of as many passages. A finding is printed, and makes the exit
 * status 1.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { openArchive } from '../src/archive/archive.ts';
import { SEARCH_MIGRATIONS } from '../src/search/search.ts';

const CLI = fileURLToPath(new URL('../cli/cli.js', import.meta.url));

/** Runs `sverka` to its end, or until it is killed after `killMs`; gives what it printed and whether it was killed. */
async function sverka(args: readonly string[], killMs?: number): Promise<{ out: string; killed: boolean }> {
  const child = spawn(process.execPath, [CLI, ...args, '--json'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  const timer = killMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killMs);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  return { out, killed: child.signalCode === 'SIGKILL' };
}

/** Reads which ids the journal has given, as `source key` by id; an id given twice is a finding. */
async function readIds(folder: string, findings: string[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const keys = new Set<string>();
  const journal = await readFile(path.join(folder, '.sverka', 'journal.jsonl'), 'utf8').catch(() => '');
  for (const line of journal.split('\n').slice(0, -1)) {
    const entry = JSON.parse(line) as { type: string; source: string; ids: Record<string, string> };
    if (entry.type !== 'ids.assigned') continue;
    for (const [id, key] of Object.entries(entry.ids)) {
      const owner = `${entry.source} ${key}`;
      if (ids.has(id) || keys.has(owner)) findings.push(`doubled: ${id} (${owner})`);
      ids.set(id, owner);
      keys.add(owner);
    }
  }
  return ids;
}

/** Lists the records of an archive with their sizes. */
async function describeRecords(folder: string): Promise<readonly string[]> {
  const archive = await openArchive({ folder }, { migrations: SEARCH_MIGRATIONS });
  const said: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await archive.listRecords({ limit: 500, ...(after === undefined ? {} : { after }) });
    said.push(...page.records.map(({ id, title, passages }) => `${id} · ${passages} · ${title}`));
    after = page.next;
  }
  await archive.close();
  return said.sort();
}

async function makeFolder(work: string, name: string, volumes: readonly string[]): Promise<string> {
  const folder = path.join(work, name);
  await mkdir(folder);
  for (const volume of volumes) await copyFile(volume, path.join(folder, path.basename(volume)));
  return folder;
}

const args = process.argv.slice(2);
const option = args.indexOf('--times');
const times = option < 0 ? 20 : Number(args[option + 1]);
const volumes = option < 0 ? args : args.filter((_arg, at) => at !== option && at !== option + 1);
const work = await mkdtemp(path.join(tmpdir(), 'sverka-bench-'));
try {
  const findings: string[] = [];
  const calm = await makeFolder(work, 'calm', volumes);
  const started = performance.now();
  await sverka(['add', calm, '--archive', calm]);
  const took = performance.now() - started;
  const folder = await makeFolder(work, 'killed', volumes);
  let kills = 0;
  let before: ReadonlyMap<string, string> = new Map();
  for (let round = 0; kills < times && round < 3 * times; round += 1) {
    const { killed } = await sverka(['add', folder, '--archive', folder], Math.random() * took);
    if (killed) kills += 1;
    const ids = await readIds(folder, findings);
    for (const [id, owner] of before) if (ids.get(id) !== owner) findings.push(`lost: ${id} (${owner})`);
    before = ids;
    // Killed before there was an archive: nothing to check.
    if (!existsSync(path.join(folder, '.sverka'))) continue;
    const checked = await sverka(['check', '--archive', folder]);
    if (checked.out === '') {
      findings.push(`after kill ${kills}: the archive could not be checked`);
      continue;
    }
    const { problems } = JSON.parse(checked.out) as { problems: { code: string; message: string }[] };
    const faults = problems.filter(({ code }) => code !== 'SOURCES_UNREAD');
    findings.push(...faults.map(({ code, message }) => `after kill ${kills}: ${code} ${message}`));
    // Read to the end: the next one makes the database again from files and journal.
    if (!killed) await rm(path.join(folder, '.sverka', 'db'), { recursive: true, force: true });
  }
  await sverka(['add', folder, '--archive', folder]);
  const [one, other] = [await describeRecords(calm), await describeRecords(folder)];
  if (one.join('\n') !== other.join('\n')) findings.push(`differs: ${one.length} records, killed ${other.length}`);
  process.stdout.write(`${JSON.stringify({ volumes: volumes.length, records: one.length, kills, findings })}\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
  await rm(work, { recursive: true, force: true });
}
