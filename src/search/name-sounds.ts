/** What a name sounds like (`text/sound.ts`): as it stands and, in Cyrillic, without its case ending. */
import { foldText } from '../text/normalize.ts';
import { toSounds } from '../text/sound.ts';

/** Case endings of Russian and Ukrainian names; the stem of the name stays at least four letters long. */
const CASE_ENDINGS = /(?<=\p{L}{3}[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|ым|е|ой|ою|ы|и|ам|ами|ах|ов|ых|ыми)$/u;
const ADJECTIVE = /(?<=[сц]к)(?:ого|ому|им|ом|ая|ой|ую|ие|их|ими|ий|ій)$/u;

/** Lists the spellings of one word by its sounds, the likeliest first. */
export function nameSoundsOf(word: string): readonly string[] {
  const folded = foldText(word);
  const bases = [folded];
  if (/\p{Script=Cyrillic}/u.test(folded)) {
    if (ADJECTIVE.test(folded)) bases.unshift(folded.replace(ADJECTIVE, 'ий'));
    else if (CASE_ENDINGS.test(folded)) bases.unshift(folded.replace(CASE_ENDINGS, ''));
  }
  return [...new Set(bases.map(toSounds).filter((sounds) => sounds.length > 1))];
}
