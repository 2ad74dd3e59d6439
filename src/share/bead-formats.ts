/** The formats in which an alignment of two files leaves the house. */
import type { BeadPair } from './bead-pair.ts';
import { formatAlignmentHtml } from './parallel-page.ts';
import { formatParallelText } from './parallel-text.ts';
import { formatBeadsTei } from './tei-beads.ts';
import { formatBeadsTmx } from './tmx.ts';

export const BEAD_FORMATS = ['text', 'tmx', 'tei', 'html'] as const;
export type BeadFormat = (typeof BEAD_FORMATS)[number];

/** Formats alignments as one document, in their order: one translation memory, one TEI corpus, one page. */
export function formatBeads(pairs: readonly BeadPair[], format: BeadFormat): string {
  switch (format) {
    case 'text':
      return pairs.map((pair) => formatParallelText(pair)).join('\n');
    case 'tmx':
      return formatBeadsTmx(pairs);
    case 'tei':
      return formatBeadsTei(pairs);
    case 'html':
      return formatAlignmentHtml(pairs);
  }
}
