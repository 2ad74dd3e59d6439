/**
 * The one register of everything that can go wrong.
 *
 * In: a code and the values its sentence names. Out: a `Problem` (a value that stages collect, so that a run goes on) or a
 * `SverkaError` (thrown only where the caller cannot go on). Why here: code, sentence, HTTP status and exit status belong
 * together, and `docs/errors.md` is checked against this list. Codes never change and are never reused.
 *
 * A sentence says what happened, where, and what to do. `{name}` is filled in from the values.
 */

/** How grave a problem is: `note` is for the record, `warning` wants a look, `error` means something could not be done. */
export type Severity = 'note' | 'warning' | 'error';

interface ErrorKind {
  readonly severity: Severity;
  /** HTTP status when the problem is the answer to a request. */
  readonly status: number;
  /** Exit status of the command line: 1 done with problems, 2 wrong usage, 3 failed. */
  readonly exit: 1 | 2 | 3;
  readonly en: string;
  readonly ru: string;
}

const note = (en: string, ru: string): ErrorKind => ({ severity: 'note', status: 200, exit: 1, en, ru });
const warning = (en: string, ru: string): ErrorKind => ({ severity: 'warning', status: 200, exit: 1, en, ru });
const unreadable = (en: string, ru: string): ErrorKind => ({ severity: 'error', status: 422, exit: 1, en, ru });
const usage = (en: string, ru: string): ErrorKind => ({ severity: 'error', status: 400, exit: 2, en, ru });
const failed = (status: number, en: string, ru: string): ErrorKind => ({ severity: 'error', status, exit: 3, en, ru });

export const ERRORS = {
  // reading: one document
  EMPTY_FIELD: note(
    'The field “{field}” is named but has no value.',
    'Поле «{field}» названо, но значения у него нет.',
  ),
  OBFUSCATED_MAIL: note(
    'The address of a contact was hidden by the page it was saved from (“{text}”); it cannot be recovered from this file.',
    'Адрес для связи был скрыт сайтом, с которого сохранена страница («{text}»); из этого файла его не восстановить.',
  ),
  NO_TRANSLATION: note(
    'Only one language was found ({lang}); there is no translation beside it.',
    'Найден только один язык ({lang}); перевода рядом нет.',
  ),
  ORIGINAL_MISSING: note(
    'Only a translation was found ({lang}); its original is not in this source.',
    'Найден только перевод ({lang}); оригинала в этом источнике нет.',
  ),
  COUNTERPART_NAMED: warning(
    'The source says that the original or translation of this text is “{name}”. “sverka join --named” lays all that name each other side by side; so does the page of the record, one by one.',
    'Источник сообщает, что оригинал или перевод этого текста — «{name}». «sverka join --named» объединит все записи, которые называют друг друга; по одной их объединяет страница записи.',
  ),
  SAME_LANGUAGE: warning(
    'The translation is in the language of the original ({lang}). If that is wrong, put the language into the file name, as in letter.en.txt.',
    'Перевод — на языке оригинала ({lang}). Если это ошибка, укажите язык в имени файла, например letter.en.txt.',
  ),
  NOT_TOGETHER: warning(
    'The two texts do not seem to belong together: a counterpart was found for only {share} % of them. Look whether the right file stands beside the original.',
    'Похоже, эти два текста не относятся друг к другу: соответствие нашлось лишь для {share} % текста. Проверьте, тот ли файл лежит рядом с оригиналом.',
  ),
  ORIGINAL_MOSTLY_UNPAIRED: warning(
    'Most of the original ({share} %) has no counterpart in the translation: the translation may be an excerpt or a summary.',
    'Большей части оригинала ({share} %) в переводе ничего не соответствует: возможно, это перевод отрывка или изложение.',
  ),
  TIES_LOST: note(
    'The file states an alignment of {count} ties; {lost} of them were not found in the texts, or do not end with sentences. There the machine aligns.',
    'Файл задаёт выравнивание (связей: {count}); {lost} из них не найдены в текстах или не совпадают с границами предложений. Там выравнивает машина.',
  ),
  ALIGNMENT_UNUSED: warning(
    'The alignment fits no translation of the record: the languages of its texts are others, or several translations have them. It was not used.',
    'Выравнивание не подходит ни к одному переводу записи: у его текстов другие языки или таких переводов несколько. Оно не использовано.',
  ),
  TRANSLATION_MOSTLY_UNPAIRED: warning(
    'Most of the translation ({share} %) has no counterpart in the original: a part of the original may be missing.',
    'Большей части перевода ({share} %) в оригинале ничего не соответствует: возможно, часть оригинала отсутствует.',
  ),
  ORIGINAL_EMPTY: warning(
    'The original holds no sentence; the translation stands alone.',
    'В оригинале нет ни одного предложения; перевод остаётся один.',
  ),
  TRANSLATION_EMPTY: warning(
    'The translation holds no sentence; the original stands alone.',
    'В переводе нет ни одного предложения; оригинал остаётся один.',
  ),
  LANGUAGE_MISTOLD: warning(
    'The source says that original and translation are both in one language ({told}); this text reads like another ({found}) and is taken for that.',
    'Источник указывает один язык для оригинала и перевода ({told}); этот текст похож на другой язык ({found}) и считается написанным на нём.',
  ),
  LANGUAGE_UNKNOWN: warning(
    'The language could not be told from so little text. Put it into the file name, as in letter.en.txt.',
    'По такому короткому тексту язык не определить. Укажите его в имени файла, например letter.en.txt.',
  ),
  REFERENCE_UNPARSED: note(
    'The archival reference “{text}” was kept as written; its parts were not recognised.',
    'Архивный шифр «{text}» сохранён как есть; его части не распознаны.',
  ),
  DATE_UNPARSED: note(
    'The date “{text}” was kept as written; it was not recognised.',
    'Дата «{text}» сохранена как есть; она не распознана.',
  ),
  LEAF_ORDER: warning(
    'Leaf {n} follows leaf {previous}: the leaves are not in order.',
    'Лист {n} идёт после листа {previous}: порядок листов нарушен.',
  ),
  UNKNOWN_ELEMENT: note(
    'The element <{element}> is not one Sverka knows; its words were kept ({count} times).',
    'Элемент <{element}> Сверке неизвестен; его слова сохранены ({count} раз).',
  ),
  UNKNOWN_FIELD: note(
    'The field “{field}” is not one Sverka knows; it was kept as written.',
    'Поле «{field}» Сверке неизвестно; оно сохранено как есть.',
  ),
  ENCODING_GUESSED: note(
    'The file does not say how it is encoded; it was read as {encoding}.',
    'Кодировка файла не указана; он прочитан как {encoding}.',
  ),
  ENCODING_DAMAGED: warning(
    'Some characters could not be read as {encoding}; they are shown as �. The bytes are kept.',
    'Некоторые знаки не читаются как {encoding}; на их месте стоит �. Исходные байты сохранены.',
  ),
  TEXT_MENDED: warning(
    'The text had once been read in a wrong encoding ({was} taken for {taken}) and saved like that. {lines} lines are read as they must have been, {left} had lost too much. The bytes are kept as they are.',
    'Текст когда-то был прочитан не в той кодировке ({was} принята за {taken}) и так сохранён. Восстановлено в чтении строк: {lines}, не удалось: {left}. Исходные байты сохранены.',
  ),
  REMOVED_ACTIVE: note(
    'Scripts, event handlers or remote resources in the page were left out of the text ({count}). The file itself is kept whole.',
    'Сценарии, обработчики событий и внешние ресурсы страницы не вошли в текст ({count}). Сам файл сохранён целиком.',
  ),
  FINDING_AID_READ: note(
    'A finding aid was read ({count} components); {hanging} of them have a reference that records can lie under.',
    'Прочитано описание фонда (единиц: {count}); из них с шифром, под которым могут лежать записи: {hanging}.',
  ),
  FINDING_AID_EMPTY: unreadable(
    'The finding aid describes nothing (it has no archdesc). Save it again from its source.',
    'Описание фонда ничего не описывает (в нём нет archdesc). Сохраните его заново из источника.',
  ),
  FINDING_AID_ID: warning(
    'Two components of the finding aid have the same id ({id}). The second is called by its place.',
    'У двух единиц описания один и тот же id ({id}). Вторая названа по своему месту.',
  ),
  FINDING_AID_LARGE: warning(
    'The finding aid has more than {limit} components; {left} were left out. Split it by series.',
    'В описании фонда больше {limit} единиц; не вошло: {left}. Разделите его по сериям.',
  ),
  IIIF_BROKEN: unreadable(
    'The IIIF manifest breaks off or is not valid JSON. Save it again from its source.',
    'Манифест IIIF обрывается или не является JSON. Сохраните его заново из источника.',
  ),
  IIIF_COLLECTION: note(
    'This IIIF file is a collection: it lists {count} manifests and holds no document. Save the manifests beside it.',
    'Этот файл IIIF — собрание: в нём перечислены манифесты (их {count}), а документа нет. Сохраните рядом сами манифесты.',
  ),
  IIIF_PAGE_ALONE: note(
    'This IIIF file holds annotations alone, and no manifest beside it asks for them. Save the manifest they belong to into the same folder.',
    'В этом файле IIIF только аннотации, и ни один манифест рядом их не называет. Сохраните их манифест в ту же папку.',
  ),
  IIIF_REMOTE: note(
    'The manifest names its pictures by their addresses ({count}); nothing is fetched, the addresses are kept.',
    'Манифест называет изображения по адресам (их {count}); ничего не загружается, адреса сохранены.',
  ),
  IIIF_NO_IMAGE: warning(
    'The manifest names a picture that is not in the folder (“{name}”). Put it there under that name.',
    'Манифест называет изображение, которого нет в папке («{name}»). Положите его туда под этим именем.',
  ),
  IIIF_NO_CANVAS: warning(
    'The manifest has no canvas: there is a description and no leaf.',
    'В манифесте нет ни одного листа: есть только описание.',
  ),
  IIIF_NO_WORDS: note(
    'There are no words on the leaves of the manifest ({count}): the record is a description with its leaves.',
    'На листах манифеста нет слов ({count}): запись — это описание с листами.',
  ),
  BAG_READ: note(
    'This bag promises {count} files, and {there} lie in it. Each is checked against its checksums where it is read.',
    'Этот пакет BagIt обещает файлов: {count}; в нём лежит: {there}. Каждый сверяется с контрольной суммой при чтении.',
  ),
  BAG_BROKEN: warning(
    'The bag is not as BagIt wants it: {reason}. Its files were read all the same.',
    'Пакет не соответствует BagIt: {reason}. Его файлы всё равно прочитаны.',
  ),
  BAG_MISSING: warning(
    'The bag promises “{name}”, and it is not there. Ask whoever made the bag for it.',
    'Пакет обещает «{name}», но этого файла нет. Запросите его у составителя пакета.',
  ),
  BAG_EXTRA: warning(
    'The bag has “{name}”, which none of its manifests promises.',
    'В пакете лежит «{name}», а ни в одном его списке этого файла нет.',
  ),
  BAG_ALTERED: warning(
    '“{name}” is not what its bag promises: the {algorithm} checksum differs. It was read as it is; compare it with its source.',
    '«{name}» — не то, что обещает пакет: контрольная сумма {algorithm} другая. Файл прочитан как есть; сверьте его с источником.',
  ),
  BAG_FETCH: note(
    'The bag names “{name}” by an address to fetch it from. Nothing is fetched; put the file into the bag.',
    'Пакет называет «{name}» по адресу, откуда его взять. Ничего не загружается; положите файл в пакет.',
  ),
  BAG_OUTSIDE: warning(
    'The bag names a place outside its payload (“{name}”); it was passed over.',
    'Пакет называет место вне своего содержимого («{name}»); оно пропущено.',
  ),
  BAG_TAGS: note(
    'The bag has {count} more tag files, which belong to the bag and are no documents ({name}, …); they were not read.',
    'В пакете есть ещё служебные файлы: {count} ({name}, …); они относятся к самому пакету, документами не являются и не прочитаны.',
  ),
  BAG_LINE: warning(
    'A line of the manifest names no checksum and file ({place}); it was passed over.',
    'В строке списка нет контрольной суммы и файла ({place}); она пропущена.',
  ),
  BAG_MORE: warning(
    'The bag has {count} more missing or unpromised files than are named one by one.',
    'Названы не все недостающие и лишние файлы пакета: ещё {count}.',
  ),
  LIST_READ: note(
    'This list describes {described} files of the folder; each description says which line it came from.',
    'Этот список описывает файлы папки (строк: {described}); у каждого описания указана строка списка.',
  ),
  LIST_NO_FILE: warning(
    'The row names a file that is not in the folder (“{name}”). Put the file there, or mend the name in the list.',
    'Строка называет файл, которого в папке нет («{name}»). Положите файл в папку или исправьте имя в списке.',
  ),
  LIST_OUTSIDE: warning(
    'The row names a place outside the folder (“{name}”); nothing outside is ever read. Put the file into the folder.',
    'Строка называет место за пределами папки («{name}»); снаружи ничего не читается. Положите файл в папку.',
  ),
  LIST_SEVERAL: warning(
    'The row names “{name}”, and several files of the folder are called so. Write the folder before the name.',
    'Строка называет «{name}», а таких файлов в папке несколько. Укажите перед именем папку.',
  ),
  LIST_NO_ROW: note(
    'The list has no row for “{name}”, which lies beside the files it describes.',
    'В списке нет строки о файле «{name}», хотя он лежит рядом с описанными.',
  ),
  LIST_MORE: warning(
    'The list has more such places than are named one by one: {rows} more rows without a file, {files} more files without a row.',
    'Названы не все такие места списка: есть ещё строки без файла ({rows}) и файлы без строки ({files}).',
  ),
  LIST_NO_COLUMN: warning(
    'The list has {rows} rows and no column that says which file a row is about. Call that column “file”, or name it in sverka.yaml under lists.',
    'В списке {rows} строк, но ни один столбец не говорит, о каком файле строка. Назовите такой столбец «файл» или укажите его в sverka.yaml (lists).',
  ),
  LIST_ALONE: note(
    'The list has {rows} rows about files. Open the folder it lies in, and they describe the files there.',
    'В списке {rows} строк о файлах. Откройте папку, в которой он лежит, и они опишут её файлы.',
  ),
  LIST_QUOTE: warning(
    'A quotation mark opened in the row at {place} is never closed. From there on, quotation marks were read as plain signs; close it and open the folder again.',
    'Кавычка, открытая в строке {place}, нигде не закрыта. Дальше кавычки прочитаны как обычные знаки; закройте её и откройте папку снова.',
  ),
  LIST_LINE: warning(
    'The line is not a JSON object and was passed over ({place}).',
    'Строка пропущена: это не объект JSON ({place}).',
  ),
  LIST_DIFFERS: note(
    'The list says otherwise of “{field}”: “{listed}”; the file itself says “{own}”. The file’s word stands, the list’s is kept beside it.',
    'Список говорит о поле «{field}» иное: «{listed}»; в самом файле — «{own}». Оставлено сказанное в файле, слова списка сохранены рядом.',
  ),
  LIST_RECORD_UNNAMED: warning(
    'The row is about {file}, which holds {count} records. Say which one, as in volume.xml#d12.',
    'Строка — о файле {file}, в котором записей: {count}. Укажите, о какой из них, например volume.xml#d12.',
  ),
  GLOSSARY_ENTRY: warning(
    'An entry of the glossary was passed over ({place}): it has no words in two languages.',
    'Статья глоссария пропущена ({place}): в ней нет слов на двух языках.',
  ),
  GLOSSARY_LANGUAGES: warning(
    'The glossary does not say which languages its columns are in. Name them in its first line ({place}), as in ru, a tab, en.',
    'В глоссарии не указаны языки столбцов. Назовите их в первой строке ({place}), например: ru, табуляция, en.',
  ),
  LEXICON_BAD: usage(
    '{file} is not a lexicon that Sverka kept. Name another file, or one that is not there yet.',
    '{file} — не словарь, сохранённый Сверкой. Назовите другой файл или такой, которого ещё нет.',
  ),
  MODEL_BAD: usage(
    '{folder} holds no model of sentences that can be used: {reason}. Name a folder with config.json, tokenizer.json, tokenizer_config.json and onnx/model.onnx.',
    'В {folder} нет пригодной модели предложений: {reason}. Назовите папку с config.json, tokenizer.json, tokenizer_config.json и onnx/model.onnx.',
  ),
  MODEL_RUNTIME_MISSING: usage(
    'A model of sentences needs {package}, which is not installed with Sverka ({reason}). Run “npm install --no-save {package}” in the folder of Sverka, or install it in a folder of its own and name that in SVERKA_MODEL_RUNTIME.',
    'Для модели предложений нужен {package}, который не ставится вместе со Сверкой ({reason}). Выполните «npm install --no-save {package}» в папке Сверки или установите его в отдельную папку и укажите её в SVERKA_MODEL_RUNTIME.',
  ),
  GLOSSARY_FORMAT: warning(
    '{file} is not a glossary that can be read. A glossary is a table with tabs (.tsv), TMX or TBX.',
    '{file} — не глоссарий, который можно прочитать. Глоссарий — это таблица с табуляцией (.tsv), TMX или TBX.',
  ),
  // reading: files that give no record
  EMPTY_FILE: unreadable(
    'The file is empty. Save it again from its source.',
    'Файл пуст. Сохраните его заново из источника.',
  ),
  NO_TEXT: unreadable('The file holds no text that can be read.', 'В файле нет текста, который можно прочитать.'),
  BINARY_FILE: unreadable(
    'The file is not a text (it looks like {kind}). It was left alone.',
    'Это не текст (похоже на {kind}). Файл оставлен без изменений.',
  ),
  UNSUPPORTED_FORMAT: unreadable(
    'Files of this kind ({kind}) are not read yet. Save it as DOCX, PDF, text, HTML or TEI and add it again.',
    'Файлы этого вида ({kind}) пока не читаются. Сохраните документ как DOCX, PDF, текст, HTML или TEI и добавьте снова.',
  ),
  ARCHIVE_FILE: unreadable(
    'Packed files ({kind}) are not opened, except bags (BagIt). Unpack it and add the folder.',
    'Упакованные файлы ({kind}) не открываются, кроме пакетов BagIt. Распакуйте и добавьте папку.',
  ),
  TOO_LARGE: unreadable(
    'The file is {size} large; one document may have at most {limit}. Split it into documents.',
    'Размер файла — {size}; один документ может занимать не больше {limit}. Разделите файл на документы.',
  ),
  XML_BROKEN: unreadable(
    'The XML breaks off or is not well formed at {place}: {reason}. What stood before was kept; mend the file and add it again.',
    'XML обрывается или построен неверно ({place}): {reason}. Прочитанное до этого места сохранено; исправьте файл и добавьте снова.',
  ),
  XML_ENTITY: unreadable(
    'The XML declares entities of its own ({name}). Sverka never resolves them; replace them with their text.',
    'В XML объявлены собственные сущности ({name}). Сверка их никогда не раскрывает; замените их текстом.',
  ),
  XML_TOO_DEEP: unreadable(
    'The XML is nested more than {limit} levels deep and was not read.',
    'Вложенность XML больше {limit} уровней; файл не прочитан.',
  ),
  XML_UNKNOWN: unreadable(
    'The XML is neither TEI nor EAD (its root is <{root}>). Sverka reads TEI P5, EAD 2002 and EAD3.',
    'Это не TEI и не EAD (корневой элемент — <{root}>). Сверка читает TEI P5, EAD 2002 и EAD3.',
  ),
  XML_SLIP: warning(
    'The XML is not well formed at {place}: {reason}. It was read on all the same; compare this place with the file.',
    'XML построен неверно ({place}): {reason}. Чтение продолжено; сверьте это место с файлом.',
  ),
  NO_ORIGINAL: note(
    'The source says that the original is not given (“{text}”); what it does give was read.',
    'В источнике сказано, что оригинала в нём нет («{text}»); прочитано то, что есть.',
  ),
  TRANSLATION_NOT_GIVEN: note(
    'The source says that the translation is not given (“{text}”); the original was read alone.',
    'В источнике сказано, что перевода в нём нет («{text}»); прочитан только оригинал.',
  ),
  VOLUME_PARTS: note(
    'Parts of the volume that are not documents did not become records: {parts}. The file itself is kept whole.',
    'Части тома, которые не являются документами, не стали записями: {parts}. Сам файл сохранён целиком.',
  ),
  PAGE_FURNITURE: note(
    'What belongs to the web page and not to the document was left out of the text ({count} words: {what}). The file itself is kept whole.',
    'То, что относится к веб-странице, а не к документу, не вошло в текст (слов: {count}; {what}). Сам файл сохранён целиком.',
  ),
  YAML_BROKEN: warning(
    'The front matter is not valid YAML ({reason}); its lines were read one by one.',
    'Заголовок YAML составлен неверно ({reason}); его строки прочитаны по одной.',
  ),
  FILE_BROKEN: unreadable(
    'The file is damaged ({reason}). What could be read was kept; save it again from its source.',
    'Файл повреждён ({reason}). Что удалось прочитать, сохранено; сохраните его заново из источника.',
  ),
  FILE_ENCRYPTED: unreadable(
    'The file is protected by a password and cannot be read. Save it without one and add it again.',
    'Файл защищён паролем, прочитать его нельзя. Сохраните его без пароля и добавьте снова.',
  ),
  PACKAGE_REFUSED: unreadable(
    'The file would unpack to more than is allowed ({found}; at most {limit}) and was not unpacked. The file is kept.',
    'В распакованном виде файл больше допустимого ({found}; не больше {limit}); он не распакован. Сам файл сохранён.',
  ),
  TRACKED_CHANGES: warning(
    'The file holds tracked changes: {inserted} insertions and {deleted} deletions ({people}). Inserted words were read as text; deleted words are kept, but left out of the reading. Accept or reject the changes in the file to settle it.',
    'В файле есть исправления: вставок — {inserted}, удалений — {deleted} ({people}). Вставленное прочитано как текст; удалённое сохранено, но в чтение не вошло. Примите или отклоните исправления в файле.',
  ),
  HIDDEN_TEXT: note(
    'Words the file hides ({count}) are kept, but left out of the reading.',
    'Слова, скрытые в файле (их {count}), сохранены, но в чтение не вошли.',
  ),
  OCR_MISSING: unreadable(
    'The file is a picture of pages, and the program that reads pictures is not complete. Install it (Debian: apt install {packages}) and open the folder again. The file is kept.',
    'Это изображение страниц, а программа, которая читает изображения, установлена не полностью. Установите её (Debian: apt install {packages}) и откройте папку снова. Файл сохранён.',
  ),
  OCR_FAILED: unreadable(
    'Page {page} could not be read from its picture ({reason}). The file is kept.',
    'Страницу {page} не удалось прочитать с изображения ({reason}). Файл сохранён.',
  ),
  OCR_READ: warning(
    'A machine read these words from a picture (Tesseract, {models}): it is {sure} % sure of {words} words on average and doubts {doubtful}, which are marked. Compare them with the picture.',
    'Текст прочитан с изображения машиной (Tesseract, {models}): средняя уверенность — {sure} % (слов: {words}), сомнительных слов, они помечены, — {doubtful}. Сверьте с изображением.',
  ),
  RUNNING_HEADS: note(
    'What stands at the head or foot of the pages was left out of the text: {what}. The file itself is kept whole.',
    'То, что стоит вверху и внизу страниц, не вошло в текст: {what}. Сам файл сохранён целиком.',
  ),
  PARTS_LEFT: note(
    'Parts of the file that are no text were left out: {what}. The file itself is kept whole.',
    'Части файла, которые не являются текстом, не прочитаны: {what}. Сам файл сохранён целиком.',
  ),
  READ_FAILED: unreadable(
    'The file could not be read because of a fault in Sverka ({reason}). The file is kept; please report it.',
    'Файл не прочитан из-за ошибки в Сверке ({reason}). Файл сохранён; сообщите нам об этом.',
  ),
  TOO_SLOW: unreadable(
    'Reading the file took longer than {limit} and was stopped. The rest of the run went on.',
    'Чтение файла заняло больше {limit} и было остановлено. Остальная работа продолжена.',
  ),
  // folders and files on disk
  FILE_NOT_FOUND: { ...usage('There is no file or folder {path}.', 'Файла или папки {path} нет.'), status: 404 },
  FILE_DENIED: unreadable(
    'There is no permission to read {path}. Change its permissions and open the folder again.',
    'Нет прав на чтение {path}. Измените права доступа и откройте папку снова.',
  ),
  FOLDER_DENIED: failed(
    500,
    'Sverka may not write in {path}, where the archive is kept. Choose another place with --archive DIR or change the permissions.',
    'Сверке нельзя писать в {path}, где лежит архив. Выберите другое место ключом --archive DIR или измените права доступа.',
  ),
  FILE_MISSING: warning(
    'The file {path} is no longer in the folder. Its record and its bytes are kept.',
    'Файла {path} в папке больше нет. Запись о нём и его байты сохранены.',
  ),
  FOLDER_NOTE_ENTRY: warning(
    'The entry {place} in the note of the folder cannot be used: {reason}. It was passed over, the others hold.',
    'Пункт {place} в описании папки не годится: {reason}. Он пропущен, остальные действуют.',
  ),
  RECORD_FILE_ABSENT: warning(
    '{place} names files that are not in the folder ({count}): {names}. Put them there, or correct the entry.',
    '{place} называет файлы, которых нет в папке ({count}): {names}. Положите их туда или исправьте пункт.',
  ),
  RECORD_PATTERN_EMPTY: warning(
    '{place}: no file fits the pattern {pattern}. Paths are counted from the folder of the note, with / between folders.',
    '{place}: образцу {pattern} не соответствует ни один файл. Пути считаются от папки с описанием, папки разделяет /.',
  ),
  RECORD_FILES_MANY: warning(
    '{place}: {count} files fit {pattern} where one is wanted ({names}). Use a placeholder such as {name}, or name the file.',
    '{place}: образцу {pattern} соответствует файлов: {count}, а нужен один ({names}). Поставьте {name} или назовите файл.',
  ),
  RECORD_FILE_TAKEN: warning(
    '{place} claims {path}, which belongs to {by} already. A file can belong to one record only; it stays with the first.',
    '{place} называет {path}, а он уже принадлежит {by}. Файл может принадлежать только одной записи; он остаётся у первой.',
  ),
  RECORD_OF_UNKNOWN: warning(
    '{place}: “of: {of}” fits {count} texts of the record where one is wanted. Name the language or the file of the text it was made from.',
    '{place}: «of: {of}» подходит к текстам записи ({count}), а нужен один. Назовите язык или файл того текста, с которого сделан перевод.',
  ),
  PROFILE_MISSED: note(
    'In this page the profile “{profile}” finds nothing at {selector}.',
    'На этой странице профиль «{profile}» ничего не находит по селектору {selector}.',
  ),
  RECORD_TEXT_MANY: warning(
    'The file holds more than one text, but the note of the folder names it as one text of a record; what it holds stays apart.',
    'В файле не один текст, а описание папки называет его одним текстом записи; его содержимое осталось отдельно.',
  ),
  PATH_ESCAPES: unreadable(
    'The path {path} leads out of the folder and was not followed.',
    'Путь {path} выводит за пределы папки; по нему не пошли.',
  ),
  DISK_FULL: failed(
    507,
    'The disk that holds {path} is full. Nothing stored was harmed; make room and open the folder again.',
    'На диске с {path} нет места. Сохранённое не пострадало; освободите место и откройте папку снова.',
  ),
  // the archive
  ARCHIVE_NEWER: failed(
    500,
    'This archive was written by a newer Sverka (schema {found}, this program knows {known}). Update Sverka; the archive was not touched.',
    'Этот архив создан более новой Сверкой (схема {found}, программа знает {known}). Обновите Сверку; архив не тронут.',
  ),
  FOLDER_NOT_FOUND: {
    ...usage(
      'There is no folder {path} that could hold an archive. Make it (mkdir) and give the command again, or name another with --archive DIR.',
      'Папки {path}, в которой мог бы лежать архив, нет. Создайте её (mkdir) и повторите команду или укажите другую ключом --archive DIR.',
    ),
    status: 404,
  },
  ARCHIVE_NOT_FOUND: {
    ...usage(
      'There is no archive in {path}. Make one with “sverka open {path}”, or name another with --archive DIR.',
      'В {path} архива нет. Создайте его командой «sverka open {path}» или укажите другой ключом --archive DIR.',
    ),
    status: 404,
  },
  ARCHIVE_LOCKED: failed(
    423,
    'The archive {path} is open in another process (number {pid}). Close that one first.',
    'Архив {path} открыт другим процессом (номер {pid}). Сначала закройте его.',
  ),
  ALREADY_OPEN: note(
    'This folder is already open at {url}; it was asked to look for new documents.',
    'Эта папка уже открыта по адресу {url}; её попросили поискать новые документы.',
  ),
  JOURNAL_DAMAGED: failed(
    500,
    'The journal is damaged at line {line} ({reason}). Nothing was changed; restore the journal from a copy.',
    'Журнал повреждён в строке {line} ({reason}). Ничего не изменено; восстановите журнал из копии.',
  ),
  JOURNAL_TORN: note(
    'The last line of the journal was cut short when the program was stopped; it had not been acknowledged and was set aside.',
    'Последняя строка журнала оборвалась при остановке программы; она не была подтверждена и отложена.',
  ),
  FILE_DAMAGED: failed(
    500,
    'The kept file {sha256} no longer matches its checksum. Restore it from a copy.',
    'Сохранённый файл {sha256} больше не совпадает с контрольной суммой. Восстановите его из копии.',
  ),
  FILE_LOST: failed(
    500,
    'The kept file {sha256} is not in the archive any more. Restore it from a copy.',
    'Сохранённого файла {sha256} в архиве больше нет. Восстановите его из копии.',
  ),
  RECORD_LOST: warning(
    'The record “{id}” has an id but no text. Close the archive, delete its folder db and open it again: everything is read anew from the kept files.',
    'У записи «{id}» есть идентификатор, но нет текста. Закройте архив, удалите его папку db и откройте снова: всё будет прочитано заново из сохранённых файлов.',
  ),
  SOURCES_UNREAD: note(
    '{count} files are kept but not read yet, so what they hold cannot be found. Open the archive to read them.',
    'Сохранены, но ещё не прочитаны файлы ({count}); найти их содержание пока нельзя. Откройте архив, чтобы прочитать их.',
  ),
  DATABASE_REBUILT: warning(
    'The database of the archive could not be opened. It was set aside as {path} and is being made again from the journal and the kept files; nothing is lost.',
    'Базу данных архива не удалось открыть. Она отложена ({path}) и создаётся заново из журнала и сохранённых файлов; ничего не потеряно.',
  ),
  DATABASE_UNREACHABLE: failed(
    503,
    'The database at {url} does not answer ({reason}). Check the address and that PostgreSQL runs.',
    'База данных {url} не отвечает ({reason}). Проверьте адрес и работает ли PostgreSQL.',
  ),
  DATABASE_OLD: failed(
    500,
    'PostgreSQL {found} is too old; Sverka needs 15 or newer.',
    'PostgreSQL {found} слишком стар; Сверке нужна версия 15 или новее.',
  ),
  // asking
  RECORD_NOT_FOUND: {
    ...usage('There is no record “{id}” in this archive.', 'Записи «{id}» в этом архиве нет.'),
    status: 404,
  },
  PASSAGE_NOT_FOUND: {
    ...usage('The record “{id}” has no passage {passage}.', 'В записи «{id}» нет фрагмента {passage}.'),
    status: 404,
  },
  VERSION_NOT_FOUND: {
    ...usage('The record “{id}” has no version {version}.', 'У записи «{id}» нет версии {version}.'),
    status: 404,
  },
  DECISION_NOT_FOUND: {
    ...usage('Entry {seq} of the journal is not a decision.', 'Запись {seq} журнала — не решение.'),
    status: 404,
  },
  DECISION_WORDS_GONE: warning(
    'What {by} decided on {date} about “{words}” (entry {seq} of the journal) has no place any more: these words are no longer in the text as they stood. The decision is kept; look at the place and decide again, or let it go.',
    'Решение, принятое {date} ({by}) о словах «{words}» (запись {seq} журнала), больше не имеет места: таких слов в тексте уже нет. Решение сохранено; посмотрите на это место и решите заново или снимите решение.',
  ),
  DECISION_AMBIGUOUS: warning(
    'What {by} decided on {date} about “{words}” (entry {seq} of the journal) could belong to several places, so it was put to none. The decision is kept; look and decide again, or let it go.',
    'Решение, принятое {date} ({by}) о словах «{words}» (запись {seq} журнала), подходит к нескольким местам и потому не применено ни к одному. Решение сохранено; посмотрите и решите заново или снимите его.',
  ),
  DECISION_CROSSED: warning(
    'What {by} decided on {date} about “{words}” (entry {seq} of the journal) crosses a later decision: the text stands in another order now. The decision is kept; look and decide again, or let it go.',
    'Решение, принятое {date} ({by}) о словах «{words}» (запись {seq} журнала), пересекается с более поздним: порядок текста изменился. Решение сохранено; посмотрите и решите заново или снимите его.',
  ),
  EDIT_STALE: {
    ...usage(
      'The alignment of “{id}” was changed by somebody else, or read anew, while you were looking at it; your change was not made. What you see now is how it stands: if your change is still wanted, make it again.',
      'Пока вы смотрели на «{id}», выравнивание изменил кто-то другой или запись прочитана заново; ваше изменение не внесено. Сейчас показано то, что есть: если изменение всё ещё нужно, повторите его.',
    ),
    status: 409,
  },
  JOIN_IMPOSSIBLE: {
    ...unreadable(
      'These two records cannot be joined: {reason}. Nothing was changed.',
      'Эти две записи нельзя объединить ({reason}). Ничего не изменено.',
    ),
  },
  EDIT_IMPOSSIBLE: {
    ...usage(
      'The change “{edit}” cannot be made here: {reason}. Nothing was changed.',
      'Изменение «{edit}» здесь невозможно ({reason}). Ничего не изменено.',
    ),
    status: 422,
  },
  READ_ONLY: {
    ...usage(
      'This archive is served for reading only; nothing can be changed here. Whoever keeps it can open it without --read-only.',
      'Этот архив открыт только для чтения; изменить здесь ничего нельзя. Хранитель может открыть его без --read-only.',
    ),
    status: 403,
  },
  PAGE_NOT_FOUND: {
    ...usage('There is no page at {path}.', 'Страницы {path} нет.'),
    status: 404,
  },
  QUERY_BAD: usage(
    'The search could not be understood at “{place}”: {reason}.',
    'Запрос непонятен в месте «{place}»: {reason}.',
  ),
  QUERY_TOO_LONG: usage(
    'The search is {length} characters long; at most {limit} are allowed.',
    'Длина запроса — {length} знаков; допускается не больше {limit}.',
  ),
  INDEX_MISSING: warning(
    'The record “{id}” is stored but not findable by words ({found} of {expected} passages are in the index). Open the archive again to mend it.',
    'Запись «{id}» хранится, но по словам не находится (в указателе {found} из {expected} фрагментов). Откройте архив снова, чтобы исправить это.',
  ),
  INDEX_STALE: note(
    'The words of {count} records were indexed by an older Sverka; they are indexed anew while the archive is open.',
    'Слова записей (их {count}) внесены в указатель прежней версией Сверки; они вносятся заново, пока архив открыт.',
  ),
  STYLE_UNKNOWN: usage(
    'There is no citation style “{style}”. Known are: {known}.',
    'Стиля ссылок «{style}» нет. Известны: {known}.',
  ),
  FORMAT_UNKNOWN: usage(
    'There is no format “{format}”. Known are: {known}.',
    'Формата «{format}» нет. Известны: {known}.',
  ),
  EXPORT_EXISTS: {
    ...failed(
      409,
      'There is another {path} already; it was left as it is. Choose another folder, or replace it with --force.',
      'Файл {path} уже есть, и он другой; он оставлен как был. Выберите другую папку или замените его ключом --force.',
    ),
    exit: 1,
  },
  EXPORT_DENIED: failed(
    500,
    'Nothing can be written to {path} ({reason}). Choose another folder with --to DIR.',
    'В {path} ничего нельзя записать ({reason}). Выберите другую папку ключом --to DIR.',
  ),
  EXPORT_INSIDE: usage(
    'The folder {path} lies among the documents of the archive: what is written there would be read as documents. Choose one outside with --to DIR.',
    'Папка {path} лежит среди документов архива: записанное туда было бы прочитано как документы. Выберите другую ключом --to DIR.',
  ),
  RESTORE_FOREIGN: usage(
    '{path} is no bag that Sverka wrote: it has no journal that its tag manifest promises. Read its documents with sverka add.',
    '{path} — не пакет, записанный Сверкой: в нём нет журнала, названного в списке служебных файлов. Прочитайте его документы командой sverka add.',
  ),
  RESTORE_DAMAGED: failed(
    422,
    'The journal {path} is not what its bag promises; nothing was restored. Use another copy of the bag.',
    'Журнал {path} — не тот, что обещает пакет; ничего не восстановлено. Возьмите другую копию пакета.',
  ),
  RESTORE_ALTERED: warning(
    '“{name}” is not what the bag promises and was not restored. Take it from another copy of the bag.',
    '«{name}» — не то, что обещает пакет; файл не восстановлен. Возьмите его из другой копии пакета.',
  ),
  RESTORE_OCCUPIED: failed(
    409,
    'In {path} there is something already; a bag is restored to an empty place. Choose another one.',
    'В {path} уже что-то есть; пакет восстанавливается на пустое место. Выберите другое.',
  ),
  REQUEST_BAD: usage('The request is not valid: {reason}.', 'Запрос составлен неверно: {reason}.'),
  REQUEST_FOREIGN: {
    ...usage('The request came from another site and was refused.', 'Запрос пришёл с другого сайта и отклонён.'),
    status: 403,
  },
  // the command line and the server
  USAGE: usage('{reason}', '{reason}'),
  PORT_TAKEN: note('Port {port} is taken; Sverka uses {used} instead.', 'Порт {port} занят; Сверка использует {used}.'),
  PORT_UNAVAILABLE: failed(
    500,
    'No free port was found from {port} on. Name one with --port.',
    'Свободного порта начиная с {port} не нашлось. Укажите порт ключом --port.',
  ),
  HOST_PUBLIC: warning(
    'Sverka listens on {host}: everybody who can reach this machine can read the archive and change it.',
    'Сверка слушает {host}: любой, кто может достучаться до этой машины, может читать и изменять архив.',
  ),
  INTERNAL: failed(
    500,
    'Something went wrong inside Sverka ({reason}). Nothing stored was harmed; please report it.',
    'Внутри Сверки произошла ошибка ({reason}). Сохранённое не пострадало; сообщите нам об этом.',
  ),
} as const satisfies Readonly<Record<string, ErrorKind>>;

export type ErrorCode = keyof typeof ERRORS;

/** The values a sentence names, such as `{path}`. */
export type ProblemValues = Readonly<Record<string, string | number>>;

/** One thing that could not be done or wants a look: a value, never thrown. `message` is the English sentence. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  /** Where: a field, a line (`line 12`), an XML node; in the words of the format. */
  readonly at?: string;
  /** The file it stands in, as it was given. */
  readonly file?: string;
  readonly values?: ProblemValues;
}

/** Builds a problem from its code and the values of its sentence; `where` names the field, line or node, and the file. */
export function toProblem(
  code: ErrorCode,
  values: ProblemValues = {},
  where: { readonly at?: string; readonly file?: string } = {},
): Problem {
  return {
    code,
    message: sentenceOf(code, values, 'en'),
    ...(where.at === undefined ? {} : { at: where.at }),
    ...(where.file === undefined ? {} : { file: where.file }),
    ...(Object.keys(values).length === 0 ? {} : { values }),
  };
}

/** Builds the sentence of a code in one of the interface languages. */
export function sentenceOf(code: ErrorCode, values: ProblemValues, lang: 'en' | 'ru'): string {
  return ERRORS[code][lang].replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}

/** Heads a list of problems of one code: the first clause of its sentence that says something, with "…" for what differs from one to the next. */
export function headingOf(code: ErrorCode, lang: 'en' | 'ru'): string {
  const sentence = ERRORS[code][lang].replace(/ \([^()]*\{\w+\}[^()]*\)/gu, '').replace(/[“«]?\{\w+\}[”»]?/gu, '…');
  const clauses = sentence.split(/[.:;](?= |$)/u).map((clause) => clause.trim());
  return clauses.find((clause) => /\p{L}{2}.*\p{L}{2}/u.test(clause)) ?? sentence;
}

/** Carries one problem to a caller that cannot go on. */
export class SverkaError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.message, options);
    this.name = 'SverkaError';
    this.problem = problem;
  }

  get code(): ErrorCode {
    return this.problem.code;
  }
}

/** Throws-ready shorthand: an error from a code and its values. */
export function toError(
  code: ErrorCode,
  values: ProblemValues = {},
  where: { readonly at?: string; readonly file?: string } = {},
  options?: ErrorOptions,
): SverkaError {
  return new SverkaError(toProblem(code, values, where), options);
}
