/** One text of a record as a TEI division: its blocks in the order and the places that TEI allows. */
import type { Sentence } from '../model/bead.ts';
import { type Block, type BlockKind, marksOn, type Text } from '../model/text.ts';
import { escapeMarkup } from './markup.ts';
import { sentenceId } from './tei-beads.ts';
import { formatWords, type NumberedSentence } from './tei-words.ts';

/** Formats text number `index` of a record; `sentences` are those of its alignment, none where it has no counterpart. */
export function formatTeiText(
  text: Text,
  index: number,
  sentences: readonly Sentence[],
  knownRefs: ReadonlySet<string>,
): string {
  const numbered = new Map<number, NumberedSentence[]>();
  for (const [number, sentence] of sentences.entries()) {
    const list = numbered.get(sentence.block) ?? [];
    list.push({ ...sentence, index: number });
    numbered.set(sentence.block, list);
  }
  const marks = groupMarks(text);
  const scope = { idOf: (sentence: number) => sentenceId(index, sentence), knownRefs };
  const formatInside = (block: Block, at: number, from?: number, to?: number): string =>
    formatWords(block, numbered.get(at) ?? [], marks.get(at) ?? [], scope, from, to);
  const sections = divide(text.blocks).map((section) => formatSection(section, text.blocks, formatInside));
  const [only] = sections;
  const body =
    sections.length === 1 && only !== undefined
      ? only
      : sections.map((section) => `<div>\n${section}\n</div>`).join('\n');
  const of = text.of === undefined ? '' : ` corresp="#t${text.of}"`;
  const lang = text.lang === 'und' ? '' : ` xml:lang="${escapeMarkup(text.lang)}"`;
  return `<div type="${text.role}" xml:id="t${index}"${lang}${of}>\n${body}\n</div>`;
}

function groupMarks(text: Text): ReadonlyMap<number, ReturnType<typeof marksOn>> {
  const blocks = new Map<number, Text['marks'][number][]>();
  for (const mark of text.marks) {
    const list = blocks.get(mark.block);
    if (list === undefined) blocks.set(mark.block, [mark]);
    else list.push(mark);
  }
  // One block's marks at a time: marksOn over the whole text would be quadratic.
  return new Map([...blocks].map(([block, marks]) => [block, marksOn({ ...text, marks }, block)]));
}

type Phase = 'top' | 'middle' | 'bottom';
interface Section {
  readonly top: number[];
  readonly middle: number[];
  readonly bottom: number[];
}

// TEI lets openers stand only at the top of a division and closers only at its bottom. A letter inside a letter
// therefore begins a division of its own.
const TOP: ReadonlySet<BlockKind> = new Set(['heading', 'dateline', 'salutation']);
const BOTTOM: ReadonlySet<BlockKind> = new Set(['dateline', 'salutation', 'signature']);

function divide(blocks: readonly Block[]): readonly Section[] {
  const lastMiddle = blocks.findLastIndex((block) => !BOTTOM.has(block.kind));
  const sections: Section[] = [];
  let section: Section = { top: [], middle: [], bottom: [] };
  let phase: Phase = 'top';
  const begin = (): void => {
    sections.push(section);
    section = { top: [], middle: [], bottom: [] };
    phase = 'top';
  };
  for (const [index, { kind }] of blocks.entries()) {
    const closes = kind === 'signature' || (BOTTOM.has(kind) && index > lastMiddle && phase !== 'top');
    if (closes) {
      section.bottom.push(index);
      phase = 'bottom';
    } else if (TOP.has(kind)) {
      if (phase !== 'top') begin();
      section.top.push(index);
    } else {
      if (phase === 'bottom') begin();
      section.middle.push(index);
      phase = 'middle';
    }
  }
  return [...sections, section];
}

type FormatInside = (block: Block, at: number, from?: number, to?: number) => string;

function formatSection(section: Section, blocks: readonly Block[], formatInside: FormatInside): string {
  const words = (at: number): string => {
    const block = blocks[at];
    return block === undefined ? '' : formatInside(block, at);
  };
  const kindOf = (at: number): BlockKind | undefined => blocks[at]?.kind;
  const top = section.top.map((at) => {
    if (kindOf(at) === 'heading') return `<head>${words(at)}</head>`;
    return `<opener>${toClosing(kindOf(at), words(at))}</opener>`;
  });
  const middle: string[] = [];
  for (let index = 0; index < section.middle.length; ) {
    const at = section.middle[index] ?? 0;
    const kind = kindOf(at);
    const run = takeRun(section.middle, index, (other) => kindOf(other) === kind);
    middle.push(...formatRun(kind, run, blocks, formatInside, words));
    index += run.length;
  }
  const bottom = section.bottom.map((at) => toClosing(kindOf(at), words(at)));
  const closer = bottom.length === 0 ? [] : [`<closer>${bottom.join('\n')}</closer>`];
  return [...top, ...middle, ...closer].join('\n');
}

function toClosing(kind: BlockKind | undefined, words: string): string {
  const tag = kind === 'dateline' ? 'dateline' : kind === 'salutation' ? 'salute' : 'signed';
  return `<${tag}>${words}</${tag}>`;
}

function takeRun(indexes: readonly number[], from: number, isSame: (index: number) => boolean): readonly number[] {
  let end = from + 1;
  while (end < indexes.length && isSame(indexes[end] ?? -1)) end += 1;
  return indexes.slice(from, end);
}

function formatRun(
  kind: BlockKind | undefined,
  run: readonly number[],
  blocks: readonly Block[],
  formatInside: FormatInside,
  words: (at: number) => string,
): readonly string[] {
  switch (kind) {
    case 'list-item':
      return ['<list>', ...run.map((at) => `<item>${words(at)}</item>`), '</list>'];
    case 'table-row':
      return ['<table>', ...run.map((at) => `<row>${formatCells(blocks[at], at, formatInside)}</row>`), '</table>'];
    case 'verse-line':
      return ['<lg>', ...run.map((at) => `<l>${words(at)}</l>`), '</lg>'];
    case 'marginal-note':
      return run.map((at) => `<p><note place="margin">${words(at)}</note></p>`);
    default:
      return run.map((at) => `<p>${words(at)}</p>`);
  }
}

function formatCells(block: Block | undefined, at: number, formatInside: FormatInside): string {
  if (block === undefined) return '';
  let from = 0;
  return block.text
    .split('\t')
    .map((cell) => {
      const to = from + cell.length;
      const inside = formatInside(block, at, from, to);
      from = to + 1;
      return `<cell>${inside}</cell>`;
    })
    .join('');
}
