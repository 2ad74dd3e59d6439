import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOf } from '../model/text.ts';
import { readSource } from './ingest.ts';
import { buildOdt } from './package-fixture.ts';

const STYLES =
  '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>' +
  '<style:style style:name="P4" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>' +
  '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/></text:list-style>';
const p = (words: string, style = 'Standard'): string => `<text:p text:style-name="${style}">${words}</text:p>`;
const read = (body: string, parts: Parameters<typeof buildOdt>[1] = {}) =>
  readSource([{ path: 'letter.odt', bytes: buildOdt(body, { styles: STYLES, ...parts }) }]);
const LONG = 'The captain of the port reported that three ships were lying in the roads without a flag.';

describe('an OpenDocument text', () => {
  it('gives its headings, lists with their numbers, and rows', async () => {
    const item = (words: string, inner = ''): string => `<text:list-item>${p(words)}${inner}</text:list-item>`;
    const list = (items: string): string => `<text:list text:style-name="L1">${items}</text:list>`;
    const cell = (words: string): string => `<table:table-cell>${p(words)}</table:table-cell>`;
    const { records } = await read(
      `<text:h text:outline-level="2">What was seen</text:h>${p(LONG)}${list(item('The bark.', `<text:list>${item('Its guns.')}</text:list>`) + item('The brig.'))}` +
        `<table:table><table:table-row>${cell('Ship')}${cell('Guns')}</table:table-row></table:table>`,
    );
    expect(records[0]?.texts[0]?.blocks.map(({ kind, level, text }) => `${kind}${level ?? ''}: ${text}`)).toEqual([
      'heading2: What was seen',
      `paragraph: ${LONG}`,
      'list-item1: a) The bark.',
      'list-item2: a.1. Its guns.',
      'list-item1: b) The brig.',
      'table-row: Ship\tGuns',
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ['bold', p('The <text:span text:style-name="B">captain</text:span> spoke.'), ['highlight 4-11']],
    [
      'a footnote with its number',
      p(
        'The ship<text:note text:note-class="footnote"><text:note-citation>3</text:note-citation><text:note-body><text:p>A bark.</text:p></text:note-body></text:note> left.',
      ),
      ['note 8-8 3 A bark.'],
    ],
    [
      'a comment at the end of its words',
      p(
        'The <office:annotation office:name="c1"><dc:creator>Ada Lund</dc:creator><text:p>Which?</text:p></office:annotation>ship<office:annotation-end office:name="c1"/> left.',
      ),
      ['note 8-8 Ada Lund Which?'],
    ],
    [
      'a comment without an end',
      p(
        'The ship<office:annotation><dc:creator>Ada Lund</dc:creator><text:p>Which?</text:p></office:annotation> left.',
      ),
      ['note 8-8 Ada Lund Which?'],
    ],
    ['a link', p('See <text:a xlink:href="https://example.org/log">the log</text:a>.'), ['link 4-11']],
    ['pages somebody broke', p('One ends.') + p('Two begins.', 'P4'), ['leaf 0-0 1', 'leaf 0-0 2']],
  ])('keeps %s', async (_, body, expected) => {
    const { records } = await read(body);
    expect(
      (records[0]?.texts[0]?.marks ?? []).map((mark) => {
        const rest = mark.kind === 'note' ? [mark.signed, mark.n, mark.text] : mark.kind === 'leaf' ? [mark.n] : [];
        return [mark.kind, `${mark.start}-${mark.end}`, ...rest].filter((part) => part !== undefined).join(' ');
      }),
    ).toEqual(expected);
  });

  it('reads tracked changes by the rule: insertions in, deletions out, and says so', async () => {
    const change = (id: string, kind: string, words = ''): string =>
      `<text:changed-region text:id="${id}"><text:${kind}><office:change-info><dc:creator>Ada Lund</dc:creator></office:change-info>${words}</text:${kind}></text:changed-region>`;
    const { records, problems } = await read(
      `<text:tracked-changes>${change('d', 'deletion', p('first '))}${change('i', 'insertion')}</text:tracked-changes>` +
        p(
          'The <text:change-start text:change-id="i"/>second <text:change-end text:change-id="i"/><text:change text:change-id="d"/>ship left.',
        ),
    );
    const text = records[0]?.texts[0];
    expect(text?.blocks[0]?.text).toBe('The second first ship left.');
    expect(text?.blocks[0] === undefined ? '' : readingOf(text.blocks[0], text.marks).text).toBe(
      'The second ship left.',
    );
    expect(problems.find(({ code }) => code === 'TRACKED_CHANGES')?.values).toEqual({
      inserted: 1,
      deleted: 1,
      people: 'Ada Lund',
    });
  });

  it('with a password says so', async () => {
    const { problems } = await read(p('x'), { manifest: '<manifest:encryption-data/>' });
    expect(problems.map(({ code }) => code)).toEqual(['FILE_ENCRYPTED']);
  });

  it('as one flat XML file is read alike', async () => {
    const flat = `<?xml version="1.0"?><office:document xmlns:office="o"><office:meta><dc:title>Draft</dc:title></office:meta><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:text>${p(LONG)}</office:text></office:body></office:document>`;
    const reading = await readSource([{ path: 'letter.fodt', bytes: Buffer.from(flat) }]);
    expect(reading.reader).toBe('odt/2');
    expect(reading.records[0]?.texts[0]?.blocks[0]?.text).toBe(LONG);
    expect(reading.records[0]?.claimed).toEqual({ 'file title': 'Draft' });
  });

  it('cut off or damaged anywhere gives a problem or a record, and no fault', async () => {
    const good = buildOdt(p(LONG) + p('A second paragraph.', 'P4'), { styles: STYLES });
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const bytes = isCut
          ? good.subarray(0, at)
          : Uint8Array.from(good, (value, index) => (index === at ? byte : value));
        const { records, problems } = await readSource([{ path: 'letter.odt', bytes }]);
        expect(records.length + problems.length).toBeGreaterThan(0);
        expect(problems.map(({ code }) => code)).not.toContain('READ_FAILED');
      }),
      { numRuns: 200 },
    );
  });
});
