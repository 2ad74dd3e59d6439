/**
 * What pages of digital archives of translated documents look like when they are saved as text: their labels, their furniture,
 * their standing sentences. A profile is data: another archive is another row, not another reader.
 */
import { findLanguageCode } from './language-codes.ts';
import type { TextRole } from '../model/text.ts';

/** What a label names. `info` heads the description, `claim:…` is kept as the source says it. */
export type PageField =
  | 'info'
  | 'title'
  | 'summary'
  | 'source'
  | 'reference'
  | 'date'
  | 'event-date'
  | 'rights'
  | 'language'
  | 'original-language'
  | 'author'
  | 'sender'
  | 'recipient'
  | 'translator'
  | 'credits'
  | 'classification'
  | 'type'
  | 'sponsor'
  | 'contact'
  | 'uploaded'
  | 'id'
  | `claim:${string}`;

/** Field → its labels, lower case, as whole lines or before a colon. */
const LABELS: readonly (readonly [PageField, string])[] = [
  [
    'info',
    'document information|document details|document info|about this document|about the document|document metadata|metadata|сведения о документе|информация о документе|о документе|dokumentinformation|informations sur le document|información del documento',
  ],
  ['title', 'title|document title|название|заголовок|titel|titre|título'],
  [
    'summary',
    'summary|document summary|abstract|description|document description|аннотация|краткое содержание|описание|zusammenfassung|résumé|resumen',
  ],
  ['source', 'source|sources|source information|document source|источник|quelle|fuente'],
  [
    'reference',
    'original archive|archive|repository|archival reference|archive reference|reference|call number|shelf mark|shelfmark|archive location|archival source|архив|шифр|архивный шифр|signatur|cote|signatura',
  ],
  [
    'date',
    'date|document date|date of document|original date|creation date|date created|date of creation|дата|дата документа|datum|fecha',
  ],
  ['event-date', 'event date|date of event|date of conversation|date of meeting|дата беседы|дата события'],
  [
    'rights',
    'rights|rights statement|copyright|copyright information|license|licence|terms of use|права|авторские права|rechte|droits|derechos',
  ],
  ['language', 'language|languages|document language|язык|языки|sprache|langue|idioma'],
  [
    'original-language',
    'original language|language of original|original languages|язык оригинала|originalsprache|langue originale|idioma original',
  ],
  ['author', 'author|authors|creator|creators|автор|авторы|verfasser|auteur|autor'],
  ['sender', 'sender|from|отправитель|от кого|absender|expéditeur|remitente'],
  ['recipient', 'recipient|recipients|addressee|to|адресат|кому|empfänger|destinataire|destinatario'],
  ['translator', 'translator|translators|translated by|переводчик|перевод выполнил|übersetzer|traducteur|traductor'],
  [
    'credits',
    'contributor|contributors|contributor(s)|contributed by|obtained by|donor|donors|credits|credit|provenance|участники',
  ],
  ['classification', 'original classification|classification|гриф|гриф секретности|einstufung|clasificación'],
  ['type', 'type|document type|genre|form|вид документа|тип документа|dokumenttyp|type de document|tipo'],
  ['sponsor', 'sponsor|sponsors|supported by|funded by|funding|donors and sponsors|спонсор'],
  ['contact', 'contact|contact information|e-mail|email|контакт'],
  [
    'uploaded',
    'original uploaded date|uploaded date|date uploaded|upload date|date added|added|дата загрузки|дата публикации на сайте',
  ],
  [
    'id',
    'record id|record number|document id|document number|identifier|id|object id|accession number|идентификатор|номер записи',
  ],
  ['claim:url', 'url|permalink|permanent link|persistent link|citable link|link|doi|ссылка'],
  ['claim:collection', 'collection|collections|series|part of|коллекция|фондообразователь|sammlung|colección'],
  ['claim:subjects', 'subjects discussed|subjects|subject|topics|topic|keywords|tags|темы|ключевые слова'],
  [
    'claim:persons',
    'people mentioned|persons mentioned|people|persons|associated people|associated people & organizations|associated people and organizations|упомянутые лица|персоналии',
  ],
  [
    'claim:places',
    'associated places|places|place|location|geographic subject|geographical subject|countries|coverage|география',
  ],
  ['claim:publisher', 'publisher|publication|published in|original publication|издатель|опубликовано'],
  ['claim:notes', "notes|note|remarks|editor's note|comments|примечания|anmerkungen"],
  ['claim:citation', 'citation|how to cite|suggested citation|preferred citation|cite as|как цитировать'],
  ['claim:modified', 'last modified|last updated|modified'],
];

/** Lines that belong to the page and say nothing of the document. */
const FURNITURE =
  /^(?:skip to (?:main )?content|skip (?:to )?navigation|jump to content|перейти к (?:основному )?содержанию|zum inhalt springen|aller au contenu(?: principal)?|main (?:menu|navigation)|menu|search|home|back to (?:top|search results|results)|top|close|print|print this page|email(?: this page)?|share(?: this)?(?: document| page)?|facebook|twitter|x|linkedin|download(?: (?:pdf|document|original|translation|file|options))*|view (?:original|translation|document|pdf|full text|transcript)s?|show (?:original|translation|more|less)|hide (?:original|translation)|read more|cite(?: this)?(?: document| page)?|save|bookmark|add to (?:my )?(?:collection|list)|digital archive|international history declassified|related documents?|previous(?: document)?|next(?: document)?|previous \| next|log ?in|sign (?:in|up)|register|language|english|zoom (?:in|out)|pdf|image|images|text|transcript viewer|about|contact us|donate|поиск|меню|главная|скачать|печать|поделиться|наверх|cookies?|accept(?: all)?(?: cookies)?|privacy policy|terms of (?:use|service))$/iu;
const SECTION =
  /^(?:(?<lang>\p{L}{3,12})(?:[ -]language)?\s+)?(?<what>translation|original|transcript|text|version|перевод|оригинал|подлинник|übersetzung|originaltext|traduction|traducción|texte original|texto original|original text|original document|original version|original language text|translated text|текст оригинала|текст перевода|текст)(?:\s*(?:\(|[-–—:]\s*|\s(?:in|into|from|на|с|en|au)\s)(?<lang2>\p{L}{3,12})(?:\s+язык\p{L}*)?\)?)?:?$/iu;
const SPONSOR =
  /(?:[Mm]ade possible|[Ss]upported|[Ss]ponsored|[Ff]unded)(?:,? in part,?)?(?:\s+(?:with|by|through))?\s+(?:(?:the\s+|an?\s+)?(?:generous\s+)?(?:financial\s+)?(?:support|assistance|grants?|funding)\s+(?:from|of|by)\s+)?(?<names>(?:the\s+)?\p{Lu}.*?)\.?$/u;
const RIGHTS =
  /copyright|©|all rights reserved|rights status|rights.?holders?|permissions?\b|\breuse[ds]?\b|\blicen[cs]e\b|public domain|creative commons|авторск\p{L}* прав|правообладател|все права|urheberrecht|alle rechte|droits d['’]auteur|tous droits|derechos/iu;
const INSTITUTION =
  /foundation|fund\b|funds\b|institut|endowment|trust\b|corporation|stiftung|фонд|fundaci|fondation|universit|society|cent(?:er|re)\b|council|library|archive|academy|ministry|commission|department/iu;

/** The labels known without a profile, in the shape of one. */
export const BUILT_IN: {
  readonly name: string;
  readonly labels: Readonly<Partial<Record<PageField, readonly string[]>>>;
} = {
  name: 'digital archives of translated documents',
  labels: Object.fromEntries(LABELS.map(([field, labels]) => [field, labels.split('|')])),
};

/** Tells whether a word is a field that labels can name. */
export function isPageField(word: string): word is PageField {
  return Object.hasOwn(BUILT_IN.labels, word);
}

const fieldOf = new Map(
  Object.entries(BUILT_IN.labels).flatMap(([field, labels]) =>
    (labels ?? []).map((label) => [label, field as PageField] as const),
  ),
);

/** A line that is a label, alone or with its value in the same line. */
export interface LabelLine {
  readonly field: PageField;
  readonly label: string;
  /** Empty where the value must stand in the lines that follow. */
  readonly value: string;
}

/** Finds the label a line is or begins with; null where it is none. */
export function findLabel(line: string): LabelLine | null {
  const text = line.trim();
  if (text.length > 2000) return null;
  const whole = text.replace(/\s*:$/u, '');
  const alone = fieldOf.get(whole.toLowerCase());
  if (alone !== undefined) return { field: alone, label: whole, value: '' };
  const pair = /^([\p{L}][\p{L} '’()&-]{1,40}?)\s*(?::\s+|:?\t+\s*)(\S.*)$/su.exec(text);
  const field = fieldOf.get(pair?.[1]?.toLowerCase() ?? '');
  if (pair?.[1] === undefined || pair[2] === undefined || field === undefined || field === 'info') return null;
  return { field, label: pair[1], value: pair[2].trim() };
}

/** Tells whether a line belongs to the page and not to the document. */
export function isFurniture(line: string): boolean {
  return FURNITURE.test(line.trim());
}

/** Finds what a line such as “English Translation”, “Original (Russian)” or «Перевод» sets apart; null for any other line. */
export function findSectionLabel(
  line: string,
): { readonly lang: string | null; readonly role: TextRole | null } | null {
  const text = line.trim();
  if (text.length > 60) return null;
  const match = SECTION.exec(text);
  const what = match?.groups?.['what']?.toLowerCase();
  if (match === null || what === undefined) return null;
  const named = match.groups?.['lang'] ?? match.groups?.['lang2'];
  const lang =
    named === undefined
      ? null
      : (findLanguageCode(named) ?? findLanguageCode(named.replace(/(?:ого|ом|ий|ского|ский)$/u, 'ский')));
  // “Working translation”: a word before it that is no language says nothing, but “Some text” is no label.
  if (named !== undefined && lang === null && !/^(?:working|unofficial|full|official|неофициальный)$/iu.test(named))
    return null;
  const isTranslation = /transl|перевод|überset|trad/iu.test(what);
  const isOriginal = /orig|подлин|оригинал/iu.test(what);
  if (!isTranslation && !isOriginal && lang === null) return null;
  return {
    lang: isTranslation && /\sfrom\s|\sс\s/u.test(text) ? null : lang,
    role: isTranslation ? 'translation' : isOriginal ? 'original' : null,
  };
}

/** Finds the sponsors a standing sentence thanks. */
export function findSponsors(line: string): readonly string[] {
  if (line.length > 400) return [];
  const names = SPONSOR.exec(line)?.groups?.['names'];
  if (names === undefined) return [];
  const parts = names.split(/\s*;\s*|,\s+(?:and\s+)?|\s+and\s+/u).map((part) => part.replace(/^the\s+/iu, '').trim());
  // “Smith and Richardson Foundation” is one; two bodies are two.
  const list = parts.every((part) => INSTITUTION.test(part)) ? parts : [names.replace(/^the\s+/iu, '').trim()];
  return list.filter((part) => part !== '');
}

/** Tells whether a paragraph speaks of rights. */
export function isRights(line: string): boolean {
  return line.length > 15 && RIGHTS.test(line);
}

/** Tells whether a short line looks like the name of a body. */
export function isInstitution(line: string): boolean {
  return line.length < 120 && INSTITUTION.test(line) && !/[.!?]$/u.test(line);
}
