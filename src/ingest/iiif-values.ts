/** The values of IIIF resources, of Presentation 2 and 3 alike: words in languages, addresses, lists that may be one thing. */
import { parseHtml } from './html-tree.ts';
import { toLanguage } from './xml-lang.ts';
import { wordsIn } from './xml-path.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Words and their language; null where the manifest names none. */
export interface Words {
  readonly lang: string | null;
  readonly words: string;
}

const LONGEST = 100_000;
const MOST_VALUES = 1000;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lists the objects of a value that is one thing or a list of things. */
export function listObjects(value: unknown): readonly Json[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(isObject);
}

/** Lists the words of a value: a string, a language map of version 3, or `@value` and `@language` of version 2. HTML becomes words. */
export function listWords(value: unknown): readonly Words[] {
  if (typeof value === 'string' || typeof value === 'number') return toWords(String(value), null);
  if (Array.isArray(value)) return value.slice(0, MOST_VALUES).flatMap(listPlain);
  if (!isObject(value)) return [];
  if ('@value' in value) return listPlain(value);
  return Object.entries(value).flatMap(([lang, words]) =>
    (Array.isArray(words) ? words.slice(0, MOST_VALUES) : [words]).flatMap((one: unknown) =>
      typeof one === 'string' || typeof one === 'number' ? toWords(String(one), toCode(lang)) : [],
    ),
  );
}

/** One value of version 2. */
function listPlain(value: unknown): readonly Words[] {
  if (typeof value === 'string' || typeof value === 'number') return toWords(String(value), null);
  if (!isObject(value)) return [];
  const { '@value': words, '@language': lang } = value;
  return typeof words === 'string' ? toWords(words, typeof lang === 'string' ? toCode(lang) : null) : [];
}

function toWords(words: string, lang: string | null): readonly Words[] {
  const plain = stripMarkup(words.slice(0, LONGEST));
  return plain === '' ? [] : [{ lang, words: plain }];
}

/** The code of a language; `none` is the manifest's word for no language, and a code nobody knows is none. */
export function toCode(lang: string): string | null {
  return lang === 'none' || lang === '@none' ? null : (toLanguage(lang) ?? null);
}

/** Labels and values may be a few elements of HTML; only their words are taken. */
export function stripMarkup(words: string): string {
  if (!/^\s*<[a-z]/iu.test(words) && !/<\/[a-z]+>|<br\s*\/?>/iu.test(words)) return words.trim();
  const tree = parseHtml(words);
  return tree === null ? words.trim() : wordsIn(tree);
}

/** The address of a resource: `id` of version 3, `@id` of version 2; null where it has none. */
export function toAddress(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (!isObject(value)) return null;
  const address = value.id ?? value['@id'];
  return typeof address === 'string' && address.trim() !== '' ? address.trim() : null;
}

/** The type of a resource without its prefix: `Manifest` for `sc:Manifest`. */
export function toType(value: Json): string {
  const type: unknown = value.type ?? value['@type'];
  const first: unknown = Array.isArray(type) ? type[0] : type;
  return typeof first === 'string' ? first.replace(/^[a-z]+:/u, '') : '';
}
