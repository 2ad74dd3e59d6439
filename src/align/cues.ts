/** Small words that turn a statement round or take it back: negation and hedges, by language. Matched on folded words. */

const list = (text: string): RegExp => new RegExp(`^(?:${text.trim().split(/\s+/u).join('|')})$`, 'u');

interface Cues {
  /** What denies a statement outright: losing it turns the sentence round. */
  readonly negation: RegExp;
  /** Everything else that can carry a denial in a translation, prefixes and verbs included; generous on purpose. */
  readonly denial: RegExp;
  /** What marks a statement as somebody's word or as doubtful. */
  readonly hedge: RegExp;
}

/** Cues by primary language tag. */
export const CUES: Readonly<Record<string, Cues>> = {
  en: {
    negation: list("not never cannot .*n't"),
    denial:
      list(`without un(?!der|til|io|it|iv|cle).{3,} in(?!form|ter|to|clu|dic|ten|sid|sis|st|vest|vit|tro|com|cre|deed|du|hab|her|it|jur|ner|put|qu|sp|sur|teg|tel|vol).{4,} im(?!port|med|pro|ag|pact|plem|pos[ei]|pr).{4,} irr.{4,} dis(?!tric|cuss|pl|tan|patch|trib|ease|cover|tin|h).{3,} non.{3,} mis(?!si|ter).{4,} .*less lack.* fail.* refus.* den[iy].* declin.* reject.* hardly barely scarcely rarely seldom
      few little only but except unless until avoid.* prevent.* stop.* absen.* miss.* too instead rather out far ban.* oppos.* against despite off away lost lose.* wrong.* else yet withhold.* ruled`),
    hedge: list(
      'supposedly allegedly purportedly ostensibly reportedly apparently presumably seemingly allegedly alleged claim.* purport.* rumou?r.* seem.* as like would pretend.* suppos.* imagin.* so-called say.* said',
    ),
  },
  ru: {
    negation: list('не'),
    denial:
      list(`не.{3,} без.* бес.* отсутств.* отказ.* отриц.* лиш.* против.* едва вряд мало только кроме пока трудно запре.* прекра.* избеж.* избег.* отверг.* опроверг.* потеря.* ни-.* вместо
      иначе слишком исключ.* далек.* прочь вне`),
    hedge: list('якобы будто мол дескать вроде'),
  },
  uk: {
    negation: list('не'),
    denial: list(
      'не.{3,} без.* відсутн.* відмов.* запереч.* лиш.* проти.* навряд мало тільки крім поки заборон.* припин.* уник.* втра.* важко',
    ),
    hedge: list('нібито наче мовляв начебто'),
  },
  de: {
    negation: list('nicht nie niemals'),
    denial: list(
      'ohne un.{3,} .*los.* miss.* verweiger.* ablehn.* abgelehn.* leugn.* bestreit.* fehl.* kaum selten nur außer statt verbot.* verbiet.* verhinder.* vermeid.* gegen nein wenig zu sonst in.{4,}',
    ),
    hedge: list(
      'angeblich vermeintlich scheinbar anscheinend offenbar vorgeblich soll sollen solle sei seien habe mutmaßlich',
    ),
  },
  fr: {
    negation: list('pas jamais'),
    denial: list(
      'sans non ni in.{4,} im.{4,} ir.{4,} mal.{3,} dé.{3,} refus.* ni.{2,} rejet.* manqu.* peu sauf seul.* seulement contre empêch.* évit.* interd.* moins',
    ),
    hedge: list('prétendument soi-disant censé apparemment aurait auraient serait seraient prétend.* supposé'),
  },
  es: {
    negation: list('no nunca jamás'),
    denial: list(
      'sin ni in.{4,} im.{4,} des.{3,} neg.{2,} rechaz.* falt.* apenas poco solo sólo excepto contra evit.* imped.* prohib.* carec.* menos',
    ),
    hedge: list('supuestamente presuntamente aparentemente según habría habrían'),
  },
  cs: {
    negation: list('ne není nejsou nebyl nebyla nebylo nebyli nikdy nikdo nic žádný žádná žádné žádného nelze ne.{4,}'),
    denial: list('bez.* odmít.* popír.* zákaz.* zakáz.* jen pouze sotva málo kromě proti místo'),
    hedge: list('prý údajně domněle'),
  },
  pl: {
    negation: list('nie nigdy nikt nic żaden żadna żadne brak nie.{3,}'),
    denial: list('bez.* odm.* zaprzecz.* zakaz.* tylko ledwie mało oprócz przeciw.* zamiast'),
    hedge: list('rzekomo podobno jakoby ponoć'),
  },
};
