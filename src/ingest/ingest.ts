/**
 * Ingest.
 *
 * In: the bytes of one source (a file, or the files of a pair). Out: a `Reading`, which is records with their texts, marks and
 * provenance, and everything that could not be done, as problems. Why here: whatever form a document comes in, it leaves this
 * room in the one form the rest of the house knows. Bad input never throws; nothing of the document is dropped silently.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading } from '../model/record.ts';
import { checkSize, type DecodedFile, decodeFile } from './decode.ts';
import { BAG_READER, checkBag, checkPayload } from './bag.ts';
import { describeBagged } from './bag-description.ts';
import { looksLikeBag, readZipBag } from './bag-zip.ts';
import { describeReading, findTextFacts } from './describe.ts';
import { DOCX_READER, readDocx } from './docx.ts';
import type { NameHints } from './document.ts';
import { type ByteFormat, findByteFormat } from './file-kind.ts';
import { EAD_READER, looksLikeEad, readEad } from './ead.ts';
import { EPUB_READER, readEpub } from './epub.ts';
import { type DescribedRow, type Extract, isExtract, takeExtract } from './extract.ts';
import { readHtml } from './html.ts';
import { surveyFolder } from './folder-survey.ts';
import { PROFILE_READER } from './html-profile.ts';
import { IIIF_READER, readManifest } from './iiif.ts';
import { isListName } from './list.ts';
import { LIST_READER, readList } from './list-reading.ts';
import { ODT_READER, readFlatOdt, readOdt } from './odt.ts';
import { describeNoted, findDefaultLanguage, mergeNoted, type NotedMember } from './noted-record.ts';
import { listImages, placeImages } from './leaf-images.ts';
import { findProfile, type PageProfile, speaksOfText, toKnownLines } from './page-profile.ts';
import { mergePair, type PairMember } from './pair.ts';
import { splitLines } from './paragraphs.ts';
import { MARKDOWN_READER, PLAIN_TEXT_READER, readDocument } from './plain-text.ts';
import { sayNamedCounterpart } from './named-counterpart.ts';
import { isNamed, isRecordNote, type NotedText, parseRecordNote, type RecordNote } from './record-note.ts';
import { readRtf, RTF_READER } from './rtf.ts';
import { takeAlignment } from './ready-alignment.ts';
import { readScans, SCAN_READER } from './scan.ts';
import { isSavedPage, readSavedPage, SAVED_PAGE_READER } from './saved-page.ts';
import { type NameParts, parseName, type SourceFile } from './source.ts';
import { readTei } from './tei.ts';
import { isTmx, readTmx, TMX_READER } from './tmx-text.ts';
import { mendToldLanguages } from './told-language.ts';

export { type FolderNote, NO_NOTE, readFolderNote } from './folder-note.ts';
export type { SurveyedSource } from './folder-sources.ts';
export { type FolderSurvey, surveyFolder } from './folder-survey.ts';
export { formatGlossaryTsv, type GlossaryReading, isGlossaryName, readGlossary } from './glossary.ts';
export { isRecordNote } from './record-note.ts';
export { drawPage } from './ocr.ts';
export { drawTiff, isTiff } from './tiff.ts';
export { FOLDER_NOTE, isFolderNote, planSources, toRecordId } from './source.ts';
export type { SourceFile, SourcePlan } from './source.ts';

/** Tells what the program itself laid among the files of a source from what a person brought. */
export function isOwnNote(path: string): boolean {
  return isRecordNote(path) || isExtract(path);
}

/** Readers by name and version. A source read by one that is no longer here is read again. */
const READERS: ReadonlySet<string> = new Set([
  'tei/3',
  'html/2',
  SAVED_PAGE_READER,
  PLAIN_TEXT_READER,
  MARKDOWN_READER,
  DOCX_READER,
  ODT_READER,
  RTF_READER,
  'pdf/2',
  EPUB_READER,
  SCAN_READER,
  'pair/1',
  PROFILE_READER,
  TMX_READER,
  LIST_READER,
  EAD_READER,
  IIIF_READER,
  BAG_READER,
  'refused/1',
]);
/** Readers of files that are no text, by what their bytes say they are. */
const BYTE_READERS: Readonly<Record<ByteFormat, (source: SourceFile, hints: NameHints) => Promise<Reading>>> = {
  docx: readDocx,
  odt: readOdt,
  rtf: readRtf,
  // Loaded when the first PDF comes: the library is large, and most folders have none.
  pdf: async (source, hints) => (await import('./pdf.ts')).readPdf(source, hints),
  epub: readEpub,
  picture: (source, hints) => readScans([source], hints),
};
/** Files that are data or programs, by their extension: as text they would only be noise among the documents. */
const NOT_DOCUMENTS =
  /^(?:json|jsonl|csv|tsv|js|mjs|ts|css|py|sh|sql|ini|toml|log|svg|xsl|xslt|xsd|rng|dtd|bib|ris|lock|ya?ml)$/u;

/** Tells whether a reading made by `reader` is what this program would make today. */
export function isCurrentReader(reader: string): boolean {
  return reader.split('+').every((part) => READERS.has(part));
}

/** Reads one source, with what the rest of the folder says of it. Bad input gives problems, never an exception. */
export async function readSource(given: readonly SourceFile[]): Promise<Reading> {
  const { files, extract } = takeExtract(given);
  if (extract.members !== undefined) return checkBag(files, extract.members, extract.tags);
  const reading = sayNamedCounterpart(mendToldLanguages(await readTold(files, extract)));
  if (extract.payload === undefined) return reading;
  const described = describeBagged(reading, extract.payload);
  const altered = checkPayload(files, extract.payload);
  return { ...described, reader: `${reading.reader}+${BAG_READER}`, problems: [...altered, ...described.problems] };
}

async function readTold(files: readonly SourceFile[], extract: Extract): Promise<Reading> {
  const noted = files.find(({ path }) => isRecordNote(path));
  const note = noted === undefined ? null : parseRecordNote(noted);
  const own = files.filter((file) => file !== noted);
  const { texts = [] } = note ?? {};
  if (note === null || texts.length === 0) {
    const reading = describeListed(await readNamed(own, note, extract), extract);
    return note === null ? reading : describeNoted(reading, note);
  }
  const members: NotedMember[] = [];
  for (const text of texts) members.push(...(await readNotedText(own, text, note)));
  const reading = describeNoted(describeListed(mergeNoted(members, note), extract), note);
  return besidePictures(
    await takeAlignments(
      reading,
      own.filter(({ path }) => isNamed(path, note.alignments ?? [])),
    ),
    own.filter(({ path }) => isNamed(path, note.scans ?? [])),
  );
}

/** Lays ready alignments to the one record of a source. */
async function takeAlignments(reading: Reading, files: readonly SourceFile[]): Promise<Reading> {
  const [first, ...others] = reading.records;
  if (files.length === 0 || first === undefined || others.length > 0) return reading;
  let record = first;
  const problems = [...reading.problems];
  for (const file of files) {
    const taken = takeAlignment(record, file.path, await readFile(file, parseName(file.path), {}));
    record = taken.record;
    problems.push(...taken.problems);
  }
  return { ...reading, records: [record], problems };
}

/** Lays the pictures of the leaves beside the one record of a source. */
async function besidePictures(reading: Reading, files: readonly SourceFile[]): Promise<Reading> {
  const [record, ...others] = reading.records;
  if (files.length === 0 || record === undefined || others.length > 0) return reading;
  return { ...reading, records: [placeImages(record, await listImages(files))] };
}

/** What the rest of the folder says of a file. */
interface Said extends Extract {
  readonly profiles?: readonly PageProfile[];
}

function describeListed(reading: Reading, { rows = [] }: Extract): Reading {
  if (rows.length === 0) return reading;
  return { ...describeReading(reading, rows), reader: `${reading.reader}+${LIST_READER}` };
}

/** Reads a text of a record as its note names it: a file, or the pictures of its pages. */
async function readNotedText(
  files: readonly SourceFile[],
  noted: NotedText,
  note: RecordNote,
): Promise<readonly NotedMember[]> {
  const own = noted.files.flatMap((name) => files.find(({ path }) => isNamed(path, [name])) ?? []);
  const [first] = own;
  if (first === undefined) return [];
  const said = parseName(first.path);
  const name: NameParts = {
    ...withDefault(said, note),
    role: noted.role,
    ...(noted.lang === undefined ? {} : { lang: noted.lang, isPlain: true }),
  };
  const reading =
    own.length > 1
      ? await readScans(own, toHints(name))
      : await readFile(first, name, { profiles: note.profiles ?? [] });
  return [{ noted, path: first.path, reading }];
}

/** The language that holds in the folder, where the name of a file gives none; its words may still speak for another. */
function withDefault(name: NameParts, note: RecordNote | null): NameParts {
  const lang = name.lang === null && note !== null ? findDefaultLanguage(note) : null;
  return lang === null ? name : { ...name, lang, isPlain: false };
}

/** Reads the files of a source by what their names say. */
async function readNamed(files: readonly SourceFile[], note: RecordNote | null, extract: Extract): Promise<Reading> {
  const manifest = readManifest(files);
  if (manifest !== null) return manifest;
  const members: PairMember[] = [];
  const said: Said = { ...extract, profiles: note?.profiles ?? [] };
  const named = files.map((file) => ({
    file,
    name: withDefault(withRow(parseName(file.path), file.path, extract.rows ?? []), note),
  }));
  const scans = named.filter(({ name }) => name.isScan);
  const isAlignment = ({ file, name }: (typeof named)[number]): boolean =>
    isNamed(file.path, note?.alignments ?? []) || (name.extension === 'tmx' && files.length > 1);
  for (const { file, name } of named.filter((one) => !one.name.isScan && !isAlignment(one)))
    members.push({ path: file.path, reading: await readFile(file, name, said), lang: name.lang, role: name.role });
  const [only, ...others] = members;
  const reading = only === undefined || others.length === 0 ? only?.reading : mergePair(members);
  // Where the words are there, the pictures only stand beside them.
  if (reading !== undefined && (reading.records.length > 0 || scans.length === 0))
    return besidePictures(
      await takeAlignments(
        reading,
        named.filter(isAlignment).map(({ file }) => file),
      ),
      scans.map(({ file }) => file),
    );
  const [first, ...rest] = scans;
  if (first === undefined) return { reader: 'refused/1', records: [], problems: [] };
  const read =
    rest.length === 0
      ? await readFile(first.file, first.name, said)
      : await readScans(
          scans.map(({ file }) => file),
          toHints(first.name),
        );
  return reading === undefined ? read : { ...read, problems: [...reading.problems, ...read.problems] };
}

/** What the row of a list says of a file's text, where its name is silent. */
function withRow(name: NameParts, path: string, rows: readonly DescribedRow[]): NameParts {
  if (rows.length === 0) return name;
  const { lang, role } = findTextFacts(rows, path);
  const isPlain = name.lang === null && lang !== null ? true : name.isPlain;
  return { ...name, lang: name.lang ?? lang, role: name.role ?? role, isPlain };
}

async function readFile(source: SourceFile, name: NameParts, { list, profiles }: Said = {}): Promise<Reading> {
  if (list !== undefined || isListName(source.path)) {
    const { file, problems } = decodeFile(source);
    const reading = file === null ? null : readList(file, list);
    if (reading !== null) return withFiles(reading, problems, source.path);
  }
  if (looksLikeBag(source.bytes)) {
    const bag = await readZipBag(source, { survey: surveyFolder, read: readSource });
    if (bag !== null) return bag;
  }
  if (NOT_DOCUMENTS.test(name.extension))
    return refuse([toProblem('UNSUPPORTED_FORMAT', { kind: name.extension }, { file: source.path })]);
  try {
    const format = findByteFormat(source.bytes);
    if (format !== null) {
      const tooLarge = checkSize(source);
      if (tooLarge !== null) return refuse([tooLarge]);
      return withFiles(await BYTE_READERS[format](source, toHints(name)), [], source.path);
    }
    const { file, problems } = decodeFile(source);
    return file === null ? refuse(problems) : withFiles(readDecoded(file, name, profiles), problems, source.path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse([toProblem('READ_FAILED', { reason: reason.slice(0, 200) }, { file: source.path })]);
  }
}

function withFiles(reading: Reading, before: readonly Problem[], file: string): Reading {
  const problems = [...before, ...reading.problems].map((problem) => withFile(problem, file));
  return { ...reading, problems };
}

function toHints({ lang, isPlain, role }: NameParts): NameHints {
  return { lang, isSure: isPlain, role };
}

function refuse(problems: readonly Problem[]): Reading {
  return { reader: 'refused/1', records: [], problems };
}

function withFile(problem: Problem, file: string): Problem {
  return problem.file === undefined ? { ...problem, file } : problem;
}

/** The reader is chosen by what the file holds; its extension only settles what could be both. */
function readDecoded(file: DecodedFile, name: NameParts, profiles: readonly PageProfile[] = []): Reading {
  const head = file.text.slice(0, 4000).replace(/^[\uFEFF\s]+/u, '');
  if (looksLikeHtml(head, name.extension)) return readHtml(file, profiles);
  if (isTmx(head)) return readTmx(file);
  if (looksLikeXml(head) && looksLikeEad(head)) return readEad(file);
  if (looksLikeXml(head)) return /<office:document[\s>]/u.test(head) ? readFlatOdt(file, toHints(name)) : readTei(file);
  const profile = findProfile(profiles.filter(speaksOfText), file.text);
  const lines = profile === undefined ? splitLines(file.text) : toKnownLines(splitLines(file.text), profile);
  if (profile !== undefined || isSavedPage(lines)) return readSavedPage(lines, file.path);
  const isMarkdown = name.extension === 'md' || name.extension === 'markdown';
  return readDocument(file, { ...toHints(name), isMarkdown });
}

function looksLikeHtml(head: string, extension: string): boolean {
  const start = head.replace(/^(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|\s)+/u, '');
  if (/^<!doctype\s+html|^<(?:html|head|body|title|meta)(?=[\s>])/iu.test(start)) return true;
  return (
    /^x?html?$/u.test(extension) && /<\/?(?:p|div|span|br|h[1-6]|table|a|ul|ol|section|article)(?=[\s/>])/iu.test(head)
  );
}

function looksLikeXml(head: string): boolean {
  return /^<(?:\?xml\b|!DOCTYPE\b|!--|(?:[\w-]+:)?TEI\b|teiCorpus\b|[A-Za-z][\w.-]*(?:\s+[\w:.-]+\s*=\s*["'][^"']*["'])*\s*\/?>)/u.test(
    head,
  );
}
