/**
 * The paragraphs of one document, whatever format they came in → its texts and its record: the line of the archive, the credits, labels
 * over original and translation, the language the file's name claims, the title. Plain text, Markdown, office files and PDF share it.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { RecordReading } from '../model/record.ts';
import type { Text, TextRole } from '../model/text.ts';
import { detectLanguage } from '../text/language.ts';
import { composeTexts, type Section } from './compose.ts';
import { findCredits } from './credits.ts';
import { findDates } from './dates.ts';
import type { Draft } from './draft.ts';
import type { HeadFacts } from './front-matter-fields.ts';
import { findSides } from './html-sides.ts';
import { isEscort, parseMarking } from './marking.ts';
import type { Paragraph } from './paragraphs.ts';
import { findReference } from './reference.ts';
import { findSectionLabel } from './saved-page-profile.ts';
import type { Zone } from './zones.ts';

/** What the file's name claims. */
export interface NameHints {
  readonly lang: string | null;
  /** False where the name may only seem to claim a language. */
  readonly isSure: boolean;
  readonly role: TextRole | null;
}

/** What is known of a document besides its paragraphs. */
export interface DocumentContext {
  readonly file: string;
  readonly hints: NameHints;
  readonly facts?: HeadFacts;
}

const NO_FACTS: HeadFacts = { lang: null, role: null, originalLanguages: [] };
const TITLE_LENGTH = 160;
const REFERENCE_LENGTH = 250;

/** Builds the record of a document from its paragraphs; null with `NO_TEXT` where they hold none. */
export function readParagraphs(
  paragraphs: readonly Paragraph[],
  draft: Draft,
  context: DocumentContext,
): { readonly record: RecordReading | null; readonly problems: readonly Problem[] } {
  const { hints, facts = NO_FACTS } = context;
  const body = takeCredits(takeReferenceLine(paragraphs, draft), draft);
  const claimed = facts.lang ?? hints.lang;
  const lang = claimed === null ? null : checkClaim(claimed, facts.lang !== null || hints.isSure, body);
  return composeRecord(cutSections(body, lang, facts.role ?? hints.role, draft), draft, context);
}

/** Builds the record of a document whose markup may tell its sides apart (columns of a table, a language); else as `readParagraphs`. */
export function readZones(
  zones: readonly Zone[],
  draft: Draft,
  context: DocumentContext,
): { readonly record: RecordReading | null; readonly problems: readonly Problem[] } {
  const edges = zones.map((zone) => ({
    ...zone,
    paragraphs: zone.lang === null ? takeReferenceLine(zone.paragraphs, draft) : zone.paragraphs,
  }));
  // One heading over texts side by side is over both: the title, and no line of either.
  const loose = zones
    .filter(({ lang, role }) => lang === null && role === null)
    .flatMap(({ paragraphs }) => paragraphs);
  const [heading, ...others] = loose.filter(({ kind, level }) => kind === 'heading' && level === 1);
  if (
    heading !== undefined &&
    others.length === 0 &&
    loose.length < zones.flatMap(({ paragraphs }) => paragraphs).length
  )
    draft.setText('title', heading.text.replace(/\s+/gu, ' '), heading.at);
  const sides = findSides(edges, draft.title, null);
  if (sides === null)
    return readParagraphs(
      zones.flatMap(({ paragraphs }) => paragraphs),
      draft,
      context,
    );
  const credited = sides.map((side) => ({ ...side, paragraphs: takeCredits(side.paragraphs, draft) }));
  return composeRecord(credited, draft, context);
}

function composeRecord(
  sections: readonly Section[],
  draft: Draft,
  { file, facts = NO_FACTS }: DocumentContext,
): { readonly record: RecordReading | null; readonly problems: readonly Problem[] } {
  const { texts, problems } = composeTexts(sections, draft, {
    originalLanguages: facts.originalLanguages,
    pageLanguage: null,
    file,
  });
  takeNameDate(file, draft);
  if (texts.length === 0) return { record: null, problems: [...problems, toProblem('NO_TEXT', {}, { file })] };
  const record = draft.toRecord('', texts, findTitle(texts[0]) ?? nameOf(file));
  if (draft.title === null) draft.note('title', texts[0]?.blocks[0]?.at ?? 'file name');
  return { record, problems };
}

/** A language the name claims is believed, except where the words are in another script, or it may be no claim. */
function checkClaim(claimed: string, isSure: boolean, paragraphs: readonly Paragraph[]): string {
  const sample = paragraphs
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 6000);
  const found = detectLanguage(sample);
  const script = (lang: string): string => new Intl.Locale(lang).maximize().script ?? '';
  const isOther = found.confidence > 0.5 && found.lang !== 'und' && found.lang !== claimed.split('-')[0];
  return isOther && (!isSure || script(found.lang) !== script(claimed)) ? found.lang : claimed;
}

/** Labels such as “Translation” or «Перевод с испанского» over a part of the file, where one stands. */
function cutSections(
  paragraphs: readonly Paragraph[],
  lang: string | null,
  role: TextRole | null,
  draft: Draft,
): readonly Section[] {
  const sections: { paragraphs: Paragraph[]; lang: string | null; role: TextRole | null }[] = [
    { paragraphs: [], lang, role },
  ];
  const labels = paragraphs.filter(({ text }) => findSectionLabel(text)?.role != null);
  // One such word at the head is the document's own stamp; two, or one in the middle, part the file.
  const isParted = labels.length >= 2 || (labels[0] !== undefined && paragraphs.indexOf(labels[0]) > 2);
  for (const paragraph of paragraphs) {
    const label = isParted ? findSectionLabel(paragraph.text) : null;
    if (label?.role != null) {
      sections.push({ paragraphs: [], lang: label.lang, role: label.role });
      draft.claim('label', paragraph.text, paragraph.at);
    } else sections.at(-1)?.paragraphs.push(paragraph);
  }
  const full = sections.filter((section) => section.paragraphs.length > 0);
  if (full.length === 0) return [{ paragraphs, lang, role }];
  const [first, second] = full;
  // What stands before “Translation” is the original.
  if (first !== undefined && second?.role === 'translation' && first.role === null) {
    return [{ ...first, role: 'original' }, ...full.slice(1)];
  }
  return full;
}

/** The line of the archive under (or over) the document: «АВП РФ. Ф. 06. Оп. 24. …» becomes the reference, and a note of the kind `source`. */
function takeReferenceLine(paragraphs: readonly Paragraph[], draft: Draft): readonly Paragraph[] {
  const edge = (index: number): boolean => index < 2 || index >= paragraphs.length - 3;
  const at = paragraphs.findIndex(({ text }, index) => {
    if (!edge(index) && draft.reference?.text !== text.replace(/^\[|\]$/gu, '')) return false;
    if (text.length > REFERENCE_LENGTH) return false;
    const found = findReference(text);
    const label =
      /^(?:source|quelle|источник|archive|архив|печатается по|fuente|cote)[^:]{0,20}:\s*/iu.exec(text)?.[0].length ?? 0;
    return found !== null && found.end - found.start >= 0.7 * (text.length - label);
  });
  const line = paragraphs[at];
  const found = line === undefined ? null : findReference(line.text);
  if (line === undefined || found === null || paragraphs.length < 2) return paragraphs;
  draft.setReference(found.reference, line.at);
  const rest = paragraphs.filter((_, index) => index !== at);
  const holder = at === 0 ? 0 : Math.min(at - 1, rest.length - 1);
  if (findSectionLabel(rest[holder]?.text ?? '') !== null) return paragraphs;
  return rest.map((paragraph, index) => {
    if (index !== holder) return paragraph;
    const place = at === 0 ? 0 : paragraph.text.length;
    const note = { kind: 'note', by: 'editor', type: 'source', text: line.text, start: place, end: place } as const;
    return { ...paragraph, marks: [...(paragraph.marks ?? []), note] };
  });
}

/** “Translated by …” on a line of its own names a contributor and is no word of the document: it becomes a note where it stood. */
function takeCredits(paragraphs: readonly Paragraph[], draft: Draft): readonly Paragraph[] {
  const kept: Paragraph[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const isEdge = index < 4 || index >= paragraphs.length - 5;
    const credits = isEdge && paragraph.text.length <= 200 ? findCredits(paragraph.text) : [];
    const last = credits.at(-1);
    const rest = last === undefined ? '' : paragraph.text.slice(0, credits[0]?.start) + paragraph.text.slice(last.end);
    const holder = kept.at(-1);
    if (
      last === undefined ||
      holder === undefined ||
      findSectionLabel(holder.text) !== null ||
      /\p{L}{4}/u.test(rest)
    ) {
      kept.push(paragraph);
      continue;
    }
    for (const { name, role } of credits) draft.addContributor(name, role, paragraph.at);
    const by = last.role === 'translated' ? 'translator' : 'editor';
    const place = { start: holder.text.length, end: holder.text.length };
    kept[kept.length - 1] = {
      ...holder,
      marks: [...(holder.marks ?? []), { kind: 'note', by, text: paragraph.text, ...place }],
    };
  }
  return kept;
}

/** A date in the file's name is the document's where nothing better is known. */
function takeNameDate(path: string, draft: Draft): void {
  if (draft.dates.document !== undefined || draft.dates.event !== undefined) return;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = /(?<!\d)(1[0-9]\d\d|20\d\d)[-_](0[1-9]|1[0-2])(?:[-_](0[1-9]|[12]\d|3[01]))?(?!\d)/u.exec(name);
  if (found === null) return;
  const edtf = found[0].replace(/_/gu, '-');
  if (findDates(edtf).length > 0) draft.setDate('document', edtf, 'file name', found[0]);
}

/** The first heading that is no marking, with the lower-case lines that go on with it; else the first words. */
function findTitle(text: Text | undefined): string | null {
  const blocks = text?.blocks ?? [];
  const firstProse = blocks.findIndex((block) => block.kind === 'paragraph' && block.text.length > 60);
  const front = firstProse < 0 ? blocks : blocks.slice(0, firstProse);
  const at = front.findIndex(
    (block) =>
      block.kind === 'heading' &&
      parseMarking(block.text) === null &&
      !isEscort(block.text) &&
      /\p{L}{3}/u.test(block.text),
  );
  if (at >= 0) {
    const parts = [front[at]?.text ?? ''];
    for (const next of front.slice(at + 1, at + 4)) {
      if (next.kind !== 'heading' || !/^\p{Ll}/u.test(next.text)) break;
      parts.push(next.text);
    }
    return cutWords(parts.join(' '));
  }
  const prose = blocks[Math.max(0, firstProse)]?.text;
  return prose === undefined ? null : cutWords(prose, 80);
}

function cutWords(text: string, length = TITLE_LENGTH): string {
  // Enough for any title; a line of a million spaces is cut before it is looked at.
  const line = text.slice(0, 4000).replace(/\s+/gu, ' ').trim();
  if (line.length <= length) return line;
  const space = line.lastIndexOf(' ', Math.min(length, 90));
  return `${line.slice(0, space > 20 ? space : 80).replace(/[\s,;:–—-]+$/u, '')}…`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '');
}
