/**
 * What a `sverka.yaml` says of the files beside and below it: which of them make one record, and what holds for all of them.
 * Each entry is checked for itself; a wrong one is named and passed over, the others hold.
 */
import { z } from 'zod';
import { type Problem, toProblem } from '../errors.ts';
import type { HeadField } from './front-matter.ts';
import { findLanguageCode } from './language-codes.ts';
import { PageProfile } from './page-profile.ts';
import { parsePattern, type PathPattern, type PatternFault } from './path-pattern.ts';

/** A file that holds a text of a record. */
export interface TextRule {
  readonly file: PathPattern;
  /** BCP 47. */
  readonly lang?: string;
  /** Who translated it. */
  readonly by?: string;
  /** For a translation made from another translation: the language, or the file as written, of that one. */
  readonly of?: string;
}

/** One entry of `records`: a record, or as many as there are names for its placeholders. */
export interface RecordRule {
  /** Where it stands in the note: `records[2]`. */
  readonly at: string;
  readonly original: TextRule | null;
  readonly translations: readonly TextRule[];
  readonly scans: readonly PathPattern[];
  /** Ready alignments: TMX, or TEI with links. */
  readonly alignments: readonly PathPattern[];
  /** Fields of the description, which go before what the files say. */
  readonly fields: readonly HeadField[];
}

/** What a note says of files. */
export interface FolderRules {
  readonly records: readonly RecordRule[];
  /** Fields for whatever lies in the folder and below, where its files do not say it themselves. */
  readonly defaults: readonly HeadField[];
  /** How pages of certain archives look, and which files are such pages. */
  readonly profiles: readonly ProfileRule[];
}

/** A profile, and the files it speaks of: all below the folder where none are named. */
export interface ProfileRule {
  /** The file it stands in, where that is not the note itself. */
  readonly from?: string;
  readonly files: readonly PathPattern[] | null;
  readonly profile: PageProfile;
}

export const NO_RULES: FolderRules = { records: [], defaults: [], profiles: [] };

const MOST_RECORDS = 20_000;
const LONGEST_FIELD = 20_000;

const Words = z.string({ error: 'a word or a sentence is wanted here' }).trim().min(1, 'it is empty');
const Language = Words.transform((said, context) => {
  const code = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(said) ? said : findLanguageCode(said.toLowerCase());
  if (code === null)
    context.addIssue({ code: 'custom', message: `“${said}” is no language; write its code, such as ru or en` });
  return code ?? '';
});
const FAULTS: Readonly<Record<PatternFault, string>> = {
  escapes: 'the path leads out of the folder; name a file below the folder of this note, with / between folders',
  empty: 'a file is wanted here',
  open: 'a placeholder is written {name}, in letters and digits',
  wild: 'at most three * and {…} may stand in one name, and ** is not understood',
};
const Pattern = Words.transform((written, context): PathPattern => {
  const pattern = parsePattern(written);
  if (typeof pattern !== 'string') return pattern;
  context.addIssue({ code: 'custom', message: FAULTS[pattern] });
  return { words: written, names: [], hasStar: false };
});
const Patterns = z.union([Pattern.transform((one) => [one]), z.array(Pattern).min(1, 'the list is empty')], {
  error: 'a file, or a list of files, is wanted here',
});
const TextEntry = z.strictObject(
  { file: Pattern, language: Language.optional(), translator: Words.optional(), of: Words.optional() },
  { error: 'a file is wanted here, or file, language, translator and of' },
);
const TextOrFile = z.preprocess((said) => (typeof said === 'string' ? { file: said } : said), TextEntry);
const Texts = z.preprocess(
  (said): readonly unknown[] => (Array.isArray(said) ? said : [said]),
  z.array(TextOrFile).min(1),
);

const RecordEntry = z.looseObject(
  {
    original: TextOrFile.optional(),
    translation: Texts.optional(),
    translations: Texts.optional(),
    scan: Patterns.optional(),
    scans: Patterns.optional(),
    alignment: Patterns.optional(),
    alignments: Patterns.optional(),
  },
  { error: 'an entry has original, translations, scans and fields of the description' },
);
/** What an entry says besides the description. */
const OWN_KEYS = new Set(Object.keys(RecordEntry.shape));

/** Reads the rules out of the data of a note; `path` is that of the note. */
export function readRules(
  data: Readonly<Record<string, unknown>>,
  path: string,
): { readonly rules: FolderRules; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const refuse = (at: string, reason: string): void => {
    problems.push(toProblem('FOLDER_NOTE_ENTRY', { place: at, reason }, { at, file: path }));
  };
  const records: RecordRule[] = [];
  if (data.records !== undefined && !Array.isArray(data.records)) refuse('records', 'a list is wanted here');
  const entries: readonly unknown[] = Array.isArray(data.records) ? data.records : [];
  if (entries.length > MOST_RECORDS) refuse('records', `at most ${MOST_RECORDS} entries are read`);
  for (const [index, entry] of entries.slice(0, MOST_RECORDS).entries()) {
    const at = `records[${index + 1}]`;
    const rule = readRecord(entry, at, refuse);
    if (rule !== null) records.push(rule);
  }
  const defaults = data.defaults === undefined ? [] : readFields(data.defaults, 'defaults', new Set(), refuse);
  const profiles = readProfiles(data.profiles, 'profiles', refuse);
  return { rules: { records, defaults, profiles }, problems };
}

const ProfileEntry = PageProfile.extend({ files: Patterns.optional() });

/** Reads a profile, or a list of them; `place` is where they stand. */
export function readProfiles(said: unknown, place: string, refuse: Refuse): readonly ProfileRule[] {
  if (said === undefined) return [];
  const entries: readonly unknown[] = Array.isArray(said) ? said : [said];
  return entries.flatMap((entry, index): readonly ProfileRule[] => {
    const parsed = ProfileEntry.safeParse(entry);
    if (parsed.success) {
      const { files, ...profile } = parsed.data;
      return [{ files: files ?? null, profile }];
    }
    refuseIssue(parsed.error.issues[0], `${place}[${index + 1}]`, refuse);
    return [];
  });
}

/** Says what is wrong, and where. */
function refuseIssue(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
  at: string,
  refuse: Refuse,
): void {
  const place = (issue?.path ?? []).map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${String(key)}`));
  refuse(`${at}${place.join('')}`, issue?.message ?? '');
}

/** Takes down what is wrong at a place of a note, and why. */
export type Refuse = (at: string, reason: string) => void;

function readRecord(entry: unknown, at: string, refuse: Refuse): RecordRule | null {
  const parsed = RecordEntry.safeParse(entry);
  if (!parsed.success) {
    refuseIssue(parsed.error.issues[0], at, refuse);
    return null;
  }
  const {
    original,
    translation = [],
    translations = [],
    scan = [],
    scans = [],
    alignment = [],
    alignments = [],
  } = parsed.data;
  const told = [...translation, ...translations];
  const pictures = [...scan, ...scans];
  if (original === undefined && told.length === 0 && pictures.length === 0) {
    refuse(at, 'it names no file: original, translation or scan is wanted');
    return null;
  }
  const rule: RecordRule = {
    at,
    original: original === undefined ? null : toTextRule(original),
    translations: told.map(toTextRule),
    scans: pictures,
    alignments: [...alignment, ...alignments],
    fields: readFields(entry, at, OWN_KEYS, refuse),
  };
  const lead = leadOf(rule);
  const stranger = [...rule.translations.map(({ file }) => file), ...rule.scans, ...rule.alignments]
    .flatMap(({ names }) => names)
    .find((name) => lead?.names.includes(name) !== true);
  if (stranger !== undefined) {
    refuse(at, `{${stranger}} does not stand in ${lead?.words ?? ''}, so nothing tells what it is`);
    return null;
  }
  return rule;
}

/** The pattern whose files give the records of an entry: of the original, else of the first translation, else of the scans. */
export function leadOf({ original, translations, scans }: RecordRule): PathPattern | undefined {
  return original?.file ?? translations[0]?.file ?? scans[0];
}

function toTextRule({ file, language, translator, of }: z.infer<typeof TextEntry>): TextRule {
  return {
    file,
    ...(language === undefined ? {} : { lang: language }),
    ...(translator === undefined ? {} : { by: translator }),
    ...(of === undefined ? {} : { of }),
  };
}

/** The fields of a description: words, or lists of words. */
function readFields(said: unknown, at: string, without: ReadonlySet<string>, refuse: Refuse): readonly HeadField[] {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) {
    refuse(at, 'fields and their values are wanted here');
    return [];
  }
  return Object.entries(said).flatMap(([path, value]: [string, unknown]): readonly HeadField[] => {
    if (without.has(path)) return [];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((one): readonly HeadField[] => {
      if (typeof one === 'string' && one.length <= LONGEST_FIELD)
        return [{ path, value: one.trim(), at: `${at}.${path}` }];
      refuse(`${at}.${path}`, 'words are wanted here');
      return [];
    });
  });
}
