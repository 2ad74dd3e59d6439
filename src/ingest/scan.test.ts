import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSource } from './ingest.ts';
import { chooseModels, drawPage, listModels, listPackages, parseTsv } from './ocr.ts';
import { readScans } from './scan.ts';
import { toScannedPdf, toTiff } from './scan-fixture.ts';

const HINTS = { lang: null, isSure: false, role: null };
const SCAN = new Uint8Array(readFileSync(fileURLToPath(new URL('../../test/scans/port-log.png', import.meta.url))));
const models = await listModels();
const hasDrawer = (await drawPage(toScannedPdf(SCAN), 1)) !== null;
const hasEnglish = models?.includes('eng') === true;

describe('a picture of a page', () => {
  it.skipIf(!hasEnglish)(
    'is read by Tesseract, with what it doubts marked, and says so (skipped where Tesseract with English is not installed)',
    async () => {
      const reading = await readSource([{ path: 'log.en.png', bytes: SCAN }]);
      const words = (reading.records[0]?.texts[0]?.blocks ?? [])
        .map(({ text }) => text.replace(/\s+/gu, ' '))
        .join(' ');
      expect(reading.reader).toBe('scan/3');
      expect(words).toContain('three ships without a flag');
      expect(reading.problems.find(({ code }) => code === 'OCR_READ')?.values?.models).toBe('eng');
      expect(
        reading.records[0]?.provenance.some(
          ({ field, wording }) => field === 'pages.0' && /% sure/u.test(wording ?? ''),
        ),
      ).toBe(true);
    },
    120_000,
  );

  it.skipIf(!hasEnglish)(
    'that is broken gives a problem (skipped where Tesseract with English is not installed)',
    async () => {
      const { records, problems } = await readSource([{ path: 'log.png', bytes: SCAN.subarray(0, 200) }]);
      expect(records).toEqual([]);
      expect(problems.map(({ code }) => code)).toContain('OCR_FAILED');
    },
    60_000,
  );

  it.skipIf(!hasEnglish || !hasDrawer)(
    'is read out of a PDF and out of a TIFF, page by page, and each page knows its picture (skipped where Tesseract with English or pdftoppm is not installed)',
    async () => {
      const pdf = await readSource([{ path: 'log.en.pdf', bytes: toScannedPdf(SCAN, 2) }]);
      const tiff = await readSource([{ path: 'log.en.tif', bytes: toTiff(SCAN, 2) }]);
      for (const { reader, records } of [pdf, tiff]) {
        expect(reader).toBe('scan/3');
        const [text] = records[0]?.texts ?? [];
        const words = (text?.blocks ?? []).map((block) => block.text.replace(/\s+/gu, ' ')).join(' ');
        expect(words.match(/three ships without a flag/gu)).toHaveLength(2);
        expect(text?.marks.flatMap((mark) => (mark.kind === 'leaf' ? [mark.n] : []))).toEqual(['1', '2']);
      }
      expect(pdf.records[0]?.images).toEqual([
        { file: 'log.en.pdf', page: 1, leaf: '1' },
        { file: 'log.en.pdf', page: 2, leaf: '2' },
      ]);
      expect(tiff.records[0]?.images?.map(({ file, page }) => `${file} ${page ?? ''}`)).toEqual([
        'log.en.tif 1',
        'log.en.tif 2',
      ]);
    },
    240_000,
  );

  it('beside a text is not read, and lies at its leaf where that can be told', async () => {
    const text =
      'Log of the port\n\n[41] Three ships came in this morning without a flag.\n\n[42] They left at night, all three of them.\n';
    const read = async (...names: readonly string[]) => {
      const files = names.map((path) => ({ path, bytes: SCAN }));
      const reading = await readSource([{ path: 'log.txt', bytes: new Uint8Array(Buffer.from(text)) }, ...files]);
      return reading.records[0]?.images?.map(({ file, leaf }) => `${file} ${leaf ?? ''}`);
    };
    expect(await read('log.p1.png', 'log.p2.png')).toEqual(['log.p1.png 41', 'log.p2.png 42']);
    expect(await read('log_l42.png', 'log_l41.png')).toEqual(['log_l42.png 42', 'log_l41.png 41']);
    expect(await read('log.p1.png', 'log.p2.png', 'log.p3.png')).toEqual([
      'log.p1.png ',
      'log.p2.png 41',
      'log.p3.png 42',
    ]);
    expect(await read('log.png')).toEqual(['log.png ']);
  });

  it('where there is no Tesseract says what to install', async () => {
    const programs = { tesseract: 'no-such-program-as-this', pdftoppm: 'no-such-program-as-this' };
    const reading = await readScans([{ path: 'log.jpg', bytes: SCAN }], { ...HINTS, lang: 'ru' }, programs);
    expect(reading.records).toEqual([]);
    expect(reading.problems).toMatchObject([
      { code: 'OCR_MISSING', values: { packages: 'tesseract-ocr tesseract-ocr-rus' } },
    ]);
  });

  it('is read with the model of its language, or the usual ones', () => {
    expect(chooseModels('ru', ['eng', 'rus'])).toBe('rus');
    expect(chooseModels('de', ['eng', 'rus'])).toBeNull();
    expect(chooseModels(null, ['ukr', 'eng', 'rus', 'fra'])).toBe('rus+eng+fra');
    expect(chooseModels(null, [])).toBeNull();
    expect(listPackages('zh')).toBe('tesseract-ocr tesseract-ocr-chi-sim');
  });

  it('gives words with their confidence and place', () => {
    const tsv =
      'level\tpage_num\n1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n5\t1\t2\t1\t3\t1\t0\t0\t9\t9\t91.5\tships\n5\t1\t2\t1\t3\t2\t0\t0\t9\t9\t12\t \n';
    expect(parseTsv(tsv)).toEqual([{ text: 'ships', confidence: 91.5, page: 1, block: 2, paragraph: 1, line: 3 }]);
  });
});
