/**
 * Archival references → levels.
 *
 * «АВП РФ, ф. 0104, оп. 17, п. 118, д. 5, лл. 136–138» and “RG 59, Central Files, 611.37/1-2362” name the way to one paper, each
 * system in its own words. `reference-systems.ts` holds those words; here is the one grammar over them. What does not parse
 * keeps its text and has no levels.
 */
import type { Reference, ReferenceLevel, ReferenceLevelName } from '../model/reference.ts';
import { findRepository, LEVEL_WORDS, LEAF_WORDS, SIGNATURES } from './reference-systems.ts';

/** A reference found in running text: UTF-16 offsets, end exclusive. */
export interface FoundReference {
  readonly reference: Reference;
  readonly start: number;
  readonly end: number;
}

const LONGEST = 600;
/** A number as files carry it: 0104, 2845, 1-а, 611.37/1-2362, XII, 5а. */
const NUMBER = String.raw`[\p{L}\d][\p{L}\d./\-–]*(?<![.,\-–])`;
/** Capitals before a number that belong to it: Entry UD 2410, Entry NM-84 77, Box TS 28, sign. D 1234/38. */
const PREFIX = String.raw`(?:\p{Lu}{1,3}(?:-?\d{1,3}|-\p{Lu}{1,3})?\s(?=\d))?`;
/** The back of a leaf («12 об.», 12v), or a leaf put in later («1-а»). */
const SIDE = String.raw`(?:\s?-?(?:об|ob|v|r|rev|rs|verso|recto|[а-г]|[a-d])(?![\p{L}\d])\.?)?`;
const LEAVES = String.raw`\d+${SIDE}(?:\s?(?:[–—\-,]|и|and)\s?\d+${SIDE})*`;

interface Piece {
  readonly level: ReferenceLevelName | 'leaves';
  readonly number: string;
  readonly start: number;
  readonly end: number;
}

const alternatives = (words: string): string =>
  words
    .split(' ')
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/_\?/gu, String.raw`\s?`).replace(/_/gu, String.raw`\s+`))
    .join('|');

/** One group a level; what stands around its word is said once, which compiles in a quarter of the time. */
const LEVEL_PATTERN = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${Object.entries(LEVEL_WORDS)
    .map(([level, words]) => `(?<${level.replace('-', '_')}>${alternatives(words)})`)
    .join('|')})(?![\p{L}])\.?\s*(?:№|No\.?|Nr\.?|č\.?|#)?\s*(?<number>${PREFIX}${NUMBER})`,
  'giu',
);
const LEAF_PATTERN = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${alternatives(LEAF_WORDS)})(?![\p{L}])\.?\s*(${LEAVES})`,
  'giu',
);

/** Parses a wording that is a reference; never fails: what is not understood stays in `text`, with no levels. */
export function parseReference(text: string): Reference {
  const clean = tidy(text);
  if (clean.length > LONGEST) return { text: clean, repository: null, levels: [], leaves: null };
  return (
    toReference(clean) ?? { text: clean, repository: findRepository(clean)?.name ?? null, levels: [], leaves: null }
  );
}

/** One line, without brackets around it and the full stop of the sentence it ended («л. 12 об.» keeps its own). */
function tidy(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const inner = line.startsWith('[') && line.endsWith(']') ? line.slice(1, -1).trim() : line;
  return /(?:об|ob)\.$/u.test(inner) ? inner : inner.replace(/[.;,]+$/u, '');
}

function toReference(clean: string): Reference | null {
  const signature = parseSignature(clean);
  const all = listPieces(clean);
  // What the shape of a signature takes up is not read once more for its words: the D of “Lot 62 D 110” is no delo.
  const pieces =
    signature === null ? all : all.filter(({ start, end }) => end <= signature.start || start >= signature.end);
  const own = (signature?.levels ?? []).map((level) => ({ ...level, start: signature?.start ?? 0 }));
  // A whole signature knows its levels better than words do; the bare name of papers gives way to “Series 13”.
  const isWhole = own.length > 1;
  const levels: (ReferenceLevel & { readonly start: number })[] = isWhole ? [...own] : [];
  let leaves: string | null = null;
  for (const piece of pieces) {
    // Behind a signature “f. 12” is a folio and “p. 3” a page.
    const isFolio = own.length > 0 && !hasFond(own) && /^[fp](?:\.|\s)/iu.test(clean.slice(piece.start));
    if (piece.level === 'leaves' || (isFolio && piece.start >= (signature?.end ?? 0)))
      leaves ??= piece.number.replace(/[–—]/gu, '-');
    else if (!levels.some(({ level }) => level === piece.level))
      levels.push({ level: piece.level, number: piece.number, start: piece.start });
  }
  if (!isWhole) levels.push(...own.filter(({ level }) => !levels.some((known) => known.level === level)));
  if (levels.length === 0) return null;
  levels.sort((a, b) => a.start - b.start);
  const head = headOf(clean, levels[0]?.start ?? 0);
  const named = findRepository(clean)?.name ?? (head !== null && isArchive(head) ? head : null);
  return {
    text: clean,
    repository: named ?? signature?.repository ?? head,
    levels: levels.map(({ level, number }) => ({ level, number })),
    leaves,
  };
}

const hasFond = (levels: readonly ReferenceLevel[]): boolean => levels.some(({ level }) => level === 'fond');

/** A name that says of itself that it is an archive's, or an acronym. */
function isArchive(name: string): boolean {
  return (
    /(?:[Aa]r[ck]hi[vw]|[Аа]рхив|档案馆|Library|Record Office)/u.test(name) || /^\p{Lu}[\p{Lu}\d-]{1,7}$/u.test(name)
  );
}

/** What stands before the first level is the repository, where it looks like a name: “AVP RF, F. 0104”. */
function headOf(clean: string, end: number): string | null {
  const head = clean
    .slice(0, end)
    .replace(/^(?:source|quelle|источник|see|см)[.:]?\s+/iu, '')
    .replace(/[\s,.:;，–—-]*(?:(?:file\s)?no|№|档号)?[\s,.:;，–—-]*$/iu, '')
    // “Landesarchiv, BH Gänserndorf 1938, Z. XI/158”: what has numbers is on the way to the paper already.
    .replace(/,\s[^,]*\d.*$/u, '');
  // “CADN, Ambassade de France”, “Archiwum Akt Nowych, Ministerstwo …”: the archive stands first, its own divisions follow.
  const [first = ''] = head.split(/[,，;:]\s*/u);
  const name = isArchive(first) ? first : head;
  return /^[\p{Lu}\p{Lo}\d][\p{L}\d .,'’()&/-]{1,119}$/u.test(name) ? name : null;
}

/**
 * A level's number holds a digit; behind a word that is written out it may be Roman or a single letter (“série Z”), behind one
 * letter never: “Washington D.C.” is no delo. “Z.”, “W.” and “T.” are Polish words only in lower case.
 */
function isNumber(number: string, piece: string): boolean {
  if (/^[ZWT]\./u.test(piece)) return false;
  // Letters before a number are capitals: “box of 12” is none.
  if (/\p{Ll}.*\s/u.test(number)) return false;
  return /\d/u.test(number) || (/^\p{L}{2}/u.test(piece) && /^(?:[IVXLC]+|\p{L})$/u.test(number));
}

function listPieces(clean: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const match of clean.matchAll(LEVEL_PATTERN)) {
    const groups = match.groups ?? {};
    for (const level of Object.keys(LEVEL_WORDS) as ReferenceLevelName[]) {
      const { number } = groups;
      if (groups[level.replace('-', '_')] === undefined || number === undefined || !isNumber(number, match[0]))
        continue;
      pieces.push({ level, number, start: match.index, end: match.index + match[0].length });
    }
  }
  for (const match of clean.matchAll(LEAF_PATTERN)) {
    if (pieces.some((piece) => match.index < piece.end && piece.start < match.index + match[0].length)) continue;
    const number = (match[1] ?? '').replace(/\s?[–—]\s?/gu, '-').trim();
    pieces.push({ level: 'leaves', number, start: match.index, end: match.index + match[0].length });
  }
  return settleFolios(
    clean,
    pieces.sort((a, b) => a.start - b.start),
  );
}

/** The back of a folio, or a span of folios: 27v-28, 8r, 89–91. */
const FOLIOS = /^\d+(?:[rv]|[rv]?[-–]\d+[rv]?)$/u;

/** “f.” is a fond in «f. 12, op. 3» and a folio in “fond 1263, opis 1, no. 1589, f. 7-7v, 8v”, where “no.” is the file. */
function settleFolios(clean: string, pieces: readonly Piece[]): readonly Piece[] {
  const fond = pieces.find(
    ({ level, start }) => level === 'fond' && /^(?:фонд|fond)/iu.test(clean.slice(start, start + 4)),
  );
  const isNamed = fond !== undefined || /(?<!\p{L})(?:фонд|fond)(?!\p{L})/iu.test(clean);
  const settled = pieces.map((piece): Piece => {
    if (piece.level !== 'fond' || piece === fond) return piece;
    return isNamed || FOLIOS.test(piece.number)
      ? { ...piece, level: 'leaves', number: piece.number.replace(/[–—]/gu, '-') }
      : piece;
  });
  const leaves = settled.find(({ level }) => level === 'leaves');
  const file =
    isNamed && !settled.some(({ level }) => level === 'delo')
      ? /,\s*(?:no\.?|n°|№)\s*([\p{L}\d][\p{L}\d-]*)/iu.exec(clean)
      : null;
  if (file?.[1] === undefined || (leaves !== undefined && leaves.start < file.index)) return settled;
  const piece: Piece = { level: 'delo', number: file[1], start: file.index, end: file.index + file[0].length };
  return [...settled, piece].sort((a, b) => a.start - b.start);
}

function parseSignature(clean: string): {
  readonly repository: string | null;
  readonly levels: readonly ReferenceLevel[];
  readonly start: number;
  readonly end: number;
} | null {
  for (const { pattern, repository, levels } of SIGNATURES) {
    const match = pattern.exec(clean);
    if (match === null) continue;
    const found = levels
      .map((level, index) => ({ level, number: match[index + 1]?.trim() ?? '' }))
      .filter(({ number }) => number !== '');
    return { repository, levels: found, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/**
 * Finds the first reference of a line or paragraph and its extent: at least two levels, or one with a known repository,
 * or the signature of a system that has its own (FO 371/1234). Null where there is none.
 */
export function findReference(text: string): FoundReference | null {
  const pieces = listPieces(text.slice(0, 4000));
  const repository = findRepository(text);
  for (const run of listRuns(text, pieces)) {
    const first = run[0];
    const last = run.at(-1);
    if (first === undefined || last === undefined) continue;
    const levels = new Set(run.map((piece) => piece.level));
    levels.delete('leaves');
    const near = repository !== null && repository.end <= first.start && first.start - repository.end <= 60;
    if (levels.size < (near ? 1 : 2)) continue;
    const head = /(?:^|[.;:([]\s*)([\p{Lu}][\p{L}\d '’()/-]{1,80}?)[\s,.:–—-]*$/u.exec(text.slice(0, first.start));
    const start = near
      ? repository.start
      : head?.[1] === undefined
        ? first.start
        : head.index + head[0].indexOf(head[1]);
    return { reference: parseReference(text.slice(start, last.end)), start, end: last.end };
  }
  // The name of a fonds alone (“Fondo Monetario”) is none.
  const signature = SIGNATURES.filter(({ levels }) => levels.join('') !== 'fond')
    .map(({ pattern }) => pattern.exec(text))
    .find((match) => match !== null);
  if (signature === undefined) return null;
  const start = repository !== null && repository.end <= signature.index ? repository.start : signature.index;
  const own = signature.index + signature[0].length;
  // “PA AA, R 29796, Bl. 41”: the leaves that follow belong to it.
  const leaves = pieces.find((piece) => piece.level === 'leaves' && piece.start >= own && piece.start - own <= 4);
  const end = leaves?.end ?? own;
  return { reference: parseReference(text.slice(start, end)), start, end };
}

/** Between two levels stand commas and titles (“Central Files”), never the words of a sentence. */
function isLink(between: string): boolean {
  return between.length <= 60 && !/[;\n]|\p{Ll}{2}\.\s+\p{Lu}|(?<!\p{L})\p{Ll}{2,}/u.test(between);
}

/** Pieces that follow each other with little between them belong to one reference. */
function listRuns(text: string, pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, piece.start);
    if (run !== undefined && isLink(between)) run.push(piece);
    else runs.push([piece]);
  }
  return runs;
}
