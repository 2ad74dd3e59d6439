/** A line of words: what is copied is the document's own text; leaf numbers, calls and signs are drawn by the style sheet. */
import type { Child } from 'hono/jsx';
import { formatLeaf, type LeafBreak, type Line, type LinePiece, type WordMark } from '../../edition/edition.ts';
import type { Messages } from '../messages/en.ts';

interface LineProps {
  readonly line: Line;
  readonly messages: Messages;
  /** Shares of the width for the cells of a table row. */
  readonly cellWidths?: readonly number[] | undefined;
}

export function LineWords({ line, messages, cellWidths = [] }: LineProps) {
  const cells = splitCells(line.pieces);
  if (cells.length === 1) return <>{line.pieces.map((piece) => renderPiece(piece, line.lang, messages))}</>;
  return (
    <span class="cells">
      {cells.map((cell, index) => (
        <span class={`cell cell-${cellWidths[index] ?? 4}`}>
          {cell.map((piece) => renderPiece(piece, line.lang, messages))}
        </span>
      ))}
    </span>
  );
}

/** Splits the pieces of a table row at its cell borders. */
function splitCells(pieces: readonly LinePiece[]): readonly (readonly LinePiece[])[] {
  const cells: LinePiece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'cell') cells.push([]);
    else cells.at(-1)?.push(piece);
  }
  return cells;
}

function renderPiece(piece: LinePiece, lang: string, m: Messages): Child {
  switch (piece.kind) {
    case 'words':
      return piece.marks.reduce<Child>(
        (inside, mark) => wrap(mark, inside, { messages: m, isBracketed: /^\s*\[/u.test(piece.text), who: piece.who }),
        piece.text,
      );
    case 'leaf':
      return <LeafSign leaf={piece} lang={lang} messages={m} />;
    case 'call':
      return (
        <a
          class={piece.sic ? 'call call-sic' : 'call'}
          id={`call-${piece.note}`}
          href={`#note-${piece.note}`}
          role="doc-noteref"
          aria-label={piece.sic ? m.reading.sic : m.reading.note(piece.label)}
          data-sign={piece.label}
        ></a>
      );
    case 'sic':
      return (
        <span class="call call-sic" role="img" aria-label={m.reading.sic} title={m.reading.sic} data-sign="sic"></span>
      );
    case 'gap':
      return (
        <span
          class="lacuna"
          role="img"
          aria-label={piece.text ?? m.reading.gap}
          title={piece.text ?? m.reading.gap}
          data-sign="[…]"
        ></span>
      );
    case 'cell':
      return ' ';
  }
}

function LeafSign({
  leaf,
  lang,
  messages: m,
}: {
  readonly leaf: LeafBreak;
  readonly lang: string;
  readonly messages: Messages;
}) {
  const label = formatLeaf(leaf.n, leaf.unit, lang);
  const words = leaf.carried
    ? leaf.unit === 'leaf'
      ? m.reading.leafCarried(leaf.n)
      : m.reading.pageCarried(leaf.n)
    : leaf.unit === 'leaf'
      ? m.reading.leaf(leaf.n)
      : m.reading.page(leaf.n);
  return (
    <span class={leaf.carried ? 'leaf leaf-carried' : 'leaf'} id={leaf.anchor} role="doc-pagebreak" aria-label={words}>
      <a href={`#${leaf.anchor}`} class="leaf-sign" title={words} aria-label={words} data-sign={label}></a>
    </span>
  );
}

interface Wrapping {
  readonly messages: Messages;
  /** True where the words carry the brackets of an addition themselves. */
  readonly isBracketed: boolean;
  readonly who: string | undefined;
}

function wrap(mark: WordMark, inside: Child, { messages: m, isBracketed, who }: Wrapping): Child {
  switch (mark.kind) {
    case 'highlight':
      return mark.sure === undefined ? (
        wrapHighlight(mark.rend, inside)
      ) : (
        <span class="unsure" title={m.beside.unsure(Math.round(mark.sure * 100))}>
          {inside}
        </span>
      );
    case 'name':
      return mark.type === 'date' ? (
        <span class="date">{inside}</span>
      ) : (
        <span class={`name name-${mark.type}`} {...(who === undefined ? {} : { title: who })}>
          {inside}
        </span>
      );
    case 'supplied':
      return <span class={isBracketed ? 'supplied' : 'supplied supplied-bare'}>{inside}</span>;
    case 'sic':
      return (
        <span class="sic" title={mark.text ?? m.reading.sic}>
          {inside}
        </span>
      );
    case 'struck':
      return <del>{inside}</del>;
    case 'link':
      // Shown, never followed by itself; only addresses a reader can open safely.
      return /^https?:\/\//iu.test(mark.to) ? (
        <a class="out" href={mark.to} rel="noreferrer noopener nofollow">
          {inside}
        </a>
      ) : (
        inside
      );
  }
}

function wrapHighlight(rend: Extract<WordMark, { kind: 'highlight' }>['rend'], inside: Child): Child {
  switch (rend) {
    case 'italic':
      return <i>{inside}</i>;
    case 'bold':
      return <b>{inside}</b>;
    case 'superscript':
      return <sup>{inside}</sup>;
    case 'subscript':
      return <sub>{inside}</sub>;
    case 'underline':
    case 'small-caps':
    case 'spaced':
    case 'other':
      return <span class={`rend-${rend}`}>{inside}</span>;
  }
}
