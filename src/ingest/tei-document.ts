/** What a TEI document says of itself in its own words: heading, dateline, source note, sender, signature. */
import { type Problem, toProblem } from '../errors.ts';
import type { EdtfDate } from '../model/date.ts';
import type { Contributor, FieldSource, Marking } from '../model/record.ts';
import type { Reference } from '../model/reference.ts';
import type { Text } from '../model/text.ts';
import { findDates } from './dates.ts';
import { parseReference } from './reference.ts';
import { formatRange, readTeiDate, toDay } from './tei-dates.ts';
import { parseSourceNote } from './tei-source-note.ts';
import { childrenOf, findAt, inherited, listBelow, placeOf, wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

export interface OwnWords {
  readonly title: string;
  readonly type: string | undefined;
  readonly date: EdtfDate | undefined;
  readonly unreadDate: { readonly wording: string; readonly at: string } | undefined;
  readonly place: string | undefined;
  readonly reference: Reference | null;
  readonly marking: Marking;
  readonly contributors: readonly Contributor[];
  readonly summary: string | null;
  readonly claimed: Readonly<Record<string, string>>;
  readonly provenance: readonly FieldSource[];
}

/** Documents of their own that hang on this one: their dates and signatures are not its. */
const ATTACHED = ['frus:attachment', 'floatingText'];
const KINDS =
  /^(?:draft |circular |paraphrase of |joint )*(?:telegram|airgram|despatch|memorandum of (?:(?:a |an )?(?:telephone )?(?:conversation|discussion|meeting))|memorandum|letter|note verbale|aide-mémoire|editorial note|national (?:security|intelligence) [\p{L}\s]+?(?=\d|,|$)|special national intelligence estimate|minutes of [\p{L}\s]+? meeting|minutes|record of (?:a )?conversation|message|report|paper|statement|circular|protocol|agreement|treaty)(?=\s|,|$)/iu;

/** Reads what a document says of itself. `root` is its `div` or `text`. */
export function readOwnWords(root: XmlElement): OwnWords {
  const provenance: FieldSource[] = [];
  const claimed: Record<string, string> = {};
  const head = findHead(root);
  const printed = head === undefined ? '' : wordsIn(head, ['note']);
  const title = stripNumber(printed, root.attributes.n);
  if (head !== undefined && title !== '')
    provenance.push({ field: 'title', at: placeOf(head), ...(title === printed ? {} : { wording: printed }) });

  const notes = listBelow(root, 'note', 'seg', ...ATTACHED);
  const sourceNote = notes.find((note) => !ATTACHED.includes(note.name) && isSourceNote(note)) ?? headBibl(head);
  const source =
    sourceNote === undefined
      ? undefined
      : parseSourceNote(wordsIn(sourceNote, sourceNote.name === 'seg' ? ['note'] : []));
  if (sourceNote !== undefined) provenance.push({ field: 'reference', at: placeOf(sourceNote) });
  if (sourceNote !== undefined && source?.marking.classification !== undefined)
    provenance.push({ field: 'marking.classification', at: placeOf(sourceNote) });
  const summary = notes.find(
    (note) => note.name === 'note' && /^(?:summary|abstract|regest)/iu.test(note.attributes.type ?? ''),
  );
  if (summary !== undefined) provenance.push({ field: 'summary', at: placeOf(summary) });

  const dated = findDate(root, head, title);
  if (dated.date !== undefined)
    provenance.push({
      field: 'dates.document',
      at: dated.at,
      ...(dated.wording === '' ? {} : { wording: dated.wording }),
    });
  const dateline = findDateline(root);
  const place =
    dateline === undefined
      ? undefined
      : listBelow(dateline, 'placeName', 'settlement')
          .map((one) => wordsIn(one))
          .find((words) => words !== '');
  const contributors = readContributors(root, head, provenance);
  for (const bound of ['frus:doc-dateTime-min', 'frus:doc-dateTime-max']) {
    const value = root.attributes[bound];
    if (value !== undefined) claimed[bound.replace('frus:', '')] = value;
  }
  const subtype = root.attributes.subtype;
  return {
    title,
    type:
      KINDS.exec(title)?.[0] ??
      (subtype === undefined || subtype === 'historical-document' ? undefined : subtype.replaceAll('-', ' ')),
    date: dated.date,
    unreadDate:
      dated.date === undefined && /\d/u.test(dated.wording) ? { wording: dated.wording, at: dated.at } : undefined,
    place,
    reference: source === undefined || source.archive === '' ? null : parseReference(source.archive),
    marking: source?.marking ?? {},
    contributors,
    summary: summary === undefined ? null : wordsIn(summary),
    claimed: { ...claimed, ...(place === undefined ? {} : { place }), ...readLinks(root) },
    provenance,
  };
}

/** A document's own heading: of its division, or of the one division it consists of. */
function findHead(root: XmlElement): XmlElement | undefined {
  for (let at: XmlElement | undefined = root; at !== undefined; ) {
    const head: XmlElement | undefined =
      childrenOf(at, 'head')[0] ?? findAt(at, 'opener/head') ?? findAt(at, 'front/head');
    if (head !== undefined) return head;
    const parts: readonly XmlElement[] = childrenOf(at, 'body', 'div', 'div1');
    at = parts.length === 1 ? parts[0] : undefined;
  }
  return undefined;
}

function stripNumber(words: string, n: string | undefined): string {
  const number = /^(?:no\.\s*|nr\.\s*|№\s*)?\[?(\d+[a-z]?)\]?\s*[.)]?\s+(?=\S)/iu.exec(words);
  return number !== null && number[1] === n ? words.slice(number[0].length) : words;
}

function isSourceNote(note: XmlElement): boolean {
  if (/^source/iu.test(note.attributes.type ?? '')) return true;
  return note.name === 'note' && note.parent?.name === 'head' && /^\s*sources?:/iu.test(wordsIn(note));
}

function headBibl(head: XmlElement | undefined): XmlElement | undefined {
  return head === undefined ? undefined : listBelow(head, 'note').find((note) => listBelow(note, 'bibl').length > 0);
}

function findDateline(root: XmlElement): XmlElement | undefined {
  return listBelow(root, 'dateline', ...ATTACHED).find((one) => one.name === 'dateline');
}

interface Dated {
  readonly date: EdtfDate | undefined;
  readonly wording: string;
  readonly at: string;
}

/** The dateline first, then a date marked up in the heading, then the bounds the edition computed, then a date in the words of the heading. */
function findDate(root: XmlElement, head: XmlElement | undefined, title: string): Dated {
  const lang = inherited(root, 'xml:lang');
  const dateline = findDateline(root);
  const marked = dateline === undefined ? [] : listBelow(dateline, 'date');
  for (const element of [...marked, ...(head === undefined ? [] : listBelow(head, 'date'))]) {
    const date = readTeiDate(element, lang);
    if (date !== undefined) return { date: date.edtf, wording: wordsIn(element, ['note']), at: placeOf(element) };
  }
  const words = dateline === undefined ? '' : wordsIn(dateline, ['note']);
  if (dateline !== undefined && marked.length === 0) {
    const found = findDates(words, lang);
    if (found.length === 1) return { date: found[0]?.edtf, wording: words, at: placeOf(dateline) };
  }
  const bounds = formatRange(
    toDay(root.attributes['frus:doc-dateTime-min']),
    toDay(root.attributes['frus:doc-dateTime-max']),
  );
  if (bounds !== undefined) return { date: bounds, wording: '', at: placeOf(root) };
  const named = [...new Map(findDates(title, lang).map((found) => [found.edtf, found])).values()];
  if (named.length === 1 && head !== undefined) return { date: named[0]?.edtf, wording: title, at: placeOf(head) };
  return {
    date: undefined,
    wording: marked.length > 0 || dateline !== undefined ? words : '',
    at: dateline === undefined ? '' : placeOf(dateline),
  };
}

/** Sender and receiver are marked up in FRUS headings as names of type `from` and `to`; else a signature names the author. */
function readContributors(
  root: XmlElement,
  head: XmlElement | undefined,
  provenance: FieldSource[],
): readonly Contributor[] {
  const found: Contributor[] = [];
  const add = (element: XmlElement, role: Contributor['role']): void => {
    const name = wordsIn(element, ['note', 'affiliation']).replace(/[\s,;.]+$/u, (end) =>
      /^\./u.test(end) ? '.' : '',
    );
    if (name === '' || found.some((one) => one.name === name && one.role === role)) return;
    const named = [element, ...listBelow(element, 'persName')].find(
      (one) => (one.attributes.corresp ?? one.attributes.ref) !== undefined,
    );
    const ref = (named?.attributes.corresp ?? named?.attributes.ref)?.replace(/^#/u, '');
    provenance.push({ field: `contributors.${found.length}`, at: placeOf(element) });
    found.push({ name, role, ...(ref === undefined ? {} : { ref }) });
  };
  const parties = head === undefined ? [] : listBelow(head, 'persName', 'gloss', 'orgName', 'note');
  for (const party of parties) {
    if (party.attributes.type === 'from') add(party, 'sender');
    if (party.attributes.type === 'to') add(party, 'recipient');
  }
  for (const [type, role] of [
    ['from', 'sender'],
    ['to', 'recipient'],
  ] as const) {
    if (found.some((one) => one.role === role)) continue;
    const list = childrenOf(root, 'list').find((one) => one.attributes.type === type);
    for (const item of list === undefined ? [] : childrenOf(list, 'item')) add(item, role);
  }
  if (!found.some((one) => one.role === 'sender')) {
    for (const signed of childrenOf(root, 'closer').flatMap((closer) => childrenOf(closer, 'signed')))
      add(signed, 'author');
  }
  return found;
}

/** Notes that point at other documents in pairs: “Translation of:” and the name of a file. */
function readLinks(root: XmlElement): Readonly<Record<string, string>> {
  const links: Record<string, string> = {};
  for (const group of listBelow(root, 'noteGrp')) {
    let label = '';
    for (const words of childrenOf(group, 'note').map((note) => wordsIn(note))) {
      if (words.endsWith(':')) label = words.slice(0, -1);
      else if (label !== '' && words !== '')
        links[label] = links[label] === undefined ? words : `${links[label]}; ${words}`;
    }
  }
  return links;
}

/** Tells whether a document says in a line of its own that it is printed in translation: “[Translation]”. */
export function saysTranslation(root: XmlElement): boolean {
  return (root.name === 'text' ? listBelow(root, 'p', 'opener', 'head') : childrenOf(root, 'p', 'opener', 'head'))
    .slice(0, 4)
    .some((one) =>
      [one, ...listBelow(one, 'seg', 'hi')].some((part) =>
        /^\[?\(?(?:translation|traduction|übersetzung|перевод)\)?\]?$/iu.test(wordsIn(part)),
      ),
    );
}

/** Builds the title of a record: its own, else the beginning of its words. */
export function toTitle(title: string, texts: readonly Text[]): string {
  if (title !== '') return title;
  const line = texts[0]?.blocks[0]?.text.split('\n')[0] ?? '';
  return line.length <= 80 ? line : `${line.slice(0, line.lastIndexOf(' ', 78))}…`;
}

/** Checks the date: one problem where a dateline gives one that could not be read. */
export function checkDate(own: OwnWords, file: string): readonly Problem[] {
  if (own.unreadDate === undefined) return [];
  return [toProblem('DATE_UNPARSED', { text: own.unreadDate.wording }, { at: own.unreadDate.at, file })];
}
