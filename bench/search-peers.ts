/** The peers of the search benchmark, each on the same passages with the same questions; `undefined` where one is not installed. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../test/storage/postgres.ts';
import { CLASSES, type Question } from './search-corpus.ts';

/** How often each question is asked after it was asked once; the best counts. */
export const RUNS = 7;

export interface Times {
  readonly kind: string;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export function toTimes(kind: string, times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { kind, p50: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0 };
}

/** One line a class: milliseconds, and how many times as long the peer took as we did. */
export function formatTimes(name: string, times: readonly Times[], ours: readonly Times[] = []): string {
  return times
    .map((one) => {
      const own = ours.find(({ kind }) => kind === one.kind);
      const ratio = own === undefined ? '' : `  ${(one.p50 / own.p50).toFixed(2)} times ours`;
      const numbers = [one.p50, one.p95, one.max].map((value) => value.toFixed(2).padStart(9)).join('');
      return `${name.padEnd(11)}${one.kind.padEnd(9)}${numbers}${ratio}`;
    })
    .join('\n');
}

const HERE = fileURLToPath(new URL('../../bench/peers/', import.meta.url));

/** PostgreSQL: a stored tsvector with a GIN index, ranked by ts_rank; its own stemmer. */
export async function askPostgres(
  linesFile: string,
  questions: readonly Question[],
): Promise<readonly Times[] | undefined> {
  const server = await startPostgres();
  if (server === undefined) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'sverka-bench-'));
  const client = new pg.Client({ connectionString: server.newDatabase() });
  try {
    await client.connect();
    await client.query(`create table passage (id integer generated always as identity, year integer, words text,
      lexemes tsvector generated always as (to_tsvector('english', words)) stored)`);
    const lines = readFileSync(linesFile, 'utf8').split('\n');
    for (let from = 0; from < lines.length; from += 5_000) {
      const rows = lines.slice(from, from + 5_000).map((line) => line.split('\t'));
      await client.query('insert into passage (year, words) select * from unnest($1::integer[], $2::text[])', [
        rows.map(([year]) => Number(year)),
        rows.map(([, words = '']) => words),
      ]);
    }
    await client.query('create index on passage using gin (lexemes)');
    await client.query('vacuum analyze passage');
    await client.query("set work_mem = '64MB'");
    const results: Times[] = [];
    for (const kind of CLASSES) {
      const times: number[] = [];
      for (const { words } of questions.filter((one) => one.kind === kind)) {
        const query = toTsquery(kind, words);
        const runs: number[] = [];
        for (let run = 0; run <= RUNS; run++) {
          const started = performance.now();
          if (kind === 'facet')
            await client.query(`select year, count(*) from passage where lexemes @@ ${query} group by year`, [
              words.join(' '),
            ]);
          else {
            await client.query(
              `select id, words, ts_rank(lexemes, ${query}) as score from passage where lexemes @@ ${query} order by score desc, id limit 10`,
              [words.join(' ')],
            );
            await client.query(`select count(*) from passage where lexemes @@ ${query}`, [words.join(' ')]);
          }
          if (run > 0) runs.push(performance.now() - started);
        }
        times.push(Math.min(...runs));
      }
      results.push(toTimes(kind, times));
    }
    return results;
  } finally {
    await client.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function toTsquery(kind: string, words: readonly string[]): string {
  if (kind === 'phrase') return "phraseto_tsquery('english', $1)";
  if (kind === 'or3') return "replace(plainto_tsquery('english', $1)::text, '&', '|')::tsquery";
  return kind === 'prefix'
    ? `(case when $1 = '' then '' else '${words[0] ?? ''}:*' end)::tsquery`
    : "plainto_tsquery('english', $1)";
}

/** Lucene 8 as Debian has it: EnglishAnalyzer, BM25, memory-mapped; measured inside its own process. */
export function askLucene(linesFile: string, questions: readonly Question[]): readonly Times[] | undefined {
  const jars = ['lucene-core', 'lucene-analyzers-common']
    .flatMap((jar) =>
      ['/usr/share/java', '/usr/share/maven-repo/org/apache/lucene'].map((folder) =>
        folder.endsWith('java') ? path.join(folder, `${jar}.jar`) : path.join(folder, jar, '8.x', `${jar}-8.x.jar`),
      ),
    )
    .filter((jar) => existsSync(jar));
  if (jars.length < 2 || spawnSync('javac', ['-version']).status !== 0) return undefined;
  return inFolder((folder) => {
    const compiled = spawnSync('javac', ['-cp', jars.join(':'), '-d', folder, path.join(HERE, 'LucenePeer.java')], {
      encoding: 'utf8',
    });
    if (compiled.status !== 0) throw new Error(compiled.stderr);
    return run('java', ['-Xmx1g', '-cp', [...jars, folder].join(':'), 'LucenePeer', linesFile], folder, questions);
  });
}

/** Xapian as Debian has it, through its Python binding: English stems, BM25; measured inside its own process. */
export function askXapian(linesFile: string, questions: readonly Question[]): readonly Times[] | undefined {
  if (spawnSync('/usr/bin/python3', ['-c', 'import xapian']).status !== 0) return undefined;
  return inFolder((folder) =>
    run('/usr/bin/python3', [path.join(HERE, 'xapian_peer.py'), linesFile], folder, questions),
  );
}

/** Recoll as Debian has it, through its Python binding, on the volumes themselves; measured inside its own process. */
export function askRecoll(volumes: readonly string[], questions: readonly Question[]): readonly Times[] | undefined {
  if (spawnSync('/usr/bin/python3', ['-c', 'from recoll import recoll']).status !== 0) return undefined;
  return inFolder((folder) => {
    const own = path.join(folder, 'volumes');
    mkdirSync(own);
    for (const volume of volumes) copyFileSync(volume, path.join(own, path.basename(volume)));
    return run('/usr/bin/python3', [path.join(HERE, 'recoll_peer.py'), own], folder, questions);
  });
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'sverka-bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a peer's program: it gets a folder and the questions (`class TAB words`) and prints `class TAB milliseconds` for each. */
function run(
  program: string,
  args: readonly string[],
  folder: string,
  questions: readonly Question[],
): readonly Times[] {
  const file = path.join(folder, 'questions.tsv');
  writeFileSync(file, questions.map(({ kind, words }) => `${kind}\t${words.join(' ')}`).join('\n'));
  const { status, stdout, stderr } = spawnSync(program, [...args, file, folder], { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  const times = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return CLASSES.flatMap((kind) => {
    const own = times.filter(([of]) => of === kind).map(([, took]) => Number(took));
    return own.length === 0 ? [] : [toTimes(kind, own)];
  });
}
