/**
 * Sentence vectors from a model that lies in a folder of the user's: another witness for the aligner, absent by default.
 *
 * In: a folder as sentence-transformers models are published in ONNX (`config.json`, `tokenizer.json`, `onnx/model.onnx`), and sentences. Out: a vector
 * each. Why here: the model is someone else's data and its runtime (transformers.js) is not part of Sverka; it is loaded from Sverka's own
 * packages or from the folder `SVERKA_MODEL_RUNTIME` names, never from beside the model, and is told to look for nothing outside the folder.
 */
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { toError } from '../errors.ts';

/** A model that is ready. */
export interface SentenceModel {
  /** Gives a vector for each sentence, all of one length; deterministic. */
  readonly embed: (sentences: readonly string[]) => Promise<readonly Float32Array[]>;
  readonly close: () => Promise<void>;
}

/** What is used of transformers.js. */
interface Runtime {
  readonly env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string };
  readonly pipeline: (
    task: 'feature-extraction',
    model: string,
    options: { readonly dtype: string; readonly device: 'cpu'; readonly local_files_only: true },
  ) => Promise<Extractor>;
}

interface Extractor {
  (
    texts: readonly string[],
    options: { readonly pooling: Pooling; readonly normalize: true },
  ): Promise<{ readonly data: Float32Array; readonly dims: readonly number[] }>;
  readonly dispose: () => Promise<unknown>;
}

type Pooling = 'mean' | 'cls';

const RUNTIME = '@huggingface/transformers';
/** The weights looked for, the most exact first, and what the runtime calls their kind. */
const WEIGHTS: readonly (readonly [file: string, dtype: string])[] = [
  ['model.onnx', 'fp32'],
  ['model_fp16.onnx', 'fp16'],
  ['model_quantized.onnx', 'q8'],
  ['model_int8.onnx', 'int8'],
  ['model_q4.onnx', 'q4'],
];
/** Sentences of one batch: about equally long ones, or the short wait for the padding of the long. */
const BATCH = 32;
/** No model reads further than a few hundred words; a longer sentence is known by its beginning. */
const MOST_CHARACTERS = 2_000;

/** Opens a model; throws MODEL_BAD where the folder holds none, MODEL_RUNTIME_MISSING where nothing here can run it. */
export async function openModel(folder: string): Promise<SentenceModel> {
  const place = path.resolve(folder);
  const dtype = await findWeights(place);
  const { env, pipeline } = loadRuntime();
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = path.dirname(place);
  const extract = await pipeline('feature-extraction', path.basename(place), {
    dtype,
    device: 'cpu',
    local_files_only: true,
  }).catch((error: unknown) => {
    throw toError('MODEL_BAD', { folder, reason: error instanceof Error ? error.message : String(error) });
  });
  const pooling = await readPooling(place);
  return {
    embed: (sentences) => embedAll(extract, sentences, pooling),
    close: async () => {
      await extract.dispose();
    },
  };
}

async function embedAll(extract: Extractor, sentences: readonly string[], pooling: Pooling): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  const order = sentences.map((_sentence, at) => at).sort((a, b) => lengthOf(sentences[a]) - lengthOf(sentences[b]));
  for (let from = 0; from < order.length; from += BATCH) {
    const batch = order.slice(from, from + BATCH);
    const texts = batch.map((at) => (sentences[at] ?? '').slice(0, MOST_CHARACTERS));
    const { data, dims } = await extract(texts, { pooling, normalize: true });
    const size = dims.at(-1) ?? 0;
    for (const [row, at] of batch.entries()) vectors[at] = data.slice(row * size, (row + 1) * size);
  }
  return vectors;
}

const lengthOf = (text: string | undefined): number => text?.length ?? 0;

async function findWeights(folder: string): Promise<string> {
  const has = (...name: readonly string[]): Promise<boolean> =>
    access(path.join(folder, ...name)).then(
      () => true,
      () => false,
    );
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    if (!(await has(name))) throw toError('MODEL_BAD', { folder, reason: `${name} is missing` });
  for (const [file, dtype] of WEIGHTS) if (await has('onnx', file)) return dtype;
  throw toError('MODEL_BAD', { folder, reason: 'onnx/model.onnx is missing' });
}

/** Reads how the vectors of words become one of the sentence, as sentence-transformers writes it down; the mean where nothing is said. */
async function readPooling(folder: string): Promise<Pooling> {
  const text = await readFile(path.join(folder, '1_Pooling', 'config.json'), 'utf8').catch(() => '{}');
  try {
    return (JSON.parse(text) as { readonly pooling_mode_cls_token?: unknown }).pooling_mode_cls_token === true
      ? 'cls'
      : 'mean';
  } catch {
    return 'mean';
  }
}

function loadRuntime(): Runtime {
  const named = process.env.SVERKA_MODEL_RUNTIME;
  const from = named === undefined ? import.meta.url : path.join(path.resolve(named), 'package.json');
  try {
    return createRequire(from)(RUNTIME) as Runtime;
  } catch (error) {
    throw toError('MODEL_RUNTIME_MISSING', { package: RUNTIME, reason: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
