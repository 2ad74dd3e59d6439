/** Sources: what was seen of the folder, and the queue of those that wait to be read. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Fact } from './journal-line.ts';
import type { Ledger } from './ledger.ts';
import { replaceSeenFiles } from './projection.ts';
import type { Database } from './schema.ts';
import type { SeenFile, SeenSource, SourceState, StoredSource } from './stored.ts';

/** How long a claim holds. Longer than any source may take to be read and kept; then another may try. */
const LEASE_MS = 20 * 60_000;

export interface SourceRow {
  readonly key: string;
  readonly version: number;
  readonly reader: string | null;
  readonly queued: boolean;
  readonly missing: boolean;
  readonly first_seen: string;
  readonly files: readonly SeenFile[];
}

export function toStoredSource(row: SourceRow): StoredSource {
  const state: SourceState = row.missing ? 'missing' : row.queued ? 'unread' : 'read';
  const { key, version, reader, files } = row;
  return { key, version, reader, files, state, firstSeen: row.first_seen };
}

/** Lists the files of every source's newest version by their paths. */
export async function listSeenFiles(
  db: Kysely<Database>,
): Promise<ReadonlyMap<string, SeenFile & { readonly source: string }>> {
  const rows = await db.selectFrom('seen_file').selectAll().execute();
  return new Map(
    rows.map(({ path, source, sha256, size, mtime_ms: mtimeMs }) => [path, { path, source, sha256, size, mtimeMs }]),
  );
}

/** Takes sources in; what is new or has other bytes is journaled and queued. A file only touched is remembered as it is now. */
export async function offerSources(
  ledger: Ledger,
  sources: readonly SeenSource[],
): Promise<{ added: string[]; changed: string[]; unchanged: string[] }> {
  let result = { added: [] as string[], changed: [] as string[], unchanged: [] as string[] };
  await ledger.record(async (tx) => {
    result = { added: [], changed: [], unchanged: [] };
    const known = await findVersions(
      tx,
      sources.map((source) => source.key),
    );
    const facts: Fact[] = [];
    const touched: { source: string; files: readonly SeenFile[] }[] = [];
    for (const { key, files } of sources) {
      const before = known.get(key);
      if (before !== undefined && hasSameBytes(before.files, files)) {
        result.unchanged.push(key);
        if (before.missing) facts.push({ type: 'source.returned', source: key });
        else if (!isSame(before.files, files)) touched.push({ source: key, files });
        continue;
      }
      const version = (before?.version ?? 0) + 1;
      (before === undefined ? result.added : result.changed).push(key);
      facts.push({ type: 'source.seen', source: key, version, files });
      known.set(key, { version, files, missing: false });
    }
    if (touched.length > 0) await replaceSeenFiles(tx, touched);
    return facts;
  });
  return result;
}

interface KnownSource {
  readonly version: number;
  readonly missing: boolean;
  readonly files: readonly SeenFile[];
}

async function findVersions(tx: Transaction<Database>, keys: readonly string[]): Promise<Map<string, KnownSource>> {
  const { rows } = await sql<KnownSource & { key: string }>`
    select key, source.version, missing, files from source join source_version on source_version.source = key
      and source_version.version = source.version
    where key = any(${keys}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.key, row]));
}

function hasSameBytes(before: readonly SeenFile[], after: readonly SeenFile[]): boolean {
  return toBytesKey(before) === toBytesKey(after);
}

function toBytesKey(files: readonly SeenFile[]): string {
  return files
    .map((file) => `${file.path}\0${file.sha256}`)
    .sort()
    .join('\n');
}

function isSame(before: readonly SeenFile[], after: readonly SeenFile[]): boolean {
  const times = (files: readonly SeenFile[]): string =>
    files
      .map((file) => `${file.path}\0${file.mtimeMs}`)
      .sort()
      .join('\n');
  return times(before) === times(after);
}

/** Journals that sources have gone from the folder, or are there again; those it was known of are passed over. */
export async function markPresence(ledger: Ledger, keys: readonly string[], missing: boolean): Promise<void> {
  if (keys.length === 0) return;
  await ledger.record(async (tx) => {
    const { rows } = await sql<{ key: string }>`
      select key from source where key = any(${keys}::text[]) and missing <> ${missing} order by key`.execute(tx);
    return rows.map(({ key }) => ({ type: missing ? 'source.missing' : 'source.returned', source: key }));
  });
}

/** Puts sources that an outdated reader has read back into the queue; linear in the number of readers, not of sources. */
export async function queueOutdated(db: Kysely<Database>, isCurrent: (reader: string) => boolean): Promise<void> {
  const { rows } = await sql<{ reader: string | null }>`
    with recursive readers as (
      (select reader from source where reader is not null order by reader limit 1)
      union all
      select (select reader from source where reader > readers.reader order by reader limit 1)
      from readers where readers.reader is not null
    ) select reader from readers where reader is not null`.execute(db);
  const outdated = rows.flatMap(({ reader }) => (reader === null || isCurrent(reader) ? [] : [reader]));
  if (outdated.length === 0) return;
  await sql`update source set queued = true where reader = any(${outdated}::text[]) and not queued`.execute(db);
}

/** Takes sources from the queue, oldest first; several processes can take at once without getting the same ones. */
export async function claimUnread(db: Kysely<Database>, limit: number, now: Date): Promise<readonly StoredSource[]> {
  const until = new Date(now.getTime() + LEASE_MS).toISOString();
  const { rows } = await sql<SourceRow & { seq: number }>`
    with claimed as (
      update source set lease_until = ${until}
      where key in (
        select key from source
        where queued and (lease_until is null or lease_until < ${now.toISOString()})
        order by seq limit ${limit} for update skip locked)
      returning key, least(version, read_version + 1) as version, reader, queued, missing, first_seen, seq
    )
    select claimed.*, files from claimed
    join source_version on source_version.source = claimed.key and source_version.version = claimed.version
    order by claimed.seq`.execute(db);
  return rows.map(toStoredSource);
}

/** Forgets claims of processes that are gone; only where nobody else can hold any. */
export async function dropClaims(db: Kysely<Database>): Promise<void> {
  await sql`update source set lease_until = null where queued and lease_until is not null`.execute(db);
  await sql`delete from lexicon_claim`.execute(db);
}

/** Measures what waits to be read: sources, and the bytes of their files. */
export async function measureUnread(
  db: Kysely<Database>,
): Promise<{ readonly sources: number; readonly bytes: number }> {
  const { rows } = await sql<{ sources: number; bytes: number }>`
    select count(distinct source.key) as sources, coalesce(sum(size), 0)::bigint as bytes
    from source left join seen_file on seen_file.source = source.key where queued`.execute(db);
  return rows[0] ?? { sources: 0, bytes: 0 };
}

export async function countUnread(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from source where queued`.execute(db);
  return rows[0]?.n ?? 0;
}
