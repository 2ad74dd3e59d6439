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

/**
 * Finds the leaf a text begins on from its archival reference: a text of leaves 136–138 whose first mark is 137 begins on
 * leaf 136. Null where the numbers do not follow each other so closely, and where the text marks its first leaf itself.
 */
export function findOpeningLeaf(leaves: string | null, firstMark: string | undefined): string | null {
  const first = Number(/^\d+(?=\s*(?:[-–—]|$))/u.exec(leaves ?? '')?.[0] ?? Number.NaN);
  return Number.isInteger(first) && Number(firstMark) === first + 1 ? String(first) : null;
}
