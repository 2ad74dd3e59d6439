/** The sample archive as the house reads it, for tests: every record of `samples/port-lucia`, aligned and cut into passages. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { alignRecord, buildPassages, type RecordAlignment } from '../src/align/align.ts';
import type { Problem } from '../src/errors.ts';
import { planSources, readSource, toRecordId } from '../src/ingest/ingest.ts';
import type { Passage } from '../src/model/passage.ts';
import type { RecordReading } from '../src/model/record.ts';
import type { Mark, MarkKind, Text } from '../src/model/text.ts';

export const SAMPLES = fileURLToPath(new URL('../samples/port-lucia/', import.meta.url));

/** A record of the sample archive, with what was said about its source. */
export interface Sample {
  readonly record: RecordReading;
  readonly alignments: readonly RecordAlignment[];
  readonly passages: readonly Passage[];
  readonly problems: readonly Problem[];
}

/** Reads the whole sample archive; the keys are the ids of the records. */
async function readSamples(): Promise<ReadonlyMap<string, Sample>> {
  const paths = readdirSync(SAMPLES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(SAMPLES, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const samples = new Map<string, Sample>();
  for (const plan of planSources(paths)) {
    const files = plan.paths.map((name) => ({ path: name, bytes: readFileSync(path.join(SAMPLES, name)) }));
    const { records, problems } = await readSource(files);
    for (const record of records) {
      const alignments = alignRecord(record.texts);
      const passages = buildPassages(record.texts, alignments);
      samples.set(toRecordId(plan.key, record.key), { record, alignments, passages, problems });
    }
  }
  return samples;
}

/** All words of a text, its blocks joined by line ends. */
export function wordsOfText(text: Text | undefined): string {
  return (text?.blocks ?? []).map((block) => block.text).join('\n');
}

/** Lists the marks of one kind. */
export function listMarks<K extends MarkKind>(text: Text | undefined, kind: K): readonly Extract<Mark, { kind: K }>[] {
  return (text?.marks ?? []).filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);
}

/** The characters of the block that lie under a mark. */
export function wordsUnder(text: Text | undefined, mark: Mark): string {
  return text?.blocks[mark.block]?.text.slice(mark.start, mark.end) ?? '';
}

/** What looks things up in the sample archive. */
export interface SampleDesk {
  readonly samples: ReadonlyMap<string, Sample>;
  /** Throws, naming the records there are, where `id` is none of them. */
  readonly sampleOf: (id: string) => Sample;
  readonly textOf: (id: string, index: number) => Text | undefined;
  readonly codesOf: (id: string) => readonly string[];
  /** The one passage whose original contains the words; throws where there is none or more than one. */
  readonly passageOf: (id: string, words: string) => Passage;
}

/** Reads the sample archive once, for a file of tests. */
export async function openSamples(): Promise<SampleDesk> {
  const samples = await readSamples();
  const sampleOf = (id: string): Sample => {
    const sample = samples.get(id);
    if (sample === undefined) throw new Error(`no record ${id}; there are: ${[...samples.keys()].join(' ')}`);
    return sample;
  };
  return {
    samples,
    sampleOf,
    textOf: (id, index) => sampleOf(id).record.texts[index],
    codesOf: (id) => sampleOf(id).problems.map(({ code }) => code),
    passageOf: (id, words) => {
      const [found, second] = sampleOf(id).passages.filter(({ original }) => original?.words.includes(words) === true);
      if (found === undefined || second !== undefined) throw new Error(`not one passage of ${id} with “${words}”`);
      return found;
    },
  };
}
