/**
 * What a thread of the crew is asked to do: read a source, lay records out anew, learn from the texts of an archive.
 *
 * Tasks and results are plain data, so that they cross into a thread. What the archive knows of its languages crosses once: a
 * thread that has it is told only its version.
 */
import { type Advice, type Knowledge, parseLexicon } from '../align/align.ts';
import type { DerivedRecord, StoredDecision } from '../archive/archive.ts';
import { type Problem, toProblem } from '../errors.ts';
import type { SourceFile } from '../ingest/ingest.ts';
import type { RecordReading } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import { deriveRecord } from '../derive/derive.ts';
import { learnLesson, type Lesson } from '../knowledge/knowledge.ts';
import { type PackedSource, packSource, prepareSource } from '../pipeline.ts';

/** What an archive knows of its languages, ready to be sent; lexicons as lines of text. Equal versions, equal knowledge. */
export interface PackedKnowledge {
  readonly version: string;
  readonly lexicons: readonly string[];
  readonly advice: readonly (readonly [pair: string, advice: Advice])[];
}

export const KNOWS_NOTHING: PackedKnowledge = { version: '', lexicons: [], advice: [] };

/** `knowledge` is a version alone where the thread has been sent the rest. */
export type CrewTask =
  | {
      readonly kind: 'read';
      /** The key of the source. */
      readonly source: string;
      readonly files: readonly SourceFile[];
      readonly knowledge: PackedKnowledge | { readonly version: string };
    }
  | {
      readonly kind: 'lay-out';
      readonly records: readonly DecidedRecord[];
      readonly knowledge: PackedKnowledge | { readonly version: string };
    }
  | {
      readonly kind: 'learn';
      readonly pairs: readonly { readonly original: Text; readonly translation: Text }[];
      readonly advice: Advice;
    };

/** A record with the decisions of people on it that stand, oldest first. */
export interface DecidedRecord {
  readonly record: RecordReading;
  readonly decisions: readonly StoredDecision[];
}

/** The result of each kind of task. */
export interface CrewResults {
  readonly read: PackedSource;
  readonly 'lay-out': readonly DerivedRecord[];
  readonly learn: Lesson;
}

/** The reader of a source that could not be read for a reason outside its files; it is tried again when the program next starts. */
export const FAILED_READER = 'failed/1';

/** Says that a source could not be read. */
export function toFailedSource(
  files: readonly SourceFile[],
  code: 'READ_FAILED' | 'TOO_SLOW',
  values: Readonly<Record<string, string>>,
): PackedSource {
  const file = files[0]?.path;
  const problem: Problem = toProblem(code, values, file === undefined ? {} : { file });
  return { reader: FAILED_READER, parts: [], problems: [problem] };
}

/** What this thread was sent last. */
let known: { readonly version: string; readonly knowledge: Knowledge } | undefined;

/** Unpacks what an archive knows; of one version once. */
export function unpackKnowledge(packed: PackedKnowledge | { readonly version: string }): Knowledge | undefined {
  if (packed.version === '') return undefined;
  if (known?.version === packed.version) return known.knowledge;
  if (!('lexicons' in packed)) return undefined;
  const lexicons = packed.lexicons.flatMap((text) => parseLexicon(text) ?? []);
  const knowledge: Knowledge = {
    lexicons: new Map(lexicons.map((lexicon) => [lexicon.languages.join('>'), lexicon])),
    advice: new Map(packed.advice),
  };
  known = { version: packed.version, knowledge };
  return knowledge;
}

/** Does a task on this thread. A source that cannot be read is a result; anything else that goes wrong is thrown. */
export async function doTask(task: CrewTask): Promise<CrewResults[CrewTask['kind']]> {
  switch (task.kind) {
    case 'read':
      try {
        return await packSource(task.source, await prepareSource(task.files, unpackKnowledge(task.knowledge)));
      } catch (error) {
        return toFailedSource(task.files, 'READ_FAILED', {
          reason: error instanceof Error ? error.message : String(error),
        });
      }
    case 'lay-out': {
      const knowledge = unpackKnowledge(task.knowledge);
      return task.records.map(({ record, decisions }) => deriveRecord(record, decisions, knowledge));
    }
    case 'learn':
      return learnLesson(task.pairs, task.advice);
  }
}
