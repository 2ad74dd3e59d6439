/** One record: its page, the formats it can be taken along in, and its files as they were received. */
import type { Context, Env, Hono } from 'hono';
import type { StoredRecord } from '../archive/archive.ts';
import { SURE } from '../align/align.ts';
import { buildEdition, type EditionAsk, VIEWS } from '../edition/edition.ts';
import { toEditState } from '../editing/editing.ts';
import { ERRORS, type Problem, toError } from '../errors.ts';
import { drawPage, drawTiff, isTiff } from '../ingest/ingest.ts';
import { CITATION_STYLES, type Citation, citeRecord } from '../share/share.ts';
import { toRecordAddress } from './addresses.ts';
import { answerPage, type Desk, toShowing } from './answer.tsx';
import { readNumber } from './asks.ts';
import { addEditRoutes, readEditor } from './edit-routes.tsx';
import { findExport } from './exports.ts';
import { toJoining } from './join-routes.tsx';
import type { Editing } from './views/edit-frame.tsx';
import { ReadingPage } from './views/reading-page.tsx';

const MOST_PARTS = 100_000;
/** Dots per inch of a page drawn for the screen. */
const SCREEN_DOTS = 110;

export function addRecordRoutes(app: Hono, desk: Desk): void {
  const { archive } = desk.room;
  addEditRoutes(app, desk, async (c, id, { problem }, shown) =>
    answerReading(c, desk, await archive.getRecord(id), { problem, shown }),
  );

  app.get('/records/:id', async (c) => {
    const name = c.req.param('id');
    const wanted = findExport(name);
    // A record may be called `a.json`: the record goes before the format.
    const stored = await archive.findRecord(name, readNumber(c, 'version', 1, MOST_PARTS));
    if (stored !== undefined) return answerReading(c, desk, stored);
    if (wanted === undefined) throw toError('RECORD_NOT_FOUND', { id: name });
    return answerExport(c, desk, wanted);
  });

  /** Gets a file of a record by its checksum: no path is ever made from what is asked. */
  const getFile = async (c: Context<Env, string>): Promise<{ readonly path: string; readonly bytes: Uint8Array }> => {
    const { id = '', sha256 = '' } = c.req.param() as Readonly<Record<string, string>>;
    const stored = await archive.getRecord(id);
    const files = [...stored.source.files, ...stored.versions.flatMap((version) => version.files)];
    const file = files.find((candidate) => candidate.sha256 === sha256);
    if (file === undefined) throw toError('PAGE_NOT_FOUND', { path: c.req.path });
    return { path: file.path, bytes: await archive.readFile(sha256) };
  };

  app.get('/records/:id/images/:sha256', async (c) => {
    const { bytes } = await getFile(c);
    const picture = await toPicture(bytes, readNumber(c, 'page', 1, MOST_PARTS) ?? 1);
    if (picture === null) throw toError('PAGE_NOT_FOUND', { path: c.req.path });
    c.header('Content-Disposition', 'inline');
    c.header('Cache-Control', 'private, max-age=31536000, immutable');
    return c.body(Uint8Array.from(picture.bytes), 200, { 'Content-Type': picture.type });
  });

  app.get('/records/:id/files/:sha256', async (c) => {
    const file = await getFile(c);
    const { bytes } = file;
    // Nothing but a picture is ever shown in the browser: a saved page may carry scripts.
    c.header('Content-Disposition', toAttachment(file.path.split('/').at(-1) ?? 'file'));
    c.header('Cache-Control', 'private, max-age=31536000, immutable');
    c.header('Content-Type', 'application/octet-stream');
    return c.body(Uint8Array.from(bytes));
  });
}

/** Draws pages one after another: a drawing takes a second or so of one core. */
let drawing: Promise<unknown> = Promise.resolve();

/** A kept file as a picture a browser can show, by its first bytes and never by its name; null where it is none. */
async function toPicture(
  bytes: Uint8Array,
  page: number,
): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null> {
  const begins = (...first: readonly number[]): boolean => first.every((byte, at) => bytes[at] === byte);
  if (begins(0xff, 0xd8, 0xff)) return { type: 'image/jpeg', bytes };
  if (begins(0x89, 0x50, 0x4e, 0x47)) return { type: 'image/png', bytes };
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
  if (!isPdf && !isTiff(bytes)) return null;
  const drawn = drawing.then(() => (isPdf ? drawPage(bytes, page, 'pdftoppm', SCREEN_DOTS) : drawTiff(bytes, page)));
  drawing = drawn.catch(() => undefined);
  const png = await drawn;
  return png === null || png.length === 0 ? null : { type: 'image/png', bytes: png };
}

/** Names a download in ASCII and, for names in other scripts, once more by RFC 6266. */
function toAttachment(name: string): string {
  const ascii = name.replace(/[^\w.-]+/gu, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

/** Why an edit was not made, and what of the record was shown when it was asked for. */
interface Refused {
  readonly problem: Problem;
  readonly shown: Pick<EditionAsk, 'translation' | 'part'>;
}

function toFields(values: Readonly<Record<string, string | number | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

async function answerReading(c: Context, desk: Desk, stored: StoredRecord, refused?: Refused): Promise<Response> {
  const asked = toShowing(c, desk);
  // The answer to a form is the page the form stands on.
  const showing =
    refused === undefined
      ? asked
      : {
          ...asked,
          path: toRecordAddress(stored.record.id),
          query: { edit: '1', ...toFields({ with: refused.shown.translation, part: refused.shown.part }) },
        };
  const cited = readNumber(c, 'cite', 1, Number.MAX_SAFE_INTEGER);
  const passage = stored.passages.find(({ n }) => n === cited);
  const ask = refused?.shown ?? readEditionAsk(c);
  const canEdit = isEditable(desk, stored);
  const editing = canEdit && (c.req.query('edit') === '1' || refused !== undefined);
  const decisions = stored.decided === 0 ? [] : await desk.room.archive.listAllDecisions(stored.record.id);
  const standing = decisions.filter(({ undone }) => undone !== true);
  const edition = buildEdition(stored, editing ? { ...ask, view: 'both' } : ask, standing);
  const archive = { origin: showing.origin, name: desk.room.name };
  const isOneOfMany = edition.translations.length > 1 && edition.translation?.role === 'translation';
  const quoted = isOneOfMany ? edition.translation.text : undefined;
  const citations = buildCitations(stored, passage?.n, showing.messages.lang, archive, quoted);
  const view = (
    <ReadingPage
      showing={showing}
      stored={stored}
      edition={edition}
      shelves={await desk.room.archive.listShelves(stored.record.reference)}
      ties={await desk.room.archive.listTies(stored.record.id)}
      citations={citations}
      citedPassage={passage?.n ?? null}
      editing={editing ? await toEditing(c, desk, stored, edition.translation?.text, refused?.problem) : null}
      deciders={new Map(standing.map(({ seq, by, at }) => [seq, { by, at }]))}
      canEdit={canEdit}
      joining={await toJoining(c, desk, stored)}
    />
  );
  return answerPage(c, view, refused === undefined ? 200 : ERRORS[refused.problem.code].status === 409 ? 409 : 422);
}

/** An alignment is edited in the newest version, where there is one and the archive is not served for reading only. */
function isEditable({ room }: Desk, { alignments, version, versions }: StoredRecord): boolean {
  return room.readOnly !== true && alignments.length > 0 && version === (versions.at(-1)?.version ?? version);
}

async function toEditing(
  c: Context,
  { room }: Desk,
  stored: StoredRecord,
  translation: number | undefined,
  refused: Problem | undefined,
): Promise<Editing> {
  const state = await toEditState(room.archive, stored, translation);
  const { beads } = state.chosen.alignment;
  return {
    state,
    editor: readEditor(c),
    sure: beads.filter((bead) => bead.settled === undefined && bead.confidence >= SURE).length,
    did: refused === undefined ? c.req.query('did') : undefined,
    refused,
  };
}

function readEditionAsk(c: Context): EditionAsk {
  const view = VIEWS.find((name) => name === c.req.query('view'));
  const at = c.req.query('at');
  const translation = readNumber(c, 'with', 0, MOST_PARTS);
  const left = c.req.query('edit') === '1' ? undefined : readNumber(c, 'left', 0, MOST_PARTS);
  const part = c.req.query('part') === 'all' ? ('all' as const) : readNumber(c, 'part', 1, MOST_PARTS);
  return {
    ...(view === undefined ? {} : { view }),
    ...(at === undefined ? {} : { at }),
    ...(translation === undefined ? {} : { translation }),
    ...(left === undefined ? {} : { left }),
    ...(part === undefined ? {} : { part }),
  };
}

/** Builds the citations of a record, or of one passage of it, in every style. */
export function buildCitations(
  stored: StoredRecord,
  n: number | undefined,
  lang: 'en' | 'ru',
  archive: { readonly origin: string; readonly name: string },
  translation?: number,
): readonly Citation[] {
  const passage = stored.passages.find((candidate) => candidate.n === n);
  return CITATION_STYLES.map((style) =>
    citeRecord(stored.record, {
      style,
      lang,
      baseUrl: archive.origin,
      archiveName: archive.name,
      ...(passage === undefined ? {} : { passage }),
      ...(translation === undefined ? {} : { translation }),
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
