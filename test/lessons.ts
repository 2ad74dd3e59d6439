/** Invented letters in Russian and English, as many as are asked for, whose words can be learned. The same number, the same letters. */

const NOUNS: readonly (readonly [string, string])[] = [
  ['пристань', 'pier'],
  ['парусник', 'schooner'],
  ['смотритель', 'keeper'],
  ['маяк', 'lighthouse'],
  ['хлопок', 'cotton'],
  ['контрабанда', 'smuggling'],
  ['таможня', 'customs'],
  ['наводнение', 'flood'],
  ['забастовка', 'strike'],
  ['губернатор', 'governor'],
  ['плантация', 'plantation'],
  ['карантин', 'quarantine'],
  ['лихорадка', 'fever'],
  ['гарнизон', 'garrison'],
  ['депеша', 'dispatch'],
  ['мятеж', 'mutiny'],
  ['урожай', 'harvest'],
  ['якорь', 'anchor'],
  ['ярмарка', 'fair'],
  ['засуха', 'drought'],
];
const FRAMES: readonly (readonly [string, string])[] = [
  ['Вчера знакомый упомянул слово «@»', 'Yesterday an acquaintance mentioned the word “@”'],
  ['В городе только и говорят про @', 'In town they talk of nothing but the @'],
  ['Вчера @ занимала всех присутствующих на обеде', 'Yesterday the @ occupied everybody present at dinner'],
  ['Газеты молчат, хотя @ очевидна', 'The papers are silent although the @ is obvious'],
  ['Я не верю, что @ кому-нибудь поможет', 'I do not believe that the @ will help anybody'],
  ['По слухам, @ обошлась казне слишком дорого', 'Rumour has it that the @ cost the treasury too much'],
];

/** A linear congruential generator: the same letters on every machine. */
function startChance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Writes `count` letters of `sentences` sentences each, as files of a folder; every seventh sentence is left untranslated. */
export function writeLetters(count: number, sentences: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (let letter = 1; letter <= count; letter += 1) {
    const chance = startChance(letter * 977);
    const said: string[] = [];
    const told: string[] = [];
    for (let at = 0; at < sentences; at += 1) {
      const [noun, word] = NOUNS[chance(NOUNS.length)] ?? ['', ''];
      const [frame, form] = FRAMES[chance(FRAMES.length)] ?? ['', ''];
      said.push(`${frame.replace('@', noun)}.`);
      if (chance(7) > 0) told.push(`${form.replace('@', word)}.`);
    }
    const name = `letter-${String(letter).padStart(3, '0')}`;
    files[`${name}.ru.txt`] = `Письмо ${letter}\n\n${inParagraphs(said)}\n`;
    files[`${name}.en.txt`] = `Letter ${letter}\n\n${inParagraphs(told)}\n`;
  }
  return files;
}

function inParagraphs(sentences: readonly string[]): string {
  const paragraphs: string[] = [];
  for (let at = 0; at < sentences.length; at += 8) paragraphs.push(sentences.slice(at, at + 8).join(' '));
  return paragraphs.join('\n\n');
}
