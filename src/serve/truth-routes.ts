/** The truth of the archive, for a command of whoever runs the server: the journal, and all bytes as they were received. */
import type { Context, Hono } from 'hono';
import { Readable } from 'node:stream';
import { toError } from '../errors.ts';
import type { Desk } from './answer.tsx';
import { holdsToken } from './guard.ts';

export function addTruthRoutes(app: Hono, { room }: Desk): void {
  const { archive } = room;

  // Earlier versions, names of those who decided, paths of this machine: never for a page.
  app.use('/api/truth/*', async (c: Context, next) => {
    if (!holdsToken(c, room)) throw toError('REQUEST_FOREIGN');
    await next();
  });
  app.get('/api/truth/journal', (c) => answerStream(c, toLines(archive.listJournal())));
  app.get('/api/truth/files', (c) => answerStream(c, toLines(archive.listKept())));
  app.get('/api/truth/files/:sha256', (c) => answerStream(c, archive.streamFile(c.req.param('sha256'))));
}

/** Answers piece by piece, as fast as they are taken. What throws before the first piece is said; later it breaks the answer off. */
async function answerStream(c: Context, pieces: AsyncGenerator<string | Uint8Array>): Promise<Response> {
  const first = await pieces.next();
  async function* all(): AsyncGenerator<Uint8Array> {
    for (let piece = first; piece.done !== true; piece = await pieces.next()) yield Buffer.from(piece.value);
  }
  const body = Readable.toWeb(Readable.from(all(), { objectMode: false })) as ReadableStream;
  return c.body(body, 200, { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' });
}

async function* toLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
