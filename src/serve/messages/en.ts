/** Every word of the interface in English. `ru.ts` has the same shape; the compiler finds what is missing. */
import type { Finding } from '../../align/align.ts';
import type { SearchResult, UnderstoodWords } from '../../search/search.ts';
import { besideEn } from './beside-en.ts';
import { editEn } from './edit-en.ts';
import { helpEn } from './help-en.ts';
import { lexiconEn } from './lexicon-en.ts';

type Reason = SearchResult['hits'][number]['reasons'][number];

const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

export const en = {
  lang: 'en' as 'en' | 'ru',
  count: (value: number): string => value.toLocaleString('en-GB'),
  records: (count: number) => plural(count, 'record', 'records'),
  passages: (count: number) => plural(count, 'passage', 'passages'),
  problems: (count: number) => plural(count, 'problem', 'problems'),
  files: (count: number) => plural(count, 'file', 'files'),

  frame: {
    skip: 'Skip to the text',
    home: 'Home of this archive',
    search: 'Search',
    searchLabel: 'Search in both languages',
    searchHint: 'Search in both languages…',
    records: 'Records',
    problems: 'Needs a look',
    reading: 'Import',
    help: 'Help',
    main: 'Main',
    language: 'Language of the interface',
    theme: { system: 'as the system', light: 'light', dark: 'dark' },
    themeButton: (now: string, next: string) => `Colours: ${now}. Change to ${next}`,
    colophon: 'Original and translation, side by side, sentence by sentence.',
    noNetwork: 'Nothing you read here leaves this machine.',
  },

  languages: {
    und: 'language unknown',
  } as Readonly<Record<string, string>>,

  home: {
    lead: (records: number, bilingual: number) =>
      `${plural(records, 'record', 'records')}, ${bilingual === records ? 'all' : bilingual.toLocaleString('en-GB')} with original and translation side by side.`,
    years: 'By year',
    months: 'By month',
    timeText: (from: string, to: string, most: string, count: number) =>
      `Records from ${from} to ${to}; most, ${count}: ${most}.`,
    timeTable: 'As a table',
    monthUnknown: (year: string) => `${year}, month unknown`,
    yearsUndated: (count: number) => `${plural(count, 'record', 'records')} without a year`,
    time: 'Time',
    collections: 'Collections',
    allCollections: 'All collections',
    newest: 'Newly read',
    allRecords: 'All records',
    languages: 'Languages',
    lexicon: 'What this archive learned of its languages',
    needsLook: 'Needs a look',
    needsLookAll: 'Everything that needs a look',
    nothingToLook: 'Nothing needs a look.',
    emptyTitle: 'This archive is still empty',
    emptyLead: 'Three ways to begin:',
    emptyFolder: 'Put documents into the folder',
    emptyFolderText: (folder: string) =>
      `Copy them into ${folder} and look again. A pair such as letter.ru.txt and letter.en.txt becomes one record.`,
    emptyServer: 'Add documents from the command line; their bytes are kept, the files themselves are not touched.',
    emptyLook: 'Look again',
    emptyOpen: 'Open another folder',
    emptyAdd: 'Add files from anywhere',
    emptySample: 'See how it looks: open the sample archive',
    emptyFormats:
      'Read are: plain text, Markdown, saved web pages, TEI P5, Word, OpenDocument, RTF, EPUB, PDF, and scans where Tesseract is installed.',
  },

  progress: {
    looking: 'Looking through the folder…',
    reading: (done: number, total: number) => `Reading: ${done} of ${total} documents`,
    rate: (rate: string) => `${rate} a second`,
    left: (left: string) => `about ${left} left`,
    seconds: (count: number) => plural(count, 'second', 'seconds'),
    minutes: (count: number) => plural(count, 'minute', 'minutes'),
    failed: (count: number) => `${plural(count, 'document', 'documents')} could not be read`,
    current: 'Now:',
    more: 'What is being read',
    refresh: 'This page renews itself while reading goes on.',
  },

  list: {
    title: 'Records',
    none: 'No record answers to this choice.',
    clear: 'Show all records',
    filter: 'Choose',
    collection: 'Collection',
    language: 'Language of a text',
    year: 'Year',
    any: 'any',
    sort: 'Order',
    sorts: { date: 'by date', title: 'by title', added: 'newly read first' },
    apply: 'Show',
    next: 'Further records',
    first: 'From the beginning',
    missing: 'file missing',
    undated: 'undated',
    untitled: 'Untitled',
    shown: (total: number) => plural(total, 'record', 'records'),
  },

  reading: {
    records: 'Records',
    part: 'Part',
    views: { both: 'both', original: 'original', translation: 'translation' },
    viewLabel: 'What to show',
    original: 'Original',
    translation: 'Translation',
    text: 'Text',
    by: (name: string) => `translated by ${name}`,
    written: (date: string) => `written ${date}`,
    eventOf: (date: string) => date,
    undated: 'undated',
    previous: 'Previous',
    next: 'Next',
    neighbours: 'Neighbours in the collection',
    tools: 'Tools',
    summary: 'Summary',
    description: 'Description',
    cite: 'Cite',
    exports: 'Take along',
    versions: 'Versions',
    copyNo: (copy: string) => `copy ${copy}`,
    outgoingNo: (n: string) => `outgoing no. ${n}`,
    incomingNo: (n: string) => `incoming no. ${n}`,
    leaf: (label: string) => `leaf ${label} begins here`,
    page: (label: string) => `page ${label} begins here`,
    leafCarried: (label: string) => `leaf ${label} begins about here; carried over from the original by alignment`,
    pageCarried: (label: string) => `page ${label} begins about here; carried over from the original by alignment`,
    leaves: 'Leaves',
    passage: (n: number) => `Passage ${n}`,
    passageAddress: (n: number) => `Address of passage ${n}`,
    citePassage: (n: number) => `Cite passage ${n}`,
    note: (label: string) => `Note ${label}`,
    notes: 'Notes',
    noteBy: { author: 'author’s note', translator: 'translator', editor: 'editor', unknown: 'note' },
    noteTypes: { source: 'source', footnote: 'note', marginal: 'in the margin', sic: 'sic' },
    backToText: 'Back to the text',
    sic: 'sic: so in the source',
    gap: 'something is missing or illegible here',
    noCounterpart: 'no counterpart',
    noCounterpartLong: {
      original: 'Nothing in the original answers to this.',
      translation: 'Nothing in the translation answers to this.',
    },
    doubtful: (percent: number) =>
      `The machine is not sure that these belong together (${percent} in 100). It is a suggestion; compare them.`,
    doubtfulShort: 'uncertain',
    finding: ({ message }: Finding): string => message,
    findingShort: 'the check of the translation found something',
    findingNote: 'Found by machine: a suggestion.',
    gone: (n: number, version: number) =>
      `The words that stood as passage ${n} are no longer in this record since version ${version}.`,
    goneLink: (version: number) => `Read them in version ${version}`,
    oldVersion: (version: number, newest: number) =>
      `This is version ${version} of this record. The newest is version ${newest}.`,
    newestLink: 'Read the newest version',
    missing: 'The file of this record is no longer in the folder. The record and the bytes as received are kept.',
    parts: 'Parts of this record',
    partsAfter: 'Parts of this record, after the text',
    partOf: (number: number, count: number) => `part ${number} of ${count}`,
    partPassages: (from: number, to: number) => `passages ${from}–${to}`,
    whole: 'Show the whole record at once',
    otherTranslations: 'Translations',
    alone: 'laid beside no other text',
    noText: 'This record has no text that could be read.',
    about: 'About this record',
    files: 'Files as received',
    filesText: 'Kept byte by byte under their checksum; nothing in them is ever changed.',
    download: 'as received',
    readBy: (reader: string, version: number) => `Read by ${reader}, version ${version}`,
    source: 'Where each of these was found',
    wording: (words: string) => `as written: “${words}”`,
    problems: 'What reading found',
    citeRecord: 'This record',
    citePassageTitle: (n: number) => `Passage ${n} of this record`,
    citeWhole: 'Cite the whole record instead',
    citeHow: 'To cite a passage, choose its number beside the text.',
    copy: 'Copy',
    copied: 'Copied',
    address: 'Address',
    versionItem: (version: number, date: string) => `version ${version}, ${date}`,
    current: 'this one',
    printed: (date: string) => `Printed ${date}`,
    keys: 'Keys',
  },

  beside: besideEn,
  edit: editEn,

  fields: {
    'date.event': 'Date of the event',
    'date.document': 'Date of the document',
    'date.sent': 'Sent',
    'date.received': 'Received',
    'date.published': 'Published',
    type: 'Kind',
    classification: 'Classification',
    copy: 'Copy',
    outgoing: 'Outgoing number',
    incoming: 'Incoming number',
    'role.author': 'Author',
    'role.sender': 'From',
    'role.recipient': 'To',
    'role.obtained': 'Obtained by',
    'role.translated': 'Translated by',
    'role.edited': 'Edited by',
    'role.transcribed': 'Transcribed by',
    'role.contributed': 'Contributed by',
    reference: 'Reference',
    repository: 'Kept in',
    levels: 'Place in the archive',
    'source-note': 'Source note',
    publication: 'Published in',
    sponsors: 'With support from',
    rights: 'Rights',
    contact: 'Contact',
    claimed: 'The source says of itself',
    collection: 'Collection',
  },
  levels: {
    fond: 'fond',
    opis: 'opis',
    papka: 'papka',
    delo: 'delo',
    'record-group': 'record group',
    series: 'series',
    entry: 'entry',
    box: 'box',
    folder: 'folder',
    file: 'file',
    item: 'item',
    leaves: 'leaves',
  },
  styles: {
    chicago: 'Chicago (note)',
    mla: 'MLA',
    gost: 'GOST R 7.0.5',
    bibtex: 'BibTeX',
    ris: 'RIS',
    'csl-json': 'CSL-JSON',
  } as Readonly<Record<string, string>>,

  search: {
    title: 'Search',
    heading: (query: string) => `Search: ${query}`,
    quoted: (query: string) => `“${query}”`,
    found: (passages: number, records: number) =>
      `${plural(passages, 'passage', 'passages')} in ${plural(records, 'record', 'records')}`,
    understood: 'understood as',
    understoodWords: {
      anyForm: 'any form',
      exactly: 'exactly so',
      and: 'and',
      or: 'or',
      not: 'not',
      begins: (word) => `words that begin with ${word}`,
      near: (left, right, distance) => `${left} at most ${distance} words from ${right}`,
      lang: (lang) => `in the language ${lang}`,
      sides: {
        original: 'in the original',
        translation: 'in the translation',
        notes: 'in the notes',
        description: 'in the description',
      },
      date: (from, to) => (from === to ? `dated ${from}` : `dated ${from} to ${to}`),
      leaf: (leaf) => `on leaf ${leaf}`,
      title: (words) => `with ${words} in the title of the record`,
      name: (words) => `the name ${words} in any spelling`,
      quoted: (words) => `“${words}”`,
    } as UnderstoodWords,
    alsoNames: 'also other spellings:',
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
    reason: ({ kind, found = '', asked = '' }: Reason): string => {
      switch (kind) {
        case 'verbatim':
          return `verbatim: ${found}`;
        case 'inflected':
          return `same word, any form: ${found} ~ ${asked}`;
        case 'prefix':
          return `begins with ${asked}: ${found}`;
        case 'name':
          return `same name: ${found} ~ ${asked}`;
        case 'translation':
          return `translation: ${found} ~ ${asked}`;
        case 'note':
          return 'in a note';
        case 'title':
          return 'in the title';
        case 'summary':
          return 'in the summary';
        case 'description':
          return 'in the description';
      }
    },
  },

  looks: {
    title: 'Needs a look',
    lead: 'What reading found and could not settle alone. Nothing was changed because of it; what could not be read is kept as it came.',
    none: 'Nothing needs a look.',
    all: 'everything',
    allOf: (count: number) => `All ${count.toLocaleString('en-GB')}`,
    file: 'File',
    record: 'Record',
    next: 'Further',
    severity: { note: 'for the record', warning: 'wants a look', error: 'could not be done' },
  },

  ties: {
    title: 'Also in the archive',
    alike: 'Also published in',
    same: 'the same words',
    partly: (percent: number) => `${percent} % of the words in common`,
    file: (count: number) => `In the same file: ${plural(count, 'record', 'records')}`,
    before: 'on the leaves before',
    after: 'on the leaves after',
    leaves: (leaves: string) => `leaves ${leaves}`,
    more: (count: number) => `and ${count.toLocaleString('en-GB')} more`,
  },

  importing: {
    title: 'Import',
    idle: 'No reading is going on.',
    last: 'Last look through the folder',
    lastCounts: (added: number, changed: number, unchanged: number) =>
      `${added.toLocaleString('en-GB')} new, ${changed.toLocaleString('en-GB')} changed, ${unchanged.toLocaleString('en-GB')} unchanged`,
    missing: (count: number) => `${plural(count, 'file is', 'files are')} no longer in the folder`,
    unread: (count: number) => `${plural(count, 'document waits', 'documents wait')} to be read`,
    read: (count: number) => `${plural(count, 'document', 'documents')} read`,
    readNow: (added: number, replaced: number, doubtful: number, unreadable: number) =>
      `of these read: ${added.toLocaleString('en-GB')} new, ${replaced.toLocaleString('en-GB')} replaced, ${doubtful.toLocaleString('en-GB')} doubtful, ${unreadable.toLocaleString('en-GB')} unreadable`,
    saveReport: 'Save the report of this run (JSON)',
    lookAgain: 'Look through the folder again',
    failed: 'What could not be read',
    failedNone: 'Everything in the folder could be read.',
    folder: 'Folder',
  },

  lexicon: lexiconEn,

  help: helpEn,

  errors: {
    notFound: 'Not here',
    bad: 'That could not be understood',
    refused: 'Refused',
    failed: 'Something went wrong',
    back: 'To the home of this archive',
    code: 'Code',
  },
};

export type Messages = typeof en;
