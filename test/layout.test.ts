import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkLayout } from './layout.ts';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

function readSources(): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name))
      .map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(SRC, name), 'utf8')]),
  );
}

describe('the layout of the house', () => {
  it('is kept by every file of src/', () => {
    expect(checkLayout(readSources())).toEqual([]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['an import upwards', { 'model/a.ts': "import { b } from '../serve/serve.ts';" }, /not on a lower floor/u],
    ['an import sideways', { 'align/a.ts': "import { b } from '../ingest/ingest.ts';" }, /not on a lower floor/u],
    ['a way past a door', { 'search/a.ts': "import { b } from '../archive/journal.ts';" }, /past its door/u],
    [
      'a package in two places',
      { 'ingest/a.ts': "import 'yaml';", 'share/b.ts': "import 'yaml';" },
      /more than one place/u,
    ],
    ['a package on the ground', { 'model/a.ts': "import 'yaml';" }, /ground takes no package/u],
    ['the file system in the model', { 'model/a.ts': "import fs from 'node:fs';" }, /does no I\/O/u],
    ['a barrel', { 'align/all.ts': "export { a } from './b.ts';\nexport * from './c.ts';" }, /barrel/u],
    [
      'a room that knocks at its own door',
      { 'align/a.ts': "import { b } from './align.ts';" },
      /door of its own room/u,
    ],
    ['a drawer', { 'align/utils.ts': 'export const a = 1;' }, /drawer/u],
    ['a room without a floor', { 'stuff/stuff.ts': 'export const a = 1;' }, /no floor/u],
    ['a file too long to read', { 'align/a.ts': 'const a = 1;\n'.repeat(500) }, /wants its own room/u],
    ['the browser asking the archive', { 'web/a.ts': "import '../archive/archive.ts';" }, /may not import archive/u],
  ])('is broken by %s', (_name, sources, expected) => {
    expect(checkLayout(new Map(Object.entries(sources))).join('\n')).toMatch(expected);
  });
});
