/** The words of archival references: levels in several languages, repositories, and systems whose signature needs no words. */
import type { ReferenceLevelName } from '../model/reference.ts';

/** Level → its words, `_` for a space. Cyrillic and Latin spellings of the Russian system, then the American, German, French and Slavic ones. */
export const LEVEL_WORDS: Readonly<Partial<Record<ReferenceLevelName, string>>> = {
  fond: 'фонд ф fond f fonds zespół zesp',
  opis: 'опись оп перечень пер opis op perechen inventář inv',
  papka: 'папка пап п papka pap p por порт портфель',
  delo: 'дело ед_хр ед\\._хр д delo d',
  'record-group': 'record_group rg record_groups',
  series: 'series lot_file lot serie série reihe bestand',
  entry: 'entry a1_entry p_entry',
  box: 'wiązka legajo leg caja liasse box boxes karton kart krabice kr carton bte boîte кор коробка',
  folder: 'expediente exp carpeta dossier folder folders mappe teczka',
  file: 'decimal_file aktenzeichen az file band bd vol volume akte sygn sign sygnatura',
  item: 'núm док документ dok item doc_no document_no dok_nr',
};

/** Words before leaf and page numbers. */
export const LEAF_WORDS = 'листы лист лл л ll l pp ff folios fols fol blatt bl стр с s pages page стлб k';

interface Signature {
  readonly pattern: RegExp;
  readonly repository: string | null;
  /** What each group of the pattern is. */
  readonly levels: readonly ReferenceLevelName[];
}

/** Systems whose numbers are known by their shape. Each row cites the archive's own way of citing. */
export const SIGNATURES: readonly Signature[] = [
  // The National Archives (UK): department series/piece, e.g. FO 371/1234, CAB 128/31.
  {
    pattern:
      /\b(ADM|AIR|AVIA|BT|CAB|CO|CUST|DEFE|DO|FCO|FO|GFM|HO|HS|HW|KV|LAB|MT|PREM|PRO|SP|T|WO)\s(\d{1,4})\/(\d{1,6}[A-Z]?)(?:\/([A-Z\d/]+))?(?![\p{L}\d])/u,
    repository: 'The National Archives (UK)',
    levels: ['record-group', 'series', 'file', 'item'],
  },
  // Any record office that cites the same way: department, series/piece after its name.
  {
    pattern:
      /(?<=(?:Record Office|Archives?|Archivo|Archiv)\s*[,:]\s*)([A-Z]{1,5})\s(\d{1,4})\/(\d{1,6}[A-Z]?)(?![\p{L}\d])/u,
    repository: null,
    levels: ['record-group', 'series', 'file'],
  },
  // National Archives of Australia: NAA: A1838, 2498/11 part 1.
  {
    pattern:
      /\bNAA:?\s*([A-Z]{1,3}\s?\d{1,5}(?:\/[A-Z0-9]+)?)(?:,\s*|\s+(?=[A-Z]*\d))([^\]\s,;][^\];,\n]{0,60}?)(?=[\];,]|\.?$)/u,
    repository: 'National Archives of Australia',
    levels: ['series', 'item'],
  },
  // Department of State, Central Decimal File: 611.37/1-2362.
  {
    pattern:
      /\b(?:Central (?:Decimal )?Files?,?\s*(?:19\d\d[–-]\d\d,?\s*)?)?(\d{3}[A-Z]?\.\d{2,4}[A-Z]{0,3}\d*\/\d{1,2}[-–]\d{3,5})\b/u,
    repository: 'Department of State',
    levels: ['file'],
  },
  // Politisches Archiv des Auswärtigen Amts: R 29796, RZ 211, B 42.
  {
    pattern: /\b(?:PA[\s-]?AA|Politisches Archiv[^,;]{0,40}),?\s*(RZ?|B|M|MfAA|A)\s?(\d{1,6})\b/u,
    repository: 'PA AA',
    levels: ['series', 'file'],
  },
  // Bundesarchiv: BArch R 43-I/1234, DY 30/3386.
  {
    pattern:
      /\b(?:BArch|SAPMO[\s-]?BArch|Bundesarchiv)[,:]?\s*([A-Z]{1,3}\s?\d{1,4}(?:[\s-][IVX]+)?)\s?\/\s?([\d.IVX/]+\d)\b/u,
    repository: 'BArch',
    levels: ['series', 'file'],
  },
  // Archives diplomatiques, La Courneuve: 15CPCOM/32.
  {
    pattern: /\b(\d{1,4}(?:CPCOM|CP|QO|PAAP|PO|ADP|SUP|INVA|POL))(?:\/|,\s*)([\w/]{1,12})\b/u,
    repository: 'Archives diplomatiques',
    levels: ['series', 'file'],
  },
  // Swiss Federal Archives: E2001E#1978/84#12*.
  {
    pattern: /\b([EJ]\d{1,4}[A-Z]?(?:-\d{2})?)#(\d{4}\/\d{1,4})#(\d{1,6}\*?)/u,
    repository: 'Swiss Federal Archives',
    levels: ['series', 'entry', 'file'],
  },
  // PRC Foreign Ministry Archive: 109-03157-01.
  { pattern: /\b(\d{3})-(\d{5})-(\d{2})\b/u, repository: 'PRC FMA', levels: ['series', 'file', 'item'] },
];

/** Repositories by the forms they go by. The name found is the one the source uses, never another. */
const REPOSITORIES =
  'АВП РФ|АВПРФ|АВПРИ|АВП СССР|ГАРФ|ГА РФ|ЦГАОР|ЦГАНХ СССР|ЦГАНХ|РГАЭ|РГАНИ|ЦХСД|РГАСПИ|РЦХИДНИ|РГВА|ЦАМО|АПРФ|АП РФ|РГАДА|РГИА|РГАЛИ|ЦК КПСС|AVP RF|AVPRF|AVP SSSR|AVPRI|GARF|RGAE|RGANI|TsKhSD|RGASPI|RTsKhIDNI|RGVA|TsAMO|APRF|AP RF|RGADA|TsGAOR|NARA|National Archives and Records Administration|National Archives of Australia|National Archives|The National Archives|Department of State|Library of Congress|Kennedy Library|Johnson Library|Eisenhower Library|Truman Library|Nixon Library|Carter Library|Ford Library|Reagan Library|Public Record Office|TNA|PRO|NAA|PA AA|PAAA|SAPMO-BArch|SAPMO|BArch|Bundesarchiv|AMAE|MAE|Archives diplomatiques|Archives nationales|SHD|ANOM|AMZV|NA ČR|Národní archiv|SNA|AAN|AMSZ|IPN|MOL|MNL OL|HU OSA|CDA|TsDA|ЦДА|ASV|ASMAE|CAC|Österreichisches Staatsarchiv|ÖStA|HHStA|Staatsarchiv Hamburg|Schweizerisches Bundesarchiv|CH-BAR|PRC FMA|LAC|Yad Vashem|ŽIH|Wiener Library|USHMM';
// Longest first: “National Archives of Australia” before “National Archives”.
const REPOSITORY = new RegExp(
  `(?<![\\p{L}\\d])(?:${REPOSITORIES.split('|')
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\d])`,
  'u',
);

/** Finds the first known repository named in a text. */
export function findRepository(
  text: string,
): { readonly name: string; readonly start: number; readonly end: number } | null {
  const match = REPOSITORY.exec(text);
  return match === null ? null : { name: match[0], start: match.index, end: match.index + match[0].length };
}
