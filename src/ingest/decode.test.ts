import { describe, expect, it } from 'vitest';
import { decodeFile } from './decode.ts';
import { decodeBytes } from './encoding.ts';
import { findByteFormat } from './file-kind.ts';

/** Encodes in a one-byte page by turning its decoder round. */
function encodePage(text: string, page: string): Uint8Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const table = new Map(Array.from(decodeBytes(bytes, page), (char, byte) => [char, byte] as const));
  return Uint8Array.from(Array.from(text), (char) => table.get(char) ?? 0x3f);
}

function encodeWide(text: string, bigEnd: boolean, mark: boolean): Uint8Array {
  const units = (mark ? '\uFEFF' : '') + text;
  const bytes = Buffer.from(units, 'utf16le');
  return new Uint8Array(bigEnd ? bytes.swap16() : bytes);
}

const RUSSIAN = 'Секретно. Экз. 2.\nСегодня ночью встретился с министром и сообщил ему об этом.';
const decoded = (bytes: Uint8Array, path = 'letter.txt') => decodeFile({ path, bytes });
const codes = (bytes: Uint8Array, path?: string) => decoded(bytes, path).problems.map(({ code }) => code);

describe('a file that does not say how it is encoded', () => {
  it.each(['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'])(
    'is read as %s where it is Russian in %s',
    (page) => {
      const { file, problems } = decoded(encodePage(RUSSIAN, page));
      expect(file?.text).toBe(RUSSIAN);
      expect(file?.encoding).toBe(page);
      expect(problems.map(({ code }) => code)).toEqual(['ENCODING_GUESSED']);
    },
  );

  it.each([
    ['windows-1251', 'Из дневника'],
    ['koi8-r', 'Долгову'],
    ['ibm866', 'Телеграмма № 31'],
    ['windows-1252', 'Le ministre a été reçu à l’ambassade, où il est resté « très tard »…'],
    ['windows-1252', 'Grüße aus Köln'],
    ['windows-1252', '¿Qué dijo el señor ministro?'],
    ['windows-1250', 'Vážený pane řediteli, vláda není připravena.'],
    ['windows-1250', 'Minister powiedział, że rząd się zgadza.'],
    ['macintosh', 'El señor ministro está también en España según me dijo.'],
  ])('is read as %s: %s', (page, text) => {
    expect(decoded(encodePage(text, page)).file?.text).toBe(text);
  });

  it.each([
    [false, true],
    [true, true],
    [false, false],
    [true, false],
  ])('is read as UTF-16 (big end first %s, marked %s)', (bigEnd, mark) => {
    expect(decoded(encodeWide(RUSSIAN, bigEnd, mark)).file?.text).toBe(RUSSIAN);
  });
});

describe('a file that says how it is encoded', () => {
  it('is believed: the mark of UTF-8, the declaration of XML and HTML', () => {
    expect(decoded(Buffer.from(`\uFEFF${RUSSIAN}`)).file?.text).toBe(RUSSIAN);
    const xml = `<?xml version="1.0" encoding="windows-1251"?><p>Ы</p>`;
    expect(decoded(encodePage(xml, 'windows-1251')).file?.text).toBe(xml);
    expect(codes(encodePage(xml, 'windows-1251'))).toEqual([]);
    const html = `<meta charset="koi8-r"><p>Письмо</p>`;
    expect(decoded(encodePage(html, 'koi8-r')).file?.text).toBe(html);
  });

  it('keeps the typographic signs of Windows-1252, which Node 20 loses when asked for all at once', () => {
    const html = `<meta charset="iso-8859-1"><p>“a” – b…</p>`;
    expect(decoded(encodePage(html, 'windows-1252')).file?.text).toBe(html);
  });

  it('says where characters are lost', () => {
    const bytes = Buffer.concat([Buffer.from(`${RUSSIAN} `), Buffer.from([0xff]), Buffer.from(RUSSIAN)]);
    expect(codes(bytes)).toEqual(['ENCODING_DAMAGED']);
  });
});

describe('a file of blanks', () => {
  it('keeps the blanks of a table, and only so many of a hundred thousand', () => {
    const text = `left${' '.repeat(120)}right\nnext${' '.repeat(100_000)}word${'\t'.repeat(499)}end`;
    expect(decoded(Buffer.from(text)).file?.text).toBe(
      `left${' '.repeat(120)}right\nnext${' '.repeat(500)}word${'\t'.repeat(499)}end`,
    );
  });
});

describe('a file that is no text', () => {
  const head = (...bytes: number[]): Uint8Array =>
    Uint8Array.from([...bytes, ...Array.from({ length: 600 }, (_, n) => (n * 37) % 251)]);
  it.each([
    ['nothing', new Uint8Array(0), 'EMPTY_FILE'],
    ['only white space', Buffer.from(' \n\t \n'), 'NO_TEXT'],
    ['a DjVu', Buffer.from('AT&TFORM and so on'), 'UNSUPPORTED_FORMAT'],
    ['a GIF', Buffer.concat([Buffer.from('GIF89a'), head()]), 'UNSUPPORTED_FORMAT'],
    ['a packed file', head(0x1f, 0x8b, 8, 0), 'ARCHIVE_FILE'],
    ['a zip', head(0x50, 0x4b, 3, 4), 'ARCHIVE_FILE'],
    ['a program', head(0x7f, 0x45, 0x4c, 0x46), 'BINARY_FILE'],
    ['rubbish', Uint8Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256), 'BINARY_FILE'],
  ])('%s', (_, bytes, code) => {
    expect(codes(bytes)).toEqual([code]);
    expect(decoded(bytes).file).toBeNull();
  });

  it.each([
    ['a JPEG', head(0xff, 0xd8, 0xff, 0xe0), 'picture'],
    ['a PNG', head(0x89, 0x50, 0x4e, 0x47), 'picture'],
    ['a PDF', Buffer.from('%PDF-1.7 and so on'), 'pdf'],
    ['a PDF with a line before it', Buffer.from('from the scanner\n%PDF-1.4 and so on'), 'pdf'],
    ['RTF', Buffer.from('{\\rtf1 text}'), 'rtf'],
    ['a letter', Buffer.from(RUSSIAN), null],
    ['a packed file', head(0x1f, 0x8b, 8, 0), null],
  ])('goes to its own reader by its bytes: %s', (_, bytes, format) => {
    expect(findByteFormat(bytes)).toBe(format);
  });

  it('tells a Word file from a packed one', () => {
    const docx = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(26), Buffer.from('word/document.xml')]);
    expect(decoded(docx, 'letter.docx').problems[0]?.values?.['kind']).toBe('Word (docx)');
  });

  it('says in one sentence that a file is too large, without reading it', () => {
    expect(codes(new Uint8Array(65 * 1024 * 1024).fill(0x41))).toEqual(['TOO_LARGE']);
  });
});
