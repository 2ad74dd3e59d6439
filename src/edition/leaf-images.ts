/** The pictures of a record's leaves as a page shows them. */
import type { StoredRecord } from '../archive/archive.ts';

/** A picture beside the text. */
export interface ShownImage {
  readonly path: string;
  readonly sha256: string;
  /** The page of a PDF or TIFF, from 1; null for a picture. */
  readonly page: number | null;
  /** What a browser can do with it: show it, or have its page drawn. */
  readonly form: 'picture' | 'pdf' | 'tiff';
  /** The leaf mark of the original that begins on it; null where that is not known. */
  readonly leaf: string | null;
  readonly unit: 'leaf' | 'page';
}

/** Lists the pictures of a record that its version still has the files of. */
export function listShownImages(stored: StoredRecord): readonly ShownImage[] {
  const { record, versions, version, source } = stored;
  const files = versions.find((one) => one.version === version)?.files ?? source.files;
  const marks = record.texts[0]?.marks ?? [];
  return (record.images ?? []).flatMap((image): readonly ShownImage[] => {
    const file = files.find(({ path }) => path === image.file);
    if (file === undefined) return [];
    const form = /\.tiff?$/iu.test(file.path) ? 'tiff' : /\.pdf$/iu.test(file.path) ? 'pdf' : 'picture';
    const mark = marks.find((one) => one.kind === 'leaf' && one.n === image.leaf);
    return [
      {
        path: file.path,
        sha256: file.sha256,
        page: form === 'picture' ? null : (image.page ?? 1),
        form,
        leaf: image.leaf ?? null,
        unit: mark?.kind === 'leaf' ? (mark.unit ?? 'leaf') : 'leaf',
      },
    ];
  });
}
