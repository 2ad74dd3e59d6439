/** Which two texts of a record face each other, where there are more than two. */
import type { Column, Edition } from '../../edition/edition.ts';
import { withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import type { Showing } from './frame.tsx';
import { nameLanguage } from './languages.ts';

interface FacingProps {
  readonly showing: Showing;
  readonly edition: Edition;
}

/** The texts to choose from, once for each side. */
export function Facing({ showing, edition }: FacingProps) {
  const { messages: m, path, query } = showing;
  const { original, translation, choices, through } = edition;
  if (choices.length < 3 || original === null || translation === null) return null;
  const side = (label: string, shown: Column, other: Column, address: (column: Column) => string) => (
    <p class="facing-side">
      <span class="facing-label">{label}</span>
      {choices
        .filter((column) => column.text !== other.text)
        .map((column) => (
          <a href={address(column)} {...(column.text === shown.text ? { 'aria-current': 'true' as const } : {})}>
            {nameText(column, choices, m)}
          </a>
        ))}
    </p>
  );
  return (
    <nav class="facing" aria-label={m.beside.choose}>
      {side(m.beside.left, original, translation, ({ text }) =>
        withQuery(path, { ...query, left: text, with: translation.text, part: null, at: null }),
      )}
      {side(m.beside.right, translation, original, ({ text }) =>
        withQuery(path, { ...query, left: original.text, with: text, part: null, at: null }),
      )}
      {through === null ? null : (
        <p class="facing-through">
          {through.length === 0
            ? m.beside.sameSource
            : m.beside.through(through.map((column) => nameText(column, choices, m)).join(', '))}
        </p>
      )}
    </nav>
  );
}

/** `English translation`; with its translator where two texts are called the same. */
function nameText(column: Column, choices: readonly Column[], m: Messages): string {
  const name = (one: Column): string =>
    `${nameLanguage(one.lang, m)} ${one.role === 'original' ? m.beside.original : m.beside.translation}`;
  const isAlone = choices.filter((one) => name(one) === name(column)).length < 2;
  return isAlone ? name(column) : `${name(column)} (${column.by ?? String(column.text + 1)})`;
}
