/** What the elements of TEI P5 (Guidelines 4.x, tei_all) are to a reader: tables, so that a new element is one word. */
import type { BlockKind, HighlightMark, NameMark } from '../model/text.ts';

const set = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/u));

/** Hold blocks; loose words in them become blocks of their own. */
export const DIVISIONS = set(
  'TEI text body front back group div div0 div1 div2 div3 div4 div5 div6 div7 floatingText opener closer postscript ' +
    'titlePage docTitle epigraph argument sp set castList performance prologue epilogue lg noteGrp frus:attachment ' +
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

const RENDITIONS: readonly (readonly [RegExp, HighlightMark['rend'] | 'struck' | null])[] = [
  [/^(?:roman|normal|none|upright|plain|regular)$/u, null],
  [/^(?:i|it|ital\w*|oblique|em|emph|kursiv)$/u, 'italic'],
  [/^(?:b|bd|bold\w*|strong|fett)$/u, 'bold'],
  [/^(?:u|ul|underlin\w*|unterstr\w*)$/u, 'underline'],
  [/^(?:sc|small-?_?caps?)$/u, 'small-caps'],
  [/^(?:sup|super\w*|hoch\w*)$/u, 'superscript'],
  [/^(?:sub|sub(?:script)?|inferior)$/u, 'subscript'],
  [/^(?:spaced\w*|letter-?spac\w*|gesperrt|expanded|g)$/u, 'spaced'],
  [/^(?:s|st|strike\w*|struck\w*|line-?through|del|deleted)$/u, 'struck'],
];

/** Finds what @rend, @rendition or @style of a highlight mean; null where it is no highlight at all. */
export function findRendition(attributes: Readonly<Record<string, string>>): HighlightMark['rend'] | 'struck' | null {
  const words = `${attributes.rend ?? ''} ${attributes.rendition ?? ''}`
    .split(/\s+/u)
    .map((word) => word.replace(/^.*[#:]/u, '').toLowerCase())
    .filter((word) => word !== '');
  for (const word of words) {
    const found = RENDITIONS.find(([pattern]) => pattern.test(word));
    if (found !== undefined) return found[1];
  }
  return findStyle(attributes.style ?? '') ?? 'other';
}

/** Finds the highlight a piece of CSS stands for (TEI @style, HTML style); undefined where it says nothing of the kind. */
export function findStyle(style: string): HighlightMark['rend'] | 'struck' | undefined {
  if (/font-style\s*:\s*(?:italic|oblique)/iu.test(style)) return 'italic';
  if (/font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(style)) return 'bold';
  if (/text-decoration[\w-]*\s*:[^;]*line-through/iu.test(style)) return 'struck';
  if (/text-decoration[\w-]*\s*:[^;]*underline/iu.test(style)) return 'underline';
  if (/font-variant[\w-]*\s*:[^;]*small-caps/iu.test(style)) return 'small-caps';
  if (/vertical-align\s*:\s*super/iu.test(style)) return 'superscript';
  if (/vertical-align\s*:\s*sub/iu.test(style)) return 'subscript';
  if (/letter-spacing\s*:\s*0?\.[1-9]/iu.test(style)) return 'spaced';
  return undefined;
}
