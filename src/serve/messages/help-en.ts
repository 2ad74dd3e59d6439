/** The help page in English; `help-ru.ts` says the same in Russian. */

export const helpEn = {
  title: 'Help',
  readingTitle: 'Reading',
  reading: [
    'Each row is a passage: the original on the left, its translation on the right. Point at one side and the other lights up.',
    'Leaf numbers stand in the margin of both columns. Those of the translation are carried over from the original by alignment and are set in italics.',
    'Notes stand in the margin, never inside the words. What you copy is the document’s own text: no leaf numbers, no markers.',
    'A sentence to which nothing answers leaves a gap. A pairing the machine is not sure of carries a small mark that says why.',
  ],
  searchTitle: 'Search',
  searchLead: 'Each of these can be tried with a click.',
  search: [
    ['корабль', 'the word in any form, in the language it is written in; its counterpart comes with it'],
    ['ships port', 'all words must stand in the passage, on either side'],
    ['ships OR vessels', 'either of them; OR, AND and NOT are written in capitals'],
    ['port -ships', 'without a word; NOT says the same'],
    ['(ships OR vessels) AND port', 'brackets'],
    ['"семь кораблей"', 'these words next to each other, in any form'],
    ['=ships', 'one form exactly as written; ="nine ships" for a phrase'],
    ['кораб*', 'words that begin so; at least two letters'],
    ['ships NEAR/5 port', 'not more than five words apart, in either order'],
    ['title:minister', 'in records with the word in their title'],
    ['name:Кудрявцев', 'a name in every spelling and script'],
    ['ship lang:en', 'in texts of one language'],
    ['ship date:1934-05..1934-07', 'in records dated so; date:1934 and date:..1934-05 too'],
    ['leaf:42', 'what stands on a leaf'],
    ['ship in:translation', 'in the original, the translation, the notes or the description'],
  ] as readonly (readonly [string, string])[],
  searchAlso:
    'Beside what you type, other spellings of names and translations learned from this archive are looked for; they are listed under the question, and each can be taken away. Hits they bring stand after those you asked for. Quotation marks, = and * keep a word as it is.',
  keysTitle: 'Keys',
  keys: [
    ['j', 'next passage'],
    ['k', 'previous passage'],
    ['c', 'copy the address of the passage'],
    ['n', 'next passage that wants a look; N for the one before'],
    ['e', 'edit the alignment, or stop editing'],
    ['y', 'editing: confirm; b takes a person’s decision back'],
    ['m', 'editing: join with the next passage (merge)'],
    ['s', 'editing: split where it fits best'],
    ['x', 'editing: unpair'],
    ['q a', 'editing: first sentence of the original up, last one down'],
    ['p l', 'editing: the same for the translation'],
    ['Y', 'editing: confirm from here to the end'],
    ['d f', 'editing: a finding is not a fault, or is one'],
    ['u r', 'editing: undo and redo; also Ctrl+Z, Ctrl+Shift+Z'],
    ['/', 'search'],
    ['?', 'show the keys'],
    ['Esc', 'close'],
  ] as readonly (readonly [string, string])[],
  addressTitle: 'Addresses that last',
  addresses: [
    ['#p7', 'a passage'],
    ['#l137', 'a leaf'],
    ['?view=original', 'only the original, as running text; also translation, both'],
    ['?version=1', 'the record as it was read first'],
  ] as readonly (readonly [string, string])[],
  addressText:
    'A passage keeps its number as long as its words stand. When they go, the number is not given away again: the address says so and leads to the version in which they stood.',
};

export type HelpMessages = typeof helpEn;
