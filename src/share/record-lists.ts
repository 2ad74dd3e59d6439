/** The formats that hold many records in one file, entry by entry, so that no more than one record need be in memory. */
import type { ArchiveRecord, ContributorRole } from '../model/record.ts';
import { formatBibtex } from './bibtex.ts';
import { toCslItem } from './csl-item.ts';
import { CSV_HEAD, formatCsvLine } from './csv.ts';
import { formatRis } from './ris.ts';

/** A file of many records: head, the entries with `between` between them, tail. */
export interface RecordListFormat {
  readonly ending: string;
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly entry: (record: ArchiveRecord) => string;
}

const named =
  (role: ContributorRole) =>
  ({ contributors }: ArchiveRecord): string =>
    contributors
      .filter((one) => one.role === role)
      .map(({ name }) => name)
      .join('; ');

/** The columns are called so that a list of descriptions is read back by them (docs/formats.md). */
const COLUMNS: readonly (readonly [string, (record: ArchiveRecord) => string | null | undefined])[] = [
  ['record', ({ id }) => id],
  ['title', ({ title }) => title],
  ['date', ({ dates }) => dates.document],
  ['event date', ({ dates }) => dates.event],
  ['sent', ({ dates }) => dates.sent],
  ['received', ({ dates }) => dates.received],
  ['published', ({ dates }) => dates.published],
  ['type', ({ type }) => type],
  ['reference', ({ reference }) => reference?.text],
  ['language', ({ texts }) => [...new Set(texts.map(({ lang }) => lang))].join('; ')],
  ['author', named('author')],
  ['sender', named('sender')],
  ['recipient', named('recipient')],
  ['translator', named('translated')],
  ['classification', ({ marking }) => marking.classification],
  ['summary', ({ summary }) => summary],
  ['publication', ({ publication }) => publication?.title],
  ['volume', ({ publication }) => publication?.volume],
  ['number', ({ publication }) => publication?.number],
  ['url', ({ publication }) => publication?.url],
  ['rights', ({ rights }) => rights?.text],
];

const toItem = (record: ArchiveRecord) => toCslItem(record, { lang: 'en' });

export const RECORD_LISTS = {
  jsonl: {
    ending: 'jsonl',
    head: '',
    between: '',
    tail: '',
    entry: (record) => `${JSON.stringify(record)}\n`,
  },
  csv: {
    ending: 'csv',
    head: CSV_HEAD + formatCsvLine(COLUMNS.map(([name]) => name)),
    between: '',
    tail: '',
    entry: (record) => formatCsvLine(COLUMNS.map(([, valueOf]) => valueOf(record))),
  },
  bibtex: { ending: 'bib', head: '', between: '\n', tail: '', entry: (record) => formatBibtex(toItem(record)) },
  ris: { ending: 'ris', head: '', between: '\r\n', tail: '', entry: (record) => formatRis(toItem(record)) },
  csl: {
    ending: 'csl.json',
    head: '[\n',
    between: ',\n',
    tail: '\n]\n',
    entry: (record) => JSON.stringify(toItem(record), null, 2),
  },
} as const satisfies Readonly<Record<string, RecordListFormat>>;
