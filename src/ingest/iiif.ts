/**
 * IIIF manifests (Presentation 3 and 2) → a record: its description, its canvases as leaves with their pictures, and the words of its
 * annotations as the text.
 *
 * Nothing is ever fetched. Pictures that lie in the folder stand beside the text; others are kept as addresses.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { LeafImage, Reading } from '../model/record.ts';
import { type DecodedFile, decodeFile } from './decode.ts';
import { type NameHints, readZones } from './document.ts';
import { Draft } from './draft.ts';
import { FolderNames, folderOf, showName } from './folder-names.ts';
import type { HeadField } from './front-matter.ts';
import { type HeadFacts, takeFields } from './front-matter-fields.ts';
import { type Canvas, type CanvasNote, listCanvases } from './iiif-canvases.ts';
import { isObject, type Json, listObjects, listWords, stripMarkup, toAddress, toType } from './iiif-values.ts';
import { buildParagraphs, type LocalMark, type Paragraph } from './paragraphs.ts';
import { parseName, type SourceFile } from './source.ts';
import type { Zone } from './zones.ts';

export const IIIF_READER = 'iiif/2';

const ADDRESSES_KEPT = 500;
/** Annotations as short as this, many on a leaf, are its lines and no paragraphs. */
const LINE = 90;

/** Parses a IIIF resource; null where the words are none, `broken` where they begin as one and are no JSON. */
export function parseIiif(text: string): Json | 'broken' | null {
  if (!/iiif\.io\/api\/presentation|"(?:sc:)?(?:Manifest|AnnotationPage|AnnotationList)"/u.test(text)) return null;
  try {
    const data: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return isObject(data) && /^(?:Manifest|Collection|Annotation(?:Page|List|Collection)?)$/u.test(toType(data))
      ? data
      : null;
  } catch {
    return /^\s*\{/u.test(text) ? 'broken' : null;
  }
}

/** Reads the files of a manifest's source; null where the first of them is no IIIF. */
export function readManifest(files: readonly SourceFile[]): Reading | null {
  const [first, ...others] = files;
  if (first === undefined || !/\.json$/iu.test(first.path)) return null;
  const { file, problems } = decodeFile(first);
  const manifest = file === null ? null : parseIiif(file.text);
  if (file === null || manifest === null) return null;
  if (manifest === 'broken') return refuse(toProblem('IIIF_BROKEN', {}, { file: file.path }));
  const beside = others.map((one) => ({
    path: one.path,
    words: /\.json$/iu.test(one.path) ? (decodeFile(one).file?.text ?? null) : null,
  }));
  const { lang, isPlain, role } = parseName(file.path);
  const reading = readIiif(file, manifest, beside, { lang, isSure: isPlain, role });
  return { ...reading, problems: [...problems, ...reading.problems] };
}

/** Reads a manifest; `beside` are the other files of its source: annotation pages, pictures. */
function readIiif(
  file: DecodedFile,
  manifest: Json,
  beside: readonly { readonly path: string; readonly words: string | null }[],
  hints: NameHints,
): Reading {
  const where = { file: file.path };
  const type = toType(manifest);
  if (type === 'Collection') {
    const count = listObjects(manifest.items ?? manifest.manifests ?? manifest.members).length;
    return refuse(toProblem('IIIF_COLLECTION', { count }, where));
  }
  if (type !== 'Manifest') return refuse(toProblem('IIIF_PAGE_ALONE', {}, where));
  const pages = new Map<string, Json>();
  const names = new FolderNames(beside.map(({ path }) => path));
  for (const { words } of beside) {
    const page = words === null ? null : parseIiif(words);
    const address = page === null || page === 'broken' ? null : toAddress(page);
    if (page !== null && page !== 'broken' && address !== null) pages.set(address, page);
  }
  const canvases = listCanvases(manifest, pages);
  const draft = new Draft();
  const problems: Problem[] = [];
  const facts = describe(manifest, draft, file.path, problems);
  const zones = toZones(canvases);
  const { images, far, missing } = joinImages(canvases, names, folderOf(file.path));
  if (far.length > 0) {
    draft.claim('images', far.slice(0, ADDRESSES_KEPT).join('\n'), 'items');
    problems.push(toProblem('IIIF_REMOTE', { count: far.length }, where));
  }
  for (const name of missing.slice(0, 50)) problems.push(toProblem('IIIF_NO_IMAGE', { name: showName(name) }, where));
  if (canvases.length === 0) problems.push(toProblem('IIIF_NO_CANVAS', {}, where));
  const context = { file: file.path, hints, facts };
  const title = draft.title ?? file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '');
  if (zones.length === 0) {
    problems.push(toProblem('IIIF_NO_WORDS', { count: canvases.length }, where));
    const record = draft.toRecord('', [], title);
    return {
      reader: IIIF_READER,
      records: [{ ...record, ...(images.length === 0 ? {} : { images }) }],
      problems,
    };
  }
  const read = readZones(zones, draft, context);
  const records = read.record === null ? [] : [{ ...read.record, ...(images.length === 0 ? {} : { images }) }];
  return { reader: IIIF_READER, records, problems: [...problems, ...read.problems] };
}

function refuse(problem: Problem): Reading {
  return { reader: IIIF_READER, records: [], problems: [problem] };
}

/** The description: label, summary, metadata under their labels, rights and the statement that has to be shown. */
function describe(manifest: Json, draft: Draft, path: string, problems: Problem[]): HeadFacts {
  const [title, ...others] = listWords(manifest.label);
  draft.setText('title', title?.words ?? '', 'label');
  for (const other of others)
    draft.claim(other.lang === null ? 'title' : `title (${other.lang})`, other.words, 'label');
  const summary = listWords(manifest.summary ?? manifest.description);
  draft.setText('summary', summary[0]?.words ?? '', manifest.summary === undefined ? 'description' : 'summary');
  const fields = listObjects(manifest.metadata).flatMap(({ label, value }, index): readonly HeadField[] => {
    const [name] = listWords(label);
    const first = listWords(value)[0]?.lang ?? null;
    // A value in several languages is one value; the first language stands.
    const values = listWords(value).filter(({ lang }) => lang === first || lang === null);
    return values.map(({ words }) => ({ path: name?.words ?? 'metadata', value: words, at: `metadata[${index}]` }));
  });
  const { facts, problems: found } = takeFields(fields, draft, path);
  // Metadata are labels for people: those Sverka has no field for are kept and are no problem.
  problems.push(...found.filter(({ code }) => code !== 'UNKNOWN_FIELD'));
  const shown = listObjects(manifest.requiredStatement)[0];
  const statement = shown === undefined ? listWords(manifest.attribution) : listWords(shown.value);
  const rights = toAddress(manifest.rights) ?? toAddress(manifest.license);
  const words = [...new Set(statement.map((one) => one.words))].join('\n\n');
  if (draft.rights === null && (rights !== null || words !== '')) {
    draft.rights = { text: words === '' ? (rights ?? '') : words, uri: rights, contact: null };
    draft.note('rights', words === '' ? 'rights' : shown === undefined ? 'attribution' : 'requiredStatement');
  } else if (words !== '') draft.claim('required statement', words, 'requiredStatement');
  for (const [key, value] of Object.entries({ homepage: manifest.homepage, 'see also': manifest.seeAlso })) {
    for (const one of listObjects(value)) draft.claim(key, toAddress(one) ?? '', key);
  }
  for (const one of listObjects(manifest.provider))
    for (const name of listWords(one.label)) draft.claim('provider', name.words, 'provider');
  if (typeof manifest.navDate === 'string') draft.claim('navDate', manifest.navDate.slice(0, 60), 'navDate');
  const own = toAddress(manifest);
  if (own !== null && /^https?:/u.test(own)) draft.claim('manifest', own, 'id');
  return facts;
}

/** The words of the canvases, those of each language together; a canvas begins a leaf. */
function toZones(canvases: readonly Canvas[]): readonly Zone[] {
  const languages = new Set<string | null>();
  for (const { notes } of canvases)
    for (const { lang, kind } of notes) if (kind === 'transcription') languages.add(lang);
  const hasText = languages.size > 0;
  // Where nothing is transcribed, what is said of the leaves is all the words there are.
  if (!hasText) for (const { notes } of canvases) for (const { lang } of notes) languages.add(lang);
  const main = [...languages][0] ?? null;
  return [...languages]
    .map((lang): Zone => {
      const paragraphs = canvases.flatMap((canvas, index) =>
        toParagraphs(
          canvas,
          index,
          canvas.notes.filter((note) => (hasText && note.kind === 'remark' ? false : note.lang === lang)),
          lang === main ? canvas.notes.filter(({ kind }) => hasText && kind === 'remark') : [],
          canvases.length > 1,
        ),
      );
      return { lang, role: null, paragraphs };
    })
    .filter(({ paragraphs }) => paragraphs.length > 0);
}

function toParagraphs(
  { label, at }: Canvas,
  index: number,
  notes: readonly CanvasNote[],
  remarks: readonly CanvasNote[],
  isNumbered: boolean,
): readonly Paragraph[] {
  const words = notes.map((note) => (note.isHtml ? stripMarkup(note.words) : note.words));
  const areLines = words.length > 5 && words.every((one) => one.length <= LINE);
  const lines = (areLines ? [words.join('\n')] : words).flatMap((one, number) => [
    ...(number === 0 ? [] : [{ text: '', at }]),
    ...one.split(/\r\n|[\n\r]/u).map((text) => ({ text, at })),
  ]);
  const [first, ...rest] = buildParagraphs(lines);
  if (first === undefined) return [];
  const { n, unit } = toLeaf(label, index);
  const leaf: LocalMark = { kind: 'leaf', n, unit, start: 0, end: 0 };
  const end = first.text.length;
  const marks: readonly LocalMark[] = remarks.map((remark) => ({
    kind: 'note',
    by: 'editor',
    text: stripMarkup(remark.words),
    start: end,
    end,
  }));
  return [{ ...first, gap: 1, marks: [...(isNumbered ? [leaf] : []), ...(first.marks ?? []), ...marks] }, ...rest];
}

/** What a canvas is called as a leaf: “f. 5”, «л. 5», “Page 12” are numbers; any other label stays. */
function toLeaf(label: string | null, index: number): { readonly n: string; readonly unit: 'leaf' | 'page' } {
  const written = label ?? String(index + 1);
  const unit = /^(?:folio|fol\.|f\.|leaf|лист|л\.)/iu.test(written) ? 'leaf' : 'page';
  const n = written.replace(/^(?:page|pages|p\.|pp\.|folio|fol\.|f\.|leaf|лист|л\.|с\.|стр\.)\s*(?=\S)/iu, '');
  return { n: n.slice(0, 40), unit };
}

/** The pictures of the canvases: those that lie in the folder, the addresses of the others, and names that lead to no file. */
function joinImages(
  canvases: readonly Canvas[],
  names: FolderNames,
  from: string,
): { readonly images: readonly LeafImage[]; readonly far: readonly string[]; readonly missing: readonly string[] } {
  const images: LeafImage[] = [];
  const far: string[] = [];
  const missing: string[] = [];
  for (const [index, { label, images: own }] of canvases.entries()) {
    for (const address of own) {
      if (isRemote(address)) {
        far.push(address);
        continue;
      }
      const found = names.find(decodePath(address), from);
      if ('path' in found) images.push({ file: found.path, leaf: toLeaf(label, index).n });
      else missing.push(address);
    }
  }
  return { images, far, missing };
}

/** Tells an address from a path; `data:` and the like are never opened either. */
export function isRemote(address: string): boolean {
  return /^(?:[a-z][a-z\d+.-]+:(?!\\)|\/\/)/iu.test(address) && !/^file:/iu.test(address);
}

/** A path in an address is percent-encoded. */
export function decodePath(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
