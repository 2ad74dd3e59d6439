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
Department of State, Central Files, 763.72119/36½ | Department of State | file=763.72119/36½ |
Department of State, 740.00119 EW/12–1844 | Department of State | file=740.00119 EW/12–1844 |
Department of State, Conference Files: Lot 62 D 110, CF 2002 | Department of State | series=62 D 110 folder=CF 2002 |
Kennedy Library, National Security Files, Countries Series, Cuba, Box 36 | Kennedy Library | series=National Security Files box=36 |
Department of State, E–CFEP Files: Lot 61 D 282A, CFEP 560 | Department of State | series=61 D 282A |
Washington National Records Center, CFEP Files: FRC 62 A 624 | Washington National Records Center | entry=62 A 624 |
National Archives, RG 59, Central Files 1964–66, POL 27 VIET S | National Archives | record-group=59 file=POL 27 VIET S |
Eisenhower Library, Whitman File, Cabinet Series | Eisenhower Library | series=Whitman File |
Library of Congress, Harriman Papers, Box 9 | Library of Congress | series=Harriman Papers box=9 |
TNA, CAB 128/31, fol. 12 | TNA | record-group=CAB series=128 file=31 | 12
PA AA, B 42, Bd. 1234, Bl. 7 | PA AA | series=B 42 file=1234 | 7
PA AA, MfAA, A 17340 | PA AA | series=MfAA, A file=17340 |
SAPMO-BArch, DY 30/J IV 2/202/131, Bl. 5-9 | SAPMO-BArch | series=DY 30 file=J IV 2/202/131 | 5-9
AMAE, Europe 1944-1960, URSS, vol. 246, ff. 12-15 | AMAE | series=Europe 1944-1960 file=246 | 12-15
SHD, GR 10 T 1234 | SHD | record-group=GR series=10 T file=1234 |
Archives nationales, F/7/13435 | Archives nationales | series=F/7 file=13435 |
E 2801(-)1967/77/4 | Swiss Federal Archives | series=E 2801(-) entry=1967/77 file=4 |
dodis.ch/34567 | Dodis | item=34567 |
PRC FMA 118-01764-01(1), 12-18 | PRC FMA | series=118 file=01764 item=01(1) |
AMSZ, z. 10, w. 44, t. 598, k. 3 | AMSZ | fond=10 box=44 folder=598 | 3
AAN, KC PZPR, XI A/30, k. 5 | AAN | fond=KC PZPR file=XI A/30 | 5
AAN, KC PZPR, sygn. 237/V-145 | AAN | fond=KC PZPR file=237/V-145 |
NA ČR, KSČ-ÚV-02/1, sv. 24, aj. 25 | NA ČR | fond=KSČ-ÚV-02/1 box=24 file=25 |
MNL OL, M-KS 288. f. 5/250. ő. e. | MNL OL | fond=288 delo=5/250 |
ЦДАГО України, ф. 1, оп. 24, спр. 12, арк. 5 | ЦДАГО України | fond=1 opis=24 delo=12 | 5
ЦДА, ф. 1Б, оп. 33, а. е. 1234, л. 7 | ЦДА | fond=1Б opis=33 delo=1234 | 7
ISA, MFA 130.23/3120/12 | ISA | record-group=130.23 box=3120 file=12 |
ASMAE, Affari Politici, busta 12, fasc. 3 | ASMAE | box=12 folder=3 |
MINREX, Archivo Central, caja 4, expediente 12 | MINREX | box=4 folder=12 |
RGADA, fond 1263, opis 1, no. 1589, f. 7-8 | RGADA | fond=1263 opis=1 delo=1589 | 7-8
NLR Mss, fond 871, no. 1012, f. 23–23v | NLR Mss | fond=871 delo=1012 | 23-23v
Department of State, 501.BD–Human Rights/3–2448 | Department of State | file=501.BD–Human Rights/3–2448 |
National Archives, RG 59 - Records, Washington D.C. 1981, Doc. 860C.4016/583 | National Archives | record-group=59 file=860C.4016/583 |
Niederösterreichisches Landesarchiv, BH Gänserndorf 1938, Z. XI/158, Karton 207 | Niederösterreichisches Landesarchiv | box=207 |
Jewish Museum in Prague, Documents, inv. č. 80, kart. 3 | Jewish Museum in Prague, Documents | item=80 box=3 |
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
    expect(findReference('Lot 5 was sold for 12.50/3 marks; the price rose by 100.5.')).toBeNull();
    expect(findReference('He put the file on the box and left.')).toBeNull();
  });
});
