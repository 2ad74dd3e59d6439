/** Rows become a segment: their lexemes are gathered, sorted and written. */
import { Buffer } from 'node:buffer';
import { addPosting, emptyPostings, type Growing, type Postings, putPostings, toGrowing } from './postings.ts';
import { PARTS, type PassageRow } from './rows.ts';
import { formatSegment, type SegmentDoc } from './segment.ts';

interface Gathered {
  readonly postings: Postings;
  readonly at: { place: number };
}

/** Builds the bytes of a segment from the rows of some records, in the order of the records. */
export function buildSegment(docs: readonly SegmentDoc[], rows: readonly PassageRow[]): Uint8Array {
  const parts = new Uint8Array(rows.length);
  const sides = new Uint8Array(rows.length * 2);
  const lengths = new Uint8Array(rows.length * 2);
  const nameCounts = new Uint8Array(rows.length);
  const nameIds: number[] = [];
  const langs = new Map<string, number>();
  const names = new Map<string, number>();
  const lexemes = new Map<string, Gathered>();
  const put = (lexeme: string, key: number, places: ArrayLike<number>) => {
    let gathered = lexemes.get(lexeme);
    if (gathered === undefined) {
      gathered = { postings: smallPostings(), at: { place: 0 } };
      lexemes.set(lexeme, gathered);
    }
    addPosting(gathered.postings, key, places, gathered.at);
  };
  for (const [at, row] of rows.entries()) {
    parts[at] = PARTS.indexOf(row.part);
    for (const [side, words] of row.words.entries()) {
      if (words === null) continue;
      sides[at * 2 + side] = numberOf(langs, words.lang) + 1;
      lengths[at * 2 + side] = Math.min(255, words.length);
      for (const [lexeme, places] of words.lexemes) put(lexeme, at * 2 + side, places);
    }
    for (const leaf of row.leaves) put(toLeafLexeme(leaf), at * 2, [0]);
    const own = row.names.slice(0, 255);
    nameCounts[at] = own.length;
    for (const name of own) nameIds.push(numberOf(names, name));
  }
  return formatSegment({
    docs,
    parts,
    sides,
    lengths,
    langs: [...langs.keys()],
    names: [...names.keys()],
    nameCounts,
    nameIds: Uint32Array.from(nameIds),
    lexemes: inOrder(lexemes),
  });
}

/** Builds the lexeme of a leaf; no language begins with this sign. */
export function toLeafLexeme(leaf: string): string {
  return `#${leaf}`;
}

function numberOf(numbers: Map<string, number>, value: string): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, numbers.size);
  return numbers.size - 1;
}

/** Most lexemes stand once or twice. */
function smallPostings(): Postings {
  return { ...emptyPostings(), keys: new Uint32Array(2), times: new Uint16Array(2), places: new Uint16Array(2) };
}

function* inOrder(lexemes: ReadonlyMap<string, Gathered>): Iterable<readonly [Uint8Array, Uint8Array]> {
  const list = [...lexemes].map(([lexeme, gathered]) => [Buffer.from(lexeme, 'utf8'), gathered] as const);
  list.sort(([a], [b]) => Buffer.compare(a, b));
  const into: Growing = toGrowing(1024);
  const spare: Growing = toGrowing(1024);
  for (const [lexeme, { postings }] of list) {
    into.length = 0;
    putPostings(into, postings, spare);
    yield [lexeme, into.bytes.subarray(0, into.length)];
  }
}
