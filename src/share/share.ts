/**
 * Share.
 *
 * In: a record as the archive holds it, its alignments and passages. Out: what other people and programs read: citations and
 * the world's formats, as text. Why here: inside there is one model; every format of the world stops at this door. Nothing
 * here reads or writes a file, and nothing adds a fact the record does not have.
 */
export { CITATION_STYLES, type Citation, type CitationStyle, type CiteOptions, citeRecord } from './citation.ts';
export { type DateForm, formatDate } from './date-phrase.ts';
export { toAddress } from './csl-item.ts';
