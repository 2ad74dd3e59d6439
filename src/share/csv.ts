/** Tables for spreadsheets and other programs (RFC 4180). */

/** Excel takes a table for one of its own letters unless it begins with this mark. */
export const CSV_HEAD = '\uFEFF';

/** Formats one line, its end included: a field stands in quotation marks where it needs them, which are doubled inside. */
export function formatCsvLine(fields: readonly (string | number | null | undefined)[]): string {
  const cells = fields.map((field) => {
    const text = field === null || field === undefined ? '' : String(field);
    return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${cells.join(',')}\r\n`;
}
