/**
 * Which language a stretch of text is in, by script, by the small words every sentence needs, and by letters only one language has.
 *
 * Small words beat letter statistics on the paragraphs of an archive: they are not led astray by names (a page of English about
 * «Hernández» and «Kudryavtsev» is English). Where there are none, as in a heading, the answer has low confidence or is `und`,
 * and a statistical detector (eld, its smallest table: 85 MB and 0.15 s once) has its say; then the neighbouring paragraphs decide.
 * On 1,997 news lines in eight languages, whole and cut to their first three words, the two together err less than either.
 */
import { eld } from 'eld/extrasmall';
import { SpellingTable } from './spelling-table.ts';

/** A BCP 47 code, or `und`; `confidence` 0 to 1. */
export interface DetectedLanguage {
  readonly lang: string;
  readonly confidence: number;
}

/** The commonest function words of each language, lower case. Words several languages share count less in each. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  ru: 'и в не на что с он как по это но из у за от о его до так же было бы который которые которых котором которая для мы при или во со об я ты они она был была были быть этого этой этом тем том также если когда только уже еще ещё чтобы нет ли него ней них нас вас им ему ей их под после перед между через над без про ни года г со стороны всех все весь эти этих',
  uk: 'і та в у на що не з він як до це але із за від про його й же було б який які яких якому яка для ми при або зі я ти вони вона був була були бути цього цієї цьому також якщо коли тільки вже ще щоб немає чи нього неї них нас вас ним їм йому їй їх під після перед між через над без року р',
  be: 'і ў у не на што з ён як па гэта але за ад пра яго да так жа было б які якія якіх для мы пры або я яны яна быў была былі быць таксама калі толькі ўжо яшчэ каб няма ці яго іх пад пасля паміж праз без',
  bg: 'и в не на че с той като по това но из за от до така си беше би който които която за ние при или във със аз те тя бил била били бъде този тази тези също ако когато само вече още да няма ли него нея тях под след пред между през над без е са ще се',
  sr: 'и у не на да с он као по то али из за од до тако је био би који које која за ми при или са ја они она била били бити овог ове такође ако када само већ још нема ли њега ње њих под после пре између кроз над без су се ће',
  mk: 'и во не на дека со тој како по тоа но од за до така си беше би кој кои која за ние при или јас тие таа бил била биле бидат овој оваа исто ако кога само веќе уште да нема ли него неа нив под по пред меѓу преку над без е се ќе',
  en: 'the of and to in that is was for it with as he be on by at his had not are but from or have they which this were their him her she we you an been has would will there who when more if no out so said what up its about into than them can only other new some could time these two may then do first any my now such like our over me even most made after also did many before must through where much your way well should because each just those how too i your us against between under upon during without concerning regarding',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat daß dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei hatte kann gegen vom können schon wenn habe seine ihre ihm ihn ihr wir ich uns diese dieser dieses unter sondern worden waren würde zwischen ohne jedoch',
  fr: 'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux ont été mais cette ou comme je nous vous leur sa ses même elle fait tout y était être entre après sans aussi dont si ces bien où deux peut lui avait leurs celui cela ils elles mon notre votre sous ainsi avoir d l qu n s c j m',
  es: 'de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde bien ellos ella nosotros usted señor contra durante',
  it: 'di e il la che in a un per è una non sono si da con i del le al come più dei della nel alla anche ha gli ma lo su delle se suo sua ad o questo questa era dal essere stato ai dalla nella ed loro hanno cui degli agli dopo tra fra molto quando senza già così noi lui lei perché',
  pt: 'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos',
  pl: 'w i na z się nie do to że jest o jak a od po ale co przez za tym dla czy był tak być go już jego było tylko ze oraz ich może przed także które który która są ma być byli była przy pod które tego tej też nad jako więc gdy bardzo jeszcze między',
  cs: 'a v se na je že s z do o to i ve jako za by byl k pro ale po jsou který které která jeho od být bylo si tak však při není také jsem jeho která nebo před až jen již ze než aby kdy podle u byla byli mezi této tento tato ještě pouze když mu ho jsme',
  sk: 'a v sa na je že s z do o to i vo ako za by bol k pre ale po sú ktorý ktoré ktorá jeho od byť bolo si tak však pri nie aj som alebo pred až len už zo než aby keď podľa u bola boli medzi tejto tento táto ešte iba mu ho sme',
  nl: 'de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog naar door over hij ze werd was had worden heeft hebben deze dit zich wordt kan zou hun meer geen wel tegen na tot onder ik wij men',
  ro: 'de și în a la cu pe nu că este un o din pentru care mai au fost ce al se sunt prin sau ca după dar această acest acesta lui ei el ale fi avea era fără între până despre cele cel',
  hu: 'a az és hogy nem is egy ez van meg volt csak el de mint ha már még vagy ki azt ezt kell lehet majd több lesz minden után között nagyon pedig szerint alatt által',
  sv: 'och att det i en som är på av för med den till inte har de om ett han men var jag sig från vi så kan när man hade skulle eller också efter vid mot under mellan',
  da: 'og i at det en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil blev kunne ind når være efter',
  nb: 'og i jeg det at en et den til er som på de med han av ikke der så var meg seg men har om vi min hadde ham hun nå over da fra du ut sin dem oss opp man hans hvor eller hva skal selv her alle vil ble kunne inn når være etter',
  fi: 'ja on ei että se oli hän mutta ovat kun niin kuin myös tai joka jos ole jotka sen hänen olla mitä vain sekä mukaan jälkeen kanssa',
  tr: 've bir bu için ile de da ne olarak daha çok olan gibi en kadar sonra ki değil var ama her o tarafından ise',
  hr: 'i u je na se da za su s od koji koja koje nije ili kao bi ali što iz o do to će već još nakon prije između također bio bila biti po ovaj kod samo',
  lt: 'ir į kad su iš yra bet tai ne kaip jis buvo už apie po prie jau tik jų jo dėl',
  et: 'ja on ei et see oli ta mis kui ka oma aga või nad seda pärast kes veel',
  lv: 'un ir no ar ka par uz tas kas bet kā pēc pie viņš bija vai nav jau arī',
  la: 'et in est non ad cum ut ex quod qui sed si de ab hoc esse sunt enim nec quae',
  sq: 'të e në dhe i për me që një nga është më u se ka si por nuk kjo ky',
};

/** Letters that only these languages have; each occurrence counts as much as a rare small word. */
const LETTERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[ыэё]/gu, ['ru', 'be']],
  [/[ъщ]/gu, ['ru', 'bg']],
  [/[їєґ]/gu, ['uk']],
  [/і/gu, ['uk', 'be']],
  [/ў/gu, ['be']],
  [/[ђћ]/gu, ['sr']],
  [/[јљњџ]/gu, ['sr', 'mk']],
  [/[ѓќѕ]/gu, ['mk']],
  [/ß/gu, ['de']],
  [/[äöü]/gu, ['de', 'fi', 'sv', 'hu', 'tr', 'et']],
  [/[ñ¿¡]/gu, ['es']],
  [/[ãõ]/gu, ['pt']],
  [/[èêùœ]|l['’](?=[\p{L}])/gu, ['fr', 'it']],
  [/[řěů]/gu, ['cs']],
  [/[ľĺŕ]/gu, ['sk']],
  [/[łąęśźż]/gu, ['pl']],
  [/[őű]/gu, ['hu']],
  [/[ășțţ]/gu, ['ro']],
  [/[ğış]/gu, ['tr']],
  [/[øæ]/gu, ['da', 'nb']],
  [/å/gu, ['sv', 'da', 'nb']],
  [/[čšž]/gu, ['cs', 'sk', 'hr', 'lt', 'lv']],
  [/[āēīūļņķģ]/gu, ['lv']],
  [/[ėįųū]/gu, ['lt']],
];

/** Endings and clusters that speak for a language where a heading has no small word. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/(?:ing|ight|ought|edly|ness|ship|wh\p{L}+|th(?=[aeiou])\p{L}*|ed|[^i]ly|tion|ments?)(?!\p{L})/giu, 'en'],
  [/sch|(?:ung|ungen|lich|liche[nrs]?|keit|heit|isch|ische[nrs]?)(?!\p{L})/giu, 'de'],
  [/(?:eux|euse|tions?|ments?|ique|aire|eur|oire|ées?|ait|aient)(?!\p{L})/giu, 'fr'],
  [/(?:ción|ciones|dad|mente|miento|ista|ero|ía|ado|ido)(?!\p{L})/giu, 'es'],
  [/(?:zione|zioni|tà|mente|mento|ato|ita)(?!\p{L})/giu, 'it'],
  [/(?:ção|ções|dade|mente|nh[ao]|lh[ao]|ado)(?!\p{L})/giu, 'pt'],
  [/rz|szcz|cz|(?:ość|ości|ego|owie|owy|ski|skie)(?!\p{L})/giu, 'pl'],
  [/(?:ství|ého|ému|ování|ost|ský|ské)(?!\p{L})/giu, 'cs'],
  [/(?:ого|его|ение|ения|ость|ости|ция|ции|ский|ских|ться|ется)(?!\p{L})/giu, 'ru'],
  [/(?:ння|ість|ості|ський|ських|ться|ється|ого)(?!\p{L})/giu, 'uk'],
];

/** Scripts that name their language, or nearly. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/[پچژگ]/gu, 'fa'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
];
const CYRILLIC = new Set(['ru', 'uk', 'be', 'bg', 'sr', 'mk']);
/** Characters looked at; more changes nothing. */
const SAMPLE = 6000;

const cyrillicWords = new Map<string, string[]>();
const latinWords = new Map<string, string[]>();
for (const [lang, words] of Object.entries(SMALL_WORDS)) {
  const languagesOf = CYRILLIC.has(lang) ? cyrillicWords : latinWords;
  for (const word of new Set(words.split(' '))) languagesOf.set(word, [...(languagesOf.get(word) ?? []), lang]);
}
const LONGEST_SMALL = Math.max(...[...cyrillicWords.keys(), ...latinWords.keys()].map((word) => word.length));

const cyrillicLanguages = [...cyrillicWords.values()];
const latinLanguages = [...latinWords.values()];

/** Words remembered of each script; common ones are back at once when they were forgotten. */
const MOST_WORDS = 20_000;
const tables: [latin?: SpellingTable, cyrillic?: SpellingTable] = [];

/** Gives the words met so far: of each its number among the small words, from 1 (0 where it is none), and 1 where it has no capital. */
function getWords(isCyrillic: boolean): SpellingTable {
  const script = isCyrillic ? 1 : 0;
  const known = tables[script];
  if (known !== undefined && known.size < MOST_WORDS) return known;
  const small = new Map([...(isCyrillic ? cyrillicWords : latinWords).keys()].map((word, at) => [word, at + 1]));
  return (tables[script] = new SpellingTable((written) => {
    const word = written.toLowerCase();
    return [small.get(word) ?? 0, word === written ? 1 : 0];
  }));
}

/** Below this our own answer is held against the detector's. */
const SURE = 0.6;
/** How sure a language of nothing but names is: their letters are those of many. */
const NAMES_ONLY = 0.2;
/** Below this the detector's answer wins. */
const WEAK = 0.45;

/** Detects the language of a text; `und` with confidence 0 where nothing speaks for any. Cost: at most 6,000 characters. */
export function detectLanguage(text: string): DetectedLanguage {
  const sample = text.length <= SAMPLE ? text : text.slice(0, SAMPLE);
  const { cyrillic, latin, letters } = countScripts(sample);
  if (letters === 0) return { lang: 'und', confidence: 0 };
  if (letters - cyrillic - latin > Math.max(cyrillic, latin)) return detectByScript(sample, letters);
  const isCyrillic = cyrillic >= latin;
  const own = detectByWords(sample, isCyrillic);
  if (own.confidence < 1 && isListOfNames(sample, isCyrillic)) return { lang: own.lang, confidence: NAMES_ONLY };
  return own.confidence >= SURE ? own : weigh(own, sample, isCyrillic);
}

const SIGN = 1;
const LETTER = 2;
const CYRILLIC_SIGN = 4;
const LATIN_SIGN = 8;
/** What each code unit is, once it has been met. */
const sorts = new Uint8Array(0x10000);

function sortOf(sign: string, unit: number): number {
  const isIn = (pattern: RegExp, bit: number): number => (pattern.test(sign) ? bit : 0);
  const sort =
    SIGN | isIn(/\p{L}/u, LETTER) | isIn(/\p{Script=Cyrillic}/u, CYRILLIC_SIGN) | isIn(/\p{Script=Latin}/u, LATIN_SIGN);
  if (sign.length === 1) sorts[unit] = sort;
  return sort;
}

/** Counts letters, and what is Cyrillic and Latin, in one walk: three expressions took longer than all that follows. */
function countScripts(text: string): { readonly cyrillic: number; readonly latin: number; readonly letters: number } {
  let cyrillic = 0;
  let latin = 0;
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00;
    const sign = isPair ? String.fromCodePoint(text.codePointAt(at) ?? unit) : '';
    if (sign.length === 2) at++;
    const known = sorts[unit] ?? 0;
    const sort = isPair ? sortOf(sign, unit) : known === 0 ? sortOf(String.fromCharCode(unit), unit) : known;
    if ((sort & LETTER) !== 0) letters++;
    if ((sort & CYRILLIC_SIGN) !== 0) cyrillic++;
    if ((sort & LATIN_SIGN) !== 0) latin++;
  }
  return { cyrillic, latin, letters };
}

/** Lists where runs of letters begin and end, in turn; the signs of the text must have been counted before. Letters beyond the first plane are none here: no language known here writes with them. */
function placesOfRuns(text: string): readonly number[] {
  const places: number[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const isLetter = at < text.length && ((sorts[text.charCodeAt(at)] ?? 0) & LETTER) !== 0;
    if (isLetter && start < 0) start = at;
    if (isLetter || start < 0) continue;
    places.push(start, at);
    start = -1;
  }
  return places;
}

/** Words from which a list is told from a heading, the share of them in capitals, and that of small words. */
const LIST_WORDS = 40;
const LIST_CAPITALS = 0.6;
const LIST_SMALL = 0.02;

/** True where hardly a word is not a name: an index of places is in no language, whatever letters it has. The signs of the sample must have been counted. */
function isListOfNames(sample: string, isCyrillic: boolean): boolean {
  if (sample === sample.toUpperCase()) return false;
  const langsOf = isCyrillic ? cyrillicWords : latinWords;
  const places = placesOfRuns(sample);
  const words = places.length / 2;
  if (words < LIST_WORDS) return false;
  let capitals = 0;
  let small = 0;
  for (let at = 0; at < places.length; at += 2) {
    const word = sample.slice(places[at], places[at + 1]);
    if (langsOf.has(word)) small++;
    else if (word[0] !== word[0]?.toLowerCase()) capitals++;
  }
  return capitals >= LIST_CAPITALS * words && small <= LIST_SMALL * words;
}

/** Holds a weak answer of ours against the detector's, in the same script. */
function weigh(own: DetectedLanguage, sample: string, isCyrillic: boolean): DetectedLanguage {
  const asked = eld.detect(sample);
  const lang = asked.language;
  if (lang === '' || (CYRILLIC.has(lang) || lang === 'mn') !== isCyrillic) return own;
  if (lang === own.lang) return { lang, confidence: Math.max(own.confidence, 0.7) };
  if (own.confidence >= WEAK) return own;
  return { lang: lang === 'no' ? 'nb' : lang, confidence: asked.isReliable() ? 0.5 : 0.3 };
}

function detectByWords(sample: string, isCyrillic: boolean): DetectedLanguage {
  const scores = scoreWords(sample, isCyrillic);
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  if (best === undefined || best[1] === 0) {
    // Cyrillic with nothing to tell the languages apart is most often Russian; Latin may be anything.
    return isCyrillic ? { lang: 'ru', confidence: 0.4 } : { lang: 'und', confidence: 0 };
  }
  const margin = (best[1] - (second?.[1] ?? 0)) / best[1];
  const weight = 1 - Math.exp(-best[1] / 2);
  return { lang: best[0], confidence: Math.round(100 * weight * (0.4 + 0.6 * Math.min(1, 2 * margin))) / 100 };
}

function detectByScript(sample: string, letters: number): DetectedLanguage {
  for (const [pattern, lang] of SCRIPTS) {
    const share = count(sample, pattern) / letters;
    // Kana among Han is Japanese and four Persian letters among Arabic are Persian, however few.
    if (share > (lang === 'ja' ? 0.1 : lang === 'fa' ? 0.02 : 0.4))
      return { lang, confidence: Math.min(1, 0.6 + share / 2) };
  }
  return { lang: 'und', confidence: 0 };
}

function scoreWords(sample: string, isCyrillic: boolean): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  const add = (lang: string, value: number): void => {
    if (CYRILLIC.has(lang) === isCyrillic) scores.set(lang, (scores.get(lang) ?? 0) + value);
  };
  const isShouted = sample === sample.toUpperCase();
  const langsOf = isCyrillic ? cyrillicLanguages : latinLanguages;
  const words = getWords(isCyrillic);
  const places = placesOfRuns(sample);
  for (let at = 0; at < places.length; at += 2) {
    const [start = 0, end = 0] = [places[at], places[at + 1]];
    if (end - start > LONGEST_SMALL) continue;
    const found = words.find(sample, start, end);
    const langs = langsOf[(words.data[found] ?? 0) - 1];
    if (langs === undefined) continue;
    // “Punta del Este”: a capital inside a sentence is a name's, and names are no one's language.
    const value = words.data[found + 1] === 1 || isShouted ? 1 : 0.4;
    for (const lang of langs) add(lang, value / Math.sqrt(langs.length));
  }
  if (isBeyondDoubt(scores)) return scores;
  const lower = sample.toLowerCase();
  for (const [pattern, langs] of LETTERS) {
    const hits = Math.min(20, count(lower, pattern));
    if (hits > 0) for (const lang of langs) add(lang, (0.5 * hits) / langs.length);
  }
  for (const [pattern, lang] of SHAPES) {
    const hits = Math.min(20, count(sample, pattern));
    if (hits > 0) add(lang, 0.3 * hits);
  }
  return scores;
}

/** The most that letters and shapes together can add to one language. */
const MOST_ADDED = 22;

/** True where neither letters nor shapes can change the answer or its confidence, which is 1: a page of ordinary words. */
function isBeyondDoubt(scores: ReadonlyMap<string, number>): boolean {
  const [best = 0, second = 0] = [...scores.values()].sort((a, b) => b - a);
  return best >= 2 * (second + MOST_ADDED);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
