/** Titles as they are set: initials stay with the surname they belong to. */
import type { Child } from 'hono/jsx';

/** One to three initials and a surname («С. К. Рябинин», “A.F. Zhuravlev”), or a surname and initials after it. */
const INITIALS =
  /(?:\p{Lu}\p{Ll}?\.[ \u00A0-]?){1,3}\p{Lu}[\p{L}’'-]+|\p{Lu}[\p{L}’'-]{2,} (?:\p{Lu}\.[ \u00A0]?){1,3}(?![ \u00A0]?\p{L})/gu;

/** The words of a title, those that a line must not part in spans of their own; the letters are not changed. */
export function keepInitials(title: string): Child[] {
  const pieces: Child[] = [];
  let at = 0;
  for (const { 0: words, index } of title.matchAll(INITIALS)) {
    pieces.push(title.slice(at, index), <span class="unparted">{words}</span>);
    at = index + words.length;
  }
  pieces.push(title.slice(at));
  return pieces;
}
