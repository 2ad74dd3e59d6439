/** Every word of the interface in Russian. */
import type { Messages } from './en.ts';
import { besideRu } from './beside-ru.ts';
import { editRu } from './edit-ru.ts';
import { helpRu } from './help-ru.ts';
import { joinRu } from './join-ru.ts';
import { lexiconRu } from './lexicon-ru.ts';
import { plural } from './plural-ru.ts';
import { searchRu } from './search-ru.ts';

export const ru: Messages = {
  lang: 'ru',
  count: (value) => value.toLocaleString('ru-RU'),
  records: (count) => plural(count, 'запись', 'записи', 'записей'),
  passages: (count) => plural(count, 'фрагмент', 'фрагмента', 'фрагментов'),
  problems: (count) => plural(count, 'замечание', 'замечания', 'замечаний'),
  files: (count) => plural(count, 'файл', 'файла', 'файлов'),

  frame: {
    skip: 'К тексту',
    home: 'Начальная страница архива',
    search: 'Найти',
    searchLabel: 'Поиск на обоих языках',
    searchHint: 'Поиск на обоих языках…',
    records: 'Записи',
    problems: 'Требует внимания',
    reading: 'Загрузка',
    help: 'Справка',
    main: 'Главное меню',
    language: 'Язык интерфейса',
    theme: { system: 'как в системе', light: 'светлые', dark: 'тёмные' },
    themeButton: (now, next) => `Цвета: ${now}. Сменить на ${next}`,
    colophon: 'Оригинал и перевод рядом, предложение за предложением.',
    noNetwork: 'То, что вы здесь читаете, не покидает этот компьютер.',
  },

  languages: {
    und: 'язык неизвестен',
  },

  home: {
    lead: (records, bilingual) =>
      `${plural(records, 'запись', 'записи', 'записей')}, из них с оригиналом и переводом рядом: ${bilingual === records ? 'все' : bilingual.toLocaleString('ru-RU')}.`,
    years: 'По годам',
    months: 'По месяцам',
    timeText: (from, to, most, count) => `Записи, ${from} – ${to}; больше всего (${count}): ${most}.`,
    timeTable: 'Таблицей',
    monthUnknown: (year) => `${year}, месяц неизвестен`,
    yearsUndated: (count) => `${plural(count, 'запись', 'записи', 'записей')} без года`,
    time: 'Время',
    collections: 'Собрания',
    allCollections: 'Все собрания',
    newest: 'Недавно прочитанное',
    moreCollections: (count) => `и ещё ${count.toLocaleString('ru-RU')}`,
    allRecords: 'Все записи',
    languages: 'Языки',
    lexicon: 'Что архив узнал о своих языках',
    needsLook: 'Требует внимания',
    needsLookAll: 'Всё, что требует внимания',
    nothingToLook: 'Ничто не требует внимания.',
    emptyTitle: 'Этот архив пока пуст',
    emptyLead: 'Начать можно тремя способами:',
    emptyFolder: 'Положите документы в папку',
    emptyFolderText: (folder) =>
      `Скопируйте их в ${folder} и посмотрите снова. Пара letter.ru.txt и letter.en.txt станет одной записью.`,
    emptyServer: 'Добавьте документы из командной строки: их байты сохраняются, сами файлы не меняются.',
    emptyLook: 'Посмотреть снова',
    emptyOpen: 'Откройте другую папку',
    emptyAdd: 'Добавьте файлы откуда угодно',
    emptySample: 'Посмотрите, как это выглядит: откройте архив-образец',
    emptyFormats:
      'Читаются: простой текст, Markdown, сохранённые веб-страницы, TEI P5, Word, OpenDocument, RTF, EPUB, PDF, а также сканы, если установлен Tesseract.',
  },

  progress: {
    looking: 'Просматривается папка…',
    reading: (done, total) => `Чтение файлов: ${done} из ${total}`,
    rate: (rate) => `файлов в секунду: ${rate}`,
    byteRate: (rate) => `${rate} МБ в секунду`,
    left: (left) => `осталось около ${left}`,
    seconds: (count) => plural(count, 'секунды', 'секунд', 'секунд'),
    minutes: (count) => plural(count, 'минуты', 'минут', 'минут'),
    failed: (count) => `не прочитано: ${plural(count, 'файл', 'файла', 'файлов')}`,
    current: 'Сейчас:',
    more: 'Что читается',
    refresh: 'Страница обновляется сама, пока идёт чтение.',
  },

  list: {
    title: 'Записи',
    none: 'Такому выбору не отвечает ни одна запись.',
    clear: 'Показать все записи',
    filter: 'Выбор',
    collection: 'Собрание',
    language: 'Язык текста',
    years: 'Годы',
    any: 'любой',
    sort: 'Порядок',
    sorts: { date: 'по дате', title: 'по названию', added: 'сначала новые' },
    apply: 'Показать',
    next: 'Дальше',
    first: 'С начала',
    missing: 'файла нет',
    undated: 'без даты',
    untitled: 'Без названия',
    shown: (total) => plural(total, 'запись', 'записи', 'записей'),
  },

  reading: {
    records: 'Записи',
    part: 'Часть',
    views: { both: 'рядом', original: 'оригинал', translation: 'перевод' },
    viewLabel: 'Что показать',
    original: 'Оригинал',
    translation: 'Перевод',
    text: 'Текст',
    by: (name) => `перевод: ${name}`,
    written: (date) => `записано ${date}`,
    eventOf: (date) => date,
    undated: 'без даты',
    previous: 'Предыдущая',
    next: 'Следующая',
    neighbours: 'Соседние записи собрания',
    tools: 'Действия',
    summary: 'Краткое содержание',
    description: 'Описание',
    cite: 'Сослаться',
    exports: 'Взять с собой',
    versions: 'Версии',
    copyNo: (copy) => `экз. ${copy}`,
    outgoingNo: (n) => `исх. № ${n}`,
    incomingNo: (n) => `вх. № ${n}`,
    leaf: (label) => `здесь начинается лист ${label}`,
    page: (label) => `здесь начинается страница ${label}`,
    leafCarried: (label) => `примерно здесь начинается лист ${label}; место перенесено с оригинала по выравниванию`,
    pageCarried: (label) => `примерно здесь начинается страница ${label}; место перенесено с оригинала по выравниванию`,
    leaves: 'Листы',
    passage: (n) => `Фрагмент ${n}`,
    passageAddress: (n) => `Адрес фрагмента ${n}`,
    citePassage: (n) => `Сослаться на фрагмент ${n}`,
    note: (label) => `Примечание ${label}`,
    notes: 'Примечания',
    noteBy: { author: 'примечание автора', translator: 'переводчик', editor: 'редактор', unknown: 'примечание' },
    noteTypes: { source: 'источник', footnote: 'примечание', marginal: 'на полях', sic: 'sic' },
    backToText: 'Назад к тексту',
    sic: 'sic: так в источнике',
    gap: 'здесь что-то утрачено или неразборчиво',
    noCounterpart: 'нет соответствия',
    elsewhere: (n) => `по-видимому, во фрагменте ${n}`,
    noCounterpartLong: {
      original: 'В оригинале этому ничто не отвечает.',
      translation: 'В переводе этому ничто не отвечает.',
    },
    doubtful: (percent) =>
      `Машина не уверена, что эти места отвечают друг другу (${percent} из 100). Это предположение; сверьте их.`,
    doubtfulShort: 'неуверенно',
    finding: ({ kind, original, translation }) => {
      const kinds = {
        number: 'Число',
        name: 'Имя',
        date: 'Дата',
        negation: 'Отрицание',
        hedge: 'Оговорка',
        quotation: 'Кавычки',
        omission: 'Пропуск',
        addition: 'Добавление',
        order: 'Порядок',
      };
      if (kind === 'negation') {
        return original === null
          ? `Отрицание: перевод отрицает («${translation ?? ''}»), оригинал — нет.`
          : `Отрицание: оригинал отрицает («${original}»), перевод — нет.`;
      }
      if (kind === 'hedge') {
        return `Оговорка: «${original ?? ''}» осталось без перевода; сказанное с чужих слов подано как факт.`;
      }
      if (kind === 'quotation') return `Кавычки: «${original ?? ''}» — в оригинале цитата, в переводе кавычек нет.`;
      if (kind === 'order') return 'Порядок: похоже, это предложение стоит в переводе в другом месте.';
      if (original !== null && translation !== null) {
        return `${kinds[kind]}: в оригинале «${original}», в переводе «${translation}».`;
      }
      if (original !== null) return `${kinds[kind]}: «${original}» в переводе не найдено.`;
      return translation === null
        ? `${kinds[kind]}: сверьте это место.`
        : `${kinds[kind]}: «${translation}» в оригинале не найдено.`;
    },
    findingShort: 'проверка перевода нашла расхождение',
    findingNote: 'Найдено машиной; это предположение.',
    gone: (n, version) => `Слов, стоявших здесь как фрагмент ${n}, с версии ${version} в записи больше нет.`,
    goneLink: (version) => `Прочитать их в версии ${version}`,
    oldVersion: (version, newest) => `Это версия ${version} записи. Последняя — версия ${newest}.`,
    newestLink: 'Читать последнюю версию',
    missing: 'Файла этой записи больше нет в папке. Запись и полученные байты сохранены.',
    parts: 'Части записи',
    partsAfter: 'Части записи, после текста',
    partOf: (number, count) => `часть ${number} из ${count}`,
    partPassages: (from, to) => `фрагменты ${from}–${to}`,
    whole: 'Показать всю запись сразу',
    otherTranslations: 'Переводы',
    alone: 'не сопоставлен с другим текстом',
    noText: 'В этой записи нет текста, который можно прочитать.',
    about: 'Об этой записи',
    files: 'Файлы как получены',
    filesText: 'Хранятся байт в байт под контрольной суммой; в них ничего не меняется.',
    download: 'как получен',
    readBy: (reader, version) => `Прочитано: ${reader}, версия ${version}`,
    source: 'Где найдено каждое из этих сведений',
    wording: (words) => `как написано: «${words}»`,
    problems: 'Что нашло чтение',
    citeRecord: 'Запись целиком',
    citePassageTitle: (n) => `Фрагмент ${n} этой записи`,
    citeWhole: 'Сослаться на всю запись',
    citeHow: 'Чтобы сослаться на фрагмент, выберите его номер рядом с текстом.',
    copy: 'Скопировать',
    copied: 'Скопировано',
    address: 'Адрес',
    versionItem: (version, date) => `версия ${version}, ${date}`,
    current: 'эта',
    printed: (date) => `Напечатано ${date}`,
    keys: 'Клавиши',
  },

  beside: besideRu,
  edit: editRu,

  fields: {
    'date.event': 'Дата события',
    'date.document': 'Дата документа',
    'date.sent': 'Отправлено',
    'date.received': 'Получено',
    'date.published': 'Опубликовано',
    type: 'Вид',
    classification: 'Гриф',
    copy: 'Экземпляр',
    outgoing: 'Исходящий номер',
    incoming: 'Входящий номер',
    'role.author': 'Автор',
    'role.sender': 'От кого',
    'role.recipient': 'Кому',
    'role.obtained': 'Документ получил',
    'role.translated': 'Перевод',
    'role.edited': 'Редактор',
    'role.transcribed': 'Расшифровка',
    'role.contributed': 'Предоставил',
    reference: 'Архивный шифр',
    repository: 'Хранится в',
    levels: 'Место в архиве',
    'source-note': 'Примечание об источнике',
    publication: 'Опубликовано в',
    sponsors: 'При поддержке',
    rights: 'Права',
    contact: 'Для связи',
    claimed: 'Источник сообщает о себе',
    collection: 'Собрание',
  },
  levels: {
    fond: 'фонд',
    opis: 'опись',
    papka: 'папка',
    delo: 'дело',
    'record-group': 'группа документов',
    series: 'серия',
    entry: 'единица учёта',
    box: 'коробка',
    folder: 'папка',
    file: 'дело',
    item: 'единица хранения',
    leaves: 'листы',
  },
  styles: {
    chicago: 'Chicago (сноска)',
    mla: 'MLA',
    gost: 'ГОСТ Р 7.0.5',
    bibtex: 'BibTeX',
    ris: 'RIS',
    'csl-json': 'CSL-JSON',
  },

  search: searchRu,

  looks: {
    title: 'Требует внимания',
    lead: 'Что нашло чтение и не смогло решить само. Из-за этого ничего не изменено; непрочитанное хранится как получено.',
    none: 'Ничто не требует внимания.',
    noneOf: 'Такого больше нет.',
    all: 'всё',
    allOf: (count) => `Все: ${count.toLocaleString('ru-RU')}`,
    file: 'Файл',
    record: 'Запись',
    next: 'Дальше',
    severity: { note: 'к сведению', warning: 'посмотрите', error: 'не удалось' },
  },

  ties: {
    title: 'Ещё в архиве',
    alike: 'Опубликовано также',
    same: 'те же слова',
    partly: (percent) => `общих слов: ${percent} %`,
    file: (count) => `В том же деле: ${plural(count, 'документ', 'документа', 'документов')}`,
    before: 'на предыдущих листах',
    after: 'на следующих листах',
    leaves: (leaves) => `лл. ${leaves}`,
    more: (count) => `и ещё ${count.toLocaleString('ru-RU')}`,
  },

  importing: {
    title: 'Загрузка',
    idle: 'Сейчас ничего не читается.',
    last: 'Последний просмотр папки',
    lastCounts: (added, changed, unchanged) =>
      `новых: ${added.toLocaleString('ru-RU')}, изменённых: ${changed.toLocaleString('ru-RU')}, без изменений: ${unchanged.toLocaleString('ru-RU')}`,
    missing: (count) => `больше нет в папке: ${plural(count, 'файл', 'файла', 'файлов')}`,
    unread: (count) => `ждёт чтения: ${plural(count, 'файл', 'файла', 'файлов')}`,
    read: (count) => `прочитано: ${plural(count, 'файл', 'файла', 'файлов')}`,
    readNow: (added, replaced, again, doubtful, unreadable) =>
      `из них прочитано новых: ${added.toLocaleString('ru-RU')}, заменено: ${replaced.toLocaleString('ru-RU')}, прочитано заново обновлённой программой: ${again.toLocaleString('ru-RU')}, сомнительных: ${doubtful.toLocaleString('ru-RU')}, не прочитано: ${unreadable.toLocaleString('ru-RU')}`,
    saveReport: 'Сохранить отчёт об этом чтении (JSON)',
    lookAgain: 'Просмотреть папку снова',
    failed: 'Что не удалось прочитать',
    failedNone: 'В папке всё прочитано.',
    failedNoneYet: 'Пока ничего.',
    folder: 'Папка',
  },

  lexicon: lexiconRu,

  join: joinRu,

  help: helpRu,

  errors: {
    notFound: 'Такого здесь нет',
    bad: 'Это не удалось понять',
    refused: 'Отказано',
    failed: 'Что-то пошло не так',
    back: 'На начальную страницу архива',
    code: 'Код',
  },
};
