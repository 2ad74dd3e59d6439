/**
 * Word (.docx) → a record.
 *
 *   container → parts by their relationships → body as zones → one document, or two side by side in a table, or one after the other
 *
 * Read straight from the XML: a converter to HTML drops deletions, comments and who made them, and says nothing of it. Macros,
 * embedded objects and remote templates are never touched; a link is an address and nothing more.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading } from '../model/record.ts';
import { livingWords } from './docx-body.ts';
import { Numbering, readStyles } from './docx-styles.ts';
import { Draft } from './draft.ts';
import type { NameHints } from './document.ts';
import { claimProperties, type Findings, leave, startFindings } from './office.ts';
import type { SourceFile } from './source.ts';
import { readWordBody } from './word-body.ts';
import { childrenOf, listBelow, wordsIn } from './xml-path.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { type Container, openContainer } from './zip.ts';

export const DOCX_READER = 'docx/2';

/** Reads a Word file. Bad input gives problems, never an exception. */
export async function readDocx(source: SourceFile, hints: NameHints): Promise<Reading> {
  const file = source.path;
  const { container, problems: opening } = await openContainer(source.bytes, file);
  if (container === null) return { reader: DOCX_READER, records: [], problems: opening };
  const xml: Problem[] = [];
  const main = await findMain(container, xml);
  const root = main === null ? null : await parsePart(container, main, xml);
  const body = root === null ? undefined : childrenOf(root, 'w:body')[0];
  if (main === null || body === undefined) {
    const broken = [...container.problems, ...xml];
    const missing = toProblem('FILE_BROKEN', { reason: 'it has no text part' }, { file });
    return { reader: DOCX_READER, records: [], problems: named(broken.length > 0 ? broken : [missing], file) };
  }
  const relations = await readRelations(container, main, xml);
  const partOf = async (type: string): Promise<XmlElement | null> => {
    const target = relations.find((one) => one.type === type && !one.isExternal)?.target;
    return target === undefined ? null : parsePart(container, target, xml);
  };
  const findings = startFindings();
  const notes = {
    footnote: await partOf('footnotes'),
    endnote: await partOf('endnotes'),
    comment: await partOf('comments'),
  };
  for (const { type, target, isExternal } of relations)
    if ((type === 'header' || type === 'footer') && !isExternal) await readHead(container, target, findings, xml);
  if (container.names.some((name) => /vbaProject\.bin$/iu.test(name))) leave(findings, 'macros');

  const draft = new Draft();
  await readProperties(container, draft, xml);
  const reading = readWordBody(DOCX_READER, {
    content: body.children,
    notes,
    endnoteFormat:
      listBelow(body, 'w:endnotePr').flatMap((one) => childrenOf(one, 'w:numFmt'))[0]?.attributes['w:val'] ??
      'lowerRoman',
    styles: readStyles(await partOf('styles')),
    numbering: new Numbering(await partOf('numbering')),
    links: new Map(relations.flatMap(({ id, target, isExternal }) => (isExternal ? [[id, target] as const] : []))),
    draft,
    context: { file, hints },
    findings,
  });
  return { ...reading, problems: named([...container.problems, ...xml, ...reading.problems], file) };
}

interface Relation {
  readonly id: string;
  /** The last step of its type, which differs between the two editions of the standard in its address only. */
  readonly type: string;
  readonly target: string;
  readonly isExternal: boolean;
}

async function readRelations(container: Container, part: string, problems: Problem[]): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const root = await parsePart(container, `${folder}_rels/${part.slice(slash + 1)}.rels`, problems);
  return (root === null ? [] : childrenOf(root, 'Relationship')).map(({ attributes }): Relation => {
    const isExternal = attributes.TargetMode === 'External';
    const target = attributes.Target ?? '';
    const type = (attributes.Type ?? '').replace(/^.*\//u, '');
    return { id: attributes.Id ?? '', type, target: isExternal ? target : resolvePart(folder, target), isExternal };
  });
}

/** The name of a member from a name relative to a folder. It is looked up among the members and nowhere else. */
function resolvePart(folder: string, target: string): string {
  const steps: string[] = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function findMain(container: Container, problems: Problem[]): Promise<string | null> {
  const relations = await readRelations(container, '', problems);
  const target = relations.find(({ type, isExternal }) => type === 'officeDocument' && !isExternal)?.target;
  const candidates = [target, 'word/document.xml'];
  return candidates.find((name): name is string => name !== undefined && container.names.includes(name)) ?? null;
}

async function parsePart(container: Container, name: string, problems: Problem[]): Promise<XmlElement | null> {
  const text = await container.readText(name);
  if (text === null) return null;
  const { root, problems: found } = parseXml(text);
  problems.push(...found.map((problem) => ({ ...problem, at: `${name}, ${problem.at ?? ''}` })));
  return root;
}

async function readHead(container: Container, part: string, findings: Findings, problems: Problem[]): Promise<void> {
  const root = await parsePart(container, part, problems);
  const words = root === null ? '' : livingWords(root).replace(/\s+/gu, ' ').trim();
  if (/\p{L}/u.test(words)) findings.heads.add(words);
}

/** `docProps/core.xml`: Dublin Core and what Word adds. */
async function readProperties(container: Container, draft: Draft, problems: Problem[]): Promise<void> {
  const root = await parsePart(container, 'docProps/core.xml', problems);
  if (root === null) return;
  const names: readonly (readonly [string, string])[] = [
    ['dc:title', 'file title'],
    ['dc:creator', 'file author'],
    ['cp:lastModifiedBy', 'last modified by'],
    ['dc:subject', 'subject'],
    ['cp:keywords', 'keywords'],
    ['dc:description', 'description'],
    ['cp:category', 'category'],
    ['dcterms:created', 'file created'],
    ['dcterms:modified', 'file modified'],
  ];
  claimProperties(
    draft,
    names.flatMap(([element, key]) =>
      childrenOf(root, element).map((found) => [key, wordsIn(found), `docProps/core.xml, ${element}`] as const),
    ),
  );
}

function named(problems: readonly Problem[], file: string): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, file: problem.file ?? file }));
}
