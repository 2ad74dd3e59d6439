/** The words of dates in eleven languages, as tables: months in all cases, seasons, and the words that make a date doubtful or open. */

/** Month number → its forms, lower case, without a final full stop. Sources: CLDR month names and the case forms of the grammars. */
const MONTHS: readonly string[] = [
  'январь января январе январю янв january jan januar jänner janvier janv enero ene leden ledna lednu lednem január januára styczeń stycznia stycznia січень січня gennaio janeiro',
  'февраль февраля феврале февралю фев февр february feb febr februar feber février févr fevrier fév febrero únor února únoru únorem február februára luty lutego лютий лютого febbraio fevereiro',
  'март марта марте марту мар march mar märz maerz mrz mars marzo březen března březnu březnem marec marca marzec березень березня março',
  'апрель апреля апреле апрелю апр april apr avril avr abril abr duben dubna dubnu dubnem apríl apríla kwiecień kwietnia квітень квітня aprile',
  'май мая мае маю may mai mayo květen května květnu květnem máj mája maj maja травень травня maggio maio',
  'июнь июня июне июню июн june jun juni juin junio červen června červnu červnem jún júna czerwiec czerwca червень червня giugno junho',
  'июль июля июле июлю июл july jul juli juillet juil julio červenec července červenci červencem júl júla lipiec lipca липень липня luglio julho',
  'август августа августе августу авг august aug août aout agosto ago srpen srpna srpnu srpnem augusta sierpień sierpnia серпень серпня',
  'сентябрь сентября сентябре сентябрю сен сент september sept sep septembre septiembre setiembre september září zářím zářijový septembra wrzesień września вересень вересня settembre setembro',
  'октябрь октября октябре октябрю окт october oct oktober okt octobre octubre říjen října říjnu říjnem október októbra październik października жовтень жовтня ottobre outubro',
  'ноябрь ноября ноябре ноябрю ноя нояб november nov novembre noviembre listopad listopadu listopadem november novembra listopada листопад листопада novembro',
  'декабрь декабря декабре декабрю дек december dec dezember dez décembre déc decembre diciembre dic prosinec prosince prosinci prosincem decembra grudzień grudnia грудень грудня dicembre dezembro',
];

const SEASONS: Readonly<Record<number, string>> = {
  21: 'весна весны весной весну spring frühjahr frühling printemps primavera jaro jara jar jari wiosna wiosny весні',
  22: 'лето лета летом summer sommer été ete verano léto léta létě leto lato літо літа',
  23: 'осень осени осенью autumn fall herbst automne otoño podzim podzimu jeseň jesień осінь осені',
  24: 'зима зимы зимой зиму winter hiver invierno zima zimy zimě',
};

/** Words that may stand inside a date and say nothing: “the 30th of December”, «le 30 décembre», «30 de diciembre de 1961». */
const FILLERS = 'the of de del le la el den der dem des den am im в во на от dne ze von vom du em ve v'.split(' ');
/** The word “year” after the number. */
const YEAR_WORDS = 'года год году г гг годы годов роки року рік r roku rok año ano année jahre jahr jahres р'.split(
  ' ',
);
const WEEKDAYS =
  'понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo pondělí úterý středa čtvrtek pátek sobota neděle'.split(
    ' ',
  );

/** A doubt or a bound a phrase puts on the date after it. */
export type Bound =
  | 'approximate'
  | 'uncertain'
  | 'not-before'
  | 'not-after'
  | 'before'
  | 'after'
  | 'between'
  | 'from'
  | 'early'
  | 'middle'
  | 'late'
  | 'night-before'
  | 'night'
  | 'first-ten'
  | 'second-ten'
  | 'third-ten'
  | 'first-half'
  | 'second-half';

const BOUNDS: Readonly<Record<Bound, string>> = {
  approximate:
    'около|ок|приблизительно|примерно|circa|ca|c|about|around|approximately|approx|vers|environ|um|etwa|gegen|hacia|alrededor de|aproximadamente|kolem|asi|cca|około|близько',
  uncertain:
    'вероятно|предположительно|возможно|видимо|по-видимому|probably|possibly|perhaps|presumably|vermutlich|wahrscheinlich|vielleicht|probablement|peut-être|probablemente|quizás|pravděpodobně|snad|prawdopodobnie',
  'not-before':
    'не ранее|не раньше|не ранѣе|not before|not earlier than|no earlier than|nicht vor|frühestens|pas avant|au plus tôt|no antes de|no antes del|ne dříve než|nie wcześniej niż',
  'not-after':
    'не позднее|не позже|not after|not later than|no later than|by|spätestens|pas après|au plus tard|no después de|no más tarde de|nejpozději|ne později než|nie później niż',
  before: 'до|ранее|раньше|before|prior to|vor|avant|antes de|antes del|před|przed',
  after: 'после|позднее|позже|after|nach|après|después de|después del|po',
  between: 'между|between|zwischen|entre|mezi|między',
  from: 'с|со|from|du|desde|del|vom|von|od',
  early:
    'начало|в начале|начала|early|at the beginning of|beginning of|anfang|début|au début de|début de|a principios de|principios de|počátek|začátek|začátkem|počátkem|początek|na początku',
  middle:
    'середина|в середине|середины|mid|middle of|in the middle of|mitte|mi|milieu|à la mi|a mediados de|mediados de|polovina|v polovině|połowa|w połowie',
  late: 'конец|в конце|конца|late|end of|at the end of|ende|fin|fin de|à la fin de|a fines de|fines de|a finales de|finales de|konec|koncem|koniec|pod koniec',
  'night-before': 'ночь на|в ночь на|ночью на|night before|nacht zum|nacht auf|nuit précédant|la noche anterior al',
  night: 'ночь с|в ночь с|night of|the night of|in der nacht vom|nacht vom|nuit du|la nuit du|noche del|la noche del',
  'first-ten': 'первая декада|в первой декаде|первой декады|i декада',
  'second-ten': 'вторая декада|во второй декаде|второй декады|ii декада',
  'third-ten': 'третья декада|в третьей декаде|третьей декады|iii декада',
  'first-half':
    'первая половина|в первой половине|first half of|the first half of|erste hälfte|première moitié de|primera mitad de|první polovina',
  'second-half':
    'вторая половина|во второй половине|second half of|the second half of|zweite hälfte|seconde moitié de|segunda mitad de|druhá polovina',
};

/** “Années 1950”: the word before the first year of a decade. */
const DECADE_WORDS = 'années annees años anos anni léta lata'.split(' ');
/** The word after a day that stands last: «1956 г. апреля 12 дня». */
const DAY_WORDS = 'дня числа'.split(' ');

/** Words that tie the two ends of a span. */
const JOINERS = 'по на до и and to until bis und et y al au à a do till through thru'.split(' ');

const monthOf = new Map(MONTHS.flatMap((forms, index) => forms.split(' ').map((form) => [form, index + 1] as const)));
const seasonOf = new Map(
  Object.entries(SEASONS).flatMap(([code, forms]) => forms.split(' ').map((form) => [form, Number(code)] as const)),
);
const fillers = new Set(FILLERS);
const yearWords = new Set(YEAR_WORDS);
const weekdays = new Set(WEEKDAYS);
const joiners = new Set(JOINERS);
const decadeWords = new Set(DECADE_WORDS);
const dayWords = new Set(DAY_WORDS);

/** Phrases by first word, longest first, so that «не ранее» wins over «ранее». */
const boundsByWord = new Map<string, { readonly words: readonly string[]; readonly bound: Bound }[]>();
for (const [bound, phrases] of Object.entries(BOUNDS) as [Bound, string][]) {
  for (const phrase of phrases.split('|')) {
    const words = phrase.split(/\s+|(?=-)|(?<=-)/u);
    const first = words[0] ?? phrase;
    boundsByWord.set(first, [...(boundsByWord.get(first) ?? []), { words, bound }]);
  }
}
for (const list of boundsByWord.values()) list.sort((a, b) => b.words.length - a.words.length);

/** Finds the number (1 to 12) of a month by any of its forms; the word is in lower case. */
export function findMonth(word: string): number | null {
  return monthOf.get(word) ?? null;
}

/** Finds the EDTF season code (21 spring to 24 winter) of a word in lower case. */
export function findSeason(word: string): number | null {
  return seasonOf.get(word) ?? null;
}

/** Finds the bound the words begin with, and how many of them it takes. */
export function findBound(words: readonly string[]): { readonly bound: Bound; readonly length: number } | null {
  for (const { words: phrase, bound } of boundsByWord.get(words[0] ?? '') ?? []) {
    if (phrase.every((word, index) => words[index] === word)) return { bound, length: phrase.length };
  }
  return null;
}

/** Tells what part a word in lower case plays in a date when it is neither a month nor a bound. */
export function isDateWord(word: string, part: 'filler' | 'year' | 'weekday' | 'joiner' | 'decade' | 'day'): boolean {
  return {
    filler: fillers,
    year: yearWords,
    weekday: weekdays,
    joiner: joiners,
    decade: decadeWords,
    day: dayWords,
  }[part].has(word);
}
