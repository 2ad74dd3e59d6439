/**
 * TEI P5 → records: a file that is one document, or a volume in which every `div type="document"` is one.
 *
 * A volume is read document by document: each is turned into its record as it closes and taken out of the tree, so that memory
 * follows the largest document and not the volume.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading, RecordReading } from '../model/record.ts';
import type { DecodedFile } from './decode.ts';
import { type LinkEnds, readPointers } from './tei-links.ts';
import type { Tally } from './tei-scope.ts';
import { buildSingle } from './tei-single.ts';
import { addDocument, enter, finishVolume, leave, startVolume } from './tei-volume.ts';
import { parseXml, type XmlElement } from './xml.ts';

const READER = 'tei/3';

/** Reads a TEI file. What cannot be read comes back as problems; nothing is thrown for bad input. */
export function readTei(file: DecodedFile): Reading {
  const problems: Problem[] = [];
  const tally: Tally = { unknown: new Map(), removed: 0 };
  const records: RecordReading[] = [];
  const keys = new Set<string>();
  let volume = startVolume(keys);
  let links: LinkEnds[] = [];

  const finishTei = (tei: XmlElement): void => {
    if (volume.records.length > 0) {
      records.push(...finishVolume(volume, tei, problems, file.path));
    } else {
      const record = buildSingle(tei, { ...volume, links }, tally, problems, file.path, records.length);
      if (record !== undefined) records.push(record);
    }
    volume = startVolume(keys);
    links = [];
  };
  const {
    root,
    complete,
    problems: broken,
  } = parseXml(
    file.text,
    {
      onOpen: (element) => {
        enter(element, volume);
      },
      onClose: (element) => {
        if (element.name === 'link') links.push(readPointers(element.attributes.target));
        if (element === volume.open) {
          volume.open = undefined;
          addDocument(element, volume, tally, problems, file.path);
          return true;
        }
        if (volume.open !== undefined) return false;
        if (isTei(element)) finishTei(element);
        return isTei(element) || leave(element, volume);
      },
    },
    file.path,
  );
  problems.unshift(...broken);
  if (broken.some((problem) => problem.code === 'XML_TOO_DEEP')) return { reader: READER, records: [], problems };
  if (root !== null && !/^(?:TEI|teiCorpus)/u.test(root.name)) {
    problems.push(
      toProblem('XML_UNKNOWN', { root: root.name.slice(0, 80) }, { at: `line ${root.line}`, file: file.path }),
    );
  } else if (records.length === 0 && complete) {
    problems.push(toProblem('NO_TEXT', {}, { file: file.path }));
  }
  for (const [element, { count, line }] of tally.unknown) {
    problems.push(toProblem('UNKNOWN_ELEMENT', { element, count }, { at: `line ${line}`, file: file.path }));
  }
  if (tally.removed > 0) problems.push(toProblem('REMOVED_ACTIVE', { count: tally.removed }, { file: file.path }));
  return { reader: READER, records, problems };
}

function isTei(element: XmlElement): boolean {
  return element.name === 'TEI' || element.name === 'TEI.2';
}
