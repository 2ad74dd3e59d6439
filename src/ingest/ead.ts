/**
 * EAD (2002 and EAD3, with and without namespace) → a finding aid: the tree of what an archive holds, from the whole down to the item.
 *
 * A finding aid gives no record: it says where records lie. Components are built as they close and taken out of the tree, so that
 * memory follows the depth and not the number of them.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Component, FindingAid } from '../model/finding-aid.ts';
import type { Reading } from '../model/record.ts';
import type { DecodedFile } from './decode.ts';
import { buildComponent, type ComponentDraft } from './ead-component.ts';
import { settleLevels } from './ead-levels.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { findAt, wordsIn } from './xml-path.ts';

export const EAD_READER = 'ead/3';

const COMPONENT = /^c(?:0[1-9]|1[0-2])?$/u;
/** The largest finding aids known have some hundred thousand components. */
const MOST_COMPONENTS = 300_000;
const MOST_PROBLEMS = 100;

/** Tells whether the head of an XML file is that of a finding aid. */
export function looksLikeEad(head: string): boolean {
  return /<(?:[\w.-]+:)?ead(?=[\s>/])/u.test(head.replace(/<!--[\s\S]*?-->/gu, ''));
}

/** Where a component stands while the file is read. */
interface Open {
  readonly element: XmlElement;
  readonly index: number;
  readonly place: string;
  children: number;
}

/** Reads a finding aid. What cannot be read comes back as problems; nothing is thrown for bad input. */
export function readEad(file: DecodedFile): Reading {
  const problems: Problem[] = [];
  const drafts: (ComponentDraft | undefined)[] = [];
  const open: Open[] = [];
  const keys = new Set<string>();
  let skipped: XmlElement | undefined;
  let left = 0;

  const isUnit = (element: XmlElement): boolean => element.name === 'archdesc' || COMPONENT.test(element.name);
  const enter = (element: XmlElement): void => {
    if (skipped !== undefined) return;
    // An overview says once more, in short, what the full description says.
    if (element.name === 'dsc' && element.attributes.type === 'analyticover' && hasFullDescription(file.text)) {
      skipped = element;
      return;
    }
    if (!isUnit(element) || (open.length === 0 && element.name !== 'archdesc')) return;
    if (drafts.length >= MOST_COMPONENTS) {
      left += 1;
      return;
    }
    const above = open.at(-1);
    if (above !== undefined) above.children += 1;
    const place =
      above === undefined ? '' : [above.place, String(above.children)].filter((part) => part !== '').join('.');
    open.push({ element, index: drafts.length, place, children: 0 });
    drafts.push(undefined);
  };
  const leave = (element: XmlElement): boolean => {
    if (skipped !== undefined) {
      if (element === skipped) skipped = undefined;
      return true;
    }
    const top = open.at(-1);
    if (top?.element !== element) return isUnit(element) && element.parent !== null;
    open.pop();
    drafts[top.index] = buildComponent(element, {
      key: toKey(element, top.place, keys, problems, file.path),
      parent: open.at(-1)?.index ?? null,
      depth: open.length,
      file: file.path,
      problems,
    });
    return true;
  };
  const { root, problems: broken } = parseXml(file.text, { onOpen: enter, onClose: leave }, file.path);
  if (broken.some(({ code }) => code === 'XML_TOO_DEEP')) return { reader: EAD_READER, records: [], problems: broken };
  const components = toComponents(drafts.flatMap((draft) => draft ?? []));
  const where = { file: file.path };
  const all = [...broken, ...problems.slice(0, MOST_PROBLEMS)];
  const [whole] = components;
  if (whole === undefined)
    return { reader: EAD_READER, records: [], problems: [...all, toProblem('FINDING_AID_EMPTY', {}, where)] };
  if (left > 0) all.push(toProblem('FINDING_AID_LARGE', { limit: MOST_COMPONENTS, left }, where));
  const findingAid: FindingAid = {
    title: whole.title === '' ? findHeadTitle(root) : whole.title,
    repository: drafts[0]?.repository ?? null,
    components,
  };
  const hanging = components.filter(({ levels }) => levels.length > 0).length;
  all.push(toProblem('FINDING_AID_READ', { count: components.length, hanging }, where));
  return { reader: EAD_READER, records: [], problems: all, findingAid };
}

/** Asked only where an overview begins; most finding aids have one list and no second. */
function hasFullDescription(text: string): boolean {
  return /<(?:[\w.-]+:)?dsc\b(?![^>]{0,400}\banalyticover\b)/u.test(text);
}

function toKey(element: XmlElement, place: string, keys: Set<string>, problems: Problem[], file: string): string {
  const id = (element.attributes.id ?? element.attributes['xml:id'] ?? '').trim().slice(0, 200);
  const wanted = id === '' ? place : id;
  if (wanted !== '' && keys.has(wanted) && id !== '')
    problems.push(toProblem('FINDING_AID_ID', { id }, { at: `line ${element.line}`, file }));
  // The whole is reached by no key where it has no id.
  let key = keys.has(wanted) ? `${wanted}@${place}` : wanted;
  while (keys.has(key)) key += "'";
  keys.add(key);
  return key;
}

/** Parents are named by their keys, and each component gets the whole way to it. */
function toComponents(drafts: readonly ComponentDraft[]): readonly Component[] {
  const levels = settleLevels(drafts);
  return drafts.map(({ component, parent }, index) => ({
    ...component,
    parent: parent === null ? null : (drafts[parent]?.component.key ?? null),
    levels: levels[index] ?? [],
  }));
}

function findHeadTitle(root: XmlElement | null): string {
  if (root === null) return '';
  const title =
    findAt(root, 'eadheader/filedesc/titlestmt/titleproper') ?? findAt(root, 'control/filedesc/titlestmt/titleproper');
  return title === undefined ? '' : wordsIn(title, ['num']);
}
