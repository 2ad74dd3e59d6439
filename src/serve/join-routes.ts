/** A person's decision that two records are one document's original and translation, and taking it back. */
import type { Hono } from 'hono';
import type { Archive, StoredRecord } from '../archive/archive.ts';
import { type SverkaError, toError } from '../errors.ts';
import { isRecordNote } from '../ingest/ingest.ts';
import { formatJoinSubject, JOIN_DECISION, type JoinedFiles, parseJoin } from '../model/join.ts';
import type { Desk } from './answer.tsx';
import { JoinBody } from './bodies.ts';

export function addJoinRoutes(app: Hono, { room }: Desk): void {
  const { archive } = room;

  app.post('/api/records/:id/join', async (c) => {
    const id = c.req.param('id');
    const body = JoinBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success)
      throw toError('REQUEST_BAD', { reason: 'expected {"translation": "record", "by": "name"} or {"undo": 12}' });
    if ('undo' in body.data) {
      const seq = body.data.undo;
      const made = (await archive.listDecisions({ kind: JOIN_DECISION })).find((decision) => decision.seq === seq);
      if (made === undefined) throw toError('DECISION_NOT_FOUND', { seq });
      const undone = await archive.undo(seq);
      await room.rescan();
      return c.json({ seq: undone, record: id });
    }
    const { translation, by = 'editor' } = body.data;
    const files = await findFiles(archive, id, translation);
    const seq = await archive.decide({ kind: JOIN_DECISION, subject: formatJoinSubject(files), value: files, by });
    await room.rescan();
    return c.json({ seq, record: id });
  });
}

/** The files of two records that can become one; throws JOIN_IMPOSSIBLE. */
async function findFiles(archive: Archive, original: string, translation: string): Promise<JoinedFiles> {
  const refuse = (reason: string): SverkaError => toError('JOIN_IMPOSSIBLE', { reason });
  if (original === translation) throw refuse('it is one record');
  const [said, told] = [await archive.getRecord(original), await archive.getRecord(translation)];
  const joined = (await archive.listDecisions({ kind: JOIN_DECISION })).flatMap(({ value }) => parseJoin(value) ?? []);
  const fileOf = (stored: StoredRecord, isOriginal: boolean): string => {
    const { record, source } = stored;
    const files = source.files.map(({ path }) => path).filter((path) => !isRecordNote(path));
    const [first] = files;
    const wasJoined = isOriginal && joined.some((files) => files.original === first);
    if (stored.missing) throw refuse(`the file of ${record.id} is no longer in the folder`);
    if (first === undefined || first.startsWith('@added/'))
      throw refuse(`${record.id} does not lie in the folder of the archive`);
    if (record.key !== '') throw refuse(`${record.id} is one of several records in its file`);
    if (record.texts.length !== 1 && !wasJoined) throw refuse(`${record.id} has more than one text already`);
    if (/[*{}]/u.test(first)) throw refuse(`the name of its file has one of the signs * { }: ${first}`);
    return first;
  };
  const files = { original: fileOf(said, true), translation: fileOf(told, false) };
  if (said.record.texts[0]?.lang === told.record.texts[0]?.lang && said.record.texts[0]?.lang !== 'und')
    throw refuse(`both are in one language (${said.record.texts[0]?.lang ?? ''})`);
  return files;
}
