/** The codes and words by which file names and front matter name a language. */

/** BCP 47 code → words that mean it, in lower case: ISO 639-2 codes, its English name, its own name, and common others. */
const LANGUAGE_WORDS: Readonly<Record<string, string>> = {
  ru: 'rus russian русский русск рус russisch russe ruso',
  en: 'eng english английский англ englisch anglais inglés ingles',
  de: 'deu ger german deutsch немецкий нем allemand alemán aleman',
  fr: 'fra fre french français francais французский фр französisch francés',
  es: 'spa spanish español espanol испанский исп spanisch espagnol castellano',
  it: 'ita italian italiano итальянский italienisch',
  pt: 'por portuguese português portugues португальский portugiesisch',
  pl: 'pol polish polski польский polnisch',
  cs: 'ces cze czech čeština česky cesky чешский tschechisch',
  sk: 'slk slo slovak slovenčina slovensky словацкий slowakisch',
  uk: 'ukr ukrainian українська украинский ukrainisch',
  be: 'bel belarusian беларуская белорусский',
  bg: 'bul bulgarian български болгарский bulgarisch',
  sr: 'srp serbian српски srpski сербский serbisch',
  hr: 'hrv croatian hrvatski хорватский',
  sl: 'slv slovene slovenian slovenščina словенский',
  mk: 'mkd macedonian македонски македонский',
  ro: 'ron rum romanian română румынский rumänisch',
  hu: 'hun hungarian magyar венгерский ungarisch',
  nl: 'nld dut dutch nederlands нидерландский голландский niederländisch',
  sv: 'swe swedish svenska шведский schwedisch',
  da: 'dan danish dansk датский dänisch',
  nb: 'nob norwegian norsk норвежский no',
  fi: 'fin finnish suomi финский finnisch',
  et: 'est estonian eesti эстонский',
  lv: 'lav latvian latviešu латышский',
  lt: 'lit lithuanian lietuvių литовский',
  el: 'ell gre greek ελληνικά греческий griechisch',
  tr: 'tur turkish türkçe турецкий türkisch',
  ar: 'ara arabic арабский arabisch',
  fa: 'fas per persian farsi персидский',
  he: 'heb hebrew иврит hebräisch',
  yi: 'yid yiddish идиш jiddisch',
  zh: 'zho chi chinese китайский chinesisch',
  ja: 'jpn japanese японский japanisch',
  ko: 'kor korean корейский koreanisch',
  vi: 'vie vietnamese вьетнамский',
  la: 'lat latin латинский lateinisch',
  is: 'isl ice icelandic íslenska исландский',
  sq: 'sqi alb albanian албанский',
  ka: 'kat geo georgian грузинский',
  hy: 'hye arm armenian армянский',
  mn: 'mon mongolian монгольский',
};

const CODE_OF = new Map<string, string>(
  Object.entries(LANGUAGE_WORDS).flatMap(([code, words]) => [
    [code, code] as const,
    ...words.split(' ').map((word) => [word, code] as const),
  ]),
);

/** Finds the BCP 47 code a word or code names (`rus`, `Russian`, `en-GB` → `en-GB`); null where it names none. */
export function findLanguageCode(word: string): string | null {
  const clean = word
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L})\.$/u, '');
  const known = CODE_OF.get(clean);
  if (known !== undefined) return known;
  const tagged = /^([a-z]{2,3})[-_]([a-z]{4}|[a-z]{2})$/u.exec(clean);
  const base = tagged?.[1] === undefined ? undefined : CODE_OF.get(tagged[1]);
  if (base === undefined || tagged?.[2] === undefined) return null;
  const rest = tagged[2];
  return `${base}-${rest.length === 2 ? rest.toUpperCase() : rest.charAt(0).toUpperCase() + rest.slice(1)}`;
}
