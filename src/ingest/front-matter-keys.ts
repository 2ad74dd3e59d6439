/** The names by which front matter calls the fields of a record, in six languages. */
import type { ContributorRole } from '../model/record.ts';

/** What a key names. */
export type Target =
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

/** Finds what a key names (`doc_date`, “Язык”); upper case, spaces, hyphens and underscores do not matter. */
export function findTarget(key: string): Target | undefined {
  return targetOf.get(
    key
      .toLowerCase()
      .replace(/[\s_-]+/gu, ' ')
      .trim(),
  );
}
