/** Counts and their nouns in Russian. */

/** Gives a count with its noun: 1 запись, 2 записи, 5 записей. */
export function plural(count: number, one: string, few: string, many: string): string {
  const tens = count % 100;
  const ones = count % 10;
  const word = tens >= 11 && tens <= 14 ? many : ones === 1 ? one : ones >= 2 && ones <= 4 ? few : many;
  return `${count.toLocaleString('ru-RU')} ${word}`;
}
