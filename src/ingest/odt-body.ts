/** The body of an OpenDocument text (`office:text`) → Word's elements, which one writer reads for all word processors. */
import { type OdtStyles, toLabel } from './odt-styles.ts';
import { type Findings, leave, type Look } from './office.ts';
import { buildElement, buildLink, buildNoteReference, buildParagraph, buildRun, buildWords } from './word-tree.ts';
import { childrenOf, findAt, listAt, listBelow, wordsIn } from './xml-path.ts';
import type { XmlElement, XmlNode } from './xml.ts';

/** The body in Word's elements, with its notes as the parts Word keeps them in. */
export interface OdtBody {
  readonly content: readonly XmlElement[];
  readonly notes: Readonly<Record<'footnote' | 'endnote' | 'comment', XmlElement>>;
}

interface OdtState {
  readonly styles: OdtStyles;
  readonly findings: Findings;
  readonly notes: Readonly<Record<'footnote' | 'endnote' | 'comment', XmlElement>>;
  /** Deleted words by the id of their change. */
  readonly deletions: ReadonlyMap<string, { readonly words: string; readonly by: string }>;
  /** Comments that wait for the end of the words they are on. */
  readonly comments: Map<string, string>;
  /** Counts of the lists by their style, so that one may go on where another ended. */
  readonly counts: Map<string, number[]>;
  hasWords: boolean;
}

/** Brings `office:text` to Word's elements. */
export function toWordBody(text: XmlElement, styles: OdtStyles, findings: Findings): OdtBody {
  const notes = {
    footnote: buildElement('w:footnotes'),
    endnote: buildElement('w:endnotes'),
    comment: buildElement('w:comments'),
  };
  const deletions = new Map<string, { words: string; by: string }>();
  for (const region of listAt(text, 'text:tracked-changes/text:changed-region')) {
    const id = region.attributes['text:id'] ?? region.attributes['xml:id'] ?? '';
    const by = wordsIn(listBelow(region, 'dc:creator')[0] ?? '');
    const [deletion] = childrenOf(region, 'text:deletion');
    const words = deletion === undefined ? '' : readWords(deletion);
    if (deletion !== undefined) deletions.set(id, { words, by });
    else {
      findings.inserted += 1;
      if (by !== '') findings.people.add(by);
    }
  }
  const state: OdtState = {
    styles,
    findings,
    notes,
    deletions,
    comments: new Map(),
    counts: new Map(),
    hasWords: false,
  };
  const content = toBlocks(text.children, state);
  // A comment whose end is missing stands where nothing points to it, and is kept by the notes.
  return { content, notes };
}

function toBlocks(nodes: readonly XmlNode[], state: OdtState): XmlElement[] {
  return nodes.flatMap((node): readonly XmlElement[] => {
    if (typeof node === 'string') return [];
    switch (node.name) {
      case 'text:p':
      case 'text:h':
        return [toParagraph(node, state)];
      case 'text:list':
        return toItems(node, state, node.attributes['text:style-name'], []);
      case 'table:table':
        return [toTable(node, state)];
      case 'text:section':
        if (
          node.attributes['text:display'] === 'none' ||
          state.styles.isHiddenSection(node.attributes['text:style-name'])
        )
          leave(state.findings, 'a hidden section');
        return toBlocks(node.children, state);
      case 'text:table-of-content':
      case 'text:alphabetical-index':
      case 'text:illustration-index':
      case 'text:user-index':
        leave(state.findings, 'an index or table of contents');
        return [];
      case 'draw:frame':
        return [buildParagraph({}, toFrame(node, state))];
      case 'text:tracked-changes':
      case 'office:forms':
      case 'text:sequence-decls':
      case 'text:variable-decls':
      case 'text:user-field-decls':
        return [];
      case 'text:change':
        return [buildParagraph({}, toDeletion(node, state))];
      default:
        return toBlocks(node.children, state);
    }
  });
}

function toParagraph(node: XmlElement, state: OdtState, item?: { level: number; label: string }): XmlElement {
  const style = node.attributes['text:style-name'];
  const names = state.styles.names(style);
  const named = names.map((name) => /^heading ([1-9])$/iu.exec(name)?.[1]).find((level) => level !== undefined);
  const isTitle = names.some((name) => /^title$/iu.test(name));
  const level =
    node.name === 'text:h'
      ? Number(node.attributes['text:outline-level'] ?? named ?? '1')
      : named !== undefined
        ? Number(named)
        : isTitle
          ? 1
          : undefined;
  const breaksPage = state.hasWords && state.styles.breaksPage(style);
  const content = toRuns(node.children, state, state.styles.look('paragraph', style));
  state.hasWords ||= wordsIn(node) !== '';
  return buildParagraph({ level, isTitle, breaksPage, item }, content);
}

function toItems(list: XmlElement, state: OdtState, style: string | undefined, above: readonly number[]): XmlElement[] {
  const levels = state.styles.list(style);
  const goesOn =
    list.attributes['text:continue-numbering'] === 'true' || list.attributes['text:continue-list'] !== undefined;
  const key = `${style ?? ''} ${above.length}`;
  let count = goesOn ? (state.counts.get(key)?.at(-1) ?? 0) : (levels[above.length]?.start ?? 1) - 1;
  return childrenOf(list, 'text:list-item', 'text:list-header').flatMap((entry) => {
    const isItem = entry.name === 'text:list-item';
    const start = entry.attributes['text:start-value'];
    const isWrapper = childrenOf(entry).every((child) => child.name === 'text:list');
    if (isItem && !isWrapper) count = start === undefined ? count + 1 : Number(start);
    const counts = [...above, Math.max(count, 1)];
    state.counts.set(key, counts);
    let isFirst = isItem;
    return childrenOf(entry).flatMap((child) => {
      if (child.name === 'text:list')
        return toItems(child, state, child.attributes['text:style-name'] ?? style, counts);
      if (child.name !== 'text:p' && child.name !== 'text:h') return toBlocks([child], state);
      const label = isFirst ? toLabel(levels, counts) : '';
      isFirst = false;
      return [toParagraph(child, state, { level: counts.length, label })];
    });
  });
}

function toTable(table: XmlElement, state: OdtState): XmlElement {
  const rowsOf = (node: XmlElement): readonly XmlElement[] =>
    childrenOf(node).flatMap((child) =>
      child.name === 'table:table-row'
        ? [child]
        : /^table:table-(?:header-rows|rows|row-group)$/u.test(child.name)
          ? rowsOf(child)
          : [],
    );
  const rows = rowsOf(table).map((row) =>
    buildElement(
      'w:tr',
      {},
      childrenOf(row, 'table:table-cell').map((cell) => {
        const span = buildElement('w:gridSpan', { 'w:val': cell.attributes['table:number-columns-spanned'] ?? '1' });
        return buildElement('w:tc', {}, [buildElement('w:tcPr', {}, [span]), ...toBlocks(cell.children, state)]);
      }),
    ),
  );
  return buildElement('w:tbl', {}, rows);
}

function toRuns(nodes: readonly XmlNode[], state: OdtState, look: Look): XmlElement[] {
  const runs: XmlElement[] = [];
  const words = (text: string): void => {
    runs.push(buildRun(look, [buildWords(text)]));
  };
  for (const node of nodes) {
    if (typeof node === 'string') {
      words(node);
      continue;
    }
    const { attributes, children } = node;
    switch (node.name) {
      case 'text:span':
        runs.push(...toRuns(children, state, { ...look, ...state.styles.look('text', attributes['text:style-name']) }));
        break;
      case 'text:s':
        words(' ');
        break;
      case 'text:tab':
      case 'text:line-break':
        runs.push(buildRun(look, [buildElement(node.name === 'text:tab' ? 'w:tab' : 'w:br')]));
        break;
      case 'text:a':
        runs.push(buildLink(attributes['xlink:href'] ?? '', toRuns(children, state, look)));
        break;
      case 'text:note':
        runs.push(toNote(node, state));
        break;
      case 'office:annotation':
        runs.push(...toComment(node, state));
        break;
      case 'office:annotation-end': {
        const id = state.comments.get(attributes['office:name'] ?? '');
        if (id !== undefined) runs.push(buildNoteReference('comment', id));
        break;
      }
      case 'text:change':
        runs.push(...toDeletion(node, state));
        break;
      case 'draw:frame':
        runs.push(...toFrame(node, state));
        break;
      case 'text:ruby':
        for (const base of childrenOf(node, 'text:ruby-base')) runs.push(...toRuns(base.children, state, look));
        break;
      case 'text:hidden-text':
      case 'text:hidden-paragraph':
        runs.push(...toRuns(children, state, { ...look, hidden: true }));
        break;
      default:
        runs.push(...toRuns(children, state, look));
    }
  }
  return runs;
}

function toNote(node: XmlElement, state: OdtState): XmlElement {
  const part = node.attributes['text:note-class'] === 'endnote' ? 'endnote' : 'footnote';
  const citation = findAt(node, 'text:note-citation');
  const sign = citation?.attributes['text:label'] ?? wordsIn(citation ?? '');
  const root = state.notes[part];
  const id = String(root.children.length + 1);
  const body = findAt(node, 'text:note-body');
  root.children.push(
    buildElement(`w:${part}`, { 'w:id': id }, body === undefined ? [] : toBlocks(body.children, state)),
  );
  return buildNoteReference(part, id, sign);
}

function toComment(node: XmlElement, state: OdtState): readonly XmlElement[] {
  const root = state.notes.comment;
  const id = String(root.children.length + 1);
  const by = wordsIn(findAt(node, 'dc:creator') ?? '');
  const body = toBlocks(childrenOf(node, 'text:p', 'text:list'), state);
  root.children.push(buildElement('w:comment', { 'w:id': id, 'w:author': by }, body));
  const name = node.attributes['office:name'];
  // A comment on a stretch of words stands at their end.
  if (name === undefined) return [buildNoteReference('comment', id)];
  state.comments.set(name, id);
  return [];
}

function toDeletion(node: XmlElement, state: OdtState): XmlElement[] {
  const deletion = state.deletions.get(node.attributes['text:change-id'] ?? '');
  if (deletion === undefined || deletion.words.trim() === '') return [];
  const run = buildElement('w:r', {}, [buildWords(deletion.words, true)]);
  return [buildElement('w:del', { 'w:author': deletion.by }, [run])];
}

function toFrame(frame: XmlElement, state: OdtState): XmlElement[] {
  const boxes = childrenOf(frame, 'draw:text-box');
  const words =
    [...childrenOf(frame, 'svg:title'), ...childrenOf(frame, 'svg:desc')]
      .map((one) => wordsIn(one))
      .find((text) => text !== '') ?? '';
  const content =
    boxes.length > 0
      ? boxes.map((box) => buildElement('w:txbxContent', {}, toBlocks(box.children, state)))
      : [buildElement('wp:docPr', { descr: words })];
  return [buildElement('w:r', {}, [buildElement('w:drawing', {}, content)])];
}

/** Reads deleted paragraphs as one line, with the spaces at its ends. */
function readWords(deletion: XmlElement): string {
  const read = (node: XmlNode): string =>
    typeof node === 'string' ? node : node.name === 'text:s' ? ' ' : node.children.map(read).join('');
  return childrenOf(deletion)
    .filter(({ name }) => name !== 'office:change-info')
    .map(read)
    .join(' ');
}
