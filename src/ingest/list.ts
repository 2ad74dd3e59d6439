/**
 * Lists of descriptions: a table (CSV, TSV) or JSON lines in which each row describes a file of the folder.
 *
 * In: the words of one file. Out: its rows, each with the names of the files it is about and its fields under the keys of front
 * matter; null where the file is no such list. Whether the files are there is not asked here.
 */
import Papa from 'papaparse';
import { type Problem, toProblem } from '../errors.ts';
import type { DecodedFile } from './decode.ts';
import { type Column, findColumn, findSide, type Side } from './list-columns.ts';

/** What `sverka.yaml` says of a list: field (`file`, `title` …) → the column that holds it. */
export interface ListMapping {
  readonly list: string;
  readonly columns: Readonly<Record<string, string>>;
}

export interface ListRow {
  readonly at: string;
  /** As the row names them. */
  readonly files: readonly string[];
  /** The files of an original and its translation, where two columns name them. */
  readonly pair?: Readonly<Record<Side, string>>;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface DescriptionList {
  readonly rows: readonly ListRow[];
  /** Columns no field is known for; their words are kept under their own name. */
  readonly unknown: readonly string[];
  /** False where no column says which file a row is about. */
  readonly namesFiles: boolean;
  readonly problems: readonly Problem[];
}

interface Table {
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly problems: readonly Problem[];
}

const LIST = /\.(?:csv|tsv|tab|jsonl|ndjson)$/iu;
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** The heading may stand below a title or the day of the export. */
const HEAD_ROWS = 10;
const SNIFFED = 64 * 1024;
/** A list of a whole archive has some hundred thousand rows; what goes on without end is no list. */
const MOST_ROWS = 500_000;
const MOST_COLUMNS = 300;
const LEAST_KNOWN = 2;
const ONE_LINE = new Set(
  'title|reference|source|date|type|заголовок|название|шифр|дата|titel|signatur|titre|cote'.split('|'),
);

/** Tells whether a file may be a list by its name. */
export function isListName(path: string): boolean {
  return LIST.test(path);
}

/**
 * Parses a list. `isFile` tells whether a cell names a file that is there: a column whose cells mostly do is the file's, whatever
 * it is called.
 */
export function parseList(
  file: DecodedFile,
  isFile: (name: string) => boolean,
  mapping?: ListMapping,
): DescriptionList | null {
  return /\.(?:jsonl|ndjson)$/iu.test(file.path)
    ? parseLines(file, isFile, mapping)
    : parseTable(file, isFile, mapping);
}

/** Tells by the beginning of a list whether columns of it may name the two sides of a pair. */
export function mayNamePairs({ path, text }: DecodedFile, mapping?: ListMapping): boolean {
  if (mapping !== undefined && 'original' in mapping.columns && 'translation' in mapping.columns) return true;
  const head = text.slice(0, SNIFFED);
  const isLines = /\.(?:jsonl|ndjson)$/iu.test(path);
  const words = isLines
    ? head.matchAll(/"([^"\n]{1,40})"\s*:/gu)
    : head.matchAll(/(?:^|[,;\t|])"?([^,;\t|"\r\n]{1,40})/gmu);
  const sides = new Set([...words].map(([, heading = '']) => findSide(heading)));
  return sides.has('original') && sides.has('translation');
}

function parseTable(
  { path, text }: DecodedFile,
  isFile: (name: string) => boolean,
  mapping?: ListMapping,
): DescriptionList | null {
  // Excel's own way to name the delimiter in the first line.
  const named = /^\uFEFF?sep=(.)\r?\n/u.exec(text);
  const start = named?.[0].length ?? 0;
  const delimiter = named?.[1] ?? sniffDelimiter(text.slice(start, start + SNIFFED), mapping);
  const { rows, problems } = readTable(text.slice(start), delimiter, named === null ? 1 : 2, path);
  const head = findHead(rows.slice(0, HEAD_ROWS), mapping);
  const columns = toColumns(rows[head]?.cells ?? [], mapping);
  const body = rows.slice(head + 1);
  const placed = withFileColumns(columns, (index) => body.map(({ cells }) => cells[index] ?? ''), isFile);
  if (!isList(placed)) return null;
  return {
    rows: body.map(({ line, cells }) => toRow(`line ${line}`, placed, (index) => [cells[index] ?? ''])),
    ...summarise(placed, (index) => body.some(({ cells }) => (cells[index] ?? '').trim() !== '')),
    problems,
  };
}

/** A heading two fields are known for, or a column of files with one. */
function isList(columns: readonly Column[]): boolean {
  const known = columns.filter(({ field }) => field !== null).length;
  return known >= LEAST_KNOWN;
}

function summarise(
  columns: readonly Column[],
  isUsed: (index: number) => boolean,
): Pick<DescriptionList, 'unknown' | 'namesFiles'> {
  return {
    unknown: columns.flatMap(({ heading, field }, index) =>
      field === null && heading !== '' && isUsed(index) ? [heading] : [],
    ),
    namesFiles: columns.some(({ field }) => field === 'file' || isSide(field)),
  };
}

/** The delimiter under which the heading says most, else the one that parts the rows most evenly. */
function sniffDelimiter(sample: string, mapping: ListMapping | undefined): string {
  let best: { readonly delimiter: string; readonly score: number } = { delimiter: ',', score: -1 };
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(sample, { delimiter, preview: HEAD_ROWS, skipEmptyLines: 'greedy' });
    const known = Math.max(0, ...data.map((cells) => countKnown(toColumns(cells, mapping))));
    const widths = data.map((cells) => cells.length);
    const even = widths.filter((width) => width > 1 && width === widths[0]).length / Math.max(1, widths.length);
    const score = known + even;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function countKnown(columns: readonly Column[]): number {
  return columns.filter(({ field }) => field !== null).length;
}

function findHead(rows: Table['rows'], mapping: ListMapping | undefined): number {
  let best = 0;
  let most = 0;
  for (const [index, { cells }] of rows.entries()) {
    const known = countKnown(toColumns(cells, mapping));
    if (known > most) [best, most] = [index, known];
  }
  return best;
}

function toColumns(cells: readonly string[], mapping: ListMapping | undefined): readonly Column[] {
  const mapped = new Map(
    Object.entries(mapping?.columns ?? {}).map(([field, heading]) => [foldHeading(heading), field]),
  );
  return cells.slice(0, MOST_COLUMNS).map((cell) => {
    const heading = cell.replace(/\s+/gu, ' ').trim();
    const field = mapped.get(foldHeading(heading));
    return field === undefined ? findColumn(heading) : { heading, field };
  });
}

function foldHeading(heading: string): string {
  return heading.replace(/\s+/gu, ' ').trim().toLowerCase();
}

/**
 * The columns that name files: two for the sides of a pair, where their headings say so and their cells are mostly files that are
 * there; else, where no heading says so, the column whose cells mostly are.
 */
function withFileColumns(
  given: readonly Column[],
  cellsOf: (index: number) => readonly string[],
  isFile: (name: string) => boolean,
): readonly Column[] {
  const countFiles = (index: number): number => {
    const filled = cellsOf(index).filter((cell) => cell.trim() !== '');
    const found = filled.filter((cell) => splitFiles(cell).some(isFile)).length;
    return found * 2 > filled.length ? found : 0;
  };
  const columns = given.map((column, index): Column => {
    const side = isSide(column.field) ? column.field : findSide(column.heading);
    return side !== null && (isSide(column.field) || countFiles(index) > 0) ? { ...column, field: side } : column;
  });
  if (columns.some(({ field }) => field === 'file' || isSide(field))) return columns;
  const counted = columns.map((_, index) => countFiles(index));
  const most = Math.max(0, ...counted);
  const at = most === 0 ? -1 : counted.indexOf(most);
  return columns.map((column, index) => (index === at ? { ...column, field: 'file' } : column));
}

const isSide = (field: string | null): field is Side => field === 'original' || field === 'translation';

/** A cell may name several files: the two sides of a pair, the pictures of the pages. */
function splitFiles(cell: string): readonly string[] {
  return cell
    .split(/\s*[;|\n]\s*/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function toRow(at: string, columns: readonly Column[], cellsOf: (index: number) => readonly string[]): ListRow {
  const files: string[] = [];
  const fields: (readonly [string, string])[] = [];
  const sides = new Map<Side, string>();
  for (const [index, { heading, field }] of columns.entries()) {
    for (const cell of cellsOf(index)) {
      const value = tidyCell(cell, field);
      if (value === '') continue;
      if (field === 'file') files.push(...splitFiles(value));
      else if (isSide(field)) sides.set(field, value);
      else if (field !== null || heading !== '') fields.push([field ?? heading, value]);
    }
  }
  const [original, translation] = [sides.get('original'), sides.get('translation')];
  const pair = original === undefined || translation === undefined ? undefined : { original, translation };
  return { at, files: [...files, ...sides.values()], ...(pair === undefined ? {} : { pair }), fields };
}

/** A cell may be broken into lines to fit its column; only longer words keep them. */
function tidyCell(cell: string, field: string | null): string {
  // An apostrophe keeps a spreadsheet from taking words for a formula (OWASP, CSV Injection).
  const value = cell
    .replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/u, '')
    .replace(/\r\n?/gu, '\n')
    .trim();
  return field !== null && ONE_LINE.has(field) ? value.replace(/\s+/gu, ' ') : value;
}

/** Reads the rows of a table with the lines they begin on. A quotation mark that is never closed ends the quoting, not the list. */
function readTable(text: string, delimiter: string, firstLine: number, path: string): Table {
  const problems: Problem[] = [];
  const rows: { line: number; cells: readonly string[] }[] = [];
  let line = firstLine;
  let at = 0;
  const read = (from: number, quoteChar: string): number | null => {
    let unclosed: number | null = null;
    Papa.parse<string[]>(text.slice(from), {
      delimiter,
      quoteChar,
      step: ({ data, errors, meta }, parser) => {
        const open = errors.find(({ code }) => code === 'MissingQuotes');
        if (open !== undefined) {
          unclosed = at;
          parser.abort();
          return;
        }
        if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data });
        const end = from + meta.cursor;
        line += countLines(text, at, end);
        at = end;
        if (rows.length >= MOST_ROWS) parser.abort();
      },
    });
    return unclosed;
  };
  const unclosed = read(0, '"');
  if (unclosed !== null) {
    const place = `line ${line}`;
    problems.push(toProblem('LIST_QUOTE', { place }, { at: place, file: path }));
    read(unclosed, '\u0000');
  }
  return { rows, problems };
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) lines += 1;
  }
  return lines;
}

interface ListObject {
  readonly at: string;
  readonly cells: ReadonlyMap<string, readonly string[]>;
}

/** JSON lines: an object a line. Their keys are the columns; lists are several cells, what is nested goes by its whole path. */
function parseLines(
  { path, text }: DecodedFile,
  isFile: (name: string) => boolean,
  mapping?: ListMapping,
): DescriptionList | null {
  const problems: Problem[] = [];
  const objects: ListObject[] = [];
  const headings = new Set<string>();
  for (const [index, words] of text.split(/\r\n|\r|\n/u).entries()) {
    if (words.trim() === '') continue;
    const at = `line ${index + 1}`;
    const cells = parseObject(words);
    if (cells === null) problems.push(toProblem('LIST_LINE', { place: at }, { at, file: path }));
    else objects.push({ at, cells });
    for (const key of cells?.keys() ?? []) if (headings.size < MOST_COLUMNS) headings.add(key);
    if (objects.length >= MOST_ROWS) break;
  }
  // A file whose lines are no objects is something else.
  if (problems.length > objects.length) return null;
  const names = [...headings];
  const columns = withFileColumns(
    toColumns(names, mapping),
    (index) => objects.flatMap(({ cells }) => cells.get(names[index] ?? '') ?? []),
    isFile,
  );
  if (!isList(columns)) return null;
  return {
    rows: objects.map(({ at, cells }) => toRow(at, columns, (index) => cells.get(names[index] ?? '') ?? [])),
    ...summarise(columns, () => true),
    problems,
  };
}

function parseObject(words: string): ReadonlyMap<string, readonly string[]> | null {
  try {
    const data: unknown = JSON.parse(words);
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
    const cells = new Map<string, string[]>();
    collect(data, [], cells, 0);
    return cells;
  } catch {
    return null;
  }
}

function collect(value: unknown, path: readonly string[], into: Map<string, string[]>, depth: number): void {
  if (depth > 6 || value === null || value === undefined) return;
  if (Array.isArray(value)) for (const item of value) collect(item, path, into, depth + 1);
  else if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) collect(item, [...path, key], into, depth + 1);
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    const key = path.join('.');
    into.set(key, [...(into.get(key) ?? []), String(value)]);
  }
}
