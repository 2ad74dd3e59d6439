/**
 * Glossaries in XML: TMX 1.4b (`tu` › `tuv` › `seg`) and TBX, old (ISO 30042:2008: `termEntry` › `langSet` › `tig` › `term`) and
 * new (2019: `conceptEntry` › `langSec` › `termSec` › `term`).
 */
import { type Problem, toProblem } from '../errors.ts';
import type { GlossaryEntry, Term } from '../model/glossary.ts';
import { parseXml, type XmlElement, type XmlNode } from './xml.ts';
import { toLanguage } from './xml-lang.ts';

const ENTRIES: ReadonlySet<string> = new Set(['tu', 'termEntry', 'conceptEntry']);
const SIDES: ReadonlySet<string> = new Set(['tuv', 'langSet', 'langSec']);
const WORDS: ReadonlySet<string> = new Set(['seg', 'term']);
const ROOTS: ReadonlySet<string> = new Set(['tmx', 'martif', 'tbx']);
/** Inside `seg` these hold codes of another program and no words. */
const CODES: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut']);
/** Entries held of one file. */
const MOST_ENTRIES = 200_000;

/** Reads the entries of a TMX or TBX; a broken file gives those before the break. */
export function readXmlGlossary(
  text: string,
  path: string,
): { readonly entries: readonly GlossaryEntry[]; readonly problems: readonly Problem[] } {
  const entries: GlossaryEntry[] = [];
  const problems: Problem[] = [];
  let root: string | undefined;
  const reading = parseXml(
    text,
    {
      onOpen: (element) => {
        root ??= element.name;
      },
      onClose: (element) => {
        if (!ENTRIES.has(element.name)) return false;
        const terms = listTerms(element);
        const at = `line ${element.line}`;
        if (new Set(terms.map(({ lang }) => lang)).size < 2)
          problems.push(toProblem('GLOSSARY_ENTRY', { place: at }, { at, file: path }));
        else if (entries.length < MOST_ENTRIES) entries.push({ terms, at });
        return true;
      },
    },
    path,
  );
  if (root !== undefined && !ROOTS.has(root.toLowerCase())) {
    return { entries: [], problems: [toProblem('GLOSSARY_FORMAT', { file: path }, { file: path })] };
  }
  return { entries, problems: [...reading.problems, ...problems] };
}

function listTerms(entry: XmlElement): readonly Term[] {
  return childrenOf(entry)
    .filter((side) => SIDES.has(side.name))
    .flatMap((side): readonly Term[] => {
      const lang = toLanguage(side.attributes['xml:lang'] ?? side.attributes.lang);
      if (lang === undefined) return [];
      return findAll(side, WORDS).flatMap((term) => {
        const words = wordsOf(term).replace(/\s+/gu, ' ').trim();
        // Regions of one language share their words: `en-GB` answers for `en`.
        return words === '' ? [] : [{ lang: lang.split('-')[0] ?? lang, words }];
      });
    });
}

function childrenOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string');
}

function findAll(element: XmlElement, names: ReadonlySet<string>): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => (names.has(child.name) ? [child] : findAll(child, names)));
}

function wordsOf(node: XmlNode): string {
  if (typeof node === 'string') return node;
  return CODES.has(node.name) ? '' : node.children.map(wordsOf).join('');
}
