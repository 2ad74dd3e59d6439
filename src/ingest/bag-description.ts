/** What a bag says of itself (`bag-info.txt`) → the description of the records in it. */
import type { FieldSource, Reading, RecordReading } from '../model/record.ts';
import type { PayloadPromise } from './extract.ts';
import { folderOf } from './folder-names.ts';

/** Adds what the bag says to the records of one of its files; what the files say themselves stands. */
export function describeBagged(reading: Reading, [promise]: readonly PayloadPromise[]): Reading {
  if (promise === undefined) return reading;
  const { info, bag } = promise;
  const file = bag === '' ? 'bag-info.txt' : `${bag}/bag-info.txt`;
  return { ...reading, records: reading.records.map((record) => gather(describe(record, info, file), promise)) };
}

function describe(record: RecordReading, info: PayloadPromise['info'], file: string): RecordReading {
  const valueOf = (name: string): string | undefined => info.find(([own]) => own.toLowerCase() === name)?.[1];
  const provenance: FieldSource[] = [...record.provenance];
  const claimed: Record<string, string> = { ...record.claimed };
  for (const [name, value] of info) {
    const key = `bag: ${name}`;
    const known = claimed[key];
    claimed[key] = known === undefined ? value : `${known}\n${value}`;
    provenance.push({ field: `claimed.${key}`, at: name, file });
  }
  const giver = valueOf('source-organization');
  const contributors = [...record.contributors];
  if (giver !== undefined && !contributors.some(({ name }) => name === giver)) {
    provenance.push({ field: `contributors.${contributors.length}`, at: 'Source-Organization', file });
    contributors.push({ name: giver, role: 'contributed' });
  }
  const contact = valueOf('contact-email') ?? valueOf('contact-name');
  const { rights } = record;
  const asked = rights !== null && rights.contact === null && contact !== undefined ? { ...rights, contact } : rights;
  return { ...record, contributors, rights: asked, claimed, provenance };
}

/** What lies in `data/` itself is in the collection of its bag; a folder called “data” would be none. */
function gather(record: RecordReading, { file, bag }: PayloadPromise): RecordReading {
  if (bag === '' || folderOf(file) !== `${bag}/data` || record.collection !== undefined) return record;
  return { ...record, collection: bag.slice(bag.lastIndexOf('/') + 1) };
}
