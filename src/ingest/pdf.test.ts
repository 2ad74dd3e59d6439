import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOf } from '../model/text.ts';
import type { Reading } from '../model/record.ts';
import { readSource } from './ingest.ts';
import { buildPdf, type Placed, setLines } from './pdf-fixture.ts';

const read = (pages: readonly (readonly Placed[])[]): Promise<Reading> =>
  readSource([{ path: 'letter.pdf', bytes: buildPdf(pages) }]);
const readings = ({ records }: Reading, text = 0): readonly string[] => {
  const found = records[0]?.texts[text];
  return (found?.blocks ?? []).map(
    (block, index) =>
      readingOf(
        block,
        (found?.marks ?? []).filter((mark) => mark.block === index),
      ).text,
  );
};
const marks = ({ records }: Reading): readonly string[] =>
  (records[0]?.texts[0]?.marks ?? []).map((mark) =>
    `${mark.kind} ${mark.block}:${mark.start} ${'n' in mark ? (mark.n ?? '') : ''} ${'text' in mark ? (mark.text ?? '') : ''}`.trim(),
  );

const ENGLISH =
  'This morning the captain of the port informed me that three ships were lying in the roads under a flag that nobody here had seen before. He added that the pilot had refused to put to sea and that nobody had asked them for their papers.';
const GERMAN =
  'Heute morgen hat mir der Hafenkapitän mitgeteilt, daß drei Schiffe unter einer Flagge auf der Reede liegen, die hier noch niemand gesehen hat. Er fügte hinzu, daß der Lotse sich geweigert habe auszulaufen und daß niemand nach ihren Papieren gefragt habe.';

describe('a PDF with a text layer', () => {
  it('gives its lines as paragraphs: by indentation, by white, by a short last line', async () => {
    const reading = await read([
      [
        [100, 60, 'Report from the Port', 16],
        ...setLines('The captain of the port said that three ships were lying in the roads.', 40, 72, 100),
        [90, 124, 'The pilot would not go out to them at'],
        [72, 136, 'all, for he had seen no flag.'],
        [72, 160, 'The rest is known to the Ministry, and'],
        [72, 172, 'I need not write of it.'],
      ],
    ]);
    expect(readings(reading)).toEqual([
      'Report from the Port',
      'The captain of the port said that three ships were lying in the roads.',
      'The pilot would not go out to them at all, for he had seen no flag.',
      'The rest is known to the Ministry, and I need not write of it.',
    ]);
    expect(reading.records[0]?.title).toBe('Report from the Port');
    expect(reading.records[0]?.provenance).toContainEqual({ field: 'title', at: 'page 1' });
  });

  it('joins words parted at the end of a line, and keeps the hyphen in the block', async () => {
    const reading = await read([
      [
        [72, 100, 'The pilot did not put to sea, as the cap-'],
        [72, 112, 'tain of the well-known port had ordered.'],
      ],
    ]);
    expect(readings(reading)).toEqual([
      'The pilot did not put to sea, as the captain of the well-known port had ordered.',
    ]);
    expect(reading.records[0]?.texts[0]?.blocks[0]?.text).toContain('cap-\ntain');
  });

  it('takes running heads and page numbers off, says so, and gives the pages the numbers printed on them', async () => {
    const page = (n: number, words: string): readonly Placed[] => [
      [72, 40, 'Papers of the Consulate'],
      ...setLines(words, 60, 72, 120),
      [300, 760, String(n)],
    ];
    const reading = await read([
      page(41, 'The captain of the port said that the three ships which had come in were'),
      page(42, 'lying in the roads. Nobody had asked them for their papers.'),
      page(43, 'The rest is known.'),
    ]);
    expect(readings(reading)).toEqual([
      'The captain of the port said that the three ships which had come in were lying in the roads. Nobody had asked them for their papers.',
      'The rest is known.',
    ]);
    expect(marks(reading)).toEqual(['leaf 0:0 41', 'leaf 0:73 42', 'leaf 1:0 43']);
    expect(reading.problems.find(({ code }) => code === 'RUNNING_HEADS')?.values?.what).toBe(
      '“Papers of the Consulate”, page numbers (3)',
    );
    expect(reading.records[0]?.claimed).toEqual({ 'running head': 'Papers of the Consulate' });
  });

  it('keeps a line that stands at the head of one page only, and numbers that do not climb', async () => {
    const reading = await read([
      [
        [72, 40, 'No. 17'],
        [72, 120, 'First words of it.'],
        [300, 760, '1934'],
      ],
      [
        [72, 120, 'Second words of it.'],
        [300, 760, '12'],
      ],
    ]);
    expect(readings(reading).join(' ')).toContain('No. 17');
    expect(readings(reading).join(' ')).toContain('1934');
  });

  it('reads one column after the other, under a heading that runs across', async () => {
    const reading = await read([
      [
        [150, 60, 'Report of the Consul on the Ships', 14],
        ...setLines(ENGLISH, 36, 60, 100),
        ...setLines(
          'The second column goes on with what the Ministry wrote in answer to the consul on the next day of the month of May.',
          36,
          330,
          100,
        ),
      ],
    ]);
    expect(readings(reading).slice(1)).toEqual([
      ENGLISH,
      'The second column goes on with what the Ministry wrote in answer to the consul on the next day of the month of May.',
    ]);
  });

  it('lays two columns in two languages side by side', async () => {
    const { records } = await read([[...setLines(GERMAN, 36, 60, 100), ...setLines(ENGLISH, 36, 330, 100)]]);
    expect(records[0]?.texts.map(({ lang, role }) => `${lang} ${role}`)).toEqual(['de original', 'en translation']);
    expect(records[0]?.texts[1]?.blocks[0]?.text.replace(/\n/gu, ' ')).toBe(ENGLISH);
  });

  it('anchors footnotes at the sign that stands high, and keeps small letters that are none', async () => {
    const reading = await read([
      [
        ...setLines('The captain of the port said that three ships', 60, 72, 100),
        [72 + 45 * 6, 96, '1', 6],
        [72 + 46 * 6 - 2, 100, ' were lying there.'],
        [72, 112, 'Nobody had asked them for their papers, as they ought to have done.'],
        [72, 700, '1 The bark Aurora, the brig Hope', 8],
        [72, 710, 'and one more.', 8],
      ],
    ]);
    expect(marks(reading)).toContain('note 0:45 1 The bark Aurora, the brig Hope and one more.');
    expect(readings(reading).join(' ')).not.toContain('Aurora');
  });

  it('without a text layer says that it is a scan; with a password, that it has one', async () => {
    const blank = (await read([[]])).problems.map(({ code }) => code);
    expect(['OCR_MISSING', 'NO_TEXT']).toContain(blank[0]);
    const locked = buildPdf(
      [[[72, 100, 'Words']]],
      `/Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -4`,
    );
    const reading = await readSource([{ path: 'letter.pdf', bytes: locked }]);
    expect(reading.problems.map(({ code }) => code)).toEqual(['FILE_ENCRYPTED']);
  });

  it('cut off or damaged anywhere gives a problem or a record, and no fault', async () => {
    const good = buildPdf([setLines(ENGLISH, 50, 72, 100), [[72, 100, 'The second page.']]]);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const bytes = isCut
          ? good.subarray(0, at)
          : Uint8Array.from(good, (value, index) => (index === at ? byte : value));
        const { records, problems } = await readSource([{ path: 'letter.pdf', bytes }]);
        expect(records.length + problems.length).toBeGreaterThan(0);
        expect(problems.map(({ code }) => code)).not.toContain('READ_FAILED');
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('every word of every page is in the record, whatever stands where', async () => {
    const line = fc.tuple(
      fc.integer({ min: 40, max: 400 }),
      fc.integer({ min: 40, max: 760 }),
      fc.constantFrom('one', 'two words', 'three of them', 'a line of five words', '12', '1'),
      fc.constantFrom(7, 10, 16),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uniqueArray(line, { maxLength: 12, selector: ([, y]) => Math.round(y / 20) }), {
          minLength: 1,
          maxLength: 3,
        }),
        async (pages) => {
          const reading = await read(pages);
          if (reading.records.length === 0) return;
          const kept = JSON.stringify(reading);
          for (const [, , words] of pages.flat())
            for (const word of words.match(/\p{L}+/gu) ?? []) expect(kept).toContain(word);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});
