/** Words for what stands beside what, in English: two texts of a record, and the picture of a leaf; `beside-ru.ts` says the same in Russian. */
export const besideEn = {
  choose: 'Which texts face each other',
  left: 'Left',
  right: 'Right',
  original: 'original',
  translation: 'translation',
  from: (lang: string) => `translated from the ${lang} translation`,
  through: (texts: string) =>
    `These two texts were not made from each other; they are laid side by side through the ${texts}.`,
  sameSource: 'These two texts stand the other way round: the left one was made from the right one.',
  stated: (file: string) => `The alignment is stated in ${file}; where it says nothing, the machine aligned.`,
  picture: (leaf: string) => `Picture of ${leaf}`,
  tiff: 'TIFF as it was received',
  showPictures: (count: number) => `Show the leaves (${count})`,
  hidePictures: 'Hide the leaves',
  unsure: (percent: number) => `read by machine, ${percent} % sure`,
};

export type BesideMessages = typeof besideEn;
