/**
 * How fast a TEI volume becomes readable and findable, and what memory it takes; how soon a long record paints.
 *
 *   npm run bench -- read-volume VOLUME.xml [VOLUME.xml …]
 *
 * Each volume is read into a fresh archive in a temporary folder through the built command's own way (threads, journal,
 * database, index). Beside it, in the same run, the plainest peer there is: the same file parsed by saxes and thrown away, so
 * that the ratio says what everything after parsing costs.
 */
import { copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { SaxesParser } from 'saxes';
import { openArchive } from '../src/archive/archive.ts';
import { SEARCH_MIGRATIONS, searchPassages } from '../src/search/search.ts';
import { createApp } from '../src/serve/serve.ts';
import { startWork } from '../src/work/work.ts';

async function measureVolume(volume: string): Promise<void> {
  const text = await readFile(volume, 'utf8');
  const parseStart = performance.now();
  const parser = new SaxesParser({ xmlns: true });
  parser.write(text).close();
  const parsed = (performance.now() - parseStart) / 1000;

  const folder = await mkdtemp(path.join(tmpdir(), 'sverka-bench-'));
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  try {
    await copyFile(volume, path.join(folder, path.basename(volume)));
    const archive = await openArchive({ folder }, { migrations: SEARCH_MIGRATIONS });
    const work = startWork({ archive, folder });
    const started = performance.now();
    await work.run();
    const took = (performance.now() - started) / 1000;
    const { records } = await archive.overview();
    const size = (await stat(volume)).size / 1e6;

    const againStart = performance.now();
    await work.run();
    const again = (performance.now() - againStart) / 1000;

    const listed = await archive.listRecords({ limit: 1000 });
    const longest = [...listed.records].sort((a, b) => b.passages - a.passages)[0];
    const app = createApp({
      archive,
      search: (ask) => searchPassages(archive, ask),
      progress: work.progress,
      rescan: () => Promise.resolve(),
      add: work.add,
      name: 'bench',
      token: '',
      hosts: [],
    });
    let first = 0;
    if (longest !== undefined) {
      const paintStart = performance.now();
      const response = await app.request(`http://127.0.0.1/records/${longest.id}`, { headers: { host: '127.0.0.1' } });
      await response.text();
      first = performance.now() - paintStart;
    }
    const row = {
      volume: path.basename(volume),
      MB: size.toFixed(1),
      documents: records,
      seconds: took.toFixed(2),
      'documents/s': (records / took).toFixed(0),
      'MB/s': (size / took).toFixed(2),
      'times saxes alone': (took / parsed).toFixed(1),
      'peak MB': (peak / 1e6).toFixed(0),
      'again, % of first': ((again / took) * 100).toFixed(1),
      'longest record, passages': longest?.passages ?? 0,
      'its page, ms': first.toFixed(0),
    };
    process.stdout.write(`${JSON.stringify(row)}\n`);
    await work.close();
    await archive.close();
  } finally {
    clearInterval(watch);
    await rm(folder, { recursive: true, force: true });
  }
}

for (const volume of process.argv.slice(2)) await measureVolume(volume);
