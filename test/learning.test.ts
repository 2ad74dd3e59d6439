/** An archive learns from itself: what it learns, that it is the same every time, and what becomes of its records. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Archive } from '../src/archive/archive.ts';
import { searchPassages } from '../src/search/search.ts';
import { startWork, type Work } from '../src/work/work.ts';
import { makeFolder, type TestFolder } from './folder.ts';
import { writeLetters } from './lessons.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const PAIR = 'ru>en';
const LETTERS = 34;
let folder: TestFolder;

const showBeads = async (archive: Archive): Promise<Readonly<Record<string, string>>> => {
  const { records } = await archive.listRecords({ limit: 200 });
  const shown: Record<string, string> = {};
  for (const { id } of records) {
    const { alignments } = await archive.getRecord(id);
    shown[id] = alignments
      .flatMap(({ alignment }) => alignment.beads)
      .map(({ original, translation }) => `${original.join('+')}=${translation.join('+')}`)
      .join(' ');
  }
  return shown;
};

describe('an archive of letters', () => {
  let archive: Archive;
  let work: Work;
  const open = async (): Promise<void> => {
    archive = await folder.open();
    work = startWork({ archive, folder: folder.path });
    await work.run();
    await work.learn();
  };
  const close = async (): Promise<void> => {
    await work.close();
    await archive.close();
  };
  const listPairs = async (): Promise<readonly string[]> =>
    (await archive.lexicons.listWords({ pair: PAIR, limit: 500 })).words.map(
      (word) => `${word.original} = ${word.translation} (${word.origin})`,
    );
  beforeAll(async () => {
    folder = await makeFolder(writeLetters(LETTERS, 26));
    await open();
  });
  afterAll(async () => {
    await close();
    await folder.discard();
  });

  it('learns the words of its languages, as whole words, with where they come from', async () => {
    const [lexicon, ...others] = await archive.lexicons.list();
    expect(others).toEqual([]);
    expect(lexicon).toMatchObject({ pair: PAIR, records: LETTERS, taughtRecords: LETTERS });
    expect(lexicon?.taughtSentences).toBeGreaterThan(1_500);
    const { words, total, origins } = await archive.lexicons.listWords({ pair: PAIR, limit: 200 });
    expect(total).toBe(lexicon?.words);
    const found = new Map(words.map((word) => [`${word.original} = ${word.translation}`, word]));
    for (const pair of ['смотритель = keeper', 'наводнение = flood', 'маяк = lighthouse', 'лихорадка = fever']) {
      expect(found.get(pair), pair).toMatchObject({ origin: 'archive' });
      expect(found.get(pair)?.strength, pair).toBeGreaterThan(0.5);
      expect(found.get(pair)?.beads, pair).toBeGreaterThan(5);
    }
    expect(found.get('карантин = quarantine')).toMatchObject({ origin: 'spelling' });
    expect(origins.start).toBeGreaterThan(0);
    expect(Object.values(origins).reduce((a, b) => a + b, 0)).toBe(total);
    expect(work.progress().learning).toBeNull();
  });

  it('finds a word by its beginning, in either language, and sorts as asked', async () => {
    const { lexicons } = archive;
    const find = async (sought: string) =>
      (await lexicons.listWords({ pair: PAIR, limit: 5, find: sought })).words.map((word) => word.translation);
    expect(await find('наводн')).toContain('flood');
    expect(await find('FLO')).toContain('flood');
    expect(await find('lood')).toEqual([]);
    expect(await find('%')).toEqual([]);
    const sorted = await lexicons.listWords({ pair: PAIR, limit: 50, sort: 'translation' });
    const words = sorted.words.map((word) => word.translation);
    expect(words).toEqual([...words].sort());
    await expect(lexicons.listWords({ pair: PAIR, limit: 5, sort: 'size' as never })).rejects.toMatchObject({
      code: 'REQUEST_BAD',
    });
  });

  it('lays its records out anew with what it learned, and the index follows', async () => {
    const kept = await archive.lexicons.find(PAIR);
    expect(await archive.lexicons.countUnaligned(PAIR, kept?.digest ?? '')).toBe(0);
    const { hits } = await searchPassages(archive, { query: 'наводнение', limit: 20 });
    expect(hits.length).toBeGreaterThan(0);
    for (const hit of hits) if (hit.counterpart !== null) expect(hit.counterpart.text).toContain('flood');
  });

  it('goes on where it was stopped in the middle', async () => {
    const digest = (await archive.lexicons.find(PAIR))?.digest ?? '';
    await archive.db.deleteFrom('lexicon_use').where('record', '>', 'letter-020').execute();
    expect(await archive.lexicons.countUnaligned(PAIR, digest)).toBe(LETTERS - 20);
    await work.learn();
    expect(await archive.lexicons.countUnaligned(PAIR, digest)).toBe(0);
  });

  it('believes a person who strikes a pair out or confirms one, and forgets it when that is taken back', async () => {
    const decide = (verdict: 'right' | 'wrong', original: string, translation: string) =>
      archive.decide({
        kind: 'word-pair',
        subject: `ru>en ${original} = ${translation}`,
        value: { languages: ['ru', 'en'], pair: { original, translation }, verdict },
        by: 'a reader',
      });
    expect(await listPairs()).toContain('маяк = lighthouse (archive)');
    const struck = await decide('wrong', 'маяк', 'lighthouse');
    await decide('right', 'якорь', 'anchor');
    await work.learn();
    const words = await listPairs();
    expect(words.filter((word) => word.startsWith('маяк = lighthouse'))).toEqual([]);
    expect(words).toContain('якорь = anchor (glossary)');
    await archive.undo(struck);
    await work.learn();
    expect(await listPairs()).toContain('маяк = lighthouse (archive)');
  });

  it('learns the same again after its database was deleted, and everything keeps its number', async () => {
    const look = async () => ({
      lexicon: await archive.lexicons.find(PAIR),
      beads: await showBeads(archive),
      numbers: (await archive.getRecord('letter-007')).passages.map(({ n }) => n),
    });
    const before = await look();
    await close();
    rmSync(path.join(folder.path, '.sverka', 'db'), { recursive: true });
    await open();
    expect(await look()).toEqual(before);
  });

  it('aligns a letter that comes later with what it knows, and learns from it', async () => {
    const before = await archive.lexicons.find(PAIR);
    for (const [name, text] of Object.entries(writeLetters(LETTERS + 1, 26)).slice(-2)) await folder.write(name, text);
    await work.run();
    await work.learn();
    const after = await archive.lexicons.find(PAIR);
    expect(after?.records).toBe(LETTERS + 1);
    expect(after?.digest).not.toBe(before?.digest);
    const { alignments } = await archive.getRecord('letter-035');
    const beads = alignments[0]?.alignment.beads ?? [];
    expect(beads.every(({ original, translation }) => original.length === 1 && translation.length <= 1)).toBe(true);
  });
});

describe('a small archive', () => {
  it('is not laid out anew: its documents know as much as it does', async () => {
    const small = await makeFolder(writeLetters(3, 12));
    const opened = await small.open();
    const running = startWork({ archive: opened, folder: small.path });
    await running.run();
    const alone = await showBeads(opened);
    await running.learn();
    expect((await opened.lexicons.list())[0]?.taughtRecords).toBe(3);
    expect(await showBeads(opened)).toEqual(alone);
    await running.close();
    await opened.close();
    await small.discard();
  });
});
