/** The way to each component of a finding aid, in the levels the references of records use. */
import type { ReferenceLevel, ReferenceLevelName } from '../model/reference.ts';
import type { ComponentDraft } from './ead-component.ts';
import { parseReference } from './reference.ts';

/** What a bare number is, by the level of its component, where records cite fond, opis and delo. */
const FOND_LEVELS: Readonly<Record<string, ReferenceLevelName>> = {
  fonds: 'fond',
  collection: 'fond',
  subfonds: 'opis',
  series: 'opis',
  file: 'delo',
  item: 'item',
};
/** The same where they cite record group, series and file. */
const SERIES_LEVELS: Readonly<Record<string, ReferenceLevelName>> = {
  recordgrp: 'record-group',
  fonds: 'fond',
  collection: 'fond',
  subgrp: 'entry',
  series: 'series',
  file: 'file',
  item: 'item',
};
const BOXES: Readonly<Record<string, ReferenceLevelName>> = {
  box: 'box',
  boxes: 'box',
  коробка: 'box',
  karton: 'box',
  folder: 'folder',
  папка: 'papka',
};
/** A number as a reference carries it; a range of boxes is no place. */
const PLAIN_NUMBER = /^[\p{L}\d][\p{L}\d./-]{0,30}$/u;

/**
 * Settles the levels of each component: its own number below those of the components above it. One without a number of its own
 * has none: what leads to it leads to the component above.
 */
export function settleLevels(drafts: readonly ComponentDraft[]): readonly (readonly ReferenceLevel[])[] {
  const ways: (readonly ReferenceLevel[])[] = [];
  return drafts.map(({ component, parent, boxes }) => {
    const above = parent === null ? [] : (ways[parent] ?? []);
    const own = [...toOwn(component.unitid, component.level, above), ...toBoxes(boxes)];
    const kept = above.filter(({ level }) => !own.some((one) => one.level === level) && !isBelow(level, own));
    const way = [...kept, ...own];
    ways.push(way);
    return own.length === 0 ? [] : way;
  });
}

/** Boxes and folders of the component above say nothing of one that has its own. */
function isBelow(level: ReferenceLevelName, own: readonly ReferenceLevel[]): boolean {
  return level === 'folder' && own.some((one) => one.level === 'box');
}

function toOwn(
  unitid: string | null,
  level: string | null,
  above: readonly ReferenceLevel[],
): readonly ReferenceLevel[] {
  if (unitid === null) return [];
  const { levels } = parseReference(unitid);
  if (levels.length > 0) return levels;
  if (!PLAIN_NUMBER.test(unitid)) return [];
  // “A0011” is the number of a collection and no level of a reference; a bare “12” is the fond of whoever cites fonds.
  if (above.length === 0 && !/^\d{1,6}\p{L}?$/u.test(unitid)) return [];
  const citesFonds = above.some(({ level: known }) => known === 'fond' || known === 'opis');
  const name = (citesFonds || above.length === 0 ? { ...SERIES_LEVELS, ...FOND_LEVELS } : SERIES_LEVELS)[level ?? ''];
  if (name === undefined || above.some(({ level: known }) => known === name)) return [];
  return [{ level: name, number: unitid }];
}

function toBoxes(boxes: ComponentDraft['boxes']): readonly ReferenceLevel[] {
  return boxes.flatMap(([kind, number]) => {
    const level = BOXES[kind];
    return level === undefined || !PLAIN_NUMBER.test(number) ? [] : [{ level, number }];
  });
}
