/** One record: its page, the formats it can be taken along in, and its files as they were received. */
import type { Context, Hono } from 'hono';
import type { StoredRecord } from '../archive/archive.ts';
import { buildEdition, type EditionAsk, VIEWS } from '../edition/edition.ts';
import { toError } from '../errors.ts';
import { CITATION_STYLES, type Citation, citeRecord } from '../share/share.ts';
import { answerPage, type Desk, toShowing } from './answer.tsx';
import { readNumber } from './asks.ts';
import { findExport } from './exports.ts';
import { type CheckFor, keepFindings } from './kept-findings.ts';
import { ReadingPage } from './views/reading-page.tsx';

const MOST_PARTS = 100_000;

export function addRecordRoutes(app: Hono, desk: Desk): void {
  const { archive } = desk.room;
  const checkFor = keepFindings();

  app.get('/records/:id', async (c) => {
    const name = c.req.param('id');
    const wanted = findExport(name);
    // A record may be called `a.json`: the record goes before the format.
    const stored = await archive.findRecord(name, readNumber(c, 'version', 1, MOST_PARTS));
    if (stored !== undefined) return answerReading(c, desk, stored, checkFor);
    if (wanted === undefined) throw toError('RECORD_NOT_FOUND', { id: name });
    return answerExport(c, desk, wanted);
  });

  app.get('/records/:id/files/:sha256', async (c) => {
    const { id, sha256 } = c.req.param();
    const stored = await archive.getRecord(id);
    const files = [...stored.source.files, ...stored.versions.flatMap((version) => version.files)];
    const file = files.find((candidate) => candidate.sha256 === sha256);
    if (file === undefined) throw toError('PAGE_NOT_FOUND', { path: c.req.path });
    const bytes = await archive.readFile(sha256);
    // Never shown in the browser, whatever it is: a saved page may carry scripts.
    c.header('Content-Disposition', toAttachment(file.path.split('/').at(-1) ?? 'file'));
    c.header('Cache-Control', 'private, max-age=31536000, immutable');
    c.header('Content-Type', 'application/octet-stream');
    return c.body(Uint8Array.from(bytes));
  });
}

/** Names a download in ASCII and, for names in other scripts, once more by RFC 6266. */
function toAttachment(name: string): string {
  const ascii = name.replace(/[^\w.-]+/gu, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

async function answerReading(c: Context, desk: Desk, stored: StoredRecord, checkFor: CheckFor): Promise<Response> {
  const showing = toShowing(c, desk);
  const cited = readNumber(c, 'cite', 1, Number.MAX_SAFE_INTEGER);
  const passage = stored.passages.find(({ n }) => n === cited);
  const citations = buildCitations(stored, passage?.n, showing.messages.lang, {
    origin: showing.origin,
    name: desk.room.name,
  });
  const edition = buildEdition(stored, readEditionAsk(c), checkFor(stored));
  const view = (
    <ReadingPage
      showing={showing}
      stored={stored}
      edition={edition}
      ties={await desk.room.archive.listTies(stored.record.id)}
      citations={citations}
      citedPassage={passage?.n ?? null}
    />
  );
  return answerPage(c, view);
}

function readEditionAsk(c: Context): EditionAsk {
  const view = VIEWS.find((name) => name === c.req.query('view'));
  const at = c.req.query('at');
  const translation = readNumber(c, 'with', 0, MOST_PARTS);
  const part = c.req.query('part') === 'all' ? ('all' as const) : readNumber(c, 'part', 1, MOST_PARTS);
  return {
    ...(view === undefined ? {} : { view }),
    ...(at === undefined ? {} : { at }),
    ...(translation === undefined ? {} : { translation }),
    ...(part === undefined ? {} : { part }),
  };
}

/** Builds the citations of a record, or of one passage of it, in every style. */
export function buildCitations(
  stored: StoredRecord,
  n: number | undefined,
  lang: 'en' | 'ru',
  archive: { readonly origin: string; readonly name: string },
): readonly Citation[] {
  const passage = stored.passages.find((candidate) => candidate.n === n);
  return CITATION_STYLES.map((style) =>
    citeRecord(stored.record, {
      style,
      lang,
      baseUrl: archive.origin,
      archiveName: archive.name,
      ...(passage === undefined ? {} : { passage }),
    }),
  );
}

async function answerExport(
  c: Context,
  desk: Desk,
  wanted: NonNullable<ReturnType<typeof findExport>>,
): Promise<Response> {
  const stored = await desk.room.archive.getRecord(wanted.id, readNumber(c, 'version', 1, MOST_PARTS));
  const showing = toShowing(c, desk);
  const text = wanted.format.write(stored, {
    baseUrl: showing.origin,
    archiveName: desk.room.name,
    lang: showing.messages.lang,
  });
  c.header(
    'Content-Disposition',
    toAttachment(`${wanted.id}.${wanted.format.ending}`).replace(
      'attachment',
      wanted.format.isShown ? 'inline' : 'attachment',
    ),
  );
  c.header('Cache-Control', 'private, no-cache');
  return c.body(text, 200, { 'Content-Type': wanted.format.type });
}
