/**
 * The library's door: what another program may call.
 *
 * In: bytes of documents, texts, sentences. Out: records, beads, citations, formats. Why here: the same functions the
 * command line and the pages use, with their types, and nothing that is not meant to stay.
 */
export {
  type AlignOptions,
  alignMany,
  alignRecord,
  alignSentences,
  alignTexts,
  buildPassages,
  formatLexicon,
  type Lexicon,
  linkWords,
  parseLexicon,
  type SentenceVectors,
  type WordLink,
} from './align/align.ts';
export { type Archive, type ArchivePlace, openArchive } from './archive/archive.ts';
export { openModel, type SentenceModel } from './embed/embed.ts';
export { ERRORS, type ErrorCode, type Problem, SverkaError } from './errors.ts';
export {
  type GlossaryReading,
  planSources,
  readGlossary,
  readSource,
  type SourceFile,
  type SourcePlan,
  surveyFolder,
  toRecordId,
} from './ingest/ingest.ts';
export type { Alignment, Bead, CarriedLeaf, Sentence } from './model/bead.ts';
export type { Passage, PassageSide } from './model/passage.ts';
export type { Glossary, GlossaryEntry, Term, WordPair } from './model/glossary.ts';
export type { ArchiveRecord, Reading, RecordReading } from './model/record.ts';
export type { Block, Mark, Text } from './model/text.ts';
export { prepareSource } from './pipeline.ts';
export { SEARCH_MIGRATIONS, type SearchAsk, searchPassages, type SearchResult } from './search/search.ts';
export {
  CITATION_STYLES,
  type Citation,
  type CitationStyle,
  citeRecord,
  formatJson,
  formatJsonld,
  formatTei,
  formatText,
  formatTmx,
} from './share/share.ts';
export { splitSentences } from './text/sentences.ts';
export {
  type AlignedFiles,
  type AlignedPair,
  alignFiles,
  type PairOptions,
  startWork,
  type Work,
  type WorkOptions,
} from './work/work.ts';
