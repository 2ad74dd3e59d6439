import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf, readFolder } from './folder-fixture.ts';

/** A canvas of version 3 with a picture and, where there are words, a transcription in a language. */
function canvas(label: string, image: string, words: readonly (readonly [string, string])[] = []): object {
  const items = words.map(([language, value]) => ({
    type: 'Annotation',
    motivation: 'supplementing',
    body: { type: 'TextualBody', value, language, format: value.startsWith('<') ? 'text/html' : 'text/plain' },
  }));
  return {
    type: 'Canvas',
    label: { en: [label] },
    items: [
      {
        type: 'AnnotationPage',
        items: [{ type: 'Annotation', motivation: 'painting', body: { id: image, type: 'Image' } }],
      },
    ],
    ...(items.length === 0 ? {} : { annotations: [{ type: 'AnnotationPage', items }] }),
  };
}
const manifest = (items: readonly object[], more: object = {}): string =>
  JSON.stringify({
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: 'https://example.org/m',
    type: 'Manifest',
    label: { en: ['Report of the Consul'], fr: ['Rapport'] },
    ...more,
    items,
  });
const RUSSIAN = 'Сегодня утром в порт вошли три корабля под чужим флагом. Капитан молчит.';
const ENGLISH = 'This morning three ships under a foreign flag entered the port. The captain says nothing.';
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46);

describe('a manifest becomes a record', () => {
  it('takes the description, each field with its place', async () => {
    const more = {
      summary: { en: ['On three ships.'] },
      rights: 'http://creativecommons.org/licenses/by/4.0/',
      requiredStatement: { label: { en: ['Attribution'] }, value: { en: ['<span>Port Archive</span>'] } },
      metadata: [
        { label: { en: ['Author'] }, value: { none: ['Edward Hale'] } },
        { label: { en: ['Date'] }, value: { en: ['4 May 1934'] } },
        { label: { en: ['Shelf'] }, value: { en: ['3'] } },
      ],
    };
    const reading = (await readFolder({ 'm.json': manifest([canvas('p. 1', 'https://example.org/1.jpg')], more) })).get(
      'm.json',
    );
    expect(reading?.records[0]).toMatchObject({
      title: 'Report of the Consul',
      summary: 'On three ships.',
      dates: { document: '1934-05-04' },
      contributors: [{ name: 'Edward Hale', role: 'author' }],
      rights: { text: 'Port Archive', uri: 'http://creativecommons.org/licenses/by/4.0/' },
      claimed: { Shelf: '3', 'title (fr)': 'Rapport', images: 'https://example.org/1.jpg' },
      texts: [],
    });
    expect(reading?.records[0]?.provenance).toContainEqual({
      field: 'dates.document',
      at: 'metadata[1]',
      wording: '4 May 1934',
    });
    expect(codesOf(reading)).toEqual(['IIIF_REMOTE', 'IIIF_NO_WORDS']);
  });

  it('takes transcriptions as texts, those of each language together, with the canvases as leaves', async () => {
    const leaves = [
      canvas('f. 5', 'a.jpg', [
        ['ru', RUSSIAN],
        ['en', `<p>${ENGLISH}</p>`],
      ]),
      canvas('f. 6', 'b.jpg', [
        ['ru', RUSSIAN],
        ['en', ENGLISH],
      ]),
    ];
    const record = (await readFolder({ 'm.json': manifest(leaves) })).get('m.json')?.records[0];
    expect(record?.texts.map(({ lang, role, blocks }) => [lang, role, blocks.length])).toEqual([
      ['ru', 'original', 2],
      ['en', 'translation', 2],
    ]);
    expect(record?.texts[1]?.blocks[0]?.text).toBe(ENGLISH);
    expect(
      record?.texts[0]?.marks.map((mark) => (mark.kind === 'leaf' ? `${mark.unit} ${mark.n} ${mark.block}` : '')),
    ).toEqual(['leaf 5 0', 'leaf 6 1']);
  });

  it('joins pictures and annotation pages that lie beside it, and says which do not', async () => {
    const page = {
      type: 'AnnotationPage',
      id: 'https://example.org/anno/p1.json',
      items: [
        {
          type: 'Annotation',
          motivation: 'supplementing',
          body: { type: 'TextualBody', value: ENGLISH, language: 'en' },
        },
      ],
    };
    const leaf = { ...canvas('1', 'scans/leaf%201.jpg'), annotations: [{ type: 'AnnotationPage', id: page.id }] };
    const files = {
      'm.json': manifest([leaf, canvas('2', '../../outside.jpg'), canvas('3', 'lost.jpg')]),
      'p1.json': JSON.stringify(page),
      'scans/leaf 1.jpg': JPEG,
      'scans/other.jpg': JPEG,
    };
    const folder = await readFolder(files);
    expect([...folder.keys()]).toEqual(['m.json', 'scans/other.jpg']);
    const reading = folder.get('m.json');
    expect(reading?.records[0]?.images).toEqual([{ file: 'scans/leaf 1.jpg', leaf: '1' }]);
    expect(reading?.records[0]?.texts[0]?.blocks[0]?.text).toBe(ENGLISH);
    expect(
      reading?.problems.filter(({ code }) => code === 'IIIF_NO_IMAGE').map(({ values }) => values?.['name']),
    ).toEqual(['../../outside.jpg', 'lost.jpg']);
  });

  it('reads version 2 as well', async () => {
    const two = {
      '@context': 'http://iiif.io/api/presentation/2/context.json',
      '@type': 'sc:Manifest',
      label: [{ '@value': 'Report', '@language': 'en' }],
      attribution: 'Port Archive',
      metadata: [{ label: 'Date', value: '4 May 1934' }],
      sequences: [
        {
          canvases: [
            {
              '@type': 'sc:Canvas',
              label: 'p. 1',
              images: [{ resource: { '@id': 'a.jpg', '@type': 'dctypes:Image' } }],
              otherContent: [
                {
                  '@type': 'sc:AnnotationList',
                  resources: [
                    {
                      motivation: 'sc:painting',
                      resource: { '@type': 'cnt:ContentAsText', chars: ENGLISH, language: 'en' },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    };
    const record = (await readFolder({ 'm.json': JSON.stringify(two), 'a.jpg': JPEG })).get('m.json')?.records[0];
    expect(record).toMatchObject({
      title: 'Report',
      dates: { document: '1934-05-04' },
      rights: { text: 'Port Archive' },
      images: [{ file: 'a.jpg', leaf: '1' }],
    });
    expect(record?.texts[0]?.blocks[0]?.text).toBe(ENGLISH);
  });

  it('says of a collection and of a lone annotation page what they are, and leaves other JSON alone', async () => {
    const folder = await readFolder({
      'c.json': JSON.stringify({
        '@context': 'http://iiif.io/api/presentation/3/context.json',
        type: 'Collection',
        items: [{}, {}],
      }),
      'p.json': JSON.stringify({ type: 'AnnotationPage', items: [] }),
      'q.json': JSON.stringify({
        '@context': 'http://iiif.io/api/presentation/3/context.json',
        type: 'AnnotationCollection',
      }),
      'x.json': '{"a": 1}',
    });
    expect([...folder.values()].map(codesOf)).toEqual([
      ['IIIF_COLLECTION'],
      ['IIIF_PAGE_ALONE'],
      ['IIIF_PAGE_ALONE'],
      ['UNSUPPORTED_FORMAT'],
    ]);
  });
});

describe('a bad manifest', () => {
  it('cut at any place is one problem, and never a crash', async () => {
    const whole = manifest([canvas('1', 'a.jpg', [['en', ENGLISH]])]);
    for (let cut = 60; cut < whole.length; cut += 7) {
      const reading = (await readFolder({ 'm.json': whole.slice(0, cut) })).get('m.json');
      expect([codesOf(reading), reading?.records.length], `cut at ${cut}`).toEqual([['IIIF_BROKEN'], 0]);
    }
  });

  it('nested ten thousand deep, or naming itself, ends', async () => {
    const choice = `${'{"type":"Choice","items":['.repeat(10_000)}${']}'.repeat(10_000)}`;
    const deep = manifest([{ type: 'Canvas', items: [{ items: [{ motivation: 'painting', body: 'X' }] }] }]).replace(
      '"X"',
      choice,
    );
    expect(codesOf((await readFolder({ 'm.json': deep })).get('m.json')).length).toBeGreaterThan(0);
    const own = {
      ...canvas('1', 'm.json'),
      annotations: [{ type: 'AnnotationPage', id: 'https://example.org/m.json' }],
    };
    expect((await readFolder({ 'm.json': manifest([own]) })).get('m.json')?.records.length).toBe(1);
  });

  it('whatever stands where a value is wanted, gives a reading', async () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.string(),
      fc.constant([]),
      fc.constant({}),
      fc.constant([[null]]),
      fc.constant({ none: [1, null] }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          label: value,
          metadata: value,
          items: value,
          rights: value,
          sequences: value,
          requiredStatement: value,
          summary: value,
        }),
        async (fields) => {
          const text = JSON.stringify({
            '@context': 'http://iiif.io/api/presentation/3/context.json',
            type: 'Manifest',
            ...fields,
          });
          const reading = (await readFolder({ 'm.json': text })).get('m.json');
          expect(reading?.reader).toBe('iiif/2');
        },
      ),
      { numRuns: 150 },
    );
  });

  const cookbook = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../shared/data/iiif/recipe');
  it.skipIf(!existsSync(cookbook))(
    'is none of the recipes of the IIIF cookbook: each gives a record or says what it is',
    async () => {
      const files: Record<string, string> = {};
      for (const entry of readdirSync(cookbook, { recursive: true, withFileTypes: true }))
        if (entry.isFile() && entry.name.endsWith('.json')) {
          const place = path.join(entry.parentPath, entry.name);
          files[path.relative(cookbook, place).split(path.sep).join('/')] = readFileSync(place, 'utf8');
        }
      const folder = await readFolder(files);
      for (const [key, { records, problems }] of folder)
        expect(records.length + problems.length, key).toBeGreaterThan(0);
      const isManifest = (text: string): boolean => {
        try {
          const { type, '@type': old } = JSON.parse(text) as { type?: string; '@type'?: string };
          return type === 'Manifest' || old === 'sc:Manifest';
        } catch {
          return false;
        }
      };
      const manifests = Object.values(files).filter(isManifest);
      expect(manifests.length).toBeGreaterThan(80);
      expect([...folder.values()].flatMap(({ records }) => records).length).toBe(manifests.length);
    },
  );
});
