/**
 * Lets V8 make the code of the bundled programs: reads and opens the sample archive once, asks for some pages, and keeps beside each
 * program what was compiled meanwhile (launch.mjs). Without it programs run all the same, and compile as they go.
 *
 *   node warm.mjs DIST COMMAND-LINE.cjs READING-THREAD.cjs
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const HERE = fileURLToPath(import.meta.url);
const SAMPLES = path.join(path.dirname(path.dirname(HERE)), 'samples', 'port-lucia');
/** Pages of which each has views of its own. */
const PAGES = ['', 'records', 'search?q=ships', 'problems', 'api/records'];
const LONGEST_MS = 120_000;

const { launch, toCodeFile } = await import(
  pathToFileURL(path.join(workerData?.dist ?? process.argv[2], 'launch.mjs')).href
);

function keepCode(program, script) {
  writeFileSync(toCodeFile(program), script.createCachedData());
}

async function warmCommands(program) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sverka-warm-'));
  cpSync(SAMPLES, folder, { recursive: true });
  let printed = '';
  process.stdout.write = (text) => (printed += text) !== '';
  process.stderr.write = process.stdout.write;
  process.argv = [process.argv[0], 'sverka', '--version'];
  try {
    const { script, exports } = launch(pathToFileURL(program));
    const port = String(20_000 + (process.pid % 20_000));
    const opened = exports.runCommandLine(['open', folder, '--port', port]);
    const since = Date.now();
    while (!printed.includes('Ctrl+C') && Date.now() - since < LONGEST_MS) await delay(20);
    const [url] = /http:\S+/u.exec(printed) ?? [];
    if (url === undefined) throw new Error(`The sample archive did not open: ${printed}`);
    for (const page of PAGES) await (await fetch(url + page)).text();
    process.emit('SIGTERM');
    await opened;
    await exports.runCommandLine(['add', folder, '--archive', folder]);
    await exports.runCommandLine(['search', 'ships', '--archive', folder]);
    keepCode(program, script);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files of the sample archive as a thread is given them, one by one. */
function listTasks() {
  const knowledge = { version: '', lexicons: [], advice: [] };
  return readdirSync(SAMPLES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.yaml'))
    .map(({ parentPath, name }) => {
      const files = [{ path: name, bytes: new Uint8Array(readFileSync(path.join(parentPath, name))) }];
      return { kind: 'read', source: name, files, knowledge };
    });
}

function warmReader(dist, program) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(HERE, { workerData: { dist, program } });
    const tasks = listTasks();
    worker.on('error', reject);
    worker.on('exit', resolve);
    worker.on('message', () => worker.postMessage(tasks.shift() ?? { kind: 'keep code' }));
    worker.postMessage(tasks.shift());
  });
}

if (isMainThread) {
  const [, , dist, commands, reader] = process.argv;
  await warmReader(dist, reader);
  await warmCommands(commands);
  process.exit(0);
} else {
  const { script } = launch(pathToFileURL(workerData.program));
  parentPort.on('message', ({ kind }) => {
    if (kind !== 'keep code') return;
    keepCode(workerData.program, script);
    process.exit(0);
  });
}
