/**
 * The thread of the embedded database: PGlite (PostgreSQL as WebAssembly) blocks while it works, so it works here.
 *
 * Plain JavaScript, because Node 20 cannot load TypeScript in a thread: from the sources and from the build it is this
 * same file. Values go in and out as PostgreSQL writes them, bytes as bytes; `values.ts` gives them their types on the other side.
 */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';

const asWritten = (value) => value;
/** PostgreSQL's type of bytes, and how it writes them: \x and two digits each. */
const BYTES = 17;
const toBytes = (value) => Buffer.from(value.slice(2), 'hex');

/** A new data folder unpacked from a template takes 0.8 s; made by initdb it takes 5 s. */
async function readTemplate(file) {
  if (file === null) return {};
  return { loadDataDir: new Blob([gunzipSync(await readFile(file))]) };
}

function toPlainError(error) {
  const { message, code, detail, constraint, position, table } = error;
  return { message: String(message ?? error), code, detail, constraint, position, table };
}

const database = await PGlite.create({
  dataDir: workerData.folder,
  // PostgreSQL would keep up to 1 GB of its own log; the archive's journal makes that much needless.
  // The system keeps files in memory by itself: buffers of 128 MB took 120 MB more and saved no time.
  postgresqlconf: ['max_wal_size = 128MB', 'min_wal_size = 32MB', 'shared_buffers = 32MB'],
  ...(await readTemplate(workerData.template)),
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
