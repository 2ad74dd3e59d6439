/**
 * Words that the platform can name in every language (CLDR, through Intl): months, weekdays, countries and parts of the world,
 * languages, currencies, units of measure and of time. Nothing is downloaded and nothing is shipped.
 *
 * A name of one word on both sides is a pair. Names of several words come in another order in another language («доллар США», “US
 * dollar”): their words are tied by how often they share a name (Dice), so “dollar” finds «доллар» among twenty currencies.
 */

/** Two words the platform uses for the same thing, with a strength in pseudo-counts. */
export type NamedPair = readonly [original: string, translation: string, strength: number];

const CALENDAR = 4;
const NAME = 3;
const PART_OF_NAME = 1.5;
/** Names two words must share, and the likeness of the names they stand in. */
const LEAST_SHARED = 2;
const LEAST_DICE = 0.7;

const TIME_FIELDS = ['era', 'year', 'quarter', 'month', 'weekOfYear', 'weekday', 'day', 'hour', 'minute', 'second'];
/** Units an old paper measures in, of those the platform can write out. */
const UNITS =
  'acre celsius centimeter day degree fahrenheit foot gallon gram hectare hour inch kilogram kilometer liter meter mile millimeter minute month ounce percent pound second week yard year'.split(
    ' ',
  );
/** Enough to meet the singular, the few and the many of every language. */
const NUMBERS = [1, 2, 5];
/** Parts of the world by their UN M49 codes. */
const WORLD =
  '001 002 003 005 009 011 013 014 015 018 019 021 029 030 034 035 039 053 054 057 061 142 143 145 150 151 154 155 202 419'.split(
    ' ',
  );
/** Currencies of the twentieth century that a list of those in use today leaves out. */
const OLD_CURRENCIES = 'ATS BEF CSK DDM DEM ESP FIM FRF GRD HRD IEP ITL LUF NLG PTE ROL SUR YUD YUM UAK ZRN'.split(' ');

const kept = new Map<string, readonly NamedPair[]>();
/** Pairs of languages whose names are remembered. */
const MOST_KEPT = 64;

/** Lists the pairs for two languages, BCP 47; none for a language the platform does not know. Worked out once for each pair. */
export function listPlatformPairs([from, to]: readonly [string, string]): readonly NamedPair[] {
  const key = `${from} ${to}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const pairs = from === to ? [] : buildPairs(from, to);
  kept.set(key, pairs);
  return pairs;
}

function buildPairs(from: string, to: string): readonly NamedPair[] {
  if (!isKnown(from) || !isKnown(to)) return [];
  return [
    ...tieNames(zip(listCalendar(from), listCalendar(to)), CALENDAR),
    ...tieNames(zip(listUnits(from), listUnits(to)), NAME),
    ...tieNames([...zipNames(from, to, 'region'), ...zipNames(from, to, 'language')], NAME),
    ...tieNames(zipNames(from, to, 'currency'), NAME),
    ...tieNames(zipNames(from, to, 'dateTimeField'), NAME),
  ];
}

function isKnown(lang: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0;
  } catch {
    return false;
  }
}

type Named = readonly [original: string, translation: string];

function zip(from: readonly string[], to: readonly string[]): readonly Named[] {
  return from.map((name, at) => [name, to[at] ?? '']);
}

/** Months (alone and beside a day: «май», «мая») and weekdays. */
function listCalendar(lang: string): readonly string[] {
  const months = [{ day: 'numeric', month: 'long' } as const, { month: 'long' } as const].flatMap((style) => {
    const format = new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_value, month) => {
      const parts = format.formatToParts(new Date(Date.UTC(2020, month, 15)));
      return parts.find((part) => part.type === 'month')?.value ?? '';
    });
  });
  const weekday = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' });
  const days = Array.from({ length: 7 }, (_value, day) => weekday.format(new Date(Date.UTC(2020, 5, day + 1))));
  return [...months, ...days];
}

function listUnits(lang: string): readonly string[] {
  return UNITS.flatMap((unit) => {
    const format = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' });
    return NUMBERS.map((number) => format.formatToParts(number).find((part) => part.type === 'unit')?.value ?? '');
  });
}

function zipNames(
  from: string,
  to: string,
  type: 'region' | 'language' | 'currency' | 'dateTimeField',
): readonly Named[] {
  const a = new Intl.DisplayNames(from, { type, fallback: 'none' });
  const b = new Intl.DisplayNames(to, { type, fallback: 'none' });
  return codesOf(type).flatMap((code): readonly Named[] => {
    const [said, told] = [a.of(code), b.of(code)];
    return said === undefined || told === undefined ? [] : [[said, told]];
  });
}

function codesOf(type: 'region' | 'language' | 'currency' | 'dateTimeField'): readonly string[] {
  switch (type) {
    case 'region':
      return [...listPairsOfLetters().map((code) => code.toUpperCase()), ...WORLD];
    case 'language':
      return listPairsOfLetters();
    case 'currency':
      return [...Intl.supportedValuesOf('currency'), ...OLD_CURRENCIES];
    case 'dateTimeField':
      return TIME_FIELDS;
  }
}

/** Every code of two letters; the platform passes over those that mean nothing. */
function listPairsOfLetters(): readonly string[] {
  const letters = 'a b c d e f g h i j k l m n o p q r s t u v w x y z'.split(' ');
  return letters.flatMap((first) => letters.map((second) => first + second));
}

const wordsIn = (name: string): readonly string[] =>
  name
    .split(/[^\p{L}\p{M}'’-]+/u)
    .flatMap((word) => word.split('-'))
    .filter((word) => word.length > 2 || /\p{Script=Han}/u.test(word));

/** Ties the words of names that mean the same. */
function tieNames(names: readonly Named[], strength: number): readonly NamedPair[] {
  const pairs = new Map<string, NamedPair>();
  const add = (pair: NamedPair): void => {
    const key = `${pair[0]} ${pair[1]}`;
    if ((pairs.get(key)?.[2] ?? 0) < pair[2]) pairs.set(key, pair);
  };
  // One country may have several codes, old and new; it is one witness.
  const rows = [...new Map(names.map((name) => [name.join('\t'), name])).values()].map(
    ([said, told]) => [[...new Set(wordsIn(said))], [...new Set(wordsIn(told))]] as const,
  );
  const counts = { said: new Map<string, number>(), told: new Map<string, number>(), both: new Map<string, number>() };
  const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (const [said, told] of rows) {
    if (said.length === 1 && told.length === 1) add([said[0] ?? '', told[0] ?? '', strength]);
    for (const word of said) count(counts.said, word);
    for (const word of told) count(counts.told, word);
    for (const from of said) for (const to of told) count(counts.both, `${from} ${to}`);
  }
  for (const [key, shared] of counts.both) {
    const [from = '', to = ''] = key.split(' ');
    const dice = (2 * shared) / ((counts.said.get(from) ?? 0) + (counts.told.get(to) ?? 0));
    if (shared >= LEAST_SHARED && dice >= LEAST_DICE) add([from, to, PART_OF_NAME]);
  }
  return [...pairs.values()];
}
