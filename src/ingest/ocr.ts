/**
 * Words from pictures, by the system's Tesseract, where it is installed. It runs as a process of its own, with its arguments as a list and no
 * shell, the picture on its standard input, within a budget of time and memory.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A word as the machine read it. */
export interface OcrWord {
  readonly text: string;
  /** 0 to 100, as Tesseract gives it. */
  readonly confidence: number;
  readonly page: number;
  readonly block: number;
  readonly paragraph: number;
  readonly line: number;
}
export type OcrOutcome =
  | { readonly kind: 'words'; readonly words: readonly OcrWord[]; readonly languages: string }
  | { readonly kind: 'missing'; readonly program: string }
  | { readonly kind: 'failed'; readonly reason: string };

const MB = 1024 * 1024;
/** Milliseconds one page may take. */
const PAGE_BUDGET = 90_000;
const MEMORY = 2048 * MB;
/** More languages make it slower and no better. */
const MOST_LANGUAGES = 3;
const LIMITER = '/usr/bin/prlimit';

/** BCP 47 → Tesseract's names (ISO 639-2/T, with a few of its own). */
const MODELS: Readonly<Record<string, string>> = {
  ru: 'rus',
  en: 'eng',
  de: 'deu',
  fr: 'fra',
  es: 'spa',
  it: 'ita',
  pt: 'por',
  pl: 'pol',
  cs: 'ces',
  sk: 'slk',
  uk: 'ukr',
  be: 'bel',
  bg: 'bul',
  sr: 'srp',
  hr: 'hrv',
  ro: 'ron',
  hu: 'hun',
  nl: 'nld',
  sv: 'swe',
  da: 'dan',
  nb: 'nor',
  fi: 'fin',
  et: 'est',
  lv: 'lav',
  lt: 'lit',
  el: 'ell',
  tr: 'tur',
  ar: 'ara',
  fa: 'fas',
  he: 'heb',
  zh: 'chi_sim',
  ja: 'jpn',
  ko: 'kor',
  vi: 'vie',
  la: 'lat',
};
/** Tried in this order where the file does not say its language. */
const USUAL = ['rus', 'eng', 'deu', 'fra', 'spa'];

/** Finds the Debian packages to install for a language. */
export function listPackages(lang: string | null): string {
  const model = MODELS[lang?.split('-')[0] ?? ''];
  const packages = (model === undefined ? ['rus', 'eng'] : [model]).map(
    (name) => `tesseract-ocr-${name.replace('_', '-')}`,
  );
  return ['tesseract-ocr', ...packages].join(' ');
}

/** Lists the models that are installed; null where Tesseract is not. `program` is the command to ask. */
export async function listModels(program = 'tesseract'): Promise<readonly string[] | null> {
  const { output, error } = await run(program, ['--list-langs'], new Uint8Array(), 10_000);
  if (error !== null && output.length === 0) return null;
  return output
    .toString('utf8')
    .split(/\r?\n/u)
    .slice(1)
    .filter((line) => /^[a-z]{3}(?:_\w+)?$/u.test(line) && line !== 'osd');
}

/** Chooses the models for a language; null where its own is not installed. */
export function chooseModels(lang: string | null, installed: readonly string[]): string | null {
  const model = MODELS[lang?.split('-')[0] ?? ''];
  if (model !== undefined) return installed.includes(model) ? model : null;
  const usual = USUAL.filter((name) => installed.includes(name));
  const chosen = [...usual, ...installed.filter((name) => !usual.includes(name))].slice(0, MOST_LANGUAGES);
  return chosen.length === 0 ? null : chosen.join('+');
}

/** Reads the words of a picture (JPEG, PNG, TIFF with one page or more). */
export async function readPicture(bytes: Uint8Array, models: string, program = 'tesseract'): Promise<OcrOutcome> {
  const args = ['stdin', 'stdout', '-l', models, '--psm', '3', 'tsv'];
  const { output, error } = await run(program, args, bytes, PAGE_BUDGET);
  if (error !== null) {
    if (error.code === 'ENOENT' || error.code === 127) return { kind: 'missing', program };
    const reason =
      error.killed === true ? `longer than ${PAGE_BUDGET / 1000} s` : error.message.split('\n').slice(1, 3).join(' ');
    return { kind: 'failed', reason: reason.slice(0, 160) || 'it gave no reason' };
  }
  return { kind: 'words', words: parseTsv(output.toString('utf8')), languages: models };
}

/** Draws one page of a PDF as a grey PNG, by poppler's pdftoppm. Null where there is no such program; empty where it failed. */
export async function drawPage(
  pdf: Uint8Array,
  page: number,
  program = 'pdftoppm',
  dotsPerInch = 300,
): Promise<Uint8Array | null> {
  const args = ['-r', String(dotsPerInch), '-gray', '-png', '-f', String(page), '-l', String(page), '-'];
  const { output, error } = await run(program, args, pdf, PAGE_BUDGET);
  if (error !== null && (error.code === 'ENOENT' || error.code === 127)) return null;
  return error === null ? output : new Uint8Array();
}

/** Parses Tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function parseTsv(tsv: string): readonly OcrWord[] {
  return tsv.split(/\r?\n/u).flatMap((row): readonly OcrWord[] => {
    const cells = row.split('\t');
    const text = cells.slice(11).join('\t').trim();
    if (cells[0] !== '5' || text === '') return [];
    const [page = 1, block = 0, paragraph = 0, line = 0] = cells.slice(1, 5).map(Number);
    return [{ text, confidence: Number(cells[10]), page, block, paragraph, line }];
  });
}

interface Outcome {
  readonly output: Buffer;
  readonly error: {
    readonly code?: string | number | null;
    readonly killed?: boolean;
    readonly message: string;
  } | null;
}

function run(program: string, args: readonly string[], input: Uint8Array, timeout: number): Promise<Outcome> {
  const isLimited = existsSync(LIMITER);
  const command = isLimited ? LIMITER : program;
  const given = isLimited ? [`--as=${MEMORY}`, `--cpu=${Math.ceil(timeout / 500)}`, program, ...args] : [...args];
  return new Promise((resolve) => {
    const child = execFile(
      command,
      given,
      // One thread: the reading threads share the machine already.
      {
        timeout,
        killSignal: 'SIGKILL',
        maxBuffer: 64 * MB,
        encoding: 'buffer',
        env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      },
      (error, output) => {
        resolve({ output, error: error as Outcome['error'] });
      },
    );
    // A program that is not there, or ends before it has read everything, closes its end.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
