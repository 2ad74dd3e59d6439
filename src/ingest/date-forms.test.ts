/** Wordings of dates in six languages, twenty and more of each, as catalogues, headings and letters have them. */
import { describe, expect, it } from 'vitest';
import { parseDate } from './dates.ts';

/** Wording | EDTF and, after a space, the Old Style date; nothing where it must stay words. */
const FORMS = {
  ru: `
12 апреля 1956 г. | 1956-04-12
«12» апреля 1956 года | 1956-04-12
12.IV.56 |
12/IV-1956 г. | 1956-04-12
12.04.1956 | 1956-04-12
апрель 1956 г. | 1956-04
1956 г., апреля 12 | 1956-04-12
1956 г. апреля 12 дня | 1956-04-12
не позднее 12 апреля 1956 г. | [..1956-04-12]
ранее 12 апреля 1956 г. | [..1956-04-12]
после 12 апреля 1956 г. | [1956-04-12..]
12–14 апреля 1956 г. | 1956-04-12/1956-04-14
12 апреля – 3 мая 1956 г. | 1956-04-12/1956-05-03
март–апрель 1956 г. | 1956-03/1956-04
конец апреля 1956 г. | 1956-04-21~/1956-04-30~
середина апреля 1956 г. | 1956-04-11~/1956-04-20~
третья декада апреля 1956 | 1956-04-21/1956-04-30
осень 1956 года | 1956-23
около 12 апреля 1956 г. | 1956-04-12~
12 (25) апреля 1914 г. | 1914-04-25 1914-04-12
12/25.IV.1914 | 1914-04-25 1914-04-12
12 апреля 1914 г. (ст. ст.) |
двенадцатого апреля 1956 года |
[12 апреля 1956 г.] | 1956-04-12
12 апр. 1956 | 1956-04-12
1950-е гг. | 195X
первая половина 1956 г. | 1956-01/1956-06
с 12 по 14 апреля 1956 г. | 1956-04-12/1956-04-14
`,
  en: `
April 12, 1956 | 1956-04-12
12 April 1956 | 1956-04-12
12th April, 1956 | 1956-04-12
April 12th 1956 | 1956-04-12
Apr. 12, 1956 | 1956-04-12
the twelfth of April 1956 |
Thursday, April 12, 1956 | 1956-04-12
April 12, 1956—10 a.m. | 1956-04-12
April 12, 1956, 0900 hours | 1956-04-12
April 12, 1956, noon | 1956-04-12
Washington, April 12, 1956 |
April 12–14, 1956 | 1956-04-12/1956-04-14
12-14 April 1956 | 1956-04-12/1956-04-14
April 28–May 3, 1956 | 1956-04-28/1956-05-03
April 1956 | 1956-04
late April 1956 | 1956-04-21~/1956-04-30~
mid-April 1956 | 1956-04-11~/1956-04-20~
before April 12, 1956 | [..1956-04-12]
after 12 April 1956 | [1956-04-12..]
about April 12, 1956 | 1956-04-12~
undated, probably April 1956 |
[April 12, 1956?] | 1956-04-12?
spring 1956 | 1956-21
Spring of 1956 | 1956-21
the 1950s | 195X
1956-04-12 | 1956-04-12
12 Apr 1956 | 1956-04-12
night of April 11–12, 1956 | 1956-04-11/1956-04-12
`,
  de: `
12. April 1956 | 1956-04-12
den 12. April 1956 | 1956-04-12
Berlin, den 12. April 1956 |
12.4.1956 | 1956-04-12
12. IV. 1956 | 1956-04-12
am 12. April 1956 | 1956-04-12
vom 12. bis 14. April 1956 | 1956-04-12/1956-04-14
12.–14. April 1956 | 1956-04-12/1956-04-14
12. April bis 3. Mai 1956 | 1956-04-12/1956-05-03
Mitte April 1956 | 1956-04-11~/1956-04-20~
Ende April 1956 | 1956-04-21~/1956-04-30~
um den 12. April 1956 | 1956-04-12~
etwa April 1956 | 1956-04~
vor dem 12. April 1956 | [..1956-04-12]
nach dem 12. April 1956 | [1956-04-12..]
Frühjahr 1956 | 1956-21
Winter 1956/57 | 1956-24
April/Mai 1956 | 1956-04/1956-05
1950er Jahre | 195X
Donnerstag, 12. April 1956 | 1956-04-12
12. Apr. 1956 | 1956-04-12
März 1956 | 1956-03
3. Jänner 1956 | 1956-01-03
nicht vor dem 12. April 1956 | [1956-04-12..]
`,
  fr: `
12 avril 1956 | 1956-04-12
le 12 avril 1956 | 1956-04-12
Paris, le 12 avril 1956 |
1er avril 1956 | 1956-04-01
jeudi 12 avril 1956 | 1956-04-12
12-14 avril 1956 | 1956-04-12/1956-04-14
du 12 au 14 avril 1956 | 1956-04-12/1956-04-14
du 12 avril au 3 mai 1956 | 1956-04-12/1956-05-03
entre le 12 et le 14 avril 1956 | [1956-04-12..1956-04-14]
avril 1956 | 1956-04
avril-mai 1956 | 1956-04/1956-05
début avril 1956 | 1956-04-01~/1956-04-10~
fin avril 1956 | 1956-04-21~/1956-04-30~
mi-avril 1956 | 1956-04-11~/1956-04-20~
vers le 12 avril 1956 | 1956-04-12~
avant le 12 avril 1956 | [..1956-04-12]
après le 12 avril 1956 | [1956-04-12..]
printemps 1956 | 1956-21
été 1956 | 1956-22
hiver 1956-1957 | 1956-24
années 1950 | 195X
12/04/1956 | 1956-04-12
déc. 1956 | 1956-12
août 1956 | 1956-08
`,
  es: `
12 de abril de 1956 | 1956-04-12
12 abril 1956 | 1956-04-12
a 12 de abril de 1956 |
La Habana, 12 de abril de 1956 |
jueves, 12 de abril de 1956 | 1956-04-12
1º de abril de 1956 | 1956-04-01
1.º de abril de 1956 |
del 12 al 14 de abril de 1956 | 1956-04-12/1956-04-14
12-14 de abril de 1956 | 1956-04-12/1956-04-14
12 de abril a 3 de mayo de 1956 | 1956-04-12/1956-05-03
entre el 12 y el 14 de abril de 1956 | [1956-04-12..1956-04-14]
abril de 1956 | 1956-04
abril-mayo de 1956 | 1956-04/1956-05
principios de abril de 1956 | 1956-04-01~/1956-04-10~
mediados de abril de 1956 | 1956-04-11~/1956-04-20~
finales de abril de 1956 | 1956-04-21~/1956-04-30~
hacia el 12 de abril de 1956 | 1956-04-12~
antes del 12 de abril de 1956 | [..1956-04-12]
después del 12 de abril de 1956 | [1956-04-12..]
primavera de 1956 | 1956-21
años 1950 | 195X
setiembre de 1956 | 1956-09
12 de abril de 1956 (?) | 1956-04-12?
`,
  cs: `
12. dubna 1956 | 1956-04-12
dne 12. dubna 1956 | 1956-04-12
12. 4. 1956 | 1956-04-12
12.IV.1956 | 1956-04-12
ve čtvrtek 12. dubna 1956 | 1956-04-12
čtvrtek 12. dubna 1956 | 1956-04-12
duben 1956 | 1956-04
v dubnu 1956 | 1956-04
12.–14. dubna 1956 | 1956-04-12/1956-04-14
od 12. do 14. dubna 1956 | 1956-04-12/1956-04-14
12. dubna – 3. května 1956 | 1956-04-12/1956-05-03
duben–květen 1956 | 1956-04/1956-05
začátek dubna 1956 | 1956-04-01~/1956-04-10~
počátkem dubna 1956 | 1956-04-01~/1956-04-10~
konec dubna 1956 | 1956-04-21~/1956-04-30~
polovina dubna 1956 | 1956-04-11~/1956-04-20~
kolem 12. dubna 1956 | 1956-04-12~
asi 12. dubna 1956 | 1956-04-12~
před 12. dubnem 1956 | [..1956-04-12]
po 12. dubnu 1956 | [1956-04-12..]
jaro 1956 | 1956-21
podzim 1956 | 1956-23
50. léta |
30. července 1956 | 1956-07-30
30. června 1956 | 1956-06-30
`,
};

describe.each(Object.entries(FORMS))('dates, %s', (lang, forms) => {
  const rows = forms
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()));
  it.each(rows)('%s', (wording = '', wanted = '') => {
    const found = parseDate(wording, lang === 'en' ? 'en-GB' : lang);
    expect([found?.edtf, found?.oldStyle].filter((date) => date !== undefined).join(' ')).toBe(wanted);
  });
});
