/**
 * The ledger: the one way to change what is true. A fact is made durable in the journal and shown in the tables, in one step.
 *
 *   facts → [ transaction: number and link them, project them ] → journal fsync → commit → acknowledged
 *
 * Whoever asks while a step is under way goes into the next one together: many facts share one fsync. Embedded, the journal
 * is a file and may be ahead of the tables (killed before the commit, tables deleted): then they are brought up first. On a
 * server the journal is a table of the same transaction.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import { SverkaError, toError } from '../errors.ts';
import type { JournalFile } from './journal-file.ts';
import { EMPTY_HEAD, type Fact, formatLine, type JournalHead, parseLine, toDigest } from './journal-line.ts';
import { projectEntries } from './projection.ts';
import { insertRows } from './rows.ts';
import type { Database } from './schema.ts';
import type { JournalEntry } from './stored.ts';

/** Decides in the transaction, on the state all earlier facts have left, which facts there are. */
export type BuildFacts = (tx: Transaction<Database>) => Promise<readonly Fact[]>;

/** Does in the same transaction what follows from the facts, once they have their numbers and are in the tables. */
export type Follow = (tx: Transaction<Database>, entries: readonly JournalEntry[]) => Promise<void>;

export interface Ledger {
  /** Adds the facts `build` gives; they are durable and in the tables when this resolves. What `build` throws is thrown here. */
  readonly record: (build: BuildFacts, follow?: Follow) => Promise<readonly JournalEntry[]>;
  /** Brings the tables up to the journal's end; throws JOURNAL_DAMAGED where the two do not belong together. */
  readonly catchUp: () => Promise<void>;
  /** Takes no more facts and waits for those under way. */
  readonly finish: () => Promise<void>;
}

interface Waiting {
  readonly build: BuildFacts;
  readonly follow: Follow | undefined;
  readonly resolve: (entries: readonly JournalEntry[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** Entries that are projected in one transaction when tables are brought up. */
const REPLAY = 2000;

/** Opens the ledger over a database and, where the archive is embedded, the journal's file; `check` throws where writing is over. */
export function openLedger(db: Kysely<Database>, file: JournalFile | null, now: () => Date, check: () => void): Ledger {
  let waiting: Waiting[] = [];
  let working: Promise<void> | undefined;
  let isFinished = false;

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    const settled: (() => void)[] = [];
    try {
      await db.transaction().execute(async (tx) => {
        const head = await lockHead(tx);
        if (file !== null && file.head().seq !== head.seq) throw new BehindError();
        await writeBatch(tx, batch, head, settled);
      });
    } catch (error) {
      if (error instanceof BehindError) {
        await catchUp();
        await settle(batch);
      } else if (batch.length === 1) batch[0]?.reject(error);
      // One bad fact must not take the others with it: each gets a transaction of its own.
      else for (const one of batch) await settle([one]);
      return;
    }
    for (const tell of settled) tell();
  };

  const writeBatch = async (
    tx: Transaction<Database>,
    batch: readonly Waiting[],
    before: JournalHead,
    settled: (() => void)[],
  ): Promise<void> => {
    let head = before;
    const lines: string[] = [];
    for (const { build, follow, resolve, reject } of batch) {
      let facts: readonly Fact[];
      try {
        facts = await build(tx);
      } catch (error) {
        if (!(error instanceof SverkaError)) throw error;
        settled.push(() => {
          reject(error);
        });
        continue;
      }
      const entries: JournalEntry[] = [];
      for (const fact of facts) {
        const next = formatLine(fact, now().toISOString(), head);
        head = next.head;
        lines.push(next.line);
        entries.push(parseLine(next.line));
      }
      await projectEntries(tx, entries);
      await follow?.(tx, entries);
      settled.push(() => {
        resolve(entries);
      });
    }
    if (lines.length === 0) return;
    await keepLines(tx, lines, before, head);
    await file?.append(lines, head);
  };

  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await settle(batch).catch((error: unknown) => {
        for (const { reject } of batch) reject(error);
      });
    }
    working = undefined;
  };

  const catchUp = async (): Promise<void> => {
    if (file === null) return;
    const head = await db.transaction().execute(lockHead);
    const end = file.head();
    if (head.seq > end.seq) {
      throw toError('JOURNAL_DAMAGED', {
        line: end.seq + 1,
        reason: `the lines up to ${head.seq} are missing, which the database knows`,
      });
    }
    if (head.seq > 0 && (await file.digestOf(head.seq)) !== head.digest) {
      throw toError('JOURNAL_DAMAGED', { line: head.seq, reason: 'it is not the line the database knows' });
    }
    let lines: string[] = [];
    let from = head;
    const flush = async (): Promise<void> => {
      if (lines.length === 0) return;
      const part = lines;
      lines = [];
      const to = { seq: from.seq + part.length, digest: toDigest(part.at(-1) ?? '') };
      await db.transaction().execute(async (tx) => {
        await projectEntries(tx, part.map(parseLine));
        await keepLines(tx, part, from, to);
      });
      from = to;
    };
    for await (const line of file.linesAfter(head.seq)) {
      lines.push(line);
      if (lines.length >= REPLAY) await flush();
    }
    await flush();
  };

  return {
    record: async (build, follow) => {
      if (isFinished) throw new Error('The archive is closed.');
      check();
      const entries = new Promise<readonly JournalEntry[]>((resolve, reject) => {
        waiting.push({ build, follow, resolve, reject });
      });
      working ??= work();
      return await entries;
    },
    catchUp,
    finish: async () => {
      isFinished = true;
      await working;
    },
  };
}

/** The tables are not at the journal's end: a commit was lost after its lines were written. */
class BehindError extends Error {}

/** Reads the end of the chain, so that no other process adds to it before this transaction ends. */
async function lockHead(tx: Transaction<Database>): Promise<JournalHead> {
  const row = await tx.selectFrom('meta').select('value').where('key', '=', 'head').forUpdate().executeTakeFirst();
  if (row === undefined) {
    await sql`insert into meta (key, value) values ('head', ${JSON.stringify(EMPTY_HEAD)}) on conflict do nothing`.execute(
      tx,
    );
    return lockHead(tx);
  }
  return JSON.parse(row.value) as JournalHead;
}

async function keepLines(
  tx: Transaction<Database>,
  lines: readonly string[],
  from: JournalHead,
  to: JournalHead,
): Promise<void> {
  const rows = lines.map((line, index) => {
    const { at, type, record, source } = parseLine(line);
    return { seq: from.seq + index + 1, at, type, record: record ?? null, source: source ?? null, line };
  });
  const columns = {
    seq: 'bigint',
    at: 'text',
    type: 'text',
    record: 'text',
    source: 'text',
    line: 'text',
  } as const;
  await insertRows('journal', columns, rows).execute(tx);
  await tx
    .updateTable('meta')
    .set({ value: JSON.stringify(to) })
    .where('key', '=', 'head')
    .execute();
}
