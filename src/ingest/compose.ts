/** Paragraphs → the texts of a record, with their marks and roles, and what the first lines tell of the record. */
import { type Problem, toProblem } from '../errors.ts';
import type { Marking } from '../model/record.ts';
import type { Block, Mark, Text, TextRole } from '../model/text.ts';
import { findKinds } from './block-kinds.ts';
import { buildBracketMarks } from './bracket-marks.ts';
import { findDates } from './dates.ts';
import type { Draft } from './draft.ts';
import { splitByLanguage } from './language-runs.ts';
import { parseMarking } from './marking.ts';
import type { LocalMark, Paragraph } from './paragraphs.ts';
import { findOriginal, isLoneTranslation, type RoleHints, type Side } from './roles.ts';

/** A part of the file that a label sets apart (“English Translation”), or the whole. */
export interface Section {
  readonly paragraphs: readonly Paragraph[];
  readonly lang: string | null;
  readonly role: TextRole | null;
}

/** What is known beforehand. */
export interface ComposeHints extends Omit<RoleHints, 'reference' | 'hasTranslator'> {
  readonly file: string;
}

/** A text before its role is settled. */
interface Draught extends Side {
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
  readonly at: string;
}

const TALK =
  /convers|meeting|\btalk|interview|audience|discussion|бесед|встреч|прием|приём|переговор|gespräch|unterredung|besprechung|aufzeichnung über|entretien|audience|conversaci|entrevista|reuni[oó]n|rozhovor|jednání|rozmow/iu;
const FULL_DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** Builds the texts of a record, original first, and fills marking and dates of the draft from their first lines. */
export function composeTexts(
  sections: readonly Section[],
  draft: Draft,
  hints: ComposeHints,
): { readonly texts: readonly Text[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const draughts = sections.flatMap((section) => toDraughts(section, draft, hints.file, problems));
  const translators = draft.contributors.filter(({ role }) => role === 'translated').map(({ name }) => name);
  const roleHints: RoleHints = {
    ...hints,
    hasTranslator: translators.length > 0,
    reference: draft.reference?.text ?? '',
  };
  const { order, original, why } = settle(draughts, roleHints);
  const texts: Text[] = order.map((draught, index) => {
    draft.note(`texts.${index}`, draught.at);
    draft.note(`texts.${index}.role`, draught.at, why);
    const isOriginal = original && index === 0;
    const by = translators.length > 0 && !isOriginal && order.length <= 2 ? { by: translators.join(', ') } : {};
    const { lang, blocks, marks } = draught;
    if (isOriginal) return { lang, role: 'original', blocks, marks };
    return { lang, role: 'translation', ...(original ? { of: 0 } : {}), ...by, blocks, marks };
  });
  takeMarking(texts, draft, hints.pageLanguage);
  takeDates(texts, draft);
  problems.push(...checkLanguages(texts, hints.file));
  return { texts, problems };
}

function checkLanguages(texts: readonly Text[], file: string): readonly Problem[] {
  const problems: Problem[] = [];
  for (const text of texts) if (text.lang === 'und') problems.push(toProblem('LANGUAGE_UNKNOWN', {}, { file }));
  const [first, ...others] = texts;
  if (first !== undefined && others.length === 0)
    problems.push(
      toProblem(first.role === 'original' ? 'NO_TRANSLATION' : 'ORIGINAL_MISSING', { lang: first.lang }, { file }),
    );
  if (first !== undefined && first.lang !== 'und' && others.some((other) => other.lang === first.lang)) {
    problems.push(toProblem('SAME_LANGUAGE', { lang: first.lang }, { file }));
  }
  return problems;
}

function settle(
  draughts: readonly Draught[],
  hints: RoleHints,
): { readonly order: readonly Draught[]; readonly original: boolean; readonly why: string } {
  const [only, ...others] = draughts;
  if (only === undefined) return { order: [], original: true, why: '' };
  if (others.length === 0) {
    const { is, why } = isLoneTranslation(only, hints);
    return { order: [only], original: !is, why };
  }
  const { original, why } = findOriginal(draughts, hints);
  const first = draughts[original ?? 0] ?? only;
  return { order: [first, ...draughts.filter((draught) => draught !== first)], original: original !== null, why };
}

function toDraughts(section: Section, draft: Draft, file: string, problems: Problem[]): readonly Draught[] {
  const paragraphs = joinLeafLines(section.paragraphs);
  if (paragraphs.length === 0) return [];
  const all = paragraphs.map((_, index) => index);
  const runs = section.lang === null ? splitByLanguage(paragraphs) : [{ lang: section.lang, members: all }];
  return runs.map(({ lang, members }) => {
    const mine = members.flatMap((index) => paragraphs[index] ?? []);
    const kinds = findKinds(mine);
    const blocks = mine.map((paragraph, index): Block => {
      const { text, level, at } = paragraph;
      return { kind: kinds[index] ?? 'paragraph', text, ...(level === undefined ? {} : { level }), at };
    });
    const brackets = buildBracketMarks(blocks, { leaves: draft.reference?.leaves ?? null });
    problems.push(...brackets.problems.map((problem) => ({ ...problem, file })));
    const own = mine.flatMap((paragraph, block) => (paragraph.marks ?? []).map((mark) => toMark(mark, block)));
    const marks = [...own, ...brackets.marks].sort((a, b) => a.block - b.block || a.start - b.start || a.end - b.end);
    const head = blocks
      .slice(0, 8)
      .map((block) => block.text.slice(0, 300))
      .join('\n');
    return { lang, blocks, marks, head, claimed: runs.length === 1 ? section.role : null, at: mine[0]?.at ?? '' };
  });
}

function toMark(mark: LocalMark, block: number): Mark {
  return { ...mark, block };
}

/** A leaf number on a line of its own («[138]», «л. 42», “- 2 -”) belongs to the words that follow it. */
function joinLeafLines(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const joined: Paragraph[] = [];
  let held: Paragraph | null = null;
  for (const paragraph of paragraphs) {
    const isLeaf =
      /^(?:\[(?:лл?\.|l\.|f\.|p\.|с\.)?\s?\d{1,4}(?:\s?(?:об|ob)\.?)?\]|\/\/?лл?\. ?\d+(?:\s?об\.?)?\/\/?)$/u.test(
        paragraph.text,
      );
    if (held !== null) {
      const shift = held.text.length + 1;
      const own = (paragraph.marks ?? []).map((mark) => ({
        ...mark,
        start: mark.start + shift,
        end: mark.end + shift,
      }));
      const marks = [...(held.marks ?? []), ...own];
      joined.push({ ...paragraph, text: `${held.text} ${paragraph.text}`, gap: held.gap, marks });
      held = null;
    } else if (isLeaf) held = paragraph;
    else joined.push(paragraph);
  }
  return held === null ? joined : [...joined, held];
}

/** The marking in the language of the description where it has one, else the original's. */
function takeMarking(texts: readonly Text[], draft: Draft, pageLanguage: string | null): void {
  const preferred = texts.findIndex((text) => text.lang === pageLanguage);
  const order = preferred > 0 ? [texts[preferred], ...texts.filter((_, index) => index !== preferred)] : texts;
  for (const text of order) {
    for (const block of text?.blocks ?? []) {
      if (block.kind !== 'heading' && block.kind !== 'marginal-note' && block.text.length > 60) continue;
      const parsed = parseMarking(block.text)?.marking;
      if (parsed === undefined) continue;
      for (const [field, value] of Object.entries(parsed) as [keyof Marking, string][]) {
        draft.setMarking(field, value, block.at ?? '', block.text);
      }
    }
  }
}

interface Dated {
  readonly edtf: string;
  readonly oldStyle: string | undefined;
  readonly at: string;
  readonly wording: string;
}

function takeDates(texts: readonly Text[], draft: Draft): void {
  const [front, back] = listDatelines(texts[0] ?? texts[1]);
  const days = front.filter(({ edtf }) => FULL_DAY.test(edtf)).sort((a, b) => (a.edtf < b.edtf ? -1 : 1));
  const last = days.at(-1) ?? front[0] ?? back.at(-1);
  if (last !== undefined) {
    draft.setDate('document', last.edtf, last.at, last.wording);
    // EDTF knows the Gregorian calendar only; the Julian day stays beside it.
    if (last.oldStyle !== undefined && draft.dates.document === last.edtf)
      draft.claim('old style', last.oldStyle, last.at);
  }
  takeTitleDate(draft);
  // A talk is written down on the day or later: of two dates at the head the earlier is the talk's.
  const first = days[0];
  if (first !== undefined && first.edtf !== draft.dates.document && first.edtf < (draft.dates.document ?? '')) {
    draft.setDate('event', first.edtf, first.at, first.wording);
  }
}

/** The date in the title: of the talk it names where the document has another, else the document's own. */
function takeTitleDate(draft: Draft): void {
  const title = draft.title ?? '';
  const found = findDates(title, 'en').at(-1);
  if (found === undefined) return;
  const at = draft.provenance.find(({ field }) => field === 'title')?.at ?? 'title';
  const wording = title.slice(found.start, found.end);
  const { document } = draft.dates;
  if (document === undefined) draft.setDate(TALK.test(title) ? 'event' : 'document', found.edtf, at, wording);
  else if (found.edtf !== document && (TALK.test(title) || found.edtf < document))
    draft.setDate('event', found.edtf, at, wording);
}

/** Datelines before the first and after the last paragraph of prose. */
function listDatelines(text: Text | undefined): readonly [front: readonly Dated[], back: readonly Dated[]] {
  const blocks = text?.blocks ?? [];
  const first = blocks.findIndex((block) => block.kind === 'paragraph' && block.text.length > 60);
  const front: Dated[] = [];
  const back: Dated[] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== 'dateline') return;
    const found = findDates(block.text, text?.lang)[0];
    if (found === undefined) return;
    const dated = {
      edtf: found.edtf,
      oldStyle: found.oldStyle,
      at: block.at ?? '',
      wording: block.text.slice(found.start, found.end),
    };
    (first < 0 || index < first ? front : back).push(dated);
  });
  return [front, back];
}
