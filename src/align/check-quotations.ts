/** Quotations whose marks the translation leaves out: whose words they are is lost. */
import type { CheckedBead } from './check-evidence.ts';
import type { Finding } from './finding.ts';

/** Marks that open and close a quotation in the languages of Europe, single ones too. */
const QUOTED = /[«„“"‹‚‘]\s?([^«»„“”"‹›]{1,2000}?)\s?[»“"”›’]/gu;
/** Marks of quotation, an apostrophe in or after a word not counted; and a dash before speech, which stands for any number. */
const MARK = /[«»„“”"‹›‚‘「」『』《》]|(?<![\p{L}\p{N}])['’]|(?<=[.,!?…])['’]/gu;
const SPEECH = /(?:^|[.!?:]\s)[—–―-]\s/u;
/** A quotation of so many words is somebody's sentence; fewer may be a title or a nickname. */
const LEAST_WORDS = 5;
/** Share of its longer words that must have a counterpart: a quotation told in indirect speech is another matter. */
const LITERAL = 0.35;

/** Finds a quotation of several words, translated literally, where the translation has no mark of quotation at all. */
export function checkQuotations({ text, original }: CheckedBead): readonly Finding[] {
  const told = text.translation.match(MARK)?.length ?? 0;
  if (told > 0 || SPEECH.test(text.translation)) return [];
  for (const match of text.original.matchAll(QUOTED)) {
    const words = match[1] ?? '';
    const end = match.index + match[0].length;
    const inside = original.words.flatMap((word, at) =>
      word.start >= match.index && word.end <= end ? [{ word, isTied: (original.tied[at] ?? -1) >= 0 }] : [],
    );
    const long = inside.filter(({ word }) => word.text.length > 3);
    if (inside.length < LEAST_WORDS || long.filter(({ isTied }) => isTied).length < LITERAL * long.length) continue;
    return [
      {
        kind: 'quotation',
        bead: text.bead,
        message: `The original quotes “${words}”, the translation has no quotation marks.`,
        confidence: 0.7,
        original: words,
        translation: null,
      },
    ];
  }
  return [];
}
