/** Sources: which files of a folder belong together, what a source is called, and the readable id of a record. */
import { toLatin } from '../text/transliterate.ts';
import { findLanguageCode } from './language-codes.ts';

/** A file as it lies in the folder: `path` relative to the folder, separated by `/`. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The files that are read together. `key` is stable: `letters/letter` for letter.ru.txt + letter.en.txt, the path itself for one file. */
export interface SourcePlan {
  readonly key: string;
  readonly paths: readonly string[];
}

/** The parts of a file name that say what the file is. `lang` and `role` are what the name claims, null where it says nothing. */
export interface NameParts {
  /** Folder and name without language, role and extension. */
  readonly stem: string;
  readonly lang: string | null;
  readonly role: 'original' | 'translation' | null;
  /** True where dots part the words, as in `letter.ru.txt`; `voyage-to-it.txt` may mean nothing by its last word. */
  readonly isPlain: boolean;
  /** True for pictures of pages: `letter.jpg`, `letter.scan.pdf`, `letter.p2.tif`. */
  readonly isScan: boolean;
  /** True where the name itself says so, and not its extension alone. */
  readonly isMarkedScan: boolean;
  /** Lower case, no dot. */
  readonly extension: string;
}

/** The file in which a keeper names the archive, and says which files belong together; it is no document. */
export const FOLDER_NOTE = 'sverka.yaml';

/** A profile of an archive's pages in a file of its own: `profiles/port-archive.yaml`. */
const PROFILE_FILE = /(?:^|\/)profiles\/[^/]+\.ya?ml$/iu;

/** Tells whether a file is the note of a folder, or one of the profiles beside it: it speaks of documents and is none. */
export function isFolderNote(path: string): boolean {
  return path === FOLDER_NOTE || path.endsWith(`/${FOLDER_NOTE}`) || isProfileFile(path);
}

/** Tells whether a file is a profile of an archive's pages. */
export function isProfileFile(path: string): boolean {
  return PROFILE_FILE.test(path);
}

const ROLE_WORDS: Readonly<Record<string, 'original' | 'translation'>> = {
  orig: 'original',
  original: 'original',
  оригинал: 'original',
  ориг: 'original',
  trans: 'translation',
  transl: 'translation',
  translation: 'translation',
  перевод: 'translation',
  пер: 'translation',
};
/** Extensions a language may stand before: `letter.ru.txt`. Elsewhere (`paper.pl`) the last part is the extension itself. */
const TEXT_EXTENSIONS = new Set(
  'txt text md markdown html htm xhtml xml tei docx docm dotx odt ott fodt rtf epub pdf'.split(' '),
);
const PICTURE = /^(?:jpe?g|png|tiff?)$/u;
const SCAN_WORD = /^(.+?)[._\-\s]+(?:scan|facs(?:imile)?|скан|факсимиле)(?:[._\-\s]?\d{1,4})?$/iu;
/** The page of a picture, with a letter that says so: `letter.p1.jpg`, `letter_л137.tif`. */
const PAGE_WORD = /^(.+?)[._\-\s]+(?:p|pp|page|s|f|l|с|стр|л|лист)\.?\s?\d{1,4}(?:v|r|об)?$/iu;
/** A series of pictures longer than this is a folder of pictures and no document. */
const MOST_SCANS = 200;
const SLUG_LENGTH = 80;

/** Tells whether a file is a picture of a page by its name. */
export function isPicture(path: string): boolean {
  return PICTURE.test(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}

/** Parses a file name: `letters/letter_ru.orig.txt` → stem `letters/letter`, language ru, role original. */
export function parseName(path: string): NameParts {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  let stem = dot > 0 ? name.slice(0, dot) : name;
  const isPicture = PICTURE.test(extension);
  const page = isPicture ? PAGE_WORD.exec(stem)?.[1] : undefined;
  const scan = isPicture || extension === 'pdf' ? SCAN_WORD.exec(page ?? stem)?.[1] : undefined;
  stem = scan ?? page ?? stem;
  let lang: string | null = null;
  let role: NameParts['role'] = null;
  let isPlain = true;
  // `letter.en.translation.txt`: words are taken off the end while they say something.
  for (let turn = 0; turn < 3; turn += 1) {
    const match = /^(.+?)([._\-\s]+|\s*\()([\p{L}]{2,11}(?:-[A-Za-z]{2,4})?)\)?$/u.exec(stem);
    const word = match?.[3]?.toLowerCase();
    if (match?.[1] === undefined || word === undefined) break;
    const wordRole = ROLE_WORDS[word];
    const wordLang = findLanguageCode(word);
    if (wordRole !== undefined && role === null) role = wordRole;
    else if (wordLang !== null && lang === null) lang = wordLang;
    else break;
    isPlain &&= match[2] === '.';
    stem = match[1];
  }
  return {
    stem: path.slice(0, slash + 1) + stem,
    lang,
    role,
    isPlain,
    isScan: isPicture || scan !== undefined,
    isMarkedScan: (scan ?? page) !== undefined,
    extension,
  };
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part.startsWith('~$') || part === '__MACOSX');
}

/** Lists the files that can be documents, sorted: no hidden ones, no notes. */
export function listDocuments(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].filter((path) => !isHidden(path) && !isFolderNote(path)).sort(compareText);
}

function isText(parts: NameParts | undefined): boolean {
  return parts !== undefined && TEXT_EXTENSIONS.has(parts.extension) && !parts.isScan;
}

/**
 * Builds the list of sources of a folder: files that differ in nothing but language or role belong together.
 * Hidden files and folders (`.sverka`, `~$letter.docx`) are left out. The order is the order of the paths.
 *
 * A key must stay when the other side comes later: `letter.ru.txt` is `letter` from the first day, and `letter.txt`, which says
 * nothing of its language, stays `letter.txt` when `letter.en.txt` joins it.
 */
export function planSources(paths: readonly string[], given: ReadonlySet<string> = new Set()): readonly SourcePlan[] {
  const visible = listDocuments(paths);
  const names = new Map(visible.map((path) => [path, parseName(path)] as const));
  const groups = new Map<string, string[]>();
  const scans = new Map<string, string[]>();
  for (const [path, parts] of names) {
    // A bare `letter.txt` beside `letter.en.txt` is its other side, so bare files take part too.
    const key = isText(parts) || parts.isScan ? parts.stem : path;
    const shelf = parts.isScan ? scans : groups;
    shelf.set(key, [...(shelf.get(key) ?? []), path]);
  }
  const memories = new Map(
    [...names].flatMap(([path, parts]) => (parts.extension === 'tmx' ? [[parts.stem, path]] : [])),
  );
  const taken = new Set([...visible, ...given]);
  const plans: SourcePlan[] = [];
  for (const [stem, members] of groups) {
    const bare = members.find((path) => !isLabelled(names.get(path)));
    const isOne = members.length === 1 ? names.get(members[0] ?? '')?.isPlain === true : isFamily(members);
    const pictures = scans.get(stem) ?? [];
    // A translation memory beside the texts of a family is their alignment.
    const memory = isOne && members.length > 1 && !taken.has(stem) ? memories.get(stem) : undefined;
    if (memory !== undefined) groups.delete(memory);
    // The pictures of a text go with it, where it is clear with which.
    const isTheirs =
      (isOne ? members.length === 1 || !taken.has(stem) : members.length === 1) &&
      pictures.length <= MOST_SCANS &&
      isText(names.get(members[0] ?? ''));
    const own = isTheirs ? pictures : [];
    if (isTheirs) scans.delete(stem);
    if (!isOne || taken.has(stem))
      plans.push(...members.map((path) => ({ key: path, paths: members.length === 1 ? [path, ...own] : [path] })));
    else plans.push({ key: bare ?? stem, paths: [...members, ...own, ...(memory === undefined ? [] : [memory])] });
  }
  for (const [stem, pictures] of scans) {
    const marked = pictures.filter((path) => names.get(path)?.isMarkedScan === true);
    const isSeries =
      marked.length === pictures.length && pictures.length <= MOST_SCANS && !taken.has(stem) && !groups.has(stem);
    if (isSeries) plans.push({ key: stem, paths: pictures });
    else plans.push(...pictures.map((path) => ({ key: path, paths: [path] })));
  }
  return plans.sort((a, b) => compareText(a.paths[0] ?? '', b.paths[0] ?? ''));
}

function isLabelled(parts: NameParts | undefined): boolean {
  return parts !== undefined && isText(parts) && (parts.lang !== null || parts.role !== null);
}

/** Files are a family when every one claims another language or role; one may claim nothing. */
function isFamily(paths: readonly string[]): boolean {
  if (paths.length < 2 || paths.length > 12) return false;
  const claims = paths.map((path) => {
    const { lang, role } = parseName(path);
    return `${lang ?? ''}/${role ?? ''}`;
  });
  return new Set(claims).size === claims.length && claims.filter((claim) => claim === '/').length <= 1;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Builds the readable id of a record: lower case Latin letters, digits and hyphens, at most 80 characters, never empty. */
export function toRecordId(key: string, recordKey: string): string {
  const file = key.slice(key.lastIndexOf('/') + 1);
  const name = toSlug(file.replace(/(?<=.)(?:\.tei)?\.[A-Za-z]\w{1,8}$/iu, ''));
  const own = toSlug(recordKey);
  // An xml:id such as `d12` needs its volume; one that already names it does not.
  const whole =
    own === '' || own === name ? name : own.startsWith(`${name}-`) ? own : name === '' ? own : `${name}-${own}`;
  if (whole.length <= SLUG_LENGTH) return whole === '' ? 'record' : whole;
  const room = SLUG_LENGTH - own.length - 1;
  const short = own !== '' && room > 10 ? `${cutAtWord(name, room)}-${own}` : cutAtWord(whole, SLUG_LENGTH);
  return short.replace(/-+$/u, '');
}

function cutAtWord(slug: string, length: number): string {
  const cut = slug.slice(0, length);
  const hyphen = cut.lastIndexOf('-');
  return hyphen > length / 2 ? cut.slice(0, hyphen) : cut;
}

function toSlug(text: string): string {
  return toLatin(text.normalize('NFC'))
    .normalize('NFKD')
    .replace(/[\p{M}'’ʹʺ`ʼ]/gu, '')
    .replace(/ß/gu, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}
