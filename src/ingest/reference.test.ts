import { describe, expect, it } from 'vitest';
import { findReference, parseReference } from './reference.ts';

/** Reference | repository | level=number … | leaves */
const REFERENCES = `
AVP RF, F. 0104. Op. 17, P. 118, D. 5, ll. 136-138 | AVP RF | fond=0104 opis=17 papka=118 delo=5 | 136-138
АВП РФ, ф. 0104, оп. 17, п. 118, д. 5, лл. 136–138 | АВП РФ | fond=0104 opis=17 papka=118 delo=5 | 136-138
АВП РФ. Ф. 06. Оп. 24. Пап. 28. Д. 314. Л. 1-3. | АВП РФ | fond=06 opis=24 papka=28 delo=314 | 1-3
ЦГАНХ СССР, ф. 413, оп. 13, д. 2845, л. 12 об. | ЦГАНХ СССР | fond=413 opis=13 delo=2845 | 12 об.
РГАСПИ. Ф. 17. Оп. 162. Д. 16. Л. 3–5 | РГАСПИ | fond=17 opis=162 delo=16 | 3-5
РГАНИ. Ф. 89. Перечень 28. Док. 14. Л. 1 | РГАНИ | fond=89 opis=28 item=14 | 1
RGANI f. 89, op. 28, d. 14 | RGANI | fond=89 opis=28 delo=14 |
OGA, F. 12, op. 3, d. 41, l. 41 | OGA | fond=12 opis=3 delo=41 | 41
ф. 12, оп. 3, д. 41, лл. 41 и 43 | | fond=12 opis=3 delo=41 | 41 и 43
National Archives, RG 59, Central Files, 611.37/1-2362 | National Archives | record-group=59 file=611.37/1-2362 |
NARA, RG 84, Entry 2345, Box 12, Folder 3 | NARA | record-group=84 entry=2345 box=12 folder=3 |
FO 371/1234 | The National Archives (UK) | record-group=FO series=371 file=1234 |
TNA, FO 371/12345/N123, pp. 3-5 | TNA | record-group=FO series=371 file=12345 item=N123 | 3-5
Merrow Record Office, EX 371/112, fol. 14 | Merrow Record Office | record-group=EX series=371 file=112 | 14
PA AA, R 29796 | PA AA | series=R file=29796 |
BArch R 43-I/1234 | BArch | series=R 43-I file=1234 |
15CPCOM/32 | Archives diplomatiques | series=15CPCOM file=32 |
[NAA: A1838, 2498/11 part 1] | NAA | series=A1838 item=2498/11 part 1 |
E2001E#1978/84#12* | Swiss Federal Archives | series=E2001E entry=1978/84 file=12* |
PRC FMA 109-03157-01 | PRC FMA | series=109 file=03157 item=01 |
Archivo del Ministerio, legajo 7, núm. 212 | Archivo del Ministerio | box=7 item=212 |
A drawer in the study | | |
`
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((part) => part.trim()) as [string, string, string, string]);

describe('an archival reference', () => {
  it.each(REFERENCES)('“%s” lies in “%s”: %s, leaves “%s”', (text, repository, levels, leaves) => {
    const parsed = parseReference(text);
    expect(parsed.repository ?? '').toBe(repository);
    expect(parsed.levels.map(({ level, number }) => `${level}=${number}`).join(' ')).toBe(levels);
    expect(parsed.leaves ?? '').toBe(leaves);
  });

  it('keeps the words the source uses', () => {
    expect(parseReference('АВП РФ,  ф. 0104,\nоп. 17').text).toBe('АВП РФ, ф. 0104, оп. 17');
  });

  it('is found inside a sentence, up to its end', () => {
    const text =
      'AVP RF, F. 0104. Op. 17, P. 118, D. 5, ll. 136-138. Obtained by A. Person and translated by B. Person.';
    const found = findReference(text);
    expect(text.slice(found?.start, found?.end)).toBe('AVP RF, F. 0104. Op. 17, P. 118, D. 5, ll. 136-138');
    const note = 'Печатается по: РГАСПИ. Ф. 17. Оп. 162. Д. 16. Л. 3–5. Подлинник. Машинопись.';
    expect(findReference(note)?.reference.repository).toBe('РГАСПИ');
  });

  it('is not found where a sentence only has such letters', () => {
    expect(findReference('In the room, p. 5, he said f. 3. Nothing more.')).toBeNull();
    expect(findReference('He put the file on the box and left.')).toBeNull();
  });
});
