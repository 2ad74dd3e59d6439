/**
 * TEI P5 of one record: the description in the header, original and translation as divisions, the alignment as a `linkGrp`.
 *
 * After the TEI Guidelines 4.9: 2 (header), 10 (msDesc), 2.4.6 (correspDesc), 13 (names), 17 (linking). Sverka's own TEI reader
 * reads it back with the same words, marks, dates and reference.
 */
import type { Alignment, Sentence } from '../model/bead.ts';
import type { EdtfDate } from '../model/date.ts';
import type { ArchiveRecord, Contributor, ListedName } from '../model/record.ts';
import { listTranslators, originalOf } from './csl-item.ts';
import { escapeMarkup } from './markup.ts';
import { formatLinkGroup } from './tei-beads.ts';
import { formatDateAttributes } from './tei-date.ts';
import { formatTeiText } from './tei-text.ts';

/** An alignment with the index of the translation it belongs to. */
export interface TextAlignment {
  readonly translation: number;
  readonly alignment: Alignment;
}

const element = (name: string, words: string, attributes = ''): string =>
  `<${name}${attributes}>${escapeMarkup(words.trim())}</${name}>`;
const some = (words: string | null | undefined): words is string => words != null && words.trim() !== '';

/** Formats a record and its alignments as one TEI document. */
export function formatTei(record: ArchiveRecord, alignments: readonly TextAlignment[]): string {
  const names = (record.names ?? []).filter(({ ref }) => isId(ref));
  const knownRefs = new Set(names.map(({ ref }) => ref));
  const sentences = new Map<number, readonly Sentence[]>();
  const links = alignments.flatMap(({ translation, alignment }) => {
    const original = record.texts[translation]?.of ?? record.texts.findIndex((text) => text.role === 'original');
    // Of several alignments of one original all see the same sentences; should one not, its links would point astray.
    if (sentences.has(original) && !isSame(sentences.get(original) ?? [], alignment.original)) return [];
    sentences.set(original, alignment.original);
    sentences.set(translation, alignment.translation);
    return [formatLinkGroup(alignment.beads, original, translation)];
  });
  const standOff = [...formatNames(names), ...links.filter((group) => group !== '')];
  const texts = record.texts.map((text, index) => formatTeiText(text, index, sentences.get(index) ?? [], knownRefs));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    formatHeader(record),
    ...(standOff.length === 0 ? [] : ['<standOff>', ...standOff, '</standOff>']),
    '<text>',
    '<body>',
    ...(texts.length === 0 ? ['<p/>'] : texts),
    '</body>',
    '</text>',
    '</TEI>',
    '',
  ].join('\n');
}

// An XML name that cannot be taken for one of our own (t0, t0s12).
const isId = (ref: string): boolean => /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(ref) && !/^t\d+(?:s\d+)?$/u.test(ref);

const isSame = (a: readonly Sentence[], b: readonly Sentence[]): boolean =>
  a.length === b.length &&
  a.every((sentence, index) => {
    const other = b[index];
    return other !== undefined && sentence.start === other.start && sentence.block === other.block;
  });

function formatHeader(record: ArchiveRecord): string {
  const parts = [
    '<teiHeader>',
    '<fileDesc>',
    ...formatTitle(record),
    ...formatPublication(record),
    ...formatSeries(record),
    ...formatMarking(record),
    ...formatSource(record),
    '</fileDesc>',
    ...formatProfile(record),
    '</teiHeader>',
  ];
  return parts.join('\n');
}

const DUTIES: Readonly<Partial<Record<Contributor['role'], string>>> = {
  obtained: 'obtained by',
  translated: 'translated by',
  transcribed: 'transcribed by',
  contributed: 'contributed by',
};

function formatTitle(record: ArchiveRecord): readonly string[] {
  const translators = listTranslators(record).map((name): Contributor => ({ name, role: 'translated' }));
  const others = record.contributors.filter(({ role }) => role !== 'translated');
  const people = [...others, ...translators].filter(({ name }) => some(name));
  return [
    '<titleStmt>',
    element('title', record.title),
    ...people.flatMap(({ name, role, ref }) => {
      const key = ref === undefined ? '' : ` key="${escapeMarkup(ref)}"`;
      if (role === 'author') return [element('author', name, key)];
      if (role === 'edited') return [element('editor', name, key)];
      const duty = DUTIES[role];
      return duty === undefined ? [] : [`<respStmt>${element('resp', duty)}${element('name', name, key)}</respStmt>`];
    }),
    ...record.sponsors.filter(some).map((name) => element('sponsor', name)),
    '</titleStmt>',
  ];
}

function formatPublication(record: ArchiveRecord): readonly string[] {
  const { publication, rights } = record;
  return [
    '<publicationStmt>',
    // The schema wants an agency before the rest; an empty one says that none is known.
    some(publication?.publisher) ? element('publisher', publication.publisher) : '<authority/>',
    ...(some(publication?.place) ? [element('pubPlace', publication.place)] : []),
    ...(some(publication?.year) ? [element('date', publication.year, formatDateAttributes(publication.year))] : []),
    ...(some(publication?.url) ? [element('idno', publication.url, ' type="URI"')] : []),
    element('idno', record.id, ' type="sverka"'),
    ...(rights === null ? [] : ['<availability>', formatRights(rights.text, rights.uri), '</availability>']),
    '</publicationStmt>',
  ];
}

function formatRights(text: string, uri: string | null): string {
  if (uri === null) return element('p', text);
  return element('licence', text, ` target="${escapeMarkup(uri.trim().replace(/\s/gu, '%20'))}"`);
}

function formatSeries(record: ArchiveRecord): readonly string[] {
  const { publication } = record;
  if (!some(publication?.title)) return [];
  return [
    '<seriesStmt>',
    element('title', publication.title),
    ...(publication.editors ?? []).filter(some).map((name) => element('editor', name)),
    ...(some(publication.volume) ? [element('biblScope', publication.volume, ' unit="volume"')] : []),
    ...(some(publication.number) ? [element('biblScope', publication.number, ' unit="document"')] : []),
    '</seriesStmt>',
  ];
}

function formatMarking(record: ArchiveRecord): readonly string[] {
  const notes = Object.entries(record.marking as Readonly<Record<string, string | undefined>>).flatMap(
    ([kind, words]) => (some(words) ? [element('note', words, ` type="${escapeMarkup(kind)}"`)] : []),
  );
  return notes.length === 0 ? [] : ['<notesStmt>', ...notes, '</notesStmt>'];
}

function formatSource(record: ArchiveRecord): readonly string[] {
  const { reference } = record;
  if (reference === null || !some(reference.text)) return ['<sourceDesc><p/></sourceDesc>'];
  const lang = originalOf(record)?.lang ?? 'und';
  return [
    '<sourceDesc>',
    element('bibl', reference.text),
    '<msDesc>',
    '<msIdentifier>',
    ...(some(reference.repository) ? [element('repository', reference.repository)] : []),
    element('idno', reference.text, ' type="reference"'),
    ...reference.levels.map(
      ({ level, number }) => `<altIdentifier type="${level}">${element('idno', number)}</altIdentifier>`,
    ),
    '</msIdentifier>',
    '<msContents>',
    '<msItem>',
    ...(some(reference.leaves) ? [element('locus', reference.leaves)] : []),
    element('title', record.title),
    ...(lang === 'und' ? [] : [`<textLang mainLang="${escapeMarkup(lang)}"/>`]),
    '</msItem>',
    '</msContents>',
    '</msDesc>',
    '</sourceDesc>',
  ];
}

const formatDate = (edtf: EdtfDate): string => element('date', edtf, formatDateAttributes(edtf));

function formatProfile(record: ArchiveRecord): readonly string[] {
  const { dates, summary } = record;
  const langs = [...new Set(record.texts.map(({ lang }) => lang).filter((lang) => lang !== 'und'))];
  const parts = [
    ...(some(summary)
      ? [
          '<abstract>',
          ...summary
            .split('\n')
            .filter(some)
            .map((line) => element('p', line)),
          '</abstract>',
        ]
      : []),
    ...(some(dates.document) ? [`<creation>${formatDate(dates.document)}</creation>`] : []),
    ...(langs.length === 0
      ? []
      : ['<langUsage>', ...langs.map((lang) => `<language ident="${escapeMarkup(lang)}"/>`), '</langUsage>']),
    ...formatCorrespondence(record),
    ...(some(dates.event) ? [`<settingDesc><setting>${formatDate(dates.event)}</setting></settingDesc>`] : []),
    ...(some(record.type) ? [`<textClass><keywords>${element('term', record.type)}</keywords></textClass>`] : []),
  ];
  return parts.length === 0 ? [] : ['<profileDesc>', ...parts, '</profileDesc>'];
}

function formatCorrespondence(record: ArchiveRecord): readonly string[] {
  const action = (type: string, role: Contributor['role'], date: EdtfDate | undefined): readonly string[] => {
    const inner = [
      ...record.contributors
        .filter((one) => one.role === role && some(one.name))
        .map(({ name }) => element('name', name)),
      ...(some(date) ? [formatDate(date)] : []),
    ];
    return inner.length === 0 ? [] : [`<correspAction type="${type}">${inner.join('')}</correspAction>`];
  };
  const actions = [
    ...action('sent', 'sender', record.dates.sent),
    ...action('received', 'recipient', record.dates.received),
  ];
  return actions.length === 0 ? [] : ['<correspDesc>', ...actions, '</correspDesc>'];
}

const LISTS = {
  person: ['listPerson', 'person', 'persName'],
  place: ['listPlace', 'place', 'placeName'],
  body: ['listOrg', 'org', 'orgName'],
} as const;

function formatNames(names: readonly ListedName[]): readonly string[] {
  const seen = new Set<string>();
  return (['person', 'place', 'body'] as const).flatMap((type) => {
    const [list, item, tag] = LISTS[type];
    const entries = names.flatMap(({ ref, name, type: own, description }) => {
      if (own !== type || seen.has(ref)) return [];
      seen.add(ref);
      const note = some(description) ? element('note', description) : '';
      return [`<${item} xml:id="${escapeMarkup(ref)}">${element(tag, name)}${note}</${item}>`];
    });
    return entries.length === 0 ? [] : [`<${list}>`, ...entries, `</${list}>`];
  });
}
