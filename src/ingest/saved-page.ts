/**
 * A page of a digital archive, saved as text → a record.
 *
 *   header     furniture, date, title, sponsor, perhaps a summary
 *   body       original and translation, one after the other, in either order, or only one
 *              perhaps a summary
 *   footer     labels and values: source, credits, rights, ids, many of them empty
 *
 * HTML pages of the same archives come here too, as lines.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading } from '../model/record.ts';
import { detectLanguage } from '../text/language.ts';
import { isDateline } from './block-kinds.ts';
import { composeTexts, type Section } from './compose.ts';
import { findCredits } from './credits.ts';
import { parseDate } from './dates.ts';
import { Draft } from './draft.ts';
import { parseMarking } from './marking.ts';
import { buildParagraphs, type Paragraph, type SourceLine } from './paragraphs.ts';
import { type PageFacts, type PageItem, readFields, readValue } from './saved-page-fields.ts';
import { findLabel, findSectionLabel, findSponsors, isFurniture, isRights } from './saved-page-profile.ts';

export const SAVED_PAGE_READER = 'saved-page/2';

/** Signs of a saved page are looked for in so many lines from either end. */
const EDGE = 60;
/** A longer line is the document's own. */
const LONGEST_LINE = 5000;
/** The verbs archivists begin a summary with, in the present tense. */
const SUMMARY_VERB =
  /^(?:[^\s.]+\s+){0,14}?(?:discuss(?:es)?|reports?|describes?|informs?|summari[sz]es?|outlines?|explains?|notes?|writes?|requests?|urges?|states?|expresses|argues?|mentions?|recounts?|details?|analy[sz]es?|suggests?|asks?|tells?|gives?|reviews?|criticizes?|proposes?|recommends?|conveys?)\s/u;
/** A section of the footer has at most so many lines. */
const LONGEST_SECTION = 10;

/** Tells whether lines are a saved page of a digital archive and not a document alone. */
export function isSavedPage(lines: readonly SourceLine[]): boolean {
  const words = lines.filter((line) => line.text.trim() !== '');
  const edges = words.length <= 2 * EDGE ? words : [...words.slice(0, EDGE), ...words.slice(-EDGE)];
  let points = 0;
  const fields = new Set<string>();
  for (const [index, { text }] of edges.entries()) {
    const line = text.trim();
    if (line.length > LONGEST_LINE) continue;
    if (index < 4 && /^(?:skip|jump|перейти)/iu.test(line) && isFurniture(line)) points += 2;
    const label = findLabel(line);
    if (label !== null && (label.value === '' || label.field !== 'title')) fields.add(label.field);
    if (label?.field === 'info') points += 2;
    if (findSponsors(line).length > 0) points += 2;
    if (line.length > 60 && isRights(line)) points += 1;
    if (findCredits(line).length > 0) points += 1;
  }
  return points + Math.min(3, fields.size) >= 4;
}

/** Reads a saved page. Lines may come from a text file or from the markup of a page; `path` goes into the problems. */
export function readSavedPage(lines: readonly SourceLine[], path: string): Reading {
  const draft = new Draft();
  const problems: Problem[] = [];
  const left: string[] = [];
  const items = listItems(lines);
  const bodyEnd = findFooter(items);
  const facts: PageFacts = { draft, problems, path, originalLanguages: [], sponsorsSeen: [] };
  const bodyStart = readHeader(items, bodyEnd, facts, left);
  const sections = cutBody(lines, items.slice(bodyStart, bodyEnd), left);
  const pageLanguage = findPageLanguage(draft.title, items.slice(bodyEnd));
  readFields(items.slice(bodyEnd), facts, left);
  const body = draft.summary === null ? takeSummary(sections, draft, pageLanguage) : sections;
  const composed = composeTexts(body, draft, { originalLanguages: facts.originalLanguages, pageLanguage, file: path });
  problems.push(...composed.problems);
  if (left.length > 0) {
    const what = [...new Set(left)].slice(0, 6).join(' · ');
    const count = left.join(' ').split(/\s+/u).length;
    problems.push(toProblem('PAGE_FURNITURE', { count, what }, { file: path }));
  }
  if (composed.texts.length === 0) problems.push(toProblem('NO_TEXT', {}, { file: path }));
  const title = composed.texts[0]?.blocks[0]?.text.slice(0, 120) ?? path;
  return { reader: SAVED_PAGE_READER, records: [draft.toRecord('', composed.texts, title)], problems };
}

function listItems(lines: readonly SourceLine[]): readonly PageItem[] {
  const items: PageItem[] = [];
  let gap = 0;
  for (const [index, line] of lines.entries()) {
    const text = line.text.trim();
    if (text === '') gap += 1;
    else {
      items.push({ text, at: line.at, index, gap });
      gap = 0;
    }
  }
  return items;
}

/** The footer is the longest run of labelled sections at the end; the index of its first line. */
function findFooter(items: readonly PageItem[]): number {
  let start = items.length;
  const isTail = (item: PageItem | undefined): boolean =>
    item !== undefined &&
    item.text.length <= LONGEST_LINE &&
    (isRights(item.text) ||
      isFurniture(item.text) ||
      findCredits(item.text).length > 0 ||
      findSponsors(item.text).length > 0);
  while (start > 0 && isTail(items[start - 1])) start -= 1;
  for (let at = items.length - 1; at >= 0 && start - at <= LONGEST_SECTION + 1; at -= 1) {
    const label = findLabel(items[at]?.text ?? '');
    if (label === null) continue;
    const isSection = items.slice(at + 1, start).every((item) => isFooterLine(item.text));
    // Prose after a label that heads no prose: the label stands before the document, as a tab of the page.
    if (!isSection) break;
    start = at;
  }
  while (start > 0 && isFurniture(items[start - 1]?.text ?? '')) start -= 1;
  return start;
}

function isFooterLine(text: string): boolean {
  if (text.length < 160 || isRights(text) || findCredits(text).length > 0 || findLabel(text) !== null) return true;
  return text.length < 1500 && !/(?<!\p{L})(?:I|мною|мне|мы|я|we|ich|wir|je|nous|yo)(?!\p{L})/u.test(text);
}

/** Reads what stands before the document and returns the index of the first line of the body. */
function readHeader(items: readonly PageItem[], end: number, facts: PageFacts, left: string[]): number {
  const { draft } = facts;
  let at = 0;
  while (at < end) {
    const item = items[at];
    if (item === undefined) break;
    const next = items[at + 1];
    const label = findLabel(item.text);
    if (findSectionLabel(item.text) !== null && draft.title !== null) break;
    // A label without a value over the document (“Citation”, “Rights”) is a tab of the page.
    const isTab = label?.value === '' && draft.title !== null && !isHeaderValue(next);
    if (isFurniture(item.text) || label?.field === 'info' || isTab) left.push(item.text);
    else if (findSponsors(item.text).length > 0) {
      for (const name of findSponsors(item.text)) draft.addSponsor(name, item.at, item.text);
    } else if (label !== null && (label.value !== '' || isHeaderValue(next))) {
      const value = label.value === '' && next !== undefined ? next : { ...item, text: label.value };
      readValue(label, [value], facts);
      if (label.value === '') at += 1;
    } else if (
      draft.dates.document === undefined &&
      parseDate(item.text, 'en') !== null &&
      isHeaderDate(items, at, draft)
    ) {
      const date = parseDate(item.text, 'en');
      if (date !== null) draft.setDate('document', date.edtf, item.at, item.text);
    } else if (draft.title === null && item.text.length < 600) draft.setText('title', item.text, item.at);
    else if (draft.summary === null && isHeaderSummary(items, at, end)) draft.setText('summary', item.text, item.at);
    else break;
    at += 1;
  }
  return at;
}

function isHeaderValue(item: PageItem | undefined): boolean {
  return item !== undefined && item.gap <= 2 && findLabel(item.text) === null && !isFurniture(item.text);
}

/** After the title a date is the page's only where the page goes on after it; else it is the document's own dateline. */
function isHeaderDate(items: readonly PageItem[], at: number, draft: Draft): boolean {
  if (draft.title === null) return true;
  const next = items[at + 1]?.text ?? '';
  return findSponsors(next).length > 0 || isFurniture(next) || findLabel(next) !== null;
}

/** A sentence under the title is a summary where the document, with its marking, date or heading, begins only after it. */
function isHeaderSummary(items: readonly PageItem[], at: number, end: number): boolean {
  const text = items[at]?.text ?? '';
  if (text.length < 60 || text.length > 2000 || !/[.!?…]["”»]?$/u.test(text) || isDateline(text)) return false;
  const next = items[at + 1];
  if (next === undefined || at + 1 >= end) return false;
  const following = next.text;
  if (
    findSponsors(following).length > 0 ||
    findLabel(following) !== null ||
    isFurniture(following) ||
    findSectionLabel(following) !== null
  )
    return true;
  return (
    parseMarking(following) !== null || isDateline(following) || (following.length < 80 && !/[.!?;,]$/u.test(following))
  );
}

/** The body as sections: one, or one for each label such as “English Translation”. */
function cutBody(lines: readonly SourceLine[], items: readonly PageItem[], left: string[]): readonly Section[] {
  const cuts: { index: number; lang: string | null; role: Section['role'] }[] = [];
  const dropped = new Set<number>();
  for (const item of items) {
    const section = findSectionLabel(item.text);
    if (section !== null) cuts.push({ index: item.index, ...section });
    if (
      section !== null ||
      (isFurniture(item.text) && !/^(?:text|image|english|x|top|search|about)$/iu.test(item.text))
    ) {
      dropped.add(item.index);
      left.push(item.text);
    }
  }
  const first = items[0]?.index ?? 0;
  const last = (items.at(-1)?.index ?? -1) + 1;
  const borders = [{ index: first, lang: null, role: null }, ...cuts];
  return borders.flatMap((border, n) => {
    const to = borders[n + 1]?.index ?? last;
    const own = lines
      .slice(border.index, to)
      .map((line, offset) => (dropped.has(border.index + offset) ? { ...line, text: '' } : line));
    const paragraphs = buildParagraphs(own);
    return paragraphs.length === 0 ? [] : [{ paragraphs, lang: border.lang, role: border.role }];
  });
}

function findPageLanguage(title: string | null, footer: readonly PageItem[]): string | null {
  const labels = footer.filter((item) => findLabel(item.text) !== null);
  const cyrillic = labels.filter((item) => /\p{Script=Cyrillic}/u.test(item.text)).length;
  if (labels.length > 0) {
    const words = detectLanguage(labels.map((item) => item.text).join(' ') + (title ?? ''));
    if (cyrillic === 0 && words.confidence < 0.7) return 'en';
    return cyrillic > labels.length / 2 ? 'ru' : words.lang;
  }
  const { lang, confidence } = detectLanguage(title ?? '');
  return confidence > 0.3 ? lang : null;
}

/** An unlabelled summary after the texts: in the language of the page, set apart, about the people of the title. */
function takeSummary(sections: readonly Section[], draft: Draft, pageLanguage: string | null): readonly Section[] {
  const section = sections.at(-1);
  const last = section?.paragraphs.at(-1);
  if (section === undefined || last === undefined || section.paragraphs.length < 4) return sections;
  if (!isSummary(section.paragraphs, last, draft.title ?? '', pageLanguage)) return sections;
  draft.setText('summary', last.text, last.at);
  return [...sections.slice(0, -1), { ...section, paragraphs: section.paragraphs.slice(0, -1) }];
}

function isSummary(
  paragraphs: readonly Paragraph[],
  last: Paragraph,
  title: string,
  pageLanguage: string | null,
): boolean {
  if (last.text.length < 40 || last.text.length > 2000 || !/[.!?…]["”»)]?$/u.test(last.text)) return false;
  if (/^[[(]|(?<!\p{L})(?:I|me|my|мне|мною|я)(?!\p{L})/u.test(last.text)) return false;
  if (pageLanguage !== null && detectLanguage(last.text).lang !== pageLanguage) return false;
  const prose = paragraphs.filter((paragraph) => paragraph.text.length > 60 && paragraph !== last);
  const gaps = prose.map((paragraph) => paragraph.gap).sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 1;
  const before = paragraphs.at(-2);
  let points = 0;
  if (last.gap >= Math.max(3, 2 * usual)) points += 2;
  if (before !== undefined && before.text.length > 20 && detectLanguage(before.text).lang !== pageLanguage) points += 2;
  if (before !== undefined && before.text.length < 80 && !/[.!?;:]$/u.test(before.text)) points += 1;
  const names = new Set(title.match(/\p{Lu}\p{L}{3,}/gu) ?? []);
  const shared = new Set((last.text.match(/\p{Lu}\p{L}{3,}/gu) ?? []).filter((word) => names.has(word)));
  if (shared.size >= 2) points += 1;
  if (SUMMARY_VERB.test(last.text)) points += 1;
  return points >= 2;
}
