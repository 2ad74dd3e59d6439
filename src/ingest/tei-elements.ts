/** What the elements of TEI P5 (Guidelines 4.x, tei_all) are to a reader: tables, so that a new element is one word. */
import type { BlockKind, NameMark } from '../model/text.ts';

const set = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/u));

/** Hold blocks; loose words in them become blocks of their own. */
export const DIVISIONS = set(
  'TEI text body front back group div div0 div1 div2 div3 div4 div5 div6 div7 floatingText opener closer postscript ' +
    'titlePage docTitle epigraph argument sp set castList performance prologue epilogue lg frus:attachment ' +
    'listPerson listPlace listOrg listBibl listEvent listNym person place org personGrp event nym standOff particDesc sourceDoc surfaceGrp surface zone',
);

/** Are one block each, wherever they stand: inside a paragraph they end it and it goes on after them. */
export const BLOCKS: ReadonlyMap<string, BlockKind> = new Map(
  Object.entries<BlockKind>({
    p: 'paragraph',
    ab: 'paragraph',
    l: 'verse-line',
    speaker: 'paragraph',
    address: 'paragraph',
    castItem: 'list-item',
    item: 'list-item',
    line: 'paragraph',
  }),
);

/** Are one block each, but plain words inside another block. */
export const LOOSE_BLOCKS: ReadonlyMap<string, BlockKind> = new Map(
  Object.entries<BlockKind>({
    dateline: 'dateline',
    salute: 'salutation',
    signed: 'signature',
    byline: 'paragraph',
    docAuthor: 'paragraph',
    docDate: 'dateline',
    docEdition: 'paragraph',
    docImprint: 'paragraph',
    imprimatur: 'paragraph',
    titlePart: 'heading',
    trailer: 'paragraph',
    stage: 'paragraph',
    stamp: 'paragraph',
    bibl: 'paragraph',
    biblStruct: 'paragraph',
    desc: 'paragraph',
    title: 'paragraph',
  }),
);

/** Loose words of a division of this name become blocks of this kind. */
export const LOOSE_WORDS: ReadonlyMap<string, BlockKind> = new Map(
  Object.entries<BlockKind>({ closer: 'signature', lg: 'verse-line' }),
);

export const NAME_TYPES: ReadonlyMap<string, NameMark['type']> = new Map(
  Object.entries<NameMark['type']>({
    persName: 'person',
    placeName: 'place',
    geogName: 'place',
    settlement: 'place',
    country: 'place',
    region: 'place',
    district: 'place',
    bloc: 'place',
    orgName: 'body',
    date: 'date',
  }),
);

/** What `name` and `rs` are by their @type. */
export function findNameType(type: string | undefined): NameMark['type'] | undefined {
  if (type === undefined) return undefined;
  if (/^(?:person|pers|people|ship|vessel)/iu.test(type)) return /ship|vessel/iu.test(type) ? undefined : 'person';
  if (/^(?:place|geog|city|country|settlement|region)/iu.test(type)) return 'place';
  if (/^(?:org|body|institution|corp)/iu.test(type)) return 'body';
  return undefined;
}

/** Words run through them unchanged; what else they say (a norm, a form, a keyword) is left in the file. */
export const INLINE = set(
  'hi emph foreign term gloss distinct mentioned num measure measureGrp time abbr expan am ex w pc c m s cl phr seg ' +
    'roleName forename surname genName nameLink addName geogFeat idno email affiliation occupation office subst mod ' +
    'secl surplus damage damageSpan handShift metamark material objectType locus depth height width dim unit formula ' +
    'code ident att gi val street postCode postBox addrLine publisher pubPlace edition author editor biblScope series ' +
    'rhyme caesura said listRef lang title docDate age sex birth death nationality education faith floruit trait state ' +
    'location geo population residence notatedMusic g stamp label heraldry watermark catchwords signatures',
);

/** Words in quotation: the encoder may have taken the quotation marks off. */
export const QUOTED = set('q quote soCalled said');

/** Carry no words. */
export const EMPTY = set(
  'milestone anchor addSpan delSpan handShift cb gb precision certainty respons alt altGrp link linkGrp join joinGrp ' +
    'substJoin redo undo space',
);

/** Program text that XHTML brings along; it is never words of a document. */
export const ACTIVE = set('script style object embed iframe applet noscript param');
