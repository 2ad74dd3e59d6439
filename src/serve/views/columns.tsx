/** The text of a record: two columns of rows side by side, or one as running text. */
import type { Column, Edition, Line, MarginNote, Paragraph, Row, ShownImage } from '../../edition/edition.ts';
import { type Decider, needsLook } from './edit-frame.tsx';
import { CutLine, RowTools, SettledSign, settledWords, VerdictTools } from './edit-tools.tsx';
import type { Messages } from '../messages/en.ts';
import { capitalise, nameLanguage, toSpelling } from './languages.ts';
import { groupByLeaf, LeafImages } from './leaf-images.tsx';
import { LineWords } from './line.tsx';

interface ColumnsProps {
  readonly edition: Edition;
  readonly messages: Messages;
  /** The address under which a passage can be cited. */
  readonly citeAddress: (n: number) => string;
  readonly deciders: ReadonlyMap<number, Decider>;
  /** True where each row carries what can be done with it. */
  readonly isEditing: boolean;
  /** The id of the record, and the pictures of its leaves, where they are shown. */
  readonly record?: string;
  readonly images?: readonly ShownImage[];
}

export function Columns(props: ColumnsProps) {
  const { edition, messages: m, record = '', images = [] } = props;
  const isPaired = edition.view === 'both';
  const hasNotes = edition.paragraphs.some((paragraph) => paragraph.notes.length > 0);
  const shown = [edition.original, edition.translation].filter(
    (column): column is Column => column !== null && (isPaired || column === edition[edition.view]),
  );
  return (
    <sverka-text class={`text ${isPaired ? 'text-paired' : 'text-single'}${hasNotes ? '' : ' text-bare'}`}>
      <div class="column-heads">
        {shown.map((column) => (
          <p class={column === edition.original ? 'head head-original' : 'head head-translation'}>
            <span class="head-role">{roleWord(column, m)}</span>{' '}
            <span class="head-lang">{capitalise(nameLanguage(column.lang, m))}</span>
            {column.from === null ? null : (
              <span class="head-by"> {m.beside.from(nameLanguage(column.from.lang, m))}</span>
            )}
            {column.by === null ? null : <span class="head-by"> {m.reading.by(column.by)}</span>}
          </p>
        ))}
      </div>
      {groupByLeaf(edition.paragraphs, images).map((group) => {
        const paragraphs = group.paragraphs.map((paragraph) =>
          isPaired ? (
            <PairedParagraph paragraph={paragraph} {...props} />
          ) : (
            <RunningParagraph paragraph={paragraph} {...props} />
          ),
        );
        if (group.images.length === 0) return <>{paragraphs}</>;
        return (
          <div class="leaf-group">
            <LeafImages record={record} images={group.images} lang={shown[0]?.lang ?? 'und'} messages={m} />
            <div class="leaf-words">{paragraphs}</div>
          </div>
        );
      })}
    </sverka-text>
  );
}

/** Texts that are laid beside no other: whole, one after another, so that nothing of a record is out of sight. */
export function OtherTexts(props: ColumnsProps) {
  const { edition, messages: m } = props;
  return (
    <>
      {edition.others.map(({ column, paragraphs }) => (
        <sverka-text class="text text-single text-other">
          <div class="column-heads">
            <p class="head">
              <span class="head-role">{roleWord(column, m)}</span>{' '}
              <span class="head-lang">{capitalise(nameLanguage(column.lang, m))}</span>
              <span class="head-by">{m.reading.alone}</span>
            </p>
          </div>
          {paragraphs.map((paragraph) => (
            <RunningParagraph paragraph={paragraph} {...props} />
          ))}
        </sverka-text>
      ))}
    </>
  );
}

function roleWord(column: Column, m: Messages): string {
  return column.role === 'translation' ? m.reading.translation : m.reading.original;
}

interface ParagraphProps extends ColumnsProps {
  readonly paragraph: Paragraph;
}

function classOf(paragraph: Paragraph): string {
  return `para para-${paragraph.kind}${paragraph.level > 1 ? ` level-${Math.min(paragraph.level, 4)}` : ''}`;
}

function PairedParagraph({ paragraph, messages: m, citeAddress, deciders, isEditing }: ParagraphProps) {
  return (
    <section class={classOf(paragraph)}>
      <div class="rows">
        {paragraph.rows.map((row) => (
          <div
            class={`row${row.gap === null ? '' : ' row-gap'}${row.settled === null ? '' : ' row-settled'}`}
            {...anchorOf(row)}
            data-n={row.n}
            {...(needsLook(row) ? { 'data-look': '' } : {})}
          >
            <Side
              line={row.original}
              side="original"
              messages={m}
              cellWidths={paragraph.cellWidths}
              cut={isEditing ? row.bead : null}
              elsewhere={row.elsewhere}
            />
            <PassageSign row={row} messages={m} citeAddress={citeAddress} deciders={deciders} isEditing={isEditing} />
            <Side
              line={row.translation}
              side="translation"
              messages={m}
              cellWidths={paragraph.cellWidths}
              cut={isEditing ? row.bead : null}
              elsewhere={row.elsewhere}
            />
          </div>
        ))}
      </div>
      <Notes notes={paragraph.notes} messages={m} />
    </section>
  );
}

function anchorOf(row: Row): { id?: string } {
  return row.anchor === null ? {} : { id: row.anchor };
}

function Side({
  line,
  side,
  messages: m,
  cellWidths,
  cut,
  elsewhere,
}: {
  readonly line: Line | null;
  readonly side: 'original' | 'translation';
  readonly messages: Messages;
  readonly cellWidths: readonly number[] | undefined;
  /** The bead that can be parted between its sentences; null where nothing is edited. */
  readonly cut: number | null;
  /** The passage in which the counterpart seems to stand. */
  readonly elsewhere: number | null;
}) {
  if (line === null) {
    return (
      <div class={`side side-${side} side-none`}>
        {elsewhere === null ? (
          <span class="none" title={m.reading.noCounterpartLong[side]}>
            {m.reading.noCounterpart}
          </span>
        ) : (
          <a class="none moved" href={`#p${elsewhere}`} title={m.reading.findingNote}>
            {m.reading.elsewhere(elsewhere)}
          </a>
        )}
      </div>
    );
  }
  return (
    <div
      class={`side side-${side} kind-${line.kind}${line.opens ? ' opens' : ''}`}
      lang={spellingOf([line])}
      {...headingRole(line)}
    >
      {cut === null || line.breaks.length === 0 ? (
        <LineWords line={line} messages={m} cellWidths={cellWidths} />
      ) : (
        <CutLine line={line} side={side} bead={cut} messages={m} />
      )}
    </div>
  );
}

/** The language of lines, with their spelling where it has two. */
function spellingOf(lines: readonly Line[]): string | undefined {
  const words = lines.flatMap(({ pieces }) => pieces.map((piece) => (piece.kind === 'words' ? piece.text : '')));
  return lines[0] === undefined ? undefined : toSpelling(lines[0].lang, words.join(' '));
}

/** The headings of a document lie below the headings of the page. */
function headingRole(line: Line): { role?: 'heading'; 'aria-level'?: number } {
  return line.kind === 'heading' ? { role: 'heading', 'aria-level': Math.min(line.level + 1, 6) } : {};
}

function PassageSign({
  row,
  messages: m,
  citeAddress,
  deciders,
  isEditing,
}: Pick<ColumnsProps, 'messages' | 'citeAddress' | 'deciders' | 'isEditing'> & { readonly row: Row }) {
  // What moved is told beside the gap; only who edits needs the sign, to judge it.
  const isToldByGap = (kind: string): boolean => kind === 'order' && row.elsewhere !== null;
  const findings = isEditing
    ? row.findings
    : row.findings.filter(({ judged, kind }) => judged?.verdict !== 'dismissed' && !isToldByGap(kind));
  return (
    <div class="gutter">
      <a
        class="number"
        href={`#p${row.n}`}
        aria-label={m.reading.passageAddress(row.n)}
        title={row.settled === null ? m.reading.passageAddress(row.n) : settledWords(deciders.get(row.settled), m)}
        data-sign={row.settled === null || isEditing ? row.n : `${row.n}\u2009✓`}
      ></a>
      <a
        class="quote"
        href={citeAddress(row.n)}
        aria-label={m.reading.citePassage(row.n)}
        title={m.reading.citePassage(row.n)}
        data-sign="❝"
      ></a>
      {row.doubtful ? <Doubt row={row} messages={m} /> : null}
      {row.settled === null || !isEditing ? null : <SettledSign decider={deciders.get(row.settled)} messages={m} />}
      {findings.length === 0 ? null : (
        <Findings row={row} findings={findings} messages={m} deciders={deciders} isEditing={isEditing} />
      )}
      {isEditing ? <RowTools row={row} messages={m} /> : null}
    </div>
  );
}

function Doubt({ row, messages: m }: { readonly row: Row; readonly messages: Messages }) {
  const words = m.reading.doubtful(Math.round(row.confidence * 100));
  return (
    <details class="doubt">
      <summary aria-label={m.reading.doubtfulShort} title={words} data-sign="?"></summary>
      <p class="doubt-words">{words}</p>
    </details>
  );
}

/** What the check of the translation found: a small sign, the reason on demand, and what a person makes of it. */
function Findings({
  row,
  findings,
  messages: m,
  deciders,
  isEditing,
}: Pick<ColumnsProps, 'messages' | 'deciders' | 'isEditing'> & {
  readonly row: Row;
  readonly findings: Row['findings'];
}) {
  const isOpen = findings.some(({ judged }) => judged?.verdict !== 'dismissed');
  return (
    <details class={isOpen ? 'doubt finding' : 'doubt finding finding-dismissed'}>
      <summary
        aria-label={m.reading.findingShort}
        title={findings.map((finding) => m.reading.finding(finding)).join(' ')}
        data-sign="!"
      ></summary>
      <div class="doubt-words">
        {findings.map((finding) => (
          <div class={finding.judged?.verdict === 'dismissed' ? 'dismissed' : 'finding-words'}>
            <p>{m.reading.finding(finding)}</p>
            {finding.judged === undefined ? null : (
              <p class="quiet">
                {m.edit.judged(finding.judged.verdict, deciders.get(finding.judged.decision)?.by ?? '')}
              </p>
            )}
            {isEditing ? <VerdictTools row={row} finding={finding} messages={m} /> : null}
          </div>
        ))}
        <p class="quiet">{m.reading.findingNote}</p>
      </div>
    </details>
  );
}

function RunningParagraph({ paragraph, messages: m, citeAddress }: ParagraphProps) {
  const first = paragraph.rows[0];
  if (first === undefined) return null;
  const lines = paragraph.rows.flatMap((row) => {
    const line = row.original ?? row.translation;
    return line === null ? [] : [{ row, line }];
  });
  const [leading] = lines;
  return (
    <section class={classOf(paragraph)}>
      <div class="running">
        <div
          class={`side kind-${paragraph.kind}`}
          lang={spellingOf(lines.map(({ line }) => line))}
          {...(leading === undefined ? {} : headingRole(leading.line))}
        >
          {lines.map(({ row, line }, index) => (
            <>
              {index === 0 ? null : ' '}
              <span class="passage" {...anchorOf(row)} data-n={row.n}>
                <LineWords line={line} messages={m} cellWidths={paragraph.cellWidths} />
              </span>
            </>
          ))}
        </div>
        <div class="gutter" hidden={first.n === 0}>
          <a
            class="number"
            href={`#p${first.n}`}
            aria-label={m.reading.passageAddress(first.n)}
            title={m.reading.passageAddress(first.n)}
            data-sign={first.n}
          ></a>
          <a
            class="quote"
            href={citeAddress(first.n)}
            aria-label={m.reading.citePassage(first.n)}
            title={m.reading.citePassage(first.n)}
            data-sign="❝"
          ></a>
        </div>
      </div>
      <Notes notes={paragraph.notes} messages={m} />
    </section>
  );
}

function Notes({ notes, messages: m }: { readonly notes: readonly MarginNote[]; readonly messages: Messages }) {
  if (notes.length === 0) return null;
  return (
    <div class="notes">
      {notes.map((note) => (
        <p class={`note note-${note.side}`} id={`note-${note.note}`} role="doc-footnote" lang={note.lang}>
          <a class="note-sign" href={`#call-${note.note}`} aria-label={m.reading.backToText} data-sign={note.label}></a>{' '}
          {noteKind(note, m) === '' ? null : (
            <span class="note-by" lang={m.lang}>
              {noteKind(note, m)}
            </span>
          )}{' '}
          {note.text}
        </p>
      ))}
    </div>
  );
}

/** What a note is, where it does not say so itself (“Source: Department of State …”). */
function noteKind(note: MarginNote, m: Messages): string {
  const kind = kindWord(note, m);
  return note.text.toLowerCase().startsWith(kind.toLowerCase()) ? '' : kind;
}

function kindWord(note: MarginNote, m: Messages): string {
  if (note.signed !== undefined) return `${note.signed}:`;
  if (note.type === 'sic') return '';
  if (note.type === 'source' || note.type === 'marginal') return m.reading.noteTypes[note.type];
  return note.by === 'translator' || note.by === 'author' ? m.reading.noteBy[note.by] : '';
}
