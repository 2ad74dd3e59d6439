/** How far two spellings lie apart, and which of many lie nearest. */

/**
 * Counts the letters to be changed, left out, put in or exchanged with their neighbour to turn one word into the other
 * (optimal string alignment: Damerau 1964, Levenshtein 1966); stops at `most` + 1. O(length²).
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const rows: Uint8Array[] = [firstRow(b.length)];
  for (let i = 1; i <= a.length; i++) {
    const { row, least } = nextRow(b, a, i, rows);
    if (least > most) return most + 1;
    rows.push(row);
  }
  return Math.min(rows[a.length]?.[b.length] ?? most + 1, most + 1);
}

/**
 * Finds the words of a sorted list within a distance. Words that begin alike share the work (the rows of the distance
 * table of their common beginning), and a beginning already too far off skips all words that have it: a trie without its memory.
 * `sorted` is sorted by code unit. Returns positions in the list with their distance.
 */
export function findNear(
  word: string,
  sorted: readonly string[],
  most: number,
): readonly { readonly index: number; readonly distance: number }[] {
  const found: { index: number; distance: number }[] = [];
  const rows: Uint8Array[] = [firstRow(word.length)];
  let before = '';
  for (let index = 0; index < sorted.length; index++) {
    const candidate = sorted[index] ?? '';
    let depth = sharedLength(before, candidate, rows.length - 1);
    before = candidate;
    rows.length = depth + 1;
    let dead = false;
    while (depth < candidate.length && !dead) {
      depth++;
      const { row, least } = nextRow(word, candidate, depth, rows);
      rows.push(row);
      dead = least > most;
    }
    if (dead) index = skipPrefix(sorted, index, candidate.slice(0, depth));
    else {
      const distance = rows[candidate.length]?.[word.length] ?? most + 1;
      if (distance <= most) found.push({ index, distance });
    }
  }
  return found;
}

function firstRow(length: number): Uint8Array {
  // Distances are capped at 255 by the array; words are cut to 200 letters long before.
  return Uint8Array.from({ length: length + 1 }, (_, at) => Math.min(at, 255));
}

/** Row `i` of the table: `across` along the row, letter `i` of `down`. `least` also looks at the row before, which a swap may reach. */
function nextRow(
  across: string,
  down: string,
  i: number,
  rows: readonly Uint8Array[],
): { readonly row: Uint8Array; readonly least: number } {
  const above = rows[i - 1] ?? firstRow(across.length);
  const twoAbove = rows[i - 2];
  const row = new Uint8Array(across.length + 1);
  row[0] = Math.min(i, 255);
  let least = row[0];
  for (let j = 1; j <= across.length; j++) {
    const same = across.charCodeAt(j - 1) === down.charCodeAt(i - 1) ? 0 : 1;
    let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
    if (
      twoAbove !== undefined &&
      j > 1 &&
      across.charCodeAt(j - 1) === down.charCodeAt(i - 2) &&
      across.charCodeAt(j - 2) === down.charCodeAt(i - 1)
    ) {
      cost = Math.min(cost, (twoAbove[j - 2] ?? 0) + 1);
    }
    row[j] = cost;
    least = Math.min(least, cost);
  }
  // A swap costs one and starts two rows up: what it can still reach must not be given up.
  for (const value of above) least = Math.min(least, value + 1);
  return { row, least };
}

function sharedLength(a: string, b: string, most: number): number {
  const end = Math.min(a.length, b.length, most);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** The last position whose word begins with the prefix, by halving. */
function skipPrefix(sorted: readonly string[], from: number, prefix: string): number {
  let low = from;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle]?.startsWith(prefix) === true) low = middle;
    else high = middle;
  }
  return low;
}
