/** An editor's source note → where the paper lies and how it was classified. FRUS: “Source: National Archives, RG 59, …. Secret; Priority. Drafted by …”. */
import type { Marking } from '../model/record.ts';

export interface SourceNote {
  /** The archival part. */
  readonly archive: string;
  readonly marking: Marking;
}

const CLASSIFIED =
  /^(?:(?:top |most )?secret|(?:very |strictly )?confidential|restricted|unclassified|no classification marking|limited official use|official use only|for official use|sensitive|eyes only|personal|private|urgent|immediate|priority|niact|flash|plain|classified|секретно|совершенно секретно|vertraulich|geheim|streng)\b/iu;
const FOLLOWS =
  /^(?:drafted|prepared|approved|cleared|repeated|sent|received|copies|a copy|printed|no (?:drafting|time)|the (?:meeting|conversation|memorandum|telegram|letter|source|text|original|date|attach|enclos)|this |also |attached|initialed|at |another|for |in |according|concurred|transmitted|pouched|brackets|all (?:brackets|ellips)|he |it |ibid)/iu;
/** A full stop after these ends no sentence. */
const SHORT =
  /(?:^|[\s(])(?:\p{Lu}|vol|no|nos|pt|ser|doc|docs|pp?|ll?|fol|ff?|ed|eds|sec|box|mr|mrs|dr|gen|lt|col|sen|rep|conf|dept|st|jr|op|inv|sygn|č|sv|cf|bd|nr)$/iu;

/** Splits a source note. A note that is only a file number (`811.504/2177: Telegram`) is archive whole. */
export function parseSourceNote(words: string): SourceNote {
  const text = words.replace(/^\s*\[?sources?:\s*/iu, '').trim();
  const sentences = splitSentencesOf(text);
  const end = sentences.findIndex(
    (sentence, index) => index > 0 && (CLASSIFIED.test(sentence) || FOLLOWS.test(sentence)),
  );
  const archive = (end < 0 ? sentences.slice(0, 1) : sentences.slice(0, end)).join(' ').replace(/\.$/u, '');
  const classified = end < 0 ? undefined : sentences[end];
  return {
    archive: archive.replace(/:\s*(?:circular )?(?:telegram|airgram|despatch|letter|memorandum)$/iu, ''),
    marking:
      classified !== undefined && CLASSIFIED.test(classified) ? { classification: classified.replace(/\.$/u, '') } : {},
  };
}

function splitSentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(/\.\)?\s+(?=[\p{Lu}“"[(])/gu)) {
    if (SHORT.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    const end = match.index + match[0].length;
    sentences.push(text.slice(start, end).trim());
    start = end;
  }
  sentences.push(text.slice(start).trim());
  return sentences.filter((sentence) => sentence !== '');
}
