/** TEI elements that become a mark whole: page breaks, gaps, references; and what a mark says. */
import type { GapMark, LeafMark } from '../model/text.ts';
import { wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

type WithoutPlace<Kind> = Omit<Kind, 'block' | 'start' | 'end'>;

/** Builds the mark of a page break; undefined where it carries no number. Folios are leaves, all other numbers pages. */
export function toLeaf(element: XmlElement): WithoutPlace<LeafMark> | undefined {
  const { n = '', unit = '', ed = '', facs = '' } = element.attributes;
  const folio = /^(?:fols?\.?|ff?\.|leaf|bl\.|лл?\.)\s*(.+)$/iu.exec(n.trim());
  const number = folio?.[1] ?? n.trim().replace(/^(?:pp?\.|s\.|с\.)\s*/iu, '');
  if (number === '') return undefined;
  const isLeaf =
    folio !== null ||
    /\d\s?(?:[rv]|об\.?)$/u.test(number) ||
    /fol|leaf|лист/iu.test(`${unit} ${ed}`) ||
    /(?:^|[_/-])f(?:ol)?[_.-]?\d/iu.test(facs);
  return { kind: 'leaf', n: number, unit: isLeaf ? 'leaf' : 'page' };
}

export function toGap(element: XmlElement): WithoutPlace<GapMark> {
  const { reason, quantity, extent, unit } = element.attributes;
  const words = wordsIn(element);
  const described = element.name === 'gap' && words !== '' ? words : undefined;
  const size = [quantity ?? extent, unit].filter((part) => part !== undefined).join(' ');
  const text = described ?? [reason, size].filter((part) => part !== undefined && part !== '').join(', ');
  return { kind: 'gap', ...(text === '' ? {} : { text }) };
}

/** Finds the id a name points at: `#p_1` → `p_1`; an address stays whole. */
export function findReference(attributes: XmlElement['attributes']): string | undefined {
  for (const value of [attributes.corresp, attributes.ref, attributes.sameAs, attributes.key]) {
    const first = value?.trim().split(/\s+/u)[0]?.replace(/^#/u, '');
    if (first !== undefined && first !== '') return first;
  }
  return undefined;
}

export function atLine(element: XmlElement): string {
  return `line ${element.line}`;
}
