/** A record whose files the note of their folder names: its texts as the note ties them, its description as the note gives it. */
import { type Problem, toProblem } from '../errors.ts';
import type { FieldSource, Reading, RecordReading } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import { mergeContributors } from './contributors.ts';
import { Draft } from './draft.ts';
import { takeFields } from './front-matter-fields.ts';
import type { HeadField } from './front-matter.ts';
import { mergePair, mergeRecords, sortBySource } from './pair.ts';
import type { NotedText, RecordNote } from './record-note.ts';
import { FOLDER_NOTE } from './source.ts';

/** A text of the note, read. */
export interface NotedMember {
  readonly noted: NotedText;
  readonly path: string;
  readonly reading: Reading;
}

/** Merges the texts of a record as its note ties them. A file that holds more than one text is no text of one: its records stay apart. */
export function mergeNoted(members: readonly NotedMember[], { texts = [], from }: RecordNote): Reading {
  const read = members.filter(({ reading }) => reading.records.length > 0);
  const many = read.filter(({ reading }) => reading.records.length > 1 || reading.records[0]?.texts.length !== 1);
  if (many.length > 0) {
    const apart = mergePair(read.map(({ noted, ...one }) => ({ ...one, lang: noted.lang ?? null, role: noted.role })));
    const named = many.map(({ path }) => toProblem('RECORD_TEXT_MANY', {}, { file: path }));
    return { ...apart, problems: [...apart.problems, ...named] };
  }
  const problems = members.flatMap(({ reading }) => reading.problems);
  const reader = `pair/1+${[...new Set(members.map(({ reading }) => reading.reader))].sort().join('+')}`;
  const found = read.flatMap(({ noted, path, reading: { records } }) => {
    const record = records[0];
    const text = record?.texts[0];
    if (record === undefined || text === undefined) return [];
    const by = noted.by === undefined ? [] : [{ name: noted.by, role: 'translated' as const }];
    return [{ noted, path, text, record: { ...record, contributors: [...by, ...record.contributors] } }];
  });
  const order = sortBySource(found, ({ noted }) => found.findIndex((one) => one.noted === texts[noted.of ?? -1]));
  if (order.length === 0) return { reader, records: [], problems };
  /** Where a text of the note stands now; texts that could not be read are not there. */
  const placeOf = (index: number | undefined): number =>
    index === undefined ? -1 : order.findIndex(({ noted }) => noted === texts[index]);
  const original = order.findIndex(({ noted }) => noted.role === 'original');
  const tied = order.map(({ noted, text, record }): Text => {
    const { blocks, marks } = text;
    const lang = noted.lang ?? text.lang;
    if (noted.role === 'original') return { lang, role: 'original', blocks, marks };
    const said = placeOf(noted.of);
    const of = said >= 0 ? said : original;
    const by = record.contributors.flatMap(({ name, role }) => (role === 'translated' ? [name] : []));
    const translator = noted.by ?? by.join(', ');
    return {
      lang,
      role: 'translation',
      ...(of < 0 ? {} : { of }),
      ...(translator === '' ? {} : { by: translator }),
      blocks,
      marks,
    };
  });
  const isWhole = tied.length > 1;
  const kept = problems.filter(({ code }) => !isWhole || (code !== 'NO_TRANSLATION' && code !== 'ORIGINAL_MISSING'));
  for (const [index, { lang, of }] of tied.entries())
    if (of !== undefined && lang !== 'und' && tied[of]?.lang === lang)
      kept.push(toProblem('SAME_LANGUAGE', { lang }, { file: order[index]?.path ?? '' }));
  const merged = mergeRecords(order, tied, `${from[0] ?? FOLDER_NOTE} says so`);
  return { reader, records: [{ ...merged, key: order[0]?.record.key ?? '' }], problems: kept };
}

/** Puts the description of the note over that of the files, and its defaults under it. */
export function describeNoted(reading: Reading, { fields = [], defaults = [], from }: RecordNote): Reading {
  if (fields.length === 0 && defaults.length === 0) return reading;
  const file = from[0] ?? FOLDER_NOTE;
  const over = readDescription(fields, file);
  const under = readDescription(defaults, file);
  const records = reading.records.map((record) => {
    const named = lay(over.record, record);
    const whole = lay(named, under.record);
    const collection = over.collection ?? under.collection;
    const texts =
      under.lang === null
        ? whole.texts
        : whole.texts.map((text) => (text.lang === 'und' ? { ...text, lang: under.lang ?? 'und' } : text));
    const claimed = { ...whole.claimed, ...listOverruled(over.record, record) };
    return {
      ...whole,
      key: record.key,
      texts,
      ...(Object.keys(claimed).length === 0 ? {} : { claimed }),
      ...(collection === null ? {} : { collection }),
    };
  });
  // Defaults are said of many records: what is wrong with them is said once, by the folder.
  return { ...reading, records, problems: [...reading.problems, ...over.problems] };
}

/** The language a note's defaults give; null where they give none. */
export function findDefaultLanguage({ defaults = [], from }: RecordNote): string | null {
  return readDescription(defaults, from[0] ?? FOLDER_NOTE).lang;
}

interface Description {
  readonly record: RecordReading;
  readonly lang: string | null;
  readonly collection: string | null;
  readonly problems: readonly Problem[];
}

function readDescription(fields: readonly HeadField[], file: string): Description {
  const draft = new Draft();
  const isCollection = ({ path }: HeadField): boolean => path.toLowerCase() === 'collection';
  // The nearest folder's comes first, and the first to come stays.
  const own = fields.filter((field) => !isCollection(field));
  const firsts = own.filter(
    ({ path, at }, index) => !own.slice(0, index).some((one) => one.path === path && one.at !== at),
  );
  const { facts, problems } = takeFields(firsts, draft, file);
  const record = draft.toRecord('', [], '');
  return {
    record: { ...record, provenance: record.provenance.map((one): FieldSource => ({ ...one, file })) },
    lang: facts.lang,
    collection: fields.find(isCollection)?.value ?? null,
    problems,
  };
}

/** Lays one description over another: what it says holds, and what it leaves open is taken from the other. */
function lay(over: RecordReading, under: RecordReading): RecordReading {
  const texts = over.texts.length > 0 ? over.texts : under.texts;
  const claimed = { ...under.claimed, ...over.claimed };
  const type = over.type ?? under.type;
  const publication = over.publication ?? under.publication;
  const names = over.names ?? under.names;
  const images = over.images ?? under.images;
  const stated = over.stated ?? under.stated;
  return {
    key: over.key === '' ? under.key : over.key,
    title: over.title === '' ? under.title : over.title,
    summary: over.summary ?? under.summary,
    ...(type === undefined ? {} : { type }),
    dates: { ...under.dates, ...over.dates },
    reference: over.reference ?? under.reference,
    marking: { ...under.marking, ...over.marking },
    contributors: mergeContributors([over.contributors, under.contributors]),
    sponsors: [...new Set([...over.sponsors, ...under.sponsors])],
    rights: over.rights ?? under.rights,
    ...(publication === undefined ? {} : { publication }),
    ...(names === undefined ? {} : { names }),
    ...(images === undefined ? {} : { images }),
    ...(stated === undefined ? {} : { stated }),
    ...(Object.keys(claimed).length === 0 ? {} : { claimed }),
    texts,
    provenance: [...over.provenance, ...under.provenance],
  };
}

/** What the files say and the note says otherwise is kept as a claim of theirs. */
function listOverruled(over: RecordReading, record: RecordReading): Readonly<Record<string, string>> {
  const isOwn = record.provenance.some(({ field, at }) => field === 'title' && at !== 'file name');
  const pairs: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['title in the file', over.title, isOwn ? record.title : undefined],
    ['reference in the file', over.reference?.text, record.reference?.text],
    ['rights in the file', over.rights?.text, record.rights?.text],
    ...(['document', 'event', 'sent', 'received', 'published'] as const).map(
      (role) => [`date in the file (${role})`, over.dates[role], record.dates[role]] as const,
    ),
  ];
  return Object.fromEntries(
    pairs.flatMap(([name, said, found]) =>
      said === undefined || said === '' || found === undefined || found === '' || said === found
        ? []
        : [[name, found] as const],
    ),
  );
}
