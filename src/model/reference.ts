/** An archival reference: where the paper lies. What does not parse stays in `text`, with no levels. */
export const REFERENCE_LEVELS = [
  'fond',
  'opis',
  'papka',
  'delo',
  'record-group',
  'series',
  'entry',
  'box',
  'folder',
  'file',
  'item',
] as const;
export type ReferenceLevelName = (typeof REFERENCE_LEVELS)[number];

export interface ReferenceLevel {
  readonly level: ReferenceLevelName;
  readonly number: string;
}

export interface Reference {
  /** As the source gives it. */
  readonly text: string;
  readonly repository: string | null;
  readonly levels: readonly ReferenceLevel[];
  /** Leaves or pages: `136-138`. */
  readonly leaves: string | null;
}
