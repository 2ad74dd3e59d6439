/**
 * The words of a text in TEI: what lies on them as stand-off marks becomes elements inside them.
 *
 * Marks may overlap each other and the sentences; XML may not. A mark stays one element wherever that is possible, so a
 * sentence that ends inside a name is the one that is cut, its later parts pointing back to its first (`prev`). Of two marks
 * that overlap, the one that began first is outside and the other is closed and opened again.
 */
import type { Sentence } from '../model/bead.ts';
import { type Block, type Mark, type NoteMark, readingOf } from '../model/text.ts';
import { escapeMarkup } from './markup.ts';
import { formatDateAttributes } from './tei-date.ts';

/** Sentences of one block with their index in the text; `idOf` names them; `knownRefs` are the ids the document itself defines. */
export interface WordsScope {
  readonly idOf: (sentence: number) => string;
  readonly knownRefs: ReadonlySet<string>;
}

/** One sentence with its number in its text. */
export interface NumberedSentence extends Sentence {
  readonly index: number;
}

interface Wrapper {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly open: string;
  /** What opens it again where it had to be closed before its end. */
  readonly reopen: string;
}

/** Formats a stretch of a block, from `from` to `to` (UTF-16 code units), with its sentences and marks. */
export function formatWords(
  block: Block,
  sentences: readonly NumberedSentence[],
  marks: readonly Mark[],
  scope: WordsScope,
  from = 0,
  to = block.text.length,
): string {
  const inside = marks.filter((mark) => mark.start >= from && mark.end <= to);
  const lifted = inside.filter((mark) => mark.lifted === true && mark.end > mark.start);
  const points = inside.filter((mark) => mark.lifted === true || mark.end === mark.start);
  const silent = lifted.length === 0 ? [] : [...lifted, ...listLeftOver(block, lifted)];
  const wrappers = [
    ...sentences.flatMap((sentence) => toSentenceWrapper(sentence, scope, from, to)),
    ...inside.flatMap((mark) =>
      mark.lifted === true || mark.end === mark.start ? toSicWrapper(mark, block, from) : toWrapper(mark, scope),
    ),
  ];
  // Marks that a sentence's end falls into are outermost, then sentences, then what lies inside one sentence; of two that
  // begin together the longer one holds the shorter one.
  const outward = wrappers
    .map((wrapper, index) => ({ wrapper, index, rank: rankOf(wrapper, sentences) }))
    .sort(
      (a, b) =>
        a.rank - b.rank || a.wrapper.start - b.wrapper.start || b.wrapper.end - a.wrapper.end || a.index - b.index,
    )
    .map(({ wrapper }) => wrapper);
  const order = new Map(outward.map((wrapper, index) => [wrapper, index]));
  const beginning = groupByStart(wrappers);
  const pointed = groupByStart(points);
  const cuts = new Set([from, to]);
  for (const { start, end } of [...wrappers, ...silent]) cuts.add(start).add(end);
  for (const { start } of points) cuts.add(start);
  const at = [...cuts].filter((cut) => cut >= from && cut <= to).sort((a, b) => a - b);

  let out = '';
  let active: Wrapper[] = [];
  let open: Wrapper[] = [];
  let silentTo = from;
  const begun = new Set<Wrapper>();
  const silentFrom = groupByStart(silent);
  const closeTo = (depth: number): void => {
    while (open.length > depth) out += `</${open.pop()?.tag ?? ''}>`;
  };
  for (const [index, cut] of at.entries()) {
    const ended = open.findIndex((wrapper) => wrapper.end <= cut);
    if (ended >= 0) closeTo(ended);
    for (const point of pointed.get(cut) ?? []) out += formatPoint(point);
    for (const mark of silentFrom.get(cut) ?? []) silentTo = Math.max(silentTo, mark.end);
    active = active.filter((wrapper) => wrapper.end > cut);
    const fresh = beginning.get(cut) ?? [];
    if (fresh.length > 0) {
      active = [...active, ...fresh].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    }
    const next = at[index + 1];
    if (next === undefined || silentTo >= next) continue;
    let same = 0;
    while (same < active.length && open[same] === active[same]) same += 1;
    closeTo(same);
    for (const wrapper of active.slice(same)) {
      out += begun.has(wrapper) ? wrapper.reopen : wrapper.open;
      begun.add(wrapper);
    }
    open = [...active];
    out += escapeMarkup(block.text.slice(cut, next));
  }
  closeTo(0);
  return out;
}

/** Lists the spaces that the reading of the block lets go together with what is lifted: “question [note].” reads “question.” */
function listLeftOver(
  block: Block,
  lifted: readonly Mark[],
): readonly { readonly start: number; readonly end: number }[] {
  const kept = new Set(readingOf(block, lifted).offsets.slice(0, -1));
  const isLifted = new Uint8Array(block.text.length);
  for (const { start, end } of lifted) isLifted.fill(1, start, end);
  const masked = Array.from(block.text.split(''), (unit, at) =>
    isLifted[at] === 1 ? '-' : /\s/u.test(unit) ? ' ' : 'x',
  );
  return [...masked.join('').matchAll(/[ -]*-[ -]*/gu)].flatMap(({ index, 0: { length } }) => {
    for (let at = index; at < index + length; at += 1) if (kept.has(at)) return [];
    return [{ start: index, end: index + length }];
  });
}

// “мыс Серена [sic]”: the remark is about the word before it, and TEI says so on the word.
function toSicWrapper(mark: Mark, block: Block, from: number): readonly Wrapper[] {
  if (mark.kind !== 'sic') return [];
  const word = /[\p{L}\p{N}][\p{L}\p{N}'’-]*(?=[^\p{L}\p{N}]*$)/u.exec(
    block.text.slice(Math.max(from, mark.start - 80), mark.start),
  );
  if (word === null) return [];
  const start = Math.max(from, mark.start - 80) + word.index;
  return [{ start, end: start + word[0].length, tag: 'sic', open: '<sic>', reopen: '<sic>' }];
}

function groupByStart<Item extends { readonly start: number }>(
  items: readonly Item[],
): ReadonlyMap<number, readonly Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(item.start);
    if (group === undefined) groups.set(item.start, [item]);
    else group.push(item);
  }
  return groups;
}

/** Sentences are disjoint and ascending: whether one of them holds the mark is a binary search. */
function rankOf(wrapper: Wrapper, sentences: readonly NumberedSentence[]): 0 | 1 | 2 {
  if (wrapper.tag === 's') return 1;
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.start ?? 0) <= wrapper.start) low = middle + 1;
    else high = middle;
  }
  const holder = sentences[low - 1];
  return holder !== undefined && wrapper.end <= holder.end ? 2 : 0;
}

function toSentenceWrapper(
  sentence: NumberedSentence,
  scope: WordsScope,
  from: number,
  to: number,
): readonly Wrapper[] {
  const start = Math.max(sentence.start, from);
  const end = Math.min(sentence.end, to);
  if (end <= start) return [];
  // A sentence that runs over several cells carries its id in the first.
  const id = scope.idOf(sentence.index);
  const reopen = `<s prev="#${id}">`;
  return [{ start, end, tag: 's', open: start === sentence.start ? `<s xml:id="${id}">` : reopen, reopen }];
}

const NAME_TAGS = { person: 'persName', place: 'placeName', body: 'orgName', date: 'date' } as const;

function toWrapper(mark: Mark, scope: WordsScope): readonly Wrapper[] {
  const element = (tag: string, attributes = ''): readonly Wrapper[] => [
    { start: mark.start, end: mark.end, tag, open: `<${tag}${attributes}>`, reopen: `<${tag}${attributes}>` },
  ];
  switch (mark.kind) {
    case 'sic':
      return element('sic');
    case 'supplied':
      return element('supplied');
    case 'gap':
      return element('unclear', mark.text === undefined ? '' : attribute('reason', toWordList(mark.text)));
    case 'highlight':
      return element('hi', attribute('rend', mark.rend));
    case 'struck':
      return element('del', attribute('rend', 'strikethrough'));
    case 'link':
      return element('ref', attribute('target', toPointer(mark.to)));
    case 'name':
      if (mark.type === 'date') return element('date', mark.ref === undefined ? '' : formatDateAttributes(mark.ref));
      return element(NAME_TAGS[mark.type], mark.ref === undefined ? '' : toRefAttribute(mark.ref, scope.knownRefs));
    case 'leaf':
    case 'note':
      // The place of these is where they begin; the words under them are the document's.
      return [];
  }
}

const attribute = (name: string, value: string): string => (value === '' ? '' : ` ${name}="${escapeMarkup(value)}"`);
// teidata.enumerated takes words without spaces; teidata.pointer takes an address without them.
const toWordList = (text: string): string =>
  text
    .trim()
    .split(/\s+/u)
    .slice(0, 1)
    .join('')
    .replace(/[^\p{L}\p{N}_-]/gu, '');
const toPointer = (to: string): string => to.trim().replace(/\s/gu, '%20');

function toRefAttribute(ref: string, known: ReadonlySet<string>): string {
  if (known.has(ref)) return ` ref="#${escapeMarkup(ref)}"`;
  return /^[a-z][a-z\d+.-]*:\S+$/iu.test(ref) ? attribute('ref', ref) : attribute('key', ref);
}

function formatPoint(mark: Mark): string {
  switch (mark.kind) {
    case 'leaf':
      return `<pb${attribute('n', mark.n)}${mark.unit === 'page' ? '' : ' ed="leaf"'}/>`;
    case 'note':
      return formatNote(mark);
    case 'sic':
      return mark.text === undefined ? '' : `<note type="sic">${escapeMarkup(mark.text)}</note>`;
    case 'gap':
      return mark.text === undefined ? '<gap/>' : `<gap><desc>${escapeMarkup(mark.text)}</desc></gap>`;
    case 'supplied':
    case 'highlight':
    case 'struck':
    case 'name':
    case 'link':
      return '';
  }
}

function formatNote(note: NoteMark): string {
  const place = note.type === 'marginal' ? ' place="margin"' : note.type === 'footnote' ? ' place="foot"' : '';
  const type = note.type === 'source' ? ' type="source"' : note.by === 'unknown' ? '' : ` type="${note.by}"`;
  return `<note${type}${place}${attribute('n', note.n ?? '')}>${escapeMarkup(note.text)}</note>`;
}
