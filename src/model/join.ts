/** A person's decision that two files hold one document: its original and a translation of it. */

/** The kind of the decision; its subject is both paths, its value `JoinedFiles`. */
export const JOIN_DECISION = 'join';

/** Paths relative to the folder of the archive. */
export interface JoinedFiles {
  readonly original: string;
  readonly translation: string;
}

/** Formats what a decision to join is about. */
export function formatJoinSubject({ original, translation }: JoinedFiles): string {
  return `${original} + ${translation}`;
}

/** Parses the value of a decision to join; undefined where it is none, as in a journal somebody wrote by hand. */
export function parseJoin(value: unknown): JoinedFiles | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { original, translation } = value as Readonly<Record<string, unknown>>;
  return typeof original === 'string' && typeof translation === 'string' ? { original, translation } : undefined;
}
