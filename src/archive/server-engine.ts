/** PostgreSQL 15 or newer by its address. */
import { type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import pg from 'pg';
import { SverkaError, toError } from '../errors.ts';
import { type Engine, toKysely } from './engine.ts';
import { formatParameter, parseValue } from './values.ts';

const OLDEST = 150_000;
/** Connections of one process; a server allows 100 in all unless told otherwise. */
const CONNECTIONS = 10;

/** Opens the database at a `postgres://` address; throws DATABASE_UNREACHABLE and DATABASE_OLD. */
export async function openServer(address: string): Promise<Engine> {
  const url = withoutPassword(address);
  const pool = new pg.Pool({
    connectionString: address,
    max: CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: ((type: number) => (value: string) =>
        parseValue(type, value)) as pg.CustomTypesConfig['getTypeParser'],
    },
  });
  // A connection that breaks while nobody uses it is replaced by the pool; the next query says what is wrong.
  pool.on('error', () => undefined);
  const db = toKysely(toPool(pool, url));
  try {
    const { rows } = await sql<{ version: string; number: string }>`
      select current_setting('server_version') as version, current_setting('server_version_num') as number`.execute(db);
    const [found] = rows;
    if (Number(found?.number) < OLDEST) throw toError('DATABASE_OLD', { found: found?.version ?? '?' });
  } catch (error) {
    await db.destroy();
    if (error instanceof SverkaError) throw error;
    throw toUnreachable(error, url);
  }
  return { name: 'postgres', db, close: () => db.destroy() };
}

/** Lets values in the way the embedded engine does, and says in the words of the register when the server has gone. */
function toPool(pool: pg.Pool, url: string): PostgresPool {
  const connect = async () => {
    try {
      const client = await pool.connect();
      const query = async (statement: string, parameters: readonly unknown[]) => {
        try {
          return await client.query<Record<string, unknown>>(statement, parameters.map(formatParameter));
        } catch (error) {
          throw toServerError(error, url);
        }
      };
      const release = (): void => {
        client.release();
      };
      // Kysely's other form of `query`, for cursors, is not used.
      return { query: query as unknown as PostgresPoolClient['query'], release };
    } catch (error) {
      throw toUnreachable(error, url);
    }
  };
  return { connect, end: () => pool.end() };
}

/** PostgreSQL's classes of errors: 08 connection, 57P shutdown, 53100 full disk; Node's own are words. */
function toServerError(error: unknown, url: string): unknown {
  const { code = '' } = error as { code?: string };
  if (code === '53100') return toError('DISK_FULL', { path: url }, {}, { cause: error });
  if (/^(?:08|57P|ECONN|EPIPE|ETIMEDOUT)/u.test(code)) return toUnreachable(error, url);
  return error;
}

function toUnreachable(error: unknown, url: string): SverkaError {
  return toError('DATABASE_UNREACHABLE', { url, reason: toReason(error) }, {}, { cause: error });
}

function withoutPassword(address: string): string {
  try {
    const url = new URL(address);
    if (url.password !== '') url.password = '…';
    url.searchParams.delete('password');
    return decodeURI(url.href);
  } catch {
    return 'postgres://…';
  }
}

function toReason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return message === undefined || message === '' ? (code ?? String(error)) : message;
}
