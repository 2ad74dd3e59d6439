/** Words for joining two records into one, in English; `join-ru.ts` says the same in Russian. */
export const joinEn = {
  start: 'Join with another record',
  title: 'Join with another record',
  lead: 'Where an original and its translation were read as two records, say which belong together. They become one record under the address of the original; the files are not touched, and the two can be parted again.',
  find: 'The other record: words of its text or title, its id, or its address',
  search: 'Find',
  sameDay: 'Records of the same date in another language',
  found: (count: number) => (count === 1 ? '1 record found' : `${count} records found`),
  none: 'No record was found that can be joined with this one. Records in the same language, and those that share a file, are left out.',
  noneYet: 'No other record has this date in another language. Look for the one you mean.',
  choose: 'Compare and join',
  confirm: 'Do these two belong together?',
  which: 'Which is the original?',
  isOriginal: (title: string) => `The original is “${title}”`,
  untitled: 'Untitled',
  join: 'Join them',
  other: 'Choose another record',
  back: 'Back to the record',
  joined: 'Joined. The two are one record now.',
  parted: 'Parted. The two are two records again.',
  standing: (file: string, name: string, when: string) =>
    `The translation in ${file} was joined to this record by ${name}, ${when}.`,
  part: 'Part them again',
  named: 'The source says that this is one document with',
  namedJoin: 'Lay the two side by side',
  namedAll: 'Lay all that name each other side by side',
  went: 'It was joined to another record as its translation.',
  wentLink: 'To that record',
};

export type JoinMessages = typeof joinEn;
