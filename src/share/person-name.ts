/**
 * Names of people as citations need them: family name apart from the given names.
 *
 * The source gives one string. It is taken apart only where its form tells how; where it does not (an office, a single
 * word, a title of dignity), it stays whole, because a wrongly inverted name is worse than one not inverted.
 */

/** A name in the shape of CSL-JSON. */
export type CslName =
  | { readonly family: string; readonly given: string; readonly 'non-dropping-particle'?: string }
  | { readonly literal: string };

// Words that stand in the names of offices, not of people.
const OFFICE =
  /(?:^|[^\p{L}])(?:embassy|ministry|department|legation|consulate|office|committee|council|government|secretariat|secretary|ambassador|minister|president|institute|program|project|agency|bureau|mission|archive|archives|university|division|staff|party|union|society|commission|board|the|of|посольств\p{L}*|министерств\p{L}*|министр|посол|отдел\p{L}*|комитет\p{L}*|совет\p{L}*|цк|мид|управлени\p{L}*|комисси\p{L}*|бюро|embajada|ministerio|ministro|ambassade|ministère|ministre|auswärtiges|botschaft|gesandtschaft)(?=$|[^\p{L}])/iu;
const INITIALS = /^(?:\p{Lu}\p{L}?\.-?)+$/u;
const PARTICLE = /^(?:de|del|della|di|da|dos|das|la|las|los|van|von|der|den|ten|ter|du|des|le|фон|де|ван)$/u;
const PATRONYMIC = /(?:ович|евич|ич|овна|евна|инична)$/u;
const SUFFIX = /^(?:Jr\.?|Sr\.?|II|III|IV)$/u;

/** Parses a name as the source gives it: `S. M. Kudryavtsev`, `Кудрявцев С. М.`, `Arias, José`, `Embassy in Port Lucía`. `lang` is the language of the document. */
export function parseName(name: string, lang = 'und'): CslName {
  const clean = name.replace(/\s+/gu, ' ').trim();
  const comma = /^([^,]+), ([^,]+)$/u.exec(clean);
  if (comma?.[1] !== undefined && comma[2] !== undefined && !OFFICE.test(clean) && !SUFFIX.test(comma[2])) {
    return { family: comma[1], given: comma[2] };
  }
  if (clean.includes(',') || /[\d()«»"“”/;]/u.test(clean) || OFFICE.test(clean)) return { literal: clean };
  // «С.Кудрявцев» is two words; «С.М.» stays one.
  const words = clean.replace(/(\p{L}\.)(?=\p{Lu}\p{Ll})/gu, '$1 ').split(' ');
  if (words.length < 2 || words.length > 6) return { literal: clean };
  // «Zemský úřad Brno»: a small letter that is no particle speaks of an office.
  if (words.some((word) => /^\p{Ll}/u.test(word) && !PARTICLE.test(word))) return { literal: clean };
  return toParts(words, lang) ?? { literal: clean };
}

function toParts(words: readonly string[], lang: string): CslName | null {
  const first = words[0] ?? '';
  const rest = words.slice(1);
  // «Кудрявцев С. М.»: the family name first, initials after.
  if (!INITIALS.test(first) && rest.every((word) => INITIALS.test(word)))
    return { family: first, given: rest.join(' ') };
  // «Кудрявцев Сергей Михайлович».
  if (words.length === 3 && PATRONYMIC.test(words[2] ?? '') && !PATRONYMIC.test(words[1] ?? '')) {
    return { family: first, given: rest.join(' ') };
  }
  // Chinese, Korean, Vietnamese and Hungarian names put the family first and take no comma.
  if (/^(?:zh|ko|vi|hu)(?:-|$)/u.test(lang) && !words.some((word) => INITIALS.test(word))) return null;
  let start = words.length - 1;
  // Two family names, in Spanish use: «Osvaldo Dorticós Torrado».
  if (/^es(?:-|$)/u.test(lang) && words.length >= 3 && words.every((word) => !INITIALS.test(word))) start -= 1;
  while (start > 1 && PARTICLE.test(words[start - 1] ?? '')) start -= 1;
  const family = words.slice(start);
  const particle = family.length > 1 && PARTICLE.test(family[0] ?? '') ? takeParticles(family) : [];
  return {
    family: family.slice(particle.length).join(' '),
    given: words.slice(0, start).join(' '),
    ...(particle.length === 0 ? {} : { 'non-dropping-particle': particle.join(' ') }),
  };
}

function takeParticles(family: readonly string[]): readonly string[] {
  const end = family.findIndex((word) => !PARTICLE.test(word));
  return end <= 0 ? [] : family.slice(0, end);
}

/** Formats a name with the family name first and a comma, as BibTeX and RIS want it. */
export function toInvertedName(name: CslName): string {
  if ('literal' in name) return name.literal;
  const particle = name['non-dropping-particle'];
  return `${particle === undefined ? '' : `${particle} `}${name.family}, ${name.given}`;
}

/** Formats a name in its natural order. */
export function toPlainName(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name.given, name['non-dropping-particle'], name.family].filter((part) => part !== undefined).join(' ');
}

/** Shortens the given names to initials, as GOST wants them: `Walter S.` → `W. S.`, `Жан-Поль` → `Ж.-П.`. */
export function toInitials(name: CslName): CslName {
  if ('literal' in name) return name;
  const given = name.given
    .replace(/\.(?=\p{L})/gu, '. ')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) =>
      word
        .split('-')
        .map((part) => `${part.charAt(0)}.`)
        .join('-'),
    )
    .join(' ');
  return { ...name, given };
}
