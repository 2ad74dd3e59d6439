/** Words the fault maker turns into each other, by language. Kept apart from the check's own tables on purpose. */

export interface FaultWords {
  /** Numbers as a translator writes them out; any is put in place of any other of its line. */
  readonly numbers: readonly (readonly string[])[];
  /** Months as they stand in a date. */
  readonly months: readonly string[];
  /** What is taken away to turn a denial into a claim: pattern and what stays. */
  readonly deny: readonly (readonly [RegExp, string])[];
  /** Denials that deny nothing: “not only”, «пока не», “isn’t it?”. Without them the text says much the same. */
  readonly idle: RegExp;
  /** What is changed to turn a claim into a denial. */
  readonly claim: readonly (readonly [RegExp, string])[];
  readonly hedges: RegExp;
}

const words = (text: string): readonly string[] => text.split(' ');
const lines = (...texts: readonly string[]): readonly (readonly string[])[] => texts.map(words);

/** Phrases, without regard to capitals; ` … ` stands for up to three words. */
const phrases = (text: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${text.replaceAll(' … ', ' (?:[\\p{L}\\p{M}]+ ){0,3}')})(?![\\p{L}\\p{M}])`, 'giu');

/** Verbs in the past, not after a preposition or an adjective, and none of the nouns that end alike. */
const slavicPast = (ending: string, prepositions: string, nouns: string): RegExp =>
  new RegExp(
    `(?<=[\\p{Ll}»] )(?<!(?<!\\p{L})(?:не|ні|${prepositions}) )(?<!(?<!котор|як)(?:[ыиії][йхм]|[аяо]я|[оеы]е|[иії]е|[оеі]го|[оеі]му|[оеі]й|ую|ю) )(?!(?:${nouns}))(\\p{Ll}{2,}${ending})(?= )`,
    'u',
  );
const PREPOSITIONS =
  'в|во|у|на|с|со|з|із|по|из|из-за|от|від|до|для|без|о|об|про|к|ко|за|под|під|над|при|через|между|між|среди|после|після';

/** Beginnings of words that end like verbs and are none. */
const RUSSIAN_NOUNS =
  '(?!хотели|летели|смотрели|терпели)\\p{Ll}*(?:тел[аи]|одели|недели)|школ|сил|дел[ао]|числ|зала|вокзал|канал|материал|автомобил|детал|капитал|финал|персонал|журнал|сигнал|цели|отели|роли|боли|доли|воли|соли|стола|мало|около|если|или|футбол|протокол|идеал|скандал|металл|филиал|сериал|генерал|адмирал|либерал|потенциал|квартал|предел|раздела|отдела';
const UKRAINIAN_NOUNS =
  '(?!хотіли|летіли)\\p{Ll}*тел[аі]|школ|сил|діл|числ|зала|вокзал|канал|матеріал|автомобіл|капітал|фінал|персонал|журнал|сигнал|мало|коло|коли|або|футбол|протокол|скандал|метал|генерал|держав|справ|глав|прав|застав|вистав|страв|вплив|мотив|актив|колектив|архів|перспектив|ініціатив|альтернатив';

export const FAULT_WORDS: Readonly<Record<string, FaultWords>> = {
  en: {
    numbers: lines(
      'two three four five six seven eight nine ten eleven twelve',
      'thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
      'twenty thirty forty fifty sixty seventy eighty ninety',
    ),
    months: words('January February March April May June July August September October November December'),
    deny: [
      [/ (?<=(?:do|does|did|is|are|was|were|has|have|had|will|would|could|should|must|can) )not(?= )/u, ''],
      [/(?<=\b(?:is|are|was|were|has|have|had|would|could|should|did|does|do))n['’]t\b/u, ''],
      [/ never(?= )/u, ' always'],
      [/\bcannot\b/u, 'can'],
    ],
    idle: phrases(
      "not only|not just|not merely|not simply|not least|not to mention|no doubt|whether or not|or not|if not|why not|(?:can|could)(?:n['’]t| ?not) help … but|(?:can|could) ?not but|(?:is|are|was|were|has|have|had|would|could|should|did|does|do)n['’]t (?:it|he|she|they|we|you|i|there)(?=\\s*\\?)",
    ),
    claim: [
      [
        /(?<=[\p{Ll}\d] )(is|are|was|were|has|have|had|will|would|could|should|must|can)(?= (?!not|no |never)\p{Ll})/u,
        '$1 not',
      ],
    ],
    hedges: / (?:allegedly|supposedly|reportedly|apparently|purportedly|so-called|presumably)(?= )/u,
  },
  ru: {
    numbers: lines(
      'два три четыре',
      'двух трех четырех',
      'пять шесть семь восемь девять десять одиннадцать двенадцать',
      'двадцать тридцать пятьдесят шестьдесят семьдесят восемьдесят',
    ),
    months: words('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
    deny: [
      [/(?<=[\p{L},»] )не (?=\p{Ll})/u, ''],
      [/^Не (?=\p{Ll})/u, ''],
    ],
    idle: phrases(
      'не только|не просто|не столько|не менее|не раз|не говоря|не считая|не так ли|не иначе как|не кто ин\\p{L}+|не что иное|пока … не|чуть не|едва не|чуть ли не|если не|разве … не|не могу не|не мо[гж]\\p{L}+ не|нельзя не|кто бы … не|что бы … не|не прочь|не смотря на|не премину\\p{L}+',
    ),
    claim: [[slavicPast('(?:[аеиоуыяё]л[аио]?)(?:с[ья])?', PREPOSITIONS, RUSSIAN_NOUNS), 'не $1']],
    hedges: / (?:якобы|будто бы|вроде бы|по-видимому|предположительно)(?= )/u,
  },
  uk: {
    numbers: lines(
      'два три чотири',
      'двох трьох чотирьох',
      "п'ять шість сім вісім дев'ять десять одинадцять дванадцять",
      "двадцять тридцять п'ятдесят шістдесят",
    ),
    months: words('січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'),
    deny: [[/(?<=[\p{L},»] )не (?=\p{Ll})/u, '']],
    idle: phrases(
      'не тільки|не лише|не просто|не стільки|не менш|не раз|не кажучи|не рахуючи|чи не|поки … не|доки … не|мало не|ледь не|якщо не|хіба … не|не мо[гж]\\p{L}+ не|хто б … не|що б … не|не хто інший|не дивлячись на',
    ),
    claim: [[slavicPast('(?:[аиїуюяо]л[аио]|[аиїуюя]в)(?:ся)?', PREPOSITIONS, UKRAINIAN_NOUNS), 'не $1']],
    hedges: / (?:нібито|начебто|мабуть|очевидно)(?= )/u,
  },
  de: {
    numbers: lines(
      'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
      'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig',
    ),
    months: words('Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
    deny: [
      [/ nicht(?=[ ,.])/u, ''],
      [/\bkein(?=(?:e|en|em|er|es)?\b)/u, 'ein'],
      [/ nie(?=[ ,.])/u, ' immer'],
    ],
    idle: phrases(
      'nicht nur|nicht bloß|nicht allein|nicht zuletzt|nicht weniger|nicht wahr|nicht umsonst|oder nicht|wenn nicht|nicht ohne|bis … nicht|kein wunder|kein zweifel|keine frage|nie zuvor',
    ),
    claim: [
      [
        /(?<=[\p{L}] )(ist|sind|war|waren|hat|haben|hatte|wird|werden|wurde|wurden|kann|können|konnte)(?= \p{Ll})/u,
        '$1 nicht',
      ],
    ],
    hedges: / (?:angeblich|vermeintlich|offenbar|anscheinend|mutmaßlich)(?= )/u,
  },
  fr: {
    numbers: lines(
      'deux trois quatre cinq six sept huit neuf dix onze douze',
      'vingt trente quarante cinquante soixante',
    ),
    months: words('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
    deny: [[/\b(?:ne |n['’])(\p{L}+(?:['’]\p{L}+)?) (?:pas|jamais)(?= )/u, '$1']],
    idle: phrases(
      "(?:ne|n['’]) ?\\p{L}+ pas (?:seulement|uniquement|que|moins)|n['’]est[- ]ce pas|ne serait-ce|(?:ne|n['’]) ?\\p{L}+ pas (?=\\?)",
    ),
    claim: [
      [/(?<=[\p{Ll}] )(est|a|ont|était|avait|aura|ait)(?= \p{Ll})/u, "n'$1 pas"],
      [/(?<=[\p{Ll}] )(?<!ne )(sont|sera|seront|peut|peuvent|doit|doivent|fait|va)(?= (?!pas)\p{Ll})/u, 'ne $1 pas'],
    ],
    hedges: / (?:prétendument|apparemment|soi-disant|supposément)(?= )/u,
  },
  es: {
    numbers: lines(
      'dos tres cuatro cinco seis siete ocho nueve diez once doce',
      'veinte treinta cuarenta cincuenta sesenta',
    ),
    months: words('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
    deny: [
      [/(?<=[\p{L},] )no (?=\p{Ll})/u, ''],
      [/(?<=[\p{L},] )nunca (?=\p{Ll})/u, ''],
    ],
    idle: phrases(
      'no s[óo]lo|no solamente|no obstante|no menos|hasta que … no|a no ser|a menos que no|si no|¿no|no más que|no (?:pued|pud)\\p{L}+ (?:sino|más que)',
    ),
    claim: [
      [
        /(?<=[\p{Ll}] )(?<!no )(es|son|está|están|era|fue|fueron|ha|han|había|puede|pueden|tiene|tienen|será)(?= \p{Ll})/u,
        'no $1',
      ],
    ],
    hedges: / (?:supuestamente|presuntamente|aparentemente)(?= )/u,
  },
  pt: {
    numbers: lines(
      'dois três quatro cinco seis sete oito nove dez onze doze',
      'vinte trinta quarenta cinquenta sessenta',
    ),
    months: words('janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'),
    deny: [
      [/(?<=[\p{L},] )não (?=\p{Ll})/u, ''],
      [/(?<=[\p{L},] )nunca (?=\p{Ll})/u, ''],
    ],
    idle: phrases('não só|não apenas|não somente|não obstante|não menos|até que … não|a não ser|se não|não é mesmo'),
    claim: [
      [/(?<=[\p{Ll}] )(?<!não )(é|são|está|estão|era|foi|foram|tem|têm|tinha|pode|podem|será)(?= \p{Ll})/u, 'não $1'],
    ],
    hedges: / (?:supostamente|alegadamente|aparentemente)(?= )/u,
  },
  cs: {
    numbers: lines(
      'dva tři čtyři',
      'pět šest sedm osm devět deset jedenáct dvanáct',
      'dvacet třicet čtyřicet padesát šedesát',
    ),
    months: words('ledna února března dubna května června července srpna září října listopadu prosince'),
    deny: [
      [/(?<= )není(?= )/u, 'je'],
      [
        /(?<= )ne(?=(?:byl|byla|bylo|byli|byly|bude|budou|jsou|může|mohl|mohla|mohli|smí|smějí|má|mají|měl|měla|měli|mohou|chtěl|chtěli|mohl|uvedl|zná|ví)[ ,.])/u,
        '',
      ],
    ],
    idle: phrases('není divu|není pochyb|dokud … není'),
    claim: [
      [
        /(?<=[\p{L}] )(byl|byla|bylo|byli|byly|bude|budou|jsou|může|mohl|mohla|mohli|má|mají|měl|měla|měli|mohou)(?= )/u,
        'ne$1',
      ],
      [/(?<=[\p{L}] )je(?= )/u, 'není'],
    ],
    hedges: / (?:údajně|prý|zřejmě|domněle)(?= )/u,
  },
  pl: {
    numbers: lines(
      'dwa trzy cztery',
      'pięć sześć siedem osiem dziewięć dziesięć',
      'dwadzieścia trzydzieści czterdzieści',
    ),
    months: words('stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'),
    deny: [[/(?<=[\p{L},] )nie (?=\p{Ll})/u, '']],
    idle: phrases(
      'nie tylko|niemniej|nie mniej|dopóki … nie|jeśli nie|nie licząc|nie mówiąc|nie raz|czyż nie|o mało … nie',
    ),
    claim: [[/(?<=[\p{Ll}] )(?<!nie )(jest|są|był|była|było|byli|były|będzie|może|mogą|ma|mają)(?= )/u, 'nie $1']],
    hedges: / (?:rzekomo|podobno|jakoby|ponoć)(?= )/u,
  },
  it: {
    numbers: lines('due tre quattro cinque sei sette otto nove dieci undici dodici', 'venti trenta quaranta cinquanta'),
    months: words('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
    deny: [[/(?<=[\p{L},] )non (?=\p{Ll})/u, '']],
    idle: phrases('non solo|non soltanto|non meno|finché … non|a meno che … non|se non|non appena'),
    claim: [[/(?<=[\p{Ll}] )(?<!non )(è|sono|era|erano|ha|hanno|aveva|può|possono|sarà)(?= \p{Ll})/u, 'non $1']],
    hedges: / (?:presumibilmente|apparentemente|presuntamente)(?= )/u,
  },
};
