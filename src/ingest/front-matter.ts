/** The fields a file carries at its head: YAML between `---` lines, or plain “Key: value” lines; in several languages. */
import { parse } from 'yaml';
import { type Problem, toProblem } from '../errors.ts';
import type { ContributorRole } from '../model/record.ts';
import type { TextRole } from '../model/text.ts';
import { splitNames } from './credits.ts';
import { parseDate } from './dates.ts';
import type { Draft } from './draft.ts';
import { findLanguageCode } from './language-codes.ts';
import type { SourceLine } from './paragraphs.ts';
import { parseReference } from './reference.ts';

/** One field as the file gives it; `path` is the way through nested YAML, `naa_refs.0.reference`. */
export interface HeadField {
  readonly path: string;
  readonly value: string;
  readonly at: string;
}

/** The head of a file and the lines after it. */
export interface Head {
  readonly fields: readonly HeadField[];
  readonly body: readonly SourceLine[];
  readonly problems: readonly Problem[];
}

/** What a head says that is not a field of the record. */
export interface HeadFacts {
  readonly lang: string | null;
  readonly role: TextRole | null;
  readonly originalLanguages: readonly string[];
}

type Target =
  | 'title'
  | 'summary'
  | 'type'
  | 'date'
  | 'event-date'
  | 'sent'
  | 'received'
  | 'published'
  | 'reference'
  | 'language'
  | 'original-language'
  | 'role'
  | 'rights'
  | 'rights-uri'
  | 'contact'
  | 'sponsor'
  | 'classification'
  | 'copy'
  | 'outgoing'
  | 'incoming'
  | 'publication.title'
  | 'publication.volume'
  | 'publication.number'
  | 'publication.publisher'
  | 'publication.place'
  | 'publication.year'
  | 'publication.url'
  | 'publication.editor'
  | 'repository'
  | 'fond'
  | 'opis'
  | 'papka'
  | 'delo'
  | 'box'
  | 'folder'
  | 'leaves'
  | 'ignored'
  | `person:${ContributorRole}`;

/** Target → key names; compared in lower case with spaces, hyphens and underscores alike. */
const KEYS: readonly (readonly [Target, string])[] = [
  ['title', 'title|название|заголовок|титул|titel|titre|título|titulo|head|heading|doc title|document title'],
  [
    'summary',
    'summary|abstract|description|аннотация|содержание|краткое содержание|zusammenfassung|résumé|resume|resumen|regest',
  ],
  ['type', 'type|document type|doc type|genre|вид|вид документа|тип|art|dokumenttyp|type de document|tipo'],
  [
    'date',
    'date|doc date|document date|date of document|created|dated|дата|дата документа|datum|datum des dokuments|date du document|fecha',
  ],
  [
    'event-date',
    "event date|event|date of event|date of talk|date of conversation|talk date|meeting date|дата беседы|дата события|ereignisdatum|gesprächsdatum|date de l'événement|fecha del hecho",
  ],
  ['sent', 'sent|date sent|отправлено|abgesandt|envoyé|enviado'],
  ['received', 'received|date received|получено|eingegangen|reçu|recibido'],
  ['published', 'published|date published|publication date|опубликовано'],
  [
    'reference',
    'reference|ref|source|archive reference|archival reference|shelfmark|shelf mark|call number|archive|шифр|архивный шифр|источник|архив|signatur|archivsignatur|quelle|cote|fuente|signatura',
  ],
  ['language', 'language|lang|язык|sprache|langue|idioma'],
  [
    'original-language',
    'original language|language of original|translated from|язык оригинала|перевод с|originalsprache|übersetzt aus|langue originale|traduit de|idioma original',
  ],
  ['role', 'role|text|роль|rolle|status'],
  [
    'rights',
    'rights|rights statement|copyright|license|licence|права|лицензия|rechte|lizenz|droits|licence|derechos|licencia',
  ],
  ['rights-uri', 'rights uri|license url|licence url|rights url'],
  ['contact', 'contact|e mail|email|контакт'],
  ['sponsor', 'sponsor|sponsors|supported by|funding|спонсор'],
  [
    'classification',
    'classification|original classification|гриф|гриф секретности|einstufung|geheimhaltung|classification|clasificación',
  ],
  ['copy', 'copy|copy no|экземпляр|экз|ausfertigung|exemplaire|ejemplar'],
  ['outgoing', 'outgoing|outgoing no|исх|исходящий|ausgang|départ|salida'],
  ['incoming', 'incoming|incoming no|вх|входящий|eingang|arrivée|entrada'],
  [
    'publication.title',
    'publication|publication title|collection|volume title|vol full title|published in|сборник|издание|коллекция|sammlung|edition|recueil|colección',
  ],
  ['publication.volume', 'volume|vol|vol id|volume number|том|band|tome|tomo'],
  [
    'publication.number',
    'number|document number|doc num|doc no|doc number|document no|номер|номер документа|nummer|numéro|número',
  ],
  ['publication.publisher', 'publisher|издатель|издательство|verlag|éditeur|editorial'],
  ['publication.place', 'publication place|place of publication|место издания'],
  ['publication.year', 'year|publication year|год|год издания|jahr|année|año'],
  ['publication.url', 'url|link|permalink|source url|uri'],
  ['publication.editor', 'editor|editors|редактор|составитель|herausgeber|éditeurs'],
  ['repository', 'repository|holding institution|хранилище|место хранения|aufbewahrungsort'],
  ['fond', 'fond|fonds|фонд'],
  ['opis', 'opis|inventory|опись'],
  ['papka', 'papka|папка'],
  ['delo', 'delo|дело'],
  ['box', 'box|коробка|karton'],
  ['folder', 'folder|mappe'],
  ['leaves', 'leaves|leaf|folios|pages|лист|листы|blatt|feuillets|hojas'],
  ['ignored', 'vol title|doc order|layout|draft|weight|slug'],
  ['person:author', 'author|authors|creator|writer|written by|автор|авторы|verfasser|autor|auteur|autores'],
  ['person:sender', 'from|sender|отправитель|от|от кого|absender|von|expéditeur|de|remitente'],
  [
    'person:recipient',
    'to|recipient|recipients|addressee|адресат|кому|получатель|empfänger|an|destinataire|à|destinatario|para',
  ],
  [
    'person:translated',
    'translator|translators|translated by|translation by|переводчик|перевод|перевёл|перевел|übersetzer|übersetzung|traducteur|traduction|traductor|traducción',
  ],
  ['person:obtained', 'obtained by|obtained|получен|предоставлен|beschafft von'],
  ['person:contributed', 'contributor|contributors|contributed by|donor|provided by|участник'],
  ['person:transcribed', 'transcriber|transcribed by|transcription|расшифровка|transkription'],
];
const targetOf = new Map(KEYS.flatMap(([target, keys]) => keys.split('|').map((key) => [key, target] as const)));
const TEXT_ROLES: Readonly<Record<string, TextRole>> = {
  original: 'original',
  оригинал: 'original',
  подлинник: 'original',
  translation: 'translation',
  перевод: 'translation',
  übersetzung: 'translation',
  traduction: 'translation',
  traducción: 'translation',
};
/** Plain “Key: value” lines are a head only with so many known keys in a row. */
const PLAIN_LEAST = 2;

/** Reads the head of a file's lines. Broken YAML is a problem, and the text is read without it. */
export function readHead(lines: readonly SourceLine[], path: string): Head {
  const first = lines.findIndex((line) => line.text.trim() !== '');
  if (first < 0) return { fields: [], body: lines, problems: [] };
  if (/^---\s*$/u.test(lines[first]?.text.replace(/^\uFEFF/u, '') ?? '')) return readYaml(lines, first, path);
  return readPlain(lines, first);
}

function readYaml(lines: readonly SourceLine[], first: number, path: string): Head {
  const end = lines.findIndex((line, index) => index > first && /^(?:---|\.\.\.)\s*$/u.test(line.text));
  if (end < 0) return { fields: [], body: lines, problems: [] };
  const source = lines.slice(first + 1, end);
  const body = lines.slice(end + 1);
  try {
    // Dates stay strings and aliases cannot multiply.
    const data: unknown = parse(source.map((line) => line.text).join('\n'), {
      schema: 'failsafe',
      maxAliasCount: 20,
      logLevel: 'error',
    });
    const fields: HeadField[] = [];
    flatten(data, [], source, fields, 0);
    return { fields, body, problems: [] };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const at = lines[first]?.at ?? '';
    return {
      fields: [],
      body,
      problems: [toProblem('YAML_BROKEN', { reason: reason.slice(0, 160) }, { at, file: path })],
    };
  }
}

function flatten(
  value: unknown,
  path: readonly string[],
  lines: readonly SourceLine[],
  into: HeadField[],
  depth: number,
): void {
  if (value === null || value === undefined || depth > 8 || into.length > 500) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) flatten(item, [...path, String(index)], lines, into, depth + 1);
  } else if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) flatten(item, [...path, key], lines, into, depth + 1);
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    const key = path.findLast((part) => !/^\d+$/u.test(part)) ?? '';
    const line = lines.find(({ text }) => text.replace(/^[\s-]*["']?/u, '').startsWith(key));
    into.push({ path: path.join('.'), value: String(value).trim(), at: line?.at ?? lines[0]?.at ?? '' });
  }
}

function readPlain(lines: readonly SourceLine[], first: number): Head {
  const fields: HeadField[] = [];
  let at = first;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    const pair = /^\s*([\p{L}][\p{L} ._'-]{0,30}?)\s*:\s+(\S.*)$/u.exec(line?.text ?? '');
    if (line === undefined || pair?.[1] === undefined || pair[2] === undefined) break;
    const target = targetOf.get(toKey(pair[1]));
    if (target === undefined && fields.length === 0) break;
    fields.push({ path: pair[1], value: pair[2].trim(), at: line.at });
  }
  const known = fields.filter(({ path }) => targetOf.has(toKey(path))).length;
  // “From: …” over a telegram is the telegram's own words; a head ends with a blank line and names more than one thing.
  const ends = at >= lines.length || (lines[at]?.text.trim() ?? '') === '';
  const names = fields.some(({ path }) =>
    /^(?:title|date|language|lang|reference|source|название|дата|язык|шифр|titel|datum|titre|título|fecha)$/iu.test(
      path,
    ),
  );
  if (known < PLAIN_LEAST || known < fields.length / 2 || !ends || !names)
    return { fields: [], body: lines, problems: [] };
  return { fields, body: lines.slice(at), problems: [] };
}

function toKey(key: string): string {
  return key
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();
}

/** Reads the fields of a head into the draft; what it does not know is kept in `claimed`. */
export function takeFields(
  fields: readonly HeadField[],
  draft: Draft,
  path: string,
): { readonly facts: HeadFacts; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const facts: { lang: string | null; role: TextRole | null; originalLanguages: string[] } = {
    lang: null,
    role: null,
    originalLanguages: [],
  };
  const levels: Partial<Record<Target, string>> = {};
  for (const field of fields) {
    const parts = field.path.split('.').filter((part) => !/^\d+$/u.test(part));
    const target =
      targetOf.get(toKey(parts.at(-1) ?? '')) ?? (parts.length > 1 ? targetOf.get(toKey(parts[0] ?? '')) : undefined);
    const nested = parts.length > 1;
    if (field.value === '') {
      problems.push(toProblem('EMPTY_FIELD', { field: field.path }, { at: field.at, file: path }));
    } else if (target === undefined) {
      draft.claim(field.path, field.value, field.at);
      // Parts of a nested reference are known by the whole; a stranger at the top is worth a note.
      if (!nested) problems.push(toProblem('UNKNOWN_FIELD', { field: field.path }, { at: field.at, file: path }));
    } else takeField(target, field, draft, facts, levels, problems, path);
  }
  takeLevels(levels, draft, fields[0]?.at ?? '');
  return { facts, problems };
}

function takeField(
  target: Target,
  field: HeadField,
  draft: Draft,
  facts: { lang: string | null; role: TextRole | null; originalLanguages: string[] },
  levels: Partial<Record<Target, string>>,
  problems: Problem[],
  path: string,
): void {
  const { value, at } = field;
  if (target.startsWith('person:')) {
    const role = target.slice('person:'.length) as ContributorRole;
    for (const name of role === 'sender' || role === 'recipient' ? [value] : splitNames(value))
      draft.addContributor(name, role, at);
    return;
  }
  if (target.startsWith('publication.')) {
    takePublication(target.slice('publication.'.length), value, draft, at);
    return;
  }
  switch (target) {
    case 'title':
    case 'summary':
    case 'type':
      draft.setText(target, value, at);
      return;
    case 'date':
    case 'event-date':
    case 'sent':
    case 'received':
    case 'published': {
      const date = parseDate(value, facts.lang ?? undefined);
      const role = target === 'date' ? 'document' : target === 'event-date' ? 'event' : target;
      if (date !== null) draft.setDate(role, date.edtf, at, value);
      else {
        problems.push(toProblem('DATE_UNPARSED', { text: value }, { at, file: path }));
        draft.claim(field.path, value, at);
      }
      if (date?.oldStyle !== undefined) draft.claim(`${field.path}, Old Style`, date.oldStyle, at);
      return;
    }
    case 'reference': {
      const reference = parseReference(value);
      if (draft.reference !== null) {
        if (draft.reference.text !== reference.text) draft.claim(field.path, value, at);
        return;
      }
      draft.setReference(reference, at);
      if (reference.levels.length === 0)
        problems.push(toProblem('REFERENCE_UNPARSED', { text: value }, { at, file: path }));
      return;
    }
    case 'language':
      facts.lang ??= findLanguageCode(value);
      if (findLanguageCode(value) === null) draft.claim(field.path, value, at);
      return;
    case 'original-language': {
      const code = findLanguageCode(value);
      if (code !== null) facts.originalLanguages.push(code);
      draft.claim('original language', value, at);
      return;
    }
    case 'role':
      facts.role ??= TEXT_ROLES[value.toLowerCase()] ?? null;
      if (TEXT_ROLES[value.toLowerCase()] === undefined) draft.claim(field.path, value, at);
      return;
    case 'rights':
    case 'rights-uri':
    case 'contact':
      takeRights(target, value, draft, at);
      return;
    case 'sponsor':
      draft.addSponsor(value, at);
      return;
    case 'classification':
    case 'copy':
    case 'outgoing':
    case 'incoming':
      draft.setMarking(
        target,
        target === 'classification'
          ? value
          : (/[\p{L}\d].*/u.exec(value.replace(/^(?:№|No\.?|Nº)\s*/u, ''))?.[0] ?? value),
        at,
        value,
      );
      return;
    case 'ignored':
      draft.claim(field.path, value, at);
      return;
    default:
      levels[target] = value;
  }
}

function takeRights(target: 'rights' | 'rights-uri' | 'contact', value: string, draft: Draft, at: string): void {
  const now = draft.rights ?? { text: '', uri: null, contact: null };
  const uri = /https?:\/\/\S+/u.exec(value)?.[0] ?? null;
  if (target === 'contact') draft.rights = { ...now, contact: value };
  else if (target === 'rights-uri') draft.rights = { ...now, text: now.text === '' ? value : now.text, uri: value };
  else draft.rights = { ...now, text: now.text === '' ? value : `${now.text}\n\n${value}`, uri: now.uri ?? uri };
  draft.note('rights', at);
}

function takePublication(part: string, value: string, draft: Draft, at: string): void {
  const now = draft.publication ?? { title: '' };
  if (part === 'editor') draft.publication = { ...now, editors: [...(now.editors ?? []), ...splitNames(value)] };
  else if (part === 'title' && now.title !== '') draft.claim('publication', value, at);
  else draft.publication = { ...now, [part]: value };
  draft.note(`publication.${part === 'editor' ? 'editors' : part}`, at);
}

/** A reference given level by level. */
function takeLevels(levels: Partial<Record<Target, string>>, draft: Draft, at: string): void {
  const names = ['fond', 'opis', 'papka', 'delo', 'box', 'folder'] as const;
  const found = names.flatMap((level) => (levels[level] === undefined ? [] : [{ level, number: levels[level] }]));
  const { repository = null, leaves = null } = levels;
  if (found.length === 0 && repository === null && leaves === null) return;
  if (draft.reference !== null) {
    draft.reference = {
      ...draft.reference,
      repository: draft.reference.repository ?? repository,
      leaves: draft.reference.leaves ?? leaves,
    };
    return;
  }
  const words = { fond: 'f.', opis: 'op.', papka: 'p.', delo: 'd.', box: 'Box', folder: 'Folder' } as const;
  const text = [
    repository,
    ...found.map(({ level, number }) => `${words[level]} ${number}`),
    leaves === null ? null : `l. ${leaves}`,
  ]
    .filter((part) => part !== null)
    .join(', ');
  draft.setReference({ text, repository, levels: found, leaves }, at);
}
