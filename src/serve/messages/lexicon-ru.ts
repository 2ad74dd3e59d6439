/** The words of the page about the languages of an archive, in Russian. */
import type { lexiconEn } from './lexicon-en.ts';
import { plural } from './plural-ru.ts';

export const lexiconRu: typeof lexiconEn = {
  title: 'Языки',
  lead: 'Что архив узнал из собственных оригиналов и переводов. Эти слова помогают сопоставить следующий документ, перенести номера листов и подсветить слово напротив.',
  none: 'Пока ни в одной записи нет оригинала и перевода на другой язык.',
  notYet: 'Слова этих языков ещё не выучены.',
  untaught: 'ещё не выучено',
  taught: (records: number, sentences: number) =>
    `выучено по ${plural(records, 'записи', 'записям', 'записям')}, ${plural(sentences, 'предложению', 'предложениям', 'предложениям')}`,
  pairs: (count: number) => plural(count, 'пара слов', 'пары слов', 'пар слов'),
  words: (from: string, to: string) => `Слова: ${from} → ${to}`,
  learning: {
    learning: (from: string, to: string, done: number, total: number) =>
      `Изучаются слова (${from} → ${to}): прочитано записей ${done} из ${total}`,
    aligning: (from: string, to: string, done: number, total: number) =>
      `Записи сопоставляются заново (${from} → ${to}): ${done} из ${total}`,
  },
  filter: 'Выбор пар слов',
  find: 'Начинается с',
  origin: 'Откуда',
  origins: {
    archive: 'из архива',
    start: 'начальные списки',
    spelling: 'сходное написание',
    glossary: 'человек или глоссарий',
  },
  sorts: {
    weight: 'сначала самые полезные',
    strength: 'сначала самые надёжные',
    beads: 'сначала самые частые',
    original: 'по оригиналу',
    translation: 'по переводу',
  },
  strength: 'Надёжность',
  seen: 'Встретились вместе',
  passages: (count: number) => plural(count, 'фрагмент', 'фрагмента', 'фрагментов'),
  yours: 'Ваше слово',
  acts: { right: 'Подтвердить', wrong: 'Вычеркнуть', free: 'Отменить' },
  said: { right: 'подтверждено', wrong: 'вычеркнуто' },
  decided: 'Что решили люди',
  help: 'Архив учит слова по собственным переводам. Посмотрите, что он узнал, подтвердите пару или вычеркните её:',
  helpTitle: 'Языки',
  nothing: 'Таких пар слов нет.',
  next: 'Следующие пары',
  previous: 'Предыдущие пары',
};
