/** What the control words of RTF mean (specification 1.9.1), as tables. */
import type { LookName } from './office.ts';

/** Heads and feet of pages. */
export const HEADS = /^(?:header|footer)[lrf]?$/u;
/** Properties of a file → the claim they become. */
export const PROPERTIES: Readonly<Record<string, string>> = {
  title: 'file title',
  author: 'file author',
  operator: 'last modified by',
  subject: 'subject',
  keywords: 'keywords',
  doccomm: 'description',
  category: 'category',
};
/** Destinations without words of the document. */
export const MUTE =
  /^(?:colortbl|filetbl|listtable|listoverridetable|rsidtbl|generator|themedata|colorschememapping|datastore|latentstyles|xmlnstbl|mmathPr|pgptbl|bkmkstart|bkmkend|nonshppict|objdata|objclass|blipuid|panose|falt|tc|xe|rxe|txe|pnseclvl\d|listpicture|background|do|ftnsep|ftnsepc|aftnsep|aftnsepc|ftncn|aftncn|private|wgrffmtfilter|formfield|datafield|atrfstart|atrfend|atndate|atnref|atntime|atnparent|fontemb|template|printim|creatim|revtim|buptim|nextfile|passwordhash|protusertbl|userprops|xmlopen|defchp|defpap|oldcprops|oldpprops|pn|sp|sn|sv|shprslt|picprop)$/u;
/** Signs that have a word of their own. */
export const SIGNS: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  '~': '\u00A0',
  '-': '\u00AD',
  _: '\u2011',
  zwj: '\u200D',
  zwnj: '\u200C',
  ltrmark: '\u200E',
  rtlmark: '\u200F',
};
/** Properties of characters. */
export const LOOKS: Readonly<Record<string, LookName>> = {
  b: 'bold',
  i: 'italic',
  strike: 'struck',
  striked: 'struck',
  scaps: 'small-caps',
  v: 'hidden',
  super: 'superscript',
  sub: 'subscript',
};
