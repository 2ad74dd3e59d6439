/** OpenDocument text (.odt, .ott, and the flat .fodt) → a record, by way of Word's elements. Macros and embedded objects are never touched. */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading } from '../model/record.ts';
import type { DecodedFile } from './decode.ts';
import type { NameHints } from './document.ts';
import { Draft } from './draft.ts';
import { claimProperties, leave, startFindings } from './office.ts';
import { toWordBody } from './odt-body.ts';
import { readOdtStyles } from './odt-styles.ts';
import type { SourceFile } from './source.ts';
import { readWordBody } from './word-body.ts';
import { findAt, listAt, listBelow, wordsIn } from './xml-path.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { openContainer } from './zip.ts';

export const ODT_READER = 'odt/2';

interface OdtParts {
  readonly content: XmlElement | null;
  readonly styles: XmlElement | null;
  readonly meta: XmlElement | null;
  readonly hasMacros: boolean;
}

/** Reads an OpenDocument text. Bad input gives problems, never an exception. */
export async function readOdt(source: SourceFile, hints: NameHints): Promise<Reading> {
  const file = source.path;
  const { container, problems } = await openContainer(source.bytes, file);
  if (container === null) return { reader: ODT_READER, records: [], problems };
  const manifest = await container.readText('META-INF/manifest.xml');
  if (manifest?.includes('encryption-data') === true)
    return { reader: ODT_READER, records: [], problems: [toProblem('FILE_ENCRYPTED', {}, { file })] };
  const xml: Problem[] = [];
  const partOf = async (name: string): Promise<XmlElement | null> => {
    const text = await container.readText(name);
    if (text === null) return null;
    const { root, problems: found } = parseXml(text);
    xml.push(...found.map((problem) => ({ ...problem, file, at: `${name}, ${problem.at ?? ''}` })));
    return root;
  };
  const parts: OdtParts = {
    content: await partOf('content.xml'),
    styles: await partOf('styles.xml'),
    meta: await partOf('meta.xml'),
    hasMacros: container.names.some((name) => /^(?:Basic|Scripts)\/.+/u.test(name)),
  };
  return readParts(parts, { file, hints }, () => [...container.problems, ...xml]);
}

/** Reads a flat OpenDocument text: all parts in one XML file. */
export function readFlatOdt(decoded: DecodedFile, hints: NameHints): Reading {
  const { root, problems } = parseXml(decoded.text, {}, decoded.path);
  const parts = { content: root, styles: null, meta: root, hasMacros: false };
  return readParts(parts, { file: decoded.path, hints }, () => problems);
}

function readParts(
  { content, styles, meta, hasMacros }: OdtParts,
  context: { readonly file: string; readonly hints: NameHints },
  problemsSoFar: () => readonly Problem[],
): Reading {
  const { file } = context;
  const text = content === null ? undefined : findAt(content, 'office:body/office:text');
  if (content === null || text === undefined) {
    const found = problemsSoFar();
    const missing = toProblem('FILE_BROKEN', { reason: 'it has no text part' }, { file });
    return { reader: ODT_READER, records: [], problems: found.length > 0 ? found : [missing] };
  }
  const findings = startFindings();
  const looks = readOdtStyles(styles === null ? [content] : [content, styles]);
  const body = toWordBody(text, looks, findings);
  for (const head of listBelow(styles ?? content, 'style:header', 'style:footer')) {
    const words = wordsIn(head);
    if (/\p{L}/u.test(words)) findings.heads.add(words);
  }
  if (hasMacros) leave(findings, 'macros');
  const draft = new Draft();
  readProperties(meta, draft);
  const reading = readWordBody(ODT_READER, { ...body, endnoteFormat: 'lowerRoman', draft, context, findings });
  return { ...reading, problems: [...problemsSoFar(), ...reading.problems] };
}

/** `meta.xml`: Dublin Core and what OpenDocument adds. */
function readProperties(root: XmlElement | null, draft: Draft): void {
  if (root === null) return;
  const names: readonly (readonly [string, string])[] = [
    ['dc:title', 'file title'],
    ['meta:initial-creator', 'file author'],
    ['dc:creator', 'last modified by'],
    ['dc:subject', 'subject'],
    ['meta:keyword', 'keywords'],
    ['dc:description', 'description'],
    ['meta:creation-date', 'file created'],
    ['dc:date', 'file modified'],
  ];
  claimProperties(
    draft,
    names.flatMap(([element, key]) =>
      listAt(root, `office:meta/${element}`).map((found) => [key, wordsIn(found), `meta.xml, ${element}`] as const),
    ),
  );
}
