/** What a page says of itself in its head: Dublin Core, Highwire (`citation_*`), Open Graph, schema.org in JSON-LD. */
import type { DateRole } from '../model/date.ts';
import type { Draft } from './draft.ts';
import { parseDate } from './dates.ts';
import { findReference, parseReference } from './reference.ts';
import { toDay } from './tei-dates.ts';
import { listBelow, placeOf, wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

interface Said {
  readonly name: string;
  readonly value: string;
  readonly at: string;
}

/** Field ← names of metadata, the most trusted first. `ld:` is JSON-LD. */
const TITLES = ['dc.title', 'dcterms.title', 'citation_title', 'ld:headline', 'ld:name', 'og:title', 'twitter:title'];
const SUMMARIES = [
  'dc.description',
  'dcterms.abstract',
  'dcterms.description',
  'citation_abstract',
  'ld:abstract',
  'ld:description',
  'description',
  'og:description',
];
const DATES: readonly (readonly [DateRole, readonly string[]])[] = [
  [
    'document',
    ['dc.date', 'dcterms.created', 'dc.date.created', 'dcterms.date', 'ld:dateCreated', 'citation_date', 'date'],
  ],
  [
    'published',
    ['dcterms.issued', 'dc.date.issued', 'citation_publication_date', 'article:published_time', 'ld:datePublished'],
  ],
];
const PEOPLE: readonly (readonly ['author' | 'translated' | 'edited' | 'contributed', readonly string[]])[] = [
  ['author', ['dc.creator', 'dcterms.creator', 'citation_author', 'ld:author', 'ld:creator', 'author']],
  ['translated', ['ld:translator', 'citation_translator']],
  ['edited', ['ld:editor', 'citation_editor']],
  ['contributed', ['dc.contributor', 'dcterms.contributor', 'ld:contributor']],
];

/** Fills a draft from the head of a page. Returns the language the page claims, the title of its window, and whether the title is the document's own. */
export function readHead(html: XmlElement, draft: Draft): void {
  const said = listSaid(html);
  const all = (names: readonly string[]): readonly Said[] =>
    names.flatMap((name) => said.filter((one) => one.name === name.toLowerCase() && one.value !== ''));
  const [title] = all(TITLES);
  if (title !== undefined) draft.setText('title', title.value, title.at);
  const [summary] = all(SUMMARIES);
  if (summary !== undefined) draft.setText('summary', summary.value, summary.at);
  const [type] = all(['dc.type', 'dcterms.type']);
  if (type !== undefined && !/^(?:text|website|webpage)$/iu.test(type.value))
    draft.setText('type', type.value, type.at);
  for (const [role, names] of DATES) {
    for (const { value, at } of all(names)) {
      const edtf = toDay(value.replaceAll('/', '-')) ?? parseDate(value)?.edtf;
      if (edtf !== undefined) draft.setDate(role, edtf, at, value);
    }
  }
  for (const [role, names] of PEOPLE) for (const { value, at } of all(names)) draft.addContributor(value, role, at);
  for (const { value, at } of all(['ld:funder', 'ld:sponsor'])) draft.addSponsor(value, at);
  const [source] = all(['dc.source', 'dcterms.source', 'citation_archive', 'ld:isBasedOn']);
  if (source !== undefined && (findReference(source.value) !== null || !/^https?:/u.test(source.value)))
    draft.setReference(parseReference(source.value), source.at);
  readRights(all, draft);
  for (const { name, value, at } of all([
    'dc.identifier',
    'dcterms.identifier',
    'ld:identifier',
    'dc.language',
    'dcterms.language',
    'ld:inLanguage',
    'dc.subject',
    'keywords',
  ])) {
    draft.claim(name.replace(/^(?:dc|dcterms|ld)[.:]/u, ''), value, at);
  }
  const [site] = all(['og:site_name', 'citation_journal_title', 'dc.publisher', 'dcterms.publisher', 'ld:publisher']);
  const [url] = all(['canonical', 'og:url']);
  if (site !== undefined && draft.publication === null) {
    draft.publication = { title: site.value, ...(url === undefined ? {} : { url: url.value }) };
    draft.note('publication', site.at);
  }
}

function readRights(all: (names: readonly string[]) => readonly Said[], draft: Draft): void {
  const [rights] = all(['dc.rights', 'dcterms.rights', 'rights', 'copyright', 'ld:copyrightNotice', 'ld:usageInfo']);
  const [licence] = all(['license', 'licence', 'dcterms.license', 'ld:license']);
  const uri = [licence, rights].map((one) => one?.value ?? '').find((value) => /^https?:\/\//u.test(value)) ?? null;
  const words = [rights, licence].find((one) => one !== undefined && !/^https?:\/\//u.test(one.value));
  const at = (words ?? licence ?? rights)?.at;
  if (at === undefined || draft.rights !== null) return;
  draft.rights = { text: words?.value ?? uri ?? '', uri, contact: null };
  draft.note('rights', at);
}

/** Reads the title a page has in its window, without the name of the site behind it. */
export function readWindowTitle(html: XmlElement): { readonly text: string; readonly at: string } | null {
  const element = listBelow(html, 'title')[0];
  if (element === undefined) return null;
  const words = wordsIn(element);
  const [first = '', ...rest] = words.split(/\s+[|–—»·]\s+/u);
  return { text: rest.length === 1 && first.length >= 12 ? first : words, at: placeOf(element) };
}

function listSaid(html: XmlElement): readonly Said[] {
  const said: Said[] = [];
  for (const element of listBelow(html, 'meta', 'link', 'script')) {
    const at = placeOf(element);
    if (element.name === 'meta') {
      const name = element.attributes.name ?? element.attributes.property ?? element.attributes.itemprop ?? '';
      const value = (element.attributes.content ?? '').replace(/\s+/gu, ' ').trim();
      if (name !== '')
        said.push({ name: name.toLowerCase(), value, at: `meta[@name="${name}"], line ${element.line}` });
    } else if (element.name === 'link') {
      for (const rel of (element.attributes.rel ?? '').toLowerCase().split(/\s+/u))
        said.push({ name: rel, value: element.attributes.href ?? '', at });
    } else {
      said.push(...listLinkedData(element, at));
    }
  }
  return said;
}

/** The plain values of the first level of JSON-LD objects; names of persons and bodies for objects. */
function listLinkedData(script: XmlElement, at: string): readonly Said[] {
  let data: unknown;
  try {
    data = JSON.parse(script.children.filter((child) => typeof child === 'string').join(''));
  } catch {
    return [];
  }
  const top: readonly unknown[] = Array.isArray(data) ? data : [data];
  const objects = top.flatMap((one): readonly unknown[] => {
    const graph = isObject(one) ? one['@graph'] : undefined;
    return Array.isArray(graph) ? graph : [one];
  });
  const first = objects
    .filter(isObject)
    .find((one) =>
      /Article|CreativeWork|Manuscript|Document|Archive|Book|Message|Letter|WebPage/u.test(String(one['@type'])),
    );
  if (first === undefined) return [];
  return Object.entries(first).flatMap(([name, value]) =>
    toStrings(value).map((words) => ({ name: `ld:${name.toLowerCase()}`, value: words, at: `${at} (${name})` })),
  );
}

function toStrings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value.trim()];
  if (Array.isArray(value)) return value.flatMap(toStrings);
  if (isObject(value))
    return [value.name, value['@value'], value.url, value['@id']]
      .filter((one): one is string => typeof one === 'string')
      .slice(0, 1);
  return [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
