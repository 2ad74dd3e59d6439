/** The formats in which one record can be taken along, by the ending of its address. */
import type { StoredRecord } from '../archive/archive.ts';
import { citeRecord, formatJson, formatJsonld, formatTei, formatText, formatTmx } from '../share/share.ts';

export interface ExportFormat {
  readonly ending: string;
  readonly name: string;
  readonly type: string;
  /** Shown in the browser; else saved. */
  readonly isShown: boolean;
  readonly write: (
    stored: StoredRecord,
    options: { readonly baseUrl: string; readonly archiveName: string; readonly lang: 'en' | 'ru' },
  ) => string;
}

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    ending: 'tei.xml',
    name: 'TEI',
    type: 'application/tei+xml; charset=utf-8',
    isShown: false,
    write: ({ record, alignments }) => formatTei(record, alignments),
  },
  {
    ending: 'tmx',
    name: 'TMX',
    type: 'application/x-tmx+xml; charset=utf-8',
    isShown: false,
    write: ({ record, passages }) => formatTmx(record, passages),
  },
  {
    ending: 'txt',
    name: 'TXT',
    type: 'text/plain; charset=utf-8',
    isShown: true,
    write: ({ record }) => formatText(record),
  },
  {
    ending: 'json',
    name: 'JSON',
    type: 'application/json; charset=utf-8',
    isShown: true,
    write: ({ record, problems }) => formatJson([record], problems),
  },
  {
    ending: 'jsonld',
    name: 'JSON-LD',
    type: 'application/ld+json; charset=utf-8',
    isShown: true,
    write: ({ record }, { baseUrl, archiveName }) => formatJsonld(record, { baseUrl, archiveName }),
  },
  {
    ending: 'bib',
    name: 'BibTeX',
    type: 'application/x-bibtex; charset=utf-8',
    isShown: false,
    write: ({ record }, options) => citeRecord(record, { style: 'bibtex', ...options }).text,
  },
  {
    ending: 'ris',
    name: 'RIS',
    type: 'application/x-research-info-systems; charset=utf-8',
    isShown: false,
    write: ({ record }, options) => citeRecord(record, { style: 'ris', ...options }).text,
  },
  {
    ending: 'csl.json',
    name: 'CSL-JSON',
    type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    isShown: false,
    write: ({ record }, options) => citeRecord(record, { style: 'csl-json', ...options }).text,
  },
];

/** Finds the record and the format an address names: `ID.csl.json`. */
export function findExport(name: string): { readonly id: string; readonly format: ExportFormat } | undefined {
  const byLength = [...EXPORT_FORMATS].sort((a, b) => b.ending.length - a.ending.length);
  const format = byLength.find(({ ending }) => name.endsWith(`.${ending}`) && name.length > ending.length + 1);
  return format === undefined ? undefined : { id: name.slice(0, -format.ending.length - 1), format };
}
