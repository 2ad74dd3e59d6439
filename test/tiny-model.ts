/**
 * Makes a model of sentences in a folder: a real ONNX graph that looks each word up in a table, with the tokenizer that belongs to it.
 *
 * Words of one concept share a vector, whatever language they are of: what a multilingual model learns, told outright.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const SIZE = 16;

/** Writes the model; `concepts` lists, for each thing meant, the words for it. */
export async function writeTinyModel(folder: string, concepts: readonly (readonly string[])[]): Promise<void> {
  const vocabulary: Record<string, number> = { '[PAD]': 0, '[UNK]': 1 };
  const rows: number[][] = [zeros(), zeros()];
  for (const [concept, words] of concepts.entries()) {
    for (const word of words) {
      vocabulary[word] = rows.length;
      rows.push(vectorOf(concept));
    }
  }
  await mkdir(path.join(folder, 'onnx'), { recursive: true });
  const files: Readonly<Record<string, unknown>> = {
    'config.json': { model_type: 'bert', hidden_size: SIZE, vocab_size: rows.length },
    'tokenizer_config.json': { tokenizer_class: 'BertTokenizer', pad_token: '[PAD]', unk_token: '[UNK]' },
    'tokenizer.json': {
      version: '1.0',
      added_tokens: ['[PAD]', '[UNK]'].map((content, id) => ({ id, content, special: true })),
      normalizer: { type: 'Lowercase' },
      pre_tokenizer: { type: 'Whitespace' },
      post_processor: null,
      decoder: null,
      model: {
        type: 'WordPiece',
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
        vocab: vocabulary,
      },
    },
  };
  for (const [name, value] of Object.entries(files)) await writeFile(path.join(folder, name), JSON.stringify(value));
  await writeFile(path.join(folder, 'onnx', 'model.onnx'), buildGraph(rows));
}

const zeros = (): number[] => Array.from({ length: SIZE }, () => 0);

/** A vector for each concept, nearly at right angles to the others (a linear congruential generator seeded by its number). */
function vectorOf(concept: number): number[] {
  let state = concept * 2_654_435_761 + 12_345;
  return zeros().map(() => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 1_073_741_824 - 1;
  });
}

// The few fields of the ONNX format (onnx.proto3) a graph of one node needs: by field number, as protocol buffers write them.
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const number = (field: number, value: number): Uint8Array => Uint8Array.from([...varint(field * 8), ...varint(value)]);
const bytes = (field: number, value: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.from([...varint(field * 8 + 2), ...varint(value.length)]), value]);
const text = (field: number, value: string): Uint8Array => bytes(field, new TextEncoder().encode(value));
const message = (field: number, ...parts: readonly Uint8Array[]): Uint8Array => bytes(field, Buffer.concat(parts));

const [FLOAT, INT64] = [1, 7];

function tensor(field: number, name: string, kind: number, dims: readonly (string | number)[]): Uint8Array {
  const shape = dims.map((dim) => message(1, typeof dim === 'string' ? text(2, dim) : number(1, dim)));
  return message(field, text(1, name), message(2, message(1, number(1, kind), message(2, ...shape))));
}

/** `last_hidden_state = Gather(words, input_ids)`. */
function buildGraph(rows: readonly (readonly number[])[]): Uint8Array {
  const table = new Uint8Array(Float32Array.from(rows.flat()).buffer);
  const graph = message(
    7,
    message(1, text(1, 'words'), text(1, 'input_ids'), text(2, 'last_hidden_state'), text(4, 'Gather')),
    text(2, 'tiny'),
    message(5, number(1, rows.length), number(1, SIZE), number(2, FLOAT), text(8, 'words'), bytes(9, table)),
    tensor(11, 'input_ids', INT64, ['batch', 'words_read']),
    tensor(11, 'attention_mask', INT64, ['batch', 'words_read']),
    tensor(12, 'last_hidden_state', FLOAT, ['batch', 'words_read', SIZE]),
  );
  return Buffer.concat([number(1, 8), graph, message(8, text(1, ''), number(2, 13))]);
}
