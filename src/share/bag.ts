/** The tag files of an archive's own bag (BagIt 1.0, RFC 8493). The documents are the payload; the journal is a tag file beside it. */

/** Where the journal lies in the bag: by it a bag is known for an export of an archive. */
export const BAG_JOURNAL = 'sverka/journal.jsonl';
/** The folder of the bytes that are no document of today: earlier versions, documents that have gone. */
export const BAG_KEPT = 'sverka/kept';

export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** A file of the bag: its path from the top of the bag, and its SHA-256. */
export interface BagFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Formats a manifest: a line for each file, in the order of their paths. Line ends and percent signs of names are encoded (2.1.3). */
export function formatManifest(files: readonly BagFile[]): string {
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${encodeName(path)}\n`)
    .join('');
}

/** Parses a manifest: path → SHA-256. Lines that are none are passed over. */
export function parseOwnManifest(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').map((line) => /^([0-9a-f]{64}) {2}(.+)$/u.exec(line));
  return new Map(lines.flatMap((line) => (line === null ? [] : [[decodeName(line[2] ?? ''), line[1] ?? ''] as const])));
}

/** Formats `bag-info.txt`; `day` is an ISO date. */
export function formatBagInfo(payload: readonly BagFile[], records: number, name: string, day: string): string {
  const octets = payload.reduce((sum, { bytes }) => sum + bytes, 0);
  const fields = [
    ['Bag-Software-Agent', 'Sverka'],
    ['Bagging-Date', day],
    ['External-Description', `The archive “${name}” with everything decided in it: ${records} records`],
    ['Payload-Oxum', `${octets}.${payload.length}`],
  ];
  return fields.map(([key = '', value = '']) => `${key}: ${value.replace(/\s+/gu, ' ')}\n`).join('');
}

function encodeName(name: string): string {
  return name.replace(/[\r\n%]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function decodeName(name: string): string {
  return name.replace(/%(0A|0D|25)/giu, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
