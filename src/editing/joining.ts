/** Two records that a person says are one document's original and a translation of it: found, joined, parted again. */
import type { Archive, StoredDecision, StoredRecord } from '../archive/archive.ts';
import type { SverkaError } from '../errors.ts';
import { toError } from '../errors.ts';
import { isOwnNote } from '../ingest/ingest.ts';
import { formatJoinSubject, JOIN_DECISION, type JoinedFiles, parseJoin } from '../model/join.ts';

/** Two records by their ids, and who says they belong together. */
export interface JoinAsk {
  readonly original: string;
  readonly translation: string;
  readonly by: string;
}

/** A standing decision that joins a file to a record. */
export interface StandingJoin {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly files: JoinedFiles;
}

/**
 * Journals that one record is a translation of another; the folder has to be looked through again for it to take effect. Gives
 * the number of the decision. Throws RECORD_NOT_FOUND, JOIN_IMPOSSIBLE.
 */
export async function joinRecords(archive: Archive, { original, translation, by }: JoinAsk): Promise<number> {
  const [said, told] = [await archive.getRecord(original), await archive.getRecord(translation)];
  return joinFiles(archive, await fitTogether(archive, said, told), by);
}

/** Journals that two files hold one document; gives the number of the decision. */
export function joinFiles(archive: Archive, files: JoinedFiles, by: string): Promise<number> {
  return archive.decide({ kind: JOIN_DECISION, subject: formatJoinSubject(files), value: files, by });
}

/** Takes a decision to join back; throws DECISION_NOT_FOUND. */
export async function partRecords(archive: Archive, seq: number): Promise<number> {
  const made = (await listJoins(archive)).find((join) => join.seq === seq);
  if (made === undefined) throw toError('DECISION_NOT_FOUND', { seq });
  return archive.undo(seq);
}

/** Lists the joins a record was made by, oldest first. */
export async function listOwnJoins(archive: Archive, stored: StoredRecord): Promise<readonly StandingJoin[]> {
  const first = fileOf(stored);
  return (await listJoins(archive)).filter(({ files }) => files.original === first);
}

/** Finds the record that a record was joined to as its translation; null where it was not. */
export async function findJoinedTo(archive: Archive, stored: StoredRecord): Promise<string | null> {
  const first = fileOf(stored);
  const join = (await listJoins(archive)).find(({ files }) => files.translation === first);
  if (join === undefined) return null;
  const { records } = await archive.listRecords({ limit: 1, source: join.files.original });
  return records[0]?.id ?? null;
}

/** Tells whether a record can be joined to another: it lies alone in a file of the folder. */
export function isJoinable(stored: StoredRecord, joins: readonly StandingJoin[]): boolean {
  return !stored.missing && findFault(stored, joins.length > 0) === null;
}

async function listJoins(archive: Archive): Promise<readonly StandingJoin[]> {
  const decisions = await archive.listDecisions({ kind: JOIN_DECISION });
  return decisions.flatMap(({ seq, at, by, value }: StoredDecision) => {
    const files = parseJoin(value);
    return files === undefined ? [] : [{ seq, at, by, files }];
  });
}

/** Finds the files of two records that can become one; throws JOIN_IMPOSSIBLE. */
export async function fitTogether(archive: Archive, said: StoredRecord, told: StoredRecord): Promise<JoinedFiles> {
  const refuse = (reason: string): SverkaError => toError('JOIN_IMPOSSIBLE', { reason });
  if (said.record.id === told.record.id) throw refuse('it is one record');
  // Asked only where it matters: the list of joins grows with each.
  const wasJoined = said.record.texts.length > 1 && (await listOwnJoins(archive, said)).length > 0;
  const fault = findFault(said, wasJoined) ?? findFault(told, false);
  if (fault !== null) throw refuse(fault);
  if (isSameLanguage(said, told)) throw refuse(`both are in one language (${said.record.texts[0]?.lang ?? ''})`);
  return { original: fileOf(said) ?? '', translation: fileOf(told) ?? '' };
}

/** Tells whether two records are in one language, as an original and its translation are not. */
export function isSameLanguage(a: StoredRecord, b: StoredRecord): boolean {
  const lang = a.record.texts[0]?.lang;
  return lang !== 'und' && lang === b.record.texts[0]?.lang;
}

/** The path of the file a record was read from, that of its translation set aside. */
export function fileOf({ source }: StoredRecord): string | undefined {
  return source.files.map(({ path }) => path).find((path) => !isOwnNote(path));
}

/** Finds why a record cannot be a side of a join; null where it can. */
export function findFault(stored: StoredRecord, wasJoined: boolean): string | null {
  const { id, key, texts } = stored.record;
  const first = fileOf(stored);
  if (stored.missing) return `the file of ${id} is no longer in the folder`;
  if (first === undefined || first.startsWith('@added/')) return `${id} does not lie in the folder of the archive`;
  if (key !== '') return `${id} is one of several records in its file`;
  if (texts.length === 0) return `${id} has no text`;
  if (texts.length !== 1 && !wasJoined) return `${id} has more than one text already`;
  if (/[*{}]/u.test(first)) return `the name of its file has one of the signs * { }: ${first}`;
  return null;
}
