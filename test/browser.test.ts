/** The pages in a real browser: accessibility in every language and colour, keys, copying, narrow windows, paper. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, checkAccess, startBrowsing } from './browsing.ts';
import { LETTER } from './folder.ts';
import { openRoom, TALK, type TestRoom } from './reading-room.ts';

const BUILT = fileURLToPath(new URL('../dist/assets/web.css', import.meta.url));
const LONG = `A long list\n\n${Array.from({ length: 900 }, (_, index) => `Ship number ${index + 1} came into the harbour.`).join('\n\n')}\n`;
const NOTED = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Noted</title></titleStmt></fileDesc></teiHeader><text xml:lang="en"><body>
<p>The ship<note>${'A long note on the ship, its tonnage and its owners. '.repeat(4)}</note> came in<note>At dawn.</note>. ${'The harbour was quiet and nobody was seen on the quay. '.repeat(16)}
Then the pilot<note>Called Montes.</note> left.</p></body></text></TEI>`;

let room: TestRoom;
let base: string;
let look: Browsing['look'];
let close: () => Promise<void>;

beforeAll(async () => {
  expect(existsSync(BUILT), 'the style sheet is built; run “npm test” or “npm run build” first').toBe(true);
  room = await openRoom({ ...LETTER, 'talk.txt': TALK, 'long.txt': LONG, 'noted.xml': NOTED, 'empty.txt': '' });
  ({ base, look, close } = await startBrowsing(room));
});
afterAll(async () => {
  await close();
  await room.close();
});

describe('accessibility (axe, WCAG 2.2 AA): no complaint', () => {
  const pages = [
    ['home', '/'],
    ['list', '/records'],
    ['reading', '/records/talk'],
    ['reading one column', '/records/talk?view=original'],
    ['a long record', '/records/long'],
    ['search', '/search?q=корабль'],
    ['nothing found', '/search?q=xyzzy'],
    ['needs a look', '/problems'],
    ['reading run', '/import'],
    ['languages', '/languages'],
    ['finding aids', '/finding-aids'],
    ['help', '/help'],
    ['error', '/records/nobody'],
  ] as const;
  for (const lang of ['en', 'ru'] as const) {
    for (const colours of ['light', 'dark'] as const) {
      it.each(pages)(`%s, ${lang}, ${colours}`, async (_name, address) => {
        expect(await look(address, { lang, colours }, checkAccess)).toEqual([]);
      });
    }
  }
  it('reading, on a phone', async () => {
    expect(await look('/records/talk', { width: 390 }, checkAccess)).toEqual([]);
  });
});

describe('the reading page in a browser', () => {
  it('lays a passage and its counterpart at one height, side by side', async () => {
    await look('/records/talk', {}, async (page) => {
      const [left, right] = await sidesOf(page, 'Я поблагодарил');
      expect(Math.abs(left.y - right.y)).toBeLessThan(2);
      expect(left.x + left.width).toBeLessThan(right.x);
    });
  });

  it('lays them one under the other on a phone', async () => {
    await look('/records/talk', { width: 390 }, async (page) => {
      const [left, right] = await sidesOf(page, 'Я поблагодарил');
      expect(right.y).toBeGreaterThan(left.y + left.height - 2);
    });
  });

  it.each([320, 390, 820, 1440])('never needs to be pushed sideways, %i pixels wide', async (width) => {
    for (const address of ['/', '/records', '/records/talk', '/search?q=корабль', '/problems', '/languages', '/help']) {
      await look(address, { width }, async (page) => {
        expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBeLessThanOrEqual(width);
      });
    }
  });

  it('has a measure of a book: 35 to 80 letters a line in two columns', async () => {
    await look('/records/talk', {}, async (page) => {
      const letters = await page.evaluate(`(() => {
        const side = [...document.querySelectorAll('.side-translation')].sort((a, b) => b.textContent.length - a.textContent.length)[0];
        return side.textContent.length / Math.round(side.clientHeight / Number.parseFloat(getComputedStyle(side).lineHeight));
      })()`);
      expect(letters).toBeGreaterThan(35);
      expect(letters).toBeLessThan(80);
    });
  });

  it('walks from passage to passage with j and k, and copies the address with c', async () => {
    await look('/records/talk', {}, async (page) => {
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      expect(await page.getAttribute('.is-current', 'id')).toBe('p2');
      await page.keyboard.press('k');
      expect(await page.getAttribute('.is-current', 'id')).toBe('p1');
      await page.keyboard.press('c');
      expect(await clipboardOf(page)).toBe(`${base}/records/talk#p1`);
    });
  });

  it('sets each note beside the line of its call, and none upon another; without script at the head of its paragraph', async () => {
    const notes = async (page: Page): Promise<readonly { readonly off: number; readonly gap: number }[]> =>
      page.evaluate(`(() => {
        let end = -Infinity;
        return [...document.querySelectorAll('.notes .note')].map((note) => {
          const box = note.getBoundingClientRect();
          const call = document.getElementById(note.id.replace('note-', 'call-')).getBoundingClientRect();
          const gap = box.top - end;
          end = box.bottom;
          return { off: box.top - call.top, gap };
        });
      })()`);
    await look('/records/noted', { width: 1440 }, async (page) => {
      await page.locator('.has-placed-notes').waitFor();
      const [first, second, third] = await notes(page);
      expect(Math.abs(first?.off ?? 99)).toBeLessThan(20);
      expect(Math.abs(third?.off ?? 99)).toBeLessThan(20);
      // The second is called in the same line as the first, which is long.
      expect(second?.off).toBeGreaterThan(20);
      expect(second?.gap).toBeGreaterThan(0);
    });
    await look('/records/noted', { width: 1440, script: false }, async (page) => {
      expect((await notes(page)).every(({ gap }) => gap > 0)).toBe(true);
    });
    await look('/records/noted', { width: 900 }, async (page) => {
      expect(await page.locator('.has-placed-notes').count()).toBe(0);
    });
  });

  it('copies the words of the column in which the selection began, and nothing else', async () => {
    await look('/records/talk', {}, async (page) => {
      const from = page.locator('.side-original', { hasText: 'Сегодня посетил' });
      const to = page.locator('.side-original', { hasText: 'Я поблагодарил' });
      await to.scrollIntoViewIfNeeded();
      const a = await boxOf(from);
      const b = await boxOf(to);
      await page.mouse.move(a.x + 1, a.y + 8);
      await page.mouse.down();
      await page.mouse.move(b.x + b.width - 2, b.y + b.height - 6, { steps: 8 });
      await page.mouse.up();
      await page.keyboard.press('Control+c');
      const copied = await clipboardOf(page);
      expect(copied).toContain('видел до семи кораблей');
      expect(copied).toContain('Я поблагодарил');
      expect(copied).not.toMatch(/\[42\]|л\. 42|Today|ships|❝|ogni|\d{1,2}\n/u);
    });
  });

  it('copies the address of a passage when its number is clicked, and shows the passage', async () => {
    await look('/records/talk', {}, async (page) => {
      await page.click('#p3 .number');
      expect(await clipboardOf(page)).toBe(`${base}/records/talk#p3`);
      expect(new URL(page.url()).hash).toBe('#p3');
    });
  });

  it('opens the part of a long record in which an address stands', async () => {
    await look('/records/long#p850', {}, async (page) => {
      await page.waitForSelector('#p850');
      expect(await page.textContent('#p850')).toContain('came into the harbour');
      expect(page.url()).toContain('#p850');
    });
  });

  it('shows the keys with ?, and goes to the search with /', async () => {
    await look('/records/talk', {}, async (page) => {
      await page.keyboard.press('?');
      expect(await page.textContent('dialog')).toContain('next passage');
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog', { state: 'detached' });
      await page.keyboard.press('/');
      expect(await page.evaluate('document.activeElement.id')).toBe('find');
    });
  });

  it('copies a citation by its button', async () => {
    await look('/records/talk', {}, async (page) => {
      await page.locator('.cite-item button').first().click();
      expect(await clipboardOf(page)).toContain('Record of a Conversation with the Keeper of the Lighthouse');
    });
  });

  it('works without a script: views, citation of a passage, colours, search', async () => {
    await look('/records/talk', { script: false }, async (page) => {
      await page.hover('#p3');
      await page.click('#p3 .quote');
      expect(await page.textContent('#cite')).toContain('/records/talk#p3');
      await page.click('.theme button');
      expect(await page.getAttribute('html', 'data-theme')).toBe('light');
      expect(page.url()).toContain('/records/talk');
      await page.fill('#find', 'ships');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.hit mark');
    });
  });

  it('prints two columns, the notes at the end, and the citation with its address', async () => {
    await look('/records/talk', {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const [left, right] = await sidesOf(page, 'Я поблагодарил');
      expect(Math.abs(left.y - right.y)).toBeLessThan(2);
      expect(await page.isVisible('.endnotes')).toBe(true);
      expect(await page.isVisible('.masthead')).toBe(false);
      expect(await page.isVisible('.cite-address')).toBe(true);
    });
  });
});

async function boxOf(place: ReturnType<Page['locator']>) {
  const box = await place.first().boundingBox();
  if (box === null) throw new Error('not on the page');
  return box;
}

async function sidesOf(page: Page, words: string) {
  const row = page.locator('.row', { hasText: words });
  return [await boxOf(row.locator('.side-original')), await boxOf(row.locator('.side-translation'))] as const;
}

function clipboardOf(page: Page): Promise<string> {
  return page.evaluate<string>('navigator.clipboard.readText()');
}
