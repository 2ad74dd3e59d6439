/**
 * HTML as a browser saves it → a record.
 *
 *   page → tree → furniture and program text out → zones of paragraphs ─┬─ a page of a digital archive: read as one, by its labels
 *                                                                      └─ any other page: its texts by `lang`, by side, by detection
 *
 * Only words, marks and addresses are taken, so nothing active can reach a page of ours. What was left out is counted.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading, RecordReading } from '../model/record.ts';
import { detectLanguage } from '../text/language.ts';
import { composeTexts, type Section } from './compose.ts';
import { findCredits } from './credits.ts';
import type { DecodedFile } from './decode.ts';
import { Draft } from './draft.ts';
import { buildZones, type Zone } from './html-blocks.ts';
import { type Cleaning, removeFurniture } from './html-furniture.ts';
import { readHead, readWindowTitle } from './html-head.ts';
import { fillRecord, restoreMarks } from './html-merge.ts';
import { HOPELESS, parseHtml } from './html-tree.ts';
import type { Paragraph, SourceLine } from './paragraphs.ts';
import { isSavedPage, readSavedPage } from './saved-page.ts';
import { isRights } from './saved-page-profile.ts';
import { toLanguage } from './tei-header.ts';
import { childrenOf, listBelow, wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

const READER = 'html/1';
/** A language that has less of the words than this is a quotation in another's text. */
const LEAST_SHARE = 0.12;

/** Reads an HTML page. Bad input gives problems, never an exception. */
export function readHtml(file: DecodedFile): Reading {
  const html = parseHtml(file.text);
  if (html === null)
    return {
      reader: READER,
      records: [],
      problems: [toProblem('XML_TOO_DEEP', { limit: HOPELESS }, { file: file.path })],
    };
  const head = new Draft();
  readHead(html, head);
  const cleaning = removeFurniture(html);
  const problems = reportCleaning(cleaning, file.path);
  const body = childrenOf(html, 'body')[0];
  const zones = body === undefined ? [] : buildZones(body);
  const paragraphs = zones.flatMap((zone) => zone.paragraphs);
  if (paragraphs.length === 0)
    return { reader: READER, records: [], problems: [...problems, toProblem('NO_TEXT', {}, { file: file.path })] };

  const lines = toLines(zones);
  if (isSavedPage(lines)) {
    const reading = readSavedPage(lines, file.path);
    const records = reading.records.map((record) => fillRecord(restoreMarks(record, paragraphs), head));
    return { reader: READER, records, problems: [...problems, ...reading.problems] };
  }
  readFurniture(cleaning, head);
  const { record, problems: found } = readPage(html, zones, head, file.path);
  return { reader: READER, records: record === null ? [] : [record], problems: [...problems, ...found] };
}

function readPage(
  html: XmlElement,
  zones: readonly Zone[],
  draft: Draft,
  file: string,
): { readonly record: RecordReading | null; readonly problems: readonly Problem[] } {
  const pageLanguage = toLanguage(html.attributes.lang ?? html.attributes['xml:lang']) ?? null;
  const headings = zones
    .flatMap((zone) => zone.paragraphs)
    .filter((paragraph) => paragraph.kind === 'heading' && paragraph.level === 1);
  const [heading] = headings;
  if (heading !== undefined && headings.length === 1)
    draft.setText('title', heading.text.replace(/\s+/gu, ' '), heading.at);
  const window = readWindowTitle(html);
  if (window !== null) draft.setText('title', window.text, window.at);
  for (const { text, at } of zones.flatMap((zone) => zone.paragraphs)) {
    if (text.length > 400) continue;
    for (const { name, role } of findCredits(text)) draft.addContributor(name, role, at);
  }
  const sections = toSections(zones, draft.title, pageLanguage);
  const { texts, problems } = composeTexts(sections, draft, { originalLanguages: [], pageLanguage, file });
  if (texts.length === 0) return { record: null, problems: [...problems, toProblem('NO_TEXT', {}, { file })] };
  return { record: draft.toRecord('', texts, texts[0]?.blocks[0]?.text.slice(0, 120) ?? file), problems };
}

/** The zones as sections: by side or by language where the page tells them apart, else all in one, for the languages to be found. */
function toSections(zones: readonly Zone[], title: string | null, pageLanguage: string | null): readonly Section[] {
  const total = zones.reduce((sum, zone) => sum + countWords(zone.paragraphs), 0);
  const shares = new Map<string, number>();
  for (const zone of zones) {
    const key = keyOf(zone);
    if (key !== '') shares.set(key, (shares.get(key) ?? 0) + countWords(zone.paragraphs) / Math.max(1, total));
  }
  const keys = [...shares].filter(([, share]) => share >= LEAST_SHARE).map(([key]) => key);
  if (keys.length < 2) return [{ paragraphs: zones.flatMap((zone) => zone.paragraphs), lang: null, role: null }];
  const groups = new Map<string, { zone: Zone; paragraphs: Paragraph[] }>();
  let open: string | null = null;
  const before: Paragraph[] = [];
  for (const zone of zones) {
    const own = keyOf(zone);
    const isOwn = keys.includes(own);
    // What stands between the sides: the title of the page is a field, all else goes to the side of its language.
    const paragraphs = isOwn ? zone.paragraphs : zone.paragraphs.filter((paragraph) => !isTitle(paragraph, title));
    const key: string | null = isOwn ? own : (findSide(paragraphs, zones, keys, pageLanguage) ?? open);
    if (key === null) {
      before.push(...paragraphs);
      continue;
    }
    const group: { zone: Zone; paragraphs: Paragraph[] } = groups.get(key) ?? { zone, paragraphs: [] };
    if (isOwn) group.zone = zone;
    group.paragraphs.push(...before.splice(0), ...paragraphs);
    groups.set(key, group);
    if (isOwn) open = key;
  }
  return [...groups.values()].map(({ zone, paragraphs }) => ({ paragraphs, lang: zone.lang, role: zone.role }));
}

function keyOf(zone: Zone): string {
  return zone.role === null ? (zone.lang ?? '') : `${zone.role} ${zone.lang ?? ''}`;
}

/** Finds the side whose language loose paragraphs are in. */
function findSide(
  paragraphs: readonly Paragraph[],
  zones: readonly Zone[],
  keys: readonly string[],
  pageLanguage: string | null,
): string | null {
  if (paragraphs.length === 0) return null;
  const { lang, confidence } = detectLanguage(paragraphs.map((paragraph) => paragraph.text).join('\n'));
  const wanted = confidence > 0.5 ? lang : pageLanguage;
  const found = zones.find((zone) => keys.includes(keyOf(zone)) && zone.lang?.slice(0, 2) === wanted?.slice(0, 2));
  return found === undefined ? null : keyOf(found);
}

function isTitle(paragraph: Paragraph, title: string | null): boolean {
  return paragraph.kind === 'heading' && title !== null && normal(title).includes(normal(paragraph.text));
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function countWords(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, paragraph) => sum + paragraph.text.split(/\s+/u).length, 0);
}

/** The paragraphs as the lines of a saved text, each after a blank line; a zone begins after more. */
function toLines(zones: readonly Zone[]): readonly SourceLine[] {
  return zones.flatMap((zone) =>
    zone.paragraphs.flatMap(({ text, at, gap }) => [...Array<SourceLine>(gap).fill({ text: '', at }), { text, at }]),
  );
}

/** A footer is no part of the document, but what it says of rights is. */
function readFurniture(cleaning: Cleaning, draft: Draft): void {
  for (const element of cleaning.furniture) {
    for (const block of [element, ...listBelow(element, 'p', 'li', 'div')]) {
      const words = wordsIn(block);
      if (draft.rights !== null || words.length > 1000 || !isRights(words)) continue;
      draft.rights = { text: words, uri: null, contact: null };
      draft.note('rights', `line ${block.line}`);
    }
  }
}

function reportCleaning(cleaning: Cleaning, file: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (cleaning.active > 0) problems.push(toProblem('REMOVED_ACTIVE', { count: cleaning.active }, { file }));
  if (cleaning.words > 0) {
    const what = [...cleaning.names].slice(0, 8).join(', ');
    problems.push(toProblem('PAGE_FURNITURE', { count: cleaning.words, what }, { file }));
  }
  return problems;
}
