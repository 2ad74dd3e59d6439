/** What is stamped on the paper: classification, copy, outgoing and incoming number, in eight languages. */
import type { Marking } from '../model/record.ts';

/** A marking line that was understood, and the language of its words. */
export interface ParsedMarking {
  readonly marking: Marking;
  readonly lang: string | null;
}

/** Language → classifications, the longer before the shorter. */
const CLASSIFICATIONS: readonly (readonly [string, string])[] = [
  [
    'ru',
    'Совершенно секретно|Сов\\. секретно|Сов\\.секретно|Строго секретно|Весьма секретно|Особо секретно|Особая папка|Особой важности|Не подлежит оглашению|Для служебного пользования|ДСП|Секретно|Доверительно|Конфиденциально|Рассекречено',
  ],
  [
    'en',
    'Top Secret|Most Secret|Strictly Secret|Strictly Confidential|Very Secret|Limited Official Use|Official Use Only|For Official Use Only|Eyes Only|Secret|Confidential|Restricted|Unclassified|Not classified|Declassified',
  ],
  [
    'de',
    'Geheime Reichssache|Geheime Kommandosache|Streng geheim|Streng vertraulich|Ganz geheim|Geheim|Vertraulich|Nur für den Dienstgebrauch|VS-Vertraulich|Verschlusssache',
  ],
  ['fr', 'Très secret|Très confidentiel|Strictement confidentiel|Diffusion restreinte|Secret|Confidentiel'],
  ['es', 'Muy secreto|Estrictamente confidencial|Muy reservado|Alto secreto|Secreto|Reservado|Reservada|Confidencial'],
  ['it', 'Segretissimo|Segreto|Riservatissimo|Riservato|Confidenziale'],
  ['cs', 'Přísně tajné|Přísně důvěrné|Tajné|Důvěrné'],
  ['pl', 'Ściśle tajne|Tajne|Poufne'],
  ['uk', 'Цілком таємно|Таємно'],
];
/** Urgency and distribution stand in the same line and are no classification. */
const ESCORTS =
  'Срочно|Вне очереди|Весьма срочно|Лично|Только лично|Только адресату|Снятие копий воспрещается|Подлежит возврату|Urgent|Priority|Immediate|Niact|Personal|Cito|Eilt|Sofort|Très urgent|Urgente|Muy urgente|Pilné|Pilne';
const NUMBER_SIGN = String.raw`(?:№|Nº|N°|No\.?|Nr\.?|núm\.?|num\.?|č\.?|#|nro\.?)?`;
const COPY = new RegExp(
  String.raw`(?:(?:Экз(?:емпляр)?|Copy|Ausfertigung|Abschrift|Exemplaire|Ex\.|Ejemplar|Copia|Výtisk|Egz(?:emplarz)?)\.?\s*${NUMBER_SIGN}\s*(?<n>\d{1,4})?(?:\s*(?:из|of|von|de|sur|z)\s*\d{1,4})?(?:\s*экз\.?)?|(?<m>\d{1,3})\.\s*Ausfertigung)(?![\p{L}\d])`,
  'iu',
);
const REGISTER = String.raw`(?<n>[\p{L}\d][\p{L}\d./–-]*)?`;
const OUTGOING = new RegExp(
  String.raw`(?:Исх(?:одящий)?|Outgoing|Ausgang|Départ|Sortie|Salida|Odesláno|Wych)\.?\s*${NUMBER_SIGN}\s*${REGISTER}`,
  'iu',
);
const INCOMING = new RegExp(
  String.raw`(?:Вх(?:одящий)?|Incoming|Eingang|Arrivée|Entrée|Entrada|Došlo|Wpł)\.?\s*${NUMBER_SIGN}\s*${REGISTER}`,
  'iu',
);
const LONGEST = 160;
const classifications = CLASSIFICATIONS.map(
  ([lang, words]) =>
    [lang, new RegExp(String.raw`(?<!\p{L})(?:${words.replace(/ /gu, String.raw`\s+`)})(?!\p{L})`, 'iu')] as const,
);
const escorts = new RegExp(String.raw`(?<!\p{L})(?:${ESCORTS})(?!\p{L})`, 'giu');

/**
 * Parses a line that consists of markings and nothing else («Секретно. Экз. № 2.», “Outgoing Nº 28”); null for any other line.
 * A number that is missing («Экз. №») leaves its field out.
 */
export function parseMarking(line: string): ParsedMarking | null {
  const text = line.trim();
  if (text === '' || text.length > LONGEST) return null;
  let rest = text;
  let lang: string | null = null;
  const marking: { classification?: string; copy?: string; outgoing?: string; incoming?: string } = {};
  let known = false;
  // “Secret” stands inside “Très secret”: the longest words win.
  const [longest] = classifications
    .flatMap(([code, pattern]) => {
      const match = pattern.exec(rest);
      return match === null ? [] : [{ code, match }];
    })
    .sort((one, other) => other.match[0].length - one.match[0].length);
  if (longest !== undefined) {
    marking.classification = longest.match[0].replace(/\s+/gu, ' ');
    lang = longest.code;
    known = true;
    rest = cut(rest, longest.match);
  }
  for (const [field, pattern] of [
    ['copy', COPY],
    ['outgoing', OUTGOING],
    ['incoming', INCOMING],
  ] as const) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const number = (match.groups?.['n'] ?? match.groups?.['m'])?.replace(/[.–-]+$/u, '');
    if (number !== undefined && /\d/u.test(number)) marking[field] = number;
    else if (number !== undefined) continue;
    known = true;
    rest = cut(rest, match);
  }
  rest = rest.replace(escorts, '').replace(/\([^()]{0,30}\)/gu, '');
  // What is left may be punctuation and a date, which is looked at elsewhere; words mean the line is something else.
  // The number of a cable or report may stand before its classification: “181. Confidential”, „Nr. 212. Geheim“.
  if (marking.classification !== undefined)
    rest = rest.replace(/^\s*(?:№|N[ºo°r]?\.?|Núm\.?)?\s*\d{1,6}(?:\/\d+)?(?!\p{L})/iu, '');
  if (!known || /\p{L}{2,}|\d/u.test(rest)) return null;
  return { marking, lang };
}

/** Tells whether a line says only how urgent a paper is and who may see it: «Вне очереди», “PRIORITY”. */
export function isEscort(line: string): boolean {
  return line.length <= LONGEST && /\p{L}/u.test(line) && !/\p{L}|\d/u.test(line.replace(escorts, ''));
}

function cut(text: string, match: RegExpExecArray): string {
  return text.slice(0, match.index) + text.slice(match.index + match[0].length);
}
