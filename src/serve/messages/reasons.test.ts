/** Reasons that rooms below give in English words are said in Russian on Russian pages. */
import { expect, it } from 'vitest';
import { toProblem } from '../../errors.ts';
import { readFolderNote } from '../../ingest/ingest.ts';
import { toSentence } from '../views/problem-list.tsx';
import { ru } from './ru.ts';

/** Keys of a note and names of files stay as they are in any language. */
const KEPT =
  /«[^»]*»|"[^"]*"|\b(?:name|about|glossary|glossaries|records|defaults|lists?|profiles|original|translations?|scans?|alignments?|file|language|translator|labels|drop|sides|colour|red|nothing|title)\b|[\w{}]+\.txt|[a-z-]+(?:, [a-z-]+){10,}.*|div\.meta \.date|\.source|#text|lang=ru|CSV/gu;
const english = (words: string): readonly string[] => words.replace(KEPT, ' ').match(/[A-Za-z]{3,}/gu) ?? [];

it.each([
  'records: a.txt',
  'records: [7]',
  'records: [{title: A letter}]',
  'records: [{original: [x]}]',
  'records: [{original: ""}]',
  'records: [{original: ../a.txt}]',
  'records: [{original: "{a b}.txt"}]',
  'records: [{original: "**/a.txt"}]',
  'records: [{original: {file: a.txt, colour: red}}]',
  'records: [{original: {file: a.txt, language: klingonisch}}]',
  'records: [{original: {file: a.txt, translator: [x]}}]',
  'records: [{original: a.txt, translation: "{x}.txt"}]',
  'records: [{original: a.txt, scans: []}]',
  'records: [{original: a.txt, scans: {a: b}}]',
  'records: [{original: a.txt, title: {a: b}}]',
  'defaults: red',
  'profiles: [{original: h1}]',
  'profiles: [{name: x, original: "h1 >"}]',
  'profiles: [{name: x, labels: {nothing: Datum}}]',
  'profiles: [{name: x, colour: red}]',
  'profiles: [{name: x, drop: {a: b}}]',
  'lists: [x]',
  'colour: blue',
])('a note with %s', (note) => {
  const { problems } = readFolderNote(Buffer.from(`${note}\n`));
  expect(problems.map(({ code }) => code)).toEqual(['FOLDER_NOTE_ENTRY']);
  const [problem] = problems;
  if (problem === undefined) return;
  const said = toSentence(problem, ru);
  expect(said).toMatch(/^Пункт /u);
  expect(english(said)).toEqual([]);
});

it.each([
  ['JOIN_IMPOSSIBLE', 'the file of letter-2 is no longer in the folder', 'файла записи letter-2 больше нет в папке'],
  ['JOIN_IMPOSSIBLE', 'both are in one language (ru)', 'обе на одном языке (ru)'],
  [
    'JOIN_IMPOSSIBLE',
    'the name of its file has one of the signs * { }: a*.txt',
    'в имени файла есть один из знаков * { }: a*.txt',
  ],
  ['EDIT_IMPOSSIBLE', 'there is no neighbour on that side', 'с этой стороны нет соседа'],
  [
    'BAG_BROKEN',
    'it has no manifest, so that nothing in it can be checked',
    'в нём нет списка файлов, и проверить ничего нельзя',
  ],
  ['UNSUPPORTED_FORMAT', 'an older Office file', 'Файлы этого вида (файл старых программ Office)'],
  [
    'REQUEST_BAD',
    'year must be a whole number from -9999 to 9999, not “abc”',
    'year — это целое число от -9999 до 9999, а не «abc»',
  ],
  ['JOIN_IMPOSSIBLE', 'something nobody has translated', 'something nobody has translated'],
] as const)('%s: %s', (code, reason, wanted) => {
  expect(
    toSentence(toProblem(code, code === 'UNSUPPORTED_FORMAT' ? { kind: reason } : { reason, edit: 'x' }), ru),
  ).toContain(wanted);
});
