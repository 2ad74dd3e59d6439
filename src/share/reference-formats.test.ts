import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBibtex } from './bibtex.ts';
import type { CslItem } from './csl-item.ts';
import { formatRis } from './ris.ts';

const LETTER: CslItem = {
  id: 'lucia-1934-05-09',
  type: 'personal_communication',
  title: 'Письмо консула & «семь кораблей» 100%',
  'original-title': 'Carta',
  author: [{ family: 'Веснин', given: 'А. П.' }],
  recipient: [{ literal: 'Министерство морских дел' }],
  translator: [{ family: 'Hale', given: 'Edmund' }],
  contributor: [{ family: 'Finch', given: 'Ada' }],
  issued: { 'date-parts': [[1934, 5]], circa: true },
  'event-date': { 'date-parts': [[1934, 5, 4]] },
  archive: 'ГАРФ',
  archive_location: 'ф. Р-77, оп. 1, д. 9, л. 12 об.',
  language: 'ru',
  note: 'Russian original with English translation',
  URL: 'https://lucia.example/records/lucia-1934-05-09#p7',
};

const PRINTED: CslItem = {
  id: 'd12',
  type: 'chapter',
  title: 'Telegram_#12 {draft}',
  editor: [{ family: 'Orne', given: 'Mary' }, { literal: 'Office of Papers' }],
  issued: { 'date-parts': [[1961]] },
  'original-date': { 'date-parts': [[1934, 5, 11]] },
  'container-title': 'Papers on the Lucía Strait',
  volume: 'II',
  number: '12',
  page: '12–13',
  publisher: 'Government Press',
  'publisher-place': 'Washington',
  archive_location: 'Department, 611.61/1',
  language: 'en',
  URL: '/records/d12#p3',
};

describe('BibTeX', () => {
  it('keeps Cyrillic, the archive, the translator and the address of a letter', () => {
    expect(formatBibtex(LETTER)).toBe(`@unpublished{lucia-1934-05-09,
  author = {Веснин, А. П.},
  title = {{Письмо консула \\& «семь кораблей» 100\\%}},
  origtitle = {{Carta}},
  translator = {Hale, Edmund},
  year = {1934},
  date = {1934-05~},
  eventdate = {1934-05-04},
  language = {russian},
  library = {ГАРФ, ф. Р-77, оп. 1, д. 9, л. 12 об.},
  note = {ГАРФ, ф. Р-77, оп. 1, д. 9, л. 12 об.; Russian original with English translation; Obtained by Ada Finch},
  url = {https://lucia.example/records/lucia-1934-05-09#p7},
}
`);
  });

  it('cites a volume with its editors and the document’s own date', () => {
    expect(formatBibtex(PRINTED)).toBe(`@incollection{d12,
  title = {{Telegram\\_\\#12 \\textbraceleft{}draft\\textbraceright{}}},
  booktitle = {{Papers on the Lucía Strait}},
  editor = {Orne, Mary and {Office of Papers}},
  volume = {II},
  number = {12},
  pages = {12--13},
  publisher = {Government Press},
  address = {Washington},
  year = {1961},
  date = {1961},
  origdate = {1934-05-11},
  language = {english},
  library = {Department, 611.61/1},
  note = {Document 12; Department, 611.61/1},
  url = {/records/d12#p3},
}
`);
  });

  it('never leaves a brace open, whatever a field holds', () => {
    const hostile = fc.string({ unit: fc.constantFrom('{', '}', '\\', '%', '"', '@', ',', '\n', 'я', ' and ') });
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, name, url) => {
        const entry = formatBibtex({ ...LETTER, title: `t${title}`, author: [{ literal: name }], URL: url });
        let depth = 0;
        for (const sign of entry) {
          depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        // A line of an entry is a field: no value begins one of its own.
        const fields = entry.split('\n').slice(1, -2);
        expect(fields.every((line) => /^ {2}[a-z]+ = \{.*\},$/u.test(line))).toBe(true);
      }),
    );
  });
});

describe('RIS', () => {
  it('gives a letter its recipient, translator, archive and shelf mark', () => {
    expect(formatRis(LETTER).split('\r\n')).toEqual([
      'TY  - PCOMM',
      'ID  - lucia-1934-05-09',
      'TI  - Письмо консула & «семь кораблей» 100%',
      'AU  - Веснин, А. П.',
      'A2  - Министерство морских дел,',
      'A4  - Hale, Edmund',
      'PY  - 1934',
      'DA  - 1934/05//uncertain',
      'DB  - ГАРФ',
      'AV  - ф. Р-77, оп. 1, д. 9, л. 12 об.',
      'CN  - ГАРФ, ф. Р-77, оп. 1, д. 9, л. 12 об.',
      'LA  - ru',
      'N1  - Original title: Carta',
      'N1  - Date of the event: 1934-05-04',
      'N1  - Russian original with English translation',
      'N1  - Obtained by Ada Finch',
      'UR  - https://lucia.example/records/lucia-1934-05-09#p7',
      'ER  - ',
      '',
    ]);
  });

  it('gives a volume its editors, year, pages and the date of the document', () => {
    expect(formatRis(PRINTED).split('\r\n')).toEqual([
      'TY  - CHAP',
      'ID  - d12',
      'TI  - Telegram_#12 {draft}',
      'A2  - Orne, Mary',
      'A2  - Office of Papers,',
      'PY  - 1961',
      'DA  - 1961///',
      'T2  - Papers on the Lucía Strait',
      'VL  - II',
      'SP  - 12–13',
      'PB  - Government Press',
      'CY  - Washington',
      'AV  - Department, 611.61/1',
      'CN  - Department, 611.61/1',
      'LA  - en',
      'N1  - Date of the document: 1934-05-11',
      'N1  - Document 12',
      'UR  - /records/d12#p3',
      'ER  - ',
      '',
    ]);
  });

  it('lets no line of a title begin a tag', () => {
    const ris = formatRis({ ...LETTER, title: 'One\r\nER  - \r\nTY  - BOOK\u2028two' });
    expect(ris.split(/\r\n/u).filter((line) => /^(?:TY|ER)/u.test(line))).toEqual(['TY  - PCOMM', 'ER  - ']);
  });
});
