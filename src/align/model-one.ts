/**
 * Learns a translation table from beads: IBM Model 1 (Brown et al. 1993, section 4.1) with a prior for words that stand at the
 * same relative place (Dyer, Chahuneau & Smith 2013) and a learned share of each word that answers to nothing.
 *
 * The work goes given word by given word, so that one dense row is all the random access there is, no pair is ever hashed,
 * and the result does not depend on anything but the beads.
 */
import { buildTable, type Counts, type Table } from './table.ts';

/** Beads to learn from: tokens of bead b stand in `given` from `givenStarts[b]`, in `told` likewise; `weights` says how much it counts. */
export interface Bitext {
  readonly givenStarts: Int32Array;
  readonly given: Int32Array;
  readonly toldStarts: Int32Array;
  readonly told: Int32Array;
  readonly weights: Float32Array;
}

/** Returns the bitext with its sides exchanged. */
export function flipBitext(bitext: Bitext): Bitext {
  return {
    givenStarts: bitext.toldStarts,
    given: bitext.told,
    toldStarts: bitext.givenStarts,
    told: bitext.given,
    weights: bitext.weights,
  };
}

/** What a training run may be told. */
export interface Training {
  readonly rounds: number;
  readonly discount: number;
  /** Counts believed before (anchors, the kept lexicon, a glossary): in rows of given features. */
  readonly prior: Counts;
  /** The table of the round before; the first round begins from the background frequencies. */
  readonly before: Table | null;
}

/** How strongly a word is expected at the same relative place of the other sentence: the prior falls by e^−SLOPE from end to end. */
const SLOPE = 3;
const STEPS = 64;

/** Trains one direction and returns its table and the expected counts behind it. Linear in the word pairs of the beads. */
export function trainTable(
  bitext: Bitext,
  givenCount: number,
  toldCount: number,
  frequency: Float64Array,
  training: Training,
): { readonly table: Table; readonly counts: Counts } {
  const occurrences = indexGiven(bitext, givenCount);
  const background = backgroundOf(frequency);
  const places = placesOf(bitext);
  let rows: Counts = rowsOf(training.before);
  let alone = aloneOf(training.before, toldCount);
  for (let round = 0; round < training.rounds; round += 1) {
    const step = runRound(bitext, occurrences, places, rows, alone, background, givenCount, training, round === 0);
    rows = step.rows;
    alone = step.alone;
    if (round === training.rounds - 1) {
      const table = buildTable(step.counts, givenCount, toldCount, frequency, training.discount);
      return { table, counts: step.counts };
    }
  }
  return { table: buildTable(training.prior, givenCount, toldCount, frequency, 0), counts: training.prior };
}

interface Occurrences {
  readonly starts: Int32Array;
  readonly beads: Int32Array;
  /** Relative place of the word in its side of the bead, 0 to STEPS − 1. */
  readonly places: Uint8Array;
}

/** Lists for each given feature the beads and places it stands in. */
function indexGiven(bitext: Bitext, givenCount: number): Occurrences {
  const starts = new Int32Array(givenCount + 1);
  for (const token of bitext.given) starts[token + 1] = (starts[token + 1] ?? 0) + 1;
  for (let at = 0; at < givenCount; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const next = starts.slice(0, givenCount);
  const beads = new Int32Array(bitext.given.length);
  const places = new Uint8Array(bitext.given.length);
  for (let bead = 0; bead < bitext.weights.length; bead += 1) {
    const from = bitext.givenStarts[bead] ?? 0;
    const to = bitext.givenStarts[bead + 1] ?? 0;
    for (let at = from; at < to; at += 1) {
      const token = bitext.given[at] ?? 0;
      const slot = next[token] ?? 0;
      next[token] = slot + 1;
      beads[slot] = bead;
      places[slot] = Math.floor(((at - from) * STEPS) / (to - from));
    }
  }
  return { starts, beads, places };
}

interface Places {
  /** Relative place of each told token. */
  readonly told: Uint8Array;
  /** Prior by [given place][told place], before division by the number of given words: mean 1 over the given places. */
  readonly prior: Float32Array;
}

function placesOf(bitext: Bitext): Places {
  const told = new Uint8Array(bitext.told.length);
  for (let bead = 0; bead < bitext.weights.length; bead += 1) {
    const from = bitext.toldStarts[bead] ?? 0;
    const to = bitext.toldStarts[bead + 1] ?? 0;
    for (let at = from; at < to; at += 1) told[at] = Math.floor(((at - from) * STEPS) / (to - from));
  }
  const prior = new Float32Array(STEPS * STEPS);
  for (let to = 0; to < STEPS; to += 1) {
    let sum = 0;
    for (let from = 0; from < STEPS; from += 1) sum += Math.exp((-SLOPE * Math.abs(from - to)) / STEPS);
    for (let from = 0; from < STEPS; from += 1) {
      prior[from * STEPS + to] = (Math.exp((-SLOPE * Math.abs(from - to)) / STEPS) * STEPS) / sum;
    }
  }
  return { told, prior };
}

function backgroundOf(frequency: Float64Array): Float32Array {
  let total = 0;
  for (const value of frequency) total += value;
  return Float32Array.from(frequency, (value) => Math.max(value, 0.5) / Math.max(total, 1));
}

function rowsOf(table: Table | null): Counts {
  return table === null
    ? { rows: new Int32Array(0), told: new Int32Array(0), counts: new Float32Array(0) }
    : { rows: table.rows, told: table.told, counts: table.p };
}

function aloneOf(table: Table | null, toldCount: number): Float32Array {
  return table === null
    ? new Float32Array(toldCount).fill(0.5)
    : Float32Array.from(table.alone, (value) => Math.exp(value));
}

/** One round of expectation and maximisation. `rows` hold p(told | given) as it stands; where it is silent, the background speaks. */
function runRound(
  bitext: Bitext,
  occurrences: Occurrences,
  places: Places,
  rows: Counts,
  alone: Float32Array,
  background: Float32Array,
  givenCount: number,
  training: Training,
  isFirst: boolean,
): { readonly counts: Counts; readonly rows: Counts; readonly alone: Float32Array } {
  const { toldStarts, told, givenStarts, weights } = bitext;
  const { prior } = training;
  const toldCount = background.length;
  const dense = new Float32Array(toldCount);
  const total = new Float32Array(told.length);
  // In the first round a pair the table does not know is as likely as chance (or a tenth of it beside a table that knows better).
  const unknown = isFirst ? (training.before === null ? 1 : 0.1) : 0;
  const fill = (given: number): void => {
    for (let at = rows.rows[given] ?? 0; at < (rows.rows[given + 1] ?? 0); at += 1)
      dense[rows.told[at] ?? 0] = rows.counts[at] ?? 0;
    if (isFirst) {
      for (let at = prior.rows[given] ?? 0; at < (prior.rows[given + 1] ?? 0); at += 1) {
        const word = prior.told[at] ?? 0;
        const count = prior.counts[at] ?? 0;
        dense[word] = Math.max(dense[word] ?? 0, count / (count + 3));
      }
    }
  };
  const clear = (given: number): void => {
    for (let at = rows.rows[given] ?? 0; at < (rows.rows[given + 1] ?? 0); at += 1) dense[rows.told[at] ?? 0] = 0;
    if (isFirst)
      for (let at = prior.rows[given] ?? 0; at < (prior.rows[given + 1] ?? 0); at += 1) dense[prior.told[at] ?? 0] = 0;
  };

  for (let given = 0; given < givenCount; given += 1) {
    const from = occurrences.starts[given] ?? 0;
    const to = occurrences.starts[given + 1] ?? 0;
    if (from === to) continue;
    fill(given);
    for (let at = from; at < to; at += 1) {
      const bead = occurrences.beads[at] ?? 0;
      const base = (occurrences.places[at] ?? 0) * STEPS;
      const share = 1 / ((givenStarts[bead + 1] ?? 0) - (givenStarts[bead] ?? 0));
      for (let t = toldStarts[bead] ?? 0; t < (toldStarts[bead + 1] ?? 0); t += 1) {
        const word = told[t] ?? 0;
        const p = Math.max(dense[word] ?? 0, unknown * (background[word] ?? 0));
        if (p > 0) total[t] = (total[t] ?? 0) + p * share * (places.prior[base + (places.told[t] ?? 0)] ?? 0);
      }
    }
    clear(given);
  }

  const tied = new Float64Array(toldCount);
  const seen = new Float64Array(toldCount);
  for (let bead = 0; bead < weights.length; bead += 1) {
    for (let t = toldStarts[bead] ?? 0; t < (toldStarts[bead + 1] ?? 0); t += 1) {
      const word = told[t] ?? 0;
      const lambda = alone[word] ?? 0.5;
      const answered = (1 - lambda) * (total[t] ?? 0);
      const whole = answered + lambda * (background[word] ?? 0);
      seen[word] = (seen[word] ?? 0) + (weights[bead] ?? 0);
      if (whole > 0) tied[word] = (tied[word] ?? 0) + ((weights[bead] ?? 0) * answered) / whole;
      total[t] = whole > 0 ? ((1 - lambda) * (weights[bead] ?? 0)) / whole : 0;
    }
  }

  const out = new GrowingRows(givenCount);
  const sums = new Float32Array(toldCount);
  let touched = new Int32Array(1024);
  for (let given = 0; given < givenCount; given += 1) {
    let count = 0;
    const touch = (word: number): void => {
      if (count === touched.length) {
        const wider = new Int32Array(count * 2);
        wider.set(touched);
        touched = wider;
      }
      touched[count++] = word;
    };
    for (let at = prior.rows[given] ?? 0; at < (prior.rows[given + 1] ?? 0); at += 1) {
      const word = prior.told[at] ?? 0;
      if (sums[word] === 0) touch(word);
      sums[word] = (sums[word] ?? 0) + (prior.counts[at] ?? 0);
    }
    const from = occurrences.starts[given] ?? 0;
    const to = occurrences.starts[given + 1] ?? 0;
    if (from < to) fill(given);
    for (let at = from; at < to; at += 1) {
      const bead = occurrences.beads[at] ?? 0;
      const base = (occurrences.places[at] ?? 0) * STEPS;
      const share = 1 / ((givenStarts[bead + 1] ?? 0) - (givenStarts[bead] ?? 0));
      for (let t = toldStarts[bead] ?? 0; t < (toldStarts[bead + 1] ?? 0); t += 1) {
        const word = told[t] ?? 0;
        const p = Math.max(dense[word] ?? 0, unknown * (background[word] ?? 0));
        if (p === 0) continue;
        const gained = p * share * (places.prior[base + (places.told[t] ?? 0)] ?? 0) * (total[t] ?? 0);
        if (gained === 0) continue;
        if (sums[word] === 0) touch(word);
        sums[word] = (sums[word] ?? 0) + gained;
      }
    }
    if (from < to) clear(given);
    touched.subarray(0, count).sort();
    for (let index = 0; index < count; index += 1) {
      const word = touched[index] ?? 0;
      // Crumbs below this never grow back and would fill the memory of a long book.
      if ((sums[word] ?? 0) > 0.01) out.push(word, sums[word] ?? 0);
      sums[word] = 0;
    }
    out.endRow(given);
  }
  const counts = out.finish();
  const probabilities = new Float32Array(counts.counts.length);
  for (let given = 0; given < givenCount; given += 1) {
    const from = counts.rows[given] ?? 0;
    const to = counts.rows[given + 1] ?? 0;
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += counts.counts[at] ?? 0;
    for (let at = from; at < to; at += 1) probabilities[at] = (counts.counts[at] ?? 0) / sum;
  }
  return {
    counts,
    rows: { rows: counts.rows, told: counts.told, counts: probabilities },
    alone: Float32Array.from(alone, (_value, word) => {
      const weight = seen[word] ?? 0;
      return Math.min(0.98, Math.max(0.02, 1 - (tied[word] ?? 0) / (weight + 0.5)));
    }),
  };
}

/** Rows of (word, count) that grow as they are written. */
export class GrowingRows {
  readonly #rows: Int32Array;
  #told = new Int32Array(4096);
  #counts = new Float32Array(4096);
  #size = 0;

  constructor(rowCount: number) {
    this.#rows = new Int32Array(rowCount + 1);
  }

  /** Adds one entry to the row being written. */
  push(word: number, count: number): void {
    if (this.#size === this.#told.length) {
      const told = new Int32Array(this.#size * 2);
      told.set(this.#told);
      this.#told = told;
      const counts = new Float32Array(this.#size * 2);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    this.#told[this.#size] = word;
    this.#counts[this.#size] = count;
    this.#size += 1;
  }

  /** Ends row `row`; rows are written in order. */
  endRow(row: number): void {
    this.#rows[row + 1] = this.#size;
  }

  /** Returns the finished rows. */
  finish(): Counts {
    return { rows: this.#rows, told: this.#told.slice(0, this.#size), counts: this.#counts.slice(0, this.#size) };
  }
}
