/** Rows in bulk: one statement with one array a column, the same on both engines and for any number of rows. */
import { type RawBuilder, sql } from 'kysely';
import { packJson } from './packed.ts';
import { formatArray } from './values.ts';

export type ColumnKind =
  | 'text'
  | 'integer'
  | 'bigint'
  | 'real'
  | 'boolean'
  | 'integer[]'
  | 'json'
  | 'packed'
  | 'written'
  | 'text[]';

type Columns = Readonly<Record<string, ColumnKind>>;
type RowOf<C extends Columns> = Readonly<Record<keyof C, unknown>>;

function toColumn(kind: ColumnKind, values: readonly unknown[]): RawBuilder<unknown> {
  if (isArray(kind)) return sql`${values.map((value) => formatArray(value as readonly unknown[]))}::text[]`;
  if (kind === 'json') return sql`${values.map((value) => (value === null ? null : JSON.stringify(value)))}::json[]`;
  if (kind === 'written') return sql`${values}::json[]`;
  if (kind === 'packed') return sql`${values.map(packJson)}::json[]`;
  return sql`${values}::${sql.raw(kind)}[]`;
}

/** `unnest` would take an array of arrays apart altogether, so that arrays travel as text. */
function isArray(kind: ColumnKind | undefined): kind is 'text[]' | 'integer[]' {
  return kind === 'text[]' || kind === 'integer[]';
}

/** Builds `select … from unnest(…)` over rows, for an insert. JSON columns take data, not text; `packed` is JSON that is large, `written` is JSON already. */
export function selectRows<C extends Columns>(columns: C, rows: readonly RowOf<C>[]): RawBuilder<unknown> {
  const names = Object.keys(columns);
  const arrays = names.map((name) =>
    toColumn(
      columns[name] ?? 'text',
      rows.map((row) => row[name]),
    ),
  );
  const picked = names.map((name) =>
    isArray(columns[name]) ? sql`${sql.ref(name)}::${sql.raw(columns[name])}` : sql.ref(name),
  );
  return sql`select ${sql.join(picked)} from unnest(${sql.join(arrays)}) as rows(${sql.join(names.map((name) => sql.ref(name)))})`;
}

/** Inserts rows; `conflict` is what to do with rows that are there already, such as `do nothing`. */
export function insertRows<C extends Columns>(
  table: string,
  columns: C,
  rows: readonly RowOf<C>[],
  conflict: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> {
  const names = Object.keys(columns).map((name) => sql.ref(name));
  return sql`insert into ${sql.table(table)} (${sql.join(names)}) ${selectRows(columns, rows)} ${conflict}`;
}
