/**
 * What denies a statement, by language: outright denials, words that carry one (nobody, without), and words that may (prefixes,
 * verbs of refusal, "only"). Idioms that look like denials and deny nothing want no answer.
 *
 * Matched on folded words. Generous in what may carry a denial: a missed fault is better than a false alarm.
 */

/** The denials of one language. */
export interface DenialWords {
  /** Denies the clause it stands in. */
  readonly firm: RegExp;
  /** Denies by itself: none, without, nobody. */
  readonly carrier: RegExp;
  /** May stand for a denial in a translation. */
  readonly soft: RegExp;
  /** The same with little force: said of much else too. */
  readonly weak: RegExp;
  /** Looks like a denial and is none; may answer a denial and wants no answer. Lower case. */
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

/** Denials by primary language tag. */
export const DENIALS: Readonly<Record<string, DenialWords>> = {
  en: {
    firm: list(".*n't not cannot never no dont wont"),
    carrier: list('none nobody nothing nowhere neither nor without non-?.{3,} nor no-one ain'),
    soft: list(`un(?!der|til|io|it|iv|cles?$|ique|an).{3,} in(?:ab|ac|ad|al|ap|at|cap|compa|compe|comple|compr|cor|cred|def|dir|diff|eff|el|eq|ev|ex|fal|flex|just|sec|sens|sig|suf|tol|val|vis).{3,} im(?:poss|prob|perf|pat|mat|mor|pol|prac|prop).{3,} ir[rl].{4,} il(?:leg|lit|log).{2,}
      dis(?:ag|al|ap|bel|cont|hon|int|lik|ob|or|qual|reg|sat|sim|trust|miss|pen|sen).{2,} mis(?!si|ter|s$).{3,} .{2,}less lack.* fail.* refus.* den(?:y.*|ie.*|ial.*) declin.* reject.* hardly barely scarce.* rarely seldom
      few little except unless until avoid.* prevent.* stop.* absen.* miss(?:ed|es|ing)? ban(?:s|ned|ning)? forbid.* forbade oppos.* against despite lost loses? losing wrong.* withhold.* withheld ever doubt.* unable zero ceas.* overturn.* dismiss.* ignor.* devoid quit drop(?:s|ped|ping)? cancel.* resist.* block.* abstain.* shy.* hid(?:e|es|den|ing)? bar(?:s|red|ring)? suspend.* neglect.* flop.* elud.* forget.* forgot.* strange.* exhaust.* .{3,}free fake false.* off-.* out-of-.* no-.* anti.* de(?:nuc|mil|fun).* oblivious secret(?:s|ly|ive)? landlocked alone spare[ds]? escap.* hesitat.* reluct.* scrap.* abandon.* give(?:s|n)?-?up revers.* contrary opposite mute silen.* vacant empty vain void waiv.* exempt.* exclud.* omit.* eliminat.* erad.* contradict.* disput.* rebut.* refut.* sidestep.* defy.* defi(?:ed|es|ance) evad.* instead rather beyond outside nowhere mind refrain.* overlook.* shun.* veto.* revok.* repeal.* reluct.* sceptic.* skeptic.* halt.* hinder.* imped.* obstruct.* deter.* depriv.* renounc.* relinquish.* oust.* quash.* skip.* worthless ignoran.* boycott.* regardless irrespective anonym.* forgo.* forego.* underestimat.* understat.* abolish.* annul.* avert.* ceasefire deadlock.* decline defect.* disappear.* discard.* expel.* foil.* forfeit.* freed? frown.* nil nix? outlaw.* stateless subdue.* thwart.* turned-?down undo.* undone untold vanish.* withdr[ae]w.* barren deaf numb blind immun.* inert idle mysterious.* rebuff.* scorn.* snub.* spurn.* deplor.* rid`),
    weak: list(
      `only out end(?:s|ed|ing)? still stayed stay.* far away gone yet else remain.* keep.* short bad worse worst badly poor.* hard difficult.* apart different.* broke.* free off last too before long struggl.* wary worr(?:y|ied|ies) remov.* dead die[ds]? closed? late later slow.* mere.* violat.* breach.* break.* reserv.* curb.* limit.* spite lower less weak.* cut let minus low small tough cheap quick.* continu.* open.* emotional`,
    ),
    idioms: phrases(
      "not only|not just|not merely|not least|no doubt|no matter|not to mention|why not|no more than|no less than|no later than|nothing but|nothing short of|if not|whether or not|or not|no sooner|could not but|cannot but|can't help but|not so much|nothing more than|let alone|no\\. ?\\d+|no wonder|no surprise|no secret|no stranger|no mistake|don['’]t forget|never mind|not fail|never fail\\p{L}*|not unlike|not sooner|(?:is|are|was|were|do|does|did|has|have|had|would|could|can|should|wo|ai)n['’]t (?:it|he|she|they|we|you|i)\\s*\\?|not until|not all that|not long (?:after|before|ago)|not far|(?:can|could)(?:n['’]t|\\s?not) help|why (?:\\p{L}+ )?not|why (?:is|are|was|were|do|does|did|would|wo|could|ca)n['’]t|not (?:\\p{L}+ ){1,6}since|\\p{L}+n['’]t (?:\\p{L}+ ){1,6}since",
    ),
  },
  ru: {
    firm: list('не нет нельзя никогда'),
    carrier: list(
      'ни никто никого никому никем никакой никакого никаких никаким никакие никакое никакую никакой ничто ничего ничему ничем нигде никуда никак без ничуть нисколько ниоткуда невозможно невозможен немыслимо незачем некому некого нечего',
    ),
    soft: list(
      `не(?!дел|скол|котор|что$|чт[оа]|ме[цч]|давн|медл|йтр|рв|фт|бо|обход|пал|жн|го$|му$|е$|й$|ю$|м$).{3,} без(?!опас).{3,} бес(?!ед).{3,} отсутств.* отказ.* отриц.* лиш(?:и|е).* против едва вряд мало кроме запре[тщ].* прекра[тщ].* избеж.* избег.* отверг.* опроверг.* потер[яи].* ни-.* вместо исключ.* прочь вне редко пере?ста[лнв].* помеша.* меша[лт].* препятств.* провал.* утра[тч].* ошиб.* сомн.* упус[тк].* мимо нехват.* игнор.* отклон.* равно пропус[тк].* удерж.* воздерж.* отмен.* отлож.* бессил.* избав.* запрет.* нехоро.* забы.* молча.* сомнит.* чужд.* ложн.* ложь.* анти.* возраж.* останав.* умолк.* прерыв.* прерв.* недооцен.* наруш.* уклон.* оставл.* скры[тв].* тайн.* секрет.* пуст(?:ой|ая|ые|ое|ых) нол[ья].* обош[её]?л.* обойти избега.* прятат.* прячет опаса.* отрек.* против[оу].* вопреки промолч.* умолч.* утаи.* таить уклон.* бросил.* бросает покин.* сорва.* пренебр.* предотвр.* отстран.* отреш.* отверн.* отмах.* отбро.* отдал[е].* разуч.* исчез.* исчерп.* иссяк.* ненавид.* одинок.* наоборот напротив зря напрасно тщетн.* впустую дефицит.* закры.* затруд.* задерж.* отсроч.* глух.* слеп.* холост.* голод.* анонимн.* разор.* разруш.* ликвид.* отозва.* отступ.* вычерк.* скуд.* минова.* чуж.* лишен.* умалч.* нехот.*`,
    ),
    weak: list(
      `только лишь пока трудно иначе слишком далек.* далеко сложно иной иное другой оста[лнв].* до еще скорее конец кончен.* слабо даже плох.* хуже прекрат.* свобод.* жаль странн.* последн.* после долго тяжело медл.* меньше низк.* боя[лт].* боится устал.* единственн.* хватит довольно умер.* погиб.* мертв.* поздно сдерж.* снят.*`,
    ),
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
      `не(?!діл|бо|бе[сз]пе|мов|щодавн|хай|рв|йтр|гайн|фт|обхід|ї$|ю$|ї|му$|го$).{3,} без(?!пе[кчц]|посер).{3,} відсутн.* відмов.* запереч.* лиш(?:и|е)[вл].* проти навряд мало крім заборон.* припин.* уник.* втра[тч].* замість виключ.* поза рідко помил.* сумнів.* провал.* відхил.* ледь ледве байдуже утрим.* втрим.* стрим.* пропус[тк].* скасув.* відкла[лв].* відкид.* позбав.* забу[влт].* мовч.* чуж.* хибн.* неправд.* анти.* зупин.* переста[вл].* ігнор.* поруш.* прихов.* таєм.* секрет.* всупереч ухил.* опуст.* однак?ово одно брак.* приховув.* кинув.* покину.* зневаж.* знехт.* нехт.* запобіг.* відсторон.* відверн.* зник.* вичерп.* ненавид.* самотн.* навпаки даремно марно дефіцит.* закри.* ускладн.* затрим.* глух.* сліп.* голод.* анонімн.* зруйн.* ліквід.* відкли.* відступ.* викресл.* мина.* бойкот.* зрив.* зірва.*`,
    ),
    weak: list(
      `тільки лише поки важко інакше надто занадто далек.* складно інш.* до ще радше навіть поган.* гірш.* жаль дивн.* останн.* далеко після довго тяжко повільн.* менш.* низьк.* боя[вт].* боїться втом.* єдин.* досить помер.* загин.* мертв.* пізно зня[тв].*`,
    ),
    idioms: phrases(
      'не тільки|не лише|не просто|не стільки|не менш|тим не менш|не більше ніж|не раз|поки не|доки не|мало не|ледь не|не без|не хто інший|не кажучи|не рахуючи|не варто забувати|якщо не|а не|чи не|хто б не|що б не|де б не|як би не|який би не|коли б не|не може не|не могли не|що не є|хоч би як|чому б (?:\\p{L}+ )?не|чом би не|не дивлячись|на відміну|не зважаючи|що б не|куди б не',
    ),
  },
  de: {
    firm: list('nicht nie niemals kein keine keinen keinem keiner keines nein'),
    carrier: list('nichts niemand niemanden niemandem nirgends nirgendwo weder ohne keinerlei keineswegs'),
    soft: list(
      `un(?!d$|ter|s$|ser|gef|iv|io|-|ten$|gar).{3,} .{3,}los(?:e|en|er|es|em)? miss(?!ion|is).* verweiger.* ablehn.* abgelehn.* lehn(?:t|te|en|ten)? leugn.* bestreit.* bestritt.* fehl.* kaum selten außer statt anstatt verbot.* verbiet.* verhinder.* vermeid.* vermied.* gegen wenig in(?:akz|aktiv|dis|eff|fla|komp|kons|off|tol|stab).* ausgeschlossen verlor.* verlier.* falsch.* zweifel.* scheiter.* entgegen wider.* nicht-.* außerhalb geschweige versäum.* ignor.* egal verzicht.* hinder.* vergess.* vergaß schweig.* seltsam.* fremd.* anti.* vermiss.* aufhör.* hör(?:t|te|ten) erspar.* entgeh.* entging.* heimlich.* geheim.* allein.* leer.* frei-?von verborg.* verheimlich.* enthalt.* enthielt.* weiger.* stopp.* abbrech.* abgebroch.* aufgegeb.* aufgeb.* ausfall.* streich.* gestrich.* widersprech.* daneben abseits abwesend.* aufheb.* aufgehob.* ausblieb.* ausbleib.* ausgeblieb.* ausschlie.* aussetz.* ausgesetz.* beraub.* blind.* boykott.* dementier.* einstell.* eingestell.* entbehr.* entfall.* entfiel.* entzieh.* entzog.* erlosch.* fiktiv.* geheimnis.* geweiger.* hass.* illeg.* irr(?:e|t|te|tum).* mangel.* mied meid.* nutzlos.* parteilos.* rar(?:e|er|es|en)? rätsel.* skep.* stumm.* trotz.* umgeh.* unterblieb.* unterbleib.* unterlass.* unterließ.* unterschätz.* verbann.* verborg.* verfehl.* vergeb.* verneint?.* verpass.* verschwand.* verschwind.* verschwund.* verstumm.* verweh?r.* vorenthalt.* wegfall.* wegblieb.* zögern.* zurückhalt.* zurückgewies.* zurückweis.* zurückzieh.* abgewies.* abweis.*`,
    ),
    weak: list(
      `nur aus sonst bis weg erst bevor ander.* anders noch fern.* beende.* schwer.* schwierig.* frei schlecht.* letzt.* statt.* kritis.* zu lange langsam.* spät.* wenig(?:er|e|en)? gering.* klein.* niedrig.* einzig.* kampf.* müh.* sorg.* angst.* tot(?:e|er|es|en)?`,
    ),
    idioms: phrases(
      'nicht nur|nicht bloß|nicht allein|nicht zuletzt|nicht weniger|nicht mehr als|nichts als|nicht wahr|nicht umsonst|nicht zu vergessen|nicht ohne|wenn nicht|ob nicht|nicht anders als|nicht selten|noch nie so|nicht so sehr|kein wunder|kein zweifel|keine frage|nicht zu sprechen|nicht schlecht|seit (?:\\p{L}+ ){1,4}nicht|warum (?:\\p{L}+ )?nicht|ob (?:\\p{L}+ )?oder nicht|oder nicht|wie noch nie|mehr denn je',
    ),
  },
  fr: {
    firm: list('pas jamais non'),
    carrier: list('sans ni rien aucun aucune nul nulle nullement guère aucunement'),
    soft: list(
      `in(?:acc|act|ad|app|apte|cap|com[pm]|cor|cro|déf|dép|dis[cp]|eff|ég|exp|fi|ju|op|sat|suf|sup|tol|ut|vis|conn|certain).{2,} inaptes? im(?:poss|prob|prop|prud|pat|pui).{2,} ir[rl].{3,} il(?:lég|log|lim).{2,} mal(?!gré).{3,} dé(?:men|sac|sap|shon|fav|sint|sob).{2,} refus.* ni[ae]r?.* nié.* rejet.* manqu.* peu sauf empêch.* évit.* interd.* hors échou.* échec absen.* perd.* faux cess.* arrêt.* lieu dépourvu.* exclu.* oppos.* rarement non-.* ignor.* fich.* moqu.* abst.* renonc.* annul.* oubli.* étrang(?:e|er)s? anti.* aband.* démis.* dis(?:sim|crédit).* indiff.* hésit.* secr[eè]t.* cach.* seul(?:e|s|es)? vide.* défend.* suspend.* contre absten.* aboli.* aveugl.* boycott.* caduc.* censur.* clandest.* contredi.* contrair.* déclin.* défaill.* délaiss.* démen[ts].* dénu.* détest.* discrèt.* disparu.* disparaî.* dispens.* écart.* élud.* entrav.* esquiv.* exempt.* faill.* haï.* illég.* impasse inconn.* lacun.* mécon.* muet.* néglig.* obstacl.* omett.* omis.* orphel.* pénur.* prohib.* rare(?:s|ment)? réfut.* repouss.* résist.* révoqu.* sceptiq.* sourd.* sous-estim.* supprim.* vain.* vierg.* démun.* privé.*`,
    ),
    weak: list(
      `seulement moins trop loin autre.* jusqu.* avant plutôt encore malgré difficile.* doute.* mauvais.* mal pire faible.* faute peine dernier.* longtemps que tard lent.* petit.* bas peur craint.* crain.* mort.* lutt.* inqui[eè]t.* unique.* gên.* tromp.* dépass.*`,
    ),
    idioms: phrases(
      "pas seulement|pas uniquement|pas moins|n['’]importe|(?:ne|n['’])\\s?\\p{L}+ que|(?:ne|n['’])\\s?\\p{L}+ \\p{L}+ que|pas mal de|pourquoi pas|non seulement|sinon|si ce n['’]est|n['’]est-ce pas|ne serait-ce|à moins que \\p{L}+ ne|avant que \\p{L}+ ne|ne fait aucun doute|sans doute|pas plus tard|non loin|rien de moins|non plus|à jamais|plus que jamais|depuis (?:\\p{L}+ ){1,4}pas|pourquoi (?:\\p{L}+ ){0,3}pas|ou non|ou pas|non loin",
    ),
  },
  es: {
    firm: list('no nunca jamás'),
    carrier: list('sin ni nada nadie ningún ninguna ninguno ningunos tampoco'),
    soft: list(
      `in(?:ac|ad|cap|comp|cor|cre|def|dis[cp]|efi|es[tp]|evi|exp|ju|sat|suf|tol|út|vis|cie|cumpl).{2,} impos(?!i?c).* im(?:prob|prop|prud|pac|pun).{2,} ir[rl].{3,} il(?:eg|óg|im).{2,} des(?:con[toef]|acu|aprob|hon|man|ment?|mient|apar|ord|obed|leal|fav|ilus|anim|cuid|igual|inter|agrad|aten|oy|alen|apro|pro).* neg[aóé].* nieg.* rechaz.* falt.* poco.* excepto salvo contra evit.* imped.* impid.* prohib.* carec.* fuera fracas.* ausen.* perd.* fals.* dej[aóé].* lugar dud.* raramente pese excluy.* opus.* opon.* ignor.* absten.* abstuv.* cancel.* olvid.* extrañ.* anti.* renunc.* desc(?:art|al).* importa secret[oa]s? ocult.* escond.* vac[ií].* dimit.* suspend.* anul.* abandon.* esca[sp].* deten.* par[oó] ces[aóe].* dispar.* aboli.* ajen.* ausent.* boicot.* ciego.* clandest.* contradi.* contrari.* declin.* denega.* deneg.* deroga.* detest.* desech.* disip.* elud.* esquiv.* exent.* exim.* fall(?:o|ó|ar|aron|ido|a|as)? frustr.* hu(?:y|ir).* ilícit.* inútil.* mud[oa] nul[oa]s? obsta.* odia.* omit.* opuest.* privad.* priva.* prescind.* protest.* raro raras? refut.* rehus.* resist.* revoc.* sord[oa].* sospech.* subestim.* suprim.* vetad?.* vano retir.* desapar.* equivoc.* error.*`,
    ),
    weak: list(
      `apenas solo sólo menos demasiado lejos otr.* hasta antes aún todavía difícil.* sino mal mala malo malas malos peor.* último.* última.* libre.* tard.* lent.* bajo miedo tem[eíi].* mort.* muert.* muri.* luch.* preocup.* único.* única.* pequeñ.*`,
    ),
    idioms: phrases(
      'no solo|no sólo|no solamente|no obstante|no menos|nada más|hasta que no|a no ser que|si no|por qué no|no más de|no más que|no cabe duda|no hay duda|sin duda|sin embargo|no es sino|no en vano|nada menos|no es de extrañar|cuanto menos|por qué (?:\\p{L}+ )?no|o no|desde (?:\\p{L}+ ){1,4}no',
    ),
  },
  pt: {
    firm: list('não nunca jamais'),
    carrier: list('sem nem nada ninguém nenhum nenhuma nenhuns nenhumas tampouco'),
    soft: list(
      `in(?:ac|ad|cap|comp|cor|cré|def|dis[cp]|efi|es[tp]|evi|exp|fe|ju|sat|suf|tol|út|vis|cert|cumpr).{2,} impos(?!i?ç|t).* im(?:prob|prop|prud|pac|pun).{2,} ir[rl].{3,} il(?:eg|óg|im).{2,} des(?:cont|conh|conf|acord|aprov|hon|ment|apar|ord|obed|leal|fav|ilud|anim|cuid|igual|inter|agrad|aten|prov|resp|grud|encor).* neg(?:a|ou|ar|am)?.* recus.* rejeit.* falt.* pouc.* exceto salvo contra evit.* imped.* proib.* carec.* fora fracass.* ausên.* ausen.* perd.* fals.* deix.* lugar dúvid.* duvid.* raramente apesar exclu.* opôs.* opõe.* ignor.* absten.* abstev.* cancel.* esquec.* estranh.* anti.* renunc.* desc(?:art).* importa secret.* escond.* ocult.* vazi.* demit.* suspend.* anul.* abandon.* escap.* par(?:ou|aram|ar) cess.* aboli.* alhei.* ausent.* boicot.* ceg[oa].* clandest.* contradi.* contrári.* declin.* deneg.* revog.* detest.* elud.* esquiv.* isent.* falh.* frustr.* fug.* ilícit.* impass.* inútil.* mud[oa]s? nul[oa]s? obst.* odei.* odia.* omit.* omiss.* opost.* priv(?:ad|a|ou).* prescind.* protest.* raro raras? refut.* resist.* surd[oa].* suspeit.* subestim.* suprim.* vet(?:o|ou|ar|ad).* vã[os]? retir.* desapar.* engan.* erro(?:s|u)? errad[oa].*`,
    ),
    weak: list(
      `apenas só somente menos demasiado longe outr.* até antes ainda difícil.* senão mal má mau maus más pior.* último.* última.* livre.* tard.* lent.* baix.* medo tem(?:e|em|ia).* mort.* morr.* lut.* preocup.* únic.* pequen.*`,
    ),
    idioms: phrases(
      'não só|não apenas|não somente|não obstante|não menos|nada mais|até que não|a não ser|se não|por que não|não mais de|não mais do que|sem dúvida|não há dúvida|nada menos|quanto menos|por que (?:\\p{L}+ )?não|ou não|desde (?:\\p{L}+ ){1,4}não',
    ),
  },
  it: {
    firm: list('non no mai'),
    carrier: list('senza né niente nulla nessuno nessuna nessun neppure nemmeno neanche'),
    soft: list(
      `in(?:ac|ad|cap|comp|cor|cre|dif|eff|es[tp]|evi|giu|sod|suf|tol|ut|vis|cert).{2,} im(?:poss|prob|prop|prud|paz|pun).{2,} ir[rl].{3,} il(?:leg|log|lim).{2,} dis(?!t|c|e|p).{3,} neg[aoò].* rifiut.* respin.* manc.* poco poca tranne salvo contro evit.* imped.* proib.* viet.* fuori fallit.* assen.* perd.* pers[eoai] fals.* smess.* smett.* dubb.* raramente ignor.* dimentic.* annull.* rinunc.* esclu.* segret.* nascos.* nascond.* vuot.* anti.* privo priva privi aboli.* assent.* boicott.* ciec.* contradd.* contrari.* declin.* detest.* elud.* esent.* fall.* frustr.* illecit.* inutil.* mut[oai] null[oai] ostac.* odi.* omett.* omess.* oppost.* priv.* prescind.* protest.* rar[oaie] resist.* revoc.* sord.* sospett.* sottovalut.* soppress.* vano vietat.* ritir.* scompar.* sbagli.* error.*`,
    ),
    weak: list(
      `appena solo soltanto meno troppo lontan.* altr.* fino prima ancora difficil.* tard.* lent.* bass.* paur.* mort.* lott.* preoccup.* unic.* piccol.*`,
    ),
    idioms: phrases(
      'non solo|non soltanto|non meno|niente di meno|finché non|a meno che non|se non|perché no|non più di|senza dubbio|non a caso',
    ),
  },
  cs: {
    firm: list(
      'ne nie není nejsou nejsem nejsme nejste neby[lt].* nebud.* nikdy nelze nem[áa] nemá.* nemaj.* nemo[hž].* nemů[žz].* nem[ěe]l.* nesm[íě].* nechc.* nechtě.* nev[íě].* nevid.* nedal(?!ek).* nedá.* nezná.* neřek.* nepřiš.* nedosta.* nezůsta.* nedoš.* neuděl.* neexist.* netřeba',
    ),
    // Any word in ne- may deny; few that begin so do not.
    carrier: list(
      'nikdo nikoho nikomu nic ničeho ničemu nikde nikam žádn.* ani beze? nikoliv? nijak nemožn.* ne(?!j|bo|ž$|dalek|děl[eií]$|dělní|mec|ust|klid|smír|hod|vin).{2,} nej(?:du|deš?|deme|dete|dou|sem|si|sme|ste|sou|ezd.*|ed.*|e|ím|íš|í)(?:-li)?',
    ),
    soft: list(
      `ne(?!j|bo|ž|děl|mec|us|klid).{3,} přeruš.* bez(?!peč).* odmít.* popír.* popř.* zákaz.* zakáz.* zakaz.* sotva málo kromě proti místo chyb.* zamít.* zabrán.* ztra[tc].* přesta.* mimo vylouč.* vyjma vyhn.* ignor.* zapom.* zruš.* taj[ně].* skrý.* prázdn.* odepř.* selh.* postrád.* absence boj[kc]ot.* cizí.* hluch.* slep.* lhost.* marn.* mlč.* obeš.* odstran.* opak.* porus.* potlač.* pozasta.* upust.* utaj.* váh.* vyvrát.* zani[kc].* zbav.* zmiz.* zřek.* zatají.* mrtv.* tich.* vzdal.*`,
    ),
    weak: list(
      `jen jenom pouze dokud jin.* příliš jinak než teprve ještě těžk.* obtíž.* až pryč pozdě pomal.* mal[ýáé].* níz.* obav.* strach.* zemř.* jedin.*`,
    ),
    idioms: phrases(
      'nejen|nejenom|nicméně|nanejvýš|ne-li|nebo|než|ne zcela|dokud ne\\p{L}+|pokud ne\\p{L}+|není divu|zda (?:by\\p{L}* )?ne\\p{L}+|není pochyb',
    ),
  },
  pl: {
    firm: list('nie nigdy nie-.*'),
    carrier: list(
      'nikt nikogo nikomu nic niczego niczym nigdzie żaden żadna żadne żadnego żadnej żadnych ani bez brak braku brakuje',
    ),
    soft: list(
      `nie(?!dz|m[ci]|dawn|zw|ch$|go$|j$|rucho|podl).{3,} bez(?!pie).{3,} odm[oóa].* zaprzecz.* zakaz.* ledwie mało oprócz przeciw.* zamiast odrzuc.* unik.* strac.* utrac.* poza wykluc.* sprzeciw.* wątp.* rzadko ignor.* zapom.* odwoł.* tajn.* ukry.* pust.* przesta.* brak.* pozbaw.* absenc.* boj[kc]ot.* obc[yeaą].* głuch.* ślep.* obojęt.* marn.* milcz.* obesz.* odstąp.* opuś.* porzuc.* potęp.* powstrzym.* rezygn.* tajem.* uchyl.* zaniech.* zanik.* zapobie.* zawies.* zerw.* zignor.* znik.* zrzek.* zwleka.* odmaw.* omij.* pomij.* pomin.* martw.*`,
    ),
    weak: list(
      `tylko trudno zbyt inacz.* inny.* inne.* dopóki dopiero jeszcze późn.* powol.* mał[yea].* nisk.* obaw.* strach.* umar.* jedyn.*`,
    ),
    idioms: phrases(
      'nie tylko|niemniej|nie mniej|dopóki nie|jeśli nie|a nie|nie więcej niż|nie licząc|nie mówiąc|nie bez|nie raz|nieraz|czyż nie',
    ),
  },
};
