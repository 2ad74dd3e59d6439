import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOf } from '../model/text.ts';
import { readSource } from './ingest.ts';

const toBytes = (rtf: string): Uint8Array => Uint8Array.from(rtf, (letter) => letter.charCodeAt(0) & 0xff);
const read = (rtf: string) => readSource([{ path: 'letter.rtf', bytes: toBytes(rtf) }]);
const HEAD = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 MS Mincho;}}{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s9 Title;}}`;
const LONG = 'The captain of the port reported that three ships were lying in the roads without a flag.';
/** The bytes of Windows-1251 as RTF writes them. */
const cyrillic = (words: string): string =>
  Array.from(words, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x80 ? letter : `\\'${(letter === 'ё' ? 0xb8 : code - 0x410 + 0xc0).toString(16)}`;
  }).join('');
const words = async (rtf: string): Promise<string> =>
  ((await read(rtf)).records[0]?.texts[0]?.blocks ?? []).map(({ text }) => text).join(' / ');

describe('an RTF file', () => {
  it.each<[string, string, string]>([
    [
      'bytes in the code page of their font',
      String.raw`${HEAD}{\f1 ${cyrillic('Журавлёв пишет министру')}}\par}`,
      'Журавлёв пишет министру',
    ],
    [
      'bytes in the code page of the file',
      String.raw`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Times;}}\f0 ${cyrillic('Журавлёв пишет министру')}\par}`,
      'Журавлёв пишет министру',
    ],
    ['letters of two bytes', String.raw`${HEAD}\f2 \'93\'fa\'96\'7b is the country\par}`, '日本 is the country'],
    [
      'Unicode, with what stands in for it left out',
      String.raw`${HEAD}\uc1 \u1046?\u1091?\u1088? and \u-4064? \uc0 \u1078 \par}`,
      'Жур and \uF020 ж',
    ],
    ['letters beyond the first plane', String.raw`${HEAD}A \u-10179?\u-8704? smile\par}`, 'A \u{1F600} smile'],
    [
      'text written twice: once',
      String.raw`${HEAD}The {\upr{captain}{\*\ud{c\u225?ptain}}} spoke\par}`,
      'The cáptain spoke',
    ],
    [
      'signs',
      String.raw`${HEAD}\ldblquote Yes\rdblquote  he said\emdash twice\par\{braces\}\par}`,
      '“Yes” he said—twice / {braces}',
    ],
    [
      'no words of tables, pictures and unknown destinations',
      String.raw`${HEAD}{\*\unknown secret}{\pict\pngblip 89504e47}{\colortbl;\red0;}Words of the letter\par}`,
      'Words of the letter',
    ],
    ['no bytes of binary data', `${HEAD}{\\pict\\bin4 }{}\\}Words\\par}`, 'Words'],
  ])('reads %s', async (_, rtf, expected) => {
    expect(await words(rtf)).toBe(expected);
  });

  it('gives headings, list items, rows and what the file says of itself', async () => {
    const { records } = await read(
      String.raw`${HEAD}{\info{\title A draft}{\author Typist}}\pard\s9 Report from Port\par\pard\s1 What was seen\par\pard ${LONG}\par` +
        String.raw`{\listtext 1.\tab}First the bark.\par{\listtext 2.\tab}Then the brig.\par\pard\trowd\intbl Ship\cell Guns\cell\row\trowd\intbl Aurora\cell 12\cell\row\pard The end.\par}`,
    );
    expect(records[0]?.title).toBe('Report from Port');
    expect(records[0]?.claimed).toEqual({ 'file title': 'A draft', 'file author': 'Typist' });
    expect(records[0]?.texts[0]?.blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'heading: Report from Port',
      'heading: What was seen',
      `paragraph: ${LONG}`,
      'list-item: 1. First the bark.',
      'list-item: 2. Then the brig.',
      'table-row: Ship\tGuns',
      'table-row: Aurora\t12',
      expect.stringMatching(/: The end\.$/u),
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ['bold and italic', String.raw`The {\b captain} spoke \i softly\i0 .`, ['highlight 4-11', 'highlight 18-24']],
    [
      'a footnote',
      String.raw`The ship{\super\chftn{\footnote\pard\plain\chftn  A bark.}} left.`,
      ['note 8-8 1 A bark.'],
    ],
    [
      'a footnote with a sign of its own',
      String.raw`The ship{\super *}{\footnote\pard\plain {\super *} A bark.} left.`,
      ['note 8-8 * * A bark.'],
    ],
    ['an endnote', String.raw`The ship{\footnote\ftnalt\pard\plain A bark.} left.`, ['note 8-8 i A bark.']],
    [
      'a comment with its author',
      String.raw`The ship{\*\atnid AL}{\*\atnauthor Ada Lund}\chatn{\*\annotation\pard Which?} left.`,
      ['note 8-8 Ada Lund Which?'],
    ],
    [
      'a link',
      String.raw`See {\field{\*\fldinst{HYPERLINK "https://example.org/log"}}{\fldrslt{the log}}}.`,
      ['link 4-11'],
    ],
    ['a page somebody broke', String.raw`One ends.\par\page Two begins.`, ['leaf 0-0 1', 'leaf 0-0 2']],
  ])('keeps %s', async (_, inner, expected) => {
    const { records } = await read(`${HEAD}${inner}\\par}`);
    expect(
      (records[0]?.texts[0]?.marks ?? []).map((mark) => {
        const rest = mark.kind === 'note' ? [mark.signed, mark.n, mark.text] : mark.kind === 'leaf' ? [mark.n] : [];
        return [mark.kind, `${mark.start}-${mark.end}`, ...rest].filter((part) => part !== undefined).join(' ');
      }),
    ).toEqual(expected);
  });

  it('reads tracked changes by the rule: insertions in, deletions out, and says so', async () => {
    const { records, problems } = await read(
      String.raw`${HEAD}{\*\revtbl{Unknown;}{Ada Lund;}}The {\revised\revauth1 second }{\deleted\revauthdel1 first }ship left.\par}`.replace(
        'revauthdel1',
        'revauthdel1\\revauth1',
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

  it('lays two columns of a table side by side', async () => {
    const row = (left: string, right: string): string =>
      String.raw`\trowd\pard\intbl {\f1 ${cyrillic(left)}}\cell ${right}\cell\row`;
    const { records } = await read(
      `${HEAD}${row('Сегодня утром капитан порта сообщил о трех кораблях.', 'This morning the captain of the port spoke of three ships.')}${row('Он добавил, что лоцман не вышел в море.', 'He added that the pilot had not put to sea.')}\\pard}`,
    );
    expect(records[0]?.texts.map(({ lang, role, blocks }) => `${lang} ${role} ${blocks.length}`)).toEqual([
      'ru original 2',
      'en translation 2',
    ]);
  });

  it('that breaks off gives what stood before, and says so', async () => {
    const { records, problems } = await read(`${HEAD}${LONG}\\par The second par`);
    expect(records[0]?.texts[0]?.blocks.map(({ text }) => text)).toEqual([LONG, 'The second par']);
    expect(problems.map(({ code }) => code)).toContain('FILE_BROKEN');
  });

  it('made of any pieces never makes the reader fail, nor takes long', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...String.raw`{ } \par \cell \row \intbl {\footnote {\*\annotation {\field {\*\fldinst \u1046? \'e6 \bin99999 \uc9 \trowd {\upr {\*\ud {\info {\title \page \sect {\fonttbl \deleted \revised {\listtext {\header {\pict \f1 \s1 \fcharset204 \ansicpg1251 \ansicpg9 word`.split(
          ' ',
        ),
      ),
      fc.string({ maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const { records, problems } = await read(`{\\rtf1 ${pieces.join(' ')}`);
        expect(records.length + problems.length).toBeGreaterThan(0);
        expect(problems.map(({ code }) => code)).not.toContain('READ_FAILED');
        for (const { blocks, marks } of records.flatMap(({ texts }) => texts))
          for (const mark of marks) expect(mark.end).toBeLessThanOrEqual(blocks[mark.block]?.text.length ?? -1);
      }),
      { numRuns: 500 },
    );
    const deep = await read(`{\\rtf1 ${'{'.repeat(200_000)}`);
    expect(deep.problems.length).toBeGreaterThan(0);
  });
});
