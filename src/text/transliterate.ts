/**
 * One spelling for many scripts: what lets «Кудрявцев» meet "Kudryavtsev", "Kudriavtsev" and "Kudrjavcev".
 *
 * `toLatin` spells Cyrillic and Greek with plain Latin letters (close to BGN/PCGN, diacritics dropped). `skeleton` goes
 * further: the consonants only, in classes that survive the usual transliterations of Russian into English, German, French,
 * Spanish, Czech and Polish (ж = zh j ž sch, х = kh h ch j, ц = ts c z, в = v w f).
 */

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  є: 'ye',
  і: 'i',
  ї: 'yi',
  ў: 'u',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ђ: 'dj',
  џ: 'dz',
  ѓ: 'g',
  ќ: 'k',
  ѕ: 'dz',
  ѣ: 'e',
  ѳ: 'f',
  ѵ: 'i',
};
const GREEK: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'kh',
  ψ: 'ps',
  ω: 'o',
};
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  þ: 'th',
  ð: 'd',
  ı: 'i',
};

/** Spells a text in plain lower-case Latin letters; what has no spelling (Han, Arabic, digits, punctuation) stays as it is. */
export function toLatin(text: string): string {
  let out = '';
  // й and ї would fall apart into letter and accent below, so Cyrillic is spelled before.
  for (const letter of text.normalize('NFC').toLowerCase()) out += CYRILLIC[letter] ?? letter;
  let plain = '';
  for (const letter of out.normalize('NFD')) {
    if (/\p{M}/u.test(letter)) continue;
    plain += LATIN[letter] ?? GREEK[letter] ?? CYRILLIC[letter] ?? letter;
  }
  return plain;
}

// Longest first: what one letter of Cyrillic is spelled with, and the ways in which English, German, French, Polish and Czech
// write the same sounds. Each class is one capital letter.
const SHCH = /shch|schtsch|szcz|chtch|stsch|tch|tsch|dsch|dzh/gu;
const DIGRAPH = /sch|sh|sz|zh|rz|tz|ts|cz|ch|kh|ck|ph|th|gh|dj|nj|lj|ks|qu|tc/gu;
const DIGRAPHS: Readonly<Record<string, string>> = {
  sch: 'S',
  sh: 'S',
  sz: 'S',
  zh: 'S',
  rz: 'S',
  tz: 'S',
  ts: 'S',
  cz: 'S',
  tc: 'S',
  ch: 'K',
  kh: 'K',
  ck: 'K',
  ph: 'F',
  th: 'T',
  gh: 'K',
  dj: 'S',
  nj: 'N',
  lj: 'L',
  ks: 'KS',
  qu: 'K',
};
const LETTERS: Readonly<Record<string, string>> = {
  b: 'P',
  p: 'P',
  v: 'F',
  w: 'F',
  f: 'F',
  d: 'T',
  t: 'T',
  z: 'S',
  s: 'S',
  c: 'K',
  k: 'K',
  q: 'K',
  x: 'KS',
  g: 'K',
  h: 'K',
  j: 'S',
  l: 'L',
  m: 'M',
  n: 'N',
  r: 'R',
};

/**
 * Builds the consonant skeleton of a word: equal for the usual spellings of one name in any script, `''` for a word with
 * fewer than two consonants. Coarse on purpose: it proposes, frequency and position decide.
 */
export function skeleton(word: string): string {
  const latin = toLatin(word)
    .replace(SHCH, 'S')
    .replace(DIGRAPH, (digraph) => DIGRAPHS[digraph] ?? '');
  let out = '';
  for (const letter of latin) {
    const classed = LETTERS[letter] ?? (/[A-Z]/u.test(letter) ? letter : '');
    for (const one of classed) if (!out.endsWith(one)) out += one;
  }
  return out.length < 2 ? '' : out;
}
