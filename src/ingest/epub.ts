/**
 * EPUB (2 and 3) → records: one for each entry at the top of its contents that begins a part of the book, or one where it has no contents.
 * The pages are read as HTML is; nothing in them is run or fetched.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Publication, Reading, RecordReading } from '../model/record.ts';
import type { NameHints } from './document.ts';
import { readZones } from './document.ts';
import { Draft } from './draft.ts';
import { buildZones } from './html-blocks.ts';
import { findNotes } from './html-notes.ts';
import { parseHtml } from './html-tree.ts';
import type { SourceFile } from './source.ts';
import { childrenOf, findAt, listAt, listBelow, wordsIn } from './xml-path.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { type Container, openContainer } from './zip.ts';
import type { Zone } from './zones.ts';

export const EPUB_READER = 'epub/2';
/** A part of a book with fewer words than this is a title page, not a text. */
const LEAST_WORDS = 25;
const NO_WORDS = new Set(['script', 'style', 'nav', 'template', 'noscript', 'head', 'iframe', 'object', 'svg']);

interface SpinePage {
  readonly id: string;
  readonly name: string;
  readonly body: XmlElement;
}
interface Part {
  readonly key: string;
  readonly title: string | null;
  readonly at: string;
  readonly pages: SpinePage[];
}

/** Reads an EPUB. Bad input gives problems, never an exception. */
export async function readEpub(source: SourceFile, hints: NameHints): Promise<Reading> {
  const file = source.path;
  const { container, problems: opening } = await openContainer(source.bytes, file);
  if (container === null) return { reader: EPUB_READER, records: [], problems: opening };
  const broken = (reason: string): Reading => ({
    reader: EPUB_READER,
    records: [],
    problems: [...container.problems, toProblem('FILE_BROKEN', { reason }, { file })],
  });
  const locked = await container.readText('META-INF/encryption.xml');
  if (locked !== null && /\.x?html?["']/iu.test(locked))
    return { reader: EPUB_READER, records: [], problems: [toProblem('FILE_ENCRYPTED', {}, { file })] };
  const head = await parsePart(container, 'META-INF/container.xml');
  const rootfile = head === null ? undefined : listBelow(head, 'rootfile')[0]?.attributes['full-path'];
  const book = rootfile === undefined ? null : await parsePart(container, rootfile);
  if (rootfile === undefined || book === null) return broken('it has no package document');
  const manifest = new Map(
    listBelow(book, 'item', 'opf:item').map(({ attributes }) => [attributes.id ?? '', attributes] as const),
  );
  const pages: SpinePage[] = [];
  const read = new Set<string>();
  const problems: Problem[] = [];
  for (const { attributes } of listBelow(book, 'itemref', 'opf:itemref')) {
    const item = manifest.get(attributes.idref ?? '');
    const name = item?.href === undefined ? '' : resolve(rootfile, item.href);
    // A page that stands in the spine twice is one page.
    if (name === '' || read.has(name) || item?.properties?.split(' ').includes('nav') === true) continue;
    read.add(name);
    const text = await container.readText(name);
    const html = text === null ? null : parseHtml(text);
    const body = html === null ? undefined : childrenOf(html, 'body')[0];
    if (body !== undefined) pages.push({ id: attributes.idref ?? name, name, body: qualify(body, name, null) });
    else problems.push(toProblem('FILE_BROKEN', { reason: `${name} could not be read` }, { file, at: name }));
  }
  if (pages.length === 0) return broken('it has no pages');
  const all: XmlElement = { ...EMPTY, name: 'body', children: pages.map(({ body }) => body), counts: undefined };
  const notes = findNotes(all);
  const parts = toParts(pages, await readContents(container, rootfile, book, manifest));
  const publication = readPublication(book);
  const records: RecordReading[] = [];
  const left: string[] = [];
  for (const part of parts) {
    const zones = part.pages.flatMap(({ body, name }) => buildZones(body, notes).map((zone) => locate(zone, name)));
    const words = zones
      .flatMap(({ paragraphs }) => paragraphs)
      .reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
    if (words < LEAST_WORDS && parts.length > 1) {
      if (words > 0) left.push(part.title ?? part.pages[0]?.name ?? '');
      continue;
    }
    const draft = new Draft();
    if (part.title !== null) draft.setText('title', part.title, part.at);
    if (publication !== null) {
      draft.publication = publication;
      draft.note('publication', `${rootfile}, metadata`);
    }
    claimMetadata(book, rootfile, draft);
    const { record, problems: found } = readZones(zones, draft, { file, hints });
    problems.push(...found);
    if (record !== null) records.push({ ...record, key: parts.length > 1 ? part.key : '' });
  }
  if (left.length > 0) problems.push(toProblem('VOLUME_PARTS', { parts: left.slice(0, 10).join(', ') }, { file }));
  return { reader: EPUB_READER, records, problems: [...container.problems, ...problems] };
}

const EMPTY: XmlElement = { name: '', attributes: {}, line: 1, parent: null, children: [], nth: 1, counts: undefined };

/** Copies a page with its ids and links made unique in the book, so that a note may stand in another file; without what holds no words. */
function qualify(element: XmlElement, name: string, parent: XmlElement | null): XmlElement {
  const { id, href } = element.attributes;
  const attributes: Record<string, string> = { ...element.attributes };
  if (id !== undefined) attributes.id = `${name}#${id}`;
  if (href !== undefined && !/^[a-z][\w+.-]*:/iu.test(href)) {
    const [path = '', fragment] = href.split('#');
    attributes.href = `#${path === '' ? name : resolve(name, path)}${fragment === undefined ? '' : `#${fragment}`}`;
  }
  const copy: XmlElement = { ...element, attributes, parent, children: [] };
  for (const child of element.children) {
    if (typeof child === 'string') copy.children.push(child);
    else if (!NO_WORDS.has(child.name)) copy.children.push(qualify(child, name, copy));
  }
  return copy;
}

function locate(zone: Zone, name: string): Zone {
  return {
    ...zone,
    paragraphs: zone.paragraphs.map((paragraph) => ({ ...paragraph, at: `${name}, ${paragraph.at}` })),
  };
}

/** The name of a member, from a name relative to another. It is looked up among the members and nowhere else. */
function resolve(from: string, target: string): string {
  const steps = from.split('/').slice(0, -1);
  let path = target.split('#')[0] ?? '';
  try {
    path = decodeURIComponent(path);
  } catch {
    // A stray per cent sign is part of the name.
  }
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function parsePart(container: Container, name: string): Promise<XmlElement | null> {
  const text = await container.readText(name);
  return text === null ? null : parseXml(text).root;
}

interface Entry {
  readonly name: string;
  readonly title: string;
  readonly at: string;
}

/** The top of the table of contents: EPUB 3's navigation page, else EPUB 2's NCX. */
async function readContents(
  container: Container,
  rootfile: string,
  book: XmlElement,
  manifest: ReadonlyMap<string, Readonly<Record<string, string>>>,
): Promise<readonly Entry[]> {
  const nav = [...manifest.values()].find(({ properties }) => properties?.split(' ').includes('nav') === true);
  if (nav?.href !== undefined) {
    const name = resolve(rootfile, nav.href);
    const html = parseHtml((await container.readText(name)) ?? '');
    const lists =
      html === null
        ? []
        : listBelow(html, 'nav').filter(({ attributes }) => (attributes['epub:type'] ?? 'toc').includes('toc'));
    const entries = listAt(lists[0] ?? EMPTY, 'ol/li').flatMap((item): readonly Entry[] => {
      const [link] = listBelow(item, 'a');
      return link?.attributes.href === undefined
        ? []
        : [{ name: resolve(name, link.attributes.href), title: wordsIn(link), at: `${name}, line ${link.line}` }];
    });
    if (entries.length > 0) return entries;
  }
  const ncx =
    manifest.get(findAt(book, 'spine')?.attributes.toc ?? '') ??
    [...manifest.values()].find((item) => item['media-type'] === 'application/x-dtbncx+xml');
  if (ncx?.href === undefined) return [];
  const name = resolve(rootfile, ncx.href);
  const root = await parsePart(container, name);
  return (root === null ? [] : listAt(root, 'navMap/navPoint')).flatMap((point): readonly Entry[] => {
    const target = findAt(point, 'content')?.attributes.src;
    return target === undefined
      ? []
      : [
          {
            name: resolve(name, target),
            title: wordsIn(findAt(point, 'navLabel') ?? ''),
            at: `${name}, line ${point.line}`,
          },
        ];
  });
}

/** Parts begin where an entry of the contents points to; what stands before the first is a part too. */
function toParts(pages: readonly SpinePage[], contents: readonly Entry[]): readonly Part[] {
  const begins = new Map<string, Entry>();
  for (const entry of contents) if (!begins.has(entry.name)) begins.set(entry.name, entry);
  const parts: Part[] = [];
  for (const page of pages) {
    const entry = begins.get(page.name);
    const last = parts.at(-1);
    if (last !== undefined && (entry === undefined || begins.size < 2)) last.pages.push(page);
    else
      parts.push({
        key: page.id,
        title: begins.size < 2 ? null : (entry?.title ?? null),
        at: entry?.at ?? page.name,
        pages: [page],
      });
  }
  return parts;
}

function readPublication(book: XmlElement): Publication | null {
  const one = (name: string): string => wordsIn(listBelow(book, name)[0] ?? '');
  const title = one('dc:title');
  if (title === '') return null;
  const year = /\d{4}/u.exec(one('dc:date'))?.[0];
  const publisher = one('dc:publisher');
  return { title, ...(publisher === '' ? {} : { publisher }), ...(year === undefined ? {} : { year }) };
}

function claimMetadata(book: XmlElement, rootfile: string, draft: Draft): void {
  for (const [element, key] of [
    ['dc:creator', 'book author'],
    ['dc:contributor', 'book contributor'],
    ['dc:language', 'book language'],
    ['dc:identifier', 'book identifier'],
  ] as const)
    for (const found of listBelow(book, element))
      if (wordsIn(found) !== '') draft.claim(key, wordsIn(found), `${rootfile}, line ${found.line}`);
  const rights = wordsIn(listBelow(book, 'dc:rights')[0] ?? '');
  if (rights === '') return;
  draft.rights = { text: rights, uri: null, contact: null };
  draft.note('rights', `${rootfile}, dc:rights`);
}
