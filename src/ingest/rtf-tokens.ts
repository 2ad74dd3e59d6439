/** RTF (version 1.9.1) as a stream of what it says: groups, control words, and characters in the code page that holds where they stand. */

export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  | { readonly kind: 'bytes'; readonly bytes: readonly number[] }
  | { readonly kind: 'binary'; readonly length: number };

const SIGNS: Readonly<Record<string, string>> = { '{': '{', '}': '}', '\\': '\\' };

/** Lists the tokens of a file. Never throws; what breaks off in the middle of a token is left out. */
export function* listTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  const letter = (): string => String.fromCharCode(bytes[at] ?? 0);
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x7b || byte === 0x7d) {
      at += 1;
      yield { kind: byte === 0x7b ? 'open' : 'close' };
    } else if (byte === 0x5c) {
      at += 1;
      const next = letter();
      if (next === "'") {
        const code = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16);
        at += 3;
        if (Number.isInteger(code)) yield { kind: 'bytes', bytes: [code] };
      } else if (/[a-z]/iu.test(next)) {
        const start = at;
        while (at < bytes.length && at - start < 32 && /[a-z]/iu.test(letter())) at += 1;
        const name = latin(bytes, start, at);
        const number = at;
        if (letter() === '-') at += 1;
        while (at < bytes.length && at - number < 11 && /\d/u.test(letter())) at += 1;
        const digits = latin(bytes, number, at);
        const value = /\d/u.test(digits) ? Number(digits) : null;
        if (letter() === ' ') at += 1;
        if (name === 'bin') {
          const length = Math.max(0, Math.min(value ?? 0, bytes.length - at));
          at += length;
          yield { kind: 'binary', length };
        } else yield { kind: 'word', name, value };
      } else {
        at += 1;
        if (SIGNS[next] !== undefined) yield { kind: 'bytes', bytes: [next.charCodeAt(0)] };
        else if (next === '\n' || next === '\r') yield { kind: 'word', name: 'par', value: null };
        else yield { kind: 'word', name: next, value: null };
      }
    } else if (byte === 0x0a || byte === 0x0d || byte === 0) {
      at += 1;
    } else {
      const start = at;
      while (at < bytes.length && at - start < 4096 && !isSpecial(bytes[at] ?? 0)) at += 1;
      yield { kind: 'bytes', bytes: [...bytes.subarray(start, at)] };
    }
  }
}

function isSpecial(byte: number): boolean {
  return byte === 0x7b || byte === 0x7d || byte === 0x5c || byte === 0x0a || byte === 0x0d || byte === 0;
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** Character sets of fonts (`\fcharset`) → names of the WHATWG Encoding Standard. */
const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const CODE_PAGES: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28595: 'iso-8859-5',
  65001: 'utf-8',
};

/** Finds the encoding of a font by its character set; undefined where it takes the file's. */
export function findCharset(charset: number): string | undefined {
  return CHARSETS[charset];
}

/** Finds the encoding of a code page (`\ansicpg`); undefined where it is not one Sverka knows. */
export function findCodePage(page: number): string | undefined {
  return page >= 1250 && page <= 1258 ? `windows-${page}` : CODE_PAGES[page];
}
