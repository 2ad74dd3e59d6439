/** Original and translation of a page, where the page itself says which is which. */
import { detectLanguage } from '../text/language.ts';
import type { Section } from './compose.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Zone } from './zones.ts';

/** A language that has less of the words than this is a quotation in another's text. */
const LEAST_SHARE = 0.12;

/** Builds the sides of a page that tells them apart itself, by class or by language; null where it does not, and the words must decide. */
export function findSides(
  zones: readonly Zone[],
  title: string | null,
  pageLanguage: string | null,
): readonly Section[] | null {
  const total = zones.reduce((sum, zone) => sum + countWords(zone.paragraphs), 0);
  const shares = new Map<string, number>();
  for (const zone of zones) {
    const key = keyOf(zone);
    if (key !== '') shares.set(key, (shares.get(key) ?? 0) + countWords(zone.paragraphs) / Math.max(1, total));
  }
  const keys = [...shares].filter(([, share]) => share >= LEAST_SHARE).map(([key]) => key);
  if (keys.length < 2) return null;
  const groups = new Map<string, { zone: Zone; paragraphs: Paragraph[] }>();
  let open: string | null = null;
  const before: Paragraph[] = [];
  for (const zone of zones) {
    const own = keyOf(zone);
    const isOwn = keys.includes(own);
    // What stands between the sides: the title of the page is a field, all else goes to the side of its language.
    const paragraphs = isOwn ? zone.paragraphs : zone.paragraphs.filter((paragraph) => !isTitle(paragraph, title));
    const key: string | null = isOwn ? own : (findSide(paragraphs, zones, keys, pageLanguage) ?? open);
    if (key === null) {
      before.push(...paragraphs);
      continue;
    }
    const group: { zone: Zone; paragraphs: Paragraph[] } = groups.get(key) ?? { zone, paragraphs: [] };
    if (isOwn) group.zone = zone;
    group.paragraphs.push(...before.splice(0), ...paragraphs);
    groups.set(key, group);
    if (isOwn) open = key;
  }
  // In the order of the sides themselves: a heading over both says nothing of which comes first.
  return keys
    .flatMap((key) => groups.get(key) ?? [])
    .map(({ zone, paragraphs }) => ({ paragraphs, lang: zone.lang, role: zone.role }));
}

/** Builds the key of a side: its role and language, empty where the page says neither. */
export function keyOf(zone: Zone): string {
  return zone.role === null ? (zone.lang ?? '') : `${zone.role} ${zone.lang ?? ''}`;
}

/** Finds the side whose language loose paragraphs are in. */
function findSide(
  paragraphs: readonly Paragraph[],
  zones: readonly Zone[],
  keys: readonly string[],
  pageLanguage: string | null,
): string | null {
  if (paragraphs.length === 0) return null;
  const { lang, confidence } = detectLanguage(paragraphs.map((paragraph) => paragraph.text).join('\n'));
  const wanted = confidence > 0.5 ? lang : pageLanguage;
  const found = zones.find((zone) => keys.includes(keyOf(zone)) && zone.lang?.slice(0, 2) === wanted?.slice(0, 2));
  return found === undefined ? null : keyOf(found);
}

function isTitle(paragraph: Paragraph, title: string | null): boolean {
  return paragraph.kind === 'heading' && title !== null && normal(title).includes(normal(paragraph.text));
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function countWords(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, paragraph) => sum + paragraph.text.split(/\s+/u).length, 0);
}
