/**
 * Selectors of elements, the part of CSS that says where something stands and cannot be slow: `h1`, `.source`, `#text`, `[lang=ru]`,
 * `div.meta[data-role="date"]`, and one inside another, parted by spaces. Matching is linear in the depth of the tree.
 */
import type { XmlElement } from './xml.ts';

/** One step: what an element must be. */
interface Step {
  readonly name: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly attributes: readonly (readonly [name: string, value: string | null])[];
}

/** A selector that was understood, from the outside in. */
export type Selector = readonly Step[];

const PIECE =
  /([.#]?)([\p{L}_][\p{L}\p{N}_-]*)|\[([\p{L}_][\p{L}\p{N}_:-]*)(?:=(?:"([^"\]]*)"|'([^'\]]*)'|([^\]"'\s]+)))?\]/uy;
const MOST_STEPS = 12;
const LONGEST = 300;

/** Parses a selector; null where it is none, or says more than this part of CSS. */
export function parseSelector(words: string): Selector | null {
  const text = words.trim();
  if (text === '' || text.length > LONGEST) return null;
  const steps: Step[] = [];
  for (const part of text.split(/\s+/u)) {
    const step = parseStep(part);
    if (step === null || steps.length === MOST_STEPS) return null;
    steps.push(step);
  }
  return steps;
}

function parseStep(part: string): Step | null {
  const step = { name: null as string | null, id: null as string | null, classes: [] as string[] };
  const attributes: [string, string | null][] = [];
  for (PIECE.lastIndex = 0; PIECE.lastIndex < part.length; ) {
    const isFirst = PIECE.lastIndex === 0;
    const match = PIECE.exec(part);
    if (match === null) return null;
    const [, sign, word, attribute, quoted, single, bare] = match;
    if (attribute !== undefined) attributes.push([attribute.toLowerCase(), quoted ?? single ?? bare ?? null]);
    else if (word === undefined) return null;
    else if (sign === '.') step.classes.push(word);
    else if (sign === '#') step.id = word;
    else if (isFirst) step.name = word.toLowerCase();
    else return null;
  }
  return { ...step, attributes };
}

/** Lists the elements a selector means, in the order of the document; does not look inside those it lists. */
export function select(root: XmlElement, selector: Selector): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    if (isMeant(element, selector)) found.push(element);
    else for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(root);
  return found;
}

function isMeant(element: XmlElement, selector: Selector): boolean {
  const last = selector.length - 1;
  const own = selector[last];
  if (own === undefined || !fits(element, own)) return false;
  let step = last - 1;
  // The nearest fitting one around it will do: what is inside it is inside whatever is around it too.
  for (let at = element.parent; at !== null && step >= 0; at = at.parent) {
    const wanted = selector[step];
    if (wanted !== undefined && fits(at, wanted)) step -= 1;
  }
  return step < 0;
}

function fits({ name, attributes }: XmlElement, step: Step): boolean {
  if (step.name !== null && step.name !== name) return false;
  if (step.id !== null && attributes.id !== step.id) return false;
  const classes = (attributes.class ?? '').split(/\s+/u);
  if (!step.classes.every((one) => classes.includes(one))) return false;
  return step.attributes.every(([attribute, value]) => {
    const own = attributes[attribute];
    return own !== undefined && (value === null || own === value);
  });
}
