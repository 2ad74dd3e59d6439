import { describe, expect, it } from 'vitest';
import { readSource } from './ingest.ts';

const GERMAN =
  'Die Grenze wurde in der Nacht gesperrt, und die Flüchtlinge mussten am Bahnhof warten. Niemand wusste, wann der nächste Zug nach Prag gehen würde.';
const CZECH =
  'Hranice byla v noci uzavřena a uprchlíci museli čekat na nádraží. Nikdo nevěděl, kdy pojede příští vlak do Prahy, protože úřady nic neřekly.';

const tei = (original: string, told: string, translation: string, of: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Grenze</title></titleStmt></fileDesc></teiHeader><text><body>
<div type="original" xml:lang="${told}"><p>${original}</p></div><div type="translation" xml:lang="${of}"><p>${translation}</p></div></body></text></TEI>`;

const read = async (xml: string) => {
  const { records, problems } = await readSource([{ path: 'grenze.xml', bytes: new TextEncoder().encode(xml) }]);
  return {
    langs: records[0]?.texts.map(({ lang }) => lang),
    mistold: problems.flatMap(({ code, message }) => (code === 'LANGUAGE_MISTOLD' ? [message] : [])),
  };
};

describe('a translation told to be in the language of its original', () => {
  it('is taken for what it reads like, and that is said', async () => {
    const { langs, mistold } = await read(tei(GERMAN, 'de', CZECH, 'de'));
    expect(langs).toEqual(['de', 'cs']);
    expect(mistold).toEqual([expect.stringMatching(/\(de\).*\(cs\)/u)]);
  });

  it('is likewise its original', async () => {
    expect((await read(tei(GERMAN, 'cs', CZECH, 'cs'))).langs).toEqual(['de', 'cs']);
  });

  it.each([
    ['two languages are told', tei(GERMAN, 'de', GERMAN, 'cs'), ['de', 'cs']],
    ['both read as told', tei(GERMAN, 'de', GERMAN, 'de'), ['de', 'de']],
    ['there is too little to tell by', tei(GERMAN, 'de', 'Praha, 5. května', 'de'), ['de', 'de']],
  ])('the source is believed where %s', async (_name, xml, expected) => {
    const { langs, mistold } = await read(xml);
    expect([langs, mistold]).toEqual([expected, []]);
  });
});
