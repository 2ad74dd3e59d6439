/** The fields of front matter → the draft of a record. What is not known is kept in `claimed` and said. */
import { type Problem, toProblem } from '../errors.ts';
import type { ContributorRole } from '../model/record.ts';
import type { TextRole } from '../model/text.ts';
import { splitNames } from './credits.ts';
import { parseDate } from './dates.ts';
import type { Draft } from './draft.ts';
import type { HeadField } from './front-matter.ts';
import { findTarget, type Target } from './front-matter-keys.ts';
import { findLanguageCode } from './language-codes.ts';
import { parseReference } from './reference.ts';

/** What a head says that is not a field of the record. */
export interface HeadFacts {
  readonly lang: string | null;
  readonly role: TextRole | null;
  readonly originalLanguages: readonly string[];
}

const TEXT_ROLES: Readonly<Record<string, TextRole>> = {
  original: 'original',
  оригинал: 'original',
  подлинник: 'original',
  translation: 'translation',
  перевод: 'translation',
  übersetzung: 'translation',
  traduction: 'translation',
  traducción: 'translation',
};
/** Reads the fields of a head into the draft; what it does not know is kept in `claimed`. */
export function takeFields(
  fields: readonly HeadField[],
  draft: Draft,
  path: string,
): { readonly facts: HeadFacts; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const facts: { lang: string | null; role: TextRole | null; originalLanguages: string[] } = {
    lang: null,
    role: null,
    originalLanguages: [],
  };
  const levels: Partial<Record<Target, string>> = {};
  for (const field of fields) {
    const parts = field.path.split('.').filter((part) => !/^\d+$/u.test(part));
    const target = findTarget(parts.at(-1) ?? '') ?? (parts.length > 1 ? findTarget(parts[0] ?? '') : undefined);
    const nested = parts.length > 1;
    if (field.value === '') {
      problems.push(toProblem('EMPTY_FIELD', { field: field.path }, { at: field.at, file: path }));
    } else if (target === undefined) {
      draft.claim(field.path, field.value, field.at);
      // Parts of a nested reference are known by the whole; a stranger at the top is worth a note.
      if (!nested) problems.push(toProblem('UNKNOWN_FIELD', { field: field.path }, { at: field.at, file: path }));
    } else takeField(target, field, draft, facts, levels, problems, path);
  }
  takeLevels(levels, draft, fields[0]?.at ?? '');
  return { facts, problems };
}

function takeField(
  target: Target,
  field: HeadField,
  draft: Draft,
  facts: { lang: string | null; role: TextRole | null; originalLanguages: string[] },
  levels: Partial<Record<Target, string>>,
  problems: Problem[],
  path: string,
): void {
  const { value, at } = field;
  if (target.startsWith('person:')) {
    const role = target.slice('person:'.length) as ContributorRole;
    for (const name of role === 'sender' || role === 'recipient' ? [value] : splitNames(value))
      draft.addContributor(name, role, at);
    return;
  }
  if (target.startsWith('publication.')) {
    takePublication(target.slice('publication.'.length), value, draft, at);
    return;
  }
  switch (target) {
    case 'title':
    case 'summary':
    case 'type':
      draft.setText(target, value, at);
      return;
    case 'date':
    case 'event-date':
    case 'sent':
    case 'received':
    case 'published': {
      const date = parseDate(value, facts.lang ?? undefined);
      const role = target === 'date' ? 'document' : target === 'event-date' ? 'event' : target;
      if (date !== null) draft.setDate(role, date.edtf, at, value);
      else {
        problems.push(toProblem('DATE_UNPARSED', { text: value }, { at, file: path }));
        draft.claim(field.path, value, at);
      }
      if (date?.oldStyle !== undefined) draft.claim('old style', date.oldStyle, at);
      return;
    }
    case 'reference': {
      const reference = parseReference(value);
      if (draft.reference !== null) {
        if (draft.reference.text !== reference.text) draft.claim(field.path, value, at);
        return;
      }
      draft.setReference(reference, at);
      if (reference.levels.length === 0)
        problems.push(toProblem('REFERENCE_UNPARSED', { text: value }, { at, file: path }));
      return;
    }
    case 'language':
      facts.lang ??= findLanguageCode(value);
      if (findLanguageCode(value) === null) draft.claim(field.path, value, at);
      return;
    case 'original-language': {
      const code = findLanguageCode(value);
      if (code !== null) facts.originalLanguages.push(code);
      draft.claim('original language', value, at);
      return;
    }
    case 'role':
      facts.role ??= TEXT_ROLES[value.toLowerCase()] ?? null;
      if (TEXT_ROLES[value.toLowerCase()] === undefined) draft.claim(field.path, value, at);
      return;
    case 'rights':
    case 'rights-uri':
    case 'contact':
      takeRights(target, value, draft, at);
      return;
    case 'sponsor':
      draft.addSponsor(value, at);
      return;
    case 'classification':
    case 'copy':
    case 'outgoing':
    case 'incoming':
      draft.setMarking(
        target,
        target === 'classification'
          ? value
          : (/[\p{L}\d].*/u.exec(value.replace(/^(?:№|No\.?|Nº)\s*/u, ''))?.[0] ?? value),
        at,
        value,
      );
      return;
    case 'ignored':
      draft.claim(field.path, value, at);
      return;
    default:
      levels[target] = value;
  }
}

function takeRights(target: 'rights' | 'rights-uri' | 'contact', value: string, draft: Draft, at: string): void {
  const now = draft.rights ?? { text: '', uri: null, contact: null };
  const uri = /https?:\/\/\S+/u.exec(value)?.[0] ?? null;
  if (target === 'contact') draft.rights = { ...now, contact: value };
  else if (target === 'rights-uri') draft.rights = { ...now, text: now.text === '' ? value : now.text, uri: value };
  else draft.rights = { ...now, text: now.text === '' ? value : `${now.text}\n\n${value}`, uri: now.uri ?? uri };
  draft.note('rights', at);
}

function takePublication(part: string, value: string, draft: Draft, at: string): void {
  const now = draft.publication ?? { title: '' };
  if (part === 'editor') draft.publication = { ...now, editors: [...(now.editors ?? []), ...splitNames(value)] };
  else if (part === 'title' && now.title !== '') draft.claim('publication', value, at);
  else draft.publication = { ...now, [part]: value };
  draft.note(`publication.${part === 'editor' ? 'editors' : part}`, at);
}

/** A reference given level by level. */
function takeLevels(levels: Partial<Record<Target, string>>, draft: Draft, at: string): void {
  const names = ['fond', 'opis', 'papka', 'delo', 'box', 'folder'] as const;
  const found = names.flatMap((level) => (levels[level] === undefined ? [] : [{ level, number: levels[level] }]));
  const { repository = null, leaves = null } = levels;
  if (found.length === 0 && repository === null && leaves === null) return;
  if (draft.reference !== null) {
    draft.reference = {
      ...draft.reference,
      repository: draft.reference.repository ?? repository,
      leaves: draft.reference.leaves ?? leaves,
    };
    return;
  }
  const words = { fond: 'f.', opis: 'op.', papka: 'p.', delo: 'd.', box: 'Box', folder: 'Folder' } as const;
  const text = [
    repository,
    ...found.map(({ level, number }) => `${words[level]} ${number}`),
    leaves === null ? null : `l. ${leaves}`,
  ]
    .filter((part) => part !== null)
    .join(', ');
  draft.setReference({ text, repository, levels: found, leaves }, at);
}
