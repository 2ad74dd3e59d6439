/** One component of a finding aid: its `did` and what stands beside it → the fields of a unit of description. */
import { type Problem, toProblem } from '../errors.ts';
import type { Component, ComponentLink } from '../model/finding-aid.ts';
import type { FieldSource } from '../model/record.ts';
import { type ParsedDate, parseDate } from './dates.ts';
import { findLanguageCode } from './language-codes.ts';
import type { XmlElement } from './xml.ts';
import { childrenOf, listAt, listBelow, placeOf, wordsIn } from './xml-path.ts';

/** A component before its way is settled; `parent` is the index of the one above. */
export interface ComponentDraft {
  readonly component: Omit<Component, 'parent' | 'levels'>;
  readonly parent: number | null;
  readonly repository: string | null;
  /** Boxes and folders as `[kind, number]`. */
  readonly boxes: readonly (readonly [kind: string, number: string])[];
}

interface Context {
  readonly key: string;
  readonly parent: number | null;
  readonly depth: number;
  readonly file: string;
  readonly problems: Problem[];
}

const LONGEST = 20_000;
const MOST_LINKS = 200;

/** Builds a component from its element, whose own components have been taken out already. */
export function buildComponent(element: XmlElement, context: Context): ComponentDraft {
  const { key, parent, depth } = context;
  const provenance: FieldSource[] = [];
  const note = <T>(field: string, at: XmlElement | undefined, value: T, wording?: string | null): T => {
    if (at !== undefined)
      provenance.push({ field, at: placeOf(at), ...(wording == null || wording === '' ? {} : { wording }) });
    return value;
  };
  const did = childrenOf(element, 'did')[0];
  const inDid = (name: string): readonly XmlElement[] => (did === undefined ? [] : childrenOf(did, name));
  const [id] = inDid('unitid');
  const unitid = id === undefined ? null : orNull(wordsIn(id));
  if (unitid !== null) note('unitid', id, unitid);
  const dated = findDate(did, context);
  if (dated !== null) note('date', dated.at, dated.edtf, dated.wording);
  const [titled] = inDid('unittitle');
  const title = titled === undefined ? '' : wordsIn(titled, ['unitdate']).replace(/[\s,;:]+$/u, '');
  if (title !== '') note('title', titled, title);
  const extents = [...inDid('physdesc'), ...inDid('physdescset'), ...inDid('physdescstructured')];
  const extent = orNull(extents.map((one) => wordsIn(one)).join('; '));
  if (extent !== null) note('extent', extents[0], extent);
  const scopes = [...childrenOf(element, 'scopecontent'), ...inDid('abstract')];
  const scope = paragraphsOf(scopes[0]);
  if (scope !== null) note('scope', scopes[0], scope);
  const boxes = inDid('container')
    .map(toBox)
    .filter((box) => box !== null);
  if (boxes.length > 0) note('containers', inDid('container')[0], boxes);
  const origins = inDid('origination');
  const creators = origins.map((one) => wordsIn(one)).filter((name) => name !== '');
  if (creators.length > 0) note('creators', origins[0], creators);
  const spoken = inDid('langmaterial');
  const languages = [...new Set(spoken.flatMap(toLanguages))];
  if (languages.length > 0) note('languages', spoken[0], languages);
  const [restricted] = childrenOf(element, 'accessrestrict');
  const access = paragraphsOf(restricted);
  if (access !== null) note('access', restricted, access);
  const links = listLinks(element, did);
  if (links.length > 0) note('links', did ?? element, links);
  const [kept] = inDid('repository');
  const own = element.attributes.otherlevel ?? element.attributes.level ?? null;
  const level = element.attributes.level === 'otherlevel' ? own : (element.attributes.level ?? own);
  return {
    component: {
      key,
      depth,
      level: orNull(level ?? ''),
      unitid,
      title: title === '' ? (dated?.wording ?? unitid ?? '') : title,
      date: dated?.edtf ?? null,
      dateWording: dated === null || dated.wording === dated.edtf ? null : dated.wording,
      extent,
      scope,
      containers: boxes.map(([kind, number]) => `${kind} ${number}`.trim()),
      creators,
      languages,
      access,
      links,
      provenance,
    },
    parent,
    repository: kept === undefined ? null : orNull(wordsIn(kept, ['address'])),
    boxes,
  };
}

function orNull(words: string): string | null {
  const trimmed = words.trim();
  return trimmed === '' ? null : trimmed.slice(0, LONGEST);
}

/** The paragraphs of a note, its heading left out. */
function paragraphsOf(element: XmlElement | undefined): string | null {
  if (element === undefined) return null;
  const parts = childrenOf(element, 'p', 'list', 'chronlist', 'table', 'blockquote');
  const words = parts.length === 0 ? [wordsIn(element, ['head'])] : parts.flatMap(toParagraphs);
  return orNull(words.filter((part) => part !== '').join('\n\n'));
}

const LISTS = ['list', 'chronlist', 'table'] as const;

/** A paragraph, and the lists in it or after it, each a paragraph of a line for every item. */
function toParagraphs(part: XmlElement): readonly string[] {
  if (LISTS.some((name) => name === part.name)) return [toLines(part)];
  return [wordsIn(part, LISTS), ...childrenOf(part, ...LISTS).map(toLines)];
}

/** What parts the two halves of an item that has two: a term and what it stands for, a date and what happened. */
const HALVES = ['label', 'date', 'datesingle', 'daterange', 'head01'];

function toLines(list: XmlElement): string {
  const rows = list.name === 'table' ? [...childrenOf(list, 'head'), ...listBelow(list, 'row')] : childrenOf(list);
  const lines = rows.map((row) => {
    const parts = childrenOf(row);
    const isParted = parts.length > 1 && HALVES.includes(parts[0]?.name ?? '');
    return isParted ? parts.map((part) => wordsIn(part)).join(': ') : wordsIn(row);
  });
  return lines.filter((line) => line !== '').join('\n');
}

interface FoundDate {
  readonly edtf: string | null;
  readonly wording: string;
  readonly at: XmlElement;
}

/** The date of the unit: the inclusive one before that of its bulk. */
function findDate(did: XmlElement | undefined, { problems, file }: Context): FoundDate | null {
  if (did === undefined) return null;
  const all = [
    ...childrenOf(did, 'unitdate', 'unitdatestructured'),
    ...listAt(did, 'unittitle/unitdate'),
    ...listAt(did, 'unitdatestructuredset/unitdatestructured'),
  ];
  const at = all.find(({ attributes }) => (attributes.type ?? attributes.unitdatetype) !== 'bulk') ?? all[0];
  if (at === undefined) return null;
  const wording = wordsIn(at) || (at.attributes.normal ?? '');
  const edtf = toEdtf(at) ?? parseDate(wording)?.edtf ?? null;
  if (
    edtf === null &&
    wording !== '' &&
    !/^(?:n\.?\s?d\.?|undated|б\.?\s?д\.?|без даты|o\.\s?D\.|s\.\s?d\.)$/iu.test(wording)
  )
    problems.push(toProblem('DATE_UNPARSED', { text: wording.slice(0, 200) }, { at: placeOf(at), file }));
  return { edtf, wording, at };
}

/** `@normal` (`1900/1906`, `19340504`), or the standard dates of EAD3. */
function toEdtf(element: XmlElement): string | null {
  const { normal, certainty } = element.attributes;
  const single = listBelow(element, 'datesingle')[0]?.attributes.standarddate;
  const [from, to] = ['fromdate', 'todate'].map((name) => listBelow(element, name)[0]?.attributes.standarddate);
  const range = from === undefined && to === undefined ? undefined : `${from ?? ''}/${to ?? ''}`;
  const written = normal ?? element.attributes.standarddate ?? single ?? range;
  if (written === undefined) return null;
  const sides = written.split('/').map((side) => toSide(side.trim()));
  const [first = '..', second] = sides;
  const isOne = second === undefined || second === first;
  const edtf = isOne ? first : `${first}/${second}`;
  const parsed: ParsedDate | null = parseDate(edtf);
  if (parsed === null) return null;
  return /^(?:approximate|circa|ca\.?)$/iu.test(certainty ?? '') && isOne ? `${parsed.edtf}~` : parsed.edtf;
}

function toSide(side: string): string {
  if (side === '' || /^9999/u.test(side) || side === '..' || side === 'open') return '..';
  const compact = /^(\d{4})(\d\d)(\d\d)?$/u.exec(side);
  return compact === null ? side : [compact[1], compact[2], compact[3]].filter((part) => part !== undefined).join('-');
}

/** “Box 3” in an element of type box is box 3. */
function toBox(element: XmlElement): readonly [string, string] | null {
  const { type, localtype, label } = element.attributes;
  const words = wordsIn(element);
  const kind = (type ?? localtype ?? label ?? '').trim().toLowerCase();
  const number = words.replace(new RegExp(`^${kind.replace(/[^\p{L}]/gu, '.')}s?\\.?\\s+`, 'iu'), '').trim();
  return number === '' ? null : [kind, number.slice(0, 200)];
}

function toLanguages(element: XmlElement): readonly string[] {
  const named = listBelow(element, 'language');
  const from = named.length === 0 ? [element] : named;
  return from.flatMap((one) => {
    const words = wordsIn(one).replace(/[.;]+$/u, '');
    const code = findLanguageCode(one.attributes.langcode ?? '') ?? findLanguageCode(words);
    return code ?? (words === '' ? [] : [words.slice(0, 200)]);
  });
}

/** Digital objects: `dao`, `daogrp/daoloc`, `daoset/dao`; only their addresses are taken. */
function listLinks(element: XmlElement, did: XmlElement | undefined): readonly ComponentLink[] {
  const holders = did === undefined ? [element] : [element, did];
  const found = holders.flatMap((holder) => [
    ...childrenOf(holder, 'dao', 'daoloc'),
    ...listAt(holder, 'daogrp/daoloc'),
    ...listAt(holder, 'daoset/dao'),
  ]);
  return found.slice(0, MOST_LINKS).flatMap((one): readonly ComponentLink[] => {
    const to = (one.attributes.href ?? one.attributes['xlink:href'] ?? one.attributes['ns2:href'] ?? '').trim();
    const title = one.attributes.linktitle ?? one.attributes['xlink:title'] ?? wordsIn(one);
    return to === '' ? [] : [{ to: to.slice(0, 2000), title: orNull(title) }];
  });
}
