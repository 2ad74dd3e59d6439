/** What other programs and the forms send, checked before anything is done with it. */
import { z } from 'zod';

/** Files and folders to add, by their paths. */
export const AddBody = z.object({ paths: z.array(z.string().min(1)).min(1) });

/** Characters of the name of whoever edits. */
export const LONGEST_NAME = 80;

/** An edit of an alignment in its notation, and what it was made on. */
export const EditBody = z.object({
  edit: z.string().max(200),
  stamp: z.string().max(100).optional(),
  translation: z.number().int().nonnegative().optional(),
  by: z.string().max(LONGEST_NAME).optional(),
});
export type EditBody = z.infer<typeof EditBody>;

/** The record that is the translation of another, and who says so; or the decision that is taken back. */
export const JoinBody = z.union([
  z.strictObject({
    translation: z.string().min(1).max(200),
    by: z.string().trim().min(1).max(LONGEST_NAME).optional(),
  }),
  z.strictObject({ undo: z.number().int().positive() }),
]);

/** Who says that all records that name each other belong together. */
export const NamedJoinsBody = z.strictObject({ by: z.string().trim().min(1).max(LONGEST_NAME).optional() });

/** A word or a short phrase: nobody strikes out a page. */
const Word = z.string().trim().min(1).max(200);
const Language = z.string().regex(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/u);

/** What a person says of a word pair the archive learned; `free` takes back what was said before. */
export const WordBody = z.object({
  from: Language,
  to: Language,
  original: Word,
  translation: Word,
  verdict: z.enum(['right', 'wrong', 'free']),
});
