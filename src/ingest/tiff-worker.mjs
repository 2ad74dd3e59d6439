/** Draws a page of a TIFF as a PNG, in a thread of its own: a hostile file can only lose its own time. */
import { crc32, deflateSync } from 'node:zlib';
import { parentPort, workerData } from 'node:worker_threads';
import UTIF from 'utif2';

/** A leaf at 600 dots an inch has 35 million; what claims much more is no leaf. */
const MOST_PIXELS = 200e6;
/** Pixels that are enough to read a leaf on a screen. */
const WIDEST = 2000;

// The library looks for a colour engine of the browser.
globalThis.window = globalThis;

const { bytes, page } = workerData;
parentPort.postMessage(draw(bytes, page));

function draw(data, number) {
  const found = UTIF.decode(data)[number - 1];
  const [width, height] = [found?.t256?.[0] ?? 0, found?.t257?.[0] ?? 0];
  if (width < 1 || height < 1 || width * height > MOST_PIXELS) return null;
  UTIF.decodeImage(data, found);
  const pixels = UTIF.toRGBA8(found);
  if (pixels.length < width * height * 4) return null;
  return toPng(shrink(pixels, width, height));
}

/** Makes a picture smaller by a whole number, each pixel the mean of those it stands for; colours only. */
function shrink(pixels, width, height) {
  const by = Math.max(1, Math.ceil(Math.max(width, height / 2) / WIDEST));
  const [w, h] = [Math.floor(width / by), Math.floor(height / by)];
  const rgb = new Uint8Array(w * h * 3);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1)
      for (let c = 0; c < 3; c += 1) {
        let sum = 0;
        for (let dy = 0; dy < by; dy += 1)
          for (let dx = 0; dx < by; dx += 1) sum += pixels[((y * by + dy) * width + x * by + dx) * 4 + c];
        rgb[(y * w + x) * 3 + c] = sum / (by * by);
      }
  return { rgb, width: w, height: h };
}

/** PNG (W3C, third edition): signature, IHDR, IDAT, IEND; 8 bits a colour, each line with filter 0. */
function toPng({ rgb, width, height }) {
  const lines = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1)
    lines.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines, { level: 3 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name, body) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}
