/**
 * What an archive knows of its languages: the lexicons it learned from its own alignments, people's word pairs, its glossaries.
 *
 * In: an archive, or the texts it teaches from. Out: knowledge for the aligner, and lessons to keep. Why here: the aligner is pure and the
 * archive knows no words; this room stands between them.
 */
import {
  alignTextPairs,
  type Advice,
  formatLexicon,
  type Knowledge,
  type Lexicon,
  listWordPairs,
  parseLexicon,
  type WordPairFound,
} from '../align/align.ts';
import type { Archive } from '../archive/archive.ts';
import { readGlossary } from '../ingest/ingest.ts';
import {
  GLOSSARY_DECISION,
  type GlossaryEntry,
  type GlossaryFile,
  parseWordDecision,
  pickPairs,
  WORD_DECISION,
  type WordPair,
} from '../model/glossary.ts';
import type { Text } from '../model/text.ts';

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
