/** Builds the files of word processors for tests: the least a reader may meet, in the words of the format. */
import { strToU8, type Zippable, zipSync } from 'fflate';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Packs members into a zip container. */
export function packMembers(members: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {};
  // The member that names the format stands unpacked, as the standards want it.
  for (const [name, content] of Object.entries(members))
    files[name] = [typeof content === 'string' ? strToU8(content) : content, { level: name === 'mimetype' ? 0 : 6 }];
  return zipSync(files, { mtime: new Date('2024-01-02T03:04:06') });
}

export interface WordParts {
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly header?: string;
  readonly core?: string;
  /** Relationship id → address of a link. */
  readonly links?: Readonly<Record<string, string>>;
  readonly members?: Readonly<Record<string, string | Uint8Array>>;
}

/** Builds a Word file from the inside of `w:body` and of its other parts. */
export function buildDocx(body: string, parts: WordParts = {}): Uint8Array {
  const members: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': wrap('document', `<w:body>${body}</w:body>`),
  };
  const relations: string[] = [];
  for (const name of ['footnotes', 'endnotes', 'comments', 'styles', 'numbering', 'header'] as const) {
    const content = parts[name];
    if (content === undefined) continue;
    members[`word/${name}.xml`] = wrap(name === 'header' ? 'hdr' : name, content);
    relations.push(`<Relationship Id="${name}" Type="${RELATIONS}/${name}" Target="${name}.xml"/>`);
  }
  for (const [id, target] of Object.entries(parts.links ?? {}))
    relations.push(`<Relationship Id="${id}" Type="${RELATIONS}/hyperlink" Target="${target}" TargetMode="External"/>`);
  members['word/_rels/document.xml.rels'] = `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`;
  if (parts.core !== undefined)
    members['docProps/core.xml'] =
      `<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="dcterms">${parts.core}</cp:coreProperties>`;
  return packMembers({ ...members, ...parts.members });
}

function wrap(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} xmlns:w="${WORD}" xmlns:r="${RELATIONS}">${content}</w:${root}>`;
}

/** Builds a paragraph of Word from a tiny notation: `Heading1| words` for a style, `*bold*`, `_italic_`, `^raised^`, `{XML}` as it stands. */
export function para(notation: string): string {
  const styled = /^([A-Z]\w*)\|\s?/u.exec(notation);
  const style = styled === null ? '' : `<w:pPr><w:pStyle w:val="${styled[1] ?? ''}"/></w:pPr>`;
  const runs = notation
    .slice(styled?.[0].length ?? 0)
    .split(/(\{[^}]*\}|\*[^*]+\*|_[^_]+_|\^[^^]+\^)/u)
    .filter((part) => part !== '')
    .map((part) => {
      const inner = part.slice(1, -1);
      if (part.startsWith('{')) return inner;
      if (part.startsWith('*')) return run(inner, '<w:b/>');
      if (part.startsWith('_')) return run(inner, '<w:i/>');
      return part.startsWith('^') ? run(inner, '<w:vertAlign w:val="superscript"/>') : run(part);
    });
  return `<w:p>${style}${runs.join('')}</w:p>`;
}

/** Builds a run of Word. */
export function run(words: string, look = '', element = 'w:t'): string {
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<${element} xml:space="preserve">${words.replace(/&/gu, '&amp;').replace(/</gu, '&lt;')}</${element}></w:r>`;
}

/** Builds a table of Word from rows of cells, each cell one or more paragraphs in the notation of `para`. */
export function table(rows: readonly (readonly (string | readonly string[])[])[]): string {
  const cell = (words: string | readonly string[]): string =>
    `<w:tc>${(typeof words === 'string' ? [words] : words).map(para).join('')}</w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** Builds an OpenDocument text from the inside of `office:text`. */
export function buildOdt(
  body: string,
  parts: { readonly styles?: string; readonly meta?: string; readonly manifest?: string } = {},
): Uint8Array {
  return packMembers({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content><office:automatic-styles>${parts.styles ?? ''}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml': `<?xml version="1.0"?><office:document-meta><office:meta>${parts.meta ?? ''}</office:meta></office:document-meta>`,
    'META-INF/manifest.xml': `<manifest:manifest>${parts.manifest ?? ''}</manifest:manifest>`,
  });
}
