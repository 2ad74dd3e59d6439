import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSource } from './ingest.ts';
import { chooseModels, listModels, listPackages, parseTsv } from './ocr.ts';
import { readScans } from './scan.ts';

const HINTS = { lang: null, isSure: false, role: null };
const SCAN = new Uint8Array(readFileSync(fileURLToPath(new URL('../../test/scans/port-log.png', import.meta.url))));
const models = await listModels();
const hasEnglish = models?.includes('eng') === true;

describe('a picture of a page', () => {
  it.skipIf(!hasEnglish)(
    'is read by Tesseract, with what it doubts marked, and says so (skipped where Tesseract with English is not installed)',
    async () => {
      const reading = await readSource([{ path: 'log.en.png', bytes: SCAN }]);
      const words = (reading.records[0]?.texts[0]?.blocks ?? [])
        .map(({ text }) => text.replace(/\s+/gu, ' '))
        .join(' ');
      expect(reading.reader).toBe('scan/1');
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
