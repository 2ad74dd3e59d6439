/**
 * What denies a statement, by language: outright denials, words that carry one (nobody, without), and words that may (prefixes,
 * verbs of refusal, "only"). Idioms that look like denials and deny nothing are taken out first.
 *
 * Matched on folded words. Generous in what may carry a denial: a missed fault is better than a false alarm.
 */
import { primaryOf } from '../text/stem.ts';
import { wordsOf, type Word } from '../text/words.ts';
import { foldWord } from './features.ts';

interface DenialWords {
  /** Denies the clause it stands in. */
  readonly firm: RegExp;
  /** Denies by itself: none, without, nobody. */
  readonly carrier: RegExp;
  /** May stand for a denial in a translation. */
  readonly soft: RegExp;
  /** Looks like a denial and is none; blanked before words are read. Lower case. */
  readonly idioms: RegExp;
}

const list = (text: string): RegExp => new RegExp(`^(?:${text.trim().split(/\s+/u).join('|')})$`, 'u');
const phrases = (text: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{M}])(?:${text
      .trim()
      .split(/\s*\|\s*/u)
      .join('|')})(?![\\p{L}\\p{M}])`,
    'gu',
  );

const DENIALS: Readonly<Record<string, DenialWords>> = {
  en: {
    firm: list(".*n't not cannot never no dont wont"),
    carrier: list('none nobody nothing nowhere neither nor without non-?.{3,} nor no-one ain'),
    soft: list(`un(?!der|til|io|it|iv|cle).{3,} in(?:ab|ac|ad|al|ap|at|cap|cor|cred|def|dep|dir|diff|eff|el|eq|ev|ex|fa|fl|ju|sec|sens|sig|suf|tol|val|vis).{3,} im(?:pos|prob|per|pat|mat|mor|pol|prac|prop).{3,} ir[rl].{4,} il(?:leg|lit|log).{2,}
      dis(?:ag|al|ap|bel|con|cont|hon|int|lik|ob|or|qual|reg|sat|sim|trust|miss|pen).{2,} mis(?!si|ter).{3,} .*less lack.* fail.* refus.* den[iy].* declin.* reject.* hardly barely scarcely rarely seldom
      few little only but except unless until before avoid.* prevent.* stop.* absen.* miss.* too instead rather out far ban.* forbid.* oppos.* against despite off away lost lose.* wrong.* else yet still withhold.* anything anyone
      any ever either far doubt.* impossib.* unable zero end.* ceas.* remain.* keep.* gone rule.* overturn.* dismiss.* ignor.* free devoid short bad worse worst badly poor.* quit drop.* cancel.* resist.* block.* abstain.* shy hid.* hard difficult.* apart different.* stay.* beyond bar.* suspend.* neglect.* flop.* broke.* elud.* forget.* forgot.* except.* strang.* exhaust.* last.* nowhere neither outside .*free fake false.* untrue incorrect.* off-.* no-.* anti.* de(?:nuc|mil|fun).*`),
    idioms: phrases(
      "not only|not just|not merely|not least|no doubt|no matter|not to mention|why not|no more than|no less than|no later than|nothing but|nothing short of|if not|whether or not|or not|no sooner|could not but|cannot but|can't help but|not so much|nothing more than|let alone|no\\. ?\\d+|no wonder|not unlike|not sooner|(?:is|are|was|were|do|does|did|has|have|had|would|could|can|should|wo|ai)n['’]t (?:it|he|she|they|we|you|i)\\s*\\?|not until|not all that|not long (?:after|before|ago)|not far|(?:can|could)(?:n['’]t|\\s?not) help|why (?:\\p{L}+ )?not|why (?:is|are|was|were|do|does|did|would|wo|could|ca)n['’]t|not (?:\\p{L}+ ){1,6}since|\\p{L}+n['’]t (?:\\p{L}+ ){1,6}since",
    ),
  },
  ru: {
    firm: list('не нет нельзя никогда'),
    carrier: list(
      'ни никто никого никому никем никакой никакого никаких никаким никакие никакое никакую никакой ничто ничего ничему ничем нигде никуда никак без ничуть нисколько ниоткуда невозможно невозможен немыслимо незачем некому некого нечего',
    ),
    soft: list(`не.{3,} без.{3,} бес.{3,} отсутств.* отказ.* отриц.* лиш.* против.* едва вряд мало только лишь кроме пока трудно запре.* прекра.* избеж.* избег.* отверг.* опроверг.* потер.* ни-.* вместо иначе слишком исключ.* далек.* прочь вне
      редко сложно иной иное пере?стал.* против другой помеша.* мешал.* препятств.* провал.* утрат.* оста[лнв].* до еще ошиб.* сомн.* упуст.* мимо нехват.* скорее конец кончен.* игнор.* отклон.* слабо даже плох.* хуже равно пропус.* удерж.* воздерж.* прекрат.* отмен.* отлож.* бессил.* избав.* свобод.* запрет.* жаль странн.* нехоро.* забы.* молча.* сомнит.* спор.* последн.* далеко чужд.* ложн.* лож.* кроме.* анти.* далее после`),
    idioms: phrases(
      'не только|не просто|не столько|не менее|тем не менее|не более чем|не раз|не однажды|не иначе как|не позднее|пока не|до тех пор,? пока (?:\\p{L}+ )?не|чуть не|едва не|чуть ли не|не без|не кто иной|не что иное|не говоря|не считая|не так ли|ничего себе|нет ли|не сомневаюсь|не случайно|во что бы то ни стало|как бы то ни было|так или иначе|не исключено|если не|а не|не то чтобы|не могу не|не может не|не мог не|не могли не|нельзя не|кто бы ни|что бы ни|где бы ни|как ни|сколько ни|какой бы ни|как бы ни|когда бы ни|кто ни|что ни|не прочь|не за горами|на нет|не смотря|не в силах|почему бы (?:\\p{L}+ )?не|ни разу|как нельзя|не дай',
    ),
  },
  uk: {
    firm: list('не ні нема немає ніколи неможна'),
    carrier: list(
      'ніхто нікого нікому ніким ніякий ніякого ніяких ніякі жоден жодного жодної жодних жодна жодне жодному жодній нічого ніщо ніде нікуди без ані неможливо',
    ),
    soft: list(
      `не.{3,} без.{3,} відсутн.* відмов.* запереч.* лиш.* проти.* навряд мало тільки крім поки заборон.* припин.* уник.* втра.* важко замість інакше надто занадто виключ.* далек.* поза рідко складно інш.* до ще помил.* сумн.* провал.* радше відхил.* ледь ледве навіть поган.* гірш.* байдуже утрима.* стрима.* пропус.* скасув.* відкла.* відкид.* позбав.* жаль дивн.* забу.* мовч.* сумнів.* останн.* далеко чуж.* хибн.* неправд.* анти.* після`,
    ),
    idioms: phrases(
      'не тільки|не лише|не просто|не стільки|не менш|тим не менш|не більше ніж|не раз|поки не|доки не|мало не|ледь не|не без|не хто інший|не кажучи|не рахуючи|не варто забувати|якщо не|а не|чи не|хто б не|що б не|де б не|як би не|який би не|коли б не|не може не|не могли не|що не є|хоч би як|чому б (?:\\p{L}+ )?не|чом би не|не дивлячись|на відміну|не зважаючи|що б не|куди б не',
    ),
  },
  de: {
    firm: list('nicht nie niemals kein keine keinen keinem keiner keines nein'),
    carrier: list('nichts niemand niemanden niemandem nirgends nirgendwo weder noch ohne keinerlei keineswegs'),
    soft: list(
      `un(?!d$|ter|s$|ser|gef|iv|io).{3,} .*los(?:e|en|er|es|em)? miss.* verweiger.* ablehn.* abgelehn.* lehn.* leugn.* bestreit.* fehl.* kaum selten nur außer statt anstatt verbot.* verbiet.* verhinder.* vermeid.* vermied.* gegen wenig.* zu sonst in(?:akz|aktiv|dis|eff|fla|komp|kons|off|tol|stab).* bis ausgeschlossen aus weg verlor.* verlier.* falsch.* zweifel.* scheiter.* entgegen wider.* erst bevor ander.* noch mehr ab nicht-.* außerhalb fern.* beende.* geschweige schwer.* schwierig.* versäum.* ignor.* frei schlecht.* egal verzicht.* hinder.* kritis.* abge.* abse.* abw.* beend.* vergess.* vergaß schweig.* seltsam.* letzt.* fremd.* anti.* statt.* anders daneben zurück.* vermiss.* aufge.* aufhör.* erspar.* entgeh.* entging.*`,
    ),
    idioms: phrases(
      'nicht nur|nicht bloß|nicht allein|nicht zuletzt|nicht weniger|nicht mehr als|nichts als|nicht wahr|nicht umsonst|nicht zu vergessen|nicht ohne|wenn nicht|ob nicht|nicht anders als|nicht selten|noch nie so|nicht so sehr|kein wunder|kein zweifel|keine frage|nicht zu sprechen|nicht schlecht|seit (?:\\p{L}+ ){1,4}nicht|warum (?:\\p{L}+ )?nicht|ob (?:\\p{L}+ )?oder nicht|oder nicht|wie noch nie|mehr denn je',
    ),
  },
  fr: {
    firm: list('pas jamais non'),
    carrier: list('sans ni rien aucun aucune personne nul nulle nullement guère plus aucunement'),
    soft: list(
      `in(?:acc|act|ad|app|cap|com|cor|cro|déf|dép|dis|eff|ég|exp|fi|ju|op|sat|suf|sup|tol|ut|vis).{2,} im(?:pos|pro|pa|pu).{3,} ir[rl].{3,} il(?:lég|log|lim).{2,} mal.{3,} dé(?:men|sac|sap|shon|fav).{2,} refus.* ni[ae].* nié.* rejet.* manqu.* peu sauf seul.* seulement contre empêch.* évit.* interd.* moins trop hors loin échou.* échec absen.* perd.* faux autre.* que jusqu.* avant cess.* arrêt.* plutôt lieu faute dépourvu.* exclu.* oppos.* encore rarement malgré difficile.* doute.* non-.* ignor.* fich.* moqu.* mauvais.* mal pire abst.* renonc.* annul.* oubli.* dernier.* étrang.* anti.* faible.* aband.* empêch.* démen.* démis.* dis(?:sim|par|crédit).* indiff.* peine lors`,
    ),
    idioms: phrases(
      "pas seulement|pas uniquement|pas moins|n['’]importe|(?:ne|n['’])\\s?\\p{L}+ que|(?:ne|n['’])\\s?\\p{L}+ \\p{L}+ que|pas mal de|pourquoi pas|non seulement|sinon|si ce n['’]est|n['’]est-ce pas|ne serait-ce|à moins que \\p{L}+ ne|avant que \\p{L}+ ne|ne fait aucun doute|sans doute|pas plus tard|non loin|plus de|plus que|de plus|le plus|la plus|les plus|au plus|plus tard|plus tôt|plus récent|rien de moins|non plus|à jamais|plus que jamais|depuis (?:\\p{L}+ ){1,4}pas|pourquoi (?:\\p{L}+ ){0,3}pas|ou non|ou pas|non loin",
    ),
  },
  es: {
    firm: list('no nunca jamás'),
    carrier: list('sin ni nada nadie ningún ninguna ninguno ningunos tampoco'),
    soft: list(
      `in(?:ac|ad|cap|com|cor|cre|def|dep|dis|efi|es|evi|exp|ju|sat|suf|to|út|vis).{2,} im(?:pos|pro|pa|pu).{3,} ir[rl].{3,} il(?:eg|óg|im).{2,} des(?!de$|pu|ta|tr|ar|cu|cr|pac).{3,} neg[aóé].* nieg.* rechaz.* falt.* apenas poco.* solo sólo excepto salvo contra evit.* imped.* impid.* prohib.* carec.* menos demasiado fuera lejos fracas.* ausen.* perd.* fals.* otr.* hasta antes dej[aóé].* lugar aún todavía difícil.* dud.* raramente pese sino excluy.* opus.* opon.* mal mala malo malas malos peor.* ignor.* absten.* abstuv.* cancel.* olvid.* último.* última.* extrañ.* anti.* renunc.* evit.* desc(?:ont|on|art|al).* libre.* impos.* importa`,
    ),
    idioms: phrases(
      'no solo|no sólo|no solamente|no obstante|no menos|nada más|hasta que no|a no ser que|si no|por qué no|no más de|no más que|no cabe duda|no hay duda|sin duda|sin embargo|no es sino|no en vano|nada menos|no es de extrañar|cuanto menos|por qué (?:\\p{L}+ )?no|o no|desde (?:\\p{L}+ ){1,4}no',
    ),
  },
  pt: {
    firm: list('não nunca jamais'),
    carrier: list('sem nem nada ninguém nenhum nenhuma nenhuns nenhumas tampouco'),
    soft: list(
      `in(?:ac|ad|cap|com|cor|cré|def|dep|dis|efi|es|evi|exp|fe|ju|sat|suf|to|út|vis).{2,} im(?:pos|pro|pa|pu).{3,} ir[rl].{3,} il(?:eg|óg|im).{2,} des(?!de$|ta|tr|cr|pac).{3,} neg[aoué].* recus.* rejeit.* falt.* apenas pouc.* só somente exceto salvo contra evit.* imped.* proib.* carec.* menos demasiado fora longe fracass.* ausên.* ausen.* perd.* fals.* outr.* até antes deix.* lugar ainda difícil.* dúvid.* raramente apesar senão exclu.* opôs.* opõe.* mal má mau maus más pior.* ignor.* absten.* abstev.* cancel.* esquec.* último.* última.* estranh.* anti.* renunc.* desc(?:ont|on|art).* livre.* importa`,
    ),
    idioms: phrases(
      'não só|não apenas|não somente|não obstante|não menos|nada mais|até que não|a não ser|se não|por que não|não mais de|não mais do que|sem dúvida|não há dúvida|nada menos|quanto menos|por que (?:\\p{L}+ )?não|ou não|desde (?:\\p{L}+ ){1,4}não',
    ),
  },
  it: {
    firm: list('non no mai'),
    carrier: list('senza né niente nulla nessuno nessuna nessun neppure nemmeno neanche'),
    soft: list(
      `in(?:ac|ad|cap|com|cor|cre|dif|eff|es|evi|giu|sod|suf|tol|ut|vis).{2,} im(?:pos|pro|pa|pu).{3,} ir[rl].{3,} il(?:leg|log|lim).{2,} dis(?!t|c|e).{3,} neg[aoò].* rifiut.* respin.* manc.* appena poco poca solo soltanto tranne salvo contro evit.* imped.* proib.* viet.* meno troppo fuori lontan.* fallit.* assen.* perd.* pers.* fals.* altr.* fino prima smess.* ancora difficil.* dubb.* raramente`,
    ),
    idioms: phrases(
      'non solo|non soltanto|non meno|niente di meno|finché non|a meno che non|se non|perché no|non più di|senza dubbio|non a caso',
    ),
  },
  cs: {
    firm: list(
      'ne není nejsou nejsem nejsme nejste neby[lt].* nebud.* nikdy nelze nem[áa] nemá.* nemaj.* nemo[hž].* nemů[žz].* nem[ěe]l.* nesm[íě].* nechc.* nechtě.* nev[íě].* nevid.* nedal.* nedá.* nezná.* neřek.* nepřiš.* nedosta.* nezůsta.* nedoš.* neuděl.* neexist.* netřeba',
    ),
    // Any word in ne- may deny; few that begin so do not.
    carrier: list('nikdo nikoho nikomu nic ničeho ničemu nikde nikam žádn.* ani bez nijak nemožn.* ne(?!j|bo|ž$).{2,}'),
    soft: list(
      'ne.{3,} bez.* odmít.* popír.* popř.* zákaz.* zakáz.* zakaz.* jen jenom pouze sotva málo kromě proti místo chyb.* dokud zamít.* zabrán.* ztra.* jin.* přesta.* příliš mimo vylouč.* jinak než teprve ještě těžk.* obtíž.* vyjma vyhn.* až pryč',
    ),
    idioms: phrases(
      'nejen|nejenom|nicméně|nanejvýš|ne-li|nebo|než|ne zcela|dokud ne\\p{L}+|pokud ne\\p{L}+|není divu|není pochyb',
    ),
  },
  pl: {
    firm: list('nie nigdy nie-.*'),
    carrier: list(
      'nikt nikogo nikomu nic niczego niczym nigdzie żaden żadna żadne żadnego żadnej żadnych ani bez brak braku brakuje',
    ),
    soft: list(
      'nie.{3,} bez.{3,} odm[oóa].* zaprzecz.* zakaz.* tylko ledwie mało oprócz przeciw.* zamiast odrzuc.* unik.* strac.* utrac.* trudno zbyt inacz.* inny.* inne.* dopóki dopiero jeszcze poza wykluc.* sprzeciw.* wątp.* rzadko',
    ),
    idioms: phrases(
      'nie tylko|niemniej|nie mniej|dopóki nie|jeśli nie|a nie|nie więcej niż|nie licząc|nie mówiąc|nie bez|nie raz|nieraz|czyż nie',
    ),
  },
};

/** One denial of a sentence. */
export interface Denial extends Word {
  readonly folded: string;
}

/** What a sentence denies with. */
export interface Denials {
  readonly firm: readonly Denial[];
  readonly carriers: readonly Denial[];
  readonly soft: readonly Denial[];
}

/** Tells whether a word of some length has a capital amid a sentence. */
function isNameAt(sentence: string, { start, end }: Word): boolean {
  return (
    end - start > 5 &&
    /^\p{Lu}\p{Ll}/u.test(sentence.slice(start, start + 2)) &&
    /[\p{L},] $/u.test(sentence.slice(0, start))
  );
}

/** Lists the denials of a sentence; `null` for a language without a table. `lang` is BCP 47. */
export function listDenials(sentence: string, lang: string): Denials | null {
  const table = DENIALS[primaryOf(lang)];
  if (table === undefined) return null;
  // Lower-casing may change lengths in a few scripts; then the idioms are left in.
  const lower = sentence.toLowerCase();
  const bare =
    lower.length === sentence.length ? lower.replace(table.idioms, (idiom) => ' '.repeat(idiom.length)) : lower;
  const found = { firm: [] as Denial[], carriers: [] as Denial[], soft: [] as Denial[] };
  for (const word of wordsOf(bare)) {
    // A name: «Nedalovec» denies nothing.
    if (primaryOf(lang) !== 'en' && isNameAt(sentence, word)) continue;
    const folded = foldWord(word.text);
    const denial = { ...word, folded };
    if (table.firm.test(folded)) found.firm.push(denial);
    else if (table.carrier.test(folded)) found.carriers.push(denial);
    else if (table.soft.test(folded)) found.soft.push(denial);
    // French "ne" by itself is half a denial: what completes it («pas», «rien», «plus») decides.
    else if (primaryOf(lang) === 'fr' && /^(?:ne$|n'\p{L})/u.test(folded)) {
      if (/(?<!\p{L})(?:plus|rien|aucune?|personne|ni|guère|nul|nulle|point)(?!\p{L})/u.test(bare))
        found.carriers.push(denial);
      else found.soft.push(denial);
    }
  }
  return found;
}
