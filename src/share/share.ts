/**
 * Share.
 *
 * In: a record as the archive holds it, its alignments and passages. Out: what other people and programs read: citations and
 * the world's formats, as text. Why here: inside there is one model; every format of the world stops at this door. Nothing
 * here reads or writes a file of the archive, and nothing adds a fact the record does not have.
 */
export {
  BAG_DECLARATION,
  BAG_JOURNAL,
  BAG_KEPT,
  type BagFile,
  formatBagInfo,
  formatManifest,
  parseOwnManifest,
} from './bag.ts';
export { BEAD_FORMATS, type BeadFormat, formatBeads } from './bead-formats.ts';
export type { BeadFinding, BeadPair } from './bead-pair.ts';
export { CITATION_STYLES, type Citation, type CitationStyle, type CiteOptions, citeRecord } from './citation.ts';
export { toAddress } from './csl-item.ts';
export { CSV_HEAD, formatCsvLine } from './csv.ts';
export { formatJsonld } from './jsonld.ts';
export { formatAlignmentHtml } from './parallel-page.ts';
export { formatText } from './plain-text.ts';
export { formatJson } from './record-json.ts';
export { RECORD_LISTS, type RecordListFormat } from './record-lists.ts';
export { formatTei, type TextAlignment } from './tei.ts';
export { formatTmx } from './tmx.ts';
