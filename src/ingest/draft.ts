/** A record while it is being read: fields come in from many places, each with the place it came from. The first to come stays. */
import type { DateRole, EdtfDate } from '../model/date.ts';
import type {
  Contributor,
  ContributorRole,
  FieldSource,
  Marking,
  Publication,
  RecordReading,
  Rights,
} from '../model/record.ts';
import type { Reference } from '../model/reference.ts';
import type { Text } from '../model/text.ts';

/** Fields found so far. */
export class Draft {
  title: string | null = null;
  summary: string | null = null;
  type: string | null = null;
  reference: Reference | null = null;
  rights: Rights | null = null;
  publication: Publication | null = null;
  marking: Marking = {};
  readonly dates: Partial<Record<DateRole, EdtfDate>> = {};
  readonly contributors: Contributor[] = [];
  readonly sponsors: string[] = [];
  readonly claimed: Record<string, string> = {};
  readonly provenance: FieldSource[] = [];

  /** Notes where a field came from; `wording` only where it differs from the value. */
  note(field: string, at: string, wording?: string): void {
    this.provenance.push({ field, at, ...(wording === undefined ? {} : { wording }) });
  }

  /** Sets one of the plain fields, unless it is set. */
  setText(field: 'title' | 'summary' | 'type', value: string, at: string): void {
    if (this[field] !== null || value === '') return;
    this[field] = value;
    this.note(field, at);
  }

  setDate(role: DateRole, edtf: EdtfDate, at: string, wording?: string): void {
    if (this.dates[role] !== undefined) return;
    this.dates[role] = edtf;
    this.note(`dates.${role}`, at, wording === edtf ? undefined : wording);
  }

  setReference(reference: Reference, at: string): void {
    if (this.reference !== null) return;
    this.reference = reference;
    this.note('reference', at);
  }

  setMarking(field: keyof Marking, value: string, at: string, wording?: string): void {
    if (this.marking[field] !== undefined) return;
    this.marking = { ...this.marking, [field]: value };
    this.note(`marking.${field}`, at, wording === value ? undefined : wording);
  }

  addContributor(name: string, role: ContributorRole, at: string, wording?: string): void {
    if (name === '' || this.contributors.some((known) => known.name === name && known.role === role)) return;
    this.note(`contributors.${this.contributors.length}`, at, wording);
    this.contributors.push({ name, role });
  }

  addSponsor(name: string, at: string, wording?: string): void {
    if (name === '' || this.sponsors.includes(name)) return;
    this.note(`sponsors.${this.sponsors.length}`, at, wording);
    this.sponsors.push(name);
  }

  claim(key: string, value: string, at: string): void {
    const known = this.claimed[key];
    this.claimed[key] = known === undefined ? value : `${known}\n${value}`;
    this.note(`claimed.${key}`, at);
  }

  /** Builds the finished record; `title` stands in where none was found. */
  toRecord(key: string, texts: readonly Text[], title: string): RecordReading {
    const contributors = this.contributors;
    return {
      key,
      title: this.title ?? title,
      summary: this.summary,
      ...(this.type === null ? {} : { type: this.type }),
      dates: this.dates,
      reference: this.reference,
      marking: this.marking,
      contributors,
      sponsors: this.sponsors,
      rights: this.rights,
      ...(this.publication === null ? {} : { publication: this.publication }),
      ...(Object.keys(this.claimed).length === 0 ? {} : { claimed: this.claimed }),
      texts,
      provenance: this.provenance,
    };
  }
}
