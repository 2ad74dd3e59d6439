/**
 * How a file is encoded: byte order mark, its own declaration, strict UTF-8, then a guess among the code pages of Europe.
 *
 * The guess is ours because a detector needs more text than a telegram has: every candidate is decoded and judged by how much
 * it looks like writing (letter frequencies, capitals inside words, scripts mixed in a word). jschardet is asked where none does.
 */
import { Buffer, isUtf8 } from 'node:buffer';
import jschardet from 'jschardet';

/** The outcome: `encoding` is null where the bytes are no text; `start` is the length of the byte order mark. */
export interface Detected {
  readonly encoding: string | null;
  readonly certain: boolean;
  readonly start: number;
}

/** Bytes looked at for the guess; more does not change it. */
const SAMPLE = 64 * 1024;
const CYRILLIC_PAGES = ['windows-1251', 'koi8-r', 'koi8-u', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'];
const LATIN_PAGES = ['windows-1252', 'windows-1250', 'macintosh'];
/** A page scores about 0.5 to 1 when it is right and below 0 when it is wrong. */
const CONVINCING = 0;

/** Share of each letter in Russian running text, in per mille (Russian National Corpus). */
const RUSSIAN: Readonly<Record<string, number>> = Object.fromEntries(
  'о110 е85 а80 и74 н67 т63 с55 р47 в45 л43 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч15 й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ъ0.4 ё0.5 і2 ї1 є1 ґ0.2 ў0.3 ј0.3 љ0.1 њ0.1 ђ0.1 ћ0.1 џ0.1 ѣ0.5'
    .split(' ')
    .map((entry) => [entry.charAt(0), Number(entry.slice(1))]),
);
const WESTERN = new Set('éèêëàâäçñöüßíóúáïîôùûœæøåìòãõ');
const CENTRAL = new Set('ěščřžýůďťňłąęśćźżńőűáéíóúäöüßôĺľŕăâîțșţşđ');
const TYPOGRAPHY = new Set('«»–—№…“”„‘’§°\u00A0†•©');
/** Common words that only one of two neighbouring pages spells right. */
const TELLTALES: Readonly<Record<string, RegExp>> = {
  'windows-1252':
    /(?<!\p{L})(?:à|été|même|très|où|être|après|déjà|là|für|über|können|würde|daß|está|también|más|según|año|señor|não|são|è|più|però|så|på)(?!\p{L})/giu,
  'windows-1250':
    /(?<!\p{L})(?:že|při|být|též|která|který|není|více|již|můj|že|że|się|są|być|także|może|który|więc|dnia|při|čs)(?!\p{L})/giu,
  macintosh:
    /(?<!\p{L})(?:à|été|même|très|où|être|après|für|über|können|würde|daß|está|también|más|según|año)(?!\p{L})/giu,
};

/** Decodes bytes without looking for a byte order mark; what cannot be read becomes �. */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  // A tenth of the decoder's time, where nothing has to be replaced.
  if (encoding === 'utf-8' && isUtf8(bytes))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  // Asked for all at once, Node 20 reads windows-1252 as ISO 8859-1 and loses “ ” … –; asked for a stream it does not.
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}

/** Detects the encoding of a file's bytes. */
export function detectEncoding(bytes: Uint8Array): Detected {
  const mark = findByteOrderMark(bytes);
  if (mark !== null) return mark;
  if (bytes.subarray(0, SAMPLE).includes(0)) {
    const wide = detectWide(bytes.subarray(0, SAMPLE - (SAMPLE % 2)));
    return { encoding: wide, certain: false, start: 0 };
  }
  if (hasManyControls(bytes.subarray(0, SAMPLE))) return { encoding: null, certain: false, start: 0 };
  if (isUtf8(bytes)) return { encoding: 'utf-8', certain: true, start: 0 };
  const declared = findDeclared(bytes);
  if (declared !== null && declared !== 'utf-8') return { encoding: declared, certain: true, start: 0 };
  if (isMostlyUtf8(bytes.subarray(0, 4 * SAMPLE))) return { encoding: 'utf-8', certain: true, start: 0 };
  return { encoding: guessPage(sampleOf(bytes)), certain: false, start: 0 };
}

function findByteOrderMark(bytes: Uint8Array): Detected | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', certain: true, start: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', certain: true, start: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', certain: true, start: 2 };
  return null;
}

/** UTF-16 without its mark: one of the two orders gives writing, the other rubbish. */
function detectWide(sample: Uint8Array): string | null {
  const scores = ['utf-16le', 'utf-16be'].map((encoding) => {
    const text = decodeBytes(sample, encoding);
    const usual = text.match(/[\t\n\r\u0020-\u024F\u0370-\u05FF\u2010-\u2044\u2116]/gu)?.length ?? 0;
    return { encoding, share: text.length === 0 ? 0 : usual / Array.from(text).length };
  });
  const best = scores.reduce((a, b) => (b.share > a.share ? b : a));
  return best.share > 0.9 ? best.encoding : null;
}

function hasManyControls(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a && byte !== 0x1b)) controls += 1;
  return controls > Math.max(8, sample.length / 100);
}

/** UTF-8 with a few broken bytes is UTF-8: sequences of two and more bytes do not come about by chance. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const length =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0;
    const whole =
      length > 0 &&
      bytes.subarray(at + 1, at + length).every((next) => (next & 0xc0) === 0x80) &&
      at + length <= bytes.length;
    if (length > 1 && whole) good += 1;
    else if (!whole) bad += 1;
    at += whole ? length : 1;
  }
  return good > 0 && good >= 4 * bad;
}

/** The declaration of XML and HTML, where it names an encoding that exists. */
function findDeclared(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2048)).toString('latin1');
  const label =
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/iu.exec(head)?.[1] ??
    /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)/iu.exec(head)?.[1];
  if (label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // A page whose bytes are ASCII-compatible cannot be UTF-16, whatever it says.
    return encoding.startsWith('utf-16') ? null : encoding;
  } catch {
    return null;
  }
}

/** The stretch with the first non-ASCII bytes: a long English front part says nothing. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, first - 256);
  return bytes.subarray(from, from + SAMPLE);
}

function guessPage(sample: Uint8Array): string {
  const scored = [
    ...CYRILLIC_PAGES.map((page) => ({ page, score: scoreCyrillic(decodeBytes(sample, page)) })),
    ...LATIN_PAGES.map((page) => ({ page, score: scoreLatin(decodeBytes(sample, page), page) })),
  ].sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (best !== undefined && best.score > CONVINCING) return best.page;
  const named = jschardet.detect(Buffer.from(sample)).encoding;
  try {
    if (named !== null) return new TextDecoder(named).encoding;
  } catch {
    // An encoding the platform cannot decode is no help.
  }
  return best?.page ?? 'windows-1252';
}

/** Scores a text as Russian: the mean over its non-ASCII characters of the logarithm of how much likelier than chance each is where it stands. */
export function scoreCyrillic(text: string): number {
  let sum = 0;
  let count = 0;
  let previous = ' ';
  for (const char of text) {
    if (char > '\u007F') {
      count += 1;
      sum += scoreCyrillicChar(char, previous);
    } else if (/[a-z]/iu.test(char) && /\p{Script=Cyrillic}/u.test(previous)) {
      sum -= 2;
    }
    previous = char;
  }
  return count === 0 ? -9 : sum / count;
}

function scoreCyrillicChar(char: string, previous: string): number {
  const lower = char.toLowerCase();
  const frequency = RUSSIAN[lower];
  if (frequency !== undefined) {
    const base = Math.max(-3, Math.log(frequency / 30)) + 0.4;
    if (/[a-z]/iu.test(previous)) return -2;
    if (char === lower) return base;
    return base - (/\p{Ll}/u.test(previous) ? 3 : 0.3);
  }
  return scoreOther(char);
}

function scoreOther(char: string): number {
  if (TYPOGRAPHY.has(char)) return 0.3;
  if (char === '\uFFFD') return -6;
  if (char >= '\u0080' && char <= '\u009F') return -5;
  return -3;
}

/** Scores a text as a language of Western Europe, or of Central Europe for `windows-1250`. */
export function scoreLatin(text: string, page: string): number {
  const letters = page === 'windows-1250' ? CENTRAL : WESTERN;
  let sum = 0;
  let count = 0;
  const chars = Array.from(text);
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] ?? ' ';
    if (char <= '\u007F') continue;
    count += 1;
    const before = chars[at - 1] ?? ' ';
    const after = chars[at + 1] ?? ' ';
    const lower = char.toLowerCase();
    if (letters.has(lower)) {
      // Two accented letters together are rare, three never happen.
      const crowd =
        (isAccented(before) ? 1 : 0) +
        (isAccented(after) ? 1 : 0) +
        (isAccented(chars[at + 2] ?? ' ') && isAccented(after) ? 1 : 0);
      const capital = char !== lower && /\p{Ll}/u.test(before) ? 3 : 0;
      sum += 0.9 - crowd * 0.9 - capital;
    } else if ('¿¡'.includes(char)) {
      sum += /\p{L}/u.test(before) ? -3 : 0.5;
    } else {
      sum += /\p{L}/u.test(before) && /\p{L}/u.test(after) && !'’‘–—'.includes(char) ? -2 : scoreOther(char);
    }
  }
  if (count === 0) return -9;
  const telltales = text.match(TELLTALES[page] ?? /(?!)/gu)?.length ?? 0;
  return sum / count + Math.min(0.6, (2 * telltales) / count);
}

function isAccented(char: string): boolean {
  return char > '\u00BF' && /\p{L}/u.test(char);
}
