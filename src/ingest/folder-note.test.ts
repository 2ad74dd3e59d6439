import { describe, expect, it } from 'vitest';
import { readFolderNote } from './folder-note.ts';

const read = (yaml: string) => {
  const { name, about, problems } = readFolderNote(Buffer.from(yaml));
  return [name, about, problems.map((problem) => problem.code)];
};

describe('the note of a folder', () => {
  it.each<[string, string, unknown[]]>([
    ['a name alone', 'name: The papers\n', ['The papers', [], []]],
    ['words about it', 'name: A\nabout: |\n  First\n  line.\n\n  Second.\n', ['A', ['First line.', 'Second.'], []]],
    ['words in two languages', 'about:\n  - In English.\n  - По-русски.\n', [null, ['In English.', 'По-русски.'], []]],
    ['nothing', '', [null, [], ['EMPTY_FILE']]],
    ['other things', 'colour: blue\n', [null, [], ['FOLDER_NOTE_ENTRY']]],
    ['broken YAML', 'name: [A\n', ['[A', [], ['YAML_BROKEN']]],
  ])('%s', (_name, yaml, expected) => {
    expect(read(yaml)).toEqual(expected);
  });

  it('names glossaries, one or many', () => {
    const glossaries = (yaml: string) => readFolderNote(Buffer.from(yaml)).glossaries;
    expect(glossaries('glossary: ./terms.tsv\n')).toEqual(['terms.tsv']);
    expect(glossaries('glossaries: [a.tsv, b.tbx]\n')).toEqual(['a.tsv', 'b.tbx']);
  });
});
