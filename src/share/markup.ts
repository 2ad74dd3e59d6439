/** Escaping for XML and HTML: the text of a record never becomes markup. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Formats text for XML or HTML, in an element or in a quoted attribute. Characters XML 1.0 forbids become U+FFFD. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign).replace(FORBIDDEN, '\uFFFD');
}

// XML 1.0, production 2 (Char): control characters but tab and line ends, lone surrogates, U+FFFE and U+FFFF.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
