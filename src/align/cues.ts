/** Words that take a statement back to somebody else's account, by language. Matched on folded words. */

const list = (text: string): RegExp => new RegExp(`^(?:${text.trim().split(/\s+/u).join('|')})$`, 'u');

interface HedgeWords {
  /** Does nothing but hedge. */
  readonly firm: RegExp;
  /** Everything else that can carry a hedge in a translation; generous on purpose. */
  readonly soft: RegExp;
}

/** Hedges by primary language tag. */
export const HEDGES: Readonly<Record<string, HedgeWords>> = {
  en: {
    firm: list('supposedly allegedly purportedly ostensibly reportedly'),
    soft: list(
      'apparently presum.* putative reputed.* seemingly alleged allegation.* claim.* purport.* rumou?r.* seem.* as like would pretend.* pretext suppos.* imagin.* so-called say says said told report.* accus.* suspect.* believed thought may might could appear.* perhaps probably according if though charge.* assert.* contend.* insist.*',
    ),
  },
  ru: {
    firm: list('якобы дескать'),
    soft: list(
      'будто мол вроде как словно говор.* сказа.* сообща.* сообщ.* утвержда.* заявл.* заяв.* предполож.* предполага.* по-видимому видимо кажется казалось похоже слова.* словам данным слух.* считается считают подозр.* обвин.* предполагаем.* мним.* так называем.* называемый вероятно возможно может версии мнению',
    ),
  },
  uk: {
    firm: list('нібито начебто буцімто мовляв'),
    soft: list(
      'наче ніби як говор.* каж.* сказа.* повідом.* стверджу.* заяв.* припуска.* мабуть здається схоже слова.* словами даними чутк.* вважа.* підозр.* звинувач.* ймовір.* можливо може версі.* думк.* за',
    ),
  },
  de: {
    firm: list('angeblich angebliche angeblichen angeblicher angebliches vorgeblich'),
    soft: list(
      'vermeintlich.* scheinbar anscheinend offenbar soll sollen solle sollte sollten sei seien habe hätte hätten wäre würde mutmaßlich.* behaupt.* wohl laut zufolge gemäß sagt.* berichte.* heißt hieß angab.* angaben verdäch.* vorwurf vorgeworfen beschuldig.* scheint schien als könnte vermut.* wie so',
    ),
  },
  fr: {
    firm: list('prétendument soi-disant supposément'),
    soft: list(
      'censé.* apparemment .*rai(?:t|ent) prétend.* suppos.* selon présumé.* dit dire disant semble.* affirm.* accus.* soupçonn.* allégu.* allégation.* rumeur.* paraît comme si peut déclar.* rapport.*',
    ),
  },
  es: {
    firm: list('supuestamente presuntamente dizque'),
    soft: list(
      'aparentemente según .*ría[n]? supuest.* presunt.* dice[n]? dijo dicho afirm.* asegur.* acus.* sospech.* aleg.* rumor.* parec.* como si puede pretend.* denunci.* inform.*',
    ),
  },
  pt: {
    firm: list('supostamente alegadamente pretensamente'),
    soft: list(
      'aparentemente segundo consta relatos? suger.* quem .*ria[m]? supost.* alegad.* alega.* diz.* disse.* dito afirm.* acus.* suspeit.* rumor.* parec.* como se pode presum.* terá.* denunci.* inform.*',
    ),
  },
  it: {
    firm: list('presuntamente asseritamente'),
    soft: list(
      'apparentemente secondo .*rebbe(?:ro)? presunt.* sedicente dice.* disse detto afferm.* accus.* sospett.* sembr.* pare come se può preteso suppost.*',
    ),
  },
  cs: {
    firm: list('prý údajně údajný údajná údajné údajného údajných údajným údajnou údajně domněle'),
    soft: list(
      'že zřejmě snad patrně jakoby tvrd.* řek.* řík.* uved.* podle dle domněl.* zdá.* možná obviň.* podezř.* by takzvan.* tzv měl.* má',
    ),
  },
  pl: {
    firm: list('rzekomo rzekomy rzekoma rzekome rzekomego rzekomej podobno ponoć jakoby'),
    soft: list(
      'że twierdz.* powiedz.* według zdaje.* wydaje.* miał.* ma mają by niby oskarż.* podejrz.* domniem.* tak zwan.* chyba',
    ),
  },
};
