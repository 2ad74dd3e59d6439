/** The search page in English; `search-ru.ts` says the same in Russian. */
import { formatReason, QUERY_REASONS, type QueryReason, UNDERSTOOD_ENGLISH } from '../../search/search.ts';

const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

export const searchEn = {
  title: 'Search',
  heading: (query: string) => `Search: ${query}`,
  quoted: (query: string) => `“${query}”`,
  found: (passages: number, records: number) =>
    `${plural(passages, 'passage', 'passages')} in ${plural(records, 'record', 'records')}`,
  passages: (count: number) => plural(count, 'passage', 'passages'),
  alone: 'No passage has all of these. Each by itself:',
  understood: 'understood as',
  understoodWords: UNDERSTOOD_ENGLISH,
  alsoNames: 'also names that may be the same:',
  alsoTranslations: 'also translations:',
  asTyped: 'only as typed',
  withAdded: 'also look for other spellings and translations',
  onlyAsTyped: 'Other spellings of names and translations are switched off.',
  moreAdded: (count: number) => `and ${count.toLocaleString('en-GB')} more`,
  repository: 'Repository',
  type: 'Type of record',
  from: 'From: year, month or day',
  to: 'To: year, month or day',
  narrow: 'Show',
  allYears: 'all years',
  yearsText: (from: string, to: string, most: string, count: number) =>
    `Passages by date from ${from} to ${to}; most, ${count.toLocaleString('en-GB')}, in ${most}.`,
  take: 'Take along',
  takeFirst: (format: string, most: number) => `${format} (the first ${most.toLocaleString('en-GB')})`,
  chosen: 'Narrowed to',
  tried: 'It was looked for as',
  triedOthers: 'and in these other spellings and translations:',
  didYouMeanNone: 'No word of the archive is spelled nearly so.',
  why: 'why',
  more: (count: number) => `${plural(count, 'more passage', 'more passages')} in this record`,
  counterpartNone: 'no counterpart',
  filters: 'Narrow down',
  year: 'Date',
  language: 'Language of the passage',
  collection: 'Collection',
  name: 'Name',
  remove: (what: string) => `Remove: ${what}`,
  sort: 'Order',
  sorts: { relevance: 'by relevance', date: 'by date' },
  nothing: (query: string) => `Nothing was found for “${query}”.`,
  nothingHelp: 'What you can do:',
  nothingFewer: 'Use fewer words; all of them must stand in one passage, unless you put OR between them.',
  nothingForms: 'Leave out quotation marks: then every form of the words counts.',
  nothingPrefix: 'Search for the beginning of a word with an asterisk: вооруж*',
  nothingFilters: 'Search without the filters.',
  nothingLang: 'Try the word in the other language, or a name in either script.',
  didYouMean: 'Did you mean',
  next: 'Further passages',
  previous: 'Earlier passages',
  start: 'Type words in either language. Every form of a word is found; each passage comes with its counterpart.',
  help: 'How to ask',
  description: 'in the description',
  reason: formatReason,
  queryReasons: QUERY_REASONS as Readonly<Record<QueryReason, string>>,
  stillReading: 'What has not been read yet is not found.',
  indexing: (done: number, total: number) =>
    `The search index is being made anew: ${done.toLocaleString('en-GB')} of ${plural(total, 'record', 'records')}. Until it is done, some passages may not be found.`,
};

export type SearchMessages = typeof searchEn;
