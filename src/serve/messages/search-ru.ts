/** The search page in Russian. */
import { plural } from './plural-ru.ts';
import type { SearchMessages } from './search-en.ts';

export const searchRu: SearchMessages = {
  title: 'Поиск',
  heading: (query) => `Поиск: ${query}`,
  quoted: (query) => `«${query}»`,
  found: (passages, records) =>
    `${plural(passages, 'фрагмент', 'фрагмента', 'фрагментов')} в ${records % 10 === 1 && records % 100 !== 11 ? `${records.toLocaleString('ru-RU')} записи` : `${records.toLocaleString('ru-RU')} записях`}`,
  passages: (count) => plural(count, 'фрагмент', 'фрагмента', 'фрагментов'),
  alone: 'Ни в одном фрагменте нет всего сразу. По отдельности:',
  understood: 'понято как',
  understoodWords: {
    anyForm: 'любая форма',
    exactly: 'именно так',
    and: 'и',
    or: 'или',
    not: 'не',
    begins: (word) => `слова на ${word}…`,
    near: (left, right, distance) => `${left} не дальше ${distance} слов от ${right}`,
    lang: (lang) => `на языке ${lang}`,
    sides: { original: 'в оригинале', translation: 'в переводе', notes: 'в примечаниях', description: 'в описании' },
    date: (from, to) => (from === to ? `с датой ${from}` : `с датой от ${from} до ${to}`),
    leaf: (leaf) => `на листе ${leaf}`,
    title: (words) => `в записях с названием, где есть ${words}`,
    name: (words) => `имя ${words} в любом написании`,
    quoted: (words) => `«${words}»`,
  },
  alsoNames: 'также имена, которые могут быть теми же:',
  alsoTranslations: 'также переводы:',
  asTyped: 'только как набрано',
  withAdded: 'искать также другие написания и переводы',
  onlyAsTyped: 'Другие написания имён и переводы отключены.',
  moreAdded: (count) => `и ещё ${count.toLocaleString('ru-RU')}`,
  repository: 'Архивохранилище',
  type: 'Вид документа',
  from: 'С: год, месяц или день',
  to: 'По: год, месяц или день',
  narrow: 'Показать',
  allYears: 'все годы',
  yearsText: (from, to, most, count) =>
    `Фрагменты по датам с ${from} по ${to}; больше всего, ${count.toLocaleString('ru-RU')}: ${most}.`,
  take: 'Взять с собой',
  takeFirst: (format, most) => `${format} (первые ${most.toLocaleString('ru-RU')})`,
  chosen: 'Сужено до',
  tried: 'Искалось как',
  triedOthers: 'и в этих написаниях и переводах:',
  didYouMeanNone: 'Слов с близким написанием в архиве нет.',
  why: 'почему',
  more: (count) => `ещё ${plural(count, 'фрагмент', 'фрагмента', 'фрагментов')} в этой записи`,
  counterpartNone: 'нет соответствия',
  filters: 'Сузить',
  year: 'Дата',
  language: 'Язык фрагмента',
  collection: 'Собрание',
  name: 'Имя',
  remove: (what) => `Убрать: ${what}`,
  sort: 'Порядок',
  sorts: { relevance: 'по близости к запросу', date: 'по дате' },
  nothing: (query) => `По запросу «${query}» ничего не найдено.`,
  nothingHelp: 'Что можно сделать:',
  nothingFewer: 'Возьмите меньше слов: все они должны стоять в одном фрагменте, если между ними нет OR.',
  nothingForms: 'Уберите кавычки: тогда подходит любая форма слова.',
  nothingPrefix: 'Ищите начало слова со звёздочкой: вооруж*',
  nothingFilters: 'Ищите без фильтров.',
  nothingLang: 'Попробуйте слово на другом языке или имя в другом письме.',
  didYouMean: 'Может быть,',
  next: 'Дальше',
  previous: 'Назад',
  start: 'Введите слова на любом из языков. Находится любая форма слова; рядом с фрагментом стоит его соответствие.',
  help: 'Как спрашивать',
  description: 'в описании',
  reason: ({ kind, found = '', asked = '' }) => {
    switch (kind) {
      case 'verbatim':
        return `дословно: ${found}`;
      case 'inflected':
        return `то же слово, любая форма: ${found} ~ ${asked}`;
      case 'prefix':
        return `начинается с ${asked}: ${found}`;
      case 'name':
        return `то же имя: ${found} ~ ${asked}`;
      case 'translation':
        return `перевод: ${found} ~ ${asked}`;
      case 'note':
        return 'в примечании';
      case 'title':
        return 'в названии';
      case 'summary':
        return 'в кратком содержании';
      case 'description':
        return 'в описании';
    }
  },
  queryReasons: {
    noWord: 'в нём нет слова, которое можно искать',
    notOpened: 'у этой закрывающей скобки нет открывающей',
    onlyNot: 'сказано только, чего не искать; добавьте слово, которое нужно найти',
    notDeep: 'вложенность больше 20',
    nearWords: 'NEAR стоит между двумя отдельными словами',
    missingAfter: 'после этого не сказано, что искать',
    missingBefore: 'перед этим не сказано, что искать',
    bracketsDeep: 'скобки вложены больше чем на 20 уровней',
    emptyBrackets: 'между скобками ничего нет',
    notClosed: 'эта скобка не закрыта',
    mostWords: 'сразу можно искать не больше 64 слов',
    quoteOpen: 'эти кавычки не закрыты',
    nearNumber: 'в NEAR/n ставится число от 1 до 20',
    starPlace: 'звёздочка ставится в конце слова: корабл*',
    exactOrOpen: 'слово либо точное (=), либо открытое в конце (*)',
    starLetters: 'перед звёздочкой нужны хотя бы две буквы',
    noValue: 'значение пишется сразу после двоеточия, без пробела',
    langForm: 'язык пишется так: lang:ru',
    sideForm: 'после in: пишется original, translation, notes или description',
    dateForm: 'дата пишется так: date:1961, date:1961-12 или date:1961-12..1962-02',
  },
  stillReading: 'Что ещё не прочитано, пока не находится.',
  indexing: (done, total) =>
    `Указатель поиска создаётся заново: ${done.toLocaleString('ru-RU')} из ${plural(total, 'записи', 'записей', 'записей')}. Пока это не закончено, некоторые фрагменты могут не найтись.`,
};
