/**
 * The texts of one TEI document: original and translations, told apart by what their divisions say of themselves.
 *
 *   <div type="original" xml:lang="cs"> … <div type="translation" xml:lang="en">    EHRI, EpiDoc: by @type or @subtype
 *   <div xml:lang="ru"> … <div xml:lang="fr">                                       all side by side, each in its language
 *   anything else                                                                   one text
 */
import { type Problem, toProblem } from '../errors.ts';
import type { StatedAlignment } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import { detectLanguage } from '../text/language.ts';
import { toLanguage } from './xml-lang.ts';
import { type LinkEnds, listTies } from './tei-links.ts';
import { findApartNotes } from './tei-notes.ts';
import type { Tally, TextScope, Version } from './tei-scope.ts';
import { writeText } from './tei-text.ts';
import { BlockWriter } from './xml-blocks.ts';
import { childrenOf, inherited, listBelow } from './xml-path.ts';
import type { XmlElement, XmlNode } from './xml.ts';

const TRANSLATION = /^(?:transl\w*|tradu\w*|übers\w*|uebers\w*|překlad|preklad|tłumacz\w*|перевод)$/iu;
const ORIGINAL = /^(?:orig\w*|source|edition|transcri\w*|diplomatic|urtext|оригинал|подлинник)$/iu;
const PLACEHOLDER =
  /no (?:translation|transcription|original)s? (?:is |are )?(?:available|provided|given)|keine übersetzung|not (?:available|included|transcribed|provided)|unavailable|nicht (?:verfügbar|vorhanden|überliefert)|není (?:k dispozici|dostupn)|nie je (?:k dispozícii|dostupn)|non disponib|indisponible|no disponible|niedostępn|недоступ|отсутству|не приводится/iu;
const PLACEHOLDER_LENGTH = 160;
/** A page or so is enough to know a language by. */
const SAMPLE = 3000;
const SURE = 0.7;
/** Letters from which words go before what is told: “NIE 42.1-58” is no Polish. */
const ENOUGH = 80;

export interface TeiTexts {
  readonly texts: readonly Text[];
  /** Those whose language nothing tells, and whose words are too few to tell it surely. */
  readonly guessed: ReadonlySet<number>;
  readonly refs: ReadonlySet<string>;
  /** The alignments the document states. */
  readonly stated: readonly StatedAlignment[];
  readonly problems: readonly Problem[];
}

export interface TextOptions {
  /** Languages of the original, as the header gives them. */
  readonly languages: readonly string[];
  /** Who translated, as the header gives it. */
  readonly translators: readonly string[];
  /** The page that was open when the document began. */
  readonly page?: XmlElement;
  /** True where the document says of itself that it is a translation. */
  readonly isTranslation?: boolean;
  readonly tally: Tally;
  readonly file?: string;
  /** The ends of its links. */
  readonly links?: readonly LinkEnds[];
}

interface Draft {
  readonly version: Version;
  readonly by: string | undefined;
}

/** Builds the texts of a document from its `text` elements or its `div`. */
export function buildTexts(roots: readonly XmlElement[], options: TextOptions): TeiTexts {
  const drafts = new Map<string, Draft>();
  const draftFor = (role: Version['role'], lang: string | undefined, by?: string): Version => {
    const key = `${role} ${lang ?? ''} ${by ?? ''}`;
    const draft = drafts.get(key) ?? { version: { writer: new BlockWriter(), role, lang }, by };
    drafts.set(key, draft);
    return draft.version;
  };
  const versions = findVersions(roots, options.languages, draftFor);
  const first = [...versions.values()].find((version) => version.role === 'original');
  const rootLang = roots.map((root) => toLanguage(textLang(root))).find((lang) => lang !== undefined);
  const main = first ?? draftFor(options.isTranslation === true ? 'translation' : 'original', rootLang);
  const refs = new Set<string>();
  for (const root of roots) {
    const scope: Omit<TextScope, 'walk'> = {
      tally: options.tally,
      notes: findApartNotes(root),
      refs,
      findVersion: (element) => versions.get(element),
    };
    if (options.page !== undefined && root === roots[0] && !beginsWithPage(root))
      writeText(wrap(options.page), main, scope);
    writeText(root, main, scope);
  }
  const findOwn = (element: XmlElement): Version => {
    for (let at: XmlElement | null = element; at !== null; at = at.parent) {
      const version = versions.get(at);
      if (version !== undefined) return version;
    }
    return main;
  };
  const finished = finishTexts([...drafts.values()], roots, refs, options);
  const textOf = (element: XmlElement): number | undefined => finished.indexes.get(findOwn(element));
  const stated = finished.texts.flatMap(({ role, of }, translation): readonly StatedAlignment[] => {
    if (role !== 'translation' || of === undefined) return [];
    const ties = listTies(roots, options.links ?? [], textOf, [of, translation]);
    return ties.length === 0 ? [] : [{ translation, by: options.file ?? '', ties }];
  });
  const { texts, guessed, problems } = finished;
  return { texts, guessed, refs, stated, problems };
}

function finishTexts(
  drafts: readonly Draft[],
  roots: readonly XmlElement[],
  refs: ReadonlySet<string>,
  options: TextOptions,
): Omit<TeiTexts, 'stated'> & { readonly indexes: ReadonlyMap<Version, number> } {
  const problems: Problem[] = [];
  const where = options.file === undefined ? {} : { file: options.file };
  let texts = drafts
    .map(({ version, by }) => ({ version, role: version.role, lang: version.lang, by, ...version.writer.finish() }))
    .filter((text) => text.blocks.length > 0)
    .sort((a, b) => Number(a.role === 'translation') - Number(b.role === 'translation'));

  const missing = texts.find(
    (text) => isPlaceholder(text.blocks) && (text.role === 'original' || speaksOfTranslation(text.blocks)),
  );
  const given = texts.find((text) => text.role !== missing?.role && !isPlaceholder(text.blocks));
  const isOriginalMissing = missing !== undefined && given !== undefined && missing.role === 'original';
  if (missing !== undefined && given !== undefined) {
    const words = missing.blocks.map((block) => block.text).join(' ');
    const at = missing.blocks[0]?.at;
    problems.push(
      toProblem(
        isOriginalMissing ? 'NO_ORIGINAL' : 'TRANSLATION_NOT_GIVEN',
        { text: words },
        { ...(at === undefined ? {} : { at }), ...where },
      ),
    );
    const note = { kind: 'note', by: 'editor', text: words, block: 0, start: 0, end: 0 } as const;
    texts = texts
      .filter((text) => text !== missing)
      .map((text) => (text === given ? { ...text, marks: [note, ...text.marks] } : text));
  }

  const fileLang = roots.map((root) => toLanguage(inherited(root, 'xml:lang'))).find((lang) => lang !== undefined);
  const original = texts.findIndex((text) => text.role === 'original');
  const guessed = new Set<number>();
  const built: Text[] = [];
  for (const text of texts) {
    const known = text.lang ?? (text.role === 'original' && texts.length > 1 ? options.languages[0] : undefined);
    const guess = detectBlocks(text.blocks);
    // What is told goes before a guess on a few words.
    const lang =
      known ??
      (guess?.isSure === true ? guess.lang : undefined) ??
      fileLang ??
      options.languages[0] ??
      guess?.lang ??
      'und';
    if (known === undefined && guess?.isSure !== true && fileLang === undefined && options.languages.length === 0)
      guessed.add(built.length);
    // “Original in English”, no original given, and the only text is English: it is the original.
    const role = isOriginalMissing && texts.length === 1 && options.languages[0] === lang ? 'original' : text.role;
    const translators = text.by ?? options.translators.join(', ');
    built.push({
      lang,
      role,
      ...(role === 'translation' && original >= 0 ? { of: original } : {}),
      ...(role === 'translation' && translators !== '' ? { by: translators } : {}),
      blocks: text.blocks,
      marks: text.marks,
    });
  }
  for (const text of built) {
    if (text.lang === 'und')
      problems.push(toProblem('LANGUAGE_UNKNOWN', {}, { at: text.blocks[0]?.at ?? '', ...where }));
  }
  return {
    texts: built,
    guessed,
    refs,
    problems,
    indexes: new Map(texts.map(({ version }, index) => [version, index])),
  };
}

function findVersions(
  roots: readonly XmlElement[],
  languages: readonly string[],
  draftFor: (role: Version['role'], lang: string | undefined, by?: string) => Version,
): ReadonlyMap<XmlElement, Version> {
  const found = new Map<XmlElement, Version>();
  const divisions = roots.flatMap(listDivisions);
  const translations = divisions.filter((division) => isOfType(division, TRANSLATION));
  if (translations.length > 0) {
    for (const division of divisions) {
      const lang = toLanguage(textLang(division));
      const by = division.attributes.resp?.replace(/^#/u, '');
      if (isOfType(division, TRANSLATION)) found.set(division, draftFor('translation', lang, by));
      else if (isOfType(division, ORIGINAL) && !translations.some((one) => isInside(one, division)))
        found.set(division, draftFor('original', lang));
    }
    return found;
  }
  for (const holder of roots.flatMap((root) => [root, ...listBelow(root, 'body', 'group')])) {
    const parts = childrenOf(holder).filter((child) => child.name !== 'pb');
    const langs = parts.map((part) => toLanguage(part.attributes['xml:lang']));
    if (parts.length < 2 || !parts.every((part) => /^(?:div\d?|text)$/u.test(part.name)) || langs.includes(undefined))
      continue;
    if (new Set(langs).size < 2) continue;
    const source = langs.find((lang) => lang !== undefined && languages.includes(lang)) ?? langs[0];
    parts.forEach((part, index) =>
      found.set(part, draftFor(langs[index] === source ? 'original' : 'translation', langs[index])),
    );
    return found;
  }
  return found;
}

function listDivisions(root: XmlElement): readonly XmlElement[] {
  return [
    root,
    ...childrenOf(root)
      .filter((child) => /^(?:text|front|body|back|group|div\d?)$/u.test(child.name))
      .flatMap(listDivisions),
  ];
}

function isOfType(element: XmlElement, pattern: RegExp): boolean {
  const { type = '', subtype = '' } = element.attributes;
  return `${type} ${subtype}`.split(/\s+/u).some((word) => pattern.test(word));
}

function isInside(element: XmlElement, outer: XmlElement): boolean {
  for (let at = element.parent; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

/** The xml:lang of a text, not looked for above its `text` element: around it, it is the language of the header. */
function textLang(element: XmlElement): string | undefined {
  for (let at: XmlElement | null = element; at !== null && !/^(?:TEI|teiCorpus)/u.test(at.name); at = at.parent) {
    const value = at.attributes['xml:lang'];
    if (value !== undefined && value.trim() !== '') return value;
  }
  return undefined;
}

/** “Ships not available” may be a telegram and its translation; a sentence about the translation is none. */
function speaksOfTranslation(blocks: Text['blocks']): boolean {
  return blocks.some((block) =>
    /translat|tradu[czç]|übersetz|překlad|preklad|tłumacz|перевод|переклад/iu.test(block.text),
  );
}

function isPlaceholder(blocks: Text['blocks']): boolean {
  const words = blocks.map((block) => block.text).join(' ');
  return words.length <= PLACEHOLDER_LENGTH && PLACEHOLDER.test(words);
}

/** Guesses the language of blocks by their words; undefined where they speak for none. */
function detectBlocks(blocks: Text['blocks']): { readonly lang: string; readonly isSure: boolean } | undefined {
  let sample = '';
  for (const block of blocks) {
    if (block.kind !== 'heading' && block.kind !== 'dateline') sample += `${block.text}\n`;
    if (sample.length > SAMPLE) break;
  }
  const words = sample === '' ? (blocks[0]?.text ?? '') : sample;
  const { lang, confidence } = detectLanguage(words);
  const isSure = confidence >= SURE && words.replace(/\P{L}/gu, '').length >= ENOUGH;
  return confidence >= SURE || (confidence >= 0.4 && sample.length > 400) ? { lang, isSure } : undefined;
}

/** True where a page begins before the first word. */
function beginsWithPage(root: XmlElement): boolean {
  const findFirst = (node: XmlNode): 'page' | 'word' | null => {
    if (typeof node === 'string') return node.trim() === '' ? null : 'word';
    if (node.name === 'pb') return 'page';
    if (node.name === 'note') return null;
    for (const child of node.children) {
      const first = findFirst(child);
      if (first !== null) return first;
    }
    return null;
  };
  return findFirst(root) === 'page';
}

function wrap(element: XmlElement): XmlElement {
  return { ...element, name: 'div', attributes: {}, children: [element] };
}
