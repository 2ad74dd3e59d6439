/**
 * What stands before a full stop that need not end a sentence, by what it asks of the word after it.
 *
 * In: nothing. Out: tables. Why here: the splitter reads best without its lists, and a list is easy to add to. Written from
 * the house styles of archival editions; all languages share one table, since an archive quotes one language in another.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Always followed by what it belongs to (a name, a title, an explanation): the stop after it never ends a sentence. */
export const LEADING: ReadonlySet<string> = words(`
  mr mrs ms messrs dr drs prof profs rev revs hon gen col lt maj capt cmdr adm sgt cpl det insp gov sen sens rep reps amb pres sr st ste ft mt fr msgr bros supt
  e.g i.e cf viz vs approx ca esp incl resp al
  им см ср тт чл шт ст ок б бывш напр т.е т.н т.к т.о т.наз проф акад доц канд тов т.т гр г-н г-жа ген ген-лейт ген-майор полк подполк майор кап лейт адм св преп о.о
  зам зав пом нач отд деп упр отв ред сост пер авт изд тип мин пос дер пр-т бул наб ул пл пер
  hr fr frl hrn frl dipl ing med phil jur dres z.b d.h u.a.m bzw vgl sog geb gest evtl ggf bes betr einschl gesch geehrt
  m mm mme mmes mlle mgr cf p.ex c.-à-d
  sr sra srta dña d dn exmo excmo p.ej
  p pan pí p.t tzv tzn např resp mj popř srov mor ct
  tzw np prof hab inż płk gen mjr ks św por red
  sig sig.ra avv
  напр проф акад див ім
`);

/** Stands before a number: no end of a sentence if a number (or a Roman numeral, or a lone letter) follows. */
export const BEFORE_NUMBER: ReadonlySet<string> = words(`
  no nos nr num art arts vol vols p pp ch chap sec sect fig figs par para ed doc docs op f fol ff ll l d r bd hft anm abs kap ziff § s str č čís čj lp poz rozdz nº n° núm tel telegr desp
  ф оп д п л лл ед хр ед.хр кор пап т тт вып кн гл разд с стр ст стт п.п пп рис табл прим прил док исх вх экз n кв корп стр каб комн тел рег инв арт спр арк
  jan feb mar apr jun jul aug sep sept oct nov dec янв февр фев апр авг сент окт нояб дек
`);

/** Stands after what it belongs to (a number, a list) and may end a sentence: the next word decides. */
export const TRAILING: ReadonlySet<string> = words(`
  etc jr inc ltd co corp bros a.m p.m am pm b.c a.d u.s u.s.a u.k u.n u.s.s.r ph.d esq dept govt est max min ibid
  губ обл р-н г гг в вв н.э до.н.э т.д т.п т.пр др пр млн млрд тыс руб коп долл чел экз мин сек час км кг кв м.г с.г п.м н.ст ст.ст р рр ін т.ін
  usw u.a u.ä o.ä d.j d.m v.chr n.chr mio mrd jh jhs jhdt
  atd apod aj tj kč hod tis mil
  itd itp m.in r w zł gr ww
  s.a s.r.l cía ud uds vd av j.-c
`);

/** Words that, capitalised after a doubtful stop, begin a sentence rather than go on with a name. */
export const STARTERS: ReadonlySet<string> = words(`
  the a an he she it they we you i this that these those there here in on at by for from to of as if when while after before since although though because however but and or so then thus
  his her its their our my no not yes what who why how where all some many both each one two with without according during under over upon also now today yesterday tomorrow
  в во на по из к ко с со о об от до за у при для без над под про через перед после между он она оно они мы вы я ты это этот эта эти тот та те то как когда если что чтобы кто где куда почему но а и или да нет не ни
  так также тоже затем потом тогда теперь сейчас однако хотя поэтому потому все всё весь его её ее их наш мой свой кроме далее здесь там вот такой такая такие другой другие один одна сегодня вчера завтра
  der die das ein eine er sie es wir ihr ich im in an am auf aus bei mit nach von vor zu zum zur und oder aber doch denn wenn als da dann dies diese dieser dieses so auch nur noch nun hier wie was wer wo nicht kein keine sein seine
  le la les l un une des il elle ils elles on nous vous je ce cet cette ces dans en à au aux de du par pour sur avec sans mais et ou donc or ni car si quand comme que qui après avant
  el los las lo una unos unas él ella ellos ellas nosotros yo este esta estos estas ese esa eso en de del por para con sin sobre pero y o si cuando como que quien no después antes al se su sus
  v ve na po z ze k ke s se o od do za u při pro bez nad pod před on ona ono oni my já to ten ta ti ty tento tato jak když ale a i nebo ne není tak také potom však
  w we na po z ze do od za przy dla bez nad pod przed on ona ono oni my ja to ten ta ci te jak kiedy gdy ale a i lub nie tak także potem jednak się
  у в на по з із до від за при для без над під про він вона воно вони ми ви я це цей ця ці той як коли якщо що але і й та або ні не так також потім тому його її їх
`);

/** Languages that write an ordinal as a number with a full stop: »am 5. Mai«. */
export const STOPPED_ORDINALS: ReadonlySet<string> = new Set(
  'de cs sk hu fi da nb no nn sl hr sr bs et lv is tr pl'.split(' '),
);
