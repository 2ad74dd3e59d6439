/** Joining two records on the pages, with script and without, in both languages, and from the command line. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, checkAccess, startBrowsing } from './browsing.ts';
import { LETTER, makeFolder } from './folder.ts';
import { openRoom, type TestRoom } from './reading-room.ts';

const CLI = fileURLToPath(new URL('../dist/cli/cli.js', import.meta.url));

const FILES = {
  'konsul.txt': LETTER['letter.ru.txt'],
  'papers/englisch.txt': LETTER['letter.en.txt'],
  'papers/other.txt': 'Note on lighthouses\n\nThe lamp was mended in the autumn of 1931.\n',
  'pair.ru.txt': 'Капитан порта уехал в горы. Его ждут к зиме.\n',
  'pair.en.txt': 'The port captain went to the mountains. He is expected by winter.\n',
};

let room: TestRoom;
let base: string;
let look: Browsing['look'];
let close: () => Promise<void>;

beforeAll(async () => {
  room = await openRoom(FILES);
  ({ base, look, close } = await startBrowsing(room));
});
afterAll(async () => {
  await close();
  await room.close();
});

const textsOf = async (id: string): Promise<string> =>
  (await room.archive.getRecord(id)).record.texts.map(({ lang, role }) => `${lang} ${role}`).join(', ');

describe('joining two records on their page', () => {
  it.each([
    ['en', false],
    ['ru', true],
  ] as const)('is found, compared, joined, named and parted again (%s, script %s)', async (lang, script) => {
    await look('/records/englisch', { lang, script }, async (page) => {
      await page.click('.tools a[href$="/join"]');
      // The Russian letter has the same date: it is offered before anything is typed.
      expect(await page.locator('.entry-title').allInnerTexts()).toEqual(['Письмо консула']);
      await page.fill('#join-words', 'корабля');
      if (script) await page.getByText('Найдено: 1 запись').waitFor();
      else await page.click('.join-find button');
      await page.click('.entry a[href*="with=konsul"]');
      expect(await page.locator('.join-side').allInnerTexts()).toEqual([
        expect.stringContaining('Three ships entered'),
        expect.stringContaining('вошли три корабля'),
      ]);
      // What is in English is taken for the translation.
      expect(await page.isChecked('input[type="radio"][value="konsul"]')).toBe(true);
      await page.click('.join-form button');
      expect(new URL(page.url()).pathname).toBe('/records/konsul');
      expect(await page.textContent('.notice[role="status"]')).toMatch(lang === 'en' ? /^Joined/u : /^Объединено/u);
      expect(await textsOf('konsul')).toBe('ru original, en translation');
      expect(await page.textContent('.joined')).toContain('papers/englisch.txt');
      await page.goto(`${base}/records/englisch`);
      await page.click('.notice a[href="/records/konsul"]');
      await page.click('.joined button');
      expect(await page.textContent('.notice[role="status"]')).toMatch(lang === 'en' ? /^Parted/u : /^Разделено/u);
      expect(await textsOf('konsul')).toBe('ru original');
      expect(await page.locator('.joined').count()).toBe(0);
    });
  });

  it.each(['en', 'ru'] as const)('complains of nothing to axe (%s), and fits a phone', async (lang) => {
    for (const address of ['/records/konsul/join', '/records/konsul/join?q=port', '/records/konsul/join?with=englisch'])
      await look(address, { lang, width: 360 }, async (page) => {
        expect([address, await checkAccess(page)]).toEqual([address, []]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      });
  });

  it('finds by title, id and address; leaves out its own language, pairs, and half a query', async () => {
    const found = async (words: string): Promise<readonly string[]> => {
      const page = await room.page(`/records/konsul/join?q=${encodeURIComponent(words)}`);
      return [...page.matchAll(/join\?with=([\w-]+)"/gu)].map(([, id]) => id ?? '');
    };
    expect(await found('letter')).toEqual(['englisch']);
    expect(await found('other')).toEqual(['other']);
    expect(await found('https://archive.example/records/englisch#p1')).toEqual(['englisch']);
    expect(await found('captain')).toEqual(['englisch']);
    expect(await found('конс')).toEqual([]);
    expect(await found('(')).toEqual([]);
  });

  it('says in the language of the page why two cannot be joined', async () => {
    const post = async (lang: string) => {
      const response = await room.app.request('http://127.0.0.1:4170/records/konsul/join', {
        method: 'POST',
        headers: {
          host: '127.0.0.1:4170',
          origin: 'http://127.0.0.1:4170',
          'accept-language': lang,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'with=pair&original=konsul',
      });
      return [response.status, await response.text()] as const;
    };
    const [status, english] = await post('en');
    expect(status).toBe(422);
    expect(english).toContain('pair has more than one text already');
    expect((await post('ru'))[1]).toContain('в записи pair уже несколько текстов');
    expect(await textsOf('konsul')).toBe('ru original');
  });

  it('is not offered where nothing may be changed, nor for a record that is a pair', async () => {
    expect(await room.page('/records/konsul')).toContain('/records/konsul/join');
    expect(await room.page('/records/pair')).not.toContain('/records/pair/join');
  });
});

describe('sverka join and sverka part', () => {
  const run = (...args: readonly string[]): Promise<readonly [number | null, string]> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      let out = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (out += data.toString()));
      child.on('close', (status) => {
        resolve([status, out]);
      });
    });

  it('join two records of a folder that nobody has open, and part them', async () => {
    const folder = await makeFolder(FILES);
    try {
      await folder.run(() => Promise.resolve());
      const look = () =>
        folder.run(async (archive) => (await archive.getRecord('konsul')).record.texts.map(({ lang }) => lang));
      expect((await run('join', 'konsul', 'englisch', '--by', 'Anna', '--archive', folder.path))[0]).toBe(0);
      expect(await look()).toEqual(['ru', 'en']);
      const [status, said] = await run('join', 'konsul', 'pair', '--archive', folder.path);
      expect([status, said]).toEqual([1, expect.stringContaining('JOIN_IMPOSSIBLE')]);
      expect((await run('part', 'konsul', '--archive', folder.path, '--json'))[1]).toContain('"record": "konsul"');
      expect(await look()).toEqual(['ru']);
      expect((await run('part', 'konsul', '--archive', folder.path))[0]).toBe(2);
    } finally {
      await folder.discard();
    }
  });
});

describe('what does not fit in the note of a folder', () => {
  it('stands under “Needs a look”, in the language of the page', async () => {
    const own = await openRoom({ 'sverka.yaml': 'colour: red\n', 'note.txt': 'The frigate sailed.\n' });
    try {
      expect(await own.page('/problems')).toContain('a note has name, about');
      const russian = await own.page('/problems', { 'accept-language': 'ru' });
      expect(russian).toContain('в описании папки бывают name, about');
      expect(await own.page('/problems?code=NO_TRANSLATION')).not.toContain('a note has');
    } finally {
      await own.close();
    }
  });
});
