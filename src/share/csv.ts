/** Tables for spreadsheets and other programs (RFC 4180). */

/** Excel takes a table for one of its own letters unless it begins with this mark. */
export const CSV_HEAD = '\uFEFF';

/** What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection), behind any apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/**
 * Formats one line, its end included: a field stands in quotation marks where it needs them, which are doubled inside. Words that
 * begin like a formula get an apostrophe before them, so that no spreadsheet reckons or runs them; lists of descriptions are read
 * without it.
 */
export function formatCsvLine(fields: readonly (string | number | null | undefined)[]): string {
  const cells = fields.map((field) => {
    const words = field === null || field === undefined ? '' : String(field);
    const text = typeof field === 'string' && FORMULA.test(words) ? `'${words}` : words;
    return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${cells.join(',')}\r\n`;
}
