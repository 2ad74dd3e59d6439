import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toTiff } from './scan-fixture.ts';
import { countTiffPages, drawTiff, isTiff } from './tiff.ts';

const read = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../../test/scans/${name}`, import.meta.url))));
const SCAN = read('port-log.png');
/** The same page twice, in the compression of fax machines (CCITT T.6), black and white. */
const FAX = read('port-log-fax.tif');

/** The size of a PNG of ours and how much of it is dark. */
function look(drawn: Uint8Array | null): { readonly size: string; readonly dark: number } {
  const png = Buffer.from(drawn ?? []);
  const at = png.indexOf('IDAT');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const lines = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  let dark = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if ((lines[y * (width * 3 + 1) + 1 + x * 3] ?? 255) < 100) dark += 1;
  return { size: `${width}x${height}`, dark: dark / (width * height) };
}

describe('a TIFF', () => {
  it('knows its pages', () => {
    expect([toTiff(SCAN), toTiff(SCAN, 3), FAX, SCAN, new Uint8Array()].map(countTiffPages)).toEqual([1, 3, 2, 0, 0]);
    expect([isTiff(FAX), isTiff(SCAN)]).toEqual([true, false]);
  });

  it.each([
    ['without compression', toTiff(SCAN, 2)],
    ['in the compression of fax machines', FAX],
  ])('%s is drawn page by page as a PNG', async (_name, bytes) => {
    for (const page of [1, 2]) {
      const { size, dark } = look(await drawTiff(bytes, page));
      expect(size).toBe('910x260');
      expect(dark).toBeGreaterThan(0.015);
      expect(dark).toBeLessThan(0.03);
    }
    expect(await drawTiff(bytes, 3)).toBeNull();
  });

  it('that breaks off, goes in a circle or claims to be huge gives nothing, and ends nothing', async () => {
    for (const cut of [4, 9, 200, 1000]) expect(countTiffPages(FAX.subarray(0, cut))).toBeLessThanOrEqual(2);
    expect(await drawTiff(FAX.subarray(0, 300), 1)).toBeNull();
    expect(await drawTiff(new Uint8Array(64).fill(73), 1)).toBeNull();
    const circle = Uint8Array.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0]);
    expect(countTiffPages(circle)).toBe(1);
    expect(await drawTiff(circle, 1)).toBeNull();
    const huge = Buffer.from(toTiff(SCAN));
    // The first entry of its directory is the width.
    huge.writeUInt32LE(4_000_000_000, huge.readUInt32LE(4) + 10);
    expect(await drawTiff(huge, 1)).toBeNull();
  });
});
