/** Editing an alignment: by forms, by the API, and in a real browser with keys, clicks and no script at all. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../src/serve/serve.ts';
import { type Browsing, checkAccess, startBrowsing } from './browsing.ts';
import { LETTER } from './folder.ts';
import { openRoom, TALK, type TestRoom } from './reading-room.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const HOST = '127.0.0.1:4170';

/** A letter whose translation gives another number, so that the check finds something. */
const SHIPS = {
  'ships.ru.txt':
    'Рапорт\n\nУтром 3 мая в порт вошли 7 кораблей. Капитан Орлов видел их с мыса. Вечером они ушли в море.\n',
  'ships.en.txt':
    'Report\n\nOn the morning of 3 May 9 ships entered the port. Captain Orlov saw them from the cape. In the evening they put out to sea.\n',
};

let room: TestRoom;
let base: string;
let look: Browsing['look'];
let close: () => Promise<void>;

beforeAll(async () => {
  room = await openRoom({ ...LETTER, ...SHIPS, 'talk.txt': TALK });
  ({ base, look, close } = await startBrowsing(room));
});
afterAll(async () => {
  await close();
  await room.close();
});

// One test must not stand on another, whatever becomes of it.
afterEach(async () => {
  await takeBack('letter');
});

interface Alignment {
  readonly stamp: string;
  readonly undo: number | null;
  readonly redo: number | null;
  readonly passage?: number | null;
  readonly beads: readonly {
    readonly original: readonly number[];
    readonly translation: readonly number[];
    readonly confidence: number;
    readonly settled: { readonly by: string } | null;
  }[];
}

async function ask(id: string): Promise<Alignment> {
  return (await (await room.get(`/api/records/${id}/alignment`)).json()) as Alignment;
}

function show({ beads }: Alignment): string {
  return beads
    .map(
      ({ original, translation, settled }) => `${original.join()}=${translation.join()}${settled === null ? '' : '!'}`,
    )
    .join(' ');
}

async function post(
  address: string,
  body: string | object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const isForm = typeof body === 'string';
  return room.app.request(`http://${HOST}${address}`, {
    method: 'POST',
    headers: {
      host: HOST,
      origin: `http://${HOST}`,
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      ...headers,
    },
    body: isForm ? body : JSON.stringify(body),
  });
}

/** Takes everything back, so that one test does not stand on another. */
async function takeBack(id: string): Promise<void> {
  while ((await ask(id)).undo !== null) await post(`/api/records/${id}/alignment`, { edit: 'undo' });
}

describe('editing over HTTP', () => {
  it('joins, and takes it back, by the API', async () => {
    const before = await ask('letter');
    const joined = await post('/api/records/letter/alignment', { edit: 'join 2', stamp: before.stamp, by: 'Анна' });
    expect(joined.status).toBe(200);
    const after = (await joined.json()) as Alignment;
    expect(after.beads[2]).toMatchObject({
      original: [2, 3],
      translation: [2, 3],
      confidence: 1,
      settled: { by: 'Анна' },
    });
    expect(after.passage).toBe(3);
    const undone = (await (await post('/api/records/letter/alignment', { edit: 'undo' })).json()) as Alignment;
    expect(show(undone)).toBe(show(before));
    expect(undone.redo).not.toBeNull();
  });

  it('by a form leads back to the passage, with a cookie’s name in the history', async () => {
    const { stamp } = await ask('letter');
    const answer = await post('/records/letter/edit', `do=confirm+1&stamp=${stamp}&translation=1`, {
      cookie: `editor=${encodeURIComponent('Вера  Иванова')}`,
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/records/letter?edit=1&with=1&at=p2&did=confirm#p2',
    ]);
    const page = await room.page('/records/letter?edit=1&did=confirm');
    expect(page).toContain('Confirmed.');
    expect(await room.page('/records/letter')).toContain('Settled by Вера Иванова');
    expect(await room.page('/records/letter/history')).toContain('Вера Иванова');
    await takeBack('letter');
  });

  it('refuses what was made on something else, says so and shows what stands', async () => {
    const { stamp } = await ask('letter');
    await post('/api/records/letter/alignment', { edit: 'confirm 0', stamp, by: 'A' });
    const page = await post('/records/letter/edit', `do=join+1&stamp=${stamp}`);
    expect(page.status).toBe(409);
    const words = await page.text();
    expect(words).toContain('was changed by somebody else');
    expect(words).toContain((await ask('letter')).stamp);
    const program = await post('/api/records/letter/alignment', { edit: 'join 1', stamp, by: 'B' });
    expect([program.status, ((await program.json()) as { code: string }).code]).toEqual([409, 'EDIT_STALE']);
    await takeBack('letter');
  });

  it.each([
    [{ edit: 'join 99' }, 422, 'EDIT_IMPOSSIBLE'],
    [{ edit: 'burn 1' }, 400, 'REQUEST_BAD'],
    [{ edit: 'undo 1' }, 404, 'DECISION_NOT_FOUND'],
    [{ edit: 'dismiss 0.0' }, 422, 'EDIT_IMPOSSIBLE'],
    [{}, 400, 'REQUEST_BAD'],
  ])('answers %j with a problem', async (body, status, code) => {
    const { stamp } = await ask('letter');
    const answer = await post('/api/records/letter/alignment', { stamp, by: 'x', ...body });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('is refused from another site, and where the archive is served for reading only', async () => {
    const { stamp } = await ask('letter');
    const foreign = await post('/records/letter/edit', `do=join+1&stamp=${stamp}`, { origin: 'http://evil.example' });
    expect(foreign.status).toBe(403);
    const shut = createApp({
      archive: room.archive,
      search: () => Promise.reject(new Error('not asked')),
      progress: () => ({ running: false }) as never,
      rescan: () => Promise.resolve(),
      name: 'Shut',
      readOnly: true,
    });
    const headers = { host: HOST, origin: `http://${HOST}`, 'content-type': 'application/json' };
    const answer = await shut.request(`http://${HOST}/api/records/letter/alignment`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ edit: 'join 1', stamp }),
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'READ_ONLY']);
    const page = await shut.request(`http://${HOST}/records/letter?edit=1`, { headers: { host: HOST } });
    const words = await page.text();
    expect(words).not.toContain('Edit alignment');
    expect(words).not.toContain('tools-row');
    expect(show(await ask('letter'))).not.toContain('!');
  });

  it('keeps what a person makes of a finding, through a join', async () => {
    const before = await ask('ships');
    const at = before.beads.findIndex(({ original }) => original.includes(1));
    expect(await room.page('/records/ships')).toContain('finding-words');
    await post('/api/records/ships/alignment', { edit: `dismiss ${at}.0`, stamp: before.stamp, by: 'Анна' });
    expect(await room.page('/records/ships')).not.toContain('finding-words');
    expect(await room.page('/records/ships?edit=1')).toContain('Not a fault, says Анна.');
    await post('/api/records/ships/alignment', { edit: `join ${at}`, stamp: (await ask('ships')).stamp, by: 'Анна' });
    expect(await room.page('/records/ships')).not.toContain('finding-words');
    await takeBack('ships');
    expect(await room.page('/records/ships')).toContain('finding-words');
  });
});

describe('editing in a browser', () => {
  /** Presses a key and waits until the beads are what they should be. */
  const press = async (page: Page, key: string, expected: string): Promise<void> => {
    await page.keyboard.press(key);
    await expect.poll(async () => show(await ask('letter')), { timeout: 20_000 }).toBe(expected);
    await page.waitForSelector('.is-busy', { state: 'detached' });
  };

  it('joins, splits, moves, unpairs, confirms, undoes and redoes by keys, and finds it there after a reload', async () => {
    const plain = show(await ask('letter'));
    expect(plain).toBe('0=0 1=1 2=2 3=3 4=4');
    await look('/records/letter', {}, async (page) => {
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('j');
      await page.keyboard.press('e');
      await page.waitForSelector('.edit-bar');
      expect(await page.getAttribute('.row.is-current', 'id')).toBe('p3');
      await press(page, 'm', '0=0 1=1 2,3=2,3! 4=4');
      expect(await page.getAttribute('.row.is-current', 'id')).toBe('p3');
      expect(await page.textContent('.said')).toBe('Joined.');
      await press(page, 's', '0=0 1=1 2=2! 3=3! 4=4');
      await press(page, 'l', '0=0 1=1 2=! 3=2,3! 4=4');
      await press(page, 'u', '0=0 1=1 2=2! 3=3! 4=4');
      await press(page, 'r', '0=0 1=1 2=! 3=2,3! 4=4');
      await press(page, 'Control+z', '0=0 1=1 2=2! 3=3! 4=4');
      await press(page, 'x', '0=0 1=1 2=! =2! 3=3! 4=4');
      await press(page, 'u', '0=0 1=1 2=2! 3=3! 4=4');
      await page.keyboard.press('k');
      await press(page, 'y', '0=0 1=1! 2=2! 3=3! 4=4');
      // What is confirmed is done with: the walk goes on.
      expect(await page.getAttribute('.row.is-current', 'id')).toBe('p3');
      await page.reload();
      expect(await page.locator('.row-settled').count()).toBe(3);
      expect(await page.evaluate("document.activeElement.closest('.row')?.id")).toBe('p3');
    });
    await takeBack('letter');
    expect(show(await ask('letter'))).toBe(plain);
  });

  it('answers to the same keys on a Russian keyboard', async () => {
    await look('/records/letter?edit=1#p3', { lang: 'ru' }, async (page) => {
      const key = async (code: string, letter: string): Promise<void> => {
        await page.evaluate(
          `document.dispatchEvent(new KeyboardEvent('keydown', { key: '${letter}', code: '${code}', bubbles: true }))`,
        );
      };
      await key('KeyM', 'ь');
      await expect.poll(async () => show(await ask('letter'))).toBe('0=0 1=1 2,3=2,3! 4=4');
      await page.waitForSelector('.is-busy', { state: 'detached' });
      await key('KeyU', 'г');
      await expect.poll(async () => show(await ask('letter'))).toBe('0=0 1=1 2=2 3=3 4=4');
    });
  });

  it('works by click, at the border of a sentence and with the buttons of the bar', async () => {
    await look('/records/letter?edit=1', {}, async (page) => {
      await page.hover('#p3');
      await page.click('#p3 .tool-join');
      await page.waitForSelector('#p3 .cut');
      await page.hover('#p3');
      await page.click('#p3 .side-translation .cut');
      await expect.poll(async () => show(await ask('letter'))).toBe('0=0 1=1 2=2! 3=3! 4=4');
      await page.click('.edit-bar [data-key="u"]');
      await expect.poll(async () => show(await ask('letter'))).toBe('0=0 1=1 2,3=2,3! 4=4');
      await page.waitForSelector('#p3 .cut');
      await page.click('.edit-bar [data-key="u"]');
      await expect.poll(async () => show(await ask('letter'))).toBe('0=0 1=1 2=2 3=3 4=4');
    });
  });

  it('works without a script', async () => {
    await look('/records/letter?edit=1', { script: false }, async (page) => {
      await page.hover('#p3');
      await page.click('#p3 .tool-join');
      expect(page.url()).toBe(`${base}/records/letter?edit=1&with=1&at=p3&did=join#p3`);
      expect(await page.textContent('.edit-did')).toContain('Joined.');
      await page.click('.edit-ends a');
      await page.click('.history-entry button');
      expect(show(await ask('letter'))).toBe('0=0 1=1 2=2 3=3 4=4');
      await page.goto(`${base}/records/letter?edit=1`);
      await page.click('.edit-who summary');
      await page.fill('.edit-who input[name="name"]', 'Dr. Novák');
      await page.click('.edit-who button');
      expect(await page.textContent('.edit-who summary')).toBe('as Dr. Novák');
    });
  });

  it('says that an edit was not kept where nobody answers, and goes on where somebody does', async () => {
    await look('/records/letter?edit=1#p2', {}, async (page) => {
      await page.evaluate('kept = fetch; fetch = () => Promise.reject(new TypeError("Failed to fetch"))');
      await page.keyboard.press('m');
      await page.waitForSelector('.edit-said[role="alert"]');
      expect(await page.textContent('.edit-said')).toContain('this edit was not kept');
      expect(await page.locator('.row.is-current').getAttribute('id')).toBe('p2');
      await page.evaluate('fetch = kept');
      await page.keyboard.press('m');
      await expect.poll(async () => show(await ask('letter'))).toBe('0=0 1,2=1,2! 3=3 4=4');
      await expect.poll(async () => page.locator('.edit-said[role="alert"]').count()).toBe(0);
    });
  });

  it('tells whoever was slower, and shows what stands', async () => {
    await look('/records/letter?edit=1#p2', {}, async (page) => {
      const { stamp } = await ask('letter');
      await post('/api/records/letter/alignment', { edit: 'confirm 0', stamp, by: 'Анна' });
      await page.keyboard.press('m');
      await page.waitForSelector('.edit-said[role="alert"]');
      expect(await page.textContent('.edit-said')).toContain('was changed by somebody else');
      expect(await page.locator('.row-settled').count()).toBe(1);
      await page.keyboard.press('m');
      await expect.poll(async () => show(await ask('letter'))).toBe('0=0! 1,2=1,2! 3=3 4=4');
    });
    await takeBack('letter');
  });

  it('never needs to be pushed sideways', async () => {
    for (const width of [320, 390, 820, 1440]) {
      for (const address of ['/records/talk?edit=1', '/records/letter/history']) {
        await look(address, { width }, async (page) => {
          expect(
            await page.evaluate('document.documentElement.scrollWidth'),
            `${address} ${width}`,
          ).toBeLessThanOrEqual(width);
        });
      }
    }
  });

  for (const lang of ['en', 'ru'] as const) {
    for (const colours of ['light', 'dark'] as const) {
      it(`draws no complaint from axe: ${lang}, ${colours}`, async () => {
        const { stamp } = await ask('talk');
        await post('/api/records/talk/alignment', { edit: 'join 3', stamp, by: 'Анна' });
        for (const address of ['/records/talk?edit=1&did=join#p4', '/records/talk/history', '/records/ships?edit=1']) {
          const found = await look(address, { lang, colours }, checkAccess);
          expect(found).toEqual([]);
        }
        await takeBack('talk');
      });
    }
  }
});
