/** Words the fault maker turns into each other, by language. Kept apart from the check's own tables on purpose. */

export interface FaultWords {
  /** Numbers as a translator writes them out; any is put in place of any other of its line. */
  readonly numbers: readonly (readonly string[])[];
  /** Months as they stand in a date. */
  readonly months: readonly string[];
  /** What is taken away to turn a denial into a claim: pattern and what stays. */
  readonly deny: readonly (readonly [RegExp, string])[];
  /** What is changed to turn a claim into a denial. */
  readonly claim: readonly (readonly [RegExp, string])[];
  readonly hedges: RegExp;
}

const words = (text: string): readonly string[] => text.split(' ');
const lines = (...texts: readonly string[]): readonly (readonly string[])[] => texts.map(words);

const SLAVIC_PAST = '[\\p{Ll}]{3,}(?:[аеиоуыяюі]л[аио]?|[аеиіоуя]в|[аеиіоуя]л[аио])(?:с[ья])?';

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
    claim: [[new RegExp(`(?<=[\\p{Ll}»] )(?<!не )(${SLAVIC_PAST})(?= )`, 'u'), 'не $1']],
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
    claim: [[new RegExp(`(?<=[\\p{Ll}»] )(?<!не )(${SLAVIC_PAST})(?= )`, 'u'), 'не $1']],
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
    claim: [[/(?<=[\p{Ll}] )(?<!nie )(jest|są|był|była|było|byli|były|będzie|może|mogą|ma|mają)(?= )/u, 'nie $1']],
    hedges: / (?:rzekomo|podobno|jakoby|ponoć)(?= )/u,
  },
  it: {
    numbers: lines('due tre quattro cinque sei sette otto nove dieci undici dodici', 'venti trenta quaranta cinquanta'),
    months: words('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
    deny: [[/(?<=[\p{L},] )non (?=\p{Ll})/u, '']],
    claim: [[/(?<=[\p{Ll}] )(?<!non )(è|sono|era|erano|ha|hanno|aveva|può|possono|sarà)(?= \p{Ll})/u, 'non $1']],
    hedges: / (?:presumibilmente|apparentemente|presuntamente)(?= )/u,
  },
};
