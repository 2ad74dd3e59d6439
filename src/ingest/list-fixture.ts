/** Bytes for tests of lists. */

/** Encodes a text by the table of a one-byte encoding, as TextDecoder knows it; what it has not becomes `?`. */
export function encodeBytes(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(Array.from(text, (letter) => table.get(letter) ?? 0x3f));
}
