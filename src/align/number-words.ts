/**
 * Numbers in words, by language: each line is a value and its forms. What is not here is no number, never a wrong one.
 *
 * Small numbers stand with the forms that case and gender give them. Prefixes are those of words built on a number («двухлетний»,
 * „dreijährig“): they may answer a number, and are never missed.
 */

interface NumberWords {
  readonly values: ReadonlyMap<string, number>;
  /** Words that may answer a number and are never missed: both, a pair, a dozen, ordinals. */
  readonly vague: ReadonlyMap<string, number>;
  /** Beginnings of words built on a number. */
  readonly prefixes: readonly (readonly [string, number])[];
}

const table = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .trim()
      .split(/\s*[;\n]\s*/u)
      .flatMap((line) => {
        const [value = '', ...forms] = line.trim().split(/\s+/u);
        return forms.map((form) => [form, Number(value)] as const);
      }),
  );

const words = (values: string, vague: string, prefixes = ''): NumberWords => ({
  values: table(values),
  vague: table(vague),
  // The longest first: «четырех» before «четыре».
  prefixes: [...table(prefixes)].sort((a, b) => b[0].length - a[0].length),
});

/** Number words by primary language tag. */
export const NUMBER_WORDS: Readonly<Record<string, NumberWords>> = {
  en: words(
    `2 two; 3 three; 4 four; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven; 12 twelve; 13 thirteen; 14 fourteen; 15 fifteen; 16 sixteen
     17 seventeen; 18 eighteen; 19 nineteen; 20 twenty; 30 thirty; 40 forty; 50 fifty; 60 sixty; 70 seventy; 80 eighty; 90 ninety; 100 hundred`,
    `1 one once first single a an; 2 both second pair couple twice double twin half two-thirds; 3 third triple thrice trio; 4 fourth quarter quadruple; 5 fifth; 6 sixth half-dozen; 7 seventh week
     8 eighth; 9 ninth; 10 tenth decade decades; 11 eleventh; 12 twelfth dozen year; 13 thirteenth; 14 fourteenth fortnight fortnightly; 15 fifteenth; 16 sixteenth; 17 seventeenth
     18 eighteenth; 19 nineteenth; 20 twentieth twenties score; 30 thirtieth thirties; 40 fortieth forties; 50 fiftieth fifties; 60 sixtieth sixties
     70 seventieth seventies; 80 eightieth eighties; 90 ninetieth nineties; 100 hundredth century centuries centenary; 0.5 half`,
  ),
  ru: words(
    `1.5 полтора полторы полутора; 2 два две двух двум двумя двое двоих двоим двоими; 3 три трех трем тремя трое троих троим; 4 четыре четырех четырем четырьмя четверо четверых
     5 пять пяти пятью пятеро пятерых; 6 шесть шести шестью шестеро шестерых; 7 семь семи семью семеро семерых; 8 восемь восьми восемью; 9 девять девяти девятью
     10 десять десяти десятью; 11 одиннадцать одиннадцати; 12 двенадцать двенадцати двенадцатью; 13 тринадцать тринадцати; 14 четырнадцать четырнадцати
     15 пятнадцать пятнадцати; 16 шестнадцать шестнадцати; 17 семнадцать семнадцати; 18 восемнадцать восемнадцати; 19 девятнадцать девятнадцати
     20 двадцать двадцати двадцатью; 30 тридцать тридцати тридцатью; 40 сорок сорока; 50 пятьдесят пятидесяти; 60 шестьдесят шестидесяти; 70 семьдесят семидесяти
     80 восемьдесят восьмидесяти; 90 девяносто девяноста; 100 сто ста; 200 двести двухсот двумстам; 300 триста трехсот; 400 четыреста четырехсот; 500 пятьсот пятисот
     600 шестьсот шестисот; 700 семьсот семисот; 800 восемьсот восьмисот; 900 девятьсот девятисот`,
    `1 один одна одно одного одной одном одну однажды первый первая первое первые первого первой первую первым первом первых единственный; 2 оба обе обоих обеих обоим обеим дважды двойной двойная двойное двойную вдвое пара пару пары второй вторая второе вторую вторым втором вторых половина половину половины
     3 трижды тройной втрое тройка треть трети третий третья третье третьего третьей третью третьем третьих; 4 четверть четверти четвертый четвертая четвертое четвертого четвертой четвертую; 5 пятый пятая пятое пятого пятой пятую пятерка; 6 шестой шестая шестого шестую; 7 седьмой седьмая седьмого седьмую неделя недели неделю
     8 восьмой восьмая восьмого; 9 девятый девятая девятого девятом; 10 десятый десятая десятого десяток десятка десятки десятилетие десятилетия десятилетий десятилетии; 11 одиннадцатый одиннадцатая; 12 двенадцатый двенадцатая дюжина дюжину дюжины год
     19 девятнадцатый девятнадцатого девятнадцатом; 20 двадцатый двадцатого двадцатых двадцатые; 30 тридцатых тридцатые; 40 сороковых сороковые; 50 пятидесятых пятидесятые
     60 шестидесятых шестидесятые; 70 семидесятых семидесятые; 80 восьмидесятых; 90 девяностых; 100 столетие столетия столетий век века веке сотня сотню сотни; 0.5 пол половина половину`,
    `1.5 полутора; 2 двух двое дву двойн; 3 трех трое; 4 четырех четверо; 5 пяти; 6 шести; 7 семи; 8 восьми; 9 девяти; 10 десяти; 11 одиннадцати; 12 двенадцати
     20 двадцати; 30 тридцати; 40 сорока; 50 пятидесяти; 100 сто; 200 двухсот; 300 трехсот; 0.5 полу полмил`,
  ),
  uk: words(
    `1.5 півтора півтори; 2 два дві двох двом двома двоє; 3 три трьох трьом трьома троє; 4 чотири чотирьох чотирьом чотирма четверо; 5 п'ять п'яти п'ятьох п'ятьма п'ятеро; 6 шість шести шістьох шістьма шестеро
     7 сім семи сімох сьома сімома семеро; 8 вісім восьми вісьмох; 9 дев'ять дев'яти дев'ятьох; 10 десять десяти десятьох десятьма; 11 одинадцять одинадцяти; 12 дванадцять дванадцяти
     13 тринадцять тринадцяти; 14 чотирнадцять чотирнадцяти; 15 п'ятнадцять п'ятнадцяти; 16 шістнадцять шістнадцяти; 17 сімнадцять сімнадцяти; 18 вісімнадцять вісімнадцяти
     19 дев'ятнадцять; 20 двадцять двадцяти; 30 тридцять тридцяти; 40 сорок сорока; 50 п'ятдесят п'ятдесяти; 60 шістдесят шістдесяти; 70 сімдесят сімдесяти; 80 вісімдесят вісімдесяти; 90 дев'яносто; 100 сто ста
     200 двісті двохсот; 300 триста трьохсот; 400 чотириста; 500 п'ятсот п'ятисот`,
    `1 один одна одне одного однієї одну перший перша перше першого першої першу; 2 обидва обидві обох двічі подвійний пара пару пари другий друга друге другого другої другу половина половину половини вдвічі; 3 тричі третій третя третє третього третьої третю третина потрійний
     4 чверть четвертий четверта четвертого четверту; 5 п'ятий п'ята п'ятого п'яту; 6 шостий шоста шостого шосту; 7 сьомий сьома сьомого сьому тиждень тижня; 8 восьмий восьма восьмого; 9 дев'ятий дев'ята дев'ятого
     10 десятий десята десятого десяток десятиліття десятиліть; 12 дванадцятий дюжина рік; 100 століття сторіччя сотня; 20 двадцятих двадцяті; 30 тридцятих; 40 сорокових; 50 п'ятдесятих; 60 шістдесятих; 70 сімдесятих; 80 вісімдесятих; 90 дев'яностих; 0.5 пів половина`,
    `2 дво двох; 3 три трьох трирі; 4 чотири чотирьох; 5 п'яти; 6 шести; 7 семи; 8 восьми; 9 дев'яти; 10 десяти; 12 дванадцяти; 20 двадцяти; 30 тридцяти; 0.5 пів; 1.5 півтора`,
  ),
  de: words(
    `1.5 anderthalb eineinhalb; 2 zwei zweier; 3 drei dreier; 4 vier; 5 fünf; 6 sechs; 7 sieben; 8 acht; 9 neun; 10 zehn; 11 elf; 12 zwölf; 13 dreizehn; 14 vierzehn; 15 fünfzehn
     16 sechzehn; 17 siebzehn; 18 achtzehn; 19 neunzehn; 20 zwanzig; 30 dreißig dreissig; 40 vierzig; 50 fünfzig; 60 sechzig; 70 siebzig; 80 achtzig; 90 neunzig; 100 hundert einhundert
     200 zweihundert; 300 dreihundert; 400 vierhundert; 500 fünfhundert; 600 sechshundert; 700 siebenhundert; 800 achthundert; 900 neunhundert
     1000 tausend eintausend; 2000 zweitausend; 3000 dreitausend; 10000 zehntausend`,
    `1 ein eine einen einem einer eines eins einmal erste ersten erster erstes einzige; 2 beide beiden beider beides zweite zweiten zweiter zweites zweimal doppelt doppelte doppelten paar hälfte halb; 3 dritte dritten dritter drittes dreimal dreifach drittel
     4 vierte vierten vierter viertel viermal; 5 fünfte fünften fünfter; 6 sechste sechsten; 7 siebte siebten siebente siebenten woche; 8 achte achten achter; 9 neunte neunten; 10 zehnte zehnten jahrzehnt jahrzehnte jahrzehnten; 11 elfte elften; 12 zwölfte zwölften dutzend jahr
     14 vierzehntägig; 20 zwanziger zwanzigste zwanzigsten; 30 dreißiger; 40 vierziger; 50 fünfziger; 60 sechziger; 70 siebziger; 80 achtziger; 90 neunziger; 100 jahrhundert jahrhunderts jahrhunderte; 0.5 halb halbe halben halbes hälfte`,
    `2 zwei doppel; 3 drei; 4 vier; 5 fünf; 6 sechs; 7 sieben; 8 acht; 9 neun; 10 zehn; 11 elf; 12 zwölf; 13 dreizehn; 14 vierzehn; 15 fünfzehn; 16 sechzehn; 17 siebzehn
     18 achtzehn; 19 neunzehn; 20 zwanzig; 30 dreißig; 40 vierzig; 50 fünfzig; 60 sechzig; 70 siebzig; 80 achtzig; 90 neunzig; 100 hundert; 0.5 halb`,
  ),
  fr: words(
    `2 deux; 3 trois; 4 quatre; 5 cinq; 6 six; 7 sept; 8 huit; 9 neuf; 10 dix; 11 onze; 12 douze; 13 treize; 14 quatorze; 15 quinze; 16 seize; 17 dix-sept; 18 dix-huit; 19 dix-neuf
     20 vingt; 30 trente; 40 quarante; 50 cinquante; 60 soixante; 70 soixante-dix septante; 80 quatre-vingt quatre-vingts octante huitante; 90 quatre-vingt-dix nonante; 100 cent cents`,
    `1 un une premier première premiers premières seul; 2 second seconde deuxième deuxièmes double paire couple moitié bis; 3 troisième triple tiers trio; 4 quatrième quart quadruple; 5 cinquième; 6 sixième demi-douzaine; 7 septième semaine; 8 huitième huitaine; 9 neuvième neuve neufs
     10 dixième dizaine dizaines décennie décennies; 11 onzième; 12 douzième douzaine douzaines an; 15 quinzaine quinzième; 20 vingtaine vingtième; 30 trentaine; 40 quarantaine; 50 cinquantaine; 100 siècle siècles centaine centaines; 0.5 demi demie moitié; 1.5 demi`,
    ``,
  ),
  es: words(
    `2 dos; 3 tres; 4 cuatro; 5 cinco; 6 seis; 7 siete; 8 ocho; 9 nueve; 10 diez; 11 once; 12 doce; 13 trece; 14 catorce; 15 quince; 16 dieciséis; 17 diecisiete; 18 dieciocho; 19 diecinueve
     20 veinte; 21 veintiuno veintiún veintiuna; 22 veintidós; 23 veintitrés; 24 veinticuatro; 25 veinticinco; 26 veintiséis; 27 veintisiete; 28 veintiocho; 29 veintinueve
     30 treinta; 40 cuarenta; 50 cincuenta; 60 sesenta; 70 setenta; 80 ochenta; 90 noventa; 100 cien ciento; 200 doscientos doscientas; 300 trescientos trescientas; 400 cuatrocientos; 500 quinientos quinientas`,
    `1 un una uno primer primero primera primeros única; 2 ambos ambas segundo segunda doble dos par pareja mitad medio; 3 tercer tercero tercera triple tercio trío; 4 cuarto cuarta; 5 quinto quinta; 6 sexto sexta; 7 séptimo séptima semana; 8 octavo octava; 9 noveno novena
     10 décimo décima década décadas decenas decena; 12 docena docenas duodécimo año; 15 quincena; 20 veintena; 100 siglo siglos centenar centenares; 0.5 medio media mitad`,
  ),
  pt: words(
    `2 dois duas; 3 três; 4 quatro; 5 cinco; 6 seis; 7 sete; 8 oito; 9 nove; 10 dez; 11 onze; 12 doze; 13 treze; 14 catorze quatorze; 15 quinze; 16 dezasseis dezesseis; 17 dezassete dezessete; 18 dezoito; 19 dezanove dezenove
     20 vinte; 30 trinta; 40 quarenta; 50 cinquenta; 60 sessenta; 70 setenta; 80 oitenta; 90 noventa; 100 cem cento; 200 duzentos duzentas; 300 trezentos; 500 quinhentos`,
    `1 um uma primeiro primeira primeiros único; 2 ambos ambas segundo segunda duplo dupla par casal dobro metade meio; 3 terceiro terceira triplo terço trio; 4 quarto quarta; 5 quinto quinta; 6 sexto sexta; 7 sétimo sétima semana; 8 oitavo oitava; 9 nono nona
     10 décimo décima década décadas dezenas dezena; 12 dúzia dúzias ano; 15 quinzena; 20 vintena; 100 século séculos centena centenas; 0.5 meio meia metade`,
  ),
  it: words(
    `2 due; 3 tre; 4 quattro; 5 cinque; 6 sei; 7 sette; 8 otto; 9 nove; 10 dieci; 11 undici; 12 dodici; 13 tredici; 14 quattordici; 15 quindici; 16 sedici; 17 diciassette; 18 diciotto; 19 diciannove
     20 venti; 30 trenta; 40 quaranta; 50 cinquanta; 60 sessanta; 70 settanta; 80 ottanta; 90 novanta; 100 cento; 200 duecento; 300 trecento; 500 cinquecento; 1000 mille`,
    `1 un uno una primo prima primi unico; 2 entrambi entrambe secondo seconda doppio doppia paio coppia metà mezzo; 3 terzo terza triplo trio; 4 quarto quarta; 5 quinto quinta; 6 sesto sesta; 7 settimo settima settimana; 8 ottavo ottava; 9 nono nona
     10 decimo decima decennio decenni decina decine; 12 dozzina anno; 15 quindicina; 20 ventina; 100 secolo secoli centinaio centinaia; 0.5 mezzo mezza metà`,
    `2 due; 3 tre; 4 quattro; 20 vent; 30 trent; 40 quarant; 50 cinquant`,
  ),
  cs: words(
    `2 dva dvě dvou dvěma dvojice; 3 tři tří třem třemi třech; 4 čtyři čtyř čtyřem čtyřmi čtyřech; 5 pět pěti; 6 šest šesti; 7 sedm sedmi; 8 osm osmi; 9 devět devíti; 10 deset deseti; 11 jedenáct jedenácti; 12 dvanáct dvanácti
     13 třináct třinácti; 14 čtrnáct čtrnácti; 15 patnáct patnácti; 16 šestnáct šestnácti; 17 sedmnáct sedmnácti; 18 osmnáct osmnácti; 19 devatenáct devatenácti; 20 dvacet dvaceti; 30 třicet třiceti; 40 čtyřicet čtyřiceti
     50 padesát padesáti; 60 šedesát šedesáti; 70 sedmdesát sedmdesáti; 80 osmdesát osmdesáti; 90 devadesát devadesáti; 100 sto`,
    `1 jeden jedna jedno jednoho jedné jednu první prvního prvním jednou; 2 oba obě obou oběma druhý druhá druhé druhého druhou dvakrát dvojí dvojnásobek pár polovina polovinu poloviny půl; 3 třetí třetího třikrát třetina trojice; 4 čtvrtý čtvrtá čtvrté čtvrtého čtvrt čtvrtina čtyřikrát; 5 pátý pátá páté pátého; 6 šestý šestá šestého; 7 sedmý sedmá sedmého týden týdne
     8 osmý osmá osmého; 9 devátý devátá devátého; 10 desátý desátá desátého desetiletí; 12 dvanáctý tucet rok; 14 čtrnáctidenní; 20 dvacátých; 30 třicátých; 40 čtyřicátých; 50 padesátých; 100 století; 0.5 půl polovina polovinu; 1.5 půldruhého`,
    `2 dvou dvoj; 3 tří troj; 4 čtyř; 5 pěti; 6 šesti; 7 sedmi; 8 osmi; 9 devíti; 10 deseti; 12 dvanácti; 14 čtrnácti; 15 patnácti; 20 dvaceti; 30 třiceti; 40 čtyřiceti; 50 padesáti; 0.5 půl`,
  ),
  pl: words(
    `1.5 półtora półtorej; 2 dwa dwie dwóch dwu dwoma dwiema dwoje dwaj; 3 trzy trzech trzem trzema troje trzej; 4 cztery czterech czterem czterema czworo czterej; 5 pięć pięciu; 6 sześć sześciu; 7 siedem siedmiu; 8 osiem ośmiu; 9 dziewięć dziewięciu
     10 dziesięć dziesięciu; 11 jedenaście jedenastu; 12 dwanaście dwunastu; 13 trzynaście trzynastu; 14 czternaście czternastu; 15 piętnaście piętnastu; 16 szesnaście szesnastu; 17 siedemnaście siedemnastu; 18 osiemnaście osiemnastu; 19 dziewiętnaście
     20 dwadzieścia dwudziestu; 30 trzydzieści trzydziestu; 40 czterdzieści czterdziestu; 50 pięćdziesiąt pięćdziesięciu; 60 sześćdziesiąt; 70 siedemdziesiąt; 80 osiemdziesiąt; 90 dziewięćdziesiąt; 100 sto stu; 200 dwieście dwustu; 300 trzysta trzystu; 400 czterysta; 500 pięćset pięciuset`,
    `1 jeden jedna jedno jednego jednej jedną pierwszy pierwsza pierwsze pierwszego; 2 oba obie obu obydwa obydwie drugi druga drugie drugiego drugiej dwukrotnie podwójny para parę pary połowa połowę połowy; 3 trzeci trzecia trzeciego trzykrotnie; 4 czwarty czwarta czwartego ćwierć; 5 piąty piąta piątego; 6 szósty szósta; 7 siódmy siódma tydzień tygodnia
     8 ósmy ósma; 9 dziewiąty dziewiąta; 10 dziesiąty dziesiąta dekada dekady dziesięciolecie; 12 dwunasty tuzin rok; 20 dwudziestych; 30 trzydziestych; 40 czterdziestych; 50 pięćdziesiątych; 100 wiek wieku stulecie; 0.5 pół połowa`,
    `2 dwu dwó; 3 trzy; 4 cztero; 5 pięcio; 6 sześcio; 7 siedmio; 8 ośmio; 10 dziesięcio; 20 dwudziesto; 0.5 pół`,
  ),
};

/** Words that multiply what stands before them, by their beginnings. */
export const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^(?:万亿|兆)/u, 1e12],
  [/^(?:тыс|тис|thousand|tausend|mille$|mil$|mila$|tisíc|tys(?:i|$)|千)/u, 1e3],
  [/^(?:млн|миллион|мільйон|million|mio$|millon|millón|milhõ|milhã|milion|milión|mln$|milioni?$)/u, 1e6],
  [/^(?:млрд|миллиард|мільярд|billion$|billions$|milliard|mrd$|miliard|bilhõ|bilhã|bn$|mld$)/u, 1e9],
  [/^(?:трлн|триллион|трильйон|trillion|billones?$|billón|bilion|trilhõ|trilhã)/u, 1e12],
  [/^万/u, 1e4],
  [/^亿/u, 1e8],
];
