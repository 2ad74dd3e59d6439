/**
 * What stands for `{reason}` in the sentence of a problem, in Russian. The rooms below give reasons in English words, with names and
 * places in them; here each has its counterpart, `{name}` for what differs.
 */
const REASONS: Readonly<Record<string, string>> = {
  // joining records
  'it is one record': 'это одна и та же запись',
  'the file of {id} is no longer in the folder': 'файла записи {id} больше нет в папке',
  '{id} does not lie in the folder of the archive': 'запись {id} лежит не в папке архива',
  '{id} is one of several records in its file': 'в файле записи {id} есть и другие записи',
  '{id} has no text': 'в записи {id} нет текста',
  '{id} has more than one text already': 'в записи {id} уже несколько текстов',
  'the name of its file has one of the signs * { }: {file}': 'в имени файла есть один из знаков * { }: {file}',
  'both are in one language ({lang})': 'обе на одном языке ({lang})',
  // edits of an alignment
  'there is no such place': 'такого места нет',
  'nothing would change': 'ничего не изменилось бы',
  'there is no neighbour on that side': 'с этой стороны нет соседа',
  'there is nothing to tie or to part': 'здесь нечего соединять или разделять',
  'the record has no translation laid beside its original': 'у записи нет перевода рядом с оригиналом',
  '“{edit}” is no edit': '«{edit}» — не правка',
  'the form holds no edit': 'в форме нет правки',
  // the note of a folder
  'a list is wanted here': 'здесь нужен список',
  'at most {count} entries are read': 'читается не больше {count} пунктов',
  'it names no file: original, translation or scan is wanted':
    'он не называет файла: нужен original, translation или scan',
  '{name} does not stand in {file}, so nothing tells what it is':
    '{name} нет в {file}, и неоткуда узнать, что это такое',
  'fields and their values are wanted here': 'здесь нужны поля и их значения',
  'words are wanted here': 'здесь нужны слова',
  'words, or a list of words, are wanted here': 'здесь нужны слова или список слов',
  'a word or a sentence is wanted here': 'здесь нужно слово или предложение',
  'it is empty': 'здесь пусто',
  'the list is empty': 'список пуст',
  '“{said}” is no language; write its code, such as ru or en':
    '«{said}» — не язык; напишите его код, например ru или en',
  'the path leads out of the folder; name a file below the folder of this note, with / between folders':
    'путь ведёт вон из папки; назовите файл внутри папки этого описания, с / между папками',
  'a file is wanted here': 'здесь нужен файл',
  'a file, or a list of files, is wanted here': 'здесь нужен файл или список файлов',
  'Unrecognized key: {key}': 'ключа {key} здесь нет',
  'Unrecognized keys: {keys}': 'ключей {keys} здесь нет',
  'Invalid input: expected {wanted}, received {found}': 'здесь нужно другое: {wanted}, а не {found}',
  'a placeholder is written {name}, in letters and digits': 'подстановка пишется {name}, буквами и цифрами',
  'at most three * and {…} may stand in one name, and ** is not understood':
    'в имени может стоять не больше трёх * и {…}, а ** не понимается',
  'a file is wanted here, or file, language, translator and of':
    'здесь нужен файл или ключи file, language, translator и of',
  'an entry has original, translations, scans and fields of the description':
    'в пункте бывают original, translations, scans и поля описания',
  'a selector is written such as h1, .source, #text, [lang=ru], or one inside another: div.meta .date':
    'селектор пишется так: h1, .source, #text, [lang=ru] или один внутри другого: div.meta .date',
  'a label names one of: {fields}': 'метка называет одно из полей: {fields}',
  'a note has {keys}, and no {key}': 'в описании папки бывают {keys}, но не {key}',
  'an entry has list, the name of a CSV file, and for each field the heading of its column':
    'в пункте стоит list, имя файла CSV, и для каждого поля — заголовок его столбца',
  'it is no YAML with keys and values': 'это не YAML с ключами и значениями',
  // what an address asks for
  '{name} must be a whole number from {low} to {high}, not “{value}”':
    '{name} — это целое число от {low} до {high}, а не «{value}»',
  '{name} must be a date like 1961, 1961-12 or 1961-12-30, not “{value}”':
    '{name} — это дата вида 1961, 1961-12 или 1961-12-30, а не «{value}»',
  'the place to go on from is not one of this list; begin at its first page':
    'место, с которого продолжить, не из этого списка; начните с первой страницы',
  'only the first {count} hits can be leafed through; narrow the search':
    'листать можно только первые {count} мест; сузьте поиск',
  // kinds of files
  'an older Office file': 'файл старых программ Office',
  'sound, film or a WebP picture': 'звук, фильм или картинка WebP',
  'sound or film': 'звук или фильм',
  sound: 'звук',
  'a SQLite database': 'база SQLite',
  'a program': 'программа',
  'a font': 'шрифт',
  // bags
  'bagit.txt does not say which version of BagIt it follows': 'в bagit.txt не названа версия BagIt',
  'it has no manifest, so that nothing in it can be checked': 'в нём нет списка файлов, и проверить ничего нельзя',
  'the checksums of {file} are of a kind that is not known here':
    'контрольные суммы в {file} — неизвестного здесь вида',
};

interface Rule {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly said: string;
}

const RULES: readonly Rule[] = Object.entries(REASONS).map(([words, said]) => {
  // A placeholder is a name in braces that stands on both sides; other braces are signs of the sentence.
  const names = [...words.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '');
  const pattern = words
    .split(/\{\w+\}/u)
    .map((part) => part.replace(/[.*+?^$()|[\]{}\\]/gu, String.raw`\$&`))
    .join('(.+)');
  return { pattern: new RegExp(`^${pattern}$`, 'su'), names, said };
});

/** Says a reason in Russian; one that is not known stays as it is. */
export function toRussianReason(words: string): string {
  const exact = REASONS[words];
  if (exact !== undefined) return exact;
  for (const { pattern, names, said } of RULES) {
    const found = pattern.exec(words);
    if (found === null) continue;
    return said.replace(/\{(\w+)\}/gu, (whole, name: string) => found[names.indexOf(name) + 1] ?? whole);
  }
  return words;
}
