/** “Obtained by James G. Hershberg and translated by Gary Goldberg.”: who did what for a record. */
import type { Contributor, ContributorRole } from '../model/record.ts';

/** A person credited, and where in the sentence. */
export interface Credit extends Contributor {
  readonly start: number;
  readonly end: number;
}

/** Verb → role. The first alternative of each row is the one digital archives use most. */
const VERBS: readonly (readonly [ContributorRole, string])[] = [
  [
    'obtained',
    'obtained|procured|acquired|found|located|discovered|получен[оа]?|предоставлен[оа]?|beschafft|obtenu|obtenido',
  ],
  [
    'translated',
    'translated|translation|перев[её]л[аи]?|переведен[оа]?|перевод|übersetzt|traduit|traduction|traducido|traducción|přeložil[a]?|tłumaczył[a]?',
  ],
  ['contributed', 'contributed|provided|donated|submitted|made available|courtesy'],
  ['edited', 'edited|annotated|introduced|отредактирован[оа]?|редактор|ediert|herausgegeben|édité|editado'],
  ['transcribed', 'transcribed|transcript|расшифрован[оа]?|transkribiert|transcrit|transcrito'],
];
/** Verbs may begin with a capital; names must, so the pattern minds the case. */
const anyCase = (words: string): string =>
  words
    .split('|')
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join('|');
const ALL_VERBS = VERBS.map(([, words]) => anyCase(words)).join('|');
/** “G.”, “Jr.” keep their full stop; the one after a whole word ends the sentence. */
const NAME = String.raw`(?:\p{Lu}\.(?:-?\p{Lu}\.)*|(?:Jr|Sr|Dr|St|Prof|Yu|Ya|Zh|Sh|Ch|Kh|Ts|Дж|Dz)\.|\p{Lu}[\p{L}'’-]*|de|von|van|der|la|le|di|da|du|del|af|zu)`;
const NAMES = String.raw`${NAME}(?:[ \u00A0]+${NAME}|[ \u00A0]*(?:,|and|und|et|y|и|&)[ \u00A0]+(?!(?:${ALL_VERBS})(?!\p{L}))${NAME})*`;
const CREDIT = new RegExp(
  String.raw`(?<![\p{L}])(?<verbs>(?:${ALL_VERBS})(?:(?:,? (?:and|und|et|y|и) |, )(?:${ALL_VERBS}))*)(?:\s+(?:for|from|in|at|to|into|с|со|на|из|aus|ins|du|de l['’]|en|del|al)\s[^.;:()]{1,80}?)?\s*(?:\s(?:by|von|par|por)|:|(?<=\p{Script=Cyrillic}))\s+(?<names>${NAMES})`,
  'gu',
);

/** Finds everybody a sentence credits. A name begins with a capital. */
export function findCredits(text: string): readonly Credit[] {
  const credits: Credit[] = [];
  for (const match of text.matchAll(CREDIT)) {
    const verbs = match.groups?.['verbs'] ?? '';
    const names = (match.groups?.['names'] ?? '').replace(/\s+(?:de|von|van|der|la|le|di|da|du|del|af|zu)$/u, '');
    const start = match.index;
    const end = match.index + match[0].length;
    for (const [role, words] of VERBS) {
      if (!new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu').test(verbs)) continue;
      for (const name of splitNames(names)) credits.push({ name, role, start, end });
    }
  }
  return credits;
}

/** Words after a surname that are given names or initials: “Kennan, George F.”, «Кудрявцев, С. М.». */
const GIVEN =
  /^(?:\p{Lu}[\p{L}'’-]*\.?|\p{Lu}\.(?:-?\p{Lu}\.)*)(?:\s+(?:\p{Lu}[\p{L}'’-]*\.?|\p{Lu}\.(?:-?\p{Lu}\.)*)){0,2}$/u;
const SURNAME = /^(?:(?:de|von|van|der|la|le|di|da|du|del|af|zu)\s+){0,2}\p{Lu}[\p{L}'’-]+$/u;
const INITIALS = /^(?:\p{Lu}\.\s?-?){1,3}$/u;
/** A second surname, where two stand side by side. */
const SLAVIC = /(?:ов|ев|ёв|ова|ева|ский|цкий|енко|ov|ev|ova|eva|sky|skii|ski|enko)$/u;

/**
 * Splits a list of names: “A. Ivanov, B. Petrov and C. Sidorov”. A surname before its given names is one name: “Smith, John”,
 * “Smith, J., Doe, A. B.”.
 */
export function splitNames(names: string): readonly string[] {
  return names
    .split(/\s*[;\n]\s*/u)
    .flatMap((part) => {
      const joined = part.split(/\s+(?:and|und|et|y|и|&)\s+/u);
      const last = joined.length > 1 ? (joined.at(-1) ?? '').trim() : '';
      // “Goldberg, Hershberg and Smith” are surnames all.
      const areSurnames = last !== '' && !/[\s,]/u.test(last);
      return joined.flatMap((one) => splitCommas(one, areSurnames));
    })
    .map((name) => name.replace(/^(?:and|und|et|y|и|&)\s+/u, '').trim())
    .filter((name) => name !== '');
}

function splitCommas(names: string, areSurnames: boolean): readonly string[] {
  const parts = names.split(/,\s+(?!(?:Jr|Sr|Esq|II|III)\b)/u).map((part) => part.trim());
  if (parts.length < 2 || parts.length % 2 !== 0) return parts;
  const pairs = Array.from({ length: parts.length / 2 }, (_, index): readonly [string, string] => [
    parts[2 * index] ?? '',
    parts[2 * index + 1] ?? '',
  ]);
  const isInverted = pairs.every(([surname, given]) => {
    if (!SURNAME.test(surname) || !GIVEN.test(given)) return false;
    // Of more than one pair only initials are sure: “Ivanov, Petrov, Sidorov, Smirnov” are four.
    return INITIALS.test(given) || (pairs.length === 1 && !areSurnames && !SLAVIC.test(given));
  });
  return isInverted ? pairs.map((pair) => pair.join(', ')) : parts;
}
