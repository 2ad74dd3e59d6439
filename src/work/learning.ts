/**
 * The archive learns from itself: a lexicon for each pair of its languages, and records laid out anew with what was learned.
 *
 *   teachers (a sample, the same every time) → learn → keep → records not yet aligned with it → lay out → keep where it differs
 *
 * In: an open archive. Out: the same archive, its beads better. Can be stopped at any moment, and killed: a lexicon is kept whole
 * or not at all, and which records are done stands in the database. Linear in the records; the memory is that of the sample.
 */
import { createHash } from 'node:crypto';
import { ALIGNER, type Advice } from '../align/align.ts';
import type {
  Archive,
  DerivedRecord,
  KeptLexicon,
  LanguagePair,
  RecordItem,
  StoredDecision,
} from '../archive/archive.ts';
import { SverkaError } from '../errors.ts';
import type { Alignment, Bead } from '../model/bead.ts';
import type { Text } from '../model/text.ts';
import { listAdvice } from '../knowledge/knowledge.ts';
import { indexRecord } from '../search/search.ts';
import type { Crew } from './crew.ts';
import { KNOWS_NOTHING, type PackedKnowledge } from './tasks.ts';

/** Passages that teach: some 50,000 sentences of both sides, which take a minute and 500 MB. More of them teach little more. */
const MOST_PASSAGES = 25_000;
/** Sentences of one side that one record teaches at most, so that a book does not speak for an archive. */
const MOST_OF_ONE = 10_000;
/** Records read, or laid out, at a time. */
const BATCH = 20;

/** How far learning is; `learning` while the lexicon is learned, then `aligning` with how many records are done. */
export interface LearningProgress {
  readonly step: 'learning' | 'aligning';
  readonly languages: readonly [string, string];
  readonly done: number;
  readonly total: number;
}

export interface Learning {
  readonly archive: Archive;
  readonly crew: Crew;
  readonly tell: (progress: LearningProgress | null) => void;
  readonly isStopped: () => boolean;
}

/** Learns every pair of languages that has changed since it was learned, and lays out the records that are behind. */
export async function learnArchive(learning: Learning): Promise<void> {
  const { archive, tell, isStopped } = learning;
  const advice = await listAdvice(archive);
  try {
    for (const { pair } of await archive.lexicons.list()) {
      if (isStopped()) return;
      if (!(await archive.lexicons.claim(pair))) continue;
      try {
        const lexicon = await learnPair(learning, pair, advice.get(pair) ?? { right: [], wrong: [] });
        if (lexicon !== undefined) await alignBehind(learning, lexicon);
      } finally {
        await archive.lexicons.release(pair);
      }
    }
  } finally {
    tell(null);
  }
}

/** Packs what the archive knows of its languages, for the threads that read. */
export async function packKnowledge(archive: Archive): Promise<PackedKnowledge> {
  const advice = await listAdvice(archive);
  const kept: KeptLexicon[] = [];
  for (const { pair, digest } of await archive.lexicons.list()) {
    const lexicon = digest === null ? undefined : await archive.lexicons.find(pair);
    if (lexicon !== undefined) kept.push(lexicon);
  }
  return toKnowledge(kept, advice);
}

function toKnowledge(kept: readonly KeptLexicon[], advice: ReadonlyMap<string, Advice>): PackedKnowledge {
  if (kept.length === 0 && advice.size === 0) return KNOWS_NOTHING;
  const version = digestOf([...kept.map(({ pair, digest }) => `${pair} ${digest}`), JSON.stringify([...advice])]);
  return { version, lexicons: kept.map(({ body }) => body), advice: [...advice] };
}

const digestOf = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 16);

/** Learns a pair of languages, unless what is kept was learned from the very same; undefined where it was stopped or failed. */
async function learnPair(
  { archive, crew, tell, isStopped }: Learning,
  pair: LanguagePair,
  advice: Advice,
): Promise<KeptLexicon | undefined> {
  const languages = toLanguages(pair);
  const teachers = await archive.lexicons.listTeachers(pair, MOST_PASSAGES);
  const digest = digestOf([
    ALIGNER,
    ...teachers.map(({ record, mark }) => `${record} ${mark}`),
    JSON.stringify(advice),
  ]);
  const before = await archive.lexicons.find(pair);
  if (before?.digest === digest) return before;
  tell({ step: 'learning', languages, done: 0, total: teachers.length });
  const pairs: { original: Text; translation: Text }[] = [];
  for (let at = 0; at < teachers.length; at += BATCH) {
    if (isStopped()) return undefined;
    const records = teachers.slice(at, at + BATCH).map(({ record }) => record);
    const items = new Map((await archive.lexicons.readItems(records)).map(({ item }) => [item.record.id, item]));
    // In the order of the teachers, which is the same every time.
    for (const record of records) pairs.push(...listPairs(items.get(record), languages));
    tell({ step: 'learning', languages, done: Math.min(at + BATCH, teachers.length), total: teachers.length });
  }
  const lesson = await crew.learn(pairs, advice);
  if (lesson === undefined || isStopped()) return undefined;
  const lexicon = { pair, digest, records: teachers.length, sentences: lesson.sentences, body: lesson.lexicon };
  await archive.lexicons.keep(lexicon, lesson.words);
  return lexicon;
}

function toLanguages(pair: LanguagePair): readonly [string, string] {
  const [from = 'und', to = 'und'] = pair.split('>');
  return [from, to];
}

/** Lists the texts of a record that are aligned in these languages. */
function listPairs(
  item: RecordItem | undefined,
  [from, to]: readonly [string, string],
): readonly { readonly original: Text; readonly translation: Text }[] {
  return (item?.alignments ?? []).flatMap(({ translation, alignment }) => {
    const told = item?.record.texts[translation];
    const said = item?.record.texts[told?.of ?? -1];
    if (told === undefined || said === undefined || said.lang !== from || told.lang !== to) return [];
    if (alignment.original.length <= MOST_OF_ONE) return [{ original: said, translation: told }];
    // Of a book its beginning, cut where both sides have come equally far.
    const bead = alignment.beads.find(
      ({ original, translation: other }) => (original[0] ?? 0) >= MOST_OF_ONE && other.length > 0,
    );
    const ends = [alignment.original[bead?.original[0] ?? -1], alignment.translation[bead?.translation[0] ?? -1]];
    return [{ original: cutText(said, ends[0]?.block), translation: cutText(told, ends[1]?.block) }];
  });
}

function cutText(text: Text, end: number | undefined): Text {
  if (end === undefined) return text;
  return { ...text, blocks: text.blocks.slice(0, end), marks: text.marks.filter((mark) => mark.block < end) };
}

/** Lays out the records that were aligned with less than is known now; what comes out the same is only noted. */
async function alignBehind({ archive, crew, tell, isStopped }: Learning, lexicon: KeptLexicon): Promise<void> {
  const { pair } = lexicon;
  const languages = toLanguages(pair);
  // Where the lexicon is small, that of the other direction serves (`chooseKnown`).
  const other = await archive.lexicons.find(`${languages[1]}>${languages[0]}`);
  const digest = other === undefined ? lexicon.digest : digestOf([lexicon.digest, other.digest]);
  const total = await archive.lexicons.countUnaligned(pair, digest);
  if (total === 0) return;
  // Records may have translations into other languages too: whatever is known goes along.
  const knowledge = await packKnowledge(archive);
  let seen = 0;
  let after = '';
  while (!isStopped()) {
    tell({ step: 'aligning', languages, done: Math.min(seen, total), total });
    const records = await archive.lexicons.listUnaligned(pair, digest, BATCH, after);
    if (records.length === 0) return;
    const items = await archive.lexicons.readItems(records);
    const made: StoredDecision[][] = [];
    for (const { item, decided } of items) {
      const all = decided === 0 ? [] : await archive.listAllDecisions(item.record.id);
      made.push(all.filter(({ undone }) => undone !== true));
    }
    const laid = await crew.layOut(
      items.map(({ item }, at) => ({ record: item.record, decisions: made[at] ?? [] })),
      knowledge,
    );
    if (isStopped()) return;
    const done: string[] = [];
    for (const [at, { item, ...on }] of items.entries()) {
      const derived = laid?.[at];
      if (derived === undefined || isSame(item, derived) || (await keepLaidOut(archive, item.record.id, on, derived)))
        done.push(item.record.id);
    }
    await archive.lexicons.markAligned(pair, digest, done);
    await archive.lexicons.renew(pair);
    after = records.at(-1) ?? after;
    seen += records.length;
  }
}

/** Keeps a record laid out anew; false where it was read again or somebody decided on it meanwhile: then it comes with the next run. */
async function keepLaidOut(
  archive: Archive,
  record: string,
  on: { readonly version: number; readonly decided: number },
  derived: DerivedRecord,
): Promise<boolean> {
  try {
    await archive.settle({ record, on, derived }, indexRecord);
    return true;
  } catch (error) {
    if (error instanceof SverkaError && (error.code === 'EDIT_STALE' || error.code === 'RECORD_NOT_FOUND'))
      return false;
    throw error;
  }
}

/** Confidences that differ by less are no reason to write a record anew. */
const NEARLY = 0.1;

/** Tells whether two alignments of the same texts have the same beads, leaves and findings, and are about as sure of them. */
function isSame(item: RecordItem, fresh: Pick<RecordItem, 'alignments'>): boolean {
  return (
    item.alignments.length === fresh.alignments.length &&
    item.alignments.every(({ translation, alignment }, at) => {
      const other = fresh.alignments[at];
      if (other?.translation !== translation || other.alignment.aligner !== alignment.aligner) return false;
      const { beads, leaves, findings } = other.alignment;
      return (
        isSameFound(alignment.findings, findings) &&
        beads.length === alignment.beads.length &&
        alignment.beads.every((bead, index) => isSameBead(bead, beads[index])) &&
        JSON.stringify(leaves.map(({ place }) => place)) === JSON.stringify(alignment.leaves.map(({ place }) => place))
      );
    })
  );
}

const isSameFound = (a: Alignment['findings'], b: Alignment['findings']): boolean => {
  const marks = (findings: Alignment['findings']): string =>
    JSON.stringify(findings?.map(({ kind, bead, original, translation }) => [kind, bead, original, translation]));
  return marks(a) === marks(b);
};

function isSameBead(a: Bead, b: Bead | undefined): boolean {
  return (
    b !== undefined &&
    a.original.join() === b.original.join() &&
    a.translation.join() === b.translation.join() &&
    Math.abs(a.confidence - b.confidence) < NEARLY
  );
}
