/** TMX 1.4b (LISA OSCAR, 2005): aligned pairs as a translation memory, for OmegaT, Trados and their kin. */
import type { Passage } from '../model/passage.ts';
import type { ArchiveRecord } from '../model/record.ts';
import { type BeadPair, listBeadWords } from './bead-pair.ts';
import { findTitle, originalOf } from './csl-item.ts';
import { escapeMarkup } from './markup.ts';

interface Unit {
  readonly id?: string;
  readonly props: readonly (readonly [type: string, value: string])[];
  readonly variants: readonly { readonly lang: string; readonly words: string }[];
}

/** Formats the passages of a record; `tuid` is the passage's address inside the archive. */
export function formatTmx(record: ArchiveRecord, passages: readonly Passage[]): string {
  const units = passages.map((passage): Unit => {
    const leaf = passage.original?.locator.leaf ?? passage.translation?.locator.leaf;
    return {
      id: `${record.id}#p${passage.n}`,
      props: [
        ['x-confidence', toFigure(passage.confidence)],
        ...(leaf === undefined ? [] : [['x-leaf', leaf] as const]),
      ],
      variants: [passage.original, passage.translation].flatMap((side) => side ?? []),
    };
  });
  return formatUnits(units, originalOf(record)?.lang ?? 'und', findTitle(record) ?? record.id);
}

/** Formats alignments that belong to no record. Where their originals differ in language, `srclang` says that any may be the source. */
export function formatBeadsTmx(pairs: readonly BeadPair[]): string {
  const sources = new Set(pairs.map(({ languages }) => languages[0]));
  const source = sources.size === 1 ? (pairs[0]?.languages[0] ?? 'und') : '*all*';
  return formatUnits(pairs.flatMap(listUnits), source, pairs.length === 1 ? pairs[0]?.title : undefined);
}

function listUnits(pair: BeadPair): readonly Unit[] {
  const [from, into] = pair.languages;
  return listBeadWords(pair).map(
    (bead): Unit => ({
      props: [
        ['x-confidence', toFigure(bead.confidence)],
        ...(pair.title === undefined ? [] : [['x-document', pair.title] as const]),
        ...bead.findings.map((finding) => ['x-finding', `${finding.kind}: ${finding.message}`] as const),
      ],
      variants: [
        { lang: from, words: bead.original.join(' ') },
        { lang: into, words: bead.translation.join(' ') },
      ],
    }),
  );
}

const toFigure = (confidence: number): string => String(Math.round(confidence * 1000) / 1000);

function formatUnits(units: readonly Unit[], source: string, title: string | undefined): string {
  const body = units.flatMap((unit) => {
    // A translation memory has no use for a sentence without counterpart, but whoever reads it back has.
    const variants = unit.variants.filter(({ words }) => words.trim() !== '');
    if (variants.length === 0) return [];
    return [
      `    <tu${unit.id === undefined ? '' : ` tuid="${escapeMarkup(unit.id)}"`}>`,
      ...unit.props.map(([type, value]) => `      <prop type="${type}">${escapeMarkup(value)}</prop>`),
      ...variants.map(
        ({ lang, words }) => `      <tuv xml:lang="${escapeMarkup(lang)}"><seg>${escapeMarkup(words)}</seg></tuv>`,
      ),
      '    </tu>',
    ];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tmx version="1.4">',
    `  <header creationtool="Sverka" creationtoolversion="1" segtype="sentence" o-tmf="Sverka" adminlang="en" srclang="${escapeMarkup(source)}" datatype="plaintext">`,
    ...(title === undefined ? [] : [`    <note>${escapeMarkup(title)}</note>`]),
    '  </header>',
    '  <body>',
    ...body,
    '  </body>',
    '</tmx>',
    '',
  ].join('\n');
}
