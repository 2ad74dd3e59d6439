/** A volume: one TEI file, many documents. What stands around them (chapters, lists of persons, pages) is noted in passing. */
import { type Problem, toProblem } from '../errors.ts';
import type { Contributor, ListedName, RecordReading } from '../model/record.ts';
import { checkDate, readOwnWords, saysTranslation, toTitle } from './tei-document.ts';
import { type Description, readHeader } from './tei-header.ts';
import { findListedName } from './tei-names.ts';
import type { Tally } from './tei-scope.ts';
import { buildTexts } from './tei-versions.ts';
import { childrenOf, findAt, placeOf, wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

/** A volume while it is read. */
export interface Volume {
  readonly records: RecordReading[];
  readonly refs: ReadonlySet<string>[];
  /** The texts of each record whose language is only guessed. */
  readonly guessed: ReadonlySet<number>[];
  readonly keys: Set<string>;
  readonly names: Map<string, ListedName>;
  /** Headings of the divisions that hold documents, and of those that hold none. */
  readonly heads: Map<XmlElement, string>;
  readonly parts: Map<XmlElement, string[]>;
  readonly holders: Set<XmlElement>;
  description: Description | undefined;
  header: XmlElement | undefined;
  /** The document being read, and the page that was open when it began. */
  open: XmlElement | undefined;
  page: XmlElement | undefined;
  openPage: XmlElement | undefined;
}

/** Builds the state a volume is read with; `keys` are those taken in the file so far. */
export function startVolume(keys: Set<string>): Volume {
  return {
    records: [],
    refs: [],
    guessed: [],
    keys,
    names: new Map(),
    heads: new Map(),
    parts: new Map(),
    holders: new Set(),
    description: undefined,
    header: undefined,
    open: undefined,
    page: undefined,
    openPage: undefined,
  };
}

/** Today's FRUS says `type="document" subtype="editorial-note"`; some volumes have only the subtype. */
function isDocument(element: XmlElement): boolean {
  if (!/^div\d?$/u.test(element.name)) return false;
  const { type, subtype } = element.attributes;
  return (
    type === 'document' || subtype === 'historical-document' || subtype === 'editorial-note' || subtype === 'document'
  );
}

/** Takes note of an element that opens: the page that begins, the document that begins. */
export function enter(element: XmlElement, volume: Volume): void {
  if (element.name === 'pb') volume.page = element;
  if (volume.open === undefined && isDocument(element)) {
    volume.open = element;
    volume.openPage = volume.page !== undefined && isOfVolume(volume.page) ? volume.page : undefined;
    for (let at = element.parent; at !== null; at = at.parent) volume.holders.add(at);
  }
}

/** False for a page of one document's own facsimile (`d4-01` in `d4`), which says nothing about the next document. */
function isOfVolume(page: XmlElement): boolean {
  for (let at = page.parent; at !== null; at = at.parent) {
    const id = at.attributes['xml:id'];
    if (isDocument(at) && id !== undefined)
      return ![page.attributes['xml:id'], page.attributes.facs].some((own) => own?.startsWith(id) === true);
  }
  return true;
}

/** Takes note of an element that closes outside the documents; true where it need not be kept. */
export function leave(element: XmlElement, volume: Volume): boolean {
  const { name, parent } = element;
  if (name === 'teiHeader' && parent !== null) {
    volume.header = element;
    volume.description = readHeader(element);
  } else if (name === 'head' && parent !== null && !volume.heads.has(parent)) {
    volume.heads.set(parent, wordsIn(element, ['note']));
  } else if (/^div\d?$/u.test(name) && parent !== null) {
    const own = volume.holders.has(element)
      ? (volume.parts.get(element) ?? [])
      : [volume.heads.get(element) ?? element.attributes.type ?? name];
    volume.parts.set(parent, [...(volume.parts.get(parent) ?? []), ...own]);
    // Behind the documents comes the index: hundreds of thousands of elements nobody needs.
    return volume.records.length > 0;
  } else {
    const listed = findListedName(element);
    if (listed !== undefined && !volume.names.has(listed.ref)) volume.names.set(listed.ref, listed);
  }
  return false;
}

/** Reads the document that has just closed and adds its record to the volume. */
export function addDocument(
  element: XmlElement,
  volume: Volume,
  tally: Tally,
  problems: Problem[],
  file: string,
): void {
  const own = readOwnWords(element);
  const id = element.attributes['xml:id'];
  const at = id ?? `document ${volume.records.length + 1}`;
  const {
    texts,
    refs,
    guessed,
    problems: found,
  } = buildTexts([element], {
    languages: volume.description?.languages ?? [],
    translators: [],
    ...(volume.openPage === undefined ? {} : { page: volume.openPage }),
    isTranslation: saysTranslation(element),
    tally,
    file,
  });
  if (texts.length === 0) {
    problems.push(toProblem('NO_TEXT', {}, { at, file }));
    return;
  }
  problems.push(
    ...found.filter((problem) => problem.code !== 'LANGUAGE_UNKNOWN').map((problem) => ({ ...problem, at })),
  );
  problems.push(...checkDate(own, file));
  const chapters: string[] = [];
  for (let up = element.parent; up !== null; up = up.parent) {
    const head = volume.heads.get(up);
    if (head !== undefined && head !== '') chapters.unshift(head.replace(/[:.]$/u, ''));
  }
  const n = element.attributes.n;
  volume.refs.push(refs);
  volume.guessed.push(guessed);
  volume.records.push({
    key: uniqueKey(id ?? (n === undefined ? `document-${volume.records.length + 1}` : `n${n}`), volume.keys),
    title: toTitle(own.title, texts),
    summary: own.summary,
    ...(own.type === undefined ? {} : { type: own.type }),
    dates: own.date === undefined ? {} : { document: own.date },
    reference: own.reference,
    marking: own.marking,
    contributors: own.contributors,
    sponsors: [],
    rights: null,
    ...(n === undefined ? {} : { publication: { title: '', number: n } }),
    claimed: { ...own.claimed, ...(chapters.length === 0 ? {} : { chapter: chapters.join(' › ') }) },
    texts,
    provenance: [...own.provenance, { field: 'texts.0', at: placeOf(element) }],
  });
}

/** Builds the records of a volume, once all of it was seen: they share its description and its list of persons. */
export function finishVolume(
  volume: Volume,
  tei: XmlElement,
  problems: Problem[],
  file: string,
): readonly RecordReading[] {
  const description = volume.description;
  const statement = volume.header === undefined ? undefined : findAt(volume.header, 'fileDesc/titleStmt');
  const ofType = (pattern: RegExp): string | undefined =>
    statement === undefined
      ? undefined
      : childrenOf(statement, 'title')
          .filter((title) => pattern.test(title.attributes.type ?? ''))
          .map((title) => wordsIn(title))[0];
  const number = ofType(/^volume-?(?:number|no)$/u);
  const editors = description?.contributors.filter((one) => one.role === 'edited').map((one) => one.name) ?? [];
  const id = tei.attributes['xml:id'];
  const left = collectParts(tei, volume);
  if (left.length > 0) problems.push(toProblem('VOLUME_PARTS', { parts: listParts(left) }, { file }));
  const common = findCommonLanguage(volume);
  const unparsed = volume.records.filter((record) => record.reference !== null && record.reference.levels.length === 0);
  const sample = unparsed[0]?.reference?.text;
  if (sample !== undefined) {
    const text = unparsed.length === 1 ? sample : `${sample} … (${unparsed.length})`;
    problems.push(toProblem('REFERENCE_UNPARSED', { text }, { at: unparsed[0]?.key ?? '', file }));
  }
  return volume.records.map((record, index) => {
    const refs = volume.refs[index] ?? new Set<string>();
    const names = [...refs].flatMap((ref) => volume.names.get(ref) ?? []);
    const contributors = record.contributors.map((one): Contributor => {
      const listed = one.ref === undefined ? undefined : volume.names.get(one.ref);
      return listed === undefined ? one : { ...one, name: listed.name };
    });
    const volumeTitle = description?.title ?? '';
    return {
      ...record,
      // A line or two is too little to tell a language by; the volume around it is not.
      texts: record.texts.map((text, at) =>
        text.lang === 'und' || volume.guessed[index]?.has(at) === true ? { ...text, lang: common } : text,
      ),
      contributors,
      sponsors: description?.sponsors ?? [],
      rights: description?.rights ?? null,
      publication: {
        ...(description?.publication ?? {}),
        title: volumeTitle === '' ? (description?.publication?.title ?? id ?? '') : volumeTitle,
        ...(number === undefined || number === '' ? {} : { volume: number }),
        ...(record.publication?.number === undefined ? {} : { number: record.publication.number }),
        ...(editors.length === 0 ? {} : { editors }),
      },
      ...(names.length === 0 ? {} : { names }),
      claimed: { ...(id === undefined ? {} : { volume: id }), ...record.claimed },
      provenance: [
        ...record.provenance,
        ...(description?.provenance.filter((one) => one.field === 'publication' || one.field === 'rights') ?? []),
      ],
    };
  });
}

function findCommonLanguage({ records, guessed }: Volume): string {
  const counts = new Map<string, number>();
  records.forEach(({ texts }, index) => {
    texts.forEach(({ lang }, at) => {
      // A guess counts as good as nothing, where there is anything better.
      const weight = lang === 'und' ? 0 : guessed[index]?.has(at) === true ? 1e-6 : 1;
      counts.set(lang, (counts.get(lang) ?? 0) + weight);
    });
  });
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'und';
}

/** The divisions of a volume that hold no document, outermost first, by their headings. */
function collectParts(tei: XmlElement, volume: Volume): readonly string[] {
  return [...volume.parts]
    .filter(([holder]) => ['front', 'body', 'back'].includes(holder.name) && isInside(holder, tei))
    .flatMap(([, parts]) => parts);
}

function isInside(element: XmlElement, outer: XmlElement): boolean {
  for (let at: XmlElement | null = element; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

function listParts(parts: readonly string[]): string {
  const known = parts.filter((part) => part !== '');
  return known.length > 12 ? `${known.slice(0, 12).join('; ')}; … (${known.length})` : known.join('; ');
}

/** Builds a key no other record of the source has: `d12`, and `d12-2` where the file gives an id twice. */
export function uniqueKey(key: string, taken: Set<string>): string {
  let unique = key;
  for (let turn = 2; taken.has(unique); turn += 1) unique = `${key}-${turn}`;
  taken.add(unique);
  return unique;
}
