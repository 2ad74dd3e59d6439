/**
 * Lines that are not the document's own words: page marks, shelf marks, stamps, notes of an editor or a translator. They stand on
 * one side only, or answer each other; the lattice is told so. The patterns follow the habits of printed document editions.
 */

const PAGE_MARK =
  /^[[(<{—–\-\s]*(?:(?:л|лл|с|стр|лист|p|pp|page|s|seite|f|fol|folio|leaf|l)\.?\s*)?\d{1,4}(?:\s*(?:об\.?|оборот|verso|recto|r|v))?[\])>}—–\-\s.]*$/iu;
const BRACKETED = /^[[{](?:[^\]}]*)[\]}]\.?$/u;
const SHELF_MARK = /(?:^|\s)(?:ф|f)\.?\s*\d+[\s\S]*(?:оп|op)\.?\s*\d+[\s\S]*(?:д|d|л|l)\.?\s*\d+/iu;
const NOTE =
  /^\W*(?:note|notes|n\.?\s?b\.?|editors?['’]s?\s+note|translators?['’]s?\s+note|anm(?:erkung)?|примечани[ея]|прим\.|стр\.|remarque|nota|pozn(?:ámka)?\.?)\b[\s\S]{0,40}:/iu;

const STAMP =
  /^[\W\d]*(?:(?:top|strictly|совершенно|сов|streng|très|ściśle|přísně)\.?\s*)?(?:secret|confidential|classified|declassified|секретно|особая\s+папка|рассекречено|для\s+служебного\s+пользования|geheim|vertraulich|confidentiel|secreto|confidencial|tajn[eéoy]|poufne|таємно)(?![\p{L}])[^\p{Ll}]{0,6}(?:(?:copy|экз|прим|ausfertigung|exemplaire|egz|výtisk)[\p{L}]*\.?\s*(?:no|nº|№|nr)?\.?\s*\d*)?[\W\d]*$/iu;
const FOOTNOTE =
  /^[[(]?\d{1,4}[\])]?\.?\s+(?:see|see also|cf|ibid|reference is|for (?:the )?(?:text|full text|background)|not (?:printed|found|attached)|printed in|published in|см|там же|имеется в виду|имеются в виду|речь идет|опубликован|текст\s|не публикуется|siehe|vgl|ebenda|gemeint|voir|ibidem|viz|srov|zob|por)(?![\p{L}])/iu;

/** Tells whether a line looks like apparatus rather than the document's own words: such a line seldom has a counterpart. */
export function isApparatus(sentence: string): boolean {
  if (sentence.length > 240) return false;
  const line = sentence.trim();
  if (line.length < 90 && (SHELF_MARK.test(line) || STAMP.test(line))) return true;
  return PAGE_MARK.test(line) || BRACKETED.test(line) || NOTE.test(line) || FOOTNOTE.test(line);
}
