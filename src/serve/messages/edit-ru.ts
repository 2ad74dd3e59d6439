/** Words for editing an alignment in Russian. */
import type { EditMessages } from './edit-en.ts';

export const editRu: EditMessages = {
  goneInto: (n, now) => `Фрагмент ${n} теперь часть фрагмента ${now}; его слова стоят там.`,
  start: 'Править выравнивание',
  title: 'Правка выравнивания',
  finish: 'Готово',
  unreachable:
    'Sverka не отвечает: эта правка не сохранена. Всё, что решено раньше, сохранено. Запустите её снова и повторите правку; страницу можно не закрывать.',
  progress: (settled, all, looks) =>
    `решено ${settled.toLocaleString('ru-RU')} из ${all.toLocaleString('ru-RU')}${looks === 0 ? '' : ` · посмотреть: ${looks.toLocaleString('ru-RU')}`}`,
  undo: 'Отменить',
  redo: 'Вернуть',
  next: 'Следующее неясное',
  confirmSure: (count) => `Подтвердить надёжные (${count.toLocaleString('ru-RU')})`,
  history: 'История',
  historyLead:
    'Что люди решили об этом выравнивании, начиная с последнего. Отсюда ничего не удаляется: отменённое можно вернуть.',
  historyNone: 'Это выравнивание ещё никто не правил.',
  undoThis: 'Отменить',
  redoThis: 'Вернуть',
  as: (name) => `от имени: ${name}`,
  name: 'Ваше имя; оно хранится вместе с решениями',
  keepName: 'Запомнить',
  letGo: 'Снять решение',
  dismiss: 'Не ошибка',
  fault: 'Ошибка',
  settledShort: 'решено человеком',
  settledBy: (name, when) => `Решение: ${name}, ${when}.`,
  judged: (verdict, name) => (verdict === 'fault' ? `Это ошибка (${name}).` : `Это не ошибка (${name}).`),
  did: (did, beads) => {
    switch (did) {
      case 'confirm':
        return beads > 1 ? `подтверждены фрагменты (${beads.toLocaleString('ru-RU')})` : 'подтверждён фрагмент';
      case 'join':
        return 'соединены два фрагмента';
      case 'split':
        return 'разделён фрагмент';
      case 'move':
        return 'перенесено предложение';
      case 'unpair':
        return 'разъединена пара';
      case 'free':
        return 'снова предоставлено машине';
      case 'fault':
        return 'подтверждена ошибка';
      case 'dismissed':
        return 'замечание признано не ошибкой';
      default:
        return did;
    }
  },
  step: (step, what) => (step === 'made' ? what : step === 'undone' ? `отменено: ${what}` : `возвращено: ${what}`),
  done: (did) =>
    ({
      confirm: 'Подтверждено.',
      join: 'Соединено.',
      split: 'Разделено.',
      move: 'Перенесено.',
      unpair: 'Разъединено.',
      free: 'Снова решает машина.',
      fault: 'Записано: ошибка.',
      dismissed: 'Записано: не ошибка.',
      undo: 'Отменено.',
      redo: 'Возвращено.',
      nothing: 'Так уже было.',
    })[did] ?? '',
  tools: {
    group: (n) => `Фрагмент ${n}`,
    confirm: (n) => `Подтвердить фрагмент ${n}`,
    confirmOn: (n) => `Подтвердить всё от фрагмента ${n} до конца`,
    free: (n) => `Снять решение человека о фрагменте ${n}`,
    join: (n) => `Соединить фрагмент ${n} со следующим`,
    split: (n) => `Разделить фрагмент ${n} там, где лучше всего`,
    unpair: (n) => `Разъединить фрагмент ${n}`,
    originalUp: (n) => `Первое предложение оригинала фрагмента ${n}: вверх`,
    originalDown: (n) => `Последнее предложение оригинала фрагмента ${n}: вниз`,
    translationUp: (n) => `Первое предложение перевода фрагмента ${n}: вверх`,
    translationDown: (n) => `Последнее предложение перевода фрагмента ${n}: вниз`,
    cut: (after) => `Разделить после предложения ${after}`,
    cutShort: 'разделить здесь',
  },
};
