/** What can be done with one row: buttons of one form, each with its edit in the notation of the align room. */
import type { JudgedFinding, Line, Row } from '../../edition/edition.ts';
import type { Messages } from '../messages/en.ts';
import type { Decider } from './edit-frame.tsx';
import { formatWhen } from './history-page.tsx';
import { LineWords } from './line.tsx';

interface ToolProps {
  readonly edit: string;
  readonly label: string;
  readonly icon: keyof typeof ICONS;
  /** The key that presses it in the row that is walked to. */
  readonly press?: string;
  readonly place?: string;
}

/** Drawn in a square of 16. */
const ICONS = {
  confirm: 'M3 8.5l3.5 3.5L13 4.5',
  free: 'M5 7H11.5a3 3 0 0 1 0 6H7M5 7l2.5-2.5M5 7l2.5 2.5',
  join: 'M2 4h12M2 12h12M8 5v6M6 9l2 2 2-2',
  split: 'M2 8h2M7 8h2M12 8h2M8 2v3M8 11v3M6 4l2-2 2 2M6 12l2 2 2-2',
  unpair: 'M6.5 5H4.5a3 3 0 0 0 0 6h2M9.5 5h2a3 3 0 0 1 0 6h-2M8 2.5v2M8 11.5v2',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  end: 'M3 5.5l3 3 6-6M8 9v5M5.5 11.5L8 14l2.5-2.5',
} as const;

function Tool({ edit, label, icon, press, place }: ToolProps) {
  return (
    <button
      type="submit"
      name="do"
      value={edit}
      class={place === undefined ? 'tool' : `tool tool-${place}`}
      aria-label={label}
      title={press === undefined ? label : `${label} (${press})`}
      {...(press === undefined ? {} : { 'data-key': press })}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d={ICONS[icon]}
          fill="none"
          stroke="currentColor"
          stroke-width="1.4"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    </button>
  );
}

/** The tools of a row: borders of the original on the left, of the translation on the right, the bead between them. */
export function RowTools({ row, messages: m }: { readonly row: Row; readonly messages: Messages }) {
  const { bead, n } = row;
  const t = m.edit.tools;
  const sentences = (line: Line | null): number => (line === null ? 0 : line.breaks.length + 1);
  const isPair = row.original !== null && row.translation !== null;
  const canSplit = isPair && sentences(row.original) + sentences(row.translation) > 2;
  return (
    <div class="tools-row" role="group" aria-label={t.group(n)}>
      {row.original === null ? null : (
        <>
          <Tool edit={`move ${bead} original up`} label={t.originalUp(n)} icon="up" press="q" place="ou" />
          <Tool edit={`move ${bead} original down`} label={t.originalDown(n)} icon="down" press="a" place="od" />
        </>
      )}
      {row.settled === null ? (
        <Tool edit={`confirm ${bead}`} label={t.confirm(n)} icon="confirm" press="y" place="yes" />
      ) : (
        <Tool edit={`free ${bead}`} label={t.free(n)} icon="free" press="b" place="yes" />
      )}
      <Tool edit={`confirm ${bead}..end`} label={t.confirmOn(n)} icon="end" press="Y" place="on" />
      <Tool edit={`join ${bead}`} label={t.join(n)} icon="join" press="m" place="join" />
      {canSplit ? <Tool edit={`split ${bead}`} label={t.split(n)} icon="split" press="s" place="split" /> : null}
      {isPair ? <Tool edit={`unpair ${bead}`} label={t.unpair(n)} icon="unpair" press="x" place="part" /> : null}
      {row.translation === null ? null : (
        <>
          <Tool edit={`move ${bead} translation up`} label={t.translationUp(n)} icon="up" press="p" place="tu" />
          <Tool edit={`move ${bead} translation down`} label={t.translationDown(n)} icon="down" press="l" place="td" />
        </>
      )}
    </div>
  );
}

/** A side of several sentences, each by itself, with a border to part the row at. */
export function CutLine({
  line,
  side,
  bead,
  messages: m,
}: {
  readonly line: Line;
  readonly side: 'original' | 'translation';
  readonly bead: number;
  readonly messages: Messages;
}) {
  const starts = [0, ...line.breaks, line.pieces.length];
  return (
    <>
      {starts.slice(0, -1).map((from, at) => (
        <>
          {at === 0 ? null : (
            <button
              type="submit"
              name="do"
              value={`split ${bead} ${side} ${at}`}
              class="cut"
              lang={m.lang}
              aria-label={m.edit.tools.cut(at)}
              title={m.edit.tools.cut(at)}
              data-sign={m.edit.tools.cutShort}
            ></button>
          )}
          <span class="sentence">
            <LineWords line={{ ...line, pieces: line.pieces.slice(from, starts[at + 1]) }} messages={m} />
          </span>
        </>
      ))}
    </>
  );
}

/** Says who settled a passage, and when. */
export function settledWords(decider: Decider | undefined, m: Messages): string {
  return m.edit.settledBy(decider?.by ?? '', decider === undefined ? '' : formatWhen(decider.at, m));
}

/** A person's bead: a small check, and who settled it when on demand. */
export function SettledSign({
  decider,
  messages: m,
}: {
  readonly decider: Decider | undefined;
  readonly messages: Messages;
}) {
  const words = settledWords(decider, m);
  return (
    <details class="doubt settled">
      <summary aria-label={m.edit.settledShort} title={words} data-sign="✓"></summary>
      <p class="doubt-words">{words}</p>
    </details>
  );
}

/** What a person can make of a finding. */
export function VerdictTools({
  row,
  finding,
  messages: m,
}: {
  readonly row: Row;
  readonly finding: JudgedFinding;
  readonly messages: Messages;
}) {
  const at = row.findings.indexOf(finding);
  if (finding.judged !== undefined) {
    return (
      <button type="submit" name="do" value={`undo ${finding.judged.decision}`} class="verdict">
        {m.edit.undoThis}
      </button>
    );
  }
  return (
    <p class="verdicts">
      <button type="submit" name="do" value={`dismiss ${row.bead}.${at}`} class="verdict" data-key="d">
        {m.edit.dismiss}
      </button>
      <button type="submit" name="do" value={`fault ${row.bead}.${at}`} class="verdict" data-key="f">
        {m.edit.fault}
      </button>
    </p>
  );
}
