/** A page whose archive has a profile: texts and fields are taken from where the profile says they stand. */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading } from '../model/record.ts';
import { composeTexts, type Section } from './compose.ts';
import { Draft } from './draft.ts';
import type { HeadField } from './front-matter.ts';
import { takeFields } from './front-matter-fields.ts';
import { buildZones } from './html-blocks.ts';
import { readHead } from './html-head.ts';
import type { PageProfile } from './page-profile.ts';
import { parseSelector, select } from './selector.ts';
import { toLanguage } from './xml-lang.ts';
import { inherited, wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

export const PROFILE_READER = 'profile/2';

/** Reads a page by its profile; null where none of the profile's texts is in it. Selectors that mean nothing here are named. */
export function readByProfile(
  html: XmlElement,
  profile: PageProfile,
  file: string,
): { readonly reading: Reading | null; readonly problems: readonly Problem[] } {
  const missed: string[] = [];
  const find = (selectors: readonly string[]): readonly XmlElement[] =>
    selectors.flatMap((words) => {
      const found = select(html, parseSelector(words) ?? []);
      if (found.length === 0) missed.push(words);
      return found;
    });
  for (const element of (profile.drop ?? []).flatMap((words) => select(html, parseSelector(words) ?? [])))
    element.parent?.children.splice(element.parent.children.indexOf(element), 1);
  const fields = Object.entries(profile.fields ?? {}).flatMap(([path, selectors]): readonly HeadField[] =>
    find(selectors).flatMap((element) => {
      const value = wordsIn(element) || (element.attributes.content ?? element.attributes.datetime ?? '');
      return value === '' ? [] : [{ path, value, at: `${element.name}, line ${element.line}` }];
    }),
  );
  const sections = [
    ...find(profile.original ?? []).map((element) => toSection(element, 'original')),
    ...find(profile.translation ?? []).map((element) => toSection(element, 'translation')),
    ...find(profile.text ?? []).map((element) => toSection(element, null)),
  ].filter(({ paragraphs }) => paragraphs.length > 0);
  const named = missed.map((selector) => toProblem('PROFILE_MISSED', { profile: profile.name, selector }, { file }));
  if (sections.length === 0) return { reading: null, problems: named };
  const draft = new Draft();
  const { facts, problems: wrong } = takeFields(fields, draft, file);
  readHead(html, draft);
  const { texts, problems } = composeTexts(joinSections(sections), draft, {
    originalLanguages: facts.originalLanguages,
    pageLanguage: toLanguage(html.attributes.lang) ?? null,
    file,
  });
  const record = draft.toRecord('', texts, texts[0]?.blocks[0]?.text.slice(0, 120) ?? file);
  const all = [...named, ...wrong, ...problems];
  return {
    reading: { reader: PROFILE_READER, records: texts.length === 0 ? [] : [record], problems: all },
    problems: [],
  };
}

function toSection(element: XmlElement, role: Section['role']): Section {
  const lang = toLanguage(inherited(element, 'lang')) ?? null;
  // The language of the whole page is that of its frame.
  const own = element.attributes.lang === undefined && isRootLang(element) ? null : lang;
  return { paragraphs: buildZones(element).flatMap((zone) => zone.paragraphs), lang: own, role };
}

function isRootLang(element: XmlElement): boolean {
  for (let at: XmlElement | null = element; at !== null; at = at.parent)
    if (at.attributes.lang !== undefined) return at.name === 'html';
  return true;
}

/** Several elements of one side in one language are one text. */
function joinSections(sections: readonly Section[]): readonly Section[] {
  const joined = new Map<string, Section>();
  for (const section of sections) {
    const key = `${section.role ?? ''} ${section.lang ?? ''}`;
    const before = joined.get(key);
    joined.set(key, { ...section, paragraphs: [...(before?.paragraphs ?? []), ...section.paragraphs] });
  }
  return [...joined.values()];
}
