/** What became of each source a run has read: the report that can be saved, and the answer to whoever added files. */
import type { Archive, StoredSource } from '../archive/archive.ts';
import { ERRORS, type Problem } from '../errors.ts';
import { isCurrentReader } from '../ingest/ingest.ts';
import type { PackedSource } from '../pipeline.ts';
import type { Offered } from './offer.ts';

/** `added`: for the first time; `replaced`: its bytes had changed; `again`: by a newer reader. */
export type SourceChange = 'added' | 'replaced' | 'again';
/** `read`: nothing to say; `doubtful`: read, with something that wants a look; `unreadable`: no record came of it. */
export type OutcomeKind = 'read' | 'doubtful' | 'unreadable';

export interface SourceOutcome {
  readonly source: string;
  readonly change: SourceChange;
  readonly outcome: OutcomeKind;
  readonly records: number;
  /** The first of its problems; `problemCount` says how many there are. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

export interface AddedRecord {
  readonly id: string;
  readonly title: string;
}

/** What adding files gave: the records of the sources that were read, and every problem, of looking and of reading. */
export interface Added extends Offered {
  readonly records: readonly AddedRecord[];
}

/** A volume can have a problem a page; a report names the first ones. */
const PROBLEMS_NAMED = 50;
const PAGE = 500;

/** Says what became of a source. */
export function toOutcome(source: StoredSource, packed: PackedSource): SourceOutcome {
  const { problems } = packed;
  const records = countRecords(packed);
  const isGrave = problems.some(({ code }) => ERRORS[code].severity !== 'note');
  // A list gives no record of its own and is read all the same.
  const isUnreadable = records === 0 && problems.some(({ code }) => ERRORS[code].severity === 'error');
  return {
    source: source.key,
    change: source.reader === null ? 'added' : isCurrentReader(source.reader) ? 'replaced' : 'again',
    outcome: isUnreadable ? 'unreadable' : isGrave ? 'doubtful' : 'read',
    records,
    problems: problems.slice(0, PROBLEMS_NAMED),
    problemCount: problems.length,
  };
}

/** Counts the records of a source. */
export function countRecords({ parts }: PackedSource): number {
  return parts.reduce((sum, { records }) => sum + records.length, 0);
}

/**
 * Lists the records of the sources that were offered and `read`, and the problems of all that were offered, page by page. Records of
 * sources that were there already are many and known.
 */
export async function gatherAdded(archive: Archive, offered: Offered, read: ReadonlySet<string>): Promise<Added> {
  const records: AddedRecord[] = [];
  const problems: Problem[] = [...offered.problems];
  for (const source of offered.keys.filter((key) => read.has(key))) {
    for (let after: string | null | undefined; after !== null; ) {
      const page = await archive.listRecords({ source, limit: PAGE, ...(after === undefined ? {} : { after }) });
      records.push(...page.records.map(({ id, title }) => ({ id, title })));
      after = page.next;
    }
  }
  const sources = offered.keys;
  for (let after: string | null | undefined; after !== null; ) {
    const page = await archive.listProblems({ sources, limit: PAGE, ...(after === undefined ? {} : { after }) });
    problems.push(...page.problems);
    after = page.next;
  }
  return { ...offered, records, problems };
}
