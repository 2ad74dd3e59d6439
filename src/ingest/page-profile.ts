/**
 * The profile of an archive's pages: where in them what stands. It is data that a person can write into `sverka.yaml`; the labels known
 * without one have the same shape (`saved-page-profile.ts`). No script and no regular expression: selectors for HTML, whole lines and
 * labels for pages saved as text.
 */
import { z } from 'zod';
import type { SourceLine } from './paragraphs.ts';
import { BUILT_IN, isPageField, type PageField } from './saved-page-profile.ts';
import { parseSelector } from './selector.ts';

const MOST = 500;
const Words = z.string({ error: 'words are wanted here' }).trim().min(1, 'it is empty').max(500);
const List = z.union([Words.transform((one) => [one]), z.array(Words).max(MOST)], {
  error: 'words, or a list of words, are wanted here',
});
const Selectors = List.refine((all) => all.every((one) => parseSelector(one) !== null), {
  error: 'a selector is written such as h1, .source, #text, [lang=ru], or one inside another: div.meta .date',
});
const NAMES_FIELD = `a label names one of: ${Object.keys(BUILT_IN.labels).join(', ')}`;
const Field = Words.refine(isPageField, {
  error: NAMES_FIELD,
});

/** What a profile says. */
export const PageProfile = z.strictObject({
  /** What it is called, in problems. */
  name: Words,
  /** Words that stand in each page of this archive; without them the pattern of the files decides alone. */
  when: List.optional(),
  // HTML: selectors.
  original: Selectors.optional(),
  translation: Selectors.optional(),
  /** The words of the document where nothing parts its sides. */
  text: Selectors.optional(),
  /** Field, by the keys of front matter → where its value stands. */
  fields: z.record(Words, Selectors).optional(),
  /** Left out. */
  drop: Selectors.optional(),
  // Text: lines.
  /** Field → the labels that stand before its value, or over it. */
  labels: z
    .record(Field, List, { error: (issue) => (issue.code === 'invalid_key' ? NAMES_FIELD : undefined) })
    .optional(),
  /** Lines that belong to the page. */
  furniture: List.optional(),
  /** Lines over the two sides. */
  sides: z.strictObject({ original: List.optional(), translation: List.optional() }).optional(),
});
export type PageProfile = z.infer<typeof PageProfile>;

/** Finds the profile that speaks of a page: the first whose words all stand in it. */
export function findProfile(profiles: readonly PageProfile[], text: string): PageProfile | undefined {
  return profiles.find(({ when = [] }) => when.every((words) => text.includes(words)));
}

/** Tells whether a profile knows where in the markup of a page its texts stand. */
export function speaksOfMarkup({ original, translation, text }: PageProfile): boolean {
  return original !== undefined || translation !== undefined || text !== undefined;
}

/** Tells whether a profile knows how pages saved as text look. */
export function speaksOfText({ labels, furniture, sides }: PageProfile): boolean {
  return labels !== undefined || furniture !== undefined || sides !== undefined;
}

/**
 * Turns the lines of a page into lines whose labels the reader of saved pages knows: an archive's own word for a field becomes the usual
 * one, what belongs to the page goes. The places of the lines stay.
 */
export function toKnownLines(lines: readonly SourceLine[], profile: PageProfile): readonly SourceLine[] {
  const furniture = new Set((profile.furniture ?? []).map(fold));
  const sides = new Map<string, string>([
    ...(profile.sides?.original ?? []).map((line) => [fold(line), 'Original text'] as const),
    ...(profile.sides?.translation ?? []).map((line) => [fold(line), 'Translation'] as const),
  ]);
  const labels = new Map(
    Object.entries(profile.labels ?? {}).flatMap(([field, words]) =>
      words.map((label) => [fold(label), BUILT_IN.labels[field as PageField]?.[0] ?? ''] as const),
    ),
  );
  return lines.map((line): SourceLine => {
    const text = line.text.trim();
    if (text === '' || text.length > 2000) return line;
    if (furniture.has(fold(text))) return { ...line, text: '' };
    const side = sides.get(fold(text));
    if (side !== undefined) return { ...line, text: side };
    const alone = labels.get(fold(text));
    if (alone !== undefined) return { ...line, text: `${alone}:` };
    const colon = text.indexOf(':');
    const label = colon < 0 ? undefined : labels.get(fold(text.slice(0, colon)));
    return label === undefined ? line : { ...line, text: `${label}: ${text.slice(colon + 1).trim()}` };
  });
}

const fold = (words: string): string => words.toLowerCase().replace(/\s+/gu, ' ').replace(/\s*:$/u, '').trim();
