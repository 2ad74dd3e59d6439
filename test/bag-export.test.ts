/** An archive that leaves as a bag and is made again of it: its words, ids, numbers, decisions, versions, and what went wrong with it. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../src/archive/archive.ts';
import { runExport } from '../src/cli/export.ts';
import { exportBag } from '../src/cli/export-bag.ts';
import { type ExportSource, openExportSource, toExportSource } from '../src/cli/export-source.ts';
import { restoreBag } from '../src/cli/restore.ts';
import { openTerminal } from '../src/cli/terminal.ts';
import { editRecord, getEditState } from '../src/editing/editing.ts';
import { SEARCH_MIGRATIONS, searchPassages } from '../src/search/search.ts';
import { startWork } from '../src/work/work.ts';
import { LETTER, makeFolder, type TestFolder } from './folder.ts';
import { startPostgres } from './storage/postgres.ts';

let folder: TestFolder;
let out: string;

const NOTE = 'name: Papers\nrecords:\n  - original: tied/a.txt\n    translation: tied/b.txt\n';

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'sverka-bag-'));
  folder = await makeFolder({
    ...LETTER,
    'note.txt': 'The frigate sailed at dawn.\n',
    'gone.txt': 'This letter was taken out of the folder later.\n',
    'tied/a.txt': 'Капитан порта ничего не видел. Он спал до полудня.\n',
    'tied/b.txt': 'The port captain saw nothing. He slept until noon.\n',
    'sverka.yaml': NOTE,
    '100%\nодин.txt': 'Name of this file: a percent sign and a line end.\n',
    'glossary.tsv': 'ru\ten\nкорабль\tship\n',
  });
  await folder.run(async (archive) => {
    await edit(archive, 'letter', 'confirm 0');
    await edit(archive, 'letter', 'unpair 1');
  });
  await folder.write('note.txt', 'The frigate sailed at noon.\n');
  await folder.remove('gone.txt');
  const added = path.join(out, 'from elsewhere.txt');
  await writeFile(added, 'This one was added by itself.\n');
  await folder.run(async (archive) => {
    const work = startWork({ archive, folder: folder.path });
    await work.add([added]);
    await work.close();
  });
});
afterAll(async () => {
  await folder.discard();
  await rm(out, { recursive: true });
});

async function edit(archive: Archive, record: string, words: string): Promise<void> {
  const { stamp } = await getEditState(archive, record);
  await editRecord(archive, { record, edit: words, stamp, by: 'Anna' });
}

async function bagOf(name: string, change: (source: ExportSource) => ExportSource = (source) => source, force = false) {
  const archive = await folder.open();
  try {
    const ask = { folder: path.join(out, name), documents: folder.path, name: 'Papers', force };
    return await exportBag(change(toExportSource(archive)), ask);
  } finally {
    await archive.close();
  }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Everything an archive answers about its records, and its journal. */
async function describeArchive(archive: Archive): Promise<unknown> {
  const { records } = await archive.listRecords({ limit: 100 });
  const found: unknown[] = [];
  for (const { id } of records) {
    const { source, ...stored } = await archive.getRecord(id);
    const files = source.files.map(({ path: file, sha256 }) => `${file} ${sha256}`);
    const versions = stored.versions.map(({ version, files: seen }) => [version, seen.map((one) => one.sha256)]);
    found.push([id, files, { ...stored, versions, steps: await archive.listSteps(id) }]);
  }
  const hits = await searchPassages(archive, { query: 'ships', limit: 10 });
  return { found, hits: hits.hits, problems: (await archive.listProblems({ limit: 500 })).problems };
}

async function read(place: string): Promise<{ readonly described: unknown; readonly journal: readonly string[] }> {
  const archive = await openArchive({ folder: place }, { migrations: SEARCH_MIGRATIONS });
  const work = startWork({ archive, folder: place });
  try {
    await work.run();
    const journal: string[] = [];
    for await (const line of archive.listJournal()) journal.push(line);
    return { described: await describeArchive(archive), journal };
  } finally {
    await work.close();
    await archive.close();
  }
}

describe('sverka export bag', () => {
  it('writes a bag whose manifests list every file with its checksum, and nothing else is in it', async () => {
    const report = await bagOf('valid');
    expect(report).toMatchObject({ problems: [], payload: 9 });
    const root = path.join(out, 'valid');
    const lines = async (name: string) =>
      (await readFile(path.join(root, name), 'utf8'))
        .trimEnd()
        .split('\n')
        .map((line) => /^([0-9a-f]{64}) {2}(\S.*)$/u.exec(line)?.slice(1) ?? [])
        .map(([sum = '', name = '']) => [name.replaceAll('%0A', '\n').replaceAll('%25', '%'), sum] as const);
    const payload = await lines('manifest-sha256.txt');
    const tags = await lines('tagmanifest-sha256.txt');
    for (const [name, sum] of [...payload, ...tags])
      expect([name, digest(await readFile(path.join(root, name)))]).toEqual([name, sum]);
    const there = (await readdir(root, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
    expect(there.sort()).toEqual(
      [...payload, ...tags]
        .map(([name]) => name)
        .concat('tagmanifest-sha256.txt')
        .sort(),
    );
    expect(payload.every(([name]) => name.startsWith('data/'))).toBe(true);
    expect(payload.map(([name]) => name)).toContain('data/100%\nодин.txt');
    expect(await readFile(path.join(root, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    const sizes = await Promise.all(payload.map(async ([name]) => (await readFile(path.join(root, name))).byteLength));
    const oxum = `${sizes.reduce((sum, size) => sum + size, 0)}.${sizes.length}`;
    expect(await readFile(path.join(root, 'bag-info.txt'), 'utf8')).toContain(`Payload-Oxum: ${oxum}\n`);
  });

  it('comes back as an equal archive: words, ids, passages, decisions, versions, problems', async () => {
    await bagOf('round');
    // A collection without a title is called by its folder.
    const place = path.join(out, 'again', path.basename(folder.path));
    const done = await restoreBag(path.join(out, 'round'), { folder: place }, place);
    expect(done.problems).toEqual([]);
    const before = await read(folder.path);
    const after = await read(place);
    expect(after.described).toEqual(before.described);
    expect(after.journal).toEqual(before.journal);
    // What is compared has in it what it is about.
    expect(JSON.stringify(before.described)).toMatch(/"by":"Anna"[\s\S]*from elsewhere/u);
    expect(await readFile(path.join(place, 'sverka.yaml'), 'utf8')).toBe(NOTE);
  });

  it('is the same through a running process', async () => {
    const { createApp } = await import('../src/serve/serve.ts');
    const { serve } = await import('@hono/node-server');
    const archive = await folder.open();
    const work = startWork({ archive, folder: folder.path });
    const app = createApp({
      archive,
      search: (ask) => searchPassages(archive, ask),
      progress: work.progress,
      rescan: () => Promise.resolve(),
      name: 'Papers',
      token: 'secret',
    });
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
    try {
      await once(server, 'listening');
      const { port } = server.address() as { port: number };
      await archive.announce(`http://127.0.0.1:${port}/`, 'secret');
      expect((await fetch(`http://127.0.0.1:${port}/api/truth/journal`)).status).toBe(403);
      const source = await openExportSource({ folder: folder.path });
      const report = await exportBag(source, {
        folder: path.join(out, 'served'),
        documents: folder.path,
        name: 'Papers',
        force: false,
      });
      expect(report.problems).toEqual([]);
    } finally {
      server.close();
      await work.close();
      await archive.close();
    }
    await bagOf('unserved');
    const manifest = (name: string) => readFile(path.join(out, name, 'tagmanifest-sha256.txt'), 'utf8');
    expect(await manifest('served')).toBe(await manifest('unserved'));
  });

  it('read as documents gives the documents, and neither the journal nor earlier versions', async () => {
    await bagOf('shelf/bag');
    const archive = await openArchive({ folder: path.join(out, 'shelf') }, { migrations: SEARCH_MIGRATIONS });
    const work = startWork({ archive, folder: path.join(out, 'shelf') });
    await work.run();
    const { records } = await archive.listRecords({ limit: 100 });
    const { problems } = await archive.listProblems({ limit: 500 });
    await work.close();
    await archive.close();
    expect(records.map(({ languages }) => languages.map(({ lang }) => lang).join('+')).sort()).toEqual(
      ['en', 'en', 'en', 'ru+en', 'ru+en'].sort(),
    );
    expect(problems.map(({ code }) => code).filter((code) => code.startsWith('BAG'))).toEqual(['BAG_READ', 'BAG_TAGS']);
  });

  it('replaces only an earlier bag, and only when asked', async () => {
    await bagOf('twice');
    await expect(bagOf('twice')).rejects.toMatchObject({ code: 'EXPORT_EXISTS' });
    await writeFile(path.join(out, 'twice', 'data', 'stray.txt'), 'stray');
    await bagOf('twice', undefined, true);
    expect(await readdir(path.join(out, 'twice', 'data'))).not.toContain('stray.txt');
    await rm(path.join(out, 'twice', 'bagit.txt'));
    await expect(bagOf('twice', undefined, true)).rejects.toMatchObject({ code: 'EXPORT_EXISTS' });
  });

  it('leaves nothing behind where it breaks off', async () => {
    const broken = bagOf('broken', (source) => ({
      ...source,
      countRecords: () => Promise.reject(new Error('the server has gone')),
    }));
    await expect(broken).rejects.toThrow('has gone');
    expect((await readdir(out)).filter((name) => /broken|^\.sverka/u.test(name))).toEqual([]);
  });
});

describe('sverka restore', () => {
  const restore = (name: string) => {
    const place = path.join(out, `${name} restored`);
    return restoreBag(path.join(out, name), { folder: place }, place);
  };

  it('passes over a file that was altered or is missing, names it, and restores the rest', async () => {
    await bagOf('hurt');
    await writeFile(path.join(out, 'hurt', 'data', 'note.txt'), 'something else');
    await rm(path.join(out, 'hurt', 'data', 'letter.en.txt'));
    const { problems, documents } = await restore('hurt');
    expect(problems.map(({ code, values }) => [code, values?.name]).sort()).toEqual([
      ['BAG_MISSING', 'data/letter.en.txt'],
      ['RESTORE_ALTERED', 'data/note.txt'],
    ]);
    expect(documents).toBe(6);
  });

  it('brings an archive to PostgreSQL, with its decisions', async ({ skip }) => {
    const server = await startPostgres();
    if (server === undefined) return skip('PostgreSQL is not installed');
    try {
      await bagOf('moved');
      const place = { database: server.newDatabase(), home: path.join(out, 'server home') };
      await restoreBag(path.join(out, 'moved'), place, null);
      await expect(restoreBag(path.join(out, 'moved'), place, null)).rejects.toMatchObject({
        code: 'RESTORE_OCCUPIED',
      });
      const archive = await openArchive(place, { migrations: SEARCH_MIGRATIONS });
      const work = startWork({ archive, folder: null });
      await work.run();
      const { alignments } = await archive.getRecord('letter');
      const decisions = await archive.listAllDecisions('letter');
      await work.close();
      await archive.close();
      expect(decisions.map(({ by }) => by)).toEqual(['Anna', 'Anna']);
      const to = path.join(out, 'from the server');
      const silent = { ...openTerminal(true), json: () => undefined };
      await runExport(silent, 'bag', [], {
        database: place.database,
        archive: place.home,
        documents: folder.path,
        to,
      });
      expect(await readFile(path.join(to, 'data', 'sverka.yaml'), 'utf8')).toBe(NOTE);
      expect(alignments[0]?.alignment.beads[0]).toMatchObject({ settled: decisions[0]?.seq });
    } finally {
      await server.stop();
    }
  });

  it('refuses a journal that was altered, a bag of somebody else, and a place that is not empty', async () => {
    await bagOf('forged');
    const journal = path.join(out, 'forged', 'sverka', 'journal.jsonl');
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('Anna', 'Inna'));
    await expect(restore('forged')).rejects.toMatchObject({ code: 'RESTORE_DAMAGED' });
    await expect(restore('nowhere')).rejects.toMatchObject({ code: 'RESTORE_FOREIGN' });
    await bagOf('free');
    await restore('free');
    await expect(restore('free')).rejects.toMatchObject({ code: 'RESTORE_OCCUPIED' });
  });
});
