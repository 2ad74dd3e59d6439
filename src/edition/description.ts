/** The description of a record as a list of fields, each with where it came from. Words for the fields are the page's business. */
import type { StoredRecord } from '../archive/archive.ts';
import type { ContributorRole, FieldSource } from '../model/record.ts';
import type { DateRole } from '../model/date.ts';
import type { ReferenceLevelName } from '../model/reference.ts';

export type DescriptionField =
  | `date.${DateRole}`
  | `role.${ContributorRole}`
  | 'type'
  | 'reference'
  | 'repository'
  | 'levels'
  | 'classification'
  | 'copy'
  | 'outgoing'
  | 'incoming'
  | 'publication'
  | 'sponsors'
  | 'source-note'
  | 'rights'
  | 'contact'
  | 'claimed'
  | 'collection';

export type DescriptionValue =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'date'; readonly edtf: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string }
  | {
      readonly kind: 'levels';
      readonly levels: readonly { readonly level: ReferenceLevelName; readonly number: string }[];
      readonly leaves: string | null;
    }
  | { readonly kind: 'collection'; readonly key: string; readonly title: string }
  | { readonly kind: 'claim'; readonly name: string; readonly text: string };

export interface DescriptionEntry {
  readonly field: DescriptionField;
  readonly values: readonly DescriptionValue[];
  /** Where it stands in the files, as the reader of the format noted it. */
  readonly sources: readonly FieldSource[];
}

/** Lists the fields of a record that have a value, in the order in which an archivist describes. */
export function buildDescription(stored: StoredRecord): readonly DescriptionEntry[] {
  const { record } = stored;
  const entries: DescriptionEntry[] = [];
  const add = (field: DescriptionField, values: readonly DescriptionValue[], path: string): void => {
    const filled = values.filter((value) => value.kind !== 'words' || value.text.trim() !== '');
    if (filled.length === 0) return;
    const sources = record.provenance.filter((source) => source.field === path || source.field.startsWith(`${path}.`));
    entries.push({ field, values: filled, sources });
  };
  const words = (text: string | null | undefined): readonly DescriptionValue[] =>
    text === null || text === undefined ? [] : [{ kind: 'words', text }];

  for (const role of ['event', 'document', 'sent', 'received', 'published'] as const) {
    const date = record.dates[role];
    if (date !== undefined) add(`date.${role}`, [{ kind: 'date', edtf: date }], `dates.${role}`);
  }
  add('type', words(record.type), 'type');
  add('classification', words(record.marking.classification), 'marking.classification');
  add('copy', words(record.marking.copy), 'marking.copy');
  add('outgoing', words(record.marking.outgoing), 'marking.outgoing');
  add('incoming', words(record.marking.incoming), 'marking.incoming');
  addContributors(stored, add);
  const { reference, publication, rights } = record;
  if (reference !== null) {
    add('reference', words(reference.text), 'reference');
    add('repository', words(reference.repository), 'reference.repository');
    if (reference.levels.length > 0) {
      add('levels', [{ kind: 'levels', levels: reference.levels, leaves: reference.leaves }], 'reference.levels');
    }
  }
  for (const text of record.texts) {
    const notes = text.marks.flatMap((mark) => (mark.kind === 'note' && mark.type === 'source' ? [mark.text] : []));
    add('source-note', notes.flatMap(words), 'source');
  }
  if (publication !== undefined) add('publication', [toPublication(publication)], 'publication');
  add('sponsors', record.sponsors.flatMap(words), 'sponsors');
  if (rights !== null) {
    add(
      'rights',
      rights.uri === null ? words(rights.text) : [{ kind: 'link', text: rights.text, to: rights.uri }],
      'rights',
    );
    add('contact', words(rights.contact), 'rights.contact');
  }
  const claimed = Object.entries(record.claimed ?? {}).filter(([, text]) => text !== '');
  add(
    'claimed',
    claimed.map(([name, text]) => ({ kind: 'claim', name, text })),
    'claimed',
  );
  add('collection', [{ kind: 'collection', ...stored.collection }], 'collection');
  return entries;
}

function addContributors(
  { record }: StoredRecord,
  add: (field: DescriptionField, values: readonly DescriptionValue[], path: string) => void,
): void {
  const byRole = new Map<ContributorRole, string[]>();
  for (const { role, name } of record.contributors) byRole.set(role, [...(byRole.get(role) ?? []), name]);
  for (const [role, names] of byRole) {
    add(
      `role.${role}`,
      names.map((text) => ({ kind: 'words', text })),
      `contributors.${role}`,
    );
  }
}

function toPublication(publication: NonNullable<StoredRecord['record']['publication']>): DescriptionValue {
  const { title, volume, number, editors, place, publisher, year, url } = publication;
  const imprint = [place, publisher].filter((part) => part !== undefined).join(': ');
  const text = [
    title,
    volume,
    number === undefined ? undefined : `No. ${number}`,
    editors === undefined || editors.length === 0 ? undefined : `ed. ${editors.join(', ')}`,
    imprint === '' ? undefined : imprint,
    year,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
  return url === undefined ? { kind: 'words', text } : { kind: 'link', text, to: url };
}
