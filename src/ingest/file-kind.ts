/** What a file is by its first bytes, whatever its name says. */
import type { ErrorCode } from '../errors.ts';

/** A kind of file that is not read as text, with the problem that says so. */
export interface FileKind {
  readonly code: Extract<ErrorCode, 'BINARY_FILE' | 'ARCHIVE_FILE' | 'UNSUPPORTED_FORMAT' | 'FILE_ENCRYPTED'>;
  readonly name: string;
}

/** Formats that are read from their bytes by a reader of their own. */
export type ByteFormat = 'docx' | 'odt' | 'rtf' | 'pdf' | 'epub' | 'picture';

type Row = readonly [signature: string | readonly number[], code: FileKind['code'], name: string];

/** The compound file of older Office programs; today's put a file with a password into one. */
const OLE: readonly number[] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** First bytes → kind. Signatures as in the registries of PRONOM and file(1). */
const SIGNATURES: readonly Row[] = [
  ['AT&TFORM', 'UNSUPPORTED_FORMAT', 'DjVu'],
  [OLE, 'UNSUPPORTED_FORMAT', 'an older Office file'],
  ['GIF8', 'UNSUPPORTED_FORMAT', 'GIF'],
  ['RIFF', 'BINARY_FILE', 'sound, film or a WebP picture'],
  ['ID3', 'BINARY_FILE', 'sound'],
  ['OggS', 'BINARY_FILE', 'sound or film'],
  [[0x1f, 0x8b], 'ARCHIVE_FILE', 'gzip'],
  ['BZh', 'ARCHIVE_FILE', 'bzip2'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'ARCHIVE_FILE', 'xz'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'ARCHIVE_FILE', 'zstd'],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'ARCHIVE_FILE', '7z'],
  ['Rar!', 'ARCHIVE_FILE', 'RAR'],
  ['SQLite format 3', 'BINARY_FILE', 'a SQLite database'],
  [[0x7f, 0x45, 0x4c, 0x46], 'BINARY_FILE', 'a program'],
  ['MZ', 'BINARY_FILE', 'a program'],
  [[0xca, 0xfe, 0xba, 0xbe], 'BINARY_FILE', 'a program'],
  ['wOF', 'BINARY_FILE', 'a font'],
];

/** Names inside a zip that tell an Office, OpenDocument or EPUB file; entries stand uncompressed in the bytes. */
const ZIP_MEMBERS: readonly (readonly [string, string])[] = [
  ['application/vnd.oasis.opendocument', 'OpenDocument'],
  ['word/', 'Word (docx)'],
  ['xl/', 'Excel (xlsx)'],
  ['ppt/', 'PowerPoint (pptx)'],
];

/** First bytes of JPEG, PNG and TIFF. */
const PICTURES: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];
/** What in a container tells its reader. */
const ZIP_FORMATS: readonly (readonly [string, ByteFormat])[] = [
  ['word/document', 'docx'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/epub+zip', 'epub'],
];

/** Finds the kind of a file that is no plain text; null where it may be one. */
export function findFileKind(bytes: Uint8Array, path: string): FileKind | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return zipKind(bytes, path);
  for (const [signature, code, name] of SIGNATURES) {
    const wanted = typeof signature === 'string' ? Array.from(signature, (unit) => unit.charCodeAt(0)) : signature;
    if (!startsWith(bytes, wanted)) continue;
    // Two or three letters may begin a text too (“MZ”, “BZh”, “ID3”): then something after them must be no text.
    if (signature === OLE && isEncryptedOffice(bytes)) return { code: 'FILE_ENCRYPTED', name };
    if (wanted.length > 3 || typeof signature !== 'string' || hasNul(bytes)) return { code, name };
  }
  if (bytes.length > 262 && latin(bytes.subarray(257, 262)) === 'ustar') return { code: 'ARCHIVE_FILE', name: 'tar' };
  return null;
}

/** Finds the reader a file of bytes goes to; null where it is read as text or not at all. */
export function findByteFormat(bytes: Uint8Array): ByteFormat | null {
  if (latin(bytes.subarray(0, 5)) === '{\\rtf') return 'rtf';
  // The standard lets up to a kilobyte of anything stand before it.
  if (latin(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  if (PICTURES.some((signature) => startsWith(bytes, signature))) return 'picture';
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return null;
  const members = zipMembers(bytes);
  return ZIP_FORMATS.find(([member]) => members.includes(member))?.[1] ?? null;
}

/** The names of the first and the last members stand in the bytes as they are. */
function zipMembers(bytes: Uint8Array): string {
  return latin(bytes.subarray(0, 4096)) + latin(bytes.subarray(Math.max(0, bytes.length - 65_536)));
}

function zipKind(bytes: Uint8Array, path: string): FileKind {
  const head = zipMembers(bytes);
  for (const [member, name] of ZIP_MEMBERS) if (head.includes(member)) return { code: 'UNSUPPORTED_FORMAT', name };
  const named = /\.(docx|odt|epub|xlsx|pptx)$/iu.exec(path)?.[1];
  if (named !== undefined) return { code: 'UNSUPPORTED_FORMAT', name: named.toLowerCase() };
  return { code: 'ARCHIVE_FILE', name: 'zip' };
}

function isEncryptedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((value, index) => bytes[index] === value);
}

function hasNul(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).includes(0);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
