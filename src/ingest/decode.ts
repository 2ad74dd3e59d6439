/** Bytes → characters. What is not a text is turned away with a reason; what is damaged is read and said to be damaged. */
import { isUtf8 } from 'node:buffer';
import { type Problem, toProblem } from '../errors.ts';
import { findFileKind } from './file-kind.ts';
import { decodeBytes, detectEncoding } from './encoding.ts';
import { mendText } from './mojibake.ts';
import type { SourceFile } from './source.ts';

/** A file as characters. The byte order mark is gone, line ends are as they came. */
export interface DecodedFile {
  readonly path: string;
  readonly text: string;
  /** A name the WHATWG Encoding Standard knows: `utf-8`, `windows-1251`. */
  readonly encoding: string;
  readonly problems: readonly Problem[];
}

/** One document may be this large, in bytes: a volume of FRUS is 15 MB, a document over 64 MB is several. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Checks the size of a file; null where it may be read. */
export function checkSize({ path, bytes }: SourceFile): Problem | null {
  if (bytes.length <= LARGEST_FILE) return null;
  return toProblem('TOO_LARGE', { size: formatSize(bytes.length), limit: formatSize(LARGEST_FILE) }, { file: path });
}

/** Decodes a file; null text (`file: null`) with one problem where it holds none. */
export function decodeFile(source: SourceFile): {
  readonly file: DecodedFile | null;
  readonly problems: readonly Problem[];
} {
  const { path, bytes } = source;
  const refuse = (problem: Problem): { file: null; problems: readonly Problem[] } => ({
    file: null,
    problems: [problem],
  });
  if (bytes.length === 0) return refuse(toProblem('EMPTY_FILE', {}, { file: path }));
  const kind = findFileKind(bytes, path);
  if (kind !== null) return refuse(toProblem(kind.code, { kind: kind.name }, { file: path }));
  const tooLarge = checkSize(source);
  if (tooLarge !== null) return refuse(tooLarge);
  const { encoding, certain, start } = detectEncoding(bytes);
  if (encoding === null) return refuse(toProblem('BINARY_FILE', { kind: 'binary data' }, { file: path }));
  const decoded = shortenBlanks(decodeBytes(bytes.subarray(start), encoding));
  const mended = mendText(decoded);
  const text = mended?.text ?? decoded;
  const problems: Problem[] = [];
  if (!certain) problems.push(toProblem('ENCODING_GUESSED', { encoding }, { file: path }));
  if (text.includes('\uFFFD') && !hasWrittenReplacement(bytes, encoding)) {
    problems.push(toProblem('ENCODING_DAMAGED', { encoding }, { file: path }));
  }
  if (mended !== null) {
    const { was, taken, lines, left } = mended;
    problems.push(toProblem('TEXT_MENDED', { was, taken, lines, left }, { file: path }));
  }
  if (!/[\p{L}\p{N}]/u.test(text)) return refuse(toProblem('NO_TEXT', {}, { file: path }));
  return { file: { path, text, encoding, problems }, problems };
}

/** A run of blanks longer than this is none that a table has. */
const MOST_BLANKS = 500;

/**
 * Cuts runs of blanks down to a length that no table has. They mean nothing, and a pattern that looks for what stands after blanks takes
 * the square of their number.
 */
function shortenBlanks(text: string): string {
  if (!hasLongBlanks(text)) return text;
  return text.replace(/[ \t\u00A0]{500,}/gu, (blanks) => blanks.slice(0, MOST_BLANKS));
}

/** Looks at one letter in five hundred: a run that long has one of them. */
function hasLongBlanks(text: string): boolean {
  for (let at = 0; at < text.length; at += MOST_BLANKS) {
    let [from, to] = [at, at];
    while (from > 0 && isBlank(text.charCodeAt(from - 1))) from -= 1;
    while (isBlank(text.charCodeAt(to))) to += 1;
    if (to - from >= MOST_BLANKS) return true;
  }
  return false;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0xa0;
}

/** A � that stands in the file itself (EF BF BD) was lost by somebody else before. */
function hasWrittenReplacement(bytes: Uint8Array, encoding: string): boolean {
  return encoding === 'utf-8' && isUtf8(bytes);
}

function formatSize(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / (1024 * 1024))} MB` : `${Math.round(bytes / 1024)} kB`;
}
