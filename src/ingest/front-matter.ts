/** The fields a file carries at its head: YAML between `---` lines, or plain “Key: value” lines. */
import { parse } from 'yaml';
import { type Problem, toProblem } from '../errors.ts';
import { findTarget } from './front-matter-keys.ts';
import type { SourceLine } from './paragraphs.ts';

/** One field as the file gives it; `path` is the way through nested YAML, `naa_refs.0.reference`. */
export interface HeadField {
  readonly path: string;
  readonly value: string;
  readonly at: string;
}

/** The head of a file and the lines after it. */
export interface Head {
  readonly fields: readonly HeadField[];
  readonly body: readonly SourceLine[];
  readonly problems: readonly Problem[];
}

/** Plain “Key: value” lines are a head only with so many known keys in a row. */
const PLAIN_LEAST = 2;
/** A longer line is no field. */
const LONGEST_FIELD = 4000;

/** Reads the head of a file's lines. Broken YAML is a problem, and the text is read without it. */
export function readHead(lines: readonly SourceLine[], path: string): Head {
  const first = lines.findIndex((line) => line.text.trim() !== '');
  if (first < 0) return { fields: [], body: lines, problems: [] };
  if (/^---\s*$/u.test(lines[first]?.text.replace(/^\uFEFF/u, '') ?? '')) return readYaml(lines, first, path);
  return readPlain(lines, first);
}

/** Parses a file that is YAML and nothing else; null where it is broken, or no list of keys and values. */
export function parseYaml(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const data = parseData(text);
    return typeof data === 'object' && data !== null && !Array.isArray(data)
      ? (data as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

/** Dates stay strings and aliases cannot multiply. */
function parseData(text: string): unknown {
  return parse(text, { schema: 'failsafe', maxAliasCount: 20, logLevel: 'error' });
}

function readYaml(lines: readonly SourceLine[], first: number, path: string): Head {
  const end = lines.findIndex((line, index) => index > first && /^(?:---|\.\.\.)\s*$/u.test(line.text));
  if (end < 0) return { fields: [], body: lines, problems: [] };
  const source = lines.slice(first + 1, end);
  const body = lines.slice(end + 1);
  try {
    const data = parseData(source.map((line) => line.text).join('\n'));
    // Words between two rules are words and no front matter.
    if (typeof data !== 'object' || data === null || Array.isArray(data))
      return { fields: [], body: lines, problems: [] };
    const fields: HeadField[] = [];
    flatten(data, [], source, fields, 0);
    return { fields, body, problems: [] };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const at = lines[first]?.at ?? '';
    const problem = toProblem('YAML_BROKEN', { reason: reason.slice(0, 160) }, { at, file: path });
    return { fields: readBroken(source), body, problems: [problem] };
  }
}

/** What is not YAML may still be read line by line; what is no “key: value” either is kept as it stands. */
function readBroken(lines: readonly SourceLine[]): readonly HeadField[] {
  return lines.flatMap(({ text, at }): HeadField[] => {
    if (text.trim() === '') return [];
    const pair =
      text.length > LONGEST_FIELD ? null : /^([\p{L}][\p{L}\d ._-]{0,40}?)\s*:\s+["']?(.*?)["']?\s*$/u.exec(text);
    return [{ path: pair?.[1] ?? 'front matter', value: pair?.[2] ?? text.trim(), at }];
  });
}

function flatten(
  value: unknown,
  path: readonly string[],
  lines: readonly SourceLine[],
  into: HeadField[],
  depth: number,
): void {
  if (depth > 8 || into.length > 500) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) flatten(item, [...path, String(index)], lines, into, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) flatten(item, [...path, key], lines, into, depth + 1);
  } else {
    const key = path.findLast((part) => !/^\d+$/u.test(part)) ?? '';
    const line = lines.find(({ text }) => text.replace(/^[\s-]*["']?/u, '').startsWith(key));
    into.push({
      path: path.join('.'),
      value: typeof value === 'string' ? value.trim() : '',
      at: line?.at ?? lines[0]?.at ?? '',
    });
  }
}

function readPlain(lines: readonly SourceLine[], first: number): Head {
  const fields: HeadField[] = [];
  let at = first;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    const words = line !== undefined && line.text.length <= LONGEST_FIELD ? line.text : '';
    const pair = /^\s*([\p{L}][\p{L} ._'-]{0,30}?)\s*:\s+(\S.*)$/u.exec(words);
    if (line === undefined || pair?.[1] === undefined || pair[2] === undefined) break;
    const target = findTarget(pair[1]);
    if (target === undefined && fields.length === 0) break;
    fields.push({ path: pair[1], value: pair[2].trim(), at: line.at });
  }
  const known = fields.filter(({ path }) => findTarget(path) !== undefined).length;
  // “From: …” over a telegram is the telegram's own words; a head ends with a blank line and names more than one thing.
  const ends = at >= lines.length || (lines[at]?.text.trim() ?? '') === '';
  const names = fields.some(({ path }) =>
    /^(?:title|date|language|lang|reference|source|название|дата|язык|шифр|titel|datum|titre|título|fecha)$/iu.test(
      path,
    ),
  );
  if (known < PLAIN_LEAST || known < fields.length / 2 || !ends || !names)
    return { fields: [], body: lines, problems: [] };
  return { fields, body: lines.slice(at), problems: [] };
}
