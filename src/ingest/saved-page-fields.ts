/** The labels and values under (and sometimes over) a saved page → the fields of the draft. */
import { type Problem, toProblem } from '../errors.ts';
import type { ContributorRole } from '../model/record.ts';
import { findCredits, splitNames } from './credits.ts';
import { parseDate } from './dates.ts';
import type { Draft } from './draft.ts';
import { findLanguageCode } from './language-codes.ts';
import { parseMarking } from './marking.ts';
import type { SourceLine } from './paragraphs.ts';
import { findReference, parseReference } from './reference.ts';
import { findLabel, findSponsors, isFurniture, isInstitution, isRights, type LabelLine } from './saved-page-profile.ts';

/** A line with words, and where it stands among all lines. */
export interface PageItem extends SourceLine {
  readonly index: number;
  /** Blank lines before it. */
  readonly gap: number;
}

/** What reading the fields of a page adds to. */
export interface PageFacts {
  readonly draft: Draft;
  readonly problems: Problem[];
  readonly path: string;
  readonly originalLanguages: string[];
  readonly sponsorsSeen: string[];
}

const MAIL = /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/u;
/** What mail protection leaves in a saved page. */
const HIDDEN_MAIL = /\[email[\s\u00A0]protected\]|\[адрес[^\]]{0,40}защищ[^\]]*\]/iu;
const URI = /https?:\/\/[^\s)\]>"»]+/u;
/** A value stands right under its label; after a longer gap comes something else. */
const VALUE_GAP = 2;
const ROLES: Readonly<Partial<Record<LabelLine['field'], ContributorRole>>> = {
  author: 'author',
  sender: 'sender',
  recipient: 'recipient',
  translator: 'translated',
};

/** Reads the footer of a page. */
export function readFields(items: readonly PageItem[], facts: PageFacts, left: string[]): void {
  let at = 0;
  while (at < items.length) {
    const item = items[at];
    if (item === undefined) break;
    const label = findLabel(item.text);
    at += 1;
    if (label === null) {
      if (isFurniture(item.text)) left.push(item.text);
      else readLoose(item, facts);
      continue;
    }
    const values: SourceLine[] = label.value === '' ? [] : [{ text: label.value, at: item.at }];
    if (label.value === '') {
      while (at < items.length) {
        const value = items[at];
        if (value === undefined || findLabel(value.text) !== null || !isValueOf(label, value, values.length, facts))
          break;
        if (isFurniture(value.text)) left.push(value.text);
        else values.push(value);
        at += 1;
      }
    }
    if (label.field === 'info') {
      left.push(item.text);
      for (const value of values) readLoose(value, facts);
    } else if (values.length === 0) {
      facts.problems.push(toProblem('EMPTY_FIELD', { field: label.label }, { at: label.label, file: facts.path }));
    } else readValue(label, values, facts);
  }
}

/** Tells whether a line can be the value of a label that stands above it. */
function isValueOf(label: LabelLine, item: PageItem, taken: number, facts: PageFacts): boolean {
  if (facts.draft.sponsors.includes(item.text) && item.gap > 1 && label.field !== 'sponsor') return false;
  if (label.field === 'info' || label.field === 'rights' || label.field === 'summary') return true;
  if (item.gap > VALUE_GAP) return false;
  if (isRights(item.text) && item.text.length > 80) return false;
  // One line is the value of an id or a date, and it holds a digit.
  if (label.field === 'id') return taken === 0 && (/\d/u.test(item.text) || !/\s/u.test(item.text));
  if (label.field === 'uploaded' || label.field === 'date') return taken === 0 && /\d/u.test(item.text);
  return taken === 0 || item.gap <= 1;
}

/** Reads the value of a label into the draft. */
export function readValue(label: LabelLine, values: readonly SourceLine[], facts: PageFacts): void {
  const { draft, problems, path } = facts;
  const first = values[0];
  if (first === undefined) return;
  const text = values.map((value) => value.text).join('\n');
  const { at } = first;
  const role = ROLES[label.field];
  if (role !== undefined) {
    for (const name of values.flatMap((value) => splitNames(value.text))) draft.addContributor(name, role, at);
    return;
  }
  switch (label.field) {
    case 'title':
    case 'summary':
    case 'type':
      draft.setText(label.field, text, at);
      return;
    case 'date':
    case 'event-date': {
      const date = parseDate(text, 'en');
      if (date === null) {
        problems.push(toProblem('DATE_UNPARSED', { text }, { at, file: path }));
        draft.claim(label.label, text, at);
      } else draft.setDate(label.field === 'date' ? 'document' : 'event', date.edtf, at, text);
      return;
    }
    case 'source':
    case 'reference':
      for (const value of values) readSource(value, facts, true);
      return;
    case 'credits':
      for (const value of values) readContributors(value, label, facts);
      return;
    case 'rights':
    case 'contact':
      for (const value of values) readRights(value, facts);
      return;
    case 'language':
    case 'original-language': {
      const codes = text.split(/[,;/\n]|\s(?:and|и|und|et|y)\s/u).map((word) => findLanguageCode(word));
      for (const code of codes) if (code !== null) facts.originalLanguages.push(code);
      draft.claim('language', text, at);
      return;
    }
    case 'classification': {
      const parsed = parseMarking(text)?.marking;
      draft.setMarking('classification', parsed?.classification ?? text, at, text);
      return;
    }
    case 'sponsor':
      for (const value of values) draft.addSponsor(value.text, value.at);
      return;
    default:
      draft.claim(label.field.replace(/^claim:/u, ''), text, at);
  }
}

function readContributors(value: SourceLine, label: LabelLine, facts: PageFacts): void {
  const credits = findCredits(value.text);
  for (const { name, role } of credits) facts.draft.addContributor(name, role, value.at, value.text);
  if (credits.length > 0) return;
  const role: ContributorRole = /obtained/iu.test(label.label) ? 'obtained' : 'contributed';
  for (const name of splitNames(value.text)) facts.draft.addContributor(name, role, value.at);
}

/** A line without a label says itself what it is: reference and credits, rights, a sponsor. */
function readLoose(line: SourceLine, facts: PageFacts): void {
  const { draft } = facts;
  const { text, at } = line;
  if (draft.sponsors.includes(text)) return;
  const sponsors = findSponsors(text);
  if (sponsors.length > 0) {
    for (const name of sponsors) draft.addSponsor(name, at, text);
  } else if (findReference(text) !== null || findCredits(text).length > 0) readSource(line, facts, false);
  else if (isRights(text) || MAIL.test(text) || HIDDEN_MAIL.test(text)) readRights(line, facts);
  else if (isInstitution(text)) draft.addSponsor(text, at);
  else draft.claim('other', text, at);
}

/** “AVP RF, F. 0104. … ll. 136-138. Obtained by … and translated by …”. `isSource`: a label says it is the source. */
function readSource(line: SourceLine, facts: PageFacts, isSource: boolean): void {
  const { draft, problems, path } = facts;
  const { text, at } = line;
  const credits = findCredits(text);
  for (const { name, role } of credits) draft.addContributor(name, role, at, text);
  const found = findReference(text);
  let rest = text;
  for (const { start, end } of [...credits].reverse()) rest = rest.slice(0, start) + rest.slice(end);
  if (found !== null && draft.reference === null) {
    draft.setReference(found.reference, at);
    rest = rest.replace(text.slice(found.start, found.end), ' ');
  } else if (draft.reference === null && isSource) {
    const wording = rest
      .replace(/(?:^|\s)(?:and|und|и)\s*(?=[.;]|$)/gu, ' ')
      .trim()
      .replace(/^[\s.;,]+|[\s;,.]+$/gu, '');
    if (wording !== '') {
      const reference = parseReference(wording);
      draft.setReference(reference, at);
      if (reference.levels.length === 0)
        problems.push(toProblem('REFERENCE_UNPARSED', { text: wording }, { at, file: path }));
      return;
    }
  }
  const words = rest.replace(/(?<!\p{L})(?:and|und|und|et|y|и)(?!\p{L})/gu, '').match(/\p{L}{2,}/gu);
  // What the sentence says besides is kept whole, so that nothing of it is lost.
  if (words !== null && words.length > 0) draft.claim('source', text, at);
}

function readRights(line: SourceLine, facts: PageFacts): void {
  const { draft, problems, path } = facts;
  const { text, at } = line;
  const hidden = HIDDEN_MAIL.exec(text)?.[0];
  if (hidden !== undefined) problems.push(toProblem('OBFUSCATED_MAIL', { text: hidden }, { at, file: path }));
  const contact = MAIL.exec(text)?.[0] ?? draft.rights?.contact ?? null;
  const uri = URI.exec(text)?.[0].replace(/[.,;]+$/u, '') ?? draft.rights?.uri ?? null;
  const before = draft.rights?.text;
  draft.rights = { text: before === undefined ? text : `${before}\n\n${text}`, uri, contact };
  draft.note('rights', at);
}
