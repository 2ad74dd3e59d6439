/** Files that are one record: an original and its translations, each read alone, laid together. */
import { toProblem } from '../errors.ts';
import type { Contributor, FieldSource, Reading, RecordReading } from '../model/record.ts';
import type { Text, TextRole } from '../model/text.ts';
import { mergeContributors } from './contributors.ts';
import { findLanguageCode } from './language-codes.ts';
import { findOriginal, type Side } from './roles.ts';

/** One file of a pair, read. */
export interface PairMember {
  readonly path: string;
  readonly reading: Reading;
  /** What the file's name claims. */
  readonly lang: string | null;
  readonly role: TextRole | null;
}

/** Merges the readings of a pair into one record; where a file gave more than one text, the records stay apart. */
export function mergePair(members: readonly PairMember[]): Reading {
  const reader = `pair/1+${[...new Set(members.map(({ reading }) => reading.reader))].sort().join('+')}`;
  const problems = members.flatMap(({ reading }) => reading.problems);
  const whole = members.filter(({ reading }) => reading.records.length > 0);
  const single = whole.every(({ reading }) => reading.records.length === 1 && reading.records[0]?.texts.length === 1);
  if (!single || whole.length < 2) {
    const records = whole.flatMap((member) => keyApart(member, whole.length));
    return { reader, records, problems };
  }
  const { order: found, why } = orderMembers(whole);
  const order = sortBySource(found, (member) => findSource(found, found.indexOf(member)));
  const sources = order.map((_, index) => findSource(order, index));
  const texts = order.map(
    ({ text, record }, index): Text => withRole(text, index, sources[index] ?? 0, record.contributors),
  );
  const kept = problems.filter(({ code }) => code !== 'NO_TRANSLATION' && code !== 'ORIGINAL_MISSING');
  for (const [index, { lang, of }] of texts.entries())
    if (of !== undefined && lang !== 'und' && texts[of]?.lang === lang)
      kept.push(toProblem('SAME_LANGUAGE', { lang }, { file: order[index]?.path ?? '' }));
  return { reader, records: [mergeRecords(order, texts, why)], problems: kept };
}

/** A record of one text, and the file it stands in. */
interface Member {
  readonly path: string;
  readonly record: RecordReading;
  readonly text: Text;
}

function keyApart({ path, reading }: PairMember, count: number): readonly RecordReading[] {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '');
  return reading.records.map((record) =>
    count > 1 ? { ...record, key: record.key === '' ? name : `${name}-${record.key}` } : record,
  );
}

function orderMembers(members: readonly PairMember[]): { readonly order: readonly Member[]; readonly why: string } {
  const list = members.flatMap(({ path, reading: { records } }): Member[] => {
    const record = records[0];
    const text = record?.texts[0];
    return record === undefined || text === undefined ? [] : [{ path, record, text }];
  });
  const sides = list.map(({ record, text }, index): Side => {
    const member = members[index];
    const isTranslated = record.contributors.some(({ role }) => role === 'translated');
    return {
      lang: text.lang,
      marks: text.marks,
      head: text.blocks
        .slice(0, 8)
        .map((block) => block.text.slice(0, 300))
        .join('\n'),
      claimed:
        member?.role ??
        (isTranslated || text.role === 'translation' || isMadeFrom(record, text) ? 'translation' : null),
      // `letter.txt` beside `letter.en.txt` is what the other was made from.
      isUnnamed: member?.lang === null && member.role === null,
    };
  });
  const original = findOriginal(sides, {
    originalLanguages: list.flatMap(
      ({ record }) => findLanguageCode(record.claimed?.['original language'] ?? '') ?? [],
    ),
    hasTranslator: list.some(({ record }) => record.contributors.some(({ role }) => role === 'translated')),
    pageLanguage: null,
    isOrdered: false,
    reference: list.map(({ record }) => record.reference?.text ?? '').join(' '),
  });
  const first = list[original.original ?? 0];
  const order = first === undefined ? list : [first, ...list.filter((member) => member !== first)];
  return { order, why: original.why };
}

const originalLanguage = ({ claimed }: RecordReading): string | null =>
  findLanguageCode(claimed?.['original language'] ?? '');

/** Tells whether a file says of itself that it was made from another language. */
function isMadeFrom(record: RecordReading, { lang }: Text): boolean {
  const from = originalLanguage(record);
  return from !== null && from !== lang;
}

/** The text a translation was made from: the original, or the one other translation in the language its file names. */
function findSource(order: readonly Member[], index: number): number {
  const from = order[index] === undefined || index === 0 ? null : originalLanguage(order[index].record);
  if (from === null || order[0]?.text.lang === from) return 0;
  const made = order.flatMap(({ text, record }, at) =>
    at > 0 && at !== index && text.lang === from && originalLanguage(record) !== order[index]?.text.lang ? [at] : [],
  );
  return made.length === 1 ? (made[0] ?? 0) : 0;
}

/** Puts what was made from a translation behind what was made from the original; else the order stays. */
export function sortBySource<T>(members: readonly T[], findSourceOf: (member: T) => number): readonly T[] {
  const depthOf = (member: T): number => {
    let depth = 0;
    for (let at = findSourceOf(member); at > 0 && depth < members.length; depth += 1) {
      const source = members[at];
      if (source === undefined) break;
      at = findSourceOf(source);
    }
    return depth;
  };
  const depths = new Map(members.map((member) => [member, depthOf(member)]));
  return [...members].sort((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0));
}

function withRole(text: Text, index: number, of: number, contributors: readonly Contributor[]): Text {
  const { lang, blocks, marks } = text;
  if (index === 0) return { lang, role: 'original', blocks, marks };
  const translators = contributors.filter(({ role }) => role === 'translated').map(({ name }) => name);
  return {
    lang,
    role: 'translation',
    of,
    ...(translators.length === 0 ? {} : { by: translators.join(', ') }),
    blocks,
    marks,
  };
}

/** The original's description comes first; what it lacks is taken from the translations. */
export function mergeRecords(order: readonly Member[], texts: readonly Text[], why: string): RecordReading {
  const records = order.map(({ record }) => record);
  const pick = <K extends keyof RecordReading>(field: K): RecordReading[K] | null =>
    records.map((record) => record[field]).find((value) => value != null) ?? null;
  const titled = records.find((record) =>
    record.provenance.some(({ field, at }) => field === 'title' && at !== 'file name'),
  );
  const provenance = order.flatMap(({ record, path }, index) =>
    record.provenance.map((source): FieldSource => {
      const field = source.field.replace(/^texts\.0/u, `texts.${index}`);
      return { ...source, field, file: path, ...(field.endsWith('.role') ? { wording: why } : {}) };
    }),
  );
  const type = pick('type');
  const images = pick('images');
  const stated = pick('stated');
  const publication = pick('publication');
  const claimed = Object.assign({}, ...[...records].reverse().map((record) => record.claimed ?? {})) as Record<
    string,
    string
  >;
  return {
    key: '',
    title: (titled ?? records[0])?.title ?? '',
    summary: pick('summary'),
    ...(type === null || type === undefined ? {} : { type }),
    dates: Object.assign({}, ...[...records].reverse().map((record) => record.dates)) as RecordReading['dates'],
    reference: pick('reference'),
    marking: Object.assign({}, ...[...records].reverse().map((record) => record.marking)) as RecordReading['marking'],
    contributors: mergeContributors(records.map((record) => record.contributors)),
    sponsors: [...new Set(records.flatMap((record) => record.sponsors))],
    rights: pick('rights'),
    ...(publication === null || publication === undefined ? {} : { publication }),
    ...(Object.keys(claimed).length === 0 ? {} : { claimed }),
    ...(images === null || images === undefined ? {} : { images }),
    ...(stated === null || stated === undefined ? {} : { stated }),
    texts,
    provenance,
  };
}
