/** The complete example of a profile in docs/formats.md does what is said of it there. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readPaths } from '../src/cli/read.ts';
import { readFolder } from '../src/ingest/folder-fixture.ts';
import { makeFolder } from './folder.ts';

const DOCS = readFileSync(fileURLToPath(new URL('../docs/formats.md', import.meta.url)), 'utf8');
const [, EXAMPLE = ''] = /#### A complete example\n([\s\S]*?)\n## /u.exec(DOCS) ?? [];
const FILES = Object.fromEntries(
  [...EXAMPLE.matchAll(/^`([^`\n]+)`\n\n```\w+\n([\s\S]*?)^```$/gmu)].map(([, name = '', words = '']) => [name, words]),
);
const [, SAID = ''] = /```json\n([\s\S]*?)```/u.exec(EXAMPLE) ?? [];

it('the example of the manual is read as the manual says', async () => {
  expect(Object.keys(FILES)).toHaveLength(4);
  const folder = await makeFolder(FILES);
  try {
    const { records, problems } = await readPaths([folder.path]);
    expect(problems.filter(({ code }) => code !== 'PAGE_FURNITURE')).toEqual([]);
    expect(records).toMatchObject(JSON.parse(SAID) as object[]);
    const words = records.map(({ texts }) => texts.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join(' '));
    expect(words.join(' ')).not.toMatch(/Digital archive|More letters|Back to|Print this/u);
    expect(words[0]).toContain('без флага. Капитан порта ничего о них не знает. This morning');
  } finally {
    await folder.discard();
  }
});

const PAGE = FILES['saved/17.html'] ?? '';
const PROFILE = FILES['profiles/port-archive.yaml'] ?? '';

it.each([
  ['beside the note of a folder below', 'a/', { 'a/sverka.yaml': 'name: A\n' }],
  ['without a note', '', {}],
])('a folder of profiles speaks of the folder it lies in, %s', async (_name, place, more) => {
  const files = {
    ...more,
    [`${place}profiles/port.yml`]: PROFILE,
    [`${place}saved/17.html`]: PAGE,
    'elsewhere/saved/17.html': PAGE,
  };
  const folder = await readFolder(files);
  expect([...folder].map(([key, { reader }]) => `${key} ${reader}`).sort()).toEqual(
    [`${place}saved/17.html profile/2`, 'elsewhere/saved/17.html html/2'].sort(),
  );
  expect(folder.get(`${place}saved/17.html`)?.records[0]?.title).toBe('Note of the pilot, no. 17');
});

it('goes behind the note, holds several under one key, and says which file is wrong', async () => {
  const own = `profiles:\n  - name: own\n    original: "#english"\n`;
  const { reader, records } = (
    await readFolder({ 'sverka.yaml': own, 'profiles/p.yaml': PROFILE, 'saved/17.html': PAGE })
  ).get('saved/17.html') ?? { reader: '', records: [] };
  expect([reader, records[0]?.texts.map(({ lang }) => lang)]).toEqual(['profile/2', ['en']]);
  const folder = await makeFolder({
    'profiles/two.yaml': `profiles:\n  - {name: one, when: nowhere}\n  - {name: two, original: "h1 >"}\n`,
    'profiles/broken.yaml': 'a: [',
    'saved/17.html': PAGE,
  });
  try {
    const { problems } = await readPaths([folder.path]);
    expect(
      problems.filter(({ code }) => code === 'FOLDER_NOTE_ENTRY').map(({ file, at }) => `${file ?? ''} ${at ?? ''}`),
    ).toEqual(['profiles/broken.yaml profiles', 'profiles/two.yaml profiles[2].original']);
  } finally {
    await folder.discard();
  }
});
