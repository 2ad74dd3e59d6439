/** schema.org: the record as an `ArchiveComponent` whose translations are works of their own. */
import type { ArchiveRecord } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import { type CitedAs, findDocumentDate, findTitle, originalOf, toAddress } from './csl-item.ts';

type Json = string | number | boolean | { readonly [key: string]: Json } | readonly Json[];

/** Formats JSON-LD that may stand in a page: `<` is written as an escape, so no text can end the script element. */
export function formatJsonld(record: ArchiveRecord, options: Pick<CitedAs, 'baseUrl' | 'archiveName'> = {}): string {
  return `${JSON.stringify(toJsonld(record, options), null, 2).replace(/</gu, '\\u003c')}\n`;
}

function toJsonld(record: ArchiveRecord, options: Pick<CitedAs, 'baseUrl' | 'archiveName'>): Json {
  const address = toAddress(record, options);
  const date = findDocumentDate(record);
  const { reference, rights, publication } = record;
  const translations = record.texts.flatMap((text, index) =>
    text.role === 'translation' ? [toTranslation(record, text, index, address)] : [],
  );
  return prune({
    '@context': 'https://schema.org',
    '@type': 'ArchiveComponent',
    '@id': address,
    url: address,
    name: findTitle(record),
    description: record.summary,
    identifier: record.id,
    additionalType: record.type,
    dateCreated: date,
    inLanguage: langOf(originalOf(record)?.lang),
    author: people(record, 'author', 'sender'),
    recipient: people(record, 'recipient'),
    editor: people(record, 'edited'),
    contributor: people(record, 'obtained', 'transcribed', 'contributed'),
    sponsor: record.sponsors.map((name) => ({ '@type': 'Organization', name })),
    itemLocation: reference?.text,
    holdingArchive:
      reference?.repository == null ? null : { '@type': 'ArchiveOrganization', name: reference.repository },
    isPartOf: options.archiveName === undefined ? null : { '@type': 'Collection', name: options.archiveName },
    isBasedOn:
      publication === undefined
        ? null
        : {
            '@type': 'PublicationVolume',
            name: publication.title,
            volumeNumber: publication.volume,
            editor: (publication.editors ?? []).map((name) => ({ '@type': 'Person', name })),
            publisher:
              publication.publisher === undefined ? null : { '@type': 'Organization', name: publication.publisher },
            datePublished: publication.year,
            url: publication.url,
          },
    license: rights?.uri,
    usageInfo: rights === null || rights.text === '' ? null : { '@type': 'CreativeWork', text: rights.text },
    workTranslation: translations,
  });
}

function toTranslation(record: ArchiveRecord, text: Text, index: number, address: string): Loose {
  const translators = text.by === undefined ? [] : [{ '@type': 'Person', name: text.by }];
  return {
    '@type': 'CreativeWork',
    '@id': `${address}#text-${index}`,
    name: findTitle(record),
    inLanguage: langOf(text.lang),
    translator: translators,
    translationOfWork: {
      '@id':
        text.of === undefined || record.texts[text.of]?.role === 'original' ? address : `${address}#text-${text.of}`,
    },
  };
}

const langOf = (lang: string | undefined): string | undefined => (lang === 'und' ? undefined : lang);

const people = (record: ArchiveRecord, ...roles: readonly string[]): readonly Loose[] =>
  record.contributors
    .filter(({ role, name }) => roles.includes(role) && name.trim() !== '')
    .map(({ name }) => ({ '@type': 'Person', name }));

type Loose = { readonly [key: string]: Loose | readonly Loose[] | string | null | undefined };

/** Leaves out what the record does not say. */
function prune(value: Loose): Json {
  const kept = Object.entries(value).flatMap(([key, inner]): (readonly [string, Json])[] => {
    if (inner === null || inner === undefined || inner === '') return [];
    if (typeof inner === 'string') return [[key, inner]];
    if (isList(inner)) return inner.length === 0 ? [] : [[key, inner.map(prune)]];
    return [[key, prune(inner)]];
  });
  return Object.fromEntries(kept);
}

const isList = (value: Loose | readonly Loose[]): value is readonly Loose[] => Array.isArray(value);
