import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../text/language.ts';
import { splitByLanguage } from './language-runs.ts';

const WORDS = {
  ru: 'Министр сказал, что корабли были замечены на рейде и что он не знает, откуда они пришли.',
  en: 'The Minister said that the ships had been seen in the roads and that he did not know where they came from.',
  es: 'El Ministro dijo que los buques habían sido vistos en la rada y que no sabía de dónde venían.',
  de: 'Der Minister sagte, dass die Schiffe auf der Reede gesehen worden seien und dass er nicht wisse, woher sie kämen.',
  fr: 'Le ministre a dit que les navires avaient été vus dans la rade et qu’il ne savait pas d’où ils venaient.',
  zh: '部长说他不知道这些船从哪里来，也不知道它们属于谁。',
  name: 'A. Person',
  date: '5.5.1934',
  short: 'Oui, monsieur!',
} as const;

/** A file in a tiny notation, one word a paragraph → the indexes of each language. */
function split(file: string): string {
  const paragraphs = file.split(' ').map((word) => ({ text: WORDS[word as keyof typeof WORDS], at: '', gap: 1 }));
  return splitByLanguage(paragraphs)
    .map(({ lang, members }) => `${lang}:${members.join('')}`)
    .join(' ');
}

describe('the languages of one file', () => {
  it.each([
    ['ru ru ru', 'ru:012'],
    ['ru ru en en', 'ru:01 en:23'],
    ['es es es en en en', 'es:012 en:345'],
    ['de de fr fr', 'de:01 fr:23'],
    ['ru ru en en es es', 'ru:01 en:23 es:45'],
    ['ru en ru en ru en', 'ru:024 en:135'],
    ['en en fr en en en en', 'en:0123456'],
    ['ru ru short ru', 'ru:0123'],
    ['zh zh zh en en', 'zh:012 en:34'],
    ['es es name date en en', 'es:012 en:345'],
  ])('%s are the texts %s', (file, wanted) => {
    expect(split(file)).toBe(wanted);
  });
});

describe('the language of a stretch of text', () => {
  it.each([
    ['uk', 'Міністр сказав, що кораблі були помічені на рейді і що він не знає, звідки вони прийшли.'],
    ['bg', 'Министърът каза, че корабите са били забелязани и че той не знае откъде са дошли.'],
    ['cs', 'Ministr řekl, že lodi byly spatřeny v přístavu a že neví, odkud připluly.'],
    ['pl', 'Minister powiedział, że statki były widziane na redzie i że nie wie, skąd przypłynęły.'],
    ['pt', 'O ministro disse que os navios tinham sido vistos no porto e que não sabia de onde vinham.'],
    ['it', 'Il ministro ha detto che le navi erano state viste nella rada e che non sapeva da dove venissero.'],
    ['zh', '部长说他不知道这些船从哪里来。'],
    ['he', 'השר אמר שהוא אינו יודע מאין באו האוניות.'],
    ['en', 'Mr. Hernández told Señor Ramírez that Kudryavtsev was in Punta del Este.'],
  ])('is %s', (lang, text) => {
    expect(detectLanguage(text).lang).toBe(lang);
  });

  it('is not guessed where there are no words', () => {
    expect(detectLanguage('1934 — № 5')).toEqual({ lang: 'und', confidence: 0 });
  });
});
