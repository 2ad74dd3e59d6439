/**
 * A stretch of a text as pieces: words with what lies on them, and the points between them (leaves, note calls, gaps).
 * What is lifted is not among the words, so that whoever copies the words copies the document's own.
 */
import type { Mark, Place, Text } from '../model/text.ts';

/** What lies on a run of words. */
export type WordMark = Extract<Mark, { readonly kind: 'highlight' | 'name' | 'supplied' | 'sic' | 'struck' | 'link' }>;
type PointMark = Extract<Mark, { readonly kind: 'leaf' | 'note' | 'gap' | 'sic' }>;

/** A piece of a line: a run of words, a point mark, or the border between two cells of a table row. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string; readonly marks: readonly WordMark[] }
  | { readonly kind: 'point'; readonly mark: PointMark }
  | { readonly kind: 'cell' };

/** The marks of one text by block, each list in the order of its places. */
export interface MarkTable {
  readonly text: Text;
  readonly byBlock: ReadonlyMap<number, readonly Mark[]>;
  /** For each sentence (`block:start`): the stretch within which point marks belong to it, wider than the sentence. */
  readonly claims: ReadonlyMap<string, Claim>;
}

interface Claim {
  /** Leaves from here on stand before the sentence. */
  readonly from: number;
  /** Notes, gaps and remarks up to here stand after it. */
  readonly to: number;
  /** Point marks of blocks without a sentence, which would be lost otherwise: leaves before, the rest after. */
  readonly before: readonly PointMark[];
  readonly after: readonly PointMark[];
}

const UNCLAIMED: Claim = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, before: [], after: [] };

function toPoint(mark: Mark): PointMark | undefined {
  switch (mark.kind) {
    case 'leaf':
    case 'note':
    case 'gap':
      return mark;
    case 'sic':
      return mark.lifted === true ? mark : undefined;
    default:
      return undefined;
  }
}

function isOnWords(mark: Mark): mark is WordMark {
  if (mark.lifted === true || mark.start >= mark.end) return false;
  return mark.kind !== 'leaf' && mark.kind !== 'note' && mark.kind !== 'gap';
}

/** Where a point mark stands: a note on words that stay stands behind them, everything else where it begins. */
function pointOf(mark: PointMark): number {
  return mark.kind === 'note' && mark.lifted !== true ? mark.end : mark.start;
}

const toKey = (place: Place): string => `${place.block}:${place.start}`;

/**
 * Builds the table for one text: `places` are its sentences in any order. A leaf number that stands between two sentences
 * goes to the one that follows, a note to the one before; what stands in a block without sentences goes to a neighbour.
 */
export function buildMarkTable(text: Text, places: readonly Place[]): MarkTable {
  const byBlock = new Map<number, Mark[]>();
  for (const mark of text.marks) {
    const list = byBlock.get(mark.block);
    if (list === undefined) byBlock.set(mark.block, [mark]);
    else list.push(mark);
  }
  for (const list of byBlock.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);

  const ordered = [...places].sort((a, b) => a.block - b.block || a.start - b.start);
  const orphans = listOrphans(byBlock, ordered);
  const claims = new Map<string, Claim>();
  for (const [index, place] of ordered.entries()) {
    const previous = ordered[index - 1];
    const next = ordered[index + 1];
    claims.set(toKey(place), {
      from: previous?.block === place.block ? previous.end : Number.NEGATIVE_INFINITY,
      to: next?.block === place.block ? next.start : Number.POSITIVE_INFINITY,
      before: orphans.before.get(index) ?? [],
      after: orphans.after.get(index) ?? [],
    });
  }
  return { text, byBlock, claims };
}

/** Gives the point marks of blocks without sentences to the sentence that follows (leaves, gaps) or to the one before (the rest). */
function listOrphans(byBlock: ReadonlyMap<number, readonly Mark[]>, ordered: readonly Place[]) {
  const before = new Map<number, PointMark[]>();
  const after = new Map<number, PointMark[]>();
  const withSentences = new Set(ordered.map((place) => place.block));
  const blocks = [...byBlock.keys()].filter((block) => !withSentences.has(block)).sort((a, b) => a - b);
  let following = 0;
  for (const block of blocks) {
    while ((ordered[following]?.block ?? Number.POSITIVE_INFINITY) < block) following += 1;
    const isLast = following >= ordered.length;
    for (const mark of byBlock.get(block) ?? []) {
      const point = toPoint(mark);
      if (point === undefined) continue;
      const goesOn = !isLast && (leadsOn(point) || following === 0);
      const [side, index] = goesOn ? ([before, following] as const) : ([after, following - 1] as const);
      side.set(index, [...(side.get(index) ?? []), point]);
    }
  }
  return { before, after };
}

/** Says whether a point belongs to the words after it: a leaf begins there, a gap is felt there. */
function leadsOn(mark: PointMark): boolean {
  return mark.kind === 'leaf' || mark.kind === 'gap';
}

/** Lists the point marks that belong to a sentence, in the order of the text. */
function pointsOf(table: MarkTable, place: Place, claim: Claim): readonly { at: number; mark: PointMark }[] {
  const isFirst = claim.from === Number.NEGATIVE_INFINITY;
  const isLast = claim.to === Number.POSITIVE_INFINITY;
  return (table.byBlock.get(place.block) ?? []).flatMap((mark) => {
    const point = toPoint(mark);
    if (point === undefined) return [];
    const at = pointOf(point);
    const isMine = leadsOn(point)
      ? at >= claim.from && (at < place.end || isLast)
      : (at > place.start || isFirst) && at <= claim.to;
    return isMine ? [{ at: Math.min(Math.max(at, place.start), place.end), mark: point }] : [];
  });
}

/** Builds the pieces of one sentence. White space runs together; a space is dropped where a lifted note leaves it before a full stop. */
export function buildPieces(table: MarkTable, place: Place): readonly Piece[] {
  const claim = table.claims.get(toKey(place)) ?? UNCLAIMED;
  const block = table.text.blocks[place.block];
  if (block === undefined) return [];
  const marks = (table.byBlock.get(place.block) ?? []).filter(
    (mark) => mark.start < place.end && mark.end > place.start && mark.end > mark.start,
  );
  const lifted = marks.filter((mark) => mark.lifted === true);
  const onWords = marks.filter(isOnWords);
  const points = pointsOf(table, place, claim);

  const cuts = new Set([place.start, place.end]);
  for (const mark of [...lifted, ...onWords]) {
    if (mark.start > place.start) cuts.add(mark.start);
    if (mark.end < place.end) cuts.add(mark.end);
  }
  for (const { at } of points) cuts.add(at);
  const offsets = [...cuts].sort((a, b) => a - b);

  const pieces: Piece[] = claim.before.map((mark) => ({ kind: 'point', mark }));
  const line = startLine(pieces, block.kind === 'table-row');
  let nextPoint = 0;
  for (const [index, offset] of offsets.entries()) {
    for (let point = points[nextPoint]; point !== undefined && point.at <= offset; point = points[++nextPoint]) {
      line.point(point.mark);
    }
    const end = offsets[index + 1];
    if (end === undefined) break;
    if (lifted.some((mark) => mark.start <= offset && mark.end >= end)) continue;
    line.words(
      block.text.slice(offset, end),
      onWords.filter((mark) => mark.start <= offset && mark.end >= end),
    );
  }
  pieces.push(...claim.after.map((mark): Piece => ({ kind: 'point', mark })));
  return pieces;
}

/** Collects pieces while it keeps white space single across lifted stretches and marks. */
function startLine(pieces: Piece[], isTable: boolean) {
  // A space is owed, not written, until a word follows: so it never doubles, never ends a line, and is never underlined.
  let owesSpace = false;
  let canTakeSpace = false;
  let followsLifted = false;
  // A leaf number stands before the word it begins with, so the space goes in front of it; a call sticks to its word.
  let spaceGoesTo: number | undefined;
  const paySpace = (): void => {
    if (owesSpace && canTakeSpace) {
      pieces.splice(spaceGoesTo ?? pieces.length, 0, { kind: 'words', text: ' ', marks: [] });
    }
    owesSpace = false;
    canTakeSpace = false;
    spaceGoesTo = undefined;
  };
  return {
    point(mark: PointMark): void {
      if (leadsOn(mark) && owesSpace) spaceGoesTo ??= pieces.length;
      pieces.push({ kind: 'point', mark });
      followsLifted = mark.lifted === true && !leadsOn(mark);
    },
    words(raw: string, marks: readonly WordMark[]): void {
      for (const [index, cell] of (isTable ? raw.split('\t') : [raw]).entries()) {
        if (index > 0) {
          pieces.push({ kind: 'cell' });
          owesSpace = false;
          canTakeSpace = false;
          spaceGoesTo = undefined;
        }
        const text = cell.replace(/\s+/gu, ' ');
        if (text.startsWith(' ')) owesSpace = true;
        const bare = text.trim();
        if (bare === '') continue;
        if (followsLifted && /^[.,;:!?)\]»”]/u.test(bare)) owesSpace = false;
        paySpace();
        pieces.push({ kind: 'words', text: bare, marks });
        canTakeSpace = true;
        owesSpace = text.endsWith(' ');
        followsLifted = false;
      }
    },
  };
}
