/** The canvases of a manifest: what each is called, which pictures are painted on it, and what annotations say on it. */
import { isObject, type Json, listObjects, listWords, toAddress, toCode, toType } from './iiif-values.ts';

/** What an annotation says of a canvas. */
export interface CanvasNote {
  /** `transcription`: the words that stand on the leaf; `remark`: words about it. */
  readonly kind: 'transcription' | 'remark';
  readonly lang: string | null;
  readonly words: string;
  readonly isHtml: boolean;
  readonly at: string;
}

export interface Canvas {
  readonly label: string | null;
  /** Addresses of its pictures, as written. */
  readonly images: readonly string[];
  readonly notes: readonly CanvasNote[];
  readonly at: string;
}

const MOST_CANVASES = 20_000;
/** Annotations inside annotations, choices inside choices: no manifest needs more steps. */
const DEEPEST = 8;
const REMARKS = new Set(['commenting', 'describing', 'identifying', 'highlighting', 'questioning', 'replying']);

/** Lists the canvases of a manifest; `pages` are annotation pages in files beside it, by their addresses. */
export function listCanvases(manifest: Json, pages: ReadonlyMap<string, Json> = new Map()): readonly Canvas[] {
  const isThree = Array.isArray(manifest.items);
  const [sequence] = listObjects(manifest.sequences);
  const found = isThree ? listObjects(manifest.items) : listObjects(sequence?.canvases);
  const way = isThree ? 'items' : 'sequences[0].canvases';
  return found.slice(0, MOST_CANVASES).map((canvas, index): Canvas => {
    const at = `${way}[${index}]`;
    const label = listWords(canvas.label)[0]?.words ?? null;
    const painted = isThree
      ? listObjects(canvas.items).flatMap((page) => listObjects(page.items))
      : listObjects(canvas.images);
    const images = painted.flatMap((one) => listImages(one.body ?? one.resource, 0));
    const notes = [
      ...painted.flatMap((one) => readNote(one, at, true)),
      ...listObjects(canvas.annotations ?? canvas.otherContent).flatMap((page) => readPage(page, pages, at)),
    ];
    return { label, images: [...new Set(images)], notes, at };
  });
}

/** Lists the addresses of annotation pages that are named and not given. */
export function listNamedPages(manifest: Json): readonly string[] {
  const canvases = Array.isArray(manifest.items)
    ? listObjects(manifest.items)
    : listObjects(manifest.sequences).flatMap((sequence) => listObjects(sequence.canvases));
  return canvases
    .slice(0, MOST_CANVASES)
    .flatMap((canvas) =>
      listObjects(canvas.annotations ?? canvas.otherContent).flatMap((page) =>
        page.items === undefined && page.resources === undefined ? (toAddress(page) ?? []) : [],
      ),
    );
}

function readPage(page: Json, pages: ReadonlyMap<string, Json>, at: string): readonly CanvasNote[] {
  const whole = page.items === undefined && page.resources === undefined ? pages.get(toAddress(page) ?? '') : page;
  if (whole === undefined) return [];
  return listObjects(whole.items ?? whole.resources).flatMap((one, index) =>
    readNote(one, `${at}.annotations[${index}]`, false),
  );
}

/** The pictures of a body: one, several, or a choice of them; of a region the picture it is cut from. */
function listImages(body: unknown, depth: number): readonly string[] {
  if (depth > DEEPEST) return [];
  return listObjects(body).flatMap((one): readonly string[] => {
    const type = toType(one);
    if (type === 'Image') return [toAddress(one) ?? ''].filter((address) => address !== '');
    if (type === 'Choice' || type === 'choice') {
      const inner = one.items ?? one.default ?? one.item;
      return listImages(Array.isArray(inner) ? inner[0] : inner, depth + 1);
    }
    return isObject(one.source) || isObject(one.full) ? listImages(one.source ?? one.full, depth + 1) : [];
  });
}

function readNote(annotation: Json, at: string, isPainted: boolean): readonly CanvasNote[] {
  const motivations = [annotation.motivation].flat().map((one) => String(one).replace(/^[a-z]+:/u, ''));
  // What is painted in words on a canvas stands on it.
  const isTranscription = motivations.includes('supplementing') || motivations.includes('transcribing') || isPainted;
  // Version 2 has no word for a transcription: `painting` in a list of annotations is one.
  const isOld = annotation.resource !== undefined && motivations.includes('painting');
  const isRemark = motivations.some((one) => REMARKS.has(one));
  if (!isTranscription && !isOld && !isRemark) return [];
  const kind = isTranscription || isOld ? 'transcription' : 'remark';
  return listBodies(annotation.body ?? annotation.resource, 0).map((body) => ({ ...body, kind, at }));
}

function listBodies(body: unknown, depth: number): readonly Pick<CanvasNote, 'lang' | 'words' | 'isHtml'>[] {
  if (depth > DEEPEST) return [];
  if (typeof body === 'string') return [];
  return (Array.isArray(body) ? body : [body]).flatMap((one: unknown) => {
    if (!isObject(one)) return [];
    const type = toType(one);
    if (type === 'Choice') return listBodies(one.items, depth + 1);
    const words = one.value ?? one.chars;
    if (typeof words !== 'string' || words.trim() === '') return [];
    const lang = typeof one.language === 'string' ? toCode(one.language) : null;
    return [{ lang, words, isHtml: one.format === 'text/html' }];
  });
}
