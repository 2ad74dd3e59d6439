/**
 * The thread of the embedded database: PGlite (PostgreSQL as WebAssembly) blocks while it works, so it works here.
 *
 * Plain JavaScript, because Node 20 cannot load TypeScript in a thread: from the sources and from the build it is this
 * same file. Values go in and out as PostgreSQL writes them, bytes as bytes; `values.ts` gives them their types on the other side.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';

const asWritten = (value) => value;
/** PostgreSQL's type of bytes, and how it writes them: \x and two digits each. */
const BYTES = 17;
const toBytes = (value) => Buffer.from(value.slice(2), 'hex');

const TAR_BLOCK = 512;
/** What tar calls a folder. */
const FOLDER = '5';

/**
 * Unpacks a template (tar, POSIX.1-1988: a block of 512 bytes about each file, then its bytes, filled up to a block) into a new data
 * folder. Made by initdb the folder takes 5 s, unpacked by PGlite, which copies it four times in memory, 2 s, like this half a second.
 */
async function unpackTemplate(file, folder) {
  const bytes = gunzipSync(await readFile(file));
  mkdirSync(folder, { recursive: true });
  for (let at = 0; at < bytes.length && bytes[at] !== 0; ) {
    const read = (from, to) => bytes.toString('latin1', at + from, at + to).split('\0', 1)[0];
    const place = path.join(folder, read(0, 100));
    const size = Number.parseInt(read(124, 136), 8) || 0;
    const isFolder = read(156, 157) === FOLDER;
    at += TAR_BLOCK;
    if (isFolder) mkdirSync(place, { recursive: true });
    else writeFileSync(place, bytes.subarray(at, at + size));
    at += Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  }
}

function toPlainError(error) {
  const { message, code, detail, constraint, position, table } = error;
  return { message: String(message ?? error), code, detail, constraint, position, table };
}

if (workerData.template !== null) await unpackTemplate(workerData.template, workerData.folder);
const database = await PGlite.create({
  dataDir: workerData.folder,
  // PostgreSQL would keep up to 1 GB of its own log; the archive's journal makes that much needless.
  // The system keeps files in memory by itself: buffers of 128 MB took 120 MB more and saved no time.
  postgresqlconf: ['max_wal_size = 128MB', 'min_wal_size = 32MB', 'shared_buffers = 32MB'],
});

const options = {
  rowMode: 'array',
  parsers: { ...Object.fromEntries(Object.keys(database.parsers).map((type) => [type, asWritten])), [BYTES]: toBytes },
  serializers: Object.fromEntries(Object.keys(database.serializers).map((type) => [type, asWritten])),
};

parentPort.on('message', async ({ id, sql, parameters }) => {
  if (sql === null) {
    await database.close();
    parentPort.postMessage({ id, rows: [] });
    parentPort.close();
    return;
  }
  try {
    const { rows, fields, command, rowCount } = await database.query(sql, parameters, options);
    parentPort.postMessage({ id, rows, fields, command, rowCount });
  } catch (error) {
    parentPort.postMessage({ id, error: toPlainError(error) });
  }
});
parentPort.postMessage({ id: 0, rows: [] });
