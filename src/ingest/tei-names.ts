/** The lists of persons, places and bodies a TEI file brings along: `listPerson` and its kin, and the printed list of a volume. */
import type { ListedName } from '../model/record.ts';
import { childrenOf, listBelow, wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

/** Elements that may be entries; the volume is read in one pass, so they are looked at as they close. */
const ENTRIES: Readonly<Record<string, ListedName['type'] | undefined>> = {
  person: 'person',
  place: 'place',
  org: 'body',
};
const NAMES: Readonly<Record<string, ListedName['type']>> = {
  persName: 'person',
  placeName: 'place',
  orgName: 'body',
  name: 'person',
};

/** Finds the entry an element is: `<person xml:id>`, or the list item of a volume that begins with `<persName xml:id>`; undefined where it is none. */
export function findListedName(element: XmlElement): ListedName | undefined {
  const type = Object.hasOwn(ENTRIES, element.name) ? ENTRIES[element.name] : undefined;
  const id = element.attributes['xml:id'];
  if (type !== undefined && id !== undefined) return readEntry(element, id, type);
  if (element.name !== 'item' && element.name !== 'p' && element.name !== 'row') return undefined;
  const named = listBelow(element, 'persName', 'placeName', 'orgName')[0];
  const ref = named?.attributes['xml:id'];
  if (named === undefined || ref === undefined) return undefined;
  const name = trim(wordsIn(named));
  const words = wordsIn(element);
  const at = words.indexOf(name);
  const description = at < 0 ? '' : trim(words.slice(at + name.length));
  return name === ''
    ? undefined
    : { ref, name, type: NAMES[named.name] ?? 'person', ...(description === '' ? {} : { description }) };
}

function readEntry(element: XmlElement, ref: string, type: ListedName['type']): ListedName | undefined {
  const names = childrenOf(element, 'persName', 'placeName', 'orgName', 'name', 'geogName');
  const chosen = names.find((name) => /^(?:main|pref|reg)/u.test(name.attributes.type ?? '')) ?? names[0];
  const name = chosen === undefined ? '' : trim(wordsIn(chosen));
  const notes = childrenOf(element, 'note', 'occupation', 'desc', 'state', 'trait').map((one) => wordsIn(one));
  const dates = childrenOf(element, 'birth', 'death', 'floruit').map(
    (one) => wordsIn(one) || (one.attributes.when ?? ''),
  );
  const description = [dates.filter((part) => part !== '').join('–'), ...notes]
    .filter((part) => part !== '')
    .join('; ');
  return name === '' ? undefined : { ref, name, type, ...(description === '' ? {} : { description }) };
}

function trim(words: string): string {
  return words.replace(/^[\s,;:.–—-]+(?=\S)|[\s,;:]+$/gu, '');
}
