/**
 * The way of the data, on one screen.
 *
 *   bytes → ingest → record → align → passages → archive (truth and projection) → search index
 *
 * In: a source (the files of one document, pair or volume). Out: its records kept, aligned and findable. Why here: every
 * door (the folder run, `sverka add`, a server's worker) takes the same way. `prepareSource` writes nothing and runs on any
 * thread; `keepSource` writes, in the archive's own transaction. What a person decides on a record goes through `deriveRecord` too.
 */
import {
  alignRecord,
  alignTextPairs,
  type Advice,
  buildPassages,
  checkTogether,
  findBead,
  formatLexicon,
  indexSides,
  type Knowledge,
  type Lexicon,
  listWordPairs,
  type LostBead,
  parseLexicon,
  settleRecord,
  type WordPairFound,
} from './align/align.ts';
import type {
  Archive,
  DerivedRecord,
  RecordAlignment,
  RecordItem,
  StoredDecision,
  StoredSource,
} from './archive/archive.ts';
import { type ErrorCode, type Problem, toProblem } from './errors.ts';
import { readGlossary, readSource, type SourceFile, toRecordId } from './ingest/ingest.ts';
import { type BeadDecision, type Numbered, parseBeadDecision, parseFindingDecision } from './model/decision.ts';
import {
  GLOSSARY_DECISION,
  type GlossaryEntry,
  type GlossaryFile,
  parseWordDecision,
  pickPairs,
  WORD_DECISION,
  type WordPair,
} from './model/glossary.ts';
import type { RecordReading } from './model/record.ts';
import { findOpeningLeaf } from './model/reference.ts';
import type { Text } from './model/text.ts';
import { indexRecord } from './search/search.ts';

/** One record of a source, aligned and cut into passages, before the archive has given it its id. */
export interface PreparedItem extends Omit<RecordItem, 'record'> {
  readonly record: RecordReading;
}

export interface PreparedSource {
  readonly reader: string;
  readonly items: readonly PreparedItem[];
  readonly problems: readonly Problem[];
}

/**
 * Reads, aligns and cuts into passages whatever the files of one source hold; what goes wrong comes back as problems. `knowledge`
 * is what the archive has learned of its languages so far.
 */
export async function prepareSource(files: readonly SourceFile[], knowledge?: Knowledge): Promise<PreparedSource> {
  const reading = await readSource(files);
  const items = reading.records.map((record) => {
    const { alignments, passages } = deriveRecord(record, [], knowledge);
    return { record, alignments, passages };
  });
  const strangers = items.flatMap(({ record, alignments }) =>
    checkTogether(record.texts, alignments, { at: record.key }),
  );
  return { reader: reading.reader, items, problems: [...reading.problems, ...strangers] };
}

/**
 * Makes the beads and passages of a record, around what people decided on it; decisions come in the order of the journal.
 * `knowledge` is what the archive has learned of its languages so far.
 */
export function deriveRecord(
  { texts, reference }: Pick<RecordReading, 'texts' | 'reference'>,
  decisions: readonly StoredDecision[] = [],
  knowledge?: Knowledge,
): DerivedRecord {
  const { byTranslation, lost } = settleRecord(texts, listBeadDecisions(decisions));
  const alignments = alignRecord(texts, knowledge === undefined ? {} : { knowledge }, byTranslation);
  const firstLeaf = texts[0]?.marks.find((mark) => mark.kind === 'leaf')?.n;
  const openingLeaf = findOpeningLeaf(reference?.leaves ?? null, firstLeaf);
  const bySeq = new Map(decisions.map((decision) => [decision.seq, decision]));
  return {
    alignments,
    passages: buildPassages(texts, alignments, openingLeaf),
    problems: [...lost, ...listLostVerdicts(alignments, decisions)].map((bead) =>
      toLostProblem(bead, bySeq.get(bead.ref[0])),
    ),
  };
}

/** Picks the decisions on beads. */
export function listBeadDecisions(decisions: readonly StoredDecision[]): readonly Numbered<BeadDecision>[] {
  return decisions.flatMap(({ seq, kind, value }) => {
    const parsed = kind === 'beads' ? parseBeadDecision(value) : undefined;
    return parsed === undefined ? [] : [{ seq, value: parsed }];
  });
}

/** Lists the verdicts on findings whose words have no place any more. */
function listLostVerdicts(
  alignments: readonly RecordAlignment[],
  decisions: readonly StoredDecision[],
): readonly LostBead[] {
  return decisions.flatMap(({ seq, kind, value }): readonly LostBead[] => {
    const verdict = kind === 'finding' ? parseFindingDecision(value) : undefined;
    if (verdict === undefined) return [];
    const alignment = alignments.find(({ translation }) => translation === verdict.translation)?.alignment;
    const words = (sentences: readonly { readonly text: string }[] = []) => sentences.map(({ text }) => text);
    const found = findBead(indexSides(words(alignment?.original), words(alignment?.translation)), verdict.bead);
    return typeof found === 'string' ? [{ ref: [seq, 0], why: found, bead: verdict.bead }] : [];
  });
}

const LOST: Readonly<Record<LostBead['why'], ErrorCode>> = {
  gone: 'DECISION_WORDS_GONE',
  ambiguous: 'DECISION_AMBIGUOUS',
  crossed: 'DECISION_CROSSED',
};
const QUOTED = 80;

function toLostProblem({ ref, why, bead }: LostBead, decision: StoredDecision | undefined): Problem {
  const words = bead.original?.words ?? bead.translation?.words ?? '';
  const quoted = words.length > QUOTED ? `${words.slice(0, QUOTED).replace(/\s+\S*$/u, '')} …` : words;
  const [seq, at] = ref;
  return toProblem(LOST[why], {
    by: decision?.by ?? '',
    date: decision?.at.slice(0, 10) ?? '',
    words: quoted,
    seq,
    bead: at,
  });
}

/** Makes the beads of records anew that are older than the last decision on them: a kill came between journal and tables. */
export async function settleLate(archive: Archive): Promise<void> {
  for (const id of await archive.listUnsettled()) {
    const { record, version, decided } = await archive.getRecord(id);
    const made = await archive.listAllDecisions(id);
    const derived = deriveRecord(
      record,
      made.filter(({ undone }) => undone !== true),
      await getKnowledge(archive),
    );
    await archive.settle({ record: id, on: { version, decided }, derived }, indexRecord);
  }
}

/** What many pairs of texts taught of their languages: the lexicon to keep, and the word pairs to show. */
export interface Lesson {
  readonly sentences: number;
  /** The lexicon as lines of text. */
  readonly lexicon: string;
  readonly words: readonly WordPairFound[];
}

/** Learns a lexicon from the texts of an archive, all in one pair of languages. The same texts and advice teach the same. */
export function learnLesson(
  pairs: readonly { readonly original: Text; readonly translation: Text }[],
  advice: Advice,
): Lesson {
  const { alignments, lexicon } = alignTextPairs(pairs, { advice });
  const texts = alignments.map(({ original, translation, beads }) => ({
    original: original.map((sentence) => sentence.text),
    translation: translation.map((sentence) => sentence.text),
    beads,
  }));
  return {
    sentences: lexicon.taught.sentences,
    lexicon: formatLexicon(lexicon),
    words: listWordPairs(lexicon, texts, advice),
  };
}

/**
 * Lists what people say of words, by `ru>en`: their decisions on word pairs, and the glossaries the archive was given. Who struck
 * a pair out is believed before a glossary.
 */
export async function listAdvice(archive: Archive): Promise<ReadonlyMap<string, Advice>> {
  const byPair = new Map<string, { right: WordPair[]; wrong: WordPair[] }>();
  const adviceFor = (pair: string) => {
    const advice = byPair.get(pair) ?? { right: [], wrong: [] };
    byPair.set(pair, advice);
    return advice;
  };
  for (const { value } of await archive.listDecisions({ kind: WORD_DECISION })) {
    const decision = parseWordDecision(value);
    if (decision !== undefined) adviceFor(decision.languages.join('>'))[decision.verdict].push(decision.pair);
  }
  const entries = await listGlossaryEntries(archive);
  if (entries.length === 0) return byPair;
  for (const { pair } of await archive.lexicons.list()) {
    const [from = '', to = ''] = pair.split('>');
    const pairs = pickPairs(entries, [from, to]);
    if (pairs.length === 0) continue;
    const advice = adviceFor(pair);
    const wrong = new Set(advice.wrong.map(({ original, translation }) => `${original}\t${translation}`));
    advice.right.push(...pairs.filter(({ original, translation }) => !wrong.has(`${original}\t${translation}`)));
  }
  return byPair;
}

const readings = new Map<string, readonly GlossaryEntry[]>();
/** Glossaries that are kept as they were read. */
const MOST_READINGS = 32;

/** Reads the glossaries of an archive; a file that is lost or damaged is passed over, the check of the archive says so. */
async function listGlossaryEntries(archive: Archive): Promise<readonly GlossaryEntry[]> {
  const entries: GlossaryEntry[] = [];
  for (const { subject, value } of await archive.listDecisions({ kind: GLOSSARY_DECISION })) {
    const sha256 = (value as Partial<GlossaryFile> | null)?.sha256;
    if (typeof sha256 !== 'string') continue;
    const key = `${sha256} ${subject}`;
    const known =
      readings.get(key) ??
      (await archive.readFile(sha256).then(
        (bytes) => readGlossary({ path: subject, bytes }).entries,
        () => undefined,
      ));
    if (known === undefined) continue;
    if (readings.size >= MOST_READINGS) readings.clear();
    readings.set(key, known);
    entries.push(...known);
  }
  return entries;
}

const parsed = new WeakMap<Archive, Map<string, { readonly digest: string; readonly lexicon: Lexicon }>>();

/** Gets what an archive knows of its languages. A lexicon is read again only when another was learned. */
export async function getKnowledge(archive: Archive): Promise<Knowledge> {
  const known = parsed.get(archive) ?? new Map<string, { readonly digest: string; readonly lexicon: Lexicon }>();
  parsed.set(archive, known);
  const lexicons = new Map<string, Lexicon>();
  for (const { pair, digest } of await archive.lexicons.list()) {
    if (digest !== null && known.get(pair)?.digest !== digest) {
      const lexicon = parseLexicon((await archive.lexicons.find(pair))?.body ?? '');
      if (lexicon !== null) known.set(pair, { digest, lexicon });
    }
    const found = digest === null ? undefined : known.get(pair)?.lexicon;
    if (found !== undefined) lexicons.set(pair, found);
  }
  return { lexicons, advice: await listAdvice(archive) };
}

/**
 * Gives the records of a prepared source their ids and keeps them, with their index, in one step. `getKnown` is asked only where
 * beads are made anew, around what people decided.
 */
export async function keepSource(
  archive: Archive,
  source: StoredSource,
  prepared: PreparedSource,
  getKnown: () => Knowledge | undefined = () => undefined,
): Promise<void> {
  const ids = await archive.assignIds(
    source.key,
    prepared.items.map(({ record }) => ({ key: record.key, id: toRecordId(source.key, record.key) })),
  );
  const items = prepared.items.flatMap((item) => {
    const id = ids.get(item.record.key);
    return id === undefined ? [] : [{ ...item, record: { ...item.record, id } }];
  });
  await archive.keepReading(source, prepared.reader, items, prepared.problems, indexRecord, (record, decisions) =>
    deriveRecord(record, decisions, getKnown()),
  );
}
