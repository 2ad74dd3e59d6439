/** Words for what stands beside what, in Russian. */
import type { BesideMessages } from './beside-en.ts';

export const besideRu: BesideMessages = {
  choose: 'Какие тексты стоят рядом',
  left: 'Слева',
  right: 'Справа',
  original: 'оригинал',
  translation: 'перевод',
  from: (lang) => `сделан с перевода (${lang})`,
  through: (texts) => `Эти два текста сделаны не друг с друга; они сопоставлены через другие: ${texts}.`,
  sameSource: 'Эти два текста стоят в обратном порядке: левый сделан с правого.',
  stated: (file) => `Выравнивание задано в файле ${file}; где он молчит, выравнивала машина.`,
  picture: (leaf) => `Изображение: ${leaf}`,
  tiff: 'TIFF, как он поступил',
  showPictures: (count) => `Показать листы (${count})`,
  hidePictures: 'Скрыть листы',
  unsure: (percent) => `прочитано машиной, уверенность ${percent} %`,
};
