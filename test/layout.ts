/** The rules of the house (ARCHITECTURE.md, “The floors”) as a function of paths and sources, so that a test can break them on purpose. */
import path from 'node:path';

/** The floors from the ground up. Rooms of one floor do not know each other, except where `ABOVE` says so. */
export const FLOORS: readonly (readonly string[])[] = [
  ['errors'],
  ['model', 'text'],
  ['ingest', 'align', 'embed', 'names', 'statements', 'archive'],
  ['compare', 'search', 'edition'],
  ['derive', 'knowledge'],
  ['pipeline', 'share'],
  ['work', 'editing'],
  ['serve'],
  ['cli', 'index'],
];
/** Ground rooms are open: their files are imported directly. Every other room only by its door. */
const OPEN_ROOMS = new Set(['model', 'text', 'errors']);
/** `text` may use the nouns of `model`; never the other way round. */
const SAME_FLOOR = new Set(['text>model']);
const WEB_MAY_IMPORT = new Set(['model', 'text', 'errors', 'web']);
const DRAWERS = /(?:^|\/)(?:utils?|helpers?|lib|common|misc|manager|service|services|interfaces|types)(?:\.tsx?$|\/)/u;
const LONGEST_FILE = 420;

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gu;

/** Lists the specifiers a source imports or re-exports. */
export function listImports(source: string): readonly string[] {
  return [...source.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
}

function roomOf(file: string): string {
  const [first = '', second] = file.split('/');
  return second === undefined ? first.replace(/\.tsx?$/u, '') : first;
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/** Packages whose nature is to be spoken in more than one file: the router with its pages, the query builder with its SQL. */
const SPOKEN_IN: Readonly<Record<string, readonly string[]>> = {
  hono: ['serve'],
  kysely: ['archive', 'search'],
  commander: ['cli'],
  // What comes from outside, by request or in a file people write, is checked where it comes in.
  zod: ['serve', 'ingest'],
};

function isTest(file: string): boolean {
  return /(?:\.test|-fixture|\.d)\.tsx?$/u.test(file);
}

/** Checks every rule over `sources` (path below `src/` → text) and lists the breaches, one sentence each. */
export function checkLayout(sources: ReadonlyMap<string, string>): readonly string[] {
  const breaches: string[] = [];
  const floorOf = new Map(FLOORS.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));
  const packageHomes = new Map<string, Set<string>>();

  for (const [file, source] of sources) {
    const room = roomOf(file);
    if (room !== 'web' && !floorOf.has(room)) breaches.push(`${file}: the room “${room}” stands on no floor`);
    if (DRAWERS.test(file)) breaches.push(`${file}: is named like a drawer, not like a thing`);
    const lines = source.split('\n').length;
    if (lines > LONGEST_FILE && !isTest(file) && !file.startsWith('errors')) {
      breaches.push(`${file}: ${lines} lines; past ${LONGEST_FILE} something wants its own room`);
    }
    if (isBarrel(file, source)) breaches.push(`${file}: is a barrel; import from where things live`);
    if (isTest(file)) continue;
    for (const specifier of listImports(source)) {
      if (specifier.startsWith('node:')) {
        if (room === 'model' || room === 'web') breaches.push(`${file}: ${room} does no I/O but imports ${specifier}`);
      } else if (specifier.startsWith('.')) {
        breaches.push(...checkRelative(file, room, specifier, floorOf));
      } else {
        const name = packageOf(specifier);
        const homes = packageHomes.get(name) ?? new Set<string>();
        homes.add(SPOKEN_IN[name]?.includes(room) === true ? `${room}/` : file);
        packageHomes.set(name, homes);
        if (room === 'model' || room === 'errors')
          breaches.push(`${file}: the ground takes no package, but imports ${name}`);
      }
    }
  }
  for (const [name, homes] of packageHomes) {
    const allowed = SPOKEN_IN[name] ?? [];
    const strangers = [...homes].filter((home) => !allowed.includes(home.replace(/\/$/u, '')));
    if (strangers.length > (allowed.length > 0 ? 0 : 1)) {
      breaches.push(`${name} is imported in more than one place: ${[...homes].sort().join(', ')}`);
    }
  }
  return breaches;
}

function isDoor(file: string): boolean {
  return file === 'index.ts' || /^([\w-]+)\/\1\.tsx?$/u.test(file);
}

/** A file that only passes on what stands elsewhere. A door may: it is what the room shows, and nobody inside imports it. */
function isBarrel(file: string, source: string): boolean {
  if (isDoor(file)) return false;
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '').trim();
  return (
    code !== '' &&
    code.split(/;\s*/u).every((line) => line.trim() === '' || /^export\b[\s\S]*\bfrom\b/u.test(line.trim()))
  );
}

function checkRelative(
  file: string,
  room: string,
  specifier: string,
  floorOf: ReadonlyMap<string, number>,
): readonly string[] {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  const targetRoom = roomOf(target);
  if (targetRoom === room) {
    const isOwnDoor = isDoor(target) && target !== file && room !== 'errors';
    return isOwnDoor ? [`${file}: comes in by the door of its own room; import from where the thing lives`] : [];
  }
  if (target.startsWith('..')) return [`${file}: reaches out of src/ to ${specifier}`];
  if (room === 'web') {
    return WEB_MAY_IMPORT.has(targetRoom) ? [] : [`${file}: the browser's part may not import ${targetRoom}`];
  }
  const breaches: string[] = [];
  const from = floorOf.get(room) ?? -1;
  const to = floorOf.get(targetRoom) ?? Number.POSITIVE_INFINITY;
  if (to >= from && !SAME_FLOOR.has(`${room}>${targetRoom}`)) {
    breaches.push(`${file}: imports ${targetRoom}, which is not on a lower floor`);
  }
  const isFlat = target === `${targetRoom}.ts`;
  if (!isFlat && !isDoor(target) && !OPEN_ROOMS.has(targetRoom))
    breaches.push(`${file}: enters ${targetRoom} past its door (${target})`);
  return breaches;
}
