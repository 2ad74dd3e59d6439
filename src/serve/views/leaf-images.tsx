/** The pictures of the leaves beside their text; of a TIFF, which browsers do not show, a drawing and the file itself. */
import type { Child } from 'hono/jsx';
import { formatLeaf, type Paragraph, type ShownImage } from '../../edition/edition.ts';
import { toRecordAddress, withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';

/** Paragraphs that stand under the same picture. */
export interface LeafGroup {
  readonly images: readonly ShownImage[];
  readonly paragraphs: readonly Paragraph[];
}

/** Cuts paragraphs before each in which a pictured leaf begins. Pictures whose leaf is not known stand first. */
export function groupByLeaf(paragraphs: readonly Paragraph[], images: readonly ShownImage[]): readonly LeafGroup[] {
  const byLeaf = new Map(images.flatMap((image) => (image.leaf === null ? [] : [[image.leaf, image] as const])));
  const groups: { images: ShownImage[]; paragraphs: Paragraph[] }[] = [
    { images: images.filter(({ leaf }) => leaf === null), paragraphs: [] },
  ];
  for (const paragraph of paragraphs) {
    const begun = listLeaves(paragraph).flatMap((leaf) => {
      const image = byLeaf.get(leaf);
      byLeaf.delete(leaf);
      return image ?? [];
    });
    const current = groups.at(-1);
    if (begun.length === 0) current?.paragraphs.push(paragraph);
    else if (current?.paragraphs.length === 0) {
      current.images.push(...begun);
      current.paragraphs.push(paragraph);
    } else groups.push({ images: begun, paragraphs: [paragraph] });
  }
  return groups;
}

/** The leaves of the original that begin in a paragraph. */
function listLeaves({ rows }: Paragraph): readonly string[] {
  return rows.flatMap(({ original }) =>
    (original?.pieces ?? []).flatMap((piece) => (piece.kind === 'leaf' && !piece.carried ? [piece.n] : [])),
  );
}

interface LeafImagesProps {
  readonly record: string;
  readonly images: readonly ShownImage[];
  readonly lang: string;
  readonly messages: Messages;
}

export function LeafImages({ record, images, lang, messages: m }: LeafImagesProps) {
  return (
    <div class="leaf-images">
      {images.map((image) => (
        <LeafFigure record={record} image={image} lang={lang} messages={m} />
      ))}
    </div>
  );
}

function LeafFigure({
  record,
  image,
  lang,
  messages: m,
}: Omit<LeafImagesProps, 'images'> & { readonly image: ShownImage }): Child {
  const name = image.path.slice(image.path.lastIndexOf('/') + 1);
  const label =
    image.leaf === null
      ? image.page === null || (image.form === 'tiff' && image.page === 1)
        ? name
        : `${name}, ${image.page}`
      : formatLeaf(image.leaf, image.unit, lang);
  const address = withQuery(`${toRecordAddress(record)}/images/${image.sha256}`, { page: image.page });
  return (
    <figure class="leaf-image">
      <a href={address}>
        <img src={address} alt={m.beside.picture(label)} loading="lazy" />
      </a>
      <figcaption>
        {label}
        {image.form === 'tiff' ? (
          <>
            {' · '}
            <a href={`${toRecordAddress(record)}/files/${image.sha256}`} download>
              {m.beside.tiff}
            </a>
          </>
        ) : null}
      </figcaption>
    </figure>
  );
}
