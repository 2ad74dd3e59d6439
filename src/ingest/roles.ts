/** Which side is the original. Every sign is a vote with a reason, and the reasons are kept in the provenance. */
import type { Mark, TextRole } from '../model/text.ts';

/** What is known of one side before its role is settled. */
export interface Side {
  readonly lang: string;
  readonly marks: readonly Mark[];
  /** The words of the first lines: marking, headings. */
  readonly head: string;
  /** What a label, the front matter or the file name says. */
  readonly claimed: TextRole | null;
  /** True where its file's name says nothing and the others' do. */
  readonly isUnnamed?: boolean;
}

/** What the description says of the whole record. */
export interface RoleHints {
  /** Languages of the original the description names. */
  readonly originalLanguages: readonly string[];
  /** Languages the description says it was translated into. */
  readonly translationLanguages?: readonly string[];
  readonly hasTranslator: boolean;
  /** The language the page or its description is written in. */
  readonly pageLanguage: string | null;
  /** False where the order of the sides says nothing: files stand in the order of their names. */
  readonly isOrdered?: false;
  /** The reference as written: its script and words tell the archive's country. */
  readonly reference: string;
}

/** The outcome: the index of the original, or null where all sides are translations; and why. */
export interface Roles {
  readonly original: number | null;
  readonly why: string;
}

const TRANSLATED_FROM =
  /\b(?:translated from|translation from|(?:unofficial|working|official)?\s*translation\b)|перевод\s+(?:с|со)\s|неофициальный перевод|übersetzung aus|traduit d[ue]|traduction|traducid[oa]\s+del|traducción|překlad z/iu;
const ORIGINAL_WORDS = /\b(?:original|подлинник|urschrift)\b/iu;
/** Words of Russian archives and their transliterations. */
const RUSSIAN_ARCHIVE = /\b(?:AVP|AVPRF|RGANI|RGASPI|GARF|RGAE|TsKhSD|APRF|RGVA|TsAMO)\b|\b[Ff]\. ?\d+.*\b[Oo]p\. ?\d/u;

/** Finds the original among the sides of a record (two or more). */
export function findOriginal(sides: readonly Side[], hints: RoleHints): Roles {
  const scored = sides.map((side, index) => ({ index, ...score(side, index, sides, hints) }));
  const best = scored.reduce((a, b) => (b.points > a.points ? b : a));
  return { original: best.index, why: best.reasons.join('; ') };
}

/** Tells whether a text that stands alone is a translation. */
export function isLoneTranslation(side: Side, hints: RoleHints): { readonly is: boolean; readonly why: string } {
  if (side.claimed !== null) return { is: side.claimed === 'translation', why: 'the source says so' };
  const named = hints.originalLanguages.filter((lang) => lang !== side.lang);
  if (named.length > 0 && !hints.originalLanguages.includes(side.lang))
    return { is: true, why: `the original is in ${named.join(', ')}` };
  if (side.marks.some(isTranslators)) return { is: true, why: "a translator's note" };
  if (TRANSLATED_FROM.test(side.head)) return { is: true, why: 'its first lines say so' };
  if (hints.hasTranslator && (hints.pageLanguage === null || hints.pageLanguage === side.lang))
    return { is: true, why: 'a translator is named' };
  return { is: false, why: 'nothing speaks for a translation' };
}

function isTranslators(mark: Mark): boolean {
  return mark.kind === 'note' && mark.by === 'translator';
}

function score(
  side: Side,
  index: number,
  sides: readonly Side[],
  hints: RoleHints,
): { points: number; reasons: string[] } {
  const reasons: string[] = [];
  let points = 0;
  const vote = (value: number, reason: string): void => {
    points += value;
    // What decides only for want of anything better is no reason beside better ones.
    if (value >= 1 || (value > 0 && reasons.length === 0)) reasons.push(reason);
  };
  const others = sides.filter((_, other) => other !== index);
  if (side.claimed === 'original') vote(20, 'the source calls it the original');
  if (side.claimed === 'translation') vote(-20, 'the source calls it a translation');
  if (others.length > 0 && others.every((other) => other.claimed === 'translation'))
    vote(10, 'the other side is called a translation');
  if (hints.originalLanguages.includes(side.lang))
    vote(8, `the description gives ${side.lang} as the language of the original`);
  if (hints.translationLanguages?.includes(side.lang) === true) vote(-8, 'the description gives it as a translation');
  if (side.marks.some(isTranslators)) vote(-6, "it has a translator's note");
  if (others.some((other) => other.marks.some(isTranslators))) vote(3, "the other side has a translator's note");
  if (side.marks.some((mark) => mark.kind === 'sic' && mark.text !== undefined))
    vote(-2, 'it explains words of the original');
  // The pages of a file say nothing of the paper it was made from.
  const isLeaf = (mark: Mark): boolean => mark.kind === 'leaf' && mark.unit !== 'page';
  if (side.marks.some(isLeaf) && others.every((other) => !other.marks.some(isLeaf)))
    vote(4, 'it alone has the leaf numbers');
  if (TRANSLATED_FROM.test(side.head)) vote(-5, 'its first lines speak of a translation');
  if (ORIGINAL_WORDS.test(side.head) && !TRANSLATED_FROM.test(side.head))
    vote(1, 'its first lines speak of the original');
  const supplied = side.marks.filter((mark) => mark.kind === 'supplied').length;
  const suppliedElsewhere = Math.max(
    0,
    ...others.map((other) => other.marks.filter((mark) => mark.kind === 'supplied').length),
  );
  if (suppliedElsewhere > supplied) vote(1, 'the other side has more words supplied');
  if (hints.hasTranslator && hints.pageLanguage !== null && hints.pageLanguage !== side.lang) {
    vote(3, `a translator is named, and the description is in ${hints.pageLanguage}`);
  }
  if (side.lang === 'ru' && (RUSSIAN_ARCHIVE.test(hints.reference) || /\p{Script=Cyrillic}/u.test(hints.reference))) {
    vote(2, 'the reference is that of a Russian archive');
  }
  if (side.isUnnamed === true && others.every((other) => other.isUnnamed !== true))
    vote(2, 'its file name has no language');
  if (hints.isOrdered !== false) {
    if (index === 0) vote(0.5, 'it stands first');
  } else if (side.lang !== 'en' && others.some((other) => other.lang === 'en')) {
    vote(0.4, 'nothing tells which is the original, and English is more often the translation');
  } else if (index === 0) vote(0.3, 'nothing tells which is the original, and it stands first by name');
  return { points, reasons };
}
