/** The pictures of a document's leaves that lie beside its text: in order, each at the leaf it shows where that can be told. */
import type { LeafImage, RecordReading } from '../model/record.ts';
import { findOpeningLeaf } from '../model/reference.ts';
import type { SourceFile } from './source.ts';
import { countTiffPages } from './tiff.ts';

/** More pages than this are not laid beside a text. */
const MOST_PAGES = 2000;

/** Lists the pictures in files: a picture each, of a PDF and of a TIFF with several its pages. */
export async function listImages(files: readonly SourceFile[]): Promise<readonly LeafImage[]> {
  const images: LeafImage[] = [];
  for (const { path, bytes } of files) {
    const inTiff = countTiffPages(bytes);
    const pages = isPdf(bytes) ? await (await import('./pdf-pages.ts')).countPages(bytes) : inTiff > 1 ? inTiff : 0;
    if (pages === 0) images.push({ file: path });
    for (let page = 1; page <= Math.min(pages, MOST_PAGES); page += 1) images.push({ file: path, page });
  }
  return images;
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

/**
 * Lays pictures at the leaves of a record: by the number in their names where each has that of a leaf, else one by one where there are
 * as many as leaves (or one more, for the leaf the text begins on). Where neither holds nothing is guessed.
 */
export function placeImages(record: RecordReading, images: readonly LeafImage[]): RecordReading {
  if (images.length === 0) return record;
  const marks = record.texts[0]?.marks.flatMap((mark) => (mark.kind === 'leaf' ? [mark.n] : [])) ?? [];
  const opening = findOpeningLeaf(record.reference?.leaves ?? null, marks[0]);
  const known = new Set([...(opening === null ? [] : [opening]), ...marks]);
  const named = images.map(({ file, page }) =>
    page === undefined ? /(\d+)\D*$/u.exec(file.replace(/\.\w+$/u, ''))?.[1]?.replace(/^0+(?=\d)/u, '') : undefined,
  );
  const isNamed =
    named.every((number) => number !== undefined && known.has(number)) && new Set(named).size === named.length;
  const shift = images.length - marks.length;
  const placed = images.map((image, at): LeafImage => {
    const leaf = isNamed ? named[at] : shift === 0 || shift === 1 ? marks[at - shift] : undefined;
    return leaf === undefined ? image : { ...image, leaf };
  });
  return { ...record, images: placed };
}
