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

/** Formats alignments that belong to no record: one as a TEI document, several as a corpus of them. */
export function formatBeadsTei(pairs: readonly BeadPair[]): string {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const [only] = pairs;
  if (pairs.length === 1 && only !== undefined) return `${head}${formatDocument(only, 0)}`;
  // Ids are unique in the whole file: the texts of the second pair are t2 and t3.
  return `${head}<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">
${formatHeader('Aligned texts', 'Pairs of texts, aligned sentence by sentence.')}
${pairs.map((pair, index) => formatDocument(pair, index * 2)).join('')}</teiCorpus>
`;
}

function formatHeader(title: string, source: string): string {
  return `<teiHeader>
<fileDesc>
<titleStmt><title>${escapeMarkup(title)}</title></titleStmt>
<publicationStmt><p>Made by Sverka; not published.</p></publicationStmt>
<sourceDesc><p>${source}</p></sourceDesc>
</fileDesc>
</teiHeader>`;
}

function formatDocument(pair: BeadPair, first: number): string {
  const [from, into] = pair.languages;
  const side = (text: number, type: string, lang: string, sentences: readonly string[]): string =>
    [
      `<div type="${type}" xml:id="t${text}" xml:lang="${escapeMarkup(lang)}">`,
      '<p>',
      ...sentences.map((words, index) => `<s xml:id="${sentenceId(text, index)}">${escapeMarkup(words)}</s>`),
      '</p>',
      '</div>',
    ].join('\n');
  const links = formatLinkGroup(pair.beads, first, first + 1);
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0">
${formatHeader(pair.title ?? 'Aligned texts', 'Two texts, aligned sentence by sentence.')}
${links === '' ? '' : `<standOff>\n${links}\n</standOff>\n`}<text>
<body>
${side(first, 'original', from, pair.original)}
${side(first + 1, 'translation', into, pair.translation)}
</body>
</text>
</TEI>
`;
}
