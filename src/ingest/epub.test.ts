import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from './ingest.ts';
import { packMembers } from './package-fixture.ts';

const ENGLISH =
  'This morning the captain of the port informed me that three ships were lying in the roads under a flag that nobody here had seen before, and that nobody had asked them for their papers.';

/** Builds an EPUB of pages (name → inside of its body); `toc` are the entries of its contents. */
function buildEpub(
  pages: Readonly<Record<string, string>>,
  toc: readonly (readonly [string, string])[],
  extra: Readonly<Record<string, string>> = {},
): Uint8Array {
  const names = Object.keys(pages);
  return packMembers({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf': `<package><metadata xmlns:dc="dc"><dc:title>Papers of a Port</dc:title><dc:creator>A. Lund</dc:creator><dc:date>1934-05-01</dc:date></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav"/>${names.map((name) => `<item id="${name}" href="text/${name}.xhtml"/>`).join('')}</manifest><spine>${[...names, ...names.slice(0, 1)].map((name) => `<itemref idref="${name}"/>`).join('')}</spine></package>`,
    'OPS/nav.xhtml': `<html xmlns:epub="e"><body><nav epub:type="toc"><ol>${toc.map(([name, title]) => `<li><a href="text/${name}.xhtml">${title}</a></li>`).join('')}</ol></nav></body></html>`,
    ...Object.fromEntries(
      names.map((name) => [
        `OPS/text/${name}.xhtml`,
        `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${pages[name] ?? ''}</body></html>`,
      ]),
    ),
    ...extra,
  });
}
const read = (bytes: Uint8Array) => readSource([{ path: 'book.epub', bytes }]);

describe('an EPUB', () => {
  it('gives a record for each part of its contents, in the order of the spine, with notes from another file', async () => {
    const reading = await read(
      buildEpub(
        {
          cover: '<p>Papers of a Port</p>',
          one: `<h1>The Ships</h1><p>${ENGLISH}<a href="notes.xhtml#n1">1</a></p><script>alert(1)</script>`,
          more: `<p>${ENGLISH} It goes on in a second file.</p>`,
          two: `<h1>The Answer</h1><p>${ENGLISH}</p>`,
          notes: '<p id="n1"><a href="one.xhtml">1</a> The bark Aurora.</p>',
        },
        [
          ['one', 'The Ships'],
          ['two', 'The Answer'],
        ],
      ),
    );
    expect(reading.reader).toBe('epub/2');
    expect(reading.records.map(({ key, title, texts }) => [key, title, texts[0]?.blocks.length])).toEqual([
      ['one', 'The Ships', 3],
      ['two', 'The Answer', 2],
    ]);
    expect(reading.records[0]?.texts[0]?.marks.find(({ kind }) => kind === 'note')).toMatchObject({
      text: 'The bark Aurora.',
      n: '1',
      block: 1,
    });
    expect(reading.records[0]?.publication).toEqual({ title: 'Papers of a Port', year: '1934' });
    expect(reading.records[0]?.claimed).toEqual({ 'book author': 'A. Lund' });
    expect(reading.records[0]?.texts[0]?.blocks[0]?.at).toBe('OPS/text/one.xhtml, line 1');
    expect(reading.problems.map(({ code }) => code)).toContain('VOLUME_PARTS');
    expect(JSON.stringify(reading)).not.toContain('alert');
  });

  it('without contents is one record', async () => {
    const reading = await read(buildEpub({ a: `<p>${ENGLISH}</p>`, b: `<p>${ENGLISH} Again.</p>` }, []));
    expect(reading.records.map(({ key, texts }) => [key, texts[0]?.blocks.length])).toEqual([['', 2]]);
  });

  it('with a lock on its pages says so', async () => {
    const locked = buildEpub({ a: '<p>x</p>' }, [], {
      'META-INF/encryption.xml': '<encryption><CipherReference URI="OPS/text/a.xhtml"/></encryption>',
    });
    expect((await read(locked)).problems.map(({ code }) => code)).toEqual(['FILE_ENCRYPTED']);
  });

  it('cut off or damaged anywhere gives a problem or a record, and no fault', async () => {
    const good = buildEpub({ one: `<h1>One</h1><p>${ENGLISH}</p>`, two: `<p>${ENGLISH}</p>` }, [
      ['one', 'One'],
      ['two', 'Two'],
    ]);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const bytes = isCut
          ? good.subarray(0, at)
          : Uint8Array.from(good, (value, index) => (index === at ? byte : value));
        const { records, problems } = await read(bytes);
        expect(records.length + problems.length).toBeGreaterThan(0);
        expect(problems.map(({ code }) => code)).not.toContain('READ_FAILED');
      }),
      { numRuns: 150 },
    );
  });
});
