/** Builds scans for tests out of a PNG (8-bit RGB, not interlaced): a PDF of pictures and a TIFF, with any number of pages. */
import { inflateSync } from 'node:zlib';

interface Png {
  readonly width: number;
  readonly height: number;
  /** The picture data as the file packs it. */
  readonly packed: Buffer;
}

function readPng(bytes: Uint8Array): Png {
  const png = Buffer.from(bytes);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), packed: Buffer.concat(parts) };
}

/** Builds a PDF whose pages are the picture and nothing else (ISO 32000-1, 8.9.5; PNG data is what its predictor 15 is). */
export function toScannedPdf(bytes: Uint8Array, pages = 1): Uint8Array {
  const { width, height, packed } = readPng(bytes);
  const draw = `${width / 2} 0 0 ${height / 2} 0 0 cm /Im Do`;
  const kids = Array.from({ length: pages }, (_, page) => `${page + 5} 0 R`).join(' ');
  const objects: readonly (string | readonly [string, Buffer])[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    [
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns ${width} >> /Length ${packed.length} >>`,
      packed,
    ],
    [`<< /Length ${draw.length} >>`, Buffer.from(draw)],
    ...Array.from(
      { length: pages },
      () =>
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width / 2} ${height / 2}] /Contents 4 0 R /Resources << /XObject << /Im 3 0 R >> >> >>`,
    ),
  ];
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  const size = (): number => chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  for (const [index, object] of objects.entries()) {
    places.push(size());
    const [head, stream] = typeof object === 'string' ? [object, null] : object;
    chunks.push(Buffer.from(`${index + 1} 0 obj\n${head}\n`));
    if (stream !== null) chunks.push(Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n'));
    chunks.push(Buffer.from('endobj\n'));
  }
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${size()}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([...chunks, Buffer.from(end)]));
}

/** Builds an uncompressed TIFF (TIFF 6.0, section 2) with the picture on every page. */
export function toTiff(bytes: Uint8Array, pages = 1): Uint8Array {
  const { width, height, packed } = readPng(bytes);
  const pixels = unfilter(inflateSync(packed), width, height);
  const start = 8 + pixels.length;
  const SIZE = 2 + 10 * 12 + 4 + 6;
  const file = Buffer.alloc(start + pages * SIZE);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(start, 4);
  pixels.copy(file, 8);
  for (let page = 0; page < pages; page += 1) {
    const at = start + page * SIZE;
    const bits = at + 2 + 10 * 12 + 4;
    const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
      [256, 4, 1, width],
      [257, 4, 1, height],
      [258, 3, 3, bits],
      [259, 3, 1, 1],
      [262, 3, 1, 2],
      [273, 4, 1, 8],
      [277, 3, 1, 3],
      [278, 4, 1, height],
      [279, 4, 1, pixels.length],
      [284, 3, 1, 1],
    ];
    file.writeUInt16LE(entries.length, at);
    for (const [index, [tag, type, count, value]] of entries.entries()) {
      const entry = at + 2 + index * 12;
      file.writeUInt16LE(tag, entry);
      file.writeUInt16LE(type, entry + 2);
      file.writeUInt32LE(count, entry + 4);
      file.writeUInt32LE(value, entry + 8);
    }
    file.writeUInt32LE(page + 1 < pages ? at + SIZE : 0, at + 2 + 10 * 12);
    for (let sample = 0; sample < 3; sample += 1) file.writeUInt16LE(8, bits + sample * 2);
  }
  return new Uint8Array(file);
}

/** Takes the filters off the lines of a PNG (PNG 1.2, section 6). */
function unfilter(data: Buffer, width: number, height: number): Buffer {
  const row = width * 3;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const raw = data[y * (row + 1) + 1 + x] ?? 0;
      const left = x < 3 ? 0 : (pixels[y * row + x - 3] ?? 0);
      const up = y === 0 ? 0 : (pixels[(y - 1) * row + x] ?? 0);
      const corner = x < 3 || y === 0 ? 0 : (pixels[(y - 1) * row + x - 3] ?? 0);
      pixels[y * row + x] = raw + predict(filter, left, up, corner);
    }
  }
  return pixels;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
