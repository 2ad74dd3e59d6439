/** Lines of archival prose on which splitters fail: initials, abbreviations, shelf marks, dates, quotations. Written for this. */
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

/** One line a case: language, then the text with `|` where a sentence ends. */
const LINES = `
ru  Принял посла США Л. Томпсона по его просьбе.|Томпсон передал памятную записку.
ru  Присутствовали тт. А. И. Микоян, Ф. Р. Козлов, Н. А. Мухитдинов и др.|Запись вел О. А. Трояновский.
ru  АВП РФ. Ф. 06. Оп. 3. П. 28. Д. 391. Лл. 12–17.|Подлинник.
ru  РГАНИ, ф. 5, оп. 30, д. 398, л. 41 об.|Опубликовано впервые.
ru  См.: АВП РФ, ф. 059, оп. 1, п. 322, д. 2203, лл. 44-46.
ru  Совершенно секретно.|Экз. № 1.|Тов. Хрущеву Н. С.
ru  Беседа состоялась 14 апр. 1961 г. в 15 час. 30 мин. в здании МИД СССР.
ru  В 1961 г. Куба закупила 2 млн. т. нефти.|Это вдвое больше, чем в 1960 г.
ru  Договор был подписан в г. Москве 5 сентября 1958 г.|Он вступил в силу через месяц.
ru  Поезд прибыл на ст. Брест в 6 ч. 20 м. утра.|Делегацию встречал зав. отделом т. Ильичев Л. Ф.
ru  Цена составляет 75 коп. за кг.|Кубинцы просят 80 коп.
ru  Статья 7 п. 2 соглашения, в т.ч. прил. № 3, не применялась.|О причинах см. ниже.
ru  По словам Кастро, «мы не уйдем».|«Мы останемся», — добавил он.
ru  «Когда вы уезжаете?» — спросил я.|Посол ответил: «Завтра».
ru  — Вы читали ноту?|— Да, читал.|Разговор на этом закончился.
ru  Он заявил: «Это невозможно!»|Затем встал и вышел.
ru  Не ясно, кто отдал приказ…|Возможно, сам министр.
ru  Речь идет о сумме в 1,5 млрд. долл. США.|Срок погашения — 12 лет.
ru  Улбрихт прибыл в Прагу, Гомулка — в Будапешт и т.д.|Совещание открылось 3 авг. в 10 утра.
ru  Телеграмма из Гаваны, исх. № 17/с от 12.V.61 г., вх. № 0455.|Передать по назначению.
ru  И. о. министра, В. В. Кузнецов, ознакомлен.|Возражений нет.
ru  Письмо академика Д. С. Лихачева проф. П. Н. Беркову, Ленинград, 12 янв. 1955 г.
ru  Род. в 1898 г. в дер. Калиновка Курской губ.|Чл. КПСС с 1918 г.
ru  Напр., в ст. 4 сказано иначе.|Ст. 5 исключена.
ru  Вопрос решен.|1. Утвердить смету.|2. Поручить т. Пегову доложить.
ru  В ЦК КПСС.|Докладываю о беседе с тов. Э. Че Геварой.
ru  С 1945 по 1949 гг. он жил в Лондоне.|Вернулся в 1950 г.
ru  До н. э. здесь жили скифы.|В III в. н. э. пришли готы.
ru  Ул. Горького, д. 5, кв. 12, тел. Б-4-12-33.
ru  Он сослался на ТАСС (см. «Правду» от 5 марта с. г.).|Других данных у нас нет.
ru  Состав делегации: Г. М. Пушкин (глава), К. В. Новиков, А. А. Солдатов.|Всего 12 чел.
ru  Резидент сообщил (т. 2, стр. 114), что агент жив.|Проверить.
ru  Население – 6 млн. чел.|Площадь – 114 тыс. кв. км.
ru  Это, т. е. отказ от базы, обсуждалось с т. Микояном.|Т. Микоян согласен.
ru  Пока неясно, поедет ли Ю. Андропов.|Решение за ЦК.
ru  Получено из Пекина.|Посол П. Ф. Юдин пишет: «Мао Цзэдун болен».
ru  Передал: «Согласен.|Выезжаю завтра».|Больше телеграмм не было.
ru  Подпись: С. Кудрявцев.|Верно: [подпись неразборчива].
ru  Речь его была краткой.[2]|Аплодисментов не последовало.
ru  Письмо адресовано г-ну А. Стивенсону, г. Чикаго, шт. Иллинойс.|Ответа нет.
en  The Ambassador, Mr. L. E. Thompson, called on Gen. M. Taylor at 4 p.m.|They spoke for an hour.
en  Record Group 59, Box 12, Folder 3, p. 7.|Copy No. 2 of 5.
en  See FRUS, 1961–1963, vol. X, doc. 24, pp. 44–46.|The memorandum is not printed.
en  RG 84, Havana Emb. files, Lot 63 D 91.|Secret; Limit Distribution.
en  Dear Mr. Secretary: I enclose a note from Lt. Col. J. C. King.|Please return it.
en  The U.S.S.R. has not replied.|The U.S. will wait until Jan. 15.
en  He met Dr. Raúl Roa, Jr., of St. Louis, Mo., and Prof. H. L. Matthews et al. in Washington, D.C. on Sept. 4.
en  He arrived in Washington, D.C.|The next day he left for New York.
en  Deptel 1143, rptd info Moscow No. 88, was sent Feb. 2 at 9:15 a.m. EST.|No reply has come.
en  Cf. Art. 5, para. 2, sec. (b) of the Treaty.|It does not apply here.
en  "Is that so?" asked the Minister.|I replied that it was.
en  "No!" he shouted.|Nobody moved.
en  He said: "We agree.|We shall sign tomorrow."|He then left.
en  The cost was approx. $2.5 million, i.e. less than est. in 1960.|Payment is due in Oct. of this year.
en  Messrs. Rusk, Bundy, et al. were present.|So was Sen. Fulbright.
en  The letter (dated Nov. 3, 1961) is lost.|[Editor's note: see p. 12.]|A copy survives.
en  Fidel Castro Ruz, b. 1926, was Prime Minister from Feb. 1959.|His brother Raúl was Minister.
en  The treaty was signed by J. F. Dulles.|Dulles had drafted Art. II himself.
en  Telegram from the Embassy in the U.K. to the Dept. of State.|Received 7:32 a.m.
en  1. The situation is grave.|2. No action is required.
en  Approved by: M. A. Suslov.|Distribution: members of the Presidium.
en  They discussed sugar, oil, etc.|Trade was not mentioned.
en  The Co. paid its debts to Lloyd's Ltd. and Bros. Inc. in full.
en  The ship, S.S. Oklahoma, sailed at 6 p.m.|Its cargo was sugar.
en  He wrote to Maj. Gen. E. G. Lansdale, c/o Gov. Brown, Sacramento, Calif.|The letter was returned.
en  Wait... there is more.|Much more.
en  The minutes end here.3|The next page is missing.
en  In re the Soviet note, cf. No. 12 infra.|Ibid., p. 4.
en  The answer was "No."|Nothing followed.
en  Source: AVPRF, F. 104, Op. 16, P. 116, D. 8, ll. 12-14.|Translated by G. Goldberg.
en  At the beginning of 1962 N. S. Khrushchev wrote to F. Castro.|Castro replied in Feb.
ru  Ок. 1920 г. семья переехала в с. Михайловку.|Отец работал на ж. д.|Мать умерла в 1931 г.
ru  Б. посол в Лондоне И. М. Майский дал показания.|Протокол приложен.
ru  В т. ч. обсуждались: а) визы; б) паспорта и пр.|Решений не принято.
ru  Президент Дж. Ф. Кеннеди и У. Черчилль-мл. обменялись письмами.|Копии у нас есть.
ru  Он упомянул пр. Маркса, пл. Ногина и ул. 25 Октября.|Маршрут ясен.
ru  Заявление от 30.XII.1961 г. № 1187/ла.|На обороте л. 3 пометка: «В дело».
ru  Докт. ист. наук Е. В. Тарле, акад. с 1927 г., возражал.|Его не послушали.
ru  Поставлено 12 шт.|Остальные в пути.
ru  Нач. Упр. по делам СНК ген.-майор Ф. Т. Гусев отбыл.|Врио — полк. Сидоров.
ru  Кто он?|Откуда?|Никто не знал.
ru  Подписано 7 июля с. г. в Вене.|Ратификация до 1 окт.|Обмен грамотами в Москве.
en  Capt. R. N. Smith (ret.) and Adm. Sir J. Fisher, K.C.B., dined at No. 10 Downing St. on Tues.|The talk was of ships.
en  The Hon. W. Churchill, M.P., spoke at 10 p.m.|The House rose at midnight.
en  He quoted vol. 2, no. 3, fol. 14v. of the MS.|The rest is illegible.
en  St. Helena lies far off.|Mt. Pelée erupted in 1902.
en  It was given to Maj. F. X. O'Brien, U.S.M.C.|He burnt it.
en  Ref: your tel. 1234 of Dec. 30.|Castro said yes.
en  The price rose by 3.5 per cent.|The Govt. did nothing.
en  They met in Sept. 1961.|Nothing came of it.
en  Did he know?|Did she?|"Perhaps," said Mrs. Jones.
`
  .trim()
  .split('\n')
  .map((line) => ({ lang: line.slice(0, 2), marked: line.slice(4) }));

interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Counts the borders inside each line; the ends of the lines themselves are given away. */
function count(lang: string, split: (text: string) => readonly number[]): Counts {
  const total = { right: 0, wrong: 0, missed: 0 };
  for (const { marked } of LINES.filter((line) => line.lang === lang)) {
    const text = marked.replaceAll('|', ' ');
    const gold = new Set([...marked.matchAll(/\|/gu)].map((match) => match.index));
    const found = new Set(split(text));
    for (const at of found) total[gold.has(at) ? 'right' : 'wrong'] += 1;
    for (const at of gold) if (!found.has(at)) total.missed += 1;
  }
  return total;
}

const ours = (lang: string) => (text: string) =>
  splitSentences(text, lang)
    .slice(0, -1)
    .map(({ end }) => end);
const platform = (lang: string) => (text: string) =>
  [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)]
    .slice(0, -1)
    .map(({ index, segment }) => index + segment.trimEnd().length);

const precision = ({ right, wrong }: Counts): number => right / (right + wrong);
const recall = ({ right, missed }: Counts): number => right / (right + missed);

describe('sentence ends on hard lines', () => {
  it.each(['ru', 'en'])('are found in at least 95 of 100 cases, and as many found are true (%s)', (lang) => {
    const counts = count(lang, ours(lang));
    expect(precision(counts)).toBeGreaterThan(0.95);
    expect(recall(counts)).toBeGreaterThan(0.95);
  });

  it.each(['ru', 'en'])('are found better than by the platform alone (%s)', (lang) => {
    expect(precision(count(lang, ours(lang)))).toBeGreaterThan(precision(count(lang, platform(lang))) + 0.2);
  });
});
