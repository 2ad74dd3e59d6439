/** The words about finding aids, in both languages of the interface. */
import { plural as pluralRu } from './plural-ru.ts';

const pluralEn = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

const en = {
  title: 'Finding aids',
  lead: 'What archives say of their holdings, level by level. Records of this archive hang where their references lead.',
  none: 'There is no finding aid in the folder. An EAD file put there appears here.',
  components: (count: number) => pluralEn(count, 'component', 'components'),
  place: 'In the finding aid',
  below: 'Below it',
  records: 'Records here and below',
  noRecords: 'No record of this archive lies here.',
  untitled: 'Untitled',
  unitid: 'Reference',
  date: 'Date',
  extent: 'Extent',
  creators: 'Creator',
  containers: 'Container',
  languages: 'Languages',
  access: 'Access',
  scope: 'Scope and content',
  links: 'Elsewhere',
  repository: 'Repository',
  next: 'Next page',
  first: 'First page',
  levels: {
    fonds: 'Fonds',
    collection: 'Collection',
    recordgrp: 'Record group',
    subfonds: 'Subfonds',
    subgrp: 'Subgroup',
    series: 'Series',
    subseries: 'Subseries',
    file: 'File',
    item: 'Item',
    class: 'Class',
  },
};

const ru: Omit<typeof en, 'levels'> & { readonly levels: Record<keyof typeof en.levels, string> } = {
  title: 'Описания фондов',
  lead: 'Что архивы говорят о своих фондах, уровень за уровнем. Записи этого архива стоят там, куда ведут их шифры.',
  none: 'В папке нет описаний фондов. Файл EAD, положенный в неё, появится здесь.',
  components: (count: number) => pluralRu(count, 'единица описания', 'единицы описания', 'единиц описания'),
  place: 'В описании фонда',
  below: 'Ниже',
  records: 'Записи здесь и ниже',
  noRecords: 'Записей этого архива здесь нет.',
  untitled: 'Без названия',
  unitid: 'Шифр',
  date: 'Дата',
  extent: 'Объём',
  creators: 'Фондообразователь',
  containers: 'Место хранения',
  languages: 'Языки',
  access: 'Доступ',
  scope: 'Содержание',
  links: 'В других местах',
  repository: 'Хранилище',
  next: 'Дальше',
  first: 'В начало',
  levels: {
    fonds: 'Фонд',
    collection: 'Коллекция',
    recordgrp: 'Архивная группа',
    subfonds: 'Подфонд',
    subgrp: 'Подгруппа',
    series: 'Серия',
    subseries: 'Подсерия',
    file: 'Дело',
    item: 'Документ',
    class: 'Класс',
  },
};

export type FindingAidWords = typeof en;

export const FINDING_AID_WORDS: Readonly<Record<'en' | 'ru', FindingAidWords>> = { en, ru };
