/** The reading room over HTTP, through the app and a real archive: no port, no browser, no mock. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER } from './folder.ts';
import { openRoom, TALK, TEST_TOKEN, type TestRoom } from './reading-room.ts';

const HOSTILE = `---
title: "<script>alert('title')</script> & “quotes”"
date: 1934-05-03
lang: en
---

A text with an image in its words: <img src=x onerror=alert(1)> and \`<script>alert('words')</script>\`.
`;
const LONG = `A long list\n\n${Array.from({ length: 900 }, (_, index) => `Ship number ${index + 1} came into the harbour.`).join('\n\n')}\n`;

let room: TestRoom;
beforeAll(async () => {
  room = await openRoom({ ...LETTER, 'talk.txt': TALK, 'hostile.md': HOSTILE, 'long.txt': LONG, 'empty.txt': '' });
});
afterAll(async () => {
  await room.close();
});

describe('the pages', () => {
  it.each([
    ['/', 'The Lighthouse Papers'],
    ['/records', 'Record of a Conversation with the Keeper of the Lighthouse, 4 May 1934'],
    ['/records/letter', 'Капитан порта сообщил мне об этом лично.'],
    ['/records/talk?view=translation', 'Today I visited the keeper of the lighthouse.'],
    ['/search?q=корабль', 'Three ships entered the port this morning.'],
    ['/search', 'Type words in either language.'],
    ['/problems', 'EMPTY_FILE'],
    ['/import', 'EMPTY_FILE'],
    ['/help', 'next passage'],
  ])('%s is there and says “%s”', async (address, words) => {
    const response = await room.get(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    expect(plain(await response.text())).toContain(words);
  });

  it('speak Russian to whoever asks for it: by address, by cookie, or by what the browser says', async () => {
    expect(await room.page('/records', { 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.5' })).toContain('<html lang="ru"');
    expect(await room.page('/records', { 'accept-language': 'de-DE,en;q=0.5,ru;q=0.3' })).toContain('<html lang="en"');
    expect(await room.page('/records', { cookie: 'lang=ru', 'accept-language': 'en' })).toContain('<html lang="ru"');
    const chosen = await room.get('/records?lang=ru', { cookie: 'lang=en' });
    expect(chosen.headers.get('set-cookie')).toContain('lang=ru');
    expect(await chosen.text()).toContain('Записи');
  });

  it('remember the colours in this browser only, and go back to where the reader was', async () => {
    const response = await room.app.request('http://127.0.0.1:4170/theme', {
      method: 'POST',
      headers: {
        host: '127.0.0.1:4170',
        origin: 'http://127.0.0.1:4170',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'theme=dark&back=%2Frecords%2Fletter',
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/records/letter']);
    expect(await room.page('/', { cookie: 'theme=dark' })).toContain('data-theme="dark"');
    const away = await room.app.request('http://127.0.0.1:4170/theme', {
      method: 'POST',
      headers: {
        host: '127.0.0.1:4170',
        origin: 'http://127.0.0.1:4170',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'theme=dark&back=%2F%2Fevil.example',
    });
    expect(away.headers.get('location')).toBe('/');
  });

  it('are not sent again when nothing has changed', async () => {
    const first = await room.get('/records/letter');
    const etag = first.headers.get('etag') ?? '';
    expect((await room.get('/records/letter', { 'if-none-match': etag })).status).toBe(304);
    expect((await room.get('/records/letter?lang=ru', { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('the reading page', () => {
  it('gives every passage and every leaf an address, and carries the leaf into the translation', async () => {
    const html = await room.page('/records/talk');
    expect(html.match(/id="p\d+"/gu)?.length).toBeGreaterThan(6);
    expect(html).toContain('id="l42"');
    expect(html).toContain('id="t-l42"');
    expect(html).toContain('leaf 42 begins about here; carried over from the original by alignment');
  });

  it('keeps leaf numbers and notes out of the words that are copied', async () => {
    const words = wordsOf(await room.page('/records/talk'));
    expect(words).toContain('видел до семи кораблей');
    expect(words).toContain('nine ships without lights.');
    expect(words).not.toMatch(/42|Translator|∅|no counterpart/u);
  });

  it('names the language of every text, also where it differs from that of the page', async () => {
    const html = await room.page('/records/talk');
    expect(html).toMatch(/<div class="side side-original[^"]*" lang="ru"/u);
    expect(html).toMatch(/<div class="side side-translation[^"]*" lang="en"/u);
  });

  it('leaves a gap where the translation omits a sentence', async () => {
    const html = await room.page('/records/talk');
    expect(html).toMatch(/Флага он не разглядел[\s\S]{0,900}no counterpart/u);
  });

  it('shows description, people, rights and citations, with where each field was found', async () => {
    const html = plain(await room.page('/records/talk'));
    for (const words of [
      'Clara Whitlow',
      'Martin Ashdown',
      'fond 12, opis 3, delo 41',
      'Secret',
      'This document is invented.',
      'ГОСТ|GOST',
      'Chicago',
    ]) {
      expect(html).toMatch(new RegExp(words, 'u'));
    }
    expect(html).toMatch(/Where each of these was found[\s\S]*line 5/u);
  });

  it('cites a passage with its leaf', async () => {
    const stored = await room.archive.getRecord('talk');
    const passage = stored.passages.find(({ original }) => original?.words.includes('Флага') === true);
    const html = plain(await room.page(`/records/talk?cite=${passage?.n ?? 0}`));
    expect(html).toContain(`/records/talk#p${passage?.n ?? 0}`);
    expect(html).toMatch(/Л\. 42\./u);
  });

  it('shows a long record in parts and opens the part in which a passage stands', async () => {
    const first = await room.page('/records/long');
    expect(first).toContain('Ship number 1 came');
    expect(first).not.toContain('Ship number 850 came');
    const stored = await room.archive.getRecord('long');
    const far = stored.passages.find(({ original }) => original?.words === 'Ship number 850 came into the harbour.');
    expect(await room.page(`/records/long?at=p${far?.n ?? 0}`)).toContain('Ship number 850 came');
    expect(await room.page('/records/long?part=all')).toContain('Ship number 850 came');
    expect(await room.page('/search?q="number 850"')).toContain(`/records/long?at=p${far?.n ?? 0}#p${far?.n ?? 0}`);
  });

  it('lets nothing of a document become part of the page', async () => {
    for (const address of [
      '/records/hostile',
      '/records',
      '/',
      '/search?q=words',
      '/records/hostile?view=original&lang=ru',
    ]) {
      const html = await room.page(address);
      expect(html).not.toMatch(/<script>alert|<img src=x/u);
    }
    expect(await room.page('/search?q=<script>alert(1)</script>')).not.toContain('<script>alert');
    expect(await room.page('/records/<script>alert(1)</script>')).not.toContain('<script>alert');
  });
});

describe('a record that changes', () => {
  it('says of a passage whose words have gone that they have gone, and where they can be read', async () => {
    await room.folder.write('note.txt', 'A note\n\nThe harbour was empty on Sunday. The bell rang twice.\n');
    await room.read();
    const before = await room.archive.getRecord('note');
    const sunday = before.passages.find(({ original }) => original?.words.includes('Sunday') === true)?.n ?? 0;
    await room.folder.write('note.txt', 'A note\n\nThe harbour was empty on Monday. The bell rang twice.\n');
    await room.read();
    const html = await room.page('/records/note');
    expect(html).toContain(`id="p${sunday}"`);
    expect(plain(html)).toContain(
      `The words that stood as passage ${sunday} are no longer in this record since version 2.`,
    );
    expect(html).toContain(`/records/note?version=1#p${sunday}`);
    const old = plain(await room.page('/records/note?version=1'));
    expect(old).toContain('Sunday');
    expect(old).toContain('This is version 1 of this record.');
    expect((await room.get('/records/note?version=7')).status).toBe(404);
  });
});

describe('formats to take along', () => {
  it.each([
    ['json', 'application/json', '"records"'],
    ['tei.xml', 'application/tei+xml', '<TEI'],
    ['tmx', 'application/x-tmx+xml', '<tmx'],
    ['txt', 'text/plain', 'Three ships'],
    ['jsonld', 'application/ld+json', 'schema.org'],
    ['bib', 'application/x-bibtex', '@'],
    ['ris', 'application/x-research-info-systems', 'TY  - '],
    ['csl.json', 'application/vnd.citationstyles.csl+json', '"id"'],
  ])('/records/letter.%s', async (ending, type, words) => {
    const response = await room.get(`/records/letter.${ending}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(await response.text()).toContain(words);
  });

  it.each([
    ['csv', 'text/csv', 'letter,'],
    ['jsonl', 'application/jsonl', '"record":"letter"'],
    ['ris', 'application/x-research-info-systems', 'TY  - '],
  ])('/search.%s takes the hits along', async (ending, type, words) => {
    const response = await room.get(`/search.${ending}?q=корабль`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)]);
    expect(await response.text()).toContain(words);
    expect((await room.get(`/search.${ending}?q=(корабль`)).status).toBe(400);
  });

  it('give back the file exactly as it was received, to be saved and never shown', async () => {
    const stored = await room.archive.getRecord('hostile');
    const sha256 = stored.source.files[0]?.sha256 ?? '';
    const response = await room.get(`/records/hostile/files/${sha256}`);
    expect(await response.text()).toBe(HOSTILE);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="hostile\.md"/u);
    expect(response.headers.get('content-type')).toContain('application/octet-stream');
    expect((await room.get(`/records/letter/files/${sha256}`)).status).toBe(404);
  });
});

describe('the API', () => {
  it.each([
    ['/api/status', (answer: Answer) => answer.records],
    ['/api/records', (answer: Answer) => answer.total],
    ['/api/records/letter', (answer: Answer) => answer.record?.id],
    ['/api/search?q=корабль', (answer: Answer) => answer.total],
    ['/api/check', (answer: Answer) => Array.isArray(answer.problems)],
    ['/api/records/letter/cite?passage=1', (answer: Answer) => answer.citations?.length],
  ])('%s answers with JSON', async (address, look) => {
    const response = await room.get(address);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(look((await response.json()) as Answer)).toBeTruthy();
  });

  it('gives the report of the last run, to be saved', async () => {
    const own = await openRoom({ ...LETTER, 'blank.txt': '' });
    try {
      const response = await own.get('/api/report');
      expect(response.headers.get('content-disposition')).toContain('sverka-report.json');
      const { sources } = (await response.json()) as {
        sources: { source: string; change: string; outcome: string; problems: { code: string }[] }[];
      };
      expect(sources).toMatchObject([
        { source: 'blank.txt', change: 'added', outcome: 'unreadable', problems: [{ code: 'EMPTY_FILE' }] },
        { source: 'letter', change: 'added', outcome: 'read' },
      ]);
      expect(await own.page('/import')).toContain('href="/api/report"');
    } finally {
      await own.close();
    }
  });

  it.each([
    ['from=1934&to=1934', ['hostile', 'letter', 'talk']],
    ['from=1934-05', ['hostile', 'letter', 'talk']],
    ['from=1934-05-04', ['letter', 'talk']],
    ['to=1934-05-03', ['hostile']],
    ['from=1935', []],
    ['from=-500&to=1933', []],
    ['from=1934-06&to=1935', []],
  ])('lists the records of a range of dates: %s', async (query, ids) => {
    const { records, total } = (await (await room.get(`/api/records?${query}`)).json()) as {
      records: { id: string }[];
      total: number;
    };
    expect([records.map(({ id }) => id), total]).toEqual([ids, ids.length]);
  });

  it('adds files only for whoever holds the token', async () => {
    const ask = (headers: Record<string, string>) =>
      room.app.request('http://127.0.0.1:4170/api/add', {
        method: 'POST',
        headers: { host: '127.0.0.1:4170', 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ paths: [`${room.folder.path}/letter.ru.txt`] }),
      });
    expect((await ask({})).status).toBe(403);
    expect((await ask({ origin: 'http://127.0.0.1:4170' })).status).toBe(403);
    expect((await ask({ authorization: 'Bearer wrong' })).status).toBe(403);
    expect((await ask({ authorization: `Bearer ${TEST_TOKEN}` })).status).toBe(200);
  });
});

describe('what needs a look', () => {
  it('is said once for all files it is true of, with all of them a step away', async () => {
    const blank = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`blank-${at}.txt`, '']));
    const own = await openRoom({
      ...blank,
      'letter.txt': 'The frigate sailed in the morning.\n',
      'sverka.yaml': 'records: [{original: letter.txt, title: The Sailing}]\n',
    });
    try {
      const glance = await own.page('/problems');
      const sentence = 'Save it again from its source.';
      const count = (page: string, words: string): number => page.split(words).length - 1;
      expect(count(glance, sentence)).toBe(1);
      expect(count(glance, 'blank-')).toBe(3);
      const all = /href="([^"]*like=[^"]*)"/u.exec(glance)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect(count(await own.page(all), 'blank-')).toBe(12);
      // The note on the letter is kept with it, and is no file that was received.
      const letter = await own.page('/records/letter');
      expect(letter).toContain('The Sailing');
      expect(count(letter, 'sverka.yaml#')).toBe(0);
      expect(await own.page('/problems?code=NO_TEXT')).toContain('There is nothing of this kind any more.');
    } finally {
      await own.close();
    }
  });
});

describe('what is refused', () => {
  it.each([
    ['/records/nobody', 404, 'RECORD_NOT_FOUND'],
    ['/nowhere', 404, 'PAGE_NOT_FOUND'],
    ['/search?q="abc', 400, 'QUERY_BAD'],
    ['/records?year=soon', 400, 'REQUEST_BAD'],
    ['/records?limit=100000', 400, 'REQUEST_BAD'],
    ['/records?from=soon', 400, 'REQUEST_BAD'],
    [`/search?q=${'a'.repeat(5000)}`, 400, 'QUERY_TOO_LONG'],
    ['/search?q=ship&from=1961-13', 400, 'REQUEST_BAD'],
    ['/search?q=ship&to=yesterday', 400, 'REQUEST_BAD'],
    ['/records/letter?part=-1', 400, 'REQUEST_BAD'],
  ])('%.40s: %i as a page and as problem JSON', async (address, status, code) => {
    const page = await room.get(address, { accept: 'text/html' });
    expect(page.status).toBe(status);
    expect(await page.text()).toMatch(/<h1/u);
    const api = address.startsWith('/nowhere')
      ? '/api/nowhere'
      : address.startsWith('/records/letter')
        ? address
        : `/api${address}`;
    const problem = await room.get(api, { accept: 'application/json' });
    expect([problem.status, problem.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect((await problem.json()) as { code: string; status: number }).toMatchObject({ code, status });
  });

  it('a name that is not ours (DNS rebinding), except where the whole network was invited', async () => {
    expect((await room.get('/', { host: 'evil.example' })).status).toBe(403);
    expect((await room.get('/', { host: 'localhost:4170' })).status).toBe(200);
    expect((await room.get('/', { host: '[::1]:4170' })).status).toBe(200);
  });

  it.each([
    ['another site', { origin: 'http://evil.example' }],
    ['no origin at all', {}],
    ['a page without an origin', { origin: 'null' }],
  ])('a changing request from %s', async (_name, headers) => {
    for (const address of ['/rescan', '/theme', '/api/rescan']) {
      const response = await room.app.request(`http://127.0.0.1:4170${address}`, {
        method: 'POST',
        headers: { host: '127.0.0.1:4170', ...headers },
      });
      expect(response.status).toBe(403);
    }
  });

  it('a fault of our own says nothing of how the program is made', async () => {
    const broken = await openRoom({}, { search: () => Promise.reject(new Error('boom')) });
    try {
      const response = await broken.get('/search?q=ship');
      expect(response.status).toBe(500);
      expect(await response.text()).not.toMatch(/at .*\.ts|node_modules/u);
    } finally {
      await broken.close();
    }
  });
});

describe('every answer', () => {
  it.each(['/', '/records/letter', '/nowhere', '/api/status', '/records/letter.json', '/assets/web.css'])(
    '%s carries the headers that forbid',
    async (address) => {
      const { headers } = await room.get(address);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    },
  );
});

describe('an empty archive', () => {
  it('shows three ways to begin', async () => {
    const empty = await openRoom({});
    try {
      const html = plain(await empty.page('/'));
      expect(html).toContain('This archive is still empty');
      expect(html).toContain(empty.folder.path);
      expect((await empty.get('/records')).status).toBe(200);
      expect((await empty.get('/search?q=ship')).status).toBe(200);
    } finally {
      await empty.close();
    }
  });
});

interface Answer {
  readonly records?: unknown;
  readonly total?: number;
  readonly problems?: unknown;
  readonly record?: { readonly id: string };
  readonly citations?: readonly unknown[];
}

function plain(html: string): string {
  return html
    .replace(/&quot;/gu, '"')
    .replace(/&#39;/gu, "'")
    .replace(/&amp;/gu, '&')
    .replace(/<(?!h1|dt|dd)[^>]+>/gu, '');
}

/** The text of the columns as a browser would copy it: generated content is not text. */
function wordsOf(html: string): string {
  return [...html.matchAll(/<div class="side side-(?:original|translation) kind[^>]*>([\s\S]*?)<\/div>/gu)]
    .map((match) => (match[1] ?? '').replace(/<[^>]+>/gu, ''))
    .join('\n');
}
