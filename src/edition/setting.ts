/** Setting: paragraphs one after another as a reader sees them, with notes numbered and leaves named as they come. */
import type { LeafMark, NoteMark, SicMark } from '../model/text.ts';
import type { PassageSide } from '../model/passage.ts';
import {
  DOUBTFUL,
  type JudgedFinding,
  type LeafBreak,
  type Line,
  type LinePiece,
  type MarginNote,
  type Paragraph,
  type Row,
  type View,
} from './nouns.ts';
import { buildPieces, type MarkTable, type Piece } from './pieces.ts';
import type { PlainParagraph, PlainRow } from './rows.ts';

/** A leaf mark that the alignment put into the translation. */
export interface CarriedMark extends LeafMark {
  readonly confidence: number;
}

interface Setting {
  readonly view: View;
  readonly hasBoth: boolean;
  /** True where every note brings its own sign. */
  readonly ownSigns: boolean;
  readonly findings: (row: PlainRow) => readonly JudgedFinding[];
  /** Rows whose counterpart seems to stand in another, with its passage number. */
  readonly moved: ReadonlyMap<PlainRow, number>;
  /** Which bead a row shows. */
  readonly beadOf: ReadonlyMap<PlainRow, number>;
  /** Reference of a name → who is meant. */
  readonly people: ReadonlyMap<string, string>;
}

/** Sets paragraphs one after another, numbering notes and naming leaves as they come. */
export function startSetting(
  tables: ReadonlyMap<number, MarkTable>,
  { view, hasBoth, ownSigns, findings, moved, people, beadOf }: Setting,
) {
  const leaves: LeafBreak[] = [];
  const anchors = new Set<string>();
  const openBlocks = new Map<number, number>();
  let notes = 0;

  const claimAnchor = (wished: string): string => {
    let anchor = wished;
    for (let count = 2; anchors.has(anchor); count += 1) anchor = `${wished}-${count}`;
    anchors.add(anchor);
    return anchor;
  };

  const setLine = (side: PassageSide, role: 'original' | 'translation', margin: MarginNote[]): Line => {
    const table = tables.get(side.text);
    const firstBlock = side.places[0]?.block ?? 0;
    const block = table?.text.blocks[firstBlock];
    const opens = openBlocks.get(side.text) !== firstBlock;
    openBlocks.set(side.text, side.places.at(-1)?.block ?? firstBlock);
    const toLinePiece = (piece: Piece): LinePiece => {
      if (piece.kind === 'words') {
        const ref = piece.marks.flatMap((mark) => (mark.kind === 'name' ? (mark.ref ?? []) : []))[0];
        const who = ref === undefined ? undefined : people.get(ref);
        return who === undefined ? piece : { ...piece, who };
      }
      if (piece.kind === 'cell') return piece;
      const { mark } = piece;
      if (mark.kind === 'gap') return { kind: 'gap', text: mark.text ?? null };
      if (mark.kind === 'leaf') {
        const slug = mark.n.trim().replace(/[^\p{L}\p{N}]+/gu, '-');
        const isSecond = role === 'translation' && hasBoth;
        const leaf: LeafBreak = {
          kind: 'leaf',
          anchor: claimAnchor(`${isSecond ? 't-' : ''}l${slug}`),
          n: mark.n,
          unit: mark.unit ?? 'leaf',
          carried: 'confidence' in mark,
          confidence: (mark as Partial<CarriedMark>).confidence ?? 1,
        };
        leaves.push(leaf);
        return leaf;
      }
      if (mark.kind === 'sic' && mark.text === undefined) return { kind: 'sic' };
      notes += 1;
      const note = toMarginNote(mark, notes, role, side.lang, ownSigns);
      margin.push(note);
      return { kind: 'call', note: note.note, label: note.label, sic: mark.kind === 'sic' };
    };
    const pieces: LinePiece[] = [];
    const breaks: number[] = [];
    for (const [index, place] of side.places.entries()) {
      if (index > 0) {
        breaks.push(pieces.length);
        pieces.push({ kind: 'words', text: ' ', marks: [] });
      }
      pieces.push(...(table === undefined ? [] : buildPieces(table, place)).map(toLinePiece));
    }
    return { lang: side.lang, kind: block?.kind ?? 'paragraph', level: block?.level ?? 1, opens, pieces, breaks };
  };

  const setRow = (row: PlainRow, margin: MarginNote[]): Row => {
    const wished = `p${row.n}`;
    const original = row.original === null || view === 'translation' ? null : setLine(row.original, 'original', margin);
    const translation =
      row.translation === null || view === 'original' ? null : setLine(row.translation, 'translation', margin);
    const isFirst = !anchors.has(wished);
    anchors.add(wished);
    const isPair = hasBoth && row.original !== null && row.translation !== null;
    return {
      n: row.n,
      anchor: isFirst ? wished : null,
      original,
      translation,
      confidence: row.confidence,
      doubtful: isPair && row.confidence < DOUBTFUL,
      bead: beadOf.get(row) ?? -1,
      settled: row.settled ?? null,
      findings: findings(row),
      gap: !hasBoth ? null : row.original === null ? 'original' : row.translation === null ? 'translation' : null,
      elsewhere: moved.get(row) ?? null,
    };
  };

  /** A line of a text that stands for itself: it has no passages and no counterpart. */
  const setAlone = (row: PlainRow, margin: MarginNote[]): Row => ({
    n: 0,
    anchor: null,
    original: row.original === null ? null : setLine(row.original, 'original', margin),
    translation: null,
    confidence: 1,
    doubtful: false,
    bead: -1,
    settled: null,
    findings: [],
    gap: null,
    elsewhere: null,
  });

  return {
    leaves,
    setAlone(paragraph: PlainParagraph): Paragraph {
      const margin: MarginNote[] = [];
      const rows = paragraph.rows.map((row) => setAlone(row, margin));
      return { kind: paragraph.block.kind, level: paragraph.block.level ?? 1, rows, notes: margin };
    },
    set(paragraph: PlainParagraph): Paragraph {
      const margin: MarginNote[] = [];
      const rows = paragraph.rows.map((row) => setRow(row, margin));
      return { kind: paragraph.block.kind, level: paragraph.block.level ?? 1, rows, notes: margin };
    },
  };
}

function toMarginNote(
  mark: NoteMark | SicMark,
  note: number,
  side: 'original' | 'translation',
  lang: string,
  ownSigns: boolean,
): MarginNote {
  if (mark.kind === 'sic') {
    return { note, label: 'sic', side, lang, by: 'unknown', type: 'sic', text: mark.text ?? '' };
  }
  const label = ownSigns ? (mark.n ?? String(note)) : String(note);
  const signed = mark.signed === undefined ? {} : { signed: mark.signed };
  return { note, label, side, lang, by: mark.by, type: mark.type, ...signed, text: mark.text };
}
