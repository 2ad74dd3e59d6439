/**
 * The rows of lists → the description of the records they are about.
 *
 * What a document says of itself stands; a row fills what it leaves open, each field with the line of the list it came from. Where
 * both speak and differ, nothing is replaced: the list's words are kept in `claimed`, and a problem says so. A title that was only
 * taken from the first words of the text, or from the file's name, gives way to the one a person wrote.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { DateRole } from '../model/date.ts';
import type { FieldSource, Reading, RecordReading } from '../model/record.ts';
import type { TextRole } from '../model/text.ts';
import { Draft } from './draft.ts';
import type { DescribedRow } from './extract.ts';
import { type HeadFacts, takeFields } from './front-matter-fields.ts';
import { isNamed } from './record-note.ts';

/** What a list says of the text of a file, known before it is read. */
export type TextFacts = Pick<HeadFacts, 'lang' | 'role'>;

/** The row's own problems that are told once, with the list, and not again with each of its rows. */
const OF_THE_LIST: readonly string[] = ['UNKNOWN_FIELD', 'EMPTY_FIELD'];

/** Finds what the rows about a file say of its text. */
export function findTextFacts(rows: readonly DescribedRow[], file: string): TextFacts {
  let lang: string | null = null;
  let role: TextRole | null = null;
  for (const row of rows.filter((one) => isNamed(file, [one.file]) && one.record === null)) {
    const { facts } = takeFields(toFields(row), new Draft(), row.list);
    lang ??= facts.lang;
    role ??= facts.role;
  }
  return { lang, role };
}

/** Describes the records of a source by the rows that are about it. */
export function describeReading(reading: Reading, rows: readonly DescribedRow[]): Reading {
  if (rows.length === 0 || reading.records.length === 0) return reading;
  const problems: Problem[] = [];
  let records = [...reading.records];
  const seen = new Set<string>();
  for (const row of rows) {
    const target = row.record ?? (records.length === 1 ? records[0]?.key : undefined);
    if (target === undefined || !records.some(({ key }) => key === target)) {
      const values = { file: row.file, count: records.length };
      problems.push(toProblem('LIST_RECORD_UNNAMED', values, { at: row.at, file: row.list }));
      continue;
    }
    // The rows of the two sides of a pair each speak of their own side, and of one list they do not contradict each other.
    const isAlone = !seen.has(`${row.list}\n${target}`);
    seen.add(`${row.list}\n${target}`);
    records = records.map((record) =>
      record.key === target ? describeRecord(record, row, isAlone, problems) : record,
    );
  }
  return { ...reading, records, problems: [...reading.problems, ...problems] };
}

function toFields({ fields, at }: DescribedRow): readonly { path: string; value: string; at: string }[] {
  return fields.map(([path, value]) => ({ path, value, at }));
}

function describeRecord(
  record: RecordReading,
  row: DescribedRow,
  isAlone: boolean,
  problems: Problem[],
): RecordReading {
  const draft = new Draft();
  const { problems: own, facts } = takeFields(toFields(row), draft, row.list);
  problems.push(...own.filter(({ code }) => !OF_THE_LIST.includes(code)));
  const told = draft.toRecord('', [], '');
  const merging = new Merging(record, row, draft.provenance, isAlone, problems);
  const text = findText(record, row);
  if (facts.lang !== null && text !== undefined && text.lang.split('-')[0] !== facts.lang.split('-')[0])
    merging.differ('language', text.lang, facts.lang);
  if (draft.title !== null) merging.take('title', record.title, told.title, isGuessed(record));
  merging.take('summary', record.summary, told.summary);
  merging.take('type', record.type ?? null, told.type ?? null);
  if (told.reference !== null) takeReference(merging, record, told.reference);
  const dates = { ...record.dates };
  for (const [role, date] of Object.entries(told.dates) as [DateRole, string][]) {
    const known = dates[role];
    // A finer date of the same day, month or year says no other thing.
    const isFiner = known !== undefined && date.startsWith(known) && date.length > known.length;
    const agrees = known !== undefined && (isFiner || known.startsWith(date));
    if (agrees && !isFiner) continue;
    if (merging.takePart(`dates.${role}`, known, date, isFiner)) dates[role] = date;
  }
  const marking = { ...record.marking };
  for (const [field, value] of Object.entries(told.marking) as [keyof typeof marking, string][]) {
    if (merging.takePart(`marking.${field}`, marking[field], value)) marking[field] = value;
  }
  const contributors = [...record.contributors];
  for (const [index, one] of told.contributors.entries()) {
    if (contributors.some(({ name, role }) => role === one.role && fold(name) === fold(one.name))) continue;
    merging.note(`contributors.${contributors.length}`, `contributors.${index}`);
    contributors.push(one);
  }
  const sponsors = [...record.sponsors];
  for (const [index, name] of told.sponsors.entries()) {
    if (sponsors.some((known) => fold(known) === fold(name))) continue;
    merging.note(`sponsors.${sponsors.length}`, `sponsors.${index}`);
    sponsors.push(name);
  }
  if (told.rights !== null && record.rights === null) merging.set('rights', told.rights, 'rights');
  else if (told.rights !== null) merging.differ('rights', record.rights?.text ?? '', told.rights.text);
  if (told.publication !== undefined && record.publication === undefined)
    merging.set('publication', told.publication, 'publication.title');
  for (const [key, value] of Object.entries(told.claimed ?? {})) merging.claim(key, value);
  return merging.finish({ dates, marking, contributors, sponsors });
}

/** The text of the file a row is about. */
function findText({ texts, provenance }: RecordReading, row: DescribedRow): RecordReading['texts'][number] | undefined {
  if (texts.length === 1) return texts[0];
  const own = provenance.find(
    ({ field, file }) => /^texts\.\d+$/u.test(field) && file !== undefined && isNamed(file, [row.file]),
  )?.field;
  return own === undefined ? undefined : texts[Number(own.slice('texts.'.length))];
}

function takeReference(merging: Merging, record: RecordReading, told: NonNullable<RecordReading['reference']>): void {
  const { reference } = record;
  if (reference === null) merging.set('reference', told, 'reference');
  else if (toLevels(reference) !== toLevels(told)) merging.differ('reference', reference.text, told.text);
}

function toLevels({ levels, text }: NonNullable<RecordReading['reference']>): string {
  return levels.length === 0 ? fold(text) : levels.map(({ level, number }) => `${level}=${fold(number)}`).join('|');
}

/** A title nobody wrote as one: the first words of the text, its first heading, or the file's name. */
function isGuessed({ title, texts, provenance }: RecordReading): boolean {
  const at = provenance.find(({ field }) => field === 'title')?.at;
  if (at === undefined || at === 'file name') return true;
  const head = texts.flatMap(({ blocks }) => blocks.slice(0, 8));
  return head.some((block) => block.at === at && fold(block.text).startsWith(fold(title).slice(0, 20)));
}

function fold(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A record while a row is laid over it. */
class Merging {
  readonly #provenance: FieldSource[];
  readonly #claimed: Record<string, string>;
  #changes: Partial<RecordReading> = {};
  readonly record: RecordReading;
  readonly row: DescribedRow;
  readonly told: readonly FieldSource[];
  readonly isAlone: boolean;
  readonly problems: Problem[];

  constructor(
    record: RecordReading,
    row: DescribedRow,
    told: readonly FieldSource[],
    isAlone: boolean,
    problems: Problem[],
  ) {
    this.record = record;
    this.row = row;
    this.told = told;
    this.isAlone = isAlone;
    this.problems = problems;
    this.#provenance = [...record.provenance];
    this.#claimed = { ...record.claimed };
  }

  /** Takes a field of the row where the record has none, or where `yields` says that its own gives way. */
  take(field: 'title' | 'summary' | 'type', known: string | null, value: string | null, yields = false): void {
    if (value === null) return;
    if (known === null || known === '' || (yields && this.isAlone)) this.set(field, value, field);
    else this.differ(field, known, value);
  }

  /** Tells whether a part of a field is to be taken from the row; where both have one, says how they differ. */
  takePart(field: string, known: string | undefined, value: string, yields = false): boolean {
    if (known === undefined || yields) {
      this.note(field, field);
      return true;
    }
    this.differ(field, known, value);
    return false;
  }

  set<K extends keyof RecordReading>(field: K, value: RecordReading[K], from: string): void {
    this.#changes = { ...this.#changes, [field]: value };
    this.note(field, from);
  }

  /** Says where a field of the record comes from now; `from` is what the row calls it. */
  note(field: string, from: string): void {
    const { list, at } = this.row;
    const wording = this.told.find((source) => source.field === from)?.wording;
    const kept = this.#provenance.filter((source) => source.field !== field);
    this.#provenance.splice(0, this.#provenance.length, ...kept);
    this.#provenance.push({ field, at, file: list, ...(wording === undefined ? {} : { wording }) });
  }

  differ(field: string, known: string, value: string): void {
    if (fold(known) === fold(value)) return;
    this.claim(`${field}, ${this.row.list}`, value);
    if (!this.isAlone) return;
    const values = { field, own: known.slice(0, 200), listed: value.slice(0, 200) };
    this.problems.push(toProblem('LIST_DIFFERS', values, { at: this.row.at, file: this.row.list }));
  }

  claim(key: string, value: string): void {
    const known = this.#claimed[key];
    if (known?.split('\n').includes(value) === true) return;
    this.#claimed[key] = known === undefined ? value : `${known}\n${value}`;
    this.#provenance.push({ field: `claimed.${key}`, at: this.row.at, file: this.row.list });
  }

  finish(parts: Partial<RecordReading>): RecordReading {
    return {
      ...this.record,
      ...parts,
      ...this.#changes,
      ...(Object.keys(this.#claimed).length === 0 ? {} : { claimed: this.#claimed }),
      provenance: this.#provenance,
    };
  }
}
