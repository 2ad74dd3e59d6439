/** What the check of a translation found, kept for the records that are being read: checking anew for every view is slow. */
import type { StoredRecord } from '../archive/archive.ts';
import { checkAlignment } from '../edition/edition.ts';

const MOST = 200;

export type CheckFor = (stored: StoredRecord) => typeof checkAlignment;

/** Gives a check that remembers its last answers; a record read again, or by another aligner, is checked anew. */
export function keepFindings(check: typeof checkAlignment = checkAlignment): CheckFor {
  const kept = new Map<string, ReturnType<typeof checkAlignment>>();
  return ({ record, version, source }) =>
    (chosen, languages) => {
      const { aligner, beads } = chosen.alignment;
      const cut = beads.map((bead) => `${bead.original.length}${bead.translation.length}`).join('');
      const key = [record.id, version, source.reader, chosen.translation, aligner, cut].join(' ');
      const findings = kept.get(key) ?? check(chosen, languages);
      // The last asked for is the last to be forgotten.
      kept.delete(key);
      kept.set(key, findings);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return findings;
    };
}
