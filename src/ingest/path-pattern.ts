/**
 * Patterns of paths: `letters/{name}.ru.txt`, `scans/{name}-*.jpg`.
 *
 * `{name}` stands for one or more characters of a file's name, the same ones wherever it is written; `*` for any number of characters.
 * Neither goes over a `/`. Everything else is itself.
 */

/** A pattern that was understood. */
export interface PathPattern {
  readonly words: string;
  /** The placeholders, in the order in which they come. */
  readonly names: readonly string[];
  readonly hasStar: boolean;
}

/** What placeholders stand for. */
export type Binding = Readonly<Record<string, string>>;

/** Why a pattern is none. */
export type PatternFault = 'escapes' | 'empty' | 'open' | 'wild';

const PIECE = /\{([^{}]*)\}|\*/gu;
const NAME = /^[\p{L}\p{N}_-]{1,40}$/u;
/** In one name of a path. More could make a match slow, and no folder needs them. */
const MOST_WILD = 3;
const LONGEST = 1000;

/** Parses a pattern; it may not leave the folder it is written in. */
export function parsePattern(written: string): PathPattern | PatternFault {
  const words = written.trim().replace(/^(?:\.\/)+/u, '');
  if (words === '' || words.length > LONGEST) return 'empty';
  if (/^[/\\~]|^[A-Za-z]:|\\|\0/u.test(words) || words.split('/').includes('..')) return 'escapes';
  const pieces = [...words.matchAll(PIECE)];
  const names = pieces.flatMap(([, name]) => name ?? []);
  if (names.some((name) => !NAME.test(name)) || /[{}]/u.test(words.replace(PIECE, ''))) return 'open';
  if (words.split('/').some((part) => (part.match(PIECE)?.length ?? 0) > MOST_WILD) || words.includes('**'))
    return 'wild';
  return { words, names: [...new Set(names)], hasStar: pieces.some(([piece]) => piece === '*') };
}

/** Builds the test of paths for a pattern; it gives what the placeholders stand for, or the binding, where that is given. */
export function startMatch(pattern: PathPattern, binding: Binding | null = null): (path: string) => Binding | null {
  const groups: string[] = [];
  let source = '';
  let end = 0;
  for (const piece of pattern.words.matchAll(PIECE)) {
    const [written, name] = piece;
    source += escapeWords(pattern.words.slice(end, piece.index));
    end = piece.index + written.length;
    if (name === undefined) source += '[^/]*';
    else if (binding !== null) source += escapeWords(binding[name] ?? '');
    else if (groups.includes(name)) source += `\\k<g${groups.indexOf(name)}>`;
    else {
      source += `(?<g${groups.length}>[^/]+?)`;
      groups.push(name);
    }
  }
  const test = new RegExp(`^${source}${escapeWords(pattern.words.slice(end))}$`, 'u');
  return (path) => {
    const match = test.exec(path);
    if (match === null) return null;
    return binding ?? Object.fromEntries(groups.map((name, at) => [name, match[at + 1] ?? '']));
  };
}

/** Puts what placeholders stand for into words; a placeholder of no name stays as it is. */
export function fillIn(words: string, binding: Binding): string {
  return words.replace(PIECE, (written: string, name: string | undefined) =>
    name === undefined ? written : (binding[name] ?? written),
  );
}

function escapeWords(words: string): string {
  return words.replace(/[$()*+./?[\\\]^{|}]/gu, (sign) => `\\${sign}`);
}
