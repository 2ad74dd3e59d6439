/** How words look, in the many spellings of @rend, @rendition and CSS → highlights. */
import type { HighlightMark } from '../model/text.ts';

const RENDITIONS: readonly (readonly [RegExp, HighlightMark['rend'] | 'struck' | null])[] = [
  [/^(?:roman|normal|none|upright|plain|regular)$/u, null],
  [/^(?:i|it|ital\w*|oblique|em|emph|kursiv)$/u, 'italic'],
  [/^(?:b|bd|bold\w*|strong|fett)$/u, 'bold'],
  [/^(?:u|ul|underlin\w*|unterstr\w*)$/u, 'underline'],
  [/^(?:sc|small-?_?caps?)$/u, 'small-caps'],
  [/^(?:sup|super\w*|hoch\w*)$/u, 'superscript'],
  [/^(?:sub|sub(?:script)?|inferior)$/u, 'subscript'],
  [/^(?:spaced\w*|letter-?spac\w*|gesperrt|expanded|g)$/u, 'spaced'],
  [/^(?:s|st|strike\w*|struck\w*|line-?through|del|deleted)$/u, 'struck'],
];

/** Finds what @rend, @rendition or @style of a highlight mean; null where it is no highlight at all. */
export function findRendition(attributes: Readonly<Record<string, string>>): HighlightMark['rend'] | 'struck' | null {
  const words = `${attributes.rend ?? ''} ${attributes.rendition ?? ''}`
    .split(/\s+/u)
    .map((word) => word.replace(/^.*[#:]/u, '').toLowerCase())
    .filter((word) => word !== '');
  for (const word of words) {
    const found = RENDITIONS.find(([pattern]) => pattern.test(word));
    if (found !== undefined) return found[1];
  }
  return findStyle(attributes.style ?? '') ?? 'other';
}

/** Finds the highlight a piece of CSS stands for (TEI @style, HTML style); undefined where it says nothing of the kind. */
export function findStyle(style: string): HighlightMark['rend'] | 'struck' | undefined {
  if (/font-style\s*:\s*(?:italic|oblique)/iu.test(style)) return 'italic';
  if (/font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(style)) return 'bold';
  if (/text-decoration[\w-]*\s*:[^;]*line-through/iu.test(style)) return 'struck';
  if (/text-decoration[\w-]*\s*:[^;]*underline/iu.test(style)) return 'underline';
  if (/font-variant[\w-]*\s*:[^;]*small-caps/iu.test(style)) return 'small-caps';
  if (/vertical-align\s*:\s*super/iu.test(style)) return 'superscript';
  if (/vertical-align\s*:\s*sub/iu.test(style)) return 'subscript';
  if (/letter-spacing\s*:\s*0?\.[1-9]/iu.test(style)) return 'spaced';
  return undefined;
}
