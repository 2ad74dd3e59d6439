/** The parts of the aligner that can be left out one by one, to measure what each brings (`npm run bench -- align --ablation`). */
export const PARTS = [
  'anchors', // numbers, names, equal words, the calendar, small words: what is known before learning
  'learning', // words, lengths, shapes and edges learned from the texts at hand
  'words',
  'lengths',
  'edges',
  'apparatus',
  'large beads', // of more than three sentences
  'discount',
] as const;

/** One of them, or the calibration: it moves no bead, so that only its confidences can be measured without it. */
export type Part = (typeof PARTS)[number] | 'calibration';
