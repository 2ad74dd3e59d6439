/**
 * A record made ready for the tables, away from them: what the columns hold, and the record itself as packed JSON.
 *
 * A reading thread packs what it has read, so that the thread that writes need not touch a word of it, and what crosses between
 * them is some strings a record.
 */
import { toDateKey } from './date-key.ts';
import { toPairFacet } from './lexicons.ts';
import { packJson, parseJson } from './packed.ts';
import type { RecordItem } from './stored.ts';
import { type TieColumns, toTieColumns } from './ties.ts';

export interface PackedRecord {
  readonly id: string;
  readonly key: string;
  /** How many passages it has. */
  readonly passages: number;
  /** The `RecordItem`, packed. */
  readonly item: string;
  readonly sortTitle: string;
  readonly sortDate: string;
  readonly year: number | null;
  readonly facets: readonly string[];
  /** What a list shows of it, as JSON. */
  readonly summary: string;
  readonly tie: TieColumns;
  /** The collection and the publication it names itself. */
  readonly collection?: string;
  readonly publication?: { readonly title: string; readonly volume?: string };
}

/** Packs records as a first reading gives them: passages are numbered from 1. */
export function packRecords(items: readonly RecordItem[]): readonly PackedRecord[] {
  return items.map((item) => packRecord(numberFromOne(item)));
}

function numberFromOne(item: RecordItem): RecordItem {
  if (item.passages.every(({ n }, index) => n === index + 1)) return item;
  return { ...item, passages: item.passages.map((passage, index) => ({ ...passage, n: index + 1 })) };
}

/** Packs a record as it stands. */
export function packRecord(item: RecordItem): PackedRecord {
  const { record, passages } = item;
  const { key: sortDate, year } = toDateKey(record.dates);
  const { title, volume } = record.publication ?? {};
  return {
    id: record.id,
    key: record.key,
    passages: passages.length,
    item: packJson(item),
    sortTitle: toSortTitle(record.title),
    sortDate,
    year,
    facets: toFacets(item),
    summary: formatSummary(item),
    tie: toTieColumns(record),
    ...(record.collection === undefined ? {} : { collection: record.collection }),
    ...(title === undefined ? {} : { publication: { title, ...(volume === undefined ? {} : { volume }) } }),
  };
}

/** Gives a packed record back as it was. */
export function unpackRecord(packed: PackedRecord): RecordItem {
  return parseJson(packed.item) as RecordItem;
}

/** Gives a packed record another id. */
export function renameRecord(packed: PackedRecord, id: string): PackedRecord {
  if (packed.id === id) return packed;
  const { record, ...rest } = unpackRecord(packed);
  return packRecord({ record: { ...record, id }, ...rest });
}

/** What a record counts as. */
function toFacets({ record, alignments }: RecordItem): readonly string[] {
  const langs = [...new Set(record.texts.map((text) => text.lang))].map((lang) => `lang:${lang}`);
  const roles = new Set(record.texts.map((text) => text.role));
  const pairs = alignments.flatMap(({ translation }) => {
    const told = record.texts[translation];
    const said = record.texts[told?.of ?? -1];
    return told === undefined || said === undefined || said.lang === told.lang
      ? []
      : [toPairFacet(said.lang, told.lang)];
  });
  return ['all', ...(roles.size > 1 ? ['bilingual'] : []), ...langs, ...new Set(pairs)];
}

/** The part of a `RecordSummary` that follows from the record alone. */
function toSummary({ record, passages }: RecordItem): Readonly<Record<string, unknown>> {
  return {
    title: record.title,
    summary: record.summary,
    dates: record.dates,
    languages: record.texts.map(({ lang, role }) => ({ lang, role })),
    reference: record.reference,
    passages: passages.length,
  };
}

/** Stands for NUL in a summary: a noncharacter, which Unicode leaves to programs for such ends. */
const NUL_AWAY = '\uFFFF';

/**
 * Formats what a list shows of a record, as JSON. An index and queries look into it, and PostgreSQL looks into no JSON that holds NUL or
 * half a surrogate pair.
 */
export function formatSummary(item: RecordItem): string {
  return JSON.stringify(toSummary(item), (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', NUL_AWAY).replace(/\p{Surrogate}/gu, '\uFFFD') : value,
  );
}

/** Gives what `formatSummary` wrote, parsed, its NULs back. */
export function restoreSummary<Value>(summary: Value): Value {
  if (typeof summary === 'string') return summary.replaceAll(NUL_AWAY, '\0') as Value;
  if (typeof summary !== 'object' || summary === null) return summary;
  if (Array.isArray(summary)) return summary.map(restoreSummary) as Value;
  return Object.fromEntries(Object.entries(summary).map(([key, value]) => [key, restoreSummary(value)])) as Value;
}

/** Sorts without regard to case, accents, ё and what stands before the first letter or digit. */
function toSortTitle(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 200);
}
