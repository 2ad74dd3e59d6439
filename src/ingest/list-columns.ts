/** What the columns of a list of descriptions are called: the keys of front matter, the names of Dublin Core, and the column that names the file. */
import { findTarget } from './front-matter-keys.ts';

/** What a column names: the file a row is about, a side of its pair, a field by its front matter key, or nothing known. */
export interface Column {
  readonly heading: string;
  /** `file`, a side of a pair (`Side`), a key of front matter, or null. */
  readonly field: string | null;
}

const FILE = new Set(
  (
    'file|files|filename|file name|file names|path|file path|filepath|pathname|document file|text file|object file|файл|файлы|имя файла|' +
    'название файла|путь|путь к файлу|datei|dateiname|dateien|pfad|dateipfad|fichier|nom du fichier|nom de fichier|chemin|archivo digital|' +
    'fichero|nombre de archivo|nombre del archivo|nombre del fichero|soubor|název souboru|plik|nazwa pliku|файл документа'
  ).split('|'),
);

/** A side of a pair: two columns may name the two files of one document. */
export type Side = 'original' | 'translation';
const ORIGINAL = new Set(
  (
    'original|original file|file original|source file|source text|originals|оригинал|файл оригинала|подлинник|original datei|' +
    'originaldatei|urschrift|fichier original|archivo original|fichero original|originál|oryginał'
  ).split('|'),
);
const TRANSLATION = new Set(
  (
    'translation|translation file|file translation|translated file|target file|translations|перевод|файл перевода|übersetzung|' +
    'übersetzungsdatei|traduction|fichier de traduction|traducción|archivo de traducción|překlad|tłumaczenie|przekład'
  ).split('|'),
);

/** Dublin Core (elements 1.1 and terms) → key of front matter; what is not here is kept under its own name. */
const DUBLIN_CORE: Readonly<Record<string, string>> = {
  title: 'title',
  creator: 'author',
  description: 'summary',
  abstract: 'summary',
  publisher: 'publisher',
  contributor: 'contributor',
  date: 'date',
  created: 'date',
  issued: 'published',
  datesubmitted: 'sent',
  type: 'type',
  source: 'source',
  language: 'language',
  rights: 'rights',
  accessrights: 'rights',
  license: 'license url',
};
/** Columns a list calls by other words than a file's own head does. */
const OTHER: Readonly<Record<string, string>> = {
  contributors: 'contributor',
  languages: 'language',
  языки: 'language',
  sprachen: 'language',
  langues: 'language',
  idiomas: 'language',
  'old title': 'alternative title',
  'archival code': 'reference',
  'reference code': 'reference',
  signature: 'reference',
  'шифр документа': 'reference',
  'архивная ссылка': 'reference',
  'ссылка на архив': 'reference',
  'вид документа': 'type',
  'заголовок документа': 'title',
  'дата создания': 'date',
  'signatura archivística': 'reference',
  'inv nr': 'reference',
  inventarnummer: 'reference',
};

/** Finds the side of a pair a heading may name; the same words head columns of translators, so that only its cells tell. */
export function findSide(heading: string): Side | null {
  const bare = heading
    .replace(/[\s_-]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(/[.:*]+$/u, '');
  return ORIGINAL.has(bare) ? 'original' : TRANSLATION.has(bare) ? 'translation' : null;
}

/** Finds what a column is by its heading; upper case, hyphens and underscores do not matter. */
export function findColumn(heading: string): Column {
  const clean = heading
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    // dc.title[en], dc:title@ru, “Title (en)”
    .replace(/\s*(?:\[[\w-]{0,12}\]|@[a-z-]{2,8})\s*$/iu, '')
    .replace(/[\s_-]+/gu, ' ')
    .trim()
    .toLowerCase();
  const core = /^(?:dc|dcterms|dct|dublin core)\s?[.:/ ]\s?(?:element\.)?([a-z ]+)/u
    .exec(clean)?.[1]
    ?.replace(/ /gu, '');
  if (core !== undefined) return { heading, field: DUBLIN_CORE[core] ?? null };
  const bare = clean.replace(/[.:*]+$/u, '').replace(/\.(?=\s|$)/gu, '');
  if (FILE.has(bare)) return { heading, field: 'file' };
  const other = OTHER[bare];
  if (other !== undefined) return { heading, field: other };
  if (findTarget(bare) !== undefined) return { heading, field: bare };
  const named = DUBLIN_CORE[bare.replace(/ /gu, '')];
  return { heading, field: named ?? null };
}
