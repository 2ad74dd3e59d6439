/** Editing an alignment: the forms of the reading page, the history of a record, and the same for programs below `/api`. */
import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import {
  type EditState,
  editRecord,
  type Edited,
  getEditState,
  listHistory,
  redoEdit,
  undoEdit,
} from '../editing/editing.ts';
import { SverkaError, toError } from '../errors.ts';
import { toOwnAddress, toRecordAddress, withQuery } from './addresses.ts';
import { answerPage, type Desk, toShowing } from './answer.tsx';
import { readNumber } from './asks.ts';
import { EditBody, LONGEST_NAME } from './bodies.ts';
import { EDITOR, keep } from './preferences.ts';
import { HistoryPage } from './views/history-page.tsx';

const MOST_TEXTS = 100_000;
const STEP = /^(undo|redo)(?: (\d+))?$/u;

/** Who is at work: the name given once, kept in this browser. */
export function readEditor(c: Context): string {
  return toName(getCookie(c, EDITOR)) ?? 'editor';
}

function toName(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  const name = given.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME);
  return name === '' ? undefined : name;
}

/** Shows a record to whoever could not change it, as it stands now. */
type AnswerFresh = (
  c: Context,
  id: string,
  refused: SverkaError,
  shown: { readonly translation?: number; readonly part?: number },
) => Promise<Response>;

export function addEditRoutes(app: Hono, desk: Desk, answerFresh: AnswerFresh): void {
  const { archive } = desk.room;

  /** Makes an edit, or takes one back. */
  const act = (record: string, { edit, stamp = '', translation, by = 'editor' }: EditBody): Promise<Edited> => {
    const [, step, of] = STEP.exec(edit.trim()) ?? [];
    const ask = { record, by, ...(of === undefined ? {} : { of: Number(of) }) };
    if (step === 'undo') return undoEdit(archive, ask);
    if (step === 'redo') return redoEdit(archive, ask);
    return editRecord(archive, { record, edit, stamp, by, ...(translation === undefined ? {} : { translation }) });
  };

  app.post('/records/:id/edit', async (c) => {
    const id = c.req.param('id');
    const form = await c.req.parseBody();
    const field = (name: string): string | undefined => (typeof form[name] === 'string' ? form[name] : undefined);
    const translation = field('translation');
    const body = EditBody.safeParse({
      edit: field('do'),
      stamp: field('stamp'),
      by: readEditor(c),
      ...(translation === undefined || !/^\d{1,6}$/u.test(translation) ? {} : { translation: Number(translation) }),
    });
    if (!body.success) throw toError('REQUEST_BAD', { reason: 'the form holds no edit' });
    const back = field('back') === 'history' ? 'history' : 'text';
    try {
      const { did, seq, passage } = await act(id, body.data);
      if (back === 'history') return c.redirect(withQuery(`${toRecordAddress(id)}/history`, { did }), 303);
      const at = passage === null ? field('at') : `p${passage}`;
      const address = toRecordAddress(id, {
        edit: 1,
        with: body.data.translation,
        part: field('part'),
        at,
        did: seq === null ? 'nothing' : did,
      });
      return c.redirect(at === undefined ? address : `${address}#${at}`, 303);
    } catch (error) {
      if (error instanceof SverkaError && ['EDIT_STALE', 'EDIT_IMPOSSIBLE'].includes(error.code))
        return await answerFresh(c, id, error, {
          ...(body.data.translation === undefined ? {} : { translation: body.data.translation }),
          ...(/^\d{1,6}$/u.test(field('part') ?? '') ? { part: Number(field('part')) } : {}),
        });
      throw error;
    }
  });

  app.post('/editor', async (c) => {
    const form = await c.req.parseBody();
    keep(c, EDITOR, toName(form.name) ?? 'editor');
    return c.redirect(toOwnAddress(typeof form.back === 'string' ? form.back : undefined), 303);
  });

  app.get('/records/:id/history', async (c) => {
    const stored = await archive.getRecord(c.req.param('id'));
    const entries = await listHistory(archive, stored.record.id);
    const view = (
      <HistoryPage
        showing={toShowing(c, desk)}
        stored={stored}
        entries={entries}
        canEdit={desk.room.readOnly !== true}
        did={c.req.query('did')}
      />
    );
    return answerPage(c, view);
  });

  app.get('/api/records/:id/alignment', async (c) => {
    const state = await getEditState(archive, c.req.param('id'), readNumber(c, 'translation', 0, MOST_TEXTS));
    return c.json(toJson(state));
  });

  app.post('/api/records/:id/alignment', async (c) => {
    const id = c.req.param('id');
    const body = EditBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success)
      throw toError('REQUEST_BAD', { reason: 'expected {"edit": "join 12", "stamp": "…", "by": "…"}' });
    const done = await act(id, { ...body.data, by: toName(body.data.by) ?? readEditor(c) });
    return c.json({ ...done, ...toJson(await getEditState(archive, id, body.data.translation)) });
  });

  app.get('/api/records/:id/history', async (c) => {
    const { record } = await archive.getRecord(c.req.param('id'));
    return c.json({ record: record.id, history: await listHistory(archive, record.id) });
  });
}

/** The state of an alignment for programs. */
function toJson({ stored, chosen, pair, settled, stamp, undo, redo, decisions }: EditState) {
  const { original, translation, beads } = chosen.alignment;
  const bySeq = new Map(decisions.map((decision) => [decision.seq, decision]));
  return {
    record: stored.record.id,
    translation: chosen.translation,
    languages: pair.languages,
    stamp,
    undo,
    redo,
    original: original.map(({ text }) => text),
    sentences: translation.map(({ text }) => text),
    beads: beads.map((bead) => {
      const decision = bead.settled === undefined ? undefined : bySeq.get(bead.settled);
      return {
        original: bead.original,
        translation: bead.translation,
        confidence: bead.confidence,
        settled: decision === undefined ? null : { decision: decision.seq, by: decision.by, at: decision.at },
      };
    }),
    lost: settled.lost.map(({ ref, why, bead }) => ({
      decision: ref[0],
      bead: ref[1],
      why,
      original: bead.original?.words ?? null,
      translation: bead.translation?.words ?? null,
    })),
  };
}
