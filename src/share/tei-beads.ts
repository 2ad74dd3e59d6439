/** The alignment in TEI P5 (Guidelines, 17.4.1 and 17.10): sentences with ids, and a `linkGrp` that ties them. */
import type { Bead } from '../model/bead.ts';
import type { BeadPair } from './bead-pair.ts';
import { escapeMarkup } from './markup.ts';

/** Builds the id of a sentence: text 1, sentence 12 → `t1s12`. Both count from 0. */
export const sentenceId = (text: number, sentence: number): string => `t${text}s${sentence}`;

/** Formats the ties between two texts. A sentence without counterpart has none: TEI links two places or more. */
export function formatLinkGroup(beads: readonly Bead[], original: number, translation: number): string {
  const links = beads.flatMap((bead) => {
    if (bead.original.length === 0 || bead.translation.length === 0) return [];
    const ends = [
      ...bead.original.map((index) => `#${sentenceId(original, index)}`),
      ...bead.translation.map((index) => `#${sentenceId(translation, index)}`),
    ];
    return [`<link target="${ends.join(' ')}" cert="${toProbability(bead.confidence)}"/>`];
  });
  if (links.length === 0) return '';
  return [`<linkGrp type="translation" corresp="#t${original} #t${translation}">`, ...links, '</linkGrp>'].join('\n');
}

// teidata.probability: from 0 to 1.
const toProbability = (confidence: number): string =>
  String(Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000);

/** Formats an alignment that belongs to no record as a TEI document of its own. */
export function formatBeadsTei(pair: BeadPair): string {
  const [from, into] = pair.languages;
  const side = (text: number, type: string, lang: string, sentences: readonly string[]): string =>
    [
      `<div type="${type}" xml:id="t${text}" xml:lang="${escapeMarkup(lang)}">`,
      '<p>',
      ...sentences.map((words, index) => `<s xml:id="${sentenceId(text, index)}">${escapeMarkup(words)}</s>`),
      '</p>',
      '</div>',
    ].join('\n');
  const links = formatLinkGroup(pair.beads, 0, 1);
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title>${escapeMarkup(pair.title ?? 'Aligned texts')}</title></titleStmt>
<publicationStmt><p>Made by Sverka; not published.</p></publicationStmt>
<sourceDesc><p>Two texts, aligned sentence by sentence.</p></sourceDesc>
</fileDesc>
</teiHeader>
${links === '' ? '' : `<standOff>\n${links}\n</standOff>\n`}<text>
<body>
${side(0, 'original', from, pair.original)}
${side(1, 'translation', into, pair.translation)}
</body>
</text>
</TEI>
`;
}
