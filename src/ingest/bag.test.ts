import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBag } from './bag.ts';
import { codesOf, type Files, readFolder } from './folder-fixture.ts';

const LETTER = 'The consul asks for the list of the crew and for the bill of lading.\n';
const digest = (words: string | Uint8Array, algorithm = 'sha256'): string =>
  createHash(algorithm).update(words).digest('hex');

/** A bag round a payload; `change` alters what came out. */
function bagOf(payload: Files, change: Files = {}, folder = 'bag/'): Files {
  const names = Object.keys(payload);
  const manifest = names.map((name) => `${digest(payload[name] ?? '')}  data/${name}\n`).join('');
  const tags: Record<string, string | Uint8Array> = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt':
      'Source-Organization: Port Archive\nContact-Email: desk@port.example\nExternal-Description: Letters\n  of the consul\n',
    'manifest-sha256.txt': manifest,
  };
  for (const name of names) tags[`data/${name}`] = payload[name] ?? '';
  for (const [name, words] of Object.entries(change)) tags[name] = words;
  return Object.fromEntries(Object.entries(tags).map(([name, words]) => [folder + name, words]));
}

describe('a bag', () => {
  it('gives the records of its payload, described by it, and is checked', async () => {
    const folder = await readFolder(
      bagOf({ 'letter.txt': LETTER, 'письмо.txt': 'Письмо консула о трёх кораблях в порту.\n' }),
    );
    expect([...folder.keys()]).toEqual(['bag/bagit.txt', 'bag/data/letter.txt', 'bag/data/письмо.txt']);
    expect(codesOf(folder.get('bag/bagit.txt'))).toEqual(['BAG_READ']);
    const [record] = folder.get('bag/data/letter.txt')?.records ?? [];
    expect(record).toMatchObject({
      collection: 'bag',
      contributors: [{ name: 'Port Archive', role: 'contributed' }],
      claimed: { 'bag: External-Description': 'Letters of the consul' },
    });
    expect(record?.provenance).toContainEqual({
      field: 'contributors.0',
      at: 'Source-Organization',
      file: 'bag/bag-info.txt',
    });
    expect(codesOf(folder.get('bag/data/letter.txt'))).toEqual(['NO_TRANSLATION']);
  });

  it.each<[string, Files, string, readonly string[]]>([
    [
      'an altered file',
      { 'data/letter.txt': `${LETTER}And more.\n` },
      'bag/data/letter.txt',
      ['BAG_ALTERED', 'NO_TRANSLATION'],
    ],
    ['a file nobody promised', { 'data/extra.txt': LETTER }, 'bag/bagit.txt', ['BAG_READ', 'BAG_EXTRA']],
    [
      'a file that is not there',
      { 'manifest-sha256.txt': `${digest(LETTER)}  data/letter.txt\n${digest('x')}  data/lost.txt\n` },
      'bag/bagit.txt',
      ['BAG_READ', 'BAG_MISSING'],
    ],
    [
      'a file to be fetched',
      {
        'manifest-sha256.txt': `${digest(LETTER)}  data/letter.txt\n${digest('x')}  data/far.txt\n`,
        'fetch.txt': 'https://port.example/far.txt 1 data/far.txt\n',
      },
      'bag/bagit.txt',
      ['BAG_READ', 'BAG_FETCH'],
    ],
    [
      'an altered tag file',
      { 'tagmanifest-md5.txt': `${digest('x', 'md5')}  bag-info.txt\n` },
      'bag/bagit.txt',
      ['BAG_ALTERED', 'BAG_READ'],
    ],
    ['no version', { 'bagit.txt': 'nothing\n' }, 'bag/bagit.txt', ['BAG_BROKEN', 'BAG_READ']],
    [
      'a manifest of an unknown kind',
      { 'manifest-crc1.txt': `0123456789abcdef  data/letter.txt\n` },
      'bag/bagit.txt',
      ['BAG_BROKEN', 'BAG_READ'],
    ],
    [
      'a line that is none',
      { 'manifest-sha256.txt': `${digest(LETTER)}  data/letter.txt\nnonsense\n` },
      'bag/bagit.txt',
      ['BAG_LINE', 'BAG_READ'],
    ],
    ...['../../etc/passwd', '/etc/passwd', 'data/../../x', 'data\\..\\x', 'bagit.txt'].map(
      (name): [string, Files, string, readonly string[]] => [
        `a name such as ${name}`,
        { 'manifest-sha256.txt': `${digest(LETTER)}  data/letter.txt\n${digest('x')}  ${name}\n` },
        'bag/bagit.txt',
        ['BAG_OUTSIDE', 'BAG_READ'],
      ],
    ),
  ])('says of %s what is wrong, in a sentence of its own', async (_name, change, source, codes) => {
    expect(codesOf((await readFolder(bagOf({ 'letter.txt': LETTER }, change))).get(source))).toEqual(codes);
  });

  it('checks by every manifest it has, and knows a name whose accents are taken apart', async () => {
    const name = 'Ё.txt'.normalize('NFD');
    const change = {
      'manifest-sha512.txt': `${digest(LETTER, 'sha512').toUpperCase()} *data/${name.normalize('NFC')}\n`,
    };
    const folder = await readFolder(bagOf({ [name]: LETTER }, change));
    expect(codesOf(folder.get('bag/bagit.txt'))).toEqual(['BAG_READ']);
    expect(codesOf(folder.get(`bag/data/${name}`))).toEqual(['NO_TRANSLATION']);
    const wrong = { 'manifest-sha512.txt': `${digest('x', 'sha512')}  data/letter.txt\n` };
    expect(codesOf((await readFolder(bagOf({ 'letter.txt': LETTER }, wrong))).get('bag/data/letter.txt'))[0]).toBe(
      'BAG_ALTERED',
    );
  });

  it('that is a zip is read and checked the same way, each record under the place of its file', async () => {
    const files = bagOf(
      {
        'letter.ru.txt': 'Сегодня в порт вошли три корабля.\n',
        'letter.en.txt': 'Three ships entered the port today.\n',
        'note.txt': LETTER,
      },
      { 'data/note.txt': `${LETTER}More.\n` },
    );
    const packed = zipSync(
      Object.fromEntries(Object.entries(files).map(([name, words]) => [name, new Uint8Array(Buffer.from(words))])),
    );
    const reading = (await readFolder({ 'papers.zip': packed })).get('papers.zip');
    expect(reading?.records.map(({ key, texts }) => [key, texts.length])).toEqual([
      ['bag/data/letter', 2],
      ['bag/data/note.txt', 1],
    ]);
    expect(codesOf(reading)).toEqual(['BAG_READ', 'BAG_ALTERED', 'NO_TRANSLATION']);
    const nested = zipSync({ 'bagit.txt': Buffer.from('BagIt-Version: 1.0\n'), 'data/in.zip': packed });
    expect(codesOf((await readFolder({ 'x.zip': nested })).get('x.zip'))[0]).toBe('ARCHIVE_FILE');
  });

  it('with a name that leads out of it is damaged, and gives nothing from there', async () => {
    const packed = zipSync({ 'bagit.txt': Buffer.from('BagIt-Version: 1.0\n'), '../evil.txt': Buffer.from(LETTER) });
    const reading = (await readFolder({ 'x.zip': packed })).get('x.zip');
    expect([reading?.records.length, codesOf(reading)[0]]).toEqual([0, 'FILE_BROKEN']);
  });

  it('leaves another zip alone', async () => {
    const packed = zipSync({ 'a.txt': Buffer.from('bagit.txt is named in here') }, { level: 0 });
    expect(codesOf((await readFolder({ 'a.zip': packed })).get('a.zip'))).toEqual(['ARCHIVE_FILE']);
  });

  it('cut short or of any bytes never throws', async () => {
    const packed = zipSync({ 'bagit.txt': Buffer.from('BagIt-Version: 1.0\n'), 'data/a.txt': Buffer.from(LETTER) });
    for (let cut = 4; cut < packed.length; cut += 11)
      expect(codesOf((await readFolder({ 'x.zip': packed.subarray(0, cut) })).get('x.zip')).length).toBeGreaterThan(0);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('manifest-md5.txt', 'bag-info.txt', 'bagit.txt', 'tagmanifest-sha256.txt'),
        (words, name) => {
          const bag = readBag([
            { path: 'bagit.txt', bytes: Buffer.from('BagIt-Version: 1.0\n') },
            { path: name, bytes: Buffer.from(words) },
          ]);
          for (const path of bag.promised.keys()) expect(path.startsWith('data/')).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
