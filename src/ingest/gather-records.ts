/** The records of one entry of a folder's note: one, or one for each name its placeholders can stand for. */
import { type Problem, toProblem } from '../errors.ts';
import { leadOf, type RecordRule, type TextRule } from './folder-rules.ts';
import { findLanguageCode } from './language-codes.ts';
import { type Binding, fillIn, type PathPattern, startMatch } from './path-pattern.ts';
import type { NotedText, RecordNote } from './record-note.ts';
import { isPicture, parseName, planSources } from './source.ts';

/** How many names a problem lists. */
const NAMED = 5;
/** Page 10 after page 9. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true });

/** The files of a folder and below it. */
export interface Below {
  /** The folder, with a slash at its end; empty for the top. */
  readonly folder: string;
  /** Paths relative to it, sorted. */
  readonly paths: readonly string[];
}

/** Lists what of the paths lies in a folder. */
export function listBelow(folder: string, paths: readonly string[]): Below {
  const own = paths.flatMap((path) => (path.startsWith(folder) ? [path.slice(folder.length)] : []));
  return { folder, paths: own.sort() };
}

export interface Gathering {
  readonly rule: RecordRule;
  /** The path of the note. */
  readonly note: string;
  readonly below: Below;
  /** Path → the entry that claims it; grows. */
  readonly taken: Map<string, string>;
  readonly problems: Problem[];
}

/** The files of one record, and what the note says of them. */
export interface Gathered {
  readonly key: string;
  readonly paths: readonly string[];
  readonly note: RecordNote;
}

/** Gathers the records of an entry, and names what it wants and the folder does not hold. Each file goes to one record. */
export function gatherRecords(gathering: Gathering): readonly Gathered[] {
  const { rule, note, below, problems } = gathering;
  const lead = leadOf(rule);
  if (lead === undefined) return [];
  const bindings = listBindings(rule, lead, below);
  const where = { at: rule.at, file: note };
  if (bindings.length === 0) {
    problems.push(toProblem('RECORD_PATTERN_EMPTY', { place: rule.at, pattern: lead.words }, where));
    return [];
  }
  const absent = new Map<string, string[]>();
  const gathered = bindings.flatMap((binding) => gatherOne(gathering, binding, absent) ?? []);
  for (const [pattern, names] of absent) {
    const isWild = /[{*]/u.test(pattern) && names.length === bindings.length;
    const listed = `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ' …' : ''}`;
    problems.push(
      isWild
        ? toProblem('RECORD_PATTERN_EMPTY', { place: rule.at, pattern }, where)
        : toProblem('RECORD_FILE_ABSENT', { place: rule.at, count: names.length, names: listed }, where),
    );
  }
  return gathered;
}

/** `{name}.txt` also fits `letter_eng.txt`: where that is the translation of `letter.txt`, it begins no record. */
function listBindings(rule: RecordRule, lead: PathPattern, { paths }: Below): readonly Binding[] {
  if (lead.names.length === 0) return [{}];
  const match = startMatch(lead);
  const leads = new Set(paths.filter((path) => match(path) !== null));
  const others = [...rule.translations.map(({ file }) => file), ...rule.scans, ...rule.alignments]
    .filter((pattern) => pattern !== lead && pattern.names.length === lead.names.length)
    .map((pattern) => startMatch(pattern));
  const isPartOfAnother = (path: string): boolean =>
    others.some((matchOther) => {
      const binding = matchOther(path);
      const begun = binding === null ? path : fillIn(lead.words, binding);
      return begun !== path && leads.has(begun);
    });
  const bindings = new Map<string, Binding>();
  for (const path of leads) {
    const binding = match(path);
    if (binding !== null && !isPartOfAnother(path)) bindings.set(JSON.stringify(binding), binding);
  }
  return [...bindings.values()];
}

function gatherOne(gathering: Gathering, binding: Binding, absent: Map<string, string[]>): Gathered | null {
  const { rule, note, below, problems } = gathering;
  const find = (pattern: PathPattern): readonly string[] => {
    const found = findFiles(pattern, binding, below);
    if (found.length === 0)
      absent.set(pattern.words, [...(absent.get(pattern.words) ?? []), fillIn(pattern.words, binding)]);
    return found;
  };
  const take = (pattern: PathPattern): readonly string[] => claim(find(pattern), gathering);
  /** One file, or the pictures of its pages. */
  const findText = (said: TextRule, role: NotedText['role']): readonly FoundText[] => {
    const found = find(said.file);
    if (found.length > 1 && !found.every(isPicture)) {
      const names = found.slice(0, NAMED).join(', ');
      const values = { place: rule.at, pattern: said.file.words, count: found.length, names };
      problems.push(toProblem('RECORD_FILES_MANY', values, { at: rule.at, file: note }));
      return [];
    }
    const files = claim(found, gathering);
    return files.length === 0 ? [] : [{ files, role, said }];
  };
  const found = [
    ...(rule.original === null ? [] : findText(rule.original, 'original')),
    ...rule.translations.flatMap((translation) => findText(translation, 'translation')),
  ];
  const texts = tieTexts(found, gathering, binding);
  const scans = rule.scans.flatMap(take);
  const first = texts[0]?.files[0] ?? scans[0];
  if (first === undefined) return null;
  const alignments = rule.alignments.flatMap(take);
  return {
    // As if the first file stood alone: it keeps its record when the others come.
    key: planSources([first])[0]?.key ?? first,
    paths: [...texts.flatMap(({ files }) => files), ...scans, ...alignments],
    note: {
      from: [note],
      texts: [...texts],
      scans: [...scans],
      alignments: [...alignments],
      fields: rule.fields.map((field) => ({ ...field, value: fillIn(field.value, binding) })),
    },
  };
}

/** Finds the files of a pattern: by their name, or among those that begin as it does. */
function findFiles(pattern: PathPattern, binding: Binding, { folder, paths }: Below): readonly string[] {
  const star = pattern.words.indexOf('*');
  const beginning = fillIn(star < 0 ? pattern.words : pattern.words.slice(0, star), binding);
  let low = 0;
  for (let high = paths.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? '') < beginning) low = middle + 1;
    else high = middle;
  }
  const match = startMatch(pattern, binding);
  const found: string[] = [];
  for (let path = paths[low]; path?.startsWith(beginning) === true; path = paths[++low])
    if (match(path) !== null) found.push(folder + path);
    else if (star < 0) break;
  return found.sort(BY_NUMBER.compare);
}

function claim(found: readonly string[], { rule, note, taken, problems }: Gathering): readonly string[] {
  return found.filter((path) => {
    const by = taken.get(path);
    if (by === undefined) taken.set(path, `${rule.at} (${note})`);
    else problems.push(toProblem('RECORD_FILE_TAKEN', { place: rule.at, path, by }, { at: rule.at, file: note }));
    return by === undefined;
  });
}

interface FoundText {
  readonly files: readonly string[];
  readonly role: NotedText['role'];
  readonly said: TextRule;
}

/** Ties translations to the text they were made from, where the entry says so; a circle is none. */
function tieTexts(found: readonly FoundText[], gathering: Gathering, binding: Binding): readonly NotedText[] {
  const { rule, note, below, problems } = gathering;
  const sources = found.map(({ said: { of } }, index): number | undefined => {
    if (of === undefined) return undefined;
    const meant = found.flatMap((other, at) =>
      at !== index && isMeant(of, other, below.folder + fillIn(of, binding)) ? [at] : [],
    );
    if (meant.length === 1) return meant[0];
    problems.push(
      toProblem('RECORD_OF_UNKNOWN', { place: rule.at, of, count: meant.length }, { at: rule.at, file: note }),
    );
    return undefined;
  });
  return found.map(({ files, role, said: { lang, by } }, index): NotedText => {
    const of = sources[index];
    return {
      files: [...files],
      role,
      ...(lang === undefined ? {} : { lang }),
      ...(by === undefined ? {} : { by }),
      ...(of === undefined || leadsBack(sources, index) ? {} : { of }),
    };
  });
}

/** Tells whether `of` means a text: by its language, by its file, or by the pattern it was found with. */
function isMeant(of: string, { files, said }: FoundText, file: string): boolean {
  const lang = said.lang ?? parseName(files[0] ?? '').lang;
  return files.includes(file) || said.file.words === of || lang === (findLanguageCode(of.toLowerCase()) ?? of);
}

function leadsBack(sources: readonly (number | undefined)[], from: number): boolean {
  const seen = new Set<number>();
  for (let at: number | undefined = from; at !== undefined; at = sources[at]) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}
