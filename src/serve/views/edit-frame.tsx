/** Around the text while its alignment is edited: a bar that says how far one is, takes steps back, and names who is at work. */
import type { Child } from 'hono/jsx';
import type { StoredRecord } from '../../archive/archive.ts';
import type { Edition, Row } from '../../edition/edition.ts';
import type { EditState } from '../../editing/editing.ts';
import type { Problem } from '../../errors.ts';
import { toRecordAddress, withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import type { Showing } from './frame.tsx';
import { toSentence } from './problem-list.tsx';

/** Who decided something, and when. */
export interface Decider {
  readonly by: string;
  readonly at: string;
}

/** What the page needs while the alignment is edited. */
export interface Editing {
  readonly state: EditState;
  readonly editor: string;
  /** Beads that are sure and not settled yet. */
  readonly sure: number;
  /** What was done last, or why something was not. */
  readonly did: string | undefined;
  readonly refused: Problem | undefined;
}

interface EditFrameProps {
  readonly showing: Showing;
  readonly stored: StoredRecord;
  readonly edition: Edition;
  readonly editing: Editing | null;
  readonly children?: Child;
}

/** Says whether a row wants a person: the machine is not sure, or the check found something nobody has judged. */
export function needsLook(row: Row): boolean {
  return (row.doubtful && row.settled === null) || row.findings.some(({ judged }) => judged === undefined);
}

export function EditFrame(props: EditFrameProps) {
  const { editing, stored, edition, showing, children } = props;
  if (editing === null) return <>{children}</>;
  const action = `${toRecordAddress(stored.record.id)}/edit`;
  return (
    <sverka-edit class="editing">
      <EditBar {...props} editing={editing} />
      <form method="post" action={action} class="edit-form" aria-label={showing.messages.edit.title}>
        <HiddenFields editing={editing} part={edition.part} />
        {children}
      </form>
    </sverka-edit>
  );
}

function HiddenFields({ editing, part }: { readonly editing: Editing; readonly part: number | null }) {
  return (
    <>
      <input type="hidden" name="stamp" value={editing.state.stamp} />
      <input type="hidden" name="translation" value={String(editing.state.chosen.translation)} />
      {part === null ? null : <input type="hidden" name="part" value={String(part)} />}
    </>
  );
}

function EditBar({ showing, stored, edition, editing }: EditFrameProps & { readonly editing: Editing }) {
  const { messages: m, path, query } = showing;
  const { state } = editing;
  const { beads } = state.chosen.alignment;
  const action = `${toRecordAddress(stored.record.id)}/edit`;
  const rows = edition.paragraphs.flatMap((paragraph) => paragraph.rows);
  const looks = rows.filter(needsLook);
  const settled = beads.filter((bead) => bead.settled !== undefined).length;
  const lost = stored.problems.filter(({ code }) => code.startsWith('DECISION_'));
  const here = { ...query, did: null };
  const step = (name: 'undo' | 'redo', of: number | null, press: string) => (
    <button
      type="submit"
      name="do"
      value={of === null ? name : `${name} ${of}`}
      disabled={of === null}
      data-key={press}
    >
      {m.edit[name]}
    </button>
  );
  return (
    <div class="edit-bar">
      <div class="edit-line">
        <p class="edit-count">
          <b>{m.edit.title}</b> <span class="quiet">{m.edit.progress(settled, beads.length, looks.length)}</span>
        </p>
        <form method="post" action={action} class="edit-steps">
          <HiddenFields editing={editing} part={edition.part} />
          {step('undo', state.undo, 'u')}
          {step('redo', state.redo, 'r')}
          {looks[0] === undefined ? null : (
            <a class="edit-next" href={`#p${looks[0].n}`} data-next="">
              {m.edit.next}
            </a>
          )}
          {editing.sure === 0 ? null : (
            <button type="submit" name="do" value="confirm sure">
              {m.edit.confirmSure(editing.sure)}
            </button>
          )}
        </form>
        <div class="edit-ends">
          <Who editing={editing} back={withQuery(path, here)} messages={m} />
          <a href={`${toRecordAddress(stored.record.id)}/history`}>{m.edit.history}</a>
          <a href={withQuery(path, { ...here, edit: null, at: null })} class="edit-done" data-key="e">
            {m.edit.finish}
          </a>
        </div>
      </div>
      {editing.refused === undefined ? null : (
        <p class="notice edit-said" role="alert">
          {toSentence(editing.refused, m)}
        </p>
      )}
      {editing.did === undefined ? null : (
        <p class="edit-said edit-did" role="status">
          {m.edit.done(editing.did)}
        </p>
      )}
      {lost.map((problem) => (
        <form method="post" action={action} class="notice edit-lost">
          <HiddenFields editing={editing} part={edition.part} />
          {toSentence(problem, m)}{' '}
          <button type="submit" name="do" value={letGo(problem, state)}>
            {m.edit.letGo}
          </button>
        </form>
      ))}
    </div>
  );
}

/** Who is at work: a name that is given once and kept in this browser. */
function Who({
  editing,
  back,
  messages: m,
}: {
  readonly editing: Editing;
  readonly back: string;
  readonly messages: Messages;
}) {
  return (
    <details class="edit-who">
      <summary>{m.edit.as(editing.editor)}</summary>
      <form method="post" action="/editor">
        <input type="hidden" name="back" value={back} />
        <label>
          {m.edit.name} <input name="name" value={editing.editor} maxlength={80} autocomplete="name" />
        </label>
        <button type="submit">{m.edit.keepName}</button>
      </form>
    </details>
  );
}

/** A bead is let go alone; a verdict on a finding is taken back. */
function letGo({ values }: Problem, state: EditState): string {
  const seq = Number(values?.seq ?? 0);
  const isBead = state.settled.lost.some(({ ref }) => ref[0] === seq && ref[1] === values?.bead);
  return isBead ? `free lost ${seq} ${values?.bead ?? 0}` : `undo ${seq}`;
}
