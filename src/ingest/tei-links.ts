/**
 * Ties between texts that a TEI file states: `linkGrp/link[@target]` (Guidelines, 17.1 and 17.4) and `@corresp` on sentences, segments
 * and paragraphs. An end that points into another file, or at nothing, makes no tie.
 */
import type { StatedTie } from '../model/record.ts';
import { wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

/** A tie as it is written: the ids of its ends. */
export type LinkEnds = readonly string[];

/** Elements that hold a piece of text a translation can answer. */
const PIECES: ReadonlySet<string> = new Set('s seg p ab head l lg item u q quote salute signed dateline'.split(' '));
/** What is no words of the text, or is written twice. */
const NO_WORDS = ['note', 'fw', 'corr', 'reg', 'expan', 'teiHeader'];
const MOST_LINKS = 200_000;

/** The ids a `link` or a `@corresp` points at in its own file. */
export function readPointers(value: string | undefined): LinkEnds {
  return (value ?? '').split(/\s+/u).flatMap((pointer) => (/^#./u.test(pointer) ? [pointer.slice(1)] : []));
}

/** A piece of text with an id, and the text it stands in. */
interface Piece {
  readonly element: XmlElement;
  readonly text: number;
}

/**
 * Lists the ties between two texts, in the order of the original. `textOf` tells in which text an element stands. An end of several
 * pieces is their words one after another.
 */
export function listTies(
  roots: readonly XmlElement[],
  links: readonly LinkEnds[],
  textOf: (element: XmlElement) => number | undefined,
  [original, translation]: readonly [number, number],
): readonly StatedTie[] {
  const pieces = new Map<string, Piece>();
  const order = new Map<string, number>();
  const corresponding: LinkEnds[] = [];
  const visit = (element: XmlElement): void => {
    const id = element.attributes['xml:id'];
    const text = textOf(element);
    if (PIECES.has(element.name) && id !== undefined && text !== undefined && !pieces.has(id)) {
      order.set(id, pieces.size);
      pieces.set(id, { element, text });
      const others = readPointers(element.attributes.corresp);
      if (others.length > 0) corresponding.push([id, ...others]);
    }
    for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  roots.forEach(visit);
  const groups = joinEnds([...links, ...corresponding].slice(0, MOST_LINKS), (id) => {
    const text = pieces.get(id)?.text;
    return text === original || text === translation;
  });
  const side = (ids: readonly string[], text: number): readonly string[] =>
    ids.filter((id) => pieces.get(id)?.text === text).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const words = (ids: readonly string[]): string =>
    ids.map((id) => wordsIn(pieces.get(id)?.element ?? '', NO_WORDS)).join(' ');
  return groups
    .map((ids) => ({ said: side(ids, original), told: side(ids, translation) }))
    .filter(({ said, told }) => said.length > 0 && told.length > 0)
    .sort((a, b) => (order.get(a.said[0] ?? '') ?? 0) - (order.get(b.said[0] ?? '') ?? 0))
    .map(({ said, told }) => ({ original: words(said), translation: words(told) }));
}

/** Joins ties that share an end: `@corresp` is often written on both sides. */
function joinEnds(ends: readonly LinkEnds[], isThere: (id: string) => boolean): readonly (readonly string[])[] {
  const groupOf = new Map<string, Set<string>>();
  for (const ids of ends) {
    const own = ids.filter(isThere);
    if (own.length < 2) continue;
    const joined = new Set(own);
    for (const id of own) for (const other of groupOf.get(id) ?? []) joined.add(other);
    for (const id of joined) groupOf.set(id, joined);
  }
  return [...new Set(groupOf.values())].map((group) => [...group]);
}
