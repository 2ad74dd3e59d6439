/** TIFF pictures of leaves: how many pages a file has, and one of them as a PNG, which browsers show. */
import { Worker } from 'node:worker_threads';

/** Milliseconds a page may take to be drawn. */
const BUDGET = 30_000;
const MOST_PAGES = 2000;
const MB = 1024 * 1024;

/** Tells whether bytes are a TIFF (TIFF 6.0, section 2) or a BigTIFF. */
export function isTiff(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  const isLittle = a === 0x49 && b === 0x49 && (c === 42 || c === 43) && d === 0;
  return isLittle || (a === 0x4d && b === 0x4d && c === 0 && (d === 42 || d === 43));
}

/** Counts the pages of a TIFF: its directories, each of which names the place of the next. 0 where it is none. */
export function countTiffPages(bytes: Uint8Array): number {
  if (!isTiff(bytes) || bytes.length < 8) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = bytes[0] === 0x49;
  const isBig = view.getUint16(2, isLittle) === 43;
  const offset = (at: number): number =>
    isBig ? Number(view.getBigUint64(at, isLittle)) : view.getUint32(at, isLittle);
  // An entry takes 12 bytes behind a count of two; in a BigTIFF 20 behind a count of eight.
  const [countSize, entrySize] = isBig ? [8, 20] : [2, 12];
  const seen = new Set<number>();
  try {
    for (let at = offset(isBig ? 8 : 4); at !== 0 && !seen.has(at) && seen.size < MOST_PAGES; ) {
      const entries = isBig ? Number(view.getBigUint64(at, isLittle)) : view.getUint16(at, isLittle);
      seen.add(at);
      at = offset(at + countSize + entries * entrySize);
    }
  } catch {
    // A directory beyond the end of the file: the pages before it are there.
  }
  return seen.size;
}

/** Draws a page (from 1) of a TIFF as a PNG no wider than a screen; null where it cannot be drawn. */
export function drawTiff(bytes: Uint8Array, page: number): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const data = Uint8Array.from(bytes).buffer;
    const worker = new Worker(new URL('./tiff-worker.mjs', import.meta.url), {
      workerData: { bytes: data, page },
      transferList: [data],
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      stdout: true,
      stderr: true,
    });
    const end = (drawn: Uint8Array | null): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(drawn);
    };
    const timer = setTimeout(() => {
      end(null);
    }, BUDGET);
    worker.on('message', (drawn: Uint8Array | null) => {
      end(drawn !== null && drawn.length < 64 * MB ? drawn : null);
    });
    worker.on('error', () => {
      end(null);
    });
    worker.on('exit', () => {
      end(null);
    });
  });
}
