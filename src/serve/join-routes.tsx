/** A person's decision that two records are one document's original and translation, and taking it back: pages, and the same for programs. */
import type { Context, Hono } from 'hono';
import type { StoredRecord } from '../archive/archive.ts';
import {
  findJoinedTo,
  isJoinable,
  joinNamed,
  joinRecords,
  listCounterparts,
  listNamed,
  listOwnJoins,
  partRecords,
} from '../editing/editing.ts';
import { type Problem, SverkaError, toError } from '../errors.ts';
import { toRecordAddress } from './addresses.ts';
import { answerPage, type Desk, toShowing } from './answer.tsx';
import { JoinBody, NamedJoinsBody } from './bodies.ts';
import { readEditor } from './edit-routes.tsx';
import type { Joining } from './views/join-notices.tsx';
import { JoinPage } from './views/join-page.tsx';

export function addJoinRoutes(app: Hono, desk: Desk): void {
  const { room } = desk;
  const { archive } = room;

  app.post('/api/records/:id/join', async (c) => {
    const id = c.req.param('id');
    const body = JoinBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success)
      throw toError('REQUEST_BAD', { reason: 'expected {"translation": "record", "by": "name"} or {"undo": 12}' });
    const seq =
      'undo' in body.data
        ? await partRecords(archive, body.data.undo)
        : await joinRecords(archive, {
            original: id,
            translation: body.data.translation,
            by: body.data.by ?? 'editor',
          });
    await room.rescan();
    return c.json({ seq, record: id });
  });

  app.post('/api/joins/named', async (c) => {
    const body = NamedJoinsBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success) throw toError('REQUEST_BAD', { reason: 'expected {"by": "name"}' });
    const joined = await joinNamed(archive, body.data.by ?? 'editor');
    if (joined.length > 0) await room.rescan();
    return c.json({ joined });
  });

  app.post('/joins/named', async (c) => {
    const joined = await joinNamed(archive, readEditor(c));
    // Not waited for: the page shows how far it is.
    if (joined.length > 0) void room.rescan().catch(() => undefined);
    return c.redirect('/import', 303);
  });

  app.get('/api/records/:id/joins', async (c) => {
    const stored = await archive.getRecord(c.req.param('id'));
    return c.json({ record: stored.record.id, joins: await listOwnJoins(archive, stored) });
  });

  /** Shows the page: a record that was chosen beside this one, or records to choose from. */
  const answer = async (c: Context, id: string, refused: Problem | null): Promise<Response> => {
    const stored = await archive.getRecord(id);
    const words = (c.req.query('q') ?? '').trim().slice(0, 200);
    const named = c.req.query('with');
    const other = named === undefined || refused !== null ? undefined : await archive.getRecord(named);
    const view = (
      <JoinPage
        showing={toShowing(c, desk)}
        stored={stored}
        words={words}
        offered={other === undefined ? await listCounterparts(archive, stored, words) : []}
        chosen={other === undefined ? null : { other, isOriginal: isRatherOriginal(other, stored) }}
        refused={refused}
      />
    );
    return answerPage(c, view, refused === null ? 200 : 422);
  };

  app.get('/records/:id/join', (c) => answer(c, c.req.param('id'), null));

  app.post('/records/:id/join', async (c) => {
    const id = c.req.param('id');
    const form = await c.req.parseBody();
    const other = typeof form.with === 'string' ? form.with : '';
    const [original, translation] = form.original === other ? [other, id] : [id, other];
    try {
      await joinRecords(archive, { original, translation, by: readEditor(c) });
    } catch (error) {
      if (error instanceof SverkaError && ['JOIN_IMPOSSIBLE', 'RECORD_NOT_FOUND'].includes(error.code))
        return answer(c, id, error.problem);
      throw error;
    }
    await room.rescan();
    return c.redirect(toRecordAddress(original, { did: 'joined' }), 303);
  });

  app.post('/records/:id/part', async (c) => {
    const id = c.req.param('id');
    const form = await c.req.parseBody();
    await partRecords(archive, Number(typeof form.seq === 'string' ? form.seq : Number.NaN) || 0);
    await room.rescan();
    return c.redirect(toRecordAddress(id, { did: 'parted' }), 303);
  });
}

/** English is rarely what documents beside another language were written in; a text that says it is a translation is none of them. */
function isRatherOriginal(other: StoredRecord, stored: StoredRecord): boolean {
  const [own, its] = [stored.record.texts[0], other.record.texts[0]];
  if (own?.role !== its?.role) return its?.role === 'original';
  return own?.lang.startsWith('en') === true && its?.lang.startsWith('en') !== true;
}

/** Gathers what the page of a record shows of joins. */
export async function toJoining(c: Context, { room }: Desk, stored: StoredRecord): Promise<Joining> {
  const joins = await listOwnJoins(room.archive, stored);
  const canChange = room.readOnly !== true;
  const isNewest = stored.version === (stored.versions.at(-1)?.version ?? stored.version);
  return {
    joins,
    joinedTo: stored.missing ? await findJoinedTo(room.archive, stored) : null,
    named: canChange && isNewest ? await listNamed(room.archive, stored) : [],
    canJoin: canChange && isNewest && isJoinable(stored, joins),
    canPart: canChange,
    did: c.req.query('did'),
  };
}
