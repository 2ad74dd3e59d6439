/**
 * How fast a search answers, beside PostgreSQL's full-text search, Lucene and Xapian on the same passages, and Recoll on the same volumes
 * (where they are installed), with the same questions in one run:
 *
 *   npm run bench -- search [folder of TEI volumes] [--passages N] [--archive FOLDER] [--peers no]
 *
 * Default folder: .corpus/frus below the working folder; default size 100,000 passages. `--archive` keeps the archive and uses it
 * again. Each question is asked once to warm up and seven times for the best, ours and theirs alike: what else the machine does is
 * nobody's time. A line shows the median, the 95th percentile and the slowest of the questions of a class. `first` is ours alone: the
 * first time each question is asked, after other questions warmed up the program, so that nothing is known of its words. `search` is everything a page needs: the exact count, all facets, ten hits with their
 * texts, lit up and explained. `page` is the same through the app, as HTML. Of the peers, ten hits with their texts and
 * the exact count are asked; `facet` is the count by year of all that is found (ours: by all there is, without hits).
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { type Archive, openArchive } from '../src/archive/archive.ts';
import { indexRecord, refreshIndex, SEARCH_MIGRATIONS, searchPassages } from '../src/search/search.ts';
import { createApp } from '../src/serve/serve.ts';
import { IDLE } from '../src/work/progress.ts';
import { drawQuestions, type Line, type Question, readVolumes, toLines } from './search-corpus.ts';
import {
  askLucene,
  askPostgres,
  askRecoll,
  askXapian,
  formatTimes,
  RUNS,
  type Times,
  toTimes,
} from './search-peers.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    passages: { type: 'string', default: '100000' },
    archive: { type: 'string' },
    peers: { type: 'string', default: 'yes' },
  },
});
const most = Number(values.passages);
const corpus = positionals[0] ?? path.resolve('.corpus/frus');
const here = mkdtempSync(path.join(tmpdir(), 'sverka-bench-'));
const folder = values.archive ?? path.join(here, 'archive');
const linesFile = path.join(folder, 'lines.tsv');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function fill(archive: Archive): Promise<void> {
  const started = performance.now();
  let reading = 0;
  let passages = 0;
  const lines: string[] = [];
  let mark = performance.now();
  for await (const items of readVolumes(corpus, most)) {
    reading += performance.now() - mark;
    // A volume is thousands of records; the pipeline too writes one in one step.
    await archive.db.transaction().execute((tx) => indexRecord(tx, items));
    for (const { year, words } of toLines(items)) lines.push(`${year}\t${words}`);
    passages = lines.length;
    mark = performance.now();
  }
  await refreshIndex(archive);
  const seconds = (performance.now() - started - reading) / 1000;
  writeFileSync(linesFile, lines.join('\n'));
  print(
    `indexed ${passages} passages in ${seconds.toFixed(0)} s (reading the volumes took ${(reading / 1000).toFixed(0)} s more)`,
  );
}

/** Russian spellings of names that stand in the corpus, for the class `name`. */
const NAMES = [
  'Аденауэр',
  'Хрущёв',
  'Эйзенхауэр',
  'Громыко',
  'Даллес',
  'Кеннеди',
  'Молотов',
  'Киссинджер',
  'Никсон',
  'Джонсон',
  'Вышинский',
  'Микоян',
  'Добрынин',
  'Черчилль',
  'Макмиллан',
  'Трумэн',
  'Ачесон',
  'Гарриман',
  'Томпсон',
  'Маршалл',
];

function toQuery({ kind, words }: Question): string {
  if (kind === 'phrase') return `"${words.join(' ')}"`;
  if (kind === 'or3') return words.join(' OR ');
  return kind === 'prefix' ? `${words[0] ?? ''}*` : words.join(' ');
}

type Ask = (query: string, run: number) => Promise<unknown>;

interface Measured {
  readonly first: Times;
  readonly best: Times;
}

/** Measures a class: each question for the first time, and the best of seven more. */
async function measure(kind: string, queries: readonly string[], ask: Ask): Promise<Measured> {
  const first: number[] = [];
  for (const query of queries) {
    const started = performance.now();
    await ask(query, 0);
    first.push(performance.now() - started);
  }
  const times: number[] = [];
  for (const query of queries) {
    const runs: number[] = [];
    for (let run = 1; run <= RUNS; run++) {
      const started = performance.now();
      await ask(query, run);
      runs.push(performance.now() - started);
    }
    times.push(Math.min(...runs));
  }
  return { first: toTimes(kind, first), best: toTimes(kind, times) };
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const isNew = !existsSync(linesFile);
  const archive = await openArchive({ folder }, { migrations: SEARCH_MIGRATIONS });
  try {
    if (isNew) await fill(archive);
    const lines = readFileSync(linesFile, 'utf8')
      .split('\n')
      .map(
        (line): Line => ({
          year: Number(line.slice(0, line.indexOf('\t'))),
          words: line.slice(line.indexOf('\t') + 1),
        }),
      );
    const { rows: sizes } = await sql<{ name: string; bytes: number }>`
      select relname as name, pg_total_relation_size(oid) as bytes from pg_class
      where relkind = 'r' and relname like 'search%' order by relname`.execute(archive.db);
    const bytes = sizes
      .map((one) => `${one.name.replace('search_', '')} ${(one.bytes / lines.length).toFixed(0)}`)
      .join(', ');
    const all = sizes.reduce((sum, one) => sum + one.bytes, 0) / lines.length;
    const { rows: live } = await sql<{ bytes: number }>`
      select coalesce(sum(length(bytes)), 0)::integer as bytes from search_segment`.execute(archive.db);
    const held = ((live[0]?.bytes ?? 0) / lines.length).toFixed(0);
    print(`${lines.length} passages; index ${all.toFixed(0)} bytes a passage on disk (${bytes}), ${held} in memory`);
    const sample = lines.filter((_line, at) => at % Math.ceil(lines.length / 100_000) === 0);
    const questions = drawQuestions(sample, lines.length / sample.length);
    const of = (kind: string): readonly string[] => questions.filter((one) => one.kind === kind).map(toQuery);

    const before = process.memoryUsage().rss;
    const opened = performance.now();
    await searchPassages(archive, { query: 'first', limit: 1 });
    const memory = (process.memoryUsage().rss - before) / 1e6;
    print(`first search after opening: ${((performance.now() - opened) / 1000).toFixed(1)} s, ${memory.toFixed(0)} MB`);

    // Whoever asks the same again is answered from memory; here every question is a new one.
    const search: Ask = (query, run) => searchPassages(archive, { query, limit: 10, without: [`run${run}`] });
    const app = createApp({
      archive,
      search: (ask) => searchPassages(archive, ask),
      progress: () => IDLE,
      rescan: () => Promise.resolve(),
      name: 'bench',
    });
    const page: Ask = async (query, run) => {
      const address = `http://127.0.0.1/search?${new URLSearchParams({ q: query, limit: '10', without: `page${run}` }).toString()}`;
      const response = await app.request(address, { headers: { host: '127.0.0.1' } });
      if (response.status !== 200) throw new Error(`${response.status} ${query}`);
      await response.text();
    };
    const classes = ['rare', 'and', 'phrase', 'frequent', 'or3', 'prefix', 'facet'];
    const measured: Measured[] = [];
    const count: Ask = (query, run) => searchPassages(archive, { query, limit: 0, without: [`run${run}`] });
    // Other questions of the same kinds, so that what is asked first is not what teaches the program to run.
    const others = lines.filter((_line, at) => at % 40 === 7);
    const asked = new Set(questions.map(toQuery));
    for (const one of drawQuestions(others, lines.length / others.length))
      for (let run = 0; run < RUNS && !asked.has(toQuery(one)); run++)
        await (one.kind === 'facet' ? count : search)(toQuery(one), run);
    for (const kind of classes) measured.push(await measure(kind, of(kind), kind === 'facet' ? count : search));
    measured.push(await measure('name', NAMES, search));
    measured.push(
      await measure(
        'page',
        classes.flatMap((kind) => of(kind).slice(0, 6)),
        page,
      ),
    );
    const ours = measured.map(({ best }) => best);
    print(
      formatTimes(
        'first',
        measured.slice(0, -1).map(({ first }) => first),
      ),
    );
    print(formatTimes('search', ours));
    if (values.peers === 'no') return;
    const { rows: volumes } = await sql<{ name: string }>`
      select distinct split_part(record, ' ', 1) as name from search_record`.execute(archive.db);
    for (const [name, peer] of [
      ['PostgreSQL', () => askPostgres(linesFile, questions)],
      ['Lucene', () => askLucene(linesFile, questions)],
      ['Xapian', () => askXapian(linesFile, questions)],
      [
        'Recoll',
        () =>
          askRecoll(
            volumes.map((one) => path.join(corpus, one.name)),
            questions,
          ),
      ],
    ] as const) {
      const times = await peer();
      print(times === undefined ? `${name}: not installed` : formatTimes(name, times, ours));
    }
  } finally {
    await archive.close();
    rmSync(here, { recursive: true, force: true });
  }
}

await main();
