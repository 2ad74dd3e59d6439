/**
 * Words to begin with: small words, the verbs of a record of a conversation, and the nouns of diplomacy in eight languages, so
 * that the first document of an archive is aligned well and a leaf break finds its word.
 *
 * Written for Sverka. One row is one meaning; a cell lists forms separated by spaces. Any two cells of a row are a pair.
 */

/** Languages of the columns, as primary BCP 47 tags. */
export const START_LANGUAGES = ['en', 'ru', 'de', 'fr', 'es', 'cs', 'pl', 'uk'] as const;

const ROWS = `
i me my|я меня мне мой моя|ich mich mir mein|je me mon moi|yo me mi|já mě můj|ja mnie mój|я мене мені мій
he him|он его него ему|er ihn ihm|il lui|él le|on ho mu|on go mu|він його йому
she her|она её ее ней|sie ihr|elle sa|ella su|ona ji její|ona jej ją|вона її
we us our|мы нас нам наш наша наши|wir uns unser unsere|nous notre nos|nosotros nos nuestro|my nás nám náš|my nas nam nasz|ми нас нам наш
you your|вы вас вам ваш ты|sie ihnen ihr du|vous votre tu|usted ustedes|vy vás vám|wy was pan|ви вас вам ваш
they them their|они их им них|sie ihnen ihre|ils elles leur leurs|ellos sus les|oni jejich jim|oni ich im|вони їх їм
it|это оно|es|ce cela|eso ello|to|to|це воно
this these|этот эта эти этого этой этом|dieser diese dieses|ce cette ces|este esta estos|tento tato toto|ten ta ten|цей ця ці
that|что тот та|dass das jener|que cela|que ese|že to|że to|що той
which who whom|который которая которые которого кто|welcher welche der|qui lequel dont|quien cual|který která kteří kdo|który która którzy kto|який яка які хто
what|что|was|que quoi|qué|co|co|що
and|и|und|et|y|a|i oraz|і та й
or|или|oder|ou|o|nebo|lub albo|або
but|но однако|aber doch|mais|pero|ale|ale|але
not|не|nicht|ne pas|no|ne není|nie|не
no none|нет никакой никаких|kein keine|aucun non|ningún ninguna|žádný ne|żaden nie|немає ніякий
never|никогда|niemals nie|jamais|nunca|nikdy|nigdy|ніколи
in|в во|in im|dans en|en|v ve|w we|в у
on|на|auf an|sur|sobre|na|na|на
to|к ко|zu nach|à vers|a hacia|k ke do|do ku|до
from|от из с|von aus|de depuis|de desde|z ze od|z ze od|від з із
with|с со|mit|avec|con|s se|z ze|з із
without|без|ohne|sans|sin|bez|bez|без
for|для за|für|pour|para por|pro za|dla za|для за
about|о об обо|über|sur|sobre acerca|o|o|про
by|по|durch|par|por|podle|przez|за
between|между|zwischen|entre|entre|mezi|między|між
before|перед до|vor bevor|avant|antes|před|przed|перед до
after|после|nach nachdem|après|después|po|po|після
during|во время|während|pendant|durante|během|podczas|під час
against|против|gegen|contre|contra|proti|przeciw|проти
through|через|durch|par|través|skrz|przez|через
if|если|wenn falls|si|si|jestliže když|jeśli|якщо
when|когда|als wenn|quand lorsque|cuando|když|gdy kiedy|коли
because|потому поскольку|weil|parce|porque|protože|ponieważ|тому бо
although|хотя|obwohl|bien quoique|aunque|ačkoli|chociaż|хоча
also|также тоже|auch|aussi également|también|také|także też|також
only|только лишь|nur|seulement|sólo solamente|jen pouze|tylko|тільки лише
very|очень весьма|sehr|très|muy|velmi|bardzo|дуже
more|более больше|mehr|plus|más|více|więcej|більше
most|наиболее самый|meisten|plus|más|nejvíce|najbardziej|найбільш
all whole|весь вся все всё всей всего всех|alle alles ganz|tout tous toute|todo todos toda|všechno celý všichni|wszystko wszystkie cały|весь все всі
every each|каждый каждая|jeder jede|chaque|cada|každý|każdy|кожний
some any|некоторые какой-либо|einige|quelques certains|algunos|některé nějaký|niektóre jakiś|деякі
other another|другой другая другие другого|anderer andere anderen|autre autres|otro otra otros|jiný další|inny inne|інший інші
same|тот же самый|selbe gleiche|même|mismo|stejný|sam|той самий
new|новый новая новую|neu neue|nouveau nouvelle|nuevo nueva|nový|nowy|новий
great large big|большой великий|groß große|grand grande|gran grande|velký|wielki duży|великий
many much|много многие|viele viel|beaucoup|muchos mucho|mnoho|wiele dużo|багато
now|теперь сейчас|jetzt nun|maintenant|ahora|nyní teď|teraz|тепер зараз
today|сегодня|heute|aujourd'hui|hoy|dnes|dziś dzisiaj|сьогодні
yesterday|вчера|gestern|hier|ayer|včera|wczoraj|вчора
tomorrow|завтра|morgen|demain|mañana|zítra|jutro|завтра
night tonight|ночь ночью|nacht|nuit|noche|noc|noc|ніч
day|день дня дней|tag|jour|día|den|dzień|день
year years|год года году лет|jahr jahre|an année ans|año años|rok roku let|rok roku lat|рік року років
month months|месяц месяцев|monat monate|mois|mes meses|měsíc|miesiąc|місяць
week|неделя недели|woche|semaine|semana|týden|tydzień|тиждень
time|время времени|zeit|temps|tiempo|čas|czas|час
be is are was were|быть был была были есть|sein ist sind war waren|être est sont était|ser es son era|být je jsou byl|być jest są był|бути був була є
have has had|иметь имеет|haben hat hatte|avoir a avait|haber tener tiene|mít má měl|mieć ma miał|мати має
will shall|будет будут|wird werden|sera|será|bude|będzie|буде
can could|может могут мочь|kann können konnte|peut pouvoir|puede poder|může moci|może móc|може
must|должен должна должны|muss müssen|doit devoir|debe deber|musí|musi|повинен
said say says|сказал сказать говорит заявил|sagte sagen sagt|dit dire|dijo decir dice|řekl říci|powiedział mówi|сказав каже
stated declared|заявил объявил|erklärte|déclara déclaré|declaró|prohlásil|oświadczył|заявив
asked|спросил просил попросил|fragte bat|demanda demandé|preguntó pidió|zeptal žádal|zapytał prosił|запитав просив
answered replied|ответил|antwortete erwiderte|répondit répondu|respondió|odpověděl|odpowiedział|відповів
stressed emphasized|подчеркнул подчеркивал|betonte|souligna souligné|subrayó|zdůraznil|podkreślił|підкреслив
noted|отметил заметил|bemerkte|nota noté|señaló|poznamenal|zauważył|зазначив
continued|продолжал продолжил|fuhr fort|continua continué|continuó|pokračoval|kontynuował|продовжував
believe think|думаю считаю полагаю верить|glaube denke|croire pense|creo pienso|věřit myslím|wierzyć myślę|думаю вважаю
know knows|знать знает|wissen weiß kennt|savoir sait connaît|saber sabe|vědět ví zná|wiedzieć wie zna|знати знає
conversation talk|беседа беседе беседы разговор|gespräch unterredung|entretien conversation|conversación|rozhovor|rozmowa|бесіда розмова
report message|сообщение сообщении доклад|bericht|rapport|informe|zpráva hlášení|raport sprawozdanie|повідомлення доповідь
letter|письмо письма|brief schreiben|lettre|carta|dopis|list|лист
question issue|вопрос вопросу вопросе|frage|question|cuestión pregunta|otázka|pytanie kwestia|питання
government|правительство правительства|regierung|gouvernement|gobierno|vláda vlády|rząd|уряд
country countries|страна страны стран|land länder|pays|país países|země|kraj kraje|країна
state states|государство штаты|staat staaten|état états|estado estados|stát státy|państwo stany|держава штати
people|народ люди|volk leute menschen|peuple gens|pueblo gente|lid lidé|naród ludzie|народ люди
war|война войны|krieg|guerre|guerra|válka války|wojna|війна
peace|мир мира|frieden|paix|paz|mír|pokój|мир
minister|министр министра министров|minister|ministre|ministro|ministr|minister|міністр
ministry|министерство|ministerium|ministère|ministerio|ministerstvo|ministerstwo|міністерство
foreign|иностранных внешний внешней|auswärtige fremd|étrangères étranger|exteriores extranjero|zahraniční|zagraniczne obcy|іноземний закордонних
affairs matter|дела дел дело|angelegenheiten sache|affaires|asuntos|věci záležitosti|sprawy sprawa|справи справа
ambassador|посол посла|botschafter|ambassadeur|embajador|velvyslanec|ambasador|посол
embassy|посольство|botschaft|ambassade|embajada|velvyslanectví|ambasada|посольство
president|президент президента|präsident|président|presidente|prezident|prezydent|президент
chairman|председатель|vorsitzender|président|presidente|předseda|przewodniczący|голова
council|совет совета|rat|conseil|consejo|rada|rada|рада
party|партия партии|partei|parti|partido|strana|partia|партія
comrade|товарищ тов|genosse|camarade|camarada|soudruh|towarzysz|товариш
meeting conference|совещание встреча конференция|sitzung treffen konferenz|réunion conférence|reunión conferencia|schůzka konference|spotkanie konferencja|нарада зустріч
army forces troops|армия силы войска|armee truppen kräfte|armée forces troupes|ejército fuerzas tropas|armáda síly|armia siły wojska|армія сили війська
soviet|советский советского советской|sowjetisch sowjetische|soviétique|soviético|sovětský|radziecki sowiecki|радянський
union|союз союза|union|union|unión|svaz|związek|союз
secret|секретно секретный|geheim|secret|secreto|tajné|tajne|таємно
right rights|право права|recht|droit|derecho|právo|prawo|право
law|закон|gesetz|loi|ley|zákon|ustawa prawo|закон
agreement treaty|соглашение договор|abkommen vertrag|accord traité|acuerdo tratado|dohoda smlouva|umowa traktat|угода договір
information|информация информации сведения|information nachricht|information renseignements|información|informace|informacja|інформація
help aid|помощь помощи|hilfe|aide|ayuda|pomoc|pomoc|допомога
work|работа работы|arbeit|travail|trabajo|práce|praca|робота
life|жизнь жизни|leben|vie|vida|život|życie|життя
house|дом дома|haus|maison|casa|dům|dom|дім будинок
city town|город города|stadt|ville|ciudad|město|miasto|місто
man|человек мужчина|mann mensch|homme|hombre|muž člověk|człowiek mężczyzna|людина чоловік
woman|женщина|frau|femme|mujer|žena|kobieta|жінка
child children|ребенок дети детей|kind kinder|enfant enfants|niño niños|dítě děti|dziecko dzieci|дитина діти
police|полиция|polizei|police|policía|policie|policja|поліція
border|граница границы|grenze|frontière|frontera|hranice|granica|кордон
money|деньги|geld|argent|dinero|peníze|pieniądze|гроші
world|мир мира|welt|monde|mundo|svět|świat|світ
north northern|северный север|nord nördlich|nord|norte|sever severní|północ północny|північ північний
south southern|южный юг|süd südlich|sud|sur|jih jižní|południe południowy|південь південний
east eastern|восточный восток|ost östlich|est|este|východ východní|wschód wschodni|схід східний
west western|западный запад|west westlich|ouest|oeste|západ západní|zachód zachodni|захід західний
two|два две двух|zwei|deux|dos|dva dvě|dwa dwie|два дві
three|три трех|drei|trois|tres|tři|trzy|три
four|четыре четырех|vier|quatre|cuatro|čtyři|cztery|чотири
five|пять пяти|fünf|cinq|cinco|pět|pięć|пять п'ять
six|шесть шести|sechs|six|seis|šest|sześć|шість
seven|семь семи|sieben|sept|siete|sedm|siedem|сім
eight|восемь восьми|acht|huit|ocho|osm|osiem|вісім
nine|девять девяти|neun|neuf|nueve|devět|dziewięć|дев'ять
ten|десять десяти|zehn|dix|diez|deset|dziesięć|десять
twenty|двадцать двадцати|zwanzig|vingt|veinte|dvacet|dwadzieścia|двадцять
ussr|ссср|udssr|urss|urss|sssr|zsrr|срср
usa us|сша|usa|usa|eeuu|usa|usa|сша
gdr|гдр|ddr|rda|rda|ndr|nrd|ндр
frg|фрг|brd|rfa|rfa|nsr srn|rfn|фрн
prc|кнр|vr|rpc|rpc|člr|chrl|кнр
dprk|кндр|kdvr|rpdc|rpdc|kldr|krld|кндр
drv|дрв|drv|rdv|rdv|vdr|drw|дрв
un|оон|uno vn|onu|onu|osn|onz|оон
nato|нато|nato|otan|otan|nato|nato|нато
cpsu|кпсс|kpdsu|pcus|pcus|ksss|kpzr|кпрс
cc|цк|zk|cc|cc|úv|kc|цк
czechoslovakia czechoslovak|чехословакия чехословацкий|tschechoslowakei tschechoslowakisch|tchécoslovaquie tchécoslovaque|checoslovaquia checoslovaco|československo československý|czechosłowacja czechosłowacki|чехословаччина
yugoslavia yugoslav|югославия югославский|jugoslawien jugoslawisch|yougoslavie yougoslave|yugoslavia yugoslavo|jugoslávie jugoslávský|jugosławia jugosłowiański|югославія
prussia prussian|пруссия прусский|preußen preußisch|prusse prussien|prusia prusiano|prusko pruský|prusy pruski|пруссія
ottoman|османский оттоманский|osmanisch|ottoman|otomano|osmanský|osmański|османський
persia persian|персия персидский|persien persisch|perse|persia persa|persie perský|persja perski|персія
siam|сиам|siam|siam|siam|siam|syjam|сіам
ceylon|цейлон|ceylon|ceylan|ceilán|cejlon|cejlon|цейлон
burma|бирма|birma burma|birmanie|birmania|barma|birma|бірма
rhodesia|родезия|rhodesien|rhodésie|rodesia|rhodesie|rodezja|родезія
abyssinia|абиссиния|abessinien|abyssinie|abisinia|habeš|abisynia|абіссинія
indochina|индокитай|indochina|indochine|indochina|indočína|indochiny|індокитай
manchuria|маньчжурия|mandschurei|mandchourie|manchuria|mandžusko|mandżuria|маньчжурія
formosa|формоза|formosa|formose|formosa|formosa|formoza|формоза
palestine|палестина|palästina|palestine|palestina|palestina|palestyna|палестина
bohemia|богемия чехия|böhmen|bohême|bohemia|čechy|czechy|богемія
moravia|моравия|mähren|moravie|moravia|morava|morawy|моравія
silesia|силезия|schlesien|silésie|silesia|slezsko|śląsk|сілезія
galicia|галиция|galizien|galicie|galitzia|halič|galicja|галичина
saxony|саксония|sachsen|saxe|sajonia|sasko|saksonia|саксонія
holland|голландия|holland|hollande|holanda|holandsko|holandia|голландія
protectorate|протекторат|protektorat|protectorat|protectorado|protektorát|protektorat|протекторат
empire imperial|империя империи имперский|reich kaiserlich|empire impérial|imperio imperial|říše císařský|cesarstwo imperium|імперія
kingdom|королевство|königreich|royaume|reino|království|królestwo|королівство
republic|республика республики|republik|république|república|republika|republika|республіка
consul consulate|консул консульство|konsul konsulat|consul consulat|cónsul consulado|konzul konzulát|konsul konsulat|консул консульство
envoy legation|посланник миссия|gesandter gesandtschaft|envoyé légation|enviado legación|vyslanec vyslanectví|poseł poselstwo|посланник місія
journal diary|дневник дневника журнал|tagebuch journal|journal|diario|deník deníku|dziennik dziennika|щоденник щоденника
record minutes|запись записи протокол|aufzeichnung niederschrift protokoll|compte-rendu procès-verbal|acta|záznam zápis|zapis protokół|запис записи протокол
copy copies|экз экземпляр копия|abschrift exemplar|copie exemplaire|copia ejemplar|opis kopie výtisk|odpis kopia egz|прим примірник копія
outgoing|исх исходящий|ausgang|départ|salida|odchozí|wychodzący|вих вихідний
incoming received|вх входящий|eingang eingegangen|arrivée reçu|entrada recibido|příchozí došlo|przychodzący wpłynęło|вх вхідний
confidential|конфиденциально доверительно|vertraulich|confidentiel|confidencial|důvěrné důvěrně|poufne poufnie|конфіденційно довірчо
strictly top|совершенно строго|streng|très strictement|muy estrictamente|přísně|ściśle|цілком
urgent|срочно|dringend eilig|urgent|urgente|naléhavé|pilne|терміново
memorandum|меморандум памятная|memorandum denkschrift|mémorandum aide-mémoire|memorándum|memorandum|memorandum|меморандум
enclosure annex appendix|приложение приложения|anlage beilage|annexe|anexo|příloha|załącznik|додаток
signed signature|подпись подписал|gezeichnet unterschrift|signé signature|firmado firma|podepsán podpis|podpisał podpis|підпис підписав
translation translated|перевод перевел|übersetzung übersetzt|traduction traduit|traducción traducido|překlad přeložil|tłumaczenie tłumaczył|переклад переклав
archive archives|архив архива|archiv|archives|archivo|archiv|archiwum|архів
sheet leaf page|лист листы страница|blatt seite|feuille feuillet page|hoja folio página|list strana|karta strona|аркуш сторінка
telegram|телеграмма телеграммы|telegramm|télégramme|telegrama|telegram|telegram|телеграма
hundred|сто сотня|hundert|cent|cien|sto|sto|сто
thousand|тысяча тысяч тыс|tausend|mille|mil|tisíc|tysiąc tysięcy|тисяча тисяч
million|миллион миллионов млн|million millionen|million millions|millón millones|milion milionů|milion milionów|мільйон мільйонів
first|первый первая первое|erste ersten|premier première|primero primera|první|pierwszy|перший
second|второй вторая|zweite zweiten|deuxième second|segundo|druhý|drugi|другий
third|третий третья|dritte dritten|troisième|tercero|třetí|trzeci|третій
`;

/** Lists the pairs of start words of two languages, each with both forms; nothing for a language without a column. */
export function listStartPairs([from, to]: readonly [string, string]): readonly (readonly [
  original: string,
  translation: string,
])[] {
  const a = columnOf(from);
  const b = columnOf(to);
  if (a < 0 || b < 0 || a === b) return [];
  return ROWS.trim()
    .split('\n')
    .flatMap((row) => {
      const cells = row.split('|').map((cell) => cell.split(' '));
      return (cells[a] ?? []).flatMap((left) => (cells[b] ?? []).map((right) => [left, right] as const));
    });
}

function columnOf(lang: string): number {
  return START_LANGUAGES.findIndex((known) => known === lang.split('-')[0]);
}
