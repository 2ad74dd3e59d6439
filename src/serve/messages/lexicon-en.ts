/** The words of the page about the languages of an archive, in English. */
const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

export const lexiconEn = {
  title: 'Languages',
  lead: 'What this archive learned from its own originals and translations. Its words help to align the next document, carry leaf numbers over and light up the word opposite.',
  none: 'No record holds an original and a translation in another language yet.',
  notYet: 'These languages have not been learned yet.',
  untaught: 'not learned yet',
  taught: (records: number, sentences: number) =>
    `learned from ${plural(records, 'record', 'records')}, ${plural(sentences, 'sentence', 'sentences')}`,
  pairs: (count: number) => plural(count, 'word pair', 'word pairs'),
  words: (from: string, to: string) => `Words from ${from} to ${to}`,
  learning: {
    learning: (from: string, to: string, done: number, total: number) =>
      `Learning the words of ${from} and ${to}: ${done} of ${total} records read`,
    aligning: (from: string, to: string, done: number, total: number) =>
      `Laying records in ${from} and ${to} out anew: ${done} of ${total}`,
  },
  filter: 'Choose word pairs',
  find: 'Begins with',
  origin: 'Comes from',
  origins: {
    archive: 'the archive',
    start: 'start lists',
    spelling: 'like spelling',
    glossary: 'a person or glossary',
  } as Readonly<Record<string, string>>,
  sorts: {
    weight: 'most useful first',
    strength: 'surest first',
    beads: 'most frequent first',
    original: 'by the original',
    translation: 'by the translation',
  },
  strength: 'Strength',
  seen: 'Seen together in',
  passages: (count: number) => plural(count, 'passage', 'passages'),
  yours: 'Your word',
  acts: { right: 'Confirm', wrong: 'Strike out', free: 'Take back' },
  said: { right: 'confirmed', wrong: 'struck out' },
  decided: 'What people decided',
  help: 'The archive learns its words from its own translations. See what it learned, confirm a pair or strike one out:',
  helpTitle: 'Languages',
  nothing: 'No word pair answers to this choice.',
  next: 'Further word pairs',
  previous: 'Earlier word pairs',
};
