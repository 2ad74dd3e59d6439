/** Reads real translations to seed faults into: newspaper lines (NTREX-128) and documents of an edition (EHRI, TEI). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { alignMany, listSentences } from '../src/align/align.ts';
import { readSource } from '../src/ingest/ingest.ts';

/** One document with its translation. `ties` are sentences known to answer each other one to one: faults are seeded there. */
export interface TranslatedDocument {
  readonly name: string;
  readonly original: readonly string[];
  readonly translation: readonly string[];
  readonly ties: readonly (readonly [original: number, translation: number])[];
}

export interface TranslationSet {
  readonly name: string;
  readonly languages: readonly [string, string];
  readonly documents: readonly TranslatedDocument[];
}

const NTREX_FILES: Readonly<Record<string, string>> = {
  en: 'src.eng',
  ru: 'ref.rus',
  de: 'ref.deu',
  fr: 'ref.fra',
  es: 'ref.spa',
  pt: 'ref.por',
  uk: 'ref.ukr',
  zh: 'ref.zho-CN',
  cs: 'ref.ces',
  pl: 'ref.pol',
  it: 'ref.ita',
};

/** Reads a pair of languages of NTREX-128, where line n answers line n; `null` where a file is missing. */
export function readNtrex(folder: string, languages: readonly [string, string]): TranslationSet | null {
  const [from, to] = languages.map((lang) =>
    path.join(folder, `NTREX-128/newstest2019-${NTREX_FILES[lang] ?? lang}.txt`),
  );
  const ids = path.join(folder, 'DOCUMENT_IDS.tsv');
  if (from === undefined || to === undefined || ![from, to, ids].every((file) => existsSync(file))) return null;
  const [a, b, names] = [from, to, ids].map((file) => readFileSync(file, 'utf8').replace(/\n$/u, '').split('\n'));
  const documents = new Map<string, { original: string[]; translation: string[]; ties: [number, number][] }>();
  for (const [line, name] of (names ?? []).entries()) {
    const document = documents.get(name) ?? { original: [], translation: [], ties: [] };
    documents.set(name, document);
    document.ties.push([
      document.original.push((a?.[line] ?? '').trim()) - 1,
      document.translation.push((b?.[line] ?? '').trim()) - 1,
    ]);
  }
  return {
    name: `ntrex ${languages.join('-')}`,
    languages,
    documents: [...documents].map(([name, document]) => ({ name, ...document })),
  };
}

/** Beads at least this sure count as known to answer each other where no gold alignment exists. */
const SURE = 0.95;

/** Reads the documents of a TEI edition that hold original and translation, one set a pair of languages. */
export async function readEdition(folder: string): Promise<readonly TranslationSet[]> {
  if (!existsSync(folder)) return [];
  const byLanguages = new Map<string, { name: string; original: string[]; translation: string[] }[]>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .sort()) {
    const reading = await readSource([{ path: file, bytes: readFileSync(path.join(folder, file)) }]);
    for (const { texts } of reading.records) {
      for (const text of texts) {
        const original = text.role === 'translation' && text.of !== undefined ? texts[text.of] : undefined;
        if (original === undefined) continue;
        const sides = [original, text].map((side) => listSentences(side).map((sentence) => sentence.text));
        const key = `${original.lang} ${text.lang}`;
        const document = { name: file, original: sides[0] ?? [], translation: sides[1] ?? [] };
        byLanguages.set(key, [...(byLanguages.get(key) ?? []), document]);
      }
    }
  }
  return [...byLanguages].map(([key, documents]): TranslationSet => {
    const [from = 'und', to = 'und'] = key.split(' ');
    const beads = alignMany(documents, [from, to]).pairs;
    return {
      name: `${path.basename(folder).slice(0, 8)} ${from}-${to}`,
      languages: [from, to],
      documents: documents.map((document, at) => ({
        ...document,
        ties: (beads[at] ?? []).flatMap(({ original, translation, confidence }) => {
          const [i, j] = [original[0], translation[0]];
          const isSure = original.length === 1 && translation.length === 1 && confidence >= SURE;
          return isSure && i !== undefined && j !== undefined ? [[i, j] as const] : [];
        }),
      })),
    };
  });
}

/** Cuts a set into the half that may be tuned on and the half that is held back, document by document. */
export function halve(set: TranslationSet): readonly [development: TranslationSet, held: TranslationSet] {
  const half = (rest: number): TranslationSet => ({
    ...set,
    documents: set.documents.filter((document) => hash(document.name) % 2 === rest),
  });
  return [half(0), half(1)];
}

/** Hashes a string to 32 bits (FNV-1a). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
