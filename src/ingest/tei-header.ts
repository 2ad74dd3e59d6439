/** The TEI header (Guidelines, chapter 2) → the description of a record, each field with the element it came from. */
import type { RecordDates, DateRole } from '../model/date.ts';
import type { Contributor, ContributorRole, FieldSource, Publication, Rights } from '../model/record.ts';
import type { Reference } from '../model/reference.ts';
import { parseReference } from './reference.ts';
import { readTeiDate } from './tei-dates.ts';
import { findNamedLanguage, toLanguage } from './xml-lang.ts';
import { childrenOf, findAt, listAt, listBelow, placeOf, wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

/** What a header says. `languages` are those of the original, in the order of trust. */
export interface Description {
  readonly title: string;
  readonly summary: string | null;
  readonly dates: RecordDates;
  /** Dates that stand there but could not be read, as written, with their places. */
  readonly unreadDates: readonly { readonly wording: string; readonly at: string }[];
  readonly reference: Reference | null;
  readonly contributors: readonly Contributor[];
  readonly translators: readonly string[];
  readonly sponsors: readonly string[];
  readonly rights: Rights | null;
  readonly publication: Publication | undefined;
  readonly claimed: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly provenance: readonly FieldSource[];
}

/** MARC relator codes and words of many languages → roles. */
/** Other items the header names, by how they are related: `<relatedItem type="translationOf" target="letter-7.xml"/>`. */
function readRelated(header: XmlElement): Readonly<Record<string, string>> {
  const related: Record<string, string> = {};
  for (const item of listBelow(header, 'relatedItem')) {
    const type = item.attributes.type ?? '';
    const pointer = listBelow(item, 'ref', 'ptr', 'idno')[0];
    const target = item.attributes.target ?? pointer?.attributes.target ?? wordsIn(item);
    if (type !== '' && target !== '') related[type] = target;
  }
  return related;
}

const ROLES: readonly (readonly [RegExp, ContributorRole])[] = [
  [/\btrl\b|transl|traduc|traduz|übers|překl|prekl|перев/iu, 'translated'],
  [/\btrc\b|transcri|transkri|расшифр|přepis/iu, 'transcribed'],
  [/\bobt|procur|provided/iu, 'obtained'],
  [/\bedt?\b|edit|éditeur|herausg|hrsg|redak|ред/iu, 'edited'],
];

/** Reads a `teiHeader`. */
export function readHeader(header: XmlElement): Description {
  const provenance: FieldSource[] = [];
  const from = <Value>(field: string, element: XmlElement | undefined, value: Value): Value => {
    if (element !== undefined) provenance.push({ field, at: placeOf(element) });
    return value;
  };
  const claimed: Record<string, string> = {};

  const titles = findTitles(header);
  const main = titles[0];
  const subtitle =
    main === undefined ? undefined : titles.find((one) => one.attributes.type === 'sub' && sameLang(one, main));
  const title = [main, subtitle]
    .map((one) => (one === undefined ? '' : wordsIn(one)))
    .filter((words) => words !== '')
    .join('. ');
  if (main !== undefined && title !== '') from('title', main, title);
  for (const other of titles.slice(1)) {
    const lang = other.attributes['xml:lang'];
    if (other !== subtitle && lang !== undefined && wordsIn(other) !== '') claimed[`title.${lang}`] = wordsIn(other);
  }

  const summary = readSummary(header, from);
  const contributors = readContributors(header, from);
  const dates: Partial<Record<DateRole, string>> = {};
  const unreadDates: { wording: string; at: string }[] = [];
  for (const [role, element] of listDates(header)) {
    const date = readTeiDate(element);
    const wording = wordsIn(element);
    if (date === undefined) {
      if (wording !== '') unreadDates.push({ wording, at: placeOf(element) });
    } else if (dates[role] === undefined) {
      dates[role] = date.edtf;
      if (date.oldStyle !== undefined) claimed[`${role} (Old Style)`] = date.oldStyle;
      provenance.push({ field: `dates.${role}`, at: placeOf(element), ...(wording === '' ? {} : { wording }) });
    }
  }
  const sponsors = listAt(header, 'fileDesc/titleStmt').flatMap((stmt) => childrenOf(stmt, 'funder', 'sponsor'));
  sponsors.forEach((element, index) => from(`sponsors.${index}`, element, null));
  const keywords = listAt(header, 'profileDesc/textClass/keywords')
    .flatMap((list) => listBelow(list, 'term', 'item'))
    .map((term) => wordsIn(term));
  if (keywords.some((word) => word !== '')) claimed.keywords = keywords.filter((word) => word !== '').join('; ');
  Object.assign(claimed, readRelated(header));
  const place =
    findAt(header, 'profileDesc/creation/origPlace') ??
    findAt(header, 'profileDesc/creation/placeName') ??
    findAt(header, 'profileDesc/creation/settlement');
  if (place !== undefined && wordsIn(place) !== '') claimed.place = wordsIn(place);

  return {
    title,
    summary,
    dates,
    unreadDates,
    reference: readReference(header, from),
    contributors,
    translators: contributors.filter((one) => one.role === 'translated').map((one) => one.name),
    sponsors: sponsors.map((element) => wordsIn(element)).filter((name) => name !== ''),
    rights: readRights(header, from),
    publication: readPublication(header, from),
    claimed,
    languages: readLanguages(header),
    provenance,
  };
}

type From = <Value>(field: string, element: XmlElement | undefined, value: Value) => Value;

/** Lists the titles, the main one first: the complete one, the main one, else the first with words. */
function findTitles(header: XmlElement): readonly XmlElement[] {
  const all = listAt(header, 'fileDesc/titleStmt/title').filter((title) => wordsIn(title) !== '');
  const main =
    all.find((title) => title.attributes.type === 'complete') ??
    all.find((title) => title.attributes.type === 'main') ??
    all[0];
  return main === undefined ? [] : [main, ...all.filter((title) => title !== main)];
}

function sameLang(a: XmlElement, b: XmlElement): boolean {
  return a.attributes['xml:lang'] === b.attributes['xml:lang'];
}

function readSummary(header: XmlElement, from: From): string | null {
  const abstract =
    listAt(header, 'profileDesc/abstract').find((one) => wordsIn(one) !== '') ??
    findAt(header, 'fileDesc/sourceDesc/msDesc/msContents/summary');
  if (abstract === undefined) return null;
  const paragraphs = childrenOf(abstract, 'p', 'ab').map((one) => wordsIn(one));
  const words = (paragraphs.length > 0 ? paragraphs : [wordsIn(abstract)]).filter((one) => one !== '').join('\n');
  return words === '' ? null : from('summary', abstract, words);
}

function readContributors(header: XmlElement, from: From): readonly Contributor[] {
  const found: Contributor[] = [];
  const add = (
    element: XmlElement,
    role: ContributorRole,
    named: readonly XmlElement[] = nameElements(element),
  ): void => {
    for (const one of named.length > 0 ? named : [element]) {
      const name = formatName(one);
      if (name === '' || found.some((other) => other.name === name && other.role === role)) continue;
      const ref = one.attributes.ref ?? one.attributes.key ?? element.attributes.ref ?? element.attributes.key;
      from(`contributors.${found.length}`, one, null);
      found.push({ name, role, ...(ref === undefined || ref === '' ? {} : { ref: ref.replace(/^#/u, '') }) });
    }
  };
  for (const stmt of [...listAt(header, 'fileDesc/titleStmt'), ...listAt(header, 'fileDesc/editionStmt')]) {
    const authors = childrenOf(stmt, 'author');
    const whole = joinTornName(
      authors,
      listAt(header, 'fileDesc/titleStmt/title').map((title) => wordsIn(title)),
    );
    if (whole === null) for (const author of authors) add(author, 'author');
    else {
      if (authors[0] !== undefined) from(`contributors.${found.length}`, authors[0], null);
      found.push({ name: whole, role: 'author' });
    }
    for (const editor of childrenOf(stmt, 'editor')) add(editor, findRole(`${editor.attributes.role ?? ''} editor`));
    for (const resp of childrenOf(stmt, 'respStmt')) {
      const duties = childrenOf(resp, 'resp').map(
        (one) => `${one.attributes.ref?.replace(/^.*\//u, '') ?? ''} ${one.attributes.key ?? ''} ${wordsIn(one)}`,
      );
      add(resp, findRole(duties.join(' ')), childrenOf(resp, 'persName', 'orgName', 'name'));
    }
  }
  for (const action of listAt(header, 'profileDesc/correspDesc/correspAction')) {
    const role = /^(?:sent|sending)/u.test(action.attributes.type ?? '')
      ? 'sender'
      : /^rec/u.test(action.attributes.type ?? '')
        ? 'recipient'
        : undefined;
    if (role !== undefined)
      for (const name of childrenOf(action, 'persName', 'orgName', 'name', 'rs')) add(name, role, [name]);
  }
  for (const creation of listAt(header, 'profileDesc/creation'))
    for (const name of childrenOf(creation, 'persName', 'orgName')) add(name, 'author', [name]);
  for (const author of listBelow(header, 'msItem', 'msContents').flatMap((item) => listBelow(item, 'author')))
    add(author, 'author');
  return found;
}

function nameElements(element: XmlElement): readonly XmlElement[] {
  return childrenOf(element, 'persName', 'orgName', 'name');
}

/** Words of rank, which stand in a name and are never the whole of it. */
const RANKS =
  'Prince|Duke|Count|Earl|Baron|King|Queen|Emperor|Empress|Tsar|Elector|Marquis|Sir|Graf|Fürst|Herzog|König|Kaiser|Freiherr|Comte|Duc|Roi';
/** Words that are part of a name and never the whole of it. */
const NAME_PARTS = new RegExp(String.raw`^(?:\p{Ll}[\p{L}'’]*|${RANKS})$`, 'u');
const BETWEEN = String.raw`(?:[\s,]|(?<!\p{L})(?:von|van|de|di|da|du|des|of|zu|af|la|le|${RANKS})(?!\p{L}))+`;

/**
 * Joins authors that are the torn words of one name: `<author>Jakob</author><author>von</author><author>Staehlin</author>`. They are
 * when one of them is no name by itself, when they are three single words, or when the title has just these words in a row, ranks
 * and particles between them left out; null where they are several persons.
 */
function joinTornName(authors: readonly XmlElement[], titles: readonly string[]): string | null {
  if (
    authors.length < 2 ||
    authors.some((author) => childrenOf(author).length > 0 || author.attributes.ref !== undefined)
  )
    return null;
  const words = authors.map((author) => wordsIn(author).replace(/[,;]+$/u, ''));
  const row = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)).join(BETWEEN), 'u');
  // Three persons are hardly ever called by one word each: it is a given name, another, and a surname.
  const areSingle = words.length > 2 && words.every((word) => /^[\p{L}'’-]+$/u.test(word));
  const isTorn = areSingle || words.some((word) => NAME_PARTS.test(word)) || titles.some((title) => row.test(title));
  return isTorn ? words.join(' ') : null;
}

/** Given name first, as a title page has it, where the parts are told apart. */
function formatName(element: XmlElement): string {
  const given = listBelow(element, 'forename').map((one) => wordsIn(one));
  const family = listBelow(element, 'surname').map((one) => wordsIn(one));
  const parts = [...given, ...family].filter((part) => part !== '');
  return given.length > 0 && family.length > 0 ? parts.join(' ') : wordsIn(element).replace(/[,;]+$/u, '');
}

function findRole(duty: string): ContributorRole {
  return ROLES.find(([pattern]) => pattern.test(duty))?.[1] ?? 'contributed';
}

function listDates(header: XmlElement): readonly (readonly [DateRole, XmlElement])[] {
  const found: (readonly [DateRole, XmlElement])[] = [];
  for (const action of listAt(header, 'profileDesc/correspDesc/correspAction')) {
    const type = action.attributes.type ?? '';
    const role: DateRole | undefined = /^(?:sent|sending)/u.test(type)
      ? 'sent'
      : /^rec/u.test(type)
        ? 'received'
        : undefined;
    for (const date of childrenOf(action, 'date')) if (role !== undefined) found.push([role, date]);
  }
  const creation = listAt(header, 'profileDesc/creation').flatMap((one) => listBelow(one, 'origDate', 'date'));
  const history = listAt(header, 'fileDesc/sourceDesc').flatMap((one) => listBelow(one, 'origDate'));
  const sent = found.filter(([role]) => role === 'sent').map(([, date]) => date);
  const cited = listAt(header, 'fileDesc/sourceDesc/bibl/date');
  const document = [creation, history, sent, cited].find((dates) => dates.length > 0) ?? [];
  return [...document.map((date) => ['document', date] as const), ...found];
}

function readReference(header: XmlElement, from: From): Reference | null {
  const identifier = listBelow(header, 'msIdentifier')[0];
  const sources = listAt(header, 'fileDesc/sourceDesc');
  const citation = sources
    .flatMap((one) => [
      ...childrenOf(one, 'bibl'),
      ...listBelow(one, 'msDesc').flatMap((desc) => childrenOf(desc, 'bibl')),
    ])
    .find((one) => wordsIn(one, ['textLang', 'note']) !== '');
  const holder =
    identifier === undefined
      ? undefined
      : (childrenOf(identifier, 'repository')[0] ?? childrenOf(identifier, 'institution')[0]);
  const repository = holder === undefined ? '' : wordsIn(holder, ['address']);
  const parts =
    identifier === undefined ? [] : childrenOf(identifier, 'collection', 'idno', 'msName').map((one) => wordsIn(one));
  const shelf = [repository, ...parts].filter((part) => part !== '').join(', ');
  const cited = citation === undefined ? '' : wordsIn(citation, ['textLang', 'note']);
  const text = cited === '' ? shelf : cited;
  if (text === '') return null;
  const parsed = parseReference(text);
  const better = parsed.levels.length === 0 && shelf !== '' ? parseReference(shelf) : parsed;
  const reference = { ...better, text, repository: better.repository ?? (repository === '' ? null : repository) };
  return from('reference', cited === '' ? identifier : citation, reference);
}

function readRights(header: XmlElement, from: From): Rights | null {
  const availability = listAt(header, 'fileDesc/publicationStmt/availability').find(
    (one) => wordsIn(one) !== '' || childrenOf(one, 'licence').length > 0,
  );
  if (availability === undefined) return null;
  const licence = childrenOf(availability, 'licence')[0];
  const uri = licence?.attributes.target ?? null;
  const contact = listBelow(availability, 'email')[0];
  const rights = { text: wordsIn(availability), uri, contact: contact === undefined ? null : wordsIn(contact) };
  return rights.text === '' && uri === null
    ? null
    : from('rights', availability, { ...rights, text: rights.text === '' ? (uri ?? '') : rights.text });
}

function readPublication(header: XmlElement, from: From): Publication | undefined {
  const stmt = findAt(header, 'fileDesc/publicationStmt');
  const series = listAt(header, 'fileDesc/seriesStmt/title')
    .map((one) => wordsIn(one))
    .filter((words) => words !== '');
  const words = (name: string): string | undefined => {
    const found =
      stmt === undefined
        ? undefined
        : childrenOf(stmt, name)
            .map((one) => wordsIn(one))
            .find((one) => one !== '');
    return found;
  };
  const publisher = words('publisher') ?? words('authority') ?? words('distributor');
  const date = stmt === undefined ? undefined : childrenOf(stmt, 'date')[0];
  const year = /\d{4}/u.exec(date === undefined ? '' : `${date.attributes.when ?? ''} ${wordsIn(date)}`)?.[0];
  const place = words('pubPlace');
  const title = series.join('. ');
  if (title === '' && publisher === undefined) return undefined;
  const url =
    stmt === undefined
      ? undefined
      : listBelow(stmt, 'idno')
          .map((one) => wordsIn(one))
          .find((one) => /^https?:\/\//u.test(one));
  return from('publication', findAt(header, 'fileDesc/seriesStmt') ?? stmt, {
    title: title === '' ? (publisher ?? '') : title,
    ...(publisher === undefined ? {} : { publisher }),
    ...(place === undefined ? {} : { place }),
    ...(year === undefined ? {} : { year }),
    ...(url === undefined ? {} : { url }),
  });
}

/** Lists the languages the header gives for the original. Its words (“Original in Danish”) go before its attributes: a template fills those. */
function readLanguages(header: XmlElement): readonly string[] {
  const found: string[] = [];
  for (const element of listBelow(header, 'textLang')) {
    const named = findNamedLanguage(wordsIn(element));
    if (named !== null) found.push(named);
    const main = toLanguage(element.attributes.mainLang);
    if (main !== undefined) found.push(main);
  }
  const used = listAt(header, 'profileDesc/langUsage/language');
  if (used.length === 1) found.push(toLanguage(used[0]?.attributes.ident) ?? '');
  return [...new Set(found.filter((lang) => lang !== ''))];
}
