/** What each paragraph of one text is: heading, dateline, salutation, paragraph, signature, table row, list item. */
import type { BlockKind } from '../model/text.ts';
import { findDates, parseDate } from './dates.ts';
import { parseMarking } from './marking.ts';
import type { Paragraph } from './paragraphs.ts';

const PROSE_LENGTH = 60;
const HEADING_LENGTH = 200;
const SIGNATURE_LENGTH = 160;
/** The end of a sentence, with what may stand behind it: quotation marks, brackets, the sign of a note. */
const SENTENCE_END = /[.!?…:;][»”"')\]\d¹²³⁴]*(?:\[[^\]]{1,60}\])?\s*$/u;
const SALUTATION =
  /^(?:dear|my dear|sir|madam|your excellency|excellency|gentlemen|уважаем|многоуважаем|глубокоуважаем|дорог|милостив|господин|товарищ|ваше превосходительство|sehr geehrt|lieber|liebe|verehrt|hochverehrt|exzellenz|monsieur|madame|messieurs|cher|excellence|monsieur le|muy señor|señor|excelent|estimad|querid|vážen|mil[ýá]|szanown|illustre|egregio|caro)(?:\p{L}*)[^.!?]*[,!:]?$/iu;
/** Titles and closings that stand over or under a signed name. */
const CLOSING =
  /^(?:\(?(?:signed|sgd|firmado|signé|gez|podepsán|подпись|подписал)(?!\p{L})|s\/|верно|с (?:\p{L}+ ){0,2}(?:уважением|почтением|приветом)|искренне ваш|with (?:\p{L}+ ){0,2}(?:greetings|respect|regards)|yours|sincerely|faithfully|respectfully|very truly|hochachtungsvoll|mit freundlichen|mit deutschem|gez\.|heil|je vous prie|veuillez|agréez|le saluda|atentamente|dios guarde|s úctou|z poważaniem)/iu;

/** Tells the kind of every paragraph of one text, in their order. */
export function findKinds(paragraphs: readonly Paragraph[]): readonly BlockKind[] {
  const prose = paragraphs.map((paragraph) => isProse(paragraph));
  const firstProse = prose.indexOf(true);
  const lastProse = prose.lastIndexOf(true);
  return paragraphs.map((paragraph, index) => {
    if (paragraph.kind !== undefined) return refine(paragraph, paragraph.kind);
    if (paragraph.text.includes('\t') && isRow(paragraphs, index)) return 'table-row';
    if (isBullet(paragraph.text) && hasNeighbour(paragraphs, index, (other) => isBullet(other.text)))
      return 'list-item';
    if (isDateline(paragraph.text)) return 'dateline';
    if (parseMarking(paragraph.text) !== null) return 'heading';
    if (paragraph.text.length <= 120 && SALUTATION.test(paragraph.text) && !/[.?]$/u.test(paragraph.text))
      return 'salutation';
    if (prose[index] === true) return 'paragraph';
    // A name under the text is a signature even where a line of the archive follows it.
    if (index > 1 && index >= paragraphs.length - 5 && index > firstProse && isNameLine(paragraph.text))
      return 'signature';
    if (firstProse < 0)
      return index === 0 && paragraphs.length > 1 && !SENTENCE_END.test(paragraph.text) ? 'heading' : 'paragraph';
    if (index < firstProse) return isHeadingLike(paragraph.text) ? 'heading' : 'paragraph';
    if (index > lastProse) return isSignature(paragraph.text) ? 'signature' : 'paragraph';
    if (CLOSING.test(paragraph.text) && paragraph.text.length < SIGNATURE_LENGTH) return 'signature';
    return isHeadingLike(paragraph.text) && prose[index + 1] === true ? 'heading' : 'paragraph';
  });
}

/** A format's bare `paragraph` may still be a dateline; whatever else it says is taken at its word. */
function refine(paragraph: Paragraph, kind: BlockKind): BlockKind {
  return kind === 'paragraph' && isDateline(paragraph.text) ? 'dateline' : kind;
}

function isProse({ text, kind }: Paragraph): boolean {
  if (kind !== undefined) return kind === 'paragraph' && text.length > PROSE_LENGTH;
  if (text.length > HEADING_LENGTH + 60) return true;
  const words = text.split(/\s+/u).length;
  if (isAllCapitals(text) && text.length < HEADING_LENGTH) return false;
  if (words < 8 || isSignedLine(text)) return false;
  // “… may be put in this way—”: long lines that lead on are prose too.
  if (!SENTENCE_END.test(text)) return words >= 12 && /[—–,-]\s*$/u.test(text);
  // A headline may end in a question mark or a quotation; a full stop ends a sentence.
  return text.length > (/[.…:;]["”»)]?(?:\[[^\]]{1,60}\])?$/u.test(text) ? 40 : PROSE_LENGTH * 1.5);
}

/** ПОСОЛ СССР В РЕСПУБЛИКЕ КУБА          (С. КУДРЯВЦЕВ): a title and a name far apart, or a name in brackets at the end. */
function isSignedLine(text: string): boolean {
  return (
    /\S\s{3,}\(?\p{Lu}[\p{L}. -]+\)?$/u.test(text) ||
    /^[^.!?]{3,80}\(\s*\p{Lu}\.\s?\p{L}[\p{L}. -]{2,40}\)$/u.test(text)
  );
}

function isSignature(text: string): boolean {
  if (isSignedLine(text) || CLOSING.test(text)) return text.length <= SIGNATURE_LENGTH * 2;
  if (text.length > SIGNATURE_LENGTH || /^[[(]/u.test(text)) return false;
  // «А. Рябинин», “Leandro Salvatierra”, “Contraalmirante, Ministro de Marina”: capitals, and no sentence.
  return (
    /^\p{Lu}/u.test(text) &&
    !SENTENCE_END.test(text.replace(/(?:\b\p{Lu}|\p{Lu}\p{L}{0,3})\.\s?/gu, '')) &&
    text.split(/\s+/u).length <= 12
  );
}

/** Tells whether a line is one to five capitalised words and nothing else: «Долгов», “A. Zhuravlev”, “Leandro Salvatierra”. */
export function isNameLine(text: string): boolean {
  return /^(?:\p{Lu}[\p{L}'’.-]*[ \u00A0]?){1,5}$/u.test(text) && text.length <= 60 && !isAllCapitals(text);
}

function isHeadingLike(text: string): boolean {
  return text.length <= HEADING_LENGTH && (!/[.!?;]\s*$/u.test(text) || isAllCapitals(text) || text.length < 40);
}

function isAllCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && text === text.toUpperCase();
}

/** A line that is a date, or a place and a date: “Port Lucía, 5 May 1934”, «30 декабря 1961 года», “Puerto Lucía, jueves 3 de mayo de 1934”. */
export function isDateline(text: string): boolean {
  if (text.length > 100 || !/\d/u.test(text)) return false;
  if (/^[\d\s]+$/u.test(text)) return false;
  if (parseDate(text) !== null) return true;
  const [date, ...others] = findDates(text);
  if (date === undefined || others.length > 0) return false;
  const before = text.slice(0, date.start).replace(/(?:[,\s]+(?:le|den|el|the|dne|am|a))?[,\s.[(]*$/iu, '');
  const after = text.slice(date.end).replace(/^[\s,.;:\])—–-]+/u, '');
  const isTime = /^(?:\d{1,2}[:.]?\d{0,2}\s*(?:[ap]\.?m\.?|h|час\p{L}*|uhr)?\.?)?$/iu.test(after);
  // A place: one to four capitalised words before the date (“Port Lucía, den …”), and nothing of a sentence.
  return (
    isTime &&
    (before === '' || /^(?:(?:г|гор)\.\s)?\p{Lu}[\p{L}.'’«»“”"-]*(?:[ ,]+[\p{L}.'’«»“”"-]+){0,4}$/u.test(before)) &&
    !SENTENCE_VERB.test(before)
  );
}

const SENTENCE_VERB =
  /(?<!\p{L})(?:was|were|is|on|since|until|был|была|были|на|от|с|am|war|le|el|fue|запись|беседа|record|conversation)(?!\p{L})/iu;

function isBullet(text: string): boolean {
  return /^(?:[-•*▪–]\s|\(?(?:\d{1,2}|\p{L})\)\s)/u.test(text) && text.length < 400;
}

function isRow(paragraphs: readonly Paragraph[], index: number): boolean {
  return hasNeighbour(paragraphs, index, (other) => other.text.includes('\t'));
}

function hasNeighbour(
  paragraphs: readonly Paragraph[],
  index: number,
  test: (paragraph: Paragraph) => boolean,
): boolean {
  const around = [paragraphs[index - 1], paragraphs[index + 1]];
  return around.some((paragraph) => paragraph !== undefined && test(paragraph));
}
