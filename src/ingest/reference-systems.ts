/** The words of archival references: levels in several languages, repositories, and systems whose signature needs no words. */
import type { ReferenceLevelName } from '../model/reference.ts';

/** Level → its words, `_` for a space. Cyrillic and Latin spellings of the Russian system, then the American, German, French and Slavic ones. */
export const LEVEL_WORDS: Readonly<Partial<Record<ReferenceLevelName, string>>> = {
  fond: 'фонд ф коллекция колл fond f fonds zespół zesp z\\.',
  opis: 'опись оп перечень пер opis op perechen inventář',
  papka: 'папка пап п papka pap p por порт портфель',
  delo: 'дело ед\\.?_?хр д delo d справа спр а\\._?е a\\._?e dosar ő\\._?e',
  'record-group': 'record_group rg record_groups',
  series: 'series serie série reihe bestand',
  entry: 'entry a1_entry p_entry',
  box: 'wiązka w\\. svazek sv busta b\\. к\\. kr\\. doboz legajo leg caja liasse box boxes karton kart krabice kr carton bte boîte кор коробка',
  folder: 'obal expediente exp carpeta dossier folder folders mappe teczka t\\. fascicolo fasc',
  file: 'decimal_file aktenzeichen az file band bd vol volume akte sygn sign sygnatura aj a\\._?j ar\\._?j',
  item: 'inv\\._?[jč]\\. inv núm док документ dok doc\\. item doc_no document_no dok_nr',
};

/** Words before leaf and page numbers. */
export const LEAF_WORDS =
  'листы лист лл л listy lists list ll l pp ff folios fols fol blatt bl стр с s pages page стлб арк аркуш аркуші k';

interface Signature {
  readonly pattern: RegExp;
  readonly repository: string | null;
  /** What each group of the pattern is. */
  readonly levels: readonly ReferenceLevelName[];
}

/** 763.72119, 740.00112A, 740.0011 European War 1939, 810.20 Defense(M), 763.72111 Em 1: a class of the Decimal File and its subject. */
const DECIMAL_CLASS = String.raw`\d{3}[A-Z]{0,2}\.(?:\d{1,6}[A-Za-z]{0,3}\d{0,4}|[A-Z]{1,3})`;
const DECIMAL_SUBJECT = String.raw`(?:\s?[-–]?\s?[\p{Lu}(][\p{L}\d.,&’'() –-]{0,40}?)?`;
/** 36½, 634a, 15079; of one decimal such a number is no file in a sentence: 123.4/5. */
const DECIMAL_SERIAL = String.raw`\d{1,6}(?:[½¼¾]|\s1\/2)?[a-z]?`;
/** 1-2362: 23 January 1962. */
const DECIMAL_DATED = String.raw`\d{1,2}[-–]\d{3,6}[a-z]?`;
const DECIMAL_FILE = new RegExp(
  String.raw`(?<![\p{L}\d.])(${DECIMAL_CLASS}${DECIMAL_SUBJECT}\/(?:${DECIMAL_DATED}|(?<!(?<!^)\d{3}\.\d\/)${DECIMAL_SERIAL}))(?![\p{L}\d½/-])`,
  'u',
);

/** Systems whose numbers are known by their shape. Each row cites the archive's own way of citing. */
export const SIGNATURES: readonly Signature[] = [
  // Department of State, Central Decimal File 1910–1963: class and subject, then the serial number or, since 1944, the date.
  { pattern: DECIMAL_FILE, repository: 'Department of State', levels: ['file'] },
  // The National Archives (UK): department series/piece, e.g. FO 371/1234, CAB 128/31.
  {
    pattern:
      /\b(ADM|AIR|AVIA|BT|CAB|CO|CUST|DEFE|DO|FCO|F\.\s?O\.|FO|GFM|HO|HS|HW|KV|LAB|MT|PREM|PRO|SP|T|WO|W\.\s?O\.|(?:ADM|AIR|CAB|DEFE|FCO|FO|HW|KV|PREM|WO)(?=\d{1,4}\/\d))\s?(?<=[\s.]|(?:[A-Z]{2}))(\d{1,4})\/(\d{1,6}[A-Z]?)(?:\/([A-Z\d/]+))?(?![\p{L}\d])/u,
    repository: 'The National Archives (UK)',
    levels: ['record-group', 'series', 'file', 'item'],
  },
  // India Office Records in the British Library: IOR/L/PS/12/2295.
  { pattern: /\bIOR[/:]\s?([A-Z](?:\/[A-Z&]{1,4})*(?:\/\d{1,6})+)(?![\p{L}\d])/u, repository: null, levels: ['file'] },
  // Any record office that cites the same way: department, series/piece after its name.
  {
    pattern:
      /(?<=(?:Record Office|Archives?|Archivo|Archiv)\s*[,:]\s*)([A-Z]{1,5})\s(\d{1,4})\/(\d{1,6}[A-Z]?)(?![\p{L}\d])/u,
    repository: null,
    levels: ['record-group', 'series', 'file'],
  },
  // Spanish archives by section and number: Archivo General de Simancas, Estado, no. 6610.
  {
    pattern:
      /(?<=\bArchivo\s[\p{L} ]{3,60},\s)(\p{Lu}[\p{L} ]{2,40}),\s(?:no\.|núm\.|n\.º)\s?(\d{1,6}(?:-\d{1,3})?)\b/u,
    repository: null,
    levels: ['series', 'file'],
  },
  // National Archives of Australia: NAA: A1838, 2498/11 part 1.
  {
    pattern:
      /\bNAA:?\s*([A-Z]{1,3}\s?\d{1,5}(?:\/[A-Z0-9]+)?)(?:,\s*|\s+(?=[A-Z]*\d))([^\]\s,;][^\];,\n]{0,60}?)(?=[\];,]|\.?$)/u,
    repository: 'National Archives of Australia',
    levels: ['series', 'item'],
  },
  // Department of State, lot files: Conference Files: Lot 62 D 110, CF 2002.
  {
    pattern:
      /\b[Ll]ots?(?:\s[Ff]iles?)?(?:\sNo\.)?\s?(\d{2,3}\s?[A-Z]\s?\d{1,4}[A-Z]?)(?:,\s?(CF\s?\d{1,5}))?(?![\p{L}\d])/u,
    repository: 'Department of State',
    levels: ['series', 'folder'],
  },
  // Department of State, Central Files 1963–1973 by subject: POL 27 VIET S, DEF 18-3.
  {
    pattern:
      /(?<=\bCentral Files?(?:[ ,]+\d{4}[-–]\d{2,4})?,\s)((?:AE|AGR|AID|AV|CSM|CUL|DEF|E|ECIN|EDX|FN|FT|INCO|LAB|ORG|PER|PET|POL|PPV|RSM|SCI|SOC|SP|STR|TP|UN)\b[^,;.]{0,40})(?=[,;.]|$)/u,
    repository: null,
    levels: ['file'],
  },
  // Federal Records Center accessions: FRC 62 A 624, OSD/ISA Files: FRC 330-77-0094.
  {
    pattern: /\bFRC\s(\d{2}\s?[A-Z]\s?\d{1,5}|\d{3}[-–]\d{2}[-–][A-Z]?\d{2,5}|\d{2}[-–][A-Z\d]{1,5})(?![\p{L}\d])/u,
    repository: null,
    levels: ['entry'],
  },
  // Accessions of the CIA: Job 80B01285A, Job 79-01012A.
  { pattern: /\bJob\s(\d{2}[-–\s]?[A-Z]{0,2}\s?\d{4,6}[A-Z]?)(?![\p{L}\d])/u, repository: null, levels: ['entry'] },
  // Microfilm of the National Archives: T-120, roll 1780; M1221, roll 12.
  { pattern: /\b([MT]-?\d{1,4}),?\s(?:roll|reel|r\.)\s(\d{1,5})\b/iu, repository: null, levels: ['series', 'item'] },
  // Papers of presidents and others as FRUS cites them: Kennedy Library, National Security Files, Countries Series, Cuba, Box 36.
  {
    pattern:
      /(?<=\b(?:\p{Lu}[\p{L}.]+ (?:Presidential )?Library|Library of Congress|\p{Lu}[\p{L} ]+ University|National Archives|Department of State|(?:\p{Lu}\p{L}+ )+Center|Center (?:of|for) \p{Lu}[\p{L} ]+)[,;]\s)(\p{Lu}[\p{L} .&’'–-]{2,60}?(?:[Ff]iles?|[Pp]apers|[Ss]eries|[Cc]ollection|[Rr]ecords|Project|Materials))(?=[,;:.]|$)/u,
    repository: null,
    levels: ['series'],
  },
  // Files of posts and offices, cited by their name alone: USUN Files, IO, Membership; Tokyo Post files, 320.1.
  {
    pattern: /^((?:\p{Lu}[\p{L}&/–-]+\s){1,3}[Ff]iles?)(?=,|$)/u,
    repository: null,
    levels: ['series'],
  },
  // Politisches Archiv des Auswärtigen Amts: B 42, Bd. 1234; B 1, 125; R 29796; RZ 214/R 104151; MfAA, A 17340; AV Neues Amt 21.456.
  {
    pattern:
      /\b(?:PA[\s/-]?AA|Politisches Archiv[^,;]{0,40}(?:,\sBerlin)?),?\s*(B\s?\d{1,3})(?:\s\([^)]{1,20}\))?,\s*(?:(?:Bd|Band)\.?\s*)?(\d{1,6}[A-Z]?)(?![\p{L}\d])/u,
    repository: null,
    levels: ['series', 'file'],
  },
  {
    pattern: /\b(?:PA[\s/-]?AA|Politisches Archiv[^,;]{0,40}),?\s*(RZ\s?\d{1,4})\/(R\s?\d{1,6}[a-z]?)\b/u,
    repository: null,
    levels: ['series', 'file'],
  },
  {
    pattern:
      /\b(?:PA[\s/-]?AA|Politisches Archiv[^,;]{0,40}(?:,\sBerlin)?),?\s*(?:Bestand\s)?(MfAA,?\s[A-Z]|AV\s\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?|RZ?|B|M|A|C|ZA|AV)\s?(\d{1,6}(?:[./]\d{1,4})?)\b/u,
    repository: null,
    levels: ['series', 'file'],
  },
  // Bundesarchiv: BArch R 43-I/1234, DY 30/J IV 2/202/131, BArch-MA, RH 19 III/380.
  {
    pattern:
      /\b(?:SAPMO[\s-]?BArch|BArch(?:[\s-]MA)?|BA[\s-]MA|Bundesarchiv(?:[\s-]\p{Lu}\p{L}+)?)[,:]?\s*([A-Z]{1,3}\s?\d{1,4}(?:[\s-][IVX]+)?)\s?\/\s?((?:v\.\s|[A-Z]\s)?(?:[IVX]+\s)?[\dIVXA-Z][\dIVXA-Z./-]*)(?![\p{L}\d])/u,
    repository: null,
    levels: ['series', 'file'],
  },
  // Stasi records: BArch, MfS, HVA 81; BStU, MfS, ZAIG 4580.
  {
    pattern: /\b(MfS,\s(?:\p{Lu}[\p{L}/-]{1,12}\s?){1,2}?(?:\s?[IVX]+)?)\s(?:Nr\.\s?)?(\d{1,6})\b/u,
    repository: null,
    levels: ['series', 'file'],
  },
  // Archives diplomatiques, La Courneuve: 15CPCOM/32; AMAE, Europe 1944-1960, URSS, vol. 246.
  {
    pattern: /\b(\d{1,4}(?:CPCOM|CP|QO|PAAP|PO|ADP|SUP|INVA|POL))(?:\/|,\s*)([\w/]{1,12})\b/u,
    repository: 'Archives diplomatiques',
    levels: ['series', 'file'],
  },
  // Private papers there: PA-AP 217, vol. 89.
  { pattern: /\b(PA-?AP\s\d{1,4})\b/u, repository: null, levels: ['series'] },
  {
    pattern: /(?<=\b(?:AMAE|MAE|La Courneuve|Archives diplomatiques),\s)(\p{Lu}[\p{L} -]{2,40}\s\d{4}[-–]\d{2,4})\b/u,
    repository: null,
    levels: ['series'],
  },
  // Service historique de la Défense: GR 10 T 1234, formerly SHAT, 10 T 1234.
  {
    pattern: /\bSH(?:AT|AA|M),\s*(\d{1,3}\s?[A-Z]{1,3})\s(\d{1,5})\b/u,
    repository: null,
    levels: ['series', 'file'],
  },
  {
    pattern: /\bSHD[^,;\d]{0,20}[,:/]?\s*(GR|MV|AI|DE)\s?(\d{1,3}\s?[A-Z]{1,3})\s(\d{1,5})\b/u,
    repository: 'SHD',
    levels: ['record-group', 'series', 'file'],
  },
  // Archives nationales: F/7/13435, 457AP/12.
  {
    pattern:
      /(?<=\b(?:Archives nationales|AN)(?: \([^)]{1,30}\))?,\s)([A-Z]{1,2}\/\d{1,2}|\d{2,3}\s?A[PQ]|\d{1,2}AG\d?)\/(\d{1,6})\b/u,
    repository: null,
    levels: ['series', 'file'],
  },
  // Swiss Federal Archives: E2001E#1978/84#12*, E 2801(-)1967/77/4; dodis.ch/34567.
  {
    pattern: /\b([EJ]\s?\d{1,4}(?:\.\d{1,3})?[A-Z]?(?:-\d{2})?)#(\d{4}\/\d{1,4})#(\d{1,6}\*?)/u,
    repository: 'Swiss Federal Archives',
    levels: ['series', 'entry', 'file'],
  },
  {
    pattern:
      /\b([EJ]\s?\d{1,4}(?:\.\d{1,3})?\s?(?:\([A-Z-]\)|[A-Z])?)\s?(\d{4}\/\d{1,4}),?\s?(?:\/|Bd\.\s|Az\.\s|vol\.\s)(\d{1,5})(?![\p{L}\d])/u,
    repository: 'Swiss Federal Archives',
    levels: ['series', 'entry', 'file'],
  },
  { pattern: /\bdodis\.ch\/([A-Z]?\d{1,6})\b/u, repository: 'Dodis', levels: ['item'] },
  // Hungarian National Archives: M-KS 288. f. 5/250. ő. e.
  {
    pattern: /\b(?:M-(?:KS|BP|PB)[\s-])?(\d{1,4})\.\s?f\.\s?(\d{1,3}\/[\d/]{1,8})\.?\s?ő\.\s?e\.?/u,
    repository: 'MNL OL',
    levels: ['fond', 'delo'],
  },
  // Archiwum Akt Nowych: KC PZPR, XI A/30; KC PZPR, sygn. 237/V-145.
  {
    pattern:
      /(?<=\b(?:AAN|Archiwum Akt Nowych),\s)(\p{Lu}[\p{L} ]{1,40}),\s*(?:sygn\.\s*)?([IVXLC]+\s?[A-Z]?\/[A-Z\d/-]+|\d{1,5}[A-Z]?(?:\/[IVXLC\d]+(?:-\d+)?)?)(?![\p{L}\d])/u,
    repository: 'AAN',
    levels: ['fond', 'file'],
  },
  // Instytut Pamięci Narodowej: AIPN BU 1585/1234, IPN BU 0296/75, AIPN, 0645/123.
  { pattern: /\bA?IPN,?\s(?:(?:BU|Kr|Wr|Po|Gd|Ka|Lu|Ld)\s)?(\d{2,5}\/\d{1,5})\b/u, repository: null, levels: ['file'] },
  // Czech National Archives: NA, KSČ-ÚV-02/1, sv. 24, aj. 25.
  {
    pattern:
      /(?<=\bNA(?: ČR)?,\s(?:f(?:ond)?\.?\s)?)(\p{Lu}[\p{L}\d/ –-]{1,40}?)(?=,\s*(?:sv|svazek|k|kart|inv|ka)\b)/u,
    repository: null,
    levels: ['fond'],
  },
  // A fonds called by its name: fond Beneš, zespół Ambasada RP w Londynie.
  {
    pattern: /(?<!\p{L})(?:[Ff]onds?|[Zz]espół|Bestand|Fondo)\s(\p{Lu}[^,;.\d]{2,60})(?=,)/u,
    repository: null,
    levels: ['fond'],
  },
  // Israel State Archives: ISA, MFA 130.23/3120/12.
  {
    pattern: /\bISA,?\s*(?:RG\s?|MFA\s?)?(\d{1,3}(?:\.\d{1,3})?)\/(?:MFA\/)?(\d{1,5})\/(\d{1,3})\b/u,
    repository: 'ISA',
    levels: ['record-group', 'box', 'file'],
  },
  // Archives of provinces and cities of China: fonds, catalogue, file, as B163-2-1027.
  {
    pattern:
      /(?<=\b(?:Municipal|Provincial|City|County)\sArchives?,?\s(?:\([^)]{1,20}\),?\s)?)([A-Z]?\d{1,4})[-–](\d{1,3})[-–](\d{1,5})(?![\p{L}\d])/u,
    repository: null,
    levels: ['fond', 'opis', 'delo'],
  },
  // PRC Foreign Ministry Archive: 109-03157-01, 118-01764-01(1).
  {
    pattern: /(?<![\p{N}-])(\d{3})[-–](\d{5})[-–](\d{2}(?:\(\d{1,2}\))?)(?![\p{L}\d])/u,
    repository: 'PRC FMA',
    levels: ['series', 'file', 'item'],
  },
];

/** Repositories by the forms they go by. The name found is the one the source uses, never another. */
const REPOSITORIES =
  'ЦАМО РФ|AIPN|Politisches Archiv des Auswärtigen Amts|ЦДА-МВнР|NARA II|Bundesarchiv Koblenz|Bundesarchiv Berlin|BArch-MA|BA-MA|BStU|PA-AA|La Courneuve|CADN|SHAT|Archives fédérales suisses|АВП РФ|АВПРФ|АВПРИ|АВП СССР|ГАРФ|ГА РФ|ЦГАОР|ЦГАНХ СССР|ЦГАНХ|РГАЭ|РГАНИ|ЦХСД|РГАСПИ|РЦХИДНИ|РГВА|ЦАМО|АПРФ|АП РФ|РГАДА|РГИА|РГАЛИ|ЦК КПСС|AVP RF|AVPRF|AVP SSSR|AVPRI|GARF|RGAE|RGANI|TsKhSD|RGASPI|RTsKhIDNI|RGVA|TsAMO|APRF|AP RF|RGADA|TsGAOR|Washington National Records Center|National Defense University|NARA|National Archives and Records Administration|National Archives of Australia|National Archives|The National Archives|Department of State|Library of Congress|Kennedy Library|Johnson Library|Eisenhower Library|Truman Library|Nixon Library|Carter Library|Ford Library|Reagan Library|Public Record Office|TNA|PRO|NAA|PA AA|PAAA|SAPMO-BArch|SAPMO|BArch|Bundesarchiv|AMAE|MAE|Archives diplomatiques|Archives nationales|SHD|ANOM|AMZV|NA ČR|Národní archiv|SNA|AAN|AMSZ|IPN|MOL|MNL OL|HU OSA|CDA|TsDA|ЦДАГО України|ЦДАВО України|ЦДАГО|ЦДАВО|ЦДА|ANIC|MINREX|ISA|SHD|ASV|ASMAE|CAC|Österreichisches Staatsarchiv|ÖStA|HHStA|Staatsarchiv Hamburg|Schweizerisches Bundesarchiv|CH-BAR|PRCFMA|CFMA|PRC FMA|LAC|Yad Vashem|ŽIH|Wiener Library|USHMM';
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
