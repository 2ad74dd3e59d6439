import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

/** One line a case: language, then the text with `|` where a sentence ends. */
const CASES = `
ru  Посол А. Ф. Добрынин прибыл в 9 час. утра.|Его встретил С.М. Кудрявцев.
ru  Дело хранится в АВП РФ, ф. 0104, оп. 17, п. 118, д. 5, лл. 136-138.|Копия снята в 1962 г.|Подлинник утрачен.
ru  В беседе 30 декабря 1961 г. Кастро заявил, что согласен.
ru  Присутствовали: т. Микоян, т. Громыко и др.|Беседа продолжалась 2 часа.
ru  Вопросы торговли, т. е. поставки сахара, нефти и т. д., не обсуждались.
ru  «Мы не согласны!» — сказал он.|Затем он вышел.
ru  — Куда вы? — спросил министр.|— Домой.
ru  Родился в 1905 г. в с. Покровское Тамбовской губ. в семье крестьянина.
ru  Тов. Н. С. Хрущев принял посла.|Посол, г-н Т. Джонсон, передал ноту.
ru  Ссуда составила 5 млн. рублей.|Из них 2 тыс. долл. США выплачены.
ru  Так ли это?..|Неизвестно.
ru  Он сказал... нет, прошептал.|И ушел…
ru  1. Принять к сведению.|2. Поручить т. Пушкину Г. М. подготовить ответ.
ru  Встреча состоялась на ул. Горького, д. 5, кв. 12.
ru  Зав. отд. МИД СССР В. Базыкин.
en  Mr. N. S. Khrushchev met Dr. S.M. Kudryavtsev on Jan. 5.|They talked for an hour.
en  See AVP RF, F. 0104. Op. 17, P. 118, D. 5, ll. 136-138.|Obtained by James G. Hershberg.
en  The U.S. Ambassador left at 5 p.m.|He did not return to the U.S. until May.
en  Telegram No. 5 of Sept. 3 arrived.|It was ignored.
en  "We agree," he said.|"But not now."
en  Messrs. Smith and Jones, e.g. the former, came from St. Petersburg via Washington, D.C.|They stayed.
en  The case (see vol. IV, pp. 3-5) was closed.|Art. 5 of the treaty applies.
en  Is that so?!|Yes... perhaps.|We shall see.
en  The text ends here.[3]|A new sentence begins.
en  He owed 2.53 dollars in all.
de  Am 5. Mai 1938 traf Dr. K. Schuschnigg ein.|Er blieb bis z. B. Montag.
de  Er wohnt im III. Bezirk in Wien.|Geschrieben am 17. IX. 1945 in Prag.
de  Ihrer gesch. Aufforderung komme ich nach.|4. / Am Abend kam er.
cs  V Mor. Ostravě přestoupil.|Jel dál.
fr  M. Molotov a reçu MM. Bidault et Bevin.|Il était 17 h. 30.
es  El Sr. Ministro y la Sra. García llegaron a EE. UU. ayer.|¿Por qué?|Nadie lo sabe.
cs  Dne 5. května 1938 přijel p. ministr dr. E. Beneš.|Bylo to v Praze.
pl  Dnia 5 maja 1938 r. przyjechał p. min. J. Beck.|Potem wyjechał.
`
  .trim()
  .split('\n')
  .map((line) => [line.slice(0, 2), line.slice(4)] as const);

const cut = (text: string, lang: string): string =>
  splitSentences(text, lang)
    .map(({ start, end }) => text.slice(start, end))
    .join('|');

describe('sentences of archival prose', () => {
  it.each(CASES)('(%s) %s', (lang, marked) => {
    expect(cut(marked.replaceAll('|', ' '), lang)).toBe(marked);
  });

  it('end at Chinese marks without a space', () => {
    expect(cut('他说：“我同意。”然后离开了。', 'zh')).toBe('他说：“我同意。”|然后离开了。');
  });

  it('end at a blank line even without a full stop', () => {
    expect(cut('From the journal\n\nSecret', 'en')).toBe('From the journal|Secret');
  });

  it('hold every character but white space exactly once, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('А', 'б', 'word', '.', '!', '…', ' ', '\n', '5', '«', '»', '(', 'г', '。', 'т')),
        (parts) => {
          const text = parts.join('');
          let at = 0;
          for (const { start, end } of splitSentences(text, 'ru')) {
            expect(text.slice(at, start).trim()).toBe('');
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
    );
  });

  it('are found in a line of a million characters without a full stop in a moment', () => {
    expect(splitSentences('слово '.repeat(200_000), 'ru')).toHaveLength(1);
  });
});
