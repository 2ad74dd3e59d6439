/** The CSL processor: our styles and words over citeproc-js. The only place that knows it. */
import { readFileSync } from 'node:fs';
import CSL from 'citeproc';
import { escapeMarkup } from './markup.ts';

export const CSL_STYLES = ['chicago', 'mla', 'gost'] as const;
export type CslStyle = (typeof CSL_STYLES)[number];

/** What a style is to render: CSL variables, all of them in words. */
export interface CslCite {
  readonly id: string;
}

interface Press {
  readonly engine: InstanceType<typeof CSL.Engine>;
  readonly shelf: Map<string, unknown>;
}

// Building an engine costs 20 to 100 ms, a citation about one: one engine a style and language, kept.
const PRESSES = new Map<string, Press>();

const readStyle = (name: string): string => readFileSync(new URL(`styles/${name}`, import.meta.url), 'utf8');

function getPress(style: CslStyle, lang: 'en' | 'ru'): Press {
  const key = `${style} ${lang}`;
  const known = PRESSES.get(key);
  if (known !== undefined) return known;
  const shelf = new Map<string, unknown>();
  const engine = new CSL.Engine(
    {
      retrieveLocale: (tag) => readStyle(tag.startsWith('ru') ? 'locale-ru.xml' : 'locale-en.xml'),
      retrieveItem: (id) => shelf.get(id),
    },
    readStyle(`${style}.csl`),
    lang === 'ru' ? 'ru-RU' : 'en-US',
    true,
  );
  // Without this the processor reads “key: value” lines of a note as fields.
  engine.opt.development_extensions['field_hack'] = false;
  const press = { engine, shelf };
  PRESSES.set(key, press);
  return press;
}

/** Renders one citation as plain text and as HTML (`<i>` is its only element; everything of the record is escaped). */
export function renderCite(style: CslStyle, lang: 'en' | 'ru', cite: CslCite): { text: string; html: string } {
  const { engine, shelf } = getPress(style, lang);
  shelf.set('cited', { ...(guard(cite) as object), id: 'cited' });
  engine.updateItems(['cited']);
  engine.setOutputFormat('text');
  const text = unguard(engine.makeCitationCluster([{ id: 'cited' }]), (sign) => sign);
  engine.setOutputFormat('html');
  const html = unguard(engine.makeCitationCluster([{ id: 'cited' }]), escapeMarkup);
  return { text, html };
}

// The processor takes <i>, <b>, %%STRING%% and the like in a title for its own markup. Such signs pass it as
// noncharacters (U+FDD0 on), which no text may contain, and come back afterwards.
const SIGNS = ['<', '>', '&', '%', '$', '{', '}', '\\'] as const;
const FIRST = 0xfdd0;

function guard(value: unknown): unknown {
  if (typeof value === 'string') return guardText(value);
  if (Array.isArray(value)) return value.map(guard);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, guard(inner)]));
  }
  return value;
}

function guardText(text: string): string {
  return text
    .replace(/[\uFDD0-\uFDEF\u0000-\u001F]/gu, ' ')
    .replace(/[<>&%${}\\]/gu, (sign) => String.fromCharCode(FIRST + SIGNS.findIndex((known) => known === sign)))
    .replace(/\s+/gu, ' ')
    .trim();
}

function unguard(output: string, show: (sign: string) => string): string {
  return output.replace(/[\uFDD0-\uFDEF]/gu, (code) => show(SIGNS[code.charCodeAt(0) - FIRST] ?? ''));
}
