/**
 * Where a quotation runs on from sentence to sentence: a speech of three sentences is open at both borders between them, and so is
 * its translation.
 */

/** Marks of quotation by the family that opens and closes together; an apostrophe between letters is none. */
const MARKS = /[“”„‟"«»「」『』‘‚]|(?<![\p{L}\p{N}])['’]|['’](?!\p{L})/gu;
const SINGLE = "'‘’‚『』";
/** A quotation that nobody closes is forgotten after so many sentences. */
const LONGEST = 12;
/** What a mark that opens as well as closes stands behind when it opens. */
const BEFORE_OPENING = /[\s([{—–-]/u;

interface Open {
  readonly mark: string;
  readonly isSingle: boolean;
  readonly since: number;
}

/** Tells for each sentence whether it begins inside a quotation that an earlier one opened (1) or not (0). */
export function listQuoted(sentences: readonly string[]): Uint8Array {
  const quoted = new Uint8Array(sentences.length);
  let open: Open | null = null;
  for (const [at, sentence] of sentences.entries()) {
    const text = sentence.slice(0, 20_000);
    // One that begins with a mark or a dash is a speech of its own: the last was closed unseen.
    if (open !== null && (at - open.since > LONGEST || /^\s*["'“„«»「『‘‚—–-]/u.test(text))) open = null;
    quoted[at] = open === null ? 0 : 1;
    for (const { 0: mark, index } of text.matchAll(MARKS)) {
      const isSingle = SINGLE.includes(mark);
      if (open === null) {
        if (isOpening(mark, text.charAt(index - 1))) open = { mark, isSingle, since: at };
      } else if (open.isSingle === isSingle && isClosing(mark, open.mark, text.charAt(index - 1))) open = null;
    }
  }
  return quoted;
}

function isOpening(mark: string, before: string): boolean {
  return '“„‟«‘‚「『'.includes(mark) || (!'」』'.includes(mark) && (before === '' || BEFORE_OPENING.test(before)));
}

function isClosing(mark: string, opened: string, before: string): boolean {
  if ('„‟‚「『'.includes(mark)) return false;
  if (mark === '“' || mark === '‘') return opened === '„' || opened === '‚';
  if (mark === '«') return opened === '»';
  return !`"'`.includes(mark) || (before !== '' && !BEFORE_OPENING.test(before)) || before === '—';
}
