/**
 * BagIt bags (RFC 8493, and its drafts from 0.93): what a bag promises of its payload, and whether it is so.
 *
 * A bag's payload is read like any folder; each file of it carries what the bag promises of it and is checked where it is read. The
 * bag itself is a source that gives no record: it says which files are missing, and which nobody promised. Nothing is fetched.
 */
import { createHash } from 'node:crypto';
import { type Problem, toProblem } from '../errors.ts';
import type { Reading } from '../model/record.ts';
import type { PayloadPromise } from './extract.ts';
import { folderOf, resolve, showName } from './folder-names.ts';
import type { SourceFile } from './source.ts';

export const BAG_READER = 'bag/1';

/** The file that makes a folder a bag. */
const DECLARATION = /(?:^|\/)bagit\.txt$/u;
const MANIFEST = /^manifest-([a-z0-9-]+)\.txt$/u;
const TAG_MANIFEST = /^tagmanifest-([a-z0-9-]+)\.txt$/u;
/** Name in the manifest → name of the system's digest. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  sha224: 'sha224',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-512': 'sha3-512',
};
const MOST_NAMED = 200;

/** A line of a manifest: a path from the top of the bag. */
interface ManifestLine {
  readonly path: string;
  readonly checksum: string;
}

/** What the tag files of a bag say. */
export interface Bag {
  /** Its folder, without a slash at its end; empty for the top. */
  readonly folder: string;
  /** Payload path → algorithm → checksum. */
  readonly promised: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly info: readonly (readonly [name: string, value: string])[];
  /** Paths the tag manifests list: files that belong to the bag and are no documents, in whatever folder beside the payload. */
  readonly tags: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** Tells whether a file makes its folder a bag. */
export function isBagDeclaration(path: string): boolean {
  return DECLARATION.test(path);
}

/** Tells whether a file that lies at the top of a bag is one of its tag files, which are no documents. */
export function isTagFile(name: string): boolean {
  return /^(?:bagit|bag-info|fetch)\.txt$/u.test(name) || MANIFEST.test(name) || TAG_MANIFEST.test(name);
}

/** Reads the tag files of a bag; `files` are those at its top, the declaration among them. */
export function readBag(files: readonly SourceFile[]): Bag {
  const declaration = files.find(({ path }) => isBagDeclaration(path));
  const folder = declaration === undefined ? '' : folderOf(declaration.path);
  const problems: Problem[] = [];
  const promised = new Map<string, Record<string, string>>();
  const where = { file: declaration?.path ?? folder };
  const nameOf = ({ path }: SourceFile): string => path.slice(path.lastIndexOf('/') + 1);
  const fail = (reason: string): void => {
    problems.push(toProblem('BAG_BROKEN', { reason }, where));
  };
  if (declaration !== undefined && !/^\uFEFF?BagIt-Version:\s*\d+\.\d+/u.test(toText(declaration)))
    fail('bagit.txt does not say which version of BagIt it follows');
  const manifests = files.filter((file) => MANIFEST.test(nameOf(file)));
  if (manifests.length === 0) fail('it has no manifest, so that nothing in it can be checked');
  for (const file of manifests) {
    const algorithm = MANIFEST.exec(nameOf(file))?.[1] ?? '';
    if (!(algorithm in ALGORITHMS)) fail(`the checksums of ${nameOf(file)} are of a kind that is not known here`);
    for (const { path, checksum } of parseManifest(file, problems)) {
      if (!path.startsWith('data/')) {
        problems.push(toProblem('BAG_OUTSIDE', { name: showName(path) }, { file: file.path }));
        continue;
      }
      promised.set(path, { ...promised.get(path), [algorithm]: checksum });
    }
  }
  const tags = new Set<string>();
  for (const file of files.filter((one) => TAG_MANIFEST.test(nameOf(one)))) {
    const algorithm = TAG_MANIFEST.exec(nameOf(file))?.[1] ?? '';
    for (const { path, checksum } of parseManifest(file, problems)) {
      if (!path.startsWith('data/')) tags.add(path);
      const own = files.find((one) => one.path === (folder === '' ? path : `${folder}/${path}`));
      if (own === undefined) continue;
      if (findAltered(own.bytes, { [algorithm]: checksum }) !== null)
        problems.push(toProblem('BAG_ALTERED', { name: showName(path), algorithm }, { file: own.path }));
    }
  }
  const info = files.find((file) => nameOf(file) === 'bag-info.txt');
  return { folder, promised, tags, info: info === undefined ? [] : parseInfo(toText(info)), problems };
}

/**
 * Reads a bag as a source of its own; `members` are the payload files that are there, by their paths from the top of the bag,
 * `tags` the tag files that were passed over.
 */
export function checkBag(
  files: readonly SourceFile[],
  members: readonly string[],
  tags: readonly string[] = [],
): Reading {
  const bag = readBag(files);
  const where = { file: files.find(({ path }) => isBagDeclaration(path))?.path ?? '' };
  const problems: Problem[] = [...bag.problems];
  const there = new Set(members.map(fold));
  const fetched = new Set(
    files
      .filter(({ path }) => /(?:^|\/)fetch\.txt$/u.test(path))
      .flatMap((file) => toText(file).split(/\r\n|[\r\n]/u))
      .map((line) =>
        decodePath(
          line
            .split(/[ \t]+/u)
            .slice(2)
            .join(' '),
        ),
      ),
  );
  const missing = [...bag.promised.keys()].filter((path) => !there.has(fold(path)));
  const known = new Set([...bag.promised.keys()].map(fold));
  const extra = members.filter((path) => !known.has(fold(path)));
  problems.push(toProblem('BAG_READ', { count: bag.promised.size, there: members.length }, where));
  if (tags.length > 0)
    problems.push(toProblem('BAG_TAGS', { count: tags.length, name: showName(tags[0] ?? '') }, where));
  for (const name of missing.slice(0, MOST_NAMED))
    problems.push(toProblem(fetched.has(name) ? 'BAG_FETCH' : 'BAG_MISSING', { name: showName(name) }, where));
  for (const name of extra.slice(0, MOST_NAMED)) problems.push(toProblem('BAG_EXTRA', { name: showName(name) }, where));
  const more = Math.max(0, missing.length - MOST_NAMED) + Math.max(0, extra.length - MOST_NAMED);
  if (more > 0) problems.push(toProblem('BAG_MORE', { count: more }, where));
  return { reader: BAG_READER, records: [], problems };
}

/** Checks the files of a source against what their bag promises. */
export function checkPayload(files: readonly SourceFile[], promises: readonly PayloadPromise[]): readonly Problem[] {
  return promises.flatMap(({ file, checksums }) => {
    const own = files.find(({ path }) => path === file || path.endsWith(`/${file}`));
    const algorithm = own === undefined ? null : findAltered(own.bytes, checksums);
    if (own === undefined || algorithm === null) return [];
    return [
      toProblem(
        'BAG_ALTERED',
        { name: showName(file.slice(file.lastIndexOf('/') + 1)), algorithm },
        { file: own.path },
      ),
    ];
  });
}

/** Finds the algorithm whose checksum the bytes do not have; null where all agree. */
function findAltered(bytes: Uint8Array, checksums: Readonly<Record<string, string>>): string | null {
  for (const [name, wanted] of Object.entries(checksums)) {
    const algorithm = ALGORITHMS[name];
    if (algorithm !== undefined && createHash(algorithm).update(bytes).digest('hex') !== wanted) return name;
  }
  return null;
}

/** Lines of `checksum  path`; md5sum writes a star before the path, and line ends in it are percent-encoded. */
function parseManifest(file: SourceFile, problems: Problem[]): readonly ManifestLine[] {
  const lines: ManifestLine[] = [];
  for (const [index, line] of toText(file)
    .split(/\r\n|[\r\n]/u)
    .entries()) {
    if (line.trim() === '') continue;
    const [, checksum = '', written = ''] = /^\s*([0-9a-f]{8,128})[ \t]+\*?(?:\.\/)?(.+?)\s*$/iu.exec(line) ?? [];
    const path = decodePath(written);
    const at = `line ${index + 1}`;
    if (path === '') problems.push(toProblem('BAG_LINE', { place: at }, { at, file: file.path }));
    else if (path.startsWith('/') || path.includes('\0') || path.includes('\\') || resolve('', path) !== path)
      problems.push(toProblem('BAG_OUTSIDE', { name: showName(path) }, { at, file: file.path }));
    else lines.push({ path, checksum: checksum.toLowerCase() });
    if (problems.length > MOST_NAMED) break;
  }
  return lines;
}

function decodePath(path: string): string {
  return path.replace(/%(0A|0D|25)/giu, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** `Name: value` lines; a line that begins with white space goes on with the one before. */
function parseInfo(text: string): readonly (readonly [string, string])[] {
  const fields: [string, string][] = [];
  for (const line of text.split(/\r\n|[\r\n]/u).slice(0, 10_000)) {
    const last = fields.at(-1);
    if (/^[ \t]+\S/u.test(line) && last !== undefined) last[1] = `${last[1]} ${line.trim()}`.trim();
    else {
      const [, name, value] = /^([^:\s][^:]*?)\s*:\s*(.*)$/u.exec(line) ?? [];
      if (name !== undefined && value !== undefined) fields.push([name, value.trim()]);
    }
  }
  return fields.filter(([, value]) => value !== '');
}

function toText({ bytes }: SourceFile): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** Some systems take accents in names apart. */
function fold(path: string): string {
  return path.normalize('NFC');
}
