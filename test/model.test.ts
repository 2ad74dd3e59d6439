/** A model of sentences in a folder, loaded for real and heard by the aligner. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModel } from '../src/embed/embed.ts';
import { alignFiles } from '../src/work/work.ts';
import { writeTinyModel } from './tiny-model.ts';

/** Words of two made-up languages that look in no way alike and are all of one length, so that neither shape nor length helps. */
const SYLLABLES = ['ba', 'do', 'ki', 'lu', 'me', 'no', 'ra', 'su', 'ti', 've'];
const LETTERS = ['Б', 'Г', 'Ж', 'З', 'П', 'Ф', 'Х', 'Ц', 'Ч', 'Щ'];
const CONCEPTS = Array.from({ length: 100 }, (_value, at): readonly [string, string] => [
  `${SYLLABLES[at % 10]}${SYLLABLES[Math.floor(at / 10)]}`,
  `${LETTERS[(at * 7) % 10]}ы${LETTERS[Math.floor(at / 10)]}э`.toLowerCase(),
]);
/** Sentences of six concepts, none like another. */
const SAID = Array.from({ length: 40 }, (_value, at) =>
  Array.from({ length: 6 }, (_word, k) => (at * 37 + k * k * 11 + k * 29) % CONCEPTS.length),
);
/** Every seventh was left out, and the sixth after that was parted in two. */
const TOLD = SAID.flatMap((concepts, at) =>
  at % 7 === 3 ? [] : at % 7 === 6 ? [concepts.slice(0, 3), concepts.slice(3)] : [concepts],
);
const write = (concepts: readonly (readonly number[])[], language: 0 | 1): string =>
  concepts.map((sentence) => `${sentence.map((at) => CONCEPTS[at]?.[language]).join(' ')}.\n`).join('');

const runtime = process.env.SVERKA_MODEL_RUNTIME;

describe.skipIf(runtime === undefined)('a model of sentences', () => {
  let folder: string;
  const place = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'sverka-model-'));
    await writeTinyModel(place('tiny'), CONCEPTS);
    await writeFile(place('a.txt'), write(SAID, 0));
    await writeFile(place('b.txt'), write(TOLD, 1));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('gives sentences of one meaning one vector, and others another', async () => {
    const model = await openModel(place('tiny'));
    const [one, same, other] = await model.embed(['bado kiba', 'kiba bado', 'lume nora']);
    await model.close();
    const cosine = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()): number =>
      a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
    expect(cosine(one, one)).toBeCloseTo(1, 5);
    expect(cosine(one, same)).toBeCloseTo(1, 5);
    expect(cosine(one, other)).toBeLessThan(0.9);
  });

  it('tells the aligner what neither words nor lengths can', async () => {
    const gold = goldBeads();
    const align = async (model?: string): Promise<number> => {
      const { pairs } = await alignFiles([[place('a.txt'), place('b.txt')]], {
        lines: true,
        languages: ['xx', 'yy'],
        ...(model === undefined ? {} : { model }),
      });
      const beads =
        pairs[0]?.beads.map(({ original, translation }) => `${original.join()}:${translation.join()}`) ?? [];
      return gold.filter((bead) => beads.includes(bead)).length / gold.length;
    };
    expect(await align()).toBeLessThan(0.7);
    expect(await align(place('tiny'))).toBe(1);
  });

  it('says what a folder lacks', async () => {
    await expect(openModel(folder)).rejects.toMatchObject({ code: 'MODEL_BAD' });
    await expect(openModel(place('tiny/onnx'))).rejects.toThrow(/config\.json/u);
  });
});

it('says what to install where nothing can run a model', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sverka-no-runtime-'));
  await writeTinyModel(folder, [['a']]);
  process.env.SVERKA_MODEL_RUNTIME = folder;
  try {
    await expect(openModel(folder)).rejects.toMatchObject({ code: 'MODEL_RUNTIME_MISSING' });
  } finally {
    if (runtime === undefined) delete process.env.SVERKA_MODEL_RUNTIME;
    else process.env.SVERKA_MODEL_RUNTIME = runtime;
    await rm(folder, { recursive: true, force: true });
  }
});

function goldBeads(): readonly string[] {
  let told = 0;
  return SAID.map((_concepts, at) => {
    const count = at % 7 === 3 ? 0 : at % 7 === 6 ? 2 : 1;
    const beads = Array.from({ length: count }, (_value, k) => told + k);
    told += count;
    return `${at}:${beads.join()}`;
  });
}
