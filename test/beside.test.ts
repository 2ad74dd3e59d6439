/** What stands beside what: several translations of one original, a translation of a translation, and the pictures of the leaves. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toTiff } from '../src/ingest/scan-fixture.ts';
import { openRoom, type TestRoom } from './reading-room.ts';

const RUSSIAN = `Письмо консула

5 мая 1934 г.

Сегодня утром в порт вошли три корабля. Капитан порта сообщил мне об этом лично.

Я просил его подтвердить сказанное письменно, но он отказался.
`;
const ENGLISH = `Letter of the Consul

5 May 1934

Three ships entered the port this morning. The port captain told me so in person.

I asked him to confirm his words in writing, but he refused.
`;
const GERMAN = `Brief des Konsuls

5. Mai 1934

Heute Morgen liefen drei Schiffe in den Hafen ein. Der Hafenkapitän sagte es mir selbst.

Ich bat ihn, seine Worte schriftlich zu bestätigen, aber er weigerte sich.
`;
const NOTE = `records:
  - original: {file: "{name}.txt", language: ru}
    translations:
      - {file: "{name}_d.txt", language: de, translator: K. Brandt, of: en}
      - {file: "{name}_eng.txt", translator: M. Ashdown}
`;

const plain = (html: string): string => html.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');

const PNG = new Uint8Array(readFileSync(fileURLToPath(new URL('./scans/port-log.png', import.meta.url))));
const LOG =
  'Log of the port\n\n[41] Three ships came in this morning.\n\n[42] They left at night, all three of them.\n';

let room: TestRoom;
beforeAll(async () => {
  room = await openRoom({
    'sverka.yaml': NOTE,
    '17.txt': RUSSIAN,
    '17_eng.txt': ENGLISH,
    '17_d.txt': GERMAN,
    'log.txt': LOG,
    'log.p1.png': PNG,
    'log.p2.tif': toTiff(PNG),
  });
});
afterAll(async () => {
  await room.close();
});

describe('a record with a translation made from another translation', () => {
  it('puts the original and what was made from it first', async () => {
    const { record, alignments } = await room.archive.getRecord('17');
    expect(record.texts.map(({ lang, of }) => [lang, of])).toEqual([
      ['ru', undefined],
      ['en', 0],
      ['de', 1],
    ]);
    expect(alignments.map(({ translation }) => translation)).toEqual([1, 2]);
    const page = plain(await room.page('/records/17'));
    expect(page).toContain('Original Russian Translation English translated by M. Ashdown');
    expect(page).not.toContain('K. Brandt Edit');
  });

  it('lays it beside the translation it was made from, and says so; the citation names its translator alone', async () => {
    const page = plain(await room.page('/records/17?with=2'));
    expect(page).toContain('Translation German translated from the English translation translated by K. Brandt');
    expect(page).toContain('Three ships entered the port this morning.');
    expect(page).toContain('Heute Morgen liefen drei Schiffe in den Hafen ein.');
    expect(page).not.toContain('Сегодня утром в порт вошли три корабля.');
    const citation = page.slice(page.indexOf('Chicago'), page.indexOf('About this record'));
    expect(citation).toContain('Brandt');
    expect(citation).not.toContain('Ashdown');
    expect(citation).toContain('German translation from the English');
  });

  it('lays it beside the original through the text between them, under the same passage numbers', async () => {
    const html = await room.page('/records/17?left=0&with=2');
    const page = plain(html);
    expect(page).toContain('laid side by side through the English translation');
    const rows = [...html.matchAll(/<div class="row[^"]*" id="p(\d+)"[\s\S]*?(?=<div class="row|<\/sverka-text>)/gu)];
    const ships = rows.find(([row]) => row.includes('три корабля'));
    expect(plain(ships?.[0] ?? '')).toContain('drei Schiffe');
    const { passages } = await room.archive.getRecord('17');
    const passage = passages.find(({ original }) => original?.words.includes('три корабля'));
    expect(ships?.[1]).toBe(String(passage?.n));
  });

  it('lets the reader turn the texts round, and does not mind texts that are not there', async () => {
    const turned = plain(await room.page('/records/17?left=1&with=0'));
    expect(turned).toContain('the left one was made from the right one');
    expect((await room.get('/records/17?left=7&with=9')).status).toBe(200);
    expect((await room.get('/records/17?left=1&with=1')).status).toBe(200);
    expect((await room.get('/records/17?left=x')).status).toBe(400);
  });

  it('is found in all three languages', async () => {
    for (const word of ['корабля', 'ships', 'Schiffe'])
      expect(await room.page(`/search?q=${word}`)).toContain('/records/17');
  });
});

describe('the pictures of the leaves', () => {
  const address = async (name: string): Promise<string> => {
    const { source } = await room.archive.getRecord('log');
    return source.files.find(({ path }) => path === name)?.sha256 ?? '';
  };

  it('stand over the words of their leaf when they are asked for; of a TIFF a drawing, and the file', async () => {
    const { record } = await room.archive.getRecord('log');
    expect(record.images).toEqual([
      { file: 'log.p1.png', leaf: '41' },
      { file: 'log.p2.tif', leaf: '42' },
    ]);
    expect(await room.page('/records/log')).not.toContain('<img');
    const html = await room.page('/records/log?leaves=1');
    const groups = html.split('class="leaf-group"').slice(1);
    expect(groups[0]).toContain(`src="/records/log/images/${await address('log.p1.png')}"`);
    expect(groups[0]).toContain('Three ships came in');
    expect(groups[0]).not.toContain('They left at night');
    expect(groups[1]).toContain(`src="/records/log/images/${await address('log.p2.tif')}?page=1"`);
    expect(groups[1]).toContain(`/records/log/files/${await address('log.p2.tif')}`);
    expect(groups[1]).toContain('They left at night');
  });

  it('are served as what their bytes are, and nothing else is', async () => {
    const png = await room.get(`/records/log/images/${await address('log.p1.png')}`);
    expect([png.status, png.headers.get('content-type'), png.headers.get('x-content-type-options')]).toEqual([
      200,
      'image/png',
      'nosniff',
    ]);
    expect(new Uint8Array(await png.arrayBuffer())).toEqual(PNG);
    expect(png.headers.get('content-security-policy')).toContain("default-src 'none'");
    const tiff = await room.get(`/records/log/images/${await address('log.p2.tif')}?page=1`);
    expect([tiff.status, tiff.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await tiff.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG');
    for (const name of [
      `${await address('log.p2.tif')}?page=2`,
      await address('log.txt'),
      '0'.repeat(64),
      '..%2F..%2Fetc%2Fpasswd',
    ])
      expect((await room.get(`/records/log/images/${name}`)).status).toBe(404);
    // A picture of another record is none of this one.
    expect((await room.get(`/records/17/images/${await address('log.p1.png')}`)).status).toBe(404);
  });
});
