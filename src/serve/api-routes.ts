/** JSON for other programs, the command line among them: `/api/…`. */
import type { Hono } from 'hono';
import { toError } from '../errors.ts';
import { checkIndex } from '../search/search.ts';
import { type Desk, toShowing } from './answer.tsx';
import { readNumber, readRecordsAsk, readSearchAsk } from './asks.ts';
import { AddBody } from './bodies.ts';
import { holdsToken } from './guard.ts';
import { buildCitations } from './record-routes.tsx';

export function addApiRoutes(app: Hono, desk: Desk): void {
  const { room } = desk;
  const { archive } = room;

  app.use('/api/*', async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  });

  app.get('/api/status', async (c) => {
    const { records, bilingual, languages, sources } = await archive.overview();
    return c.json({ name: room.name, records, bilingual, languages, sources, progress: room.progress() });
  });

  app.get('/api/search', async (c) => c.json(await room.search(readSearchAsk(c, 'lang'))));

  app.get('/api/records', async (c) => c.json(await archive.listRecords(readRecordsAsk(c, 'lang'))));

  app.get('/api/records/:id', async (c) => {
    const stored = await archive.getRecord(c.req.param('id'), readNumber(c, 'version', 1, 100_000));
    const {
      record,
      alignments,
      passages,
      version,
      versions,
      collection,
      previous,
      next,
      problems,
      gone,
      missing,
      addedAt,
    } = stored;
    return c.json({
      record,
      passages,
      alignments,
      version,
      versions,
      collection,
      previous,
      next,
      problems,
      gone,
      missing,
      addedAt,
    });
  });

  app.get('/api/records/:id/cite', async (c) => {
    const id = c.req.param('id');
    const stored = await archive.getRecord(id);
    const n = readNumber(c, 'passage', 1, Number.MAX_SAFE_INTEGER);
    if (n !== undefined && !stored.passages.some((passage) => passage.n === n)) {
      throw toError('PASSAGE_NOT_FOUND', { id, passage: n });
    }
    const { origin, messages } = toShowing(c, desk);
    const citations = buildCitations(stored, n, messages.lang, { origin, name: room.name });
    return c.json({ record: id, passage: n ?? null, citations });
  });

  app.get('/api/check', async (c) => {
    const { records } = await archive.overview();
    return c.json({ records, problems: [...(await archive.check()), ...(await checkIndex(archive))] });
  });

  // The report of the last run, to be saved: what was added, replaced, doubtful or unreadable, and why.
  app.get('/api/report', (c) => {
    const progress = room.progress();
    c.header('Content-Disposition', 'attachment; filename="sverka-report.json"');
    return c.json({
      name: room.name,
      running: progress.running,
      folder: progress.report,
      sources: room.outcomes?.() ?? [],
    });
  });

  app.post('/api/rescan', (c) => {
    void room.rescan().catch(() => undefined);
    return c.json({ started: true }, 202);
  });

  app.post('/api/add', async (c) => {
    // Paths of this machine: only for a command run by whoever runs the server, never for a page.
    if (room.add === undefined || !holdsToken(c, room)) throw toError('REQUEST_FOREIGN');
    const body = AddBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success) throw toError('REQUEST_BAD', { reason: 'expected {"paths": ["/absolute/path", …]}' });
    return c.json(await room.add(body.data.paths));
  });
}
