/** A TEI file that is one document: its header describes it, and what the header leaves out the document says itself. */
import { type Problem, toProblem } from '../errors.ts';
import type { RecordReading } from '../model/record.ts';
import type { Mark, Text } from '../model/text.ts';
import { checkDate, readOwnWords, saysTranslation, toTitle } from './tei-document.ts';
import type { LinkEnds } from './tei-links.ts';
import type { Tally } from './tei-scope.ts';
import { buildTexts } from './tei-versions.ts';
import { uniqueKey, type Volume } from './tei-volume.ts';
import { childrenOf, listAt } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

const GENERIC_TYPES = /^(?:transcri\w*|orig\w*|edition|transl\w*|text|document|section|chapter|body|main)$/iu;

/** Builds the record of a TEI file that is one document; undefined where it holds no words. */
export function buildSingle(
  tei: XmlElement,
  volume: Volume & { readonly links: readonly LinkEnds[] },
  tally: Tally,
  problems: Problem[],
  file: string,
  before: number,
): RecordReading | undefined {
  const bodies = childrenOf(tei, 'text', 'sourceDoc');
  const first = bodies[0];
  if (first === undefined) return undefined;
  const own = readOwnWords(first);
  const description = volume.description;
  const said = own.claimed['Translation of'] ?? own.claimed['translation of'];
  const {
    texts,
    refs,
    stated,
    problems: found,
  } = buildTexts(bodies, {
    links: volume.links,
    languages: description?.languages ?? [],
    translators: description?.translators ?? [],
    isTranslation: said !== undefined || bodies.some(saysTranslation),
    tally,
    file,
  });
  if (texts.length === 0) return undefined;
  problems.push(...found);
  const [only, ...others] = texts;
  if (
    only !== undefined &&
    others.length === 0 &&
    !found.some(({ code }) => code === 'NO_ORIGINAL' || code === 'TRANSLATION_NOT_GIVEN')
  ) {
    const code = only.role === 'original' ? 'NO_TRANSLATION' : 'ORIGINAL_MISSING';
    problems.push(toProblem(code, { lang: only.lang }, { file }));
  }
  problems.push(...checkDate(own, file));
  for (const { wording, at } of description?.unreadDates ?? [])
    problems.push(toProblem('DATE_UNPARSED', { text: wording }, { at, file }));
  const id = tei.attributes['xml:id'];
  const names = [...refs].flatMap((ref) => volume.names.get(ref) ?? []);
  const reference = description?.reference ?? own.reference;
  if (reference !== null && reference.levels.length === 0) {
    problems.push(
      toProblem(
        'REFERENCE_UNPARSED',
        { text: reference.text },
        {
          file,
          at:
            [...(description?.provenance ?? []), ...own.provenance].find((one) => one.field === 'reference')?.at ?? '',
        },
      ),
    );
  }
  const title = description === undefined || description.title === '' ? own.title : description.title;
  const dates = { ...(own.date === undefined ? {} : { document: own.date }), ...description?.dates };
  const contributors =
    description === undefined || !description.contributors.some((one) => one.role === 'author' || one.role === 'sender')
      ? [...(description?.contributors ?? []), ...own.contributors]
      : description.contributors;
  const taken = new Set(description?.provenance.map((one) => one.field));
  const kind =
    own.type ??
    listAt(first, 'body/div')
      .map((division) => division.attributes.type ?? '')
      .find((type) => type !== '' && !GENERIC_TYPES.test(type));
  return {
    key: before === 0 && tei.parent === null ? '' : uniqueKey(id ?? `document-${before + 1}`, volume.keys),
    title: toTitle(title, texts),
    summary: description?.summary ?? own.summary,
    ...(kind === undefined ? {} : { type: kind }),
    dates,
    reference,
    marking: own.marking,
    contributors,
    sponsors: description?.sponsors ?? [],
    rights: description?.rights ?? null,
    ...(description?.publication === undefined ? {} : { publication: description.publication }),
    ...(names.length === 0 ? {} : { names }),
    claimed: { ...(id === undefined ? {} : { id }), ...own.claimed, ...description?.claimed },
    ...(stated.length === 0 ? {} : { stated }),
    texts: texts.map((text) => toLeaves(text, reference?.leaves ?? null)),
    provenance: [
      ...(description?.provenance ?? []),
      ...own.provenance.filter((one) => !taken.has(one.field) && !one.field.startsWith('contributors')),
      ...texts.map((text, index) => ({ field: `texts.${index}`, at: text.blocks[0]?.at ?? '' })),
    ],
  };
}

/** Numbers that are those of the reference (“ll. 61-62”) count leaves of the file, whatever the encoder called them. */
function toLeaves(text: Text, leaves: string | null): Text {
  const [first, last = first] = (leaves?.match(/\d+/gu) ?? []).map(Number);
  if (first === undefined || last === undefined) return text;
  const isOfFile = (mark: Mark): boolean =>
    mark.kind === 'leaf' && Number.parseInt(mark.n, 10) >= first && Number.parseInt(mark.n, 10) <= last;
  if (!text.marks.some(isOfFile)) return text;
  return { ...text, marks: text.marks.map((mark) => (isOfFile(mark) ? ({ ...mark, unit: 'leaf' } as Mark) : mark)) };
}
