/** The built command, as somebody types it: what it prints, its exit status, and two of them at once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LETTER, makeFolder, type TestFolder } from './folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli/cli.js', import.meta.url));

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

const children: ChildProcess[] = [];
let folder: TestFolder;

function start(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

function run(...args: readonly string[]): Promise<Run> {
  const child = start(args);
  let out = '';
  let err = '';
  child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (err += data.toString()));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      resolve({ status, out, err });
    });
  });
}

/** Waits until the child has printed what `pattern` looks for, and gives everything printed so far. */
function waitFor(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = '';
    const look = (data: Buffer): void => {
      seen += data.toString();
      if (pattern.test(seen)) resolve(seen);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.on('exit', (code) => {
      reject(new Error(`ended with ${String(code)} before it said ${String(pattern)}: ${seen}`));
    });
  });
}

beforeAll(() => {
  if (!existsSync(CLI)) throw new Error('The command is not built: run “npm test”, or “npm run build” first.');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await folder.discard();
});

describe('sverka read', () => {
  it('prints the record a pair of files would become, and stores nothing', async () => {
    folder = await makeFolder(LETTER);
    const files = Object.keys(LETTER).map((name) => path.join(folder.path, name));
    const { status, out } = await run('read', ...files, '--json');
    const { records } = JSON.parse(out) as { records: { id: string; texts: { lang: string }[] }[] };
    expect([status, records.length, records[0]?.id]).toEqual([0, 1, 'letter']);
    expect(records[0]?.texts.map((text) => text.lang)).toEqual(['ru', 'en']);
    expect(existsSync(path.join(folder.path, '.sverka'))).toBe(false);
  });

  it('says in one sentence that a file is not there', async () => {
    folder = await makeFolder();
    const { status, out, err } = await run('read', path.join(folder.path, 'nothing.txt'));
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/^FILE_NOT_FOUND .*nothing\.txt/u);
    expect(err).not.toContain('    at ');
  });
});

describe('sverka align', () => {
  it('puts every sentence into exactly one bead', async () => {
    folder = await makeFolder(LETTER);
    const [original, translation] = Object.keys(LETTER).map((name) => path.join(folder.path, name));
    const { status, out } = await run('align', original ?? '', translation ?? '', '--json');
    const pair = JSON.parse(out) as {
      languages: string[];
      original: string[];
      translation: string[];
      beads: { original: number[]; translation: number[]; confidence: number }[];
      findings: unknown[];
    };
    expect([status, pair.languages]).toEqual([0, ['ru', 'en']]);
    expect(pair.beads.flatMap((bead) => bead.original)).toEqual(pair.original.map((_, index) => index));
    expect(pair.beads.flatMap((bead) => bead.translation)).toEqual(pair.translation.map((_, index) => index));
    const refused = pair.original.findIndex((sentence) => sentence.includes('отказался'));
    const bead = pair.beads.find(({ original: sentences }) => sentences.includes(refused));
    expect(bead?.translation.map((index) => pair.translation[index]).join(' ')).toContain('refused');
  });

  it('aligns a list of pairs in the order of the list, a line a sentence', async () => {
    folder = await makeFolder({
      'a.src': 'Первое предложение.\nВторое предложение о трёх кораблях.\n',
      'a.tgt': 'The first sentence.\nThe second sentence about three ships.\n',
      'b.src': 'Нет.\n',
      'b.tgt': 'No.\n',
      'list.tsv': 'b.src\tb.tgt\na.src\ta.tgt\n',
    });
    const list = path.join(folder.path, 'list.tsv');
    const { status, out } = await run('align', '--pairs', list, '--lines', '--languages', 'ru,en', '--json');
    const { pairs } = JSON.parse(out) as { pairs: { original: string[]; beads: unknown[] }[] };
    expect([status, pairs.map((pair) => pair.original.length)]).toEqual([0, [1, 2]]);
  });
});

describe('sverka align, given what cannot be aligned', () => {
  const RECIPE = `For the dough, take half a pound of flour and rub in the butter with your fingertips.
Add an egg.
Knead quickly and leave it in a cool place while you see to the fruit.
Plums are best late in September, when their skins begin to wrinkle near the stalk.
Stone them!
Some cooks sprinkle breadcrumbs over the bottom so that the juice does not soak through.
Bake until golden.
Children will want whipped cream with it, and so will most of their elders.
A tart keeps for a day at most.
What is left makes a good pudding: cut it up, pour hot custard over it, and let it stand.
My grandmother never measured anything and never failed.
Sugar only if the plums are sour, and then sparingly, for it draws out their water.
Serve it warm rather than hot.
The tin should be shallow and well greased, or the bottom will cling to it.
Whoever likes cinnamon may have it.
Apricots do just as well, and so do sour cherries, but apples want another dough and a longer time in the oven.
Let the oven cool with the door open.
Wash up at once!
`;
  const NOTE = `Сегодня посетил министра флота Ортегу и передал ему ноту № 17.
Министр сказал, что в порту стоят семь кораблей.
По его словам, капитан порта Мендес видел ещё два судна у мыса Сан-Хуан.
Ортега добавил, что правительство не намерено закрывать порт.
Я поблагодарил министра за информацию.
Беседа продолжалась сорок минут.
Вечером 5 мая ко мне пришёл консул Боливии Рохас.
Он сообщил, что его правительство купило в Гамбурге 3 парохода.
Рохас просил не называть его имени.
Вопрос о пароходах обсуждался также 7 мая в парламенте.
Депутат Гомес потребовал от министра объяснений.
Министр ответил, что документы находятся в Лиме.
Заседание было закрыто в 19 часов.
На следующий день газета «Насьон» поместила статью о флоте, в которой упоминались и пароходы.
Автор статьи неизвестен.
Рохас полагает, что её написал секретарь президента.
По его мнению, правительство Перу о покупке ещё не знает.
Прошу сообщить мнение посольства в Буэнос-Айресе.
`;

  it('says that two texts do not belong together, and aligns them all the same', async () => {
    folder = await makeFolder({ 'a.txt': NOTE, 'b.txt': RECIPE });
    const [a, b] = ['a.txt', 'b.txt'].map((name) => path.join(folder.path, name));
    const { status, out } = await run('align', a ?? '', b ?? '', '--lines', '--json');
    const pair = JSON.parse(out) as { original: string[]; kinship: { p: number }; problems: { code: string }[] };
    expect([status, pair.original.length, pair.problems.map(({ code }) => code)]).toEqual([0, 18, ['NOT_TOGETHER']]);
    expect(pair.kinship.p).toBeLessThan(0.05);
    const told = await run('align', a ?? '', b ?? '', '--lines');
    expect(told.err).toMatch(/NOT_TOGETHER/u);
  });

  it('goes on with the list where one file is missing and one is empty', async () => {
    folder = await makeFolder({
      'a.src': NOTE,
      'a.tgt': '',
      'b.src': 'Нет.\n',
      'b.tgt': 'No.\n',
      'list.tsv': 'a.src\tnowhere.tgt\na.src\ta.tgt\nb.src\tb.tgt\n',
    });
    const list = path.join(folder.path, 'list.tsv');
    const { status, out } = await run('align', '--pairs', list, '--lines', '--languages', 'ru,en', '--json');
    const { pairs } = JSON.parse(out) as { pairs: { beads: unknown[]; problems: { code: string }[] }[] };
    expect(status).toBe(1);
    expect(pairs.map(({ beads, problems }) => [beads.length, problems.map(({ code }) => code).join()])).toEqual([
      [18, 'FILE_NOT_FOUND'],
      [18, 'TRANSLATION_EMPTY'],
      [1, ''],
    ]);
  });
});

describe('sverka add, search, cite and check', () => {
  it('say how to make an archive where its folder is not there', async () => {
    folder = await makeFolder(LETTER);
    const { status, err } = await run('add', folder.path, '--archive', path.join(folder.path, 'nowhere'));
    expect([status, err]).toEqual([2, expect.stringMatching(/^FOLDER_NOT_FOUND.*nowhere.*mkdir/u)]);
  });

  it('work one after another on the same archive', async () => {
    folder = await makeFolder(LETTER);
    const place = ['--archive', folder.path];
    const added = await run('add', folder.path, ...place, '--json');
    expect([added.status, (JSON.parse(added.out) as { added: number }).added]).toEqual([0, 1]);
    const again = await run('add', folder.path, ...place, '--json');
    expect((JSON.parse(again.out) as { added: number; unchanged: number }).unchanged).toBe(1);
    const found = await run('search', 'корабли', ...place, '--json');
    const { hits, total } = JSON.parse(found.out) as {
      total: number;
      hits: { record: string; text: string; highlights: [number, number][]; counterpart: { text: string } }[];
    };
    expect([found.status, total, hits[0]?.record]).toEqual([0, 1, 'letter']);
    const [start, end] = hits[0]?.highlights[0] ?? [0, 0];
    expect(hits[0]?.text.slice(start, end)).toBe('корабля');
    expect(hits[0]?.counterpart.text).toContain('Three ships');
    const cited = await run('cite', 'letter#p1', '--style', 'gost', ...place);
    expect([cited.status, cited.out.trim() !== '']).toEqual([0, true]);
    const checked = await run('check', ...place);
    expect([checked.status, checked.err]).toEqual([0, '']);
  });

  it('say what could not be read and why, now and when the same files are added again', async () => {
    folder = await makeFolder({ 'telegram.txt': 'Telegram\n\nThe frigate sailed at dawn.\n', 'blank.txt': '' });
    const place = ['--archive', folder.path, '--json'];
    for (const expected of [
      { added: 2, unchanged: 0, records: [{ id: 'telegram' }] },
      { added: 0, unchanged: 2, records: [] },
    ]) {
      const { status, out } = await run('add', folder.path, ...place);
      const told = JSON.parse(out) as { problems: { code: string; file?: string }[] };
      expect([status, told]).toMatchObject([1, expected]);
      expect(told.problems.filter(({ code }) => code === 'EMPTY_FILE')).toMatchObject([{ file: 'blank.txt' }]);
    }
  });

  it('says what is wrong with a query, a record, a style', async () => {
    folder = await makeFolder(LETTER);
    const place = ['--archive', folder.path];
    expect((await run('search', 'word', ...place)).err).toMatch(/^ARCHIVE_NOT_FOUND/u);
    await run('add', folder.path, ...place);
    const query = await run('search', '(open', ...place);
    expect([query.status, query.err]).toEqual([2, expect.stringMatching(/^QUERY_BAD/u)]);
    expect((await run('cite', 'nobody', ...place)).err).toMatch(/^RECORD_NOT_FOUND/u);
    expect((await run('cite', 'letter#p99', ...place)).err).toMatch(/^PASSAGE_NOT_FOUND/u);
    expect((await run('cite', 'letter', '--style', 'oxford', ...place)).err).toMatch(/^STYLE_UNKNOWN/u);
    expect((await run('serach', 'x')).status).toBe(2);
  });
});

describe('sverka open', () => {
  it('serves the folder; a second one is sent to the first; other commands work through it', async () => {
    folder = await makeFolder(LETTER);
    const child = start(['open', folder.path, '--port', '4391']);
    const seen = await waitFor(child, /1 records/u);
    const url = /http:\/\/127\.0\.0\.1:\d+\//u.exec(seen)?.[0] ?? '';
    expect((await fetch(`${url}records/letter`)).status).toBe(200);

    const second = await run('open', folder.path);
    expect([second.status, second.err]).toEqual([0, expect.stringMatching(/^ALREADY_OPEN/u)]);
    expect(second.out).toContain(url);

    const found = await run('search', 'ships', '--archive', folder.path, '--json');
    expect((JSON.parse(found.out) as { total: number }).total).toBe(1);
    await folder.write('more/telegram.txt', 'Telegram\n\nThe frigate sailed at dawn.\n');
    const added = await run('add', path.join(folder.path, 'more'), '--archive', folder.path, '--json');
    expect([added.status, (JSON.parse(added.out) as { added: number }).added]).toEqual([0, 1]);
    const cited = await run('cite', 'letter', '--style', 'bibtex', '--archive', folder.path);
    expect(cited.out).toMatch(/^@/u);
    const taken = await run('export', 'jsonl', 'telegram', 'letter', 'nobody', '--archive', folder.path);
    const lines = taken.out.trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['telegram', 'letter']);
    expect([taken.status, taken.err]).toEqual([1, expect.stringMatching(/^RECORD_NOT_FOUND/u)]);
    const inside = await run('export', 'tei', '--to', path.join(folder.path, 'tei'), '--archive', folder.path);
    expect([inside.status, inside.err]).toEqual([2, expect.stringMatching(/^EXPORT_INSIDE/u)]);
    const checked = await run('check', '--archive', folder.path);
    expect(checked.status).toBe(0);
  });

  it('takes the next free port and says so', async () => {
    folder = await makeFolder(LETTER);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const child = start(['open', folder.path, '--port', String(port)]);
    const seen = await waitFor(child, /open at/u);
    server.close();
    expect(seen).toMatch(new RegExp(`PORT_TAKEN: Port ${port} is taken; Sverka uses \\d+ instead`, 'u'));
  });

  it('closes in the middle of reading without a word of complaint, and goes on from there', async () => {
    folder = await makeFolder();
    for (let n = 0; n < 40; n += 1)
      await folder.write(`paper-${n}.txt`, `Paper ${n}\n\n${'More words follow. '.repeat(400)}\n`);
    const child = start(['open', folder.path, '--port', '4631']);
    const seen = waitFor(child, /Closed while reading/u);
    await waitFor(child, /open at/u);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await seen).not.toMatch(/INTERNAL/u);
    await folder.run(async (archive) => {
      expect((await archive.listRecords({ limit: 100 })).total).toBe(40);
    });
  });

  it('goes on after kill -9 with nothing lost and nothing doubled', async () => {
    folder = await makeFolder();
    for (let n = 0; n < 60; n += 1) {
      await folder.write(
        `paper-${n}.txt`,
        `Paper ${n}\n\nThe words of paper number ${n} are these. ${'More words follow. '.repeat(50)}\n`,
      );
    }
    const child = start(['open', folder.path, '--port', '4561']);
    await waitFor(child, /open at/u);
    await new Promise((resolve) => setTimeout(resolve, 700));
    // A large process takes a moment to die, and until then its lock rightly holds.
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await folder.run(async (archive) => {
      const { records, total } = await archive.listRecords({ limit: 100 });
      expect(total).toBe(60);
      expect(new Set(records.map((record) => record.id)).size).toBe(60);
      expect(await archive.check()).toEqual([]);
    });
  });
});
