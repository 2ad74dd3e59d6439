/** The formats in which an alignment of two files leaves the house. */
import type { BeadPair } from './bead-pair.ts';
import { formatAlignmentHtml } from './parallel-page.ts';
import { formatParallelText } from './parallel-text.ts';
import { formatBeadsTei } from './tei-beads.ts';
import { formatBeadsTmx } from './tmx.ts';

export const BEAD_FORMATS = ['text', 'tmx', 'tei', 'html'] as const;
export type BeadFormat = (typeof BEAD_FORMATS)[number];

/** Formats an alignment of two files. */
export function formatBeads(pair: BeadPair, format: BeadFormat): string {
  switch (format) {
    case 'text':
      return formatParallelText(pair);
    case 'tmx':
      return formatBeadsTmx(pair);
    case 'tei':
      return formatBeadsTei(pair);
    case 'html':
      return formatAlignmentHtml(pair);
  }
}
