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
import { composeTexts } from './compose.ts';
import { findCredits } from './credits.ts';
import type { DecodedFile } from './decode.ts';
import { Draft } from './draft.ts';
import { buildZones } from './html-blocks.ts';
import { type Cleaning, removeFurniture } from './html-furniture.ts';
import { readHead, readWindowTitle } from './html-head.ts';
import { fillRecord, restoreMarks } from './html-merge.ts';
import { findSides, keyOf } from './html-sides.ts';
import { readByProfile } from './html-profile.ts';
import { HOPELESS, parseHtml } from './html-tree.ts';
import { findReference } from './reference.ts';
import { findProfile, type PageProfile, speaksOfMarkup, speaksOfText, toKnownLines } from './page-profile.ts';
import type { SourceLine } from './paragraphs.ts';
import { isSavedPage, readSavedPage } from './saved-page.ts';
import { findLabel, isRights } from './saved-page-profile.ts';
import { toLanguage } from './xml-lang.ts';
import { childrenOf, listBelow, wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';
import type { Zone } from './zones.ts';

const READER = 'html/2';
/** Reads an HTML page. Bad input gives problems, never an exception. */
export function readHtml(file: DecodedFile, profiles: readonly PageProfile[] = []): Reading {
  const html = parseHtml(file.text);
  if (html === null)
    return {
      reader: READER,
      records: [],
      problems: [toProblem('XML_TOO_DEEP', { limit: HOPELESS }, { file: file.path })],
    };
  // Markup says more than lines: a profile with selectors goes before one with labels alone.
  const ranked = [...profiles.filter(speaksOfMarkup), ...profiles.filter((one) => !speaksOfMarkup(one))];
  const profile = findProfile(ranked, file.text);
  const profiled = profile === undefined ? null : readByProfile(html, profile, file.path);
  if (profiled?.reading != null) return profiled.reading;
  const head = new Draft();
  readHead(html, head);
  const cleaning = removeFurniture(html);
  const problems = [...(profiled?.problems ?? []), ...reportCleaning(cleaning, file.path)];
  const body = childrenOf(html, 'body')[0];
  const zones = body === undefined ? [] : buildZones(body);
  const paragraphs = zones.flatMap((zone) => zone.paragraphs);
  if (paragraphs.length === 0)
    return { reader: READER, records: [], problems: [...problems, toProblem('NO_TEXT', {}, { file: file.path })] };

  const pageLanguage = toLanguage(html.attributes.lang ?? html.attributes['xml:lang']) ?? null;
  const written = toLines(zones);
  const isKnown = profile !== undefined && speaksOfText(profile);
  const lines = isKnown ? toKnownLines(written, profile) : written;
  if (isKnown || isSavedPage(lines)) {
    const reading = tellSides(readSavedPage(lines, file.path), zones, pageLanguage, file.path);
    const records = reading.records.map((record) => fillRecord(restoreMarks(record, paragraphs), head));
    return { reader: READER, records, problems: [...problems, ...reading.problems] };
  }
  readFurniture(cleaning, head);
  const { record, problems: found } = readPage(html, zones, head, pageLanguage, file.path);
  return { reader: READER, records: record === null ? [] : [record], problems: [...problems, ...found] };
}

function readPage(
  html: XmlElement,
  zones: readonly Zone[],
  draft: Draft,
  pageLanguage: string | null,
  file: string,
): { readonly record: RecordReading | null; readonly problems: readonly Problem[] } {
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
  takeLabelled(zones, draft);
  const all = { paragraphs: zones.flatMap((zone) => zone.paragraphs), lang: null, role: null };
  const sections = findSides(zones, draft.title, pageLanguage) ?? [all];
  const { texts, problems } = composeTexts(sections, draft, { originalLanguages: [], pageLanguage, file });
  if (texts.length === 0) return { record: null, problems: [...problems, toProblem('NO_TEXT', {}, { file })] };
  return { record: draft.toRecord('', texts, texts[0]?.blocks[0]?.text.slice(0, 120) ?? file), problems };
}

/** A page of an archive was read by its labels; where its markup knows the sides better, they are composed again from it. */
function tellSides(reading: Reading, zones: readonly Zone[], pageLanguage: string | null, file: string): Reading {
  const [record] = reading.records;
  if (record === undefined) return reading;
  const kept = new Set(record.texts.flatMap((text) => text.blocks.map((block) => block.text)));
  const own = zones.map((zone, index) => {
    const next = zones.slice(index + 1).find((one) => one.paragraphs.length > 0);
    return {
      ...zone,
      // What became a field is no text, nor is a heading of the page that announces the next side.
      paragraphs: zone.paragraphs.filter(
        (paragraph, at) =>
          kept.has(paragraph.text) &&
          !(
            keyOf(zone) === '' &&
            paragraph.kind === 'heading' &&
            at === zone.paragraphs.length - 1 &&
            next !== undefined &&
            keyOf(next) !== ''
          ),
      ),
    };
  });
  const sides = findSides(own, record.title, pageLanguage);
  if (sides === null) return reading;
  const draft = new Draft();
  Object.assign(draft.dates, record.dates);
  draft.title = record.title;
  draft.reference = record.reference;
  draft.marking = record.marking;
  draft.contributors.push(...record.contributors);
  const { texts, problems } = composeTexts(sides, draft, { originalLanguages: [], pageLanguage, file });
  const settled = new Set(['NO_TRANSLATION', 'SAME_LANGUAGE', 'LANGUAGE_UNKNOWN', 'LEAF_ORDER']);
  return {
    ...reading,
    records: [
      {
        ...record,
        dates: draft.dates,
        marking: draft.marking,
        texts,
        provenance: [...record.provenance.filter(({ field }) => !field.startsWith('texts.')), ...draft.provenance],
      },
    ],
    problems: [...reading.problems.filter(({ code }) => !settled.has(code)), ...problems],
  };
}

/** “Source: …”, “Summary: …” in a line of its own near the beginning or the end of any page. The line stays where it is. */
function takeLabelled(zones: readonly Zone[], draft: Draft): void {
  const paragraphs = zones.flatMap((zone) => zone.paragraphs);
  const edge = 6;
  paragraphs.forEach(({ text, at }, index) => {
    if (index >= edge && index < paragraphs.length - edge) return;
    const label = findLabel(text);
    if (label === null || label.value === '') return;
    if (label.field === 'summary') draft.setText('summary', label.value, at);
    if (label.field !== 'source' && label.field !== 'reference') return;
    const reference = findReference(label.value)?.reference;
    if (reference !== undefined) draft.setReference(reference, at);
  });
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
