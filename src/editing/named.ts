/** Records whose sources name each other as original and translation: found, and joined all at once where a person says so. */
import type { Archive, StoredRecord } from '../archive/archive.ts';
import { SverkaError } from '../errors.ts';
import { listNamedCounterparts } from '../model/counterpart.ts';
import { formatJoinSubject, JOIN_DECISION, type JoinedFiles } from '../model/join.ts';
import { fileOf, fitTogether, joinFiles } from './joining.ts';

/** A join that was made: the ids of the records and the number of the decision. */
export interface MadeJoin {
  readonly original: string;
  readonly translation: string;
  readonly seq: number;
}

const PAGE = 200;

/** Finds the records that the source of one names as its original or translation and that can be joined to it. */
export async function listNamed(archive: Archive, stored: StoredRecord): Promise<readonly StoredRecord[]> {
  return (await listFitting(archive, stored)).map(({ other }) => other);
}

/** A record that another names, and what joining the two would join. */
interface Fitting {
  readonly other: StoredRecord;
  readonly original: string;
  readonly translation: string;
  readonly files: JoinedFiles;
}

async function listFitting(archive: Archive, stored: StoredRecord): Promise<readonly Fitting[]> {
  const own = fileOf(stored);
  if (own === undefined || stored.missing || stored.record.texts.length !== 1) return [];
  const found: Fitting[] = [];
  for (const name of listNamedCounterparts(stored.record.claimed)) {
    const other = await findBeside(archive, own, name);
    const fitting = other === undefined ? null : await findFitting(archive, stored, other);
    if (fitting !== null) found.push(fitting);
  }
  return found;
}

/** Finds the record of the file of this name in the same folder; the name may lack its ending: `.xml`, `.tei.xml`. */
async function findBeside(archive: Archive, own: string, name: string): Promise<StoredRecord | undefined> {
  const [, folder = '', last = ''] = /^(.*\/)?([^/]*)$/u.exec(own) ?? [];
  const endings = new Set(['', /\.[^.]+$/u.exec(last)?.[0] ?? '', /\..+$/u.exec(last)?.[0] ?? '']);
  for (const ending of endings) {
    const { records } = await archive.listRecords({ limit: 1, source: folder + name + ending });
    if (records[0] !== undefined) return archive.findRecord(records[0].id);
  }
  return undefined;
}

/** A text that says it is a translation is not the original; else what was asked for first is. Null where the two cannot be joined. */
async function findFitting(archive: Archive, stored: StoredRecord, other: StoredRecord): Promise<Fitting | null> {
  const isTranslation = stored.record.texts[0]?.role === 'translation';
  const [said, told] = isTranslation ? [other, stored] : [stored, other];
  try {
    const files = await fitTogether(archive, said, told);
    return { other, original: said.record.id, translation: told.record.id, files };
  } catch (error) {
    if (error instanceof SverkaError && error.code === 'JOIN_IMPOSSIBLE') return null;
    throw error;
  }
}

/**
 * Joins every two records whose sources name each other, as a decision of `by`. What somebody parted stays parted. The folder has
 * to be looked through again for the joins to take effect.
 */
export async function joinNamed(archive: Archive, by: string): Promise<readonly MadeJoin[]> {
  const parted = await listParted(archive);
  const made: MadeJoin[] = [];
  const taken = new Set<string>();
  for (let after: string | undefined; ; ) {
    const page = await archive.listProblems({
      code: 'COUNTERPART_NAMED',
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const { source } of page.problems) {
      const { records } = await archive.listRecords({ limit: 1, source });
      const stored = records[0] === undefined ? undefined : await archive.findRecord(records[0].id);
      if (stored === undefined || taken.has(stored.record.id)) continue;
      for (const { original, translation, files } of await listFitting(archive, stored)) {
        if (taken.has(translation) || taken.has(original) || parted.has(formatJoinSubject(files))) continue;
        made.push({ original, translation, seq: await joinFiles(archive, files, by) });
        taken.add(translation).add(original);
      }
    }
    if (page.next === null) return made;
    after = page.next;
  }
}

/** Subjects of the joins that were taken back. */
async function listParted(archive: Archive): Promise<ReadonlySet<string>> {
  const undone = await archive.listDecisions({ kind: JOIN_DECISION, undone: true });
  return new Set(undone.map(({ subject }) => subject));
}
