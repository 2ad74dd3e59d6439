/** Builds small PDF files for tests: lines of Courier at given places, and nothing else (ISO 32000-1, 7.5). */

/** A line: where it begins (points from the left and the top of the page), its words, and the size of its letters. */
export type Placed = readonly [x: number, y: number, words: string, size?: number];

const HEIGHT = 792;
/** The width of a letter of Courier, in sizes. */
export const COURIER = 0.6;

/** Builds a PDF of pages of placed lines; `encrypt` is the inside of an encryption dictionary. */
export function buildPdf(pages: readonly (readonly Placed[])[], encrypt?: string): Uint8Array {
  const objects: string[] = [];
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  objects.push('<< /Type /Catalog /Pages 2 0 R >>');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>');
  for (const [index, lines] of pages.entries()) {
    const content = lines
      .map(
        ([x, y, words, size = 10]) =>
          `BT /F1 ${size} Tf 1 0 0 1 ${x} ${HEIGHT - y} Tm (${words.replace(/([\\()])/gu, '\\$1')}) Tj ET`,
      )
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 ${HEIGHT}] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  if (encrypt !== undefined) objects.push(`<< ${encrypt} >>`);
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  const secret =
    encrypt === undefined
      ? ''
      : `/Encrypt ${objects.length} 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${secret} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0) & 0xff);
}

/** Sets words as lines of at most `width` letters, one under another. */
export function setLines(
  words: string,
  width: number,
  x: number,
  y: number,
  leading = 12,
  size = 10,
): readonly Placed[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, index): Placed => [x, y + index * leading, line, size]);
}
