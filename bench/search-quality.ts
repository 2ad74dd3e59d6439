/**
 * How well a search finds what it should:
 *
 *   npm run bench -- search-quality [folder with ntrex/ and names/ru-train.tsv and histstate/people.jsonl unpacked] [--develop]
 *
 * With `--develop` other questions of the same kind are asked, for whoever changes how it is done: other languages (Ukrainian, French,
 * Spanish) and other documents, other persons. What is reported is measured without it.
 *
 * *Known item.* Aligned news (NTREX: professional translations, line for line). Four documents of five are in the archive with both
 * languages, the fifth only in one: its passages must be found by three content words of their counterpart, which the archive does not
 * hold. With the words it adds by itself and without. `any` joins the three words by OR, `all` wants all three.
 *
 * *Names.* Persons, each in a sentence of its own, asked for in the other script, and misspelt by one edit. `recall@10`: the
 * person is among the first ten hits. `precision`: of those hits, how many name the person (in any spelling the list gives).
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Archive, openArchive, type RecordItem } from '../src/archive/archive.ts';
import type { Passage, PassageSide } from '../src/model/passage.ts';
import { indexRecord, SEARCH_MIGRATIONS, searchPassages } from '../src/search/search.ts';
import { wordsOf } from '../src/text/words.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { develop: { type: 'boolean', default: false } },
});
const data = positionals[0] ?? path.resolve('.corpus');
/** Which of every so many documents, pairs or persons are asked. */
const turn = values.develop ? 1 : 0;
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const show = (value: number): string => value.toFixed(3).replace(/^0/u, '').padStart(6);

interface Sentence {
  readonly original: string | null;
  readonly translation: string | null;
}

function toItem(id: string, langs: readonly [string, string], sentences: readonly Sentence[]): RecordItem {
  const toSide = (text: number, words: string | null, at: number): PassageSide | null => {
    if (words === null) return null;
    const places = [{ block: at, start: 0, end: words.length }];
    return { text, lang: langs[text] ?? 'und', words, places, locator: { paragraph: at + 1 } };
  };
  const passages = sentences.map(
    (one, at): Passage => ({
      n: at + 1,
      original: toSide(0, one.original, at),
      translation: toSide(1, one.translation, at),
      confidence: 1,
    }),
  );
  const rest = { reference: null, marking: {}, contributors: [], sponsors: [], rights: null, provenance: [] };
  return { record: { id, key: '', title: '', summary: null, dates: {}, texts: [], ...rest }, alignments: [], passages };
}

async function withArchive(items: readonly RecordItem[], use: (archive: Archive) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sverka-bench-'));
  const archive = await openArchive({ folder }, { migrations: SEARCH_MIGRATIONS });
  try {
    await archive.db.transaction().execute((tx) => indexRecord(tx, items));
    await use(archive);
  } finally {
    await archive.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const NTREX = path.join(data, 'ntrex');
const readLines = (file: string): readonly string[] => readFileSync(file, 'utf8').trimEnd().split('\n');

/** The three longest words of a sentence: mostly those that carry it. */
function contentWords(sentence: string): readonly string[] {
  const words = [...new Set(wordsOf(sentence).map(({ text }) => text))].filter((word) => /^\p{L}{5,}$/u.test(word));
  return words.sort((a, b) => b.length - a.length).slice(0, 3);
}

async function testKnownItems(asked: readonly [string, string], held: readonly [string, string]): Promise<void> {
  const [askedLang, askedFile] = asked;
  const [heldLang, heldFile] = held;
  const documents = readLines(path.join(NTREX, 'DOCUMENT_IDS.tsv'));
  const questions = readLines(path.join(NTREX, 'NTREX-128', askedFile));
  const answers = readLines(path.join(NTREX, 'NTREX-128', heldFile));
  const names = [...new Set(documents)];
  const isHeld = (name: string): boolean => names.indexOf(name) % 5 === turn;
  const items = names.map((name) => {
    const sentences = documents.flatMap((one, line) =>
      one === name
        ? [{ original: isHeld(name) ? null : (questions[line] ?? ''), translation: answers[line] ?? '' }]
        : [],
    );
    return toItem(name, [askedLang, heldLang], sentences);
  });
  const wanted = documents.flatMap((name, line) => {
    const words = contentWords(questions[line] ?? '');
    const n = documents.slice(0, line).filter((one) => one === name).length + 1;
    return isHeld(name) && words.length === 3 ? [{ words, record: name, passage: n }] : [];
  });
  const chosen = wanted.filter((_one, at) => at % Math.ceil(wanted.length / 200) === 0);
  await withArchive(items, async (archive) => {
    for (const [join, expand] of [
      [' OR ', true],
      [' OR ', false],
      [' ', true],
    ] as const) {
      let found = 0;
      for (const { words, record, passage } of chosen) {
        const { hits } = await searchPassages(archive, { query: words.join(join), limit: 10, expand });
        if (hits.some((hit) => hit.record === record && hit.passage === passage)) found++;
      }
      const mode = join === ' ' ? 'all' : 'any';
      const how = expand ? 'with lexicon' : 'without';
      print(
        `known item   ${askedLang}→${heldLang}   ${mode}  ${how.padEnd(13)} recall@10 ${show(found / chosen.length)}  (${chosen.length} asked)`,
      );
    }
  });
}

interface NameTest {
  readonly title: string;
  /** Spelling held → language; asked → spellings that are right. */
  readonly held: readonly (readonly [spelling: string, lang: string])[];
  readonly asked: readonly (readonly [question: string, right: ReadonlySet<string>])[];
}

async function testNames({ title, held, asked }: NameTest): Promise<void> {
  const items = ['ru', 'en'].map((lang) =>
    toItem(
      `names-${lang}`,
      [lang, 'und'],
      held
        .filter(([, own]) => own === lang)
        .map(([name]) => ({
          original: `${lang === 'ru' ? 'Вчера приехал' : 'Yesterday came'} ${name}.`,
          translation: null,
        })),
    ),
  );
  await withArchive(items, async (archive) => {
    let found = 0;
    let hitsInAll = 0;
    let rightHits = 0;
    for (const [question, right] of asked) {
      const { hits } = await searchPassages(archive, { query: question, limit: 10 });
      const names = hits.map((hit) => wordsOf(hit.text).at(-1)?.text ?? '');
      const good = names.filter((name) => right.has(name)).length;
      if (good > 0) found++;
      rightHits += good;
      hitsInAll += hits.length;
    }
    print(
      `names        ${title.padEnd(34)} recall@10 ${show(found / asked.length)}  precision ${show(rightHits / Math.max(1, hitsInAll))}  (${asked.length} asked, ${held.length} held)`,
    );
  });
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** One edit, always the same for a word: a letter left out, doubled, exchanged with its neighbour or changed. */
function misspell(word: string): string {
  const at = 1 + ((word.charCodeAt(0) * 7 + word.charCodeAt(1) * 3 + word.length) % Math.max(1, word.length - 2));
  const [head, tail] = [word.slice(0, at), word.slice(at)];
  switch (word.length % 4) {
    case 0:
      return head + tail.slice(1);
    case 1:
      return head + tail.charAt(0) + tail;
    case 2:
      return head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
    default:
      return (
        head +
        (tail.startsWith('e') || tail.startsWith('е') ? 'i' : /\p{Script=Cyrillic}/u.test(word) ? 'е' : 'e') +
        tail.slice(1)
      );
  }
}

async function testNameList(file: string): Promise<void> {
  const pairs = readLines(file).flatMap((line) => {
    const [latin = '', cyrillic = '', count = '0'] = line.split('\t');
    const pair = [capital(latin), capital(cyrillic.replaceAll(' ', ''))] as const;
    return Number(count) >= 3 && latin.length >= 5 && /^\p{L}+$/u.test(latin) ? [pair] : [];
  });
  const chosen = pairs.filter((_pair, at) => at % Math.ceil(pairs.length / 3_000) === turn);
  const inOther = (from: 0 | 1, to: 0 | 1): ReadonlyMap<string, ReadonlySet<string>> => {
    const map = new Map<string, Set<string>>();
    for (const pair of pairs) map.set(pair[from], (map.get(pair[from]) ?? new Set()).add(pair[to]));
    return map;
  };
  const cyrillicOf = inOther(0, 1);
  const latinOf = inOther(1, 0);
  const some = chosen.filter((_pair, at) => at % Math.ceil(chosen.length / 300) === 0);
  const ru = [...new Set(chosen.map(([, cyrillic]) => cyrillic))].map((name) => [name, 'ru'] as const);
  const en = [...new Set(chosen.map(([latin]) => latin))].map((name) => [name, 'en'] as const);
  const none: ReadonlySet<string> = new Set();
  const asked = some.map(([latin]) => [latin, cyrillicOf.get(latin) ?? none] as const);
  await testNames({ title: 'Latin asked, Cyrillic held', held: ru, asked });
  const back = some.map(([, cyrillic]) => [cyrillic, latinOf.get(cyrillic) ?? none] as const);
  await testNames({ title: 'Cyrillic asked, Latin held', held: en, asked: back });
  const slips = some.map(([latin]) => [misspell(latin), cyrillicOf.get(latin) ?? none] as const);
  await testNames({ title: 'Latin misspelt, Cyrillic held', held: ru, asked: slips });
}

async function testPersons(file: string): Promise<void> {
  const surnames = new Set<string>();
  for (const line of readLines(file)) {
    const surname = /^([\p{Lu}][\p{Ll}]{4,})$/u.exec(
      (JSON.parse(line) as { preferred?: string }).preferred?.split(',')[0] ?? '',
    );
    if (surname?.[1] !== undefined) surnames.add(surname[1]);
  }
  const all = [...surnames];
  const held = all.filter((_name, at) => at % Math.ceil(all.length / 3_000) === 0);
  const asked = held
    .filter((_name, at) => at % Math.ceil(held.length / 300) === turn)
    .map((name) => [misspell(name), new Set([name])] as const)
    .filter(([question]) => !surnames.has(question));
  await testNames({ title: 'persons of FRUS, misspelt', held: held.map((name) => [name, 'en']), asked });
}

if (existsSync(NTREX)) {
  const english = ['en', 'newstest2019-src.eng.txt'] as const;
  const russian = ['ru', 'newstest2019-ref.rus.txt'] as const;
  const german = ['de', 'newstest2019-ref.deu.txt'] as const;
  const french = ['fr', 'newstest2019-ref.fra.txt'] as const;
  const spanish = ['es', 'newstest2019-ref.spa.txt'] as const;
  const ukrainian = ['uk', 'newstest2019-ref.ukr.txt'] as const;
  const directions = [
    [russian, english],
    [english, russian],
    [german, english],
  ] as const;
  const others = [
    [ukrainian, english],
    [english, ukrainian],
    [french, english],
    [spanish, english],
  ] as const;
  for (const [asked, held] of values.develop ? others : directions) await testKnownItems(asked, held);
}
const list = path.join(data, 'names/ru-train.tsv');
if (existsSync(list)) await testNameList(list);
const people = path.join(data, 'histstate/people.jsonl');
if (existsSync(people)) await testPersons(people);
