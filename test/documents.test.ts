import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../src/errors.ts';
import { listImports } from './layout.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

function listSources(): readonly string[] {
  return readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name) && !/\.(?:test|d)\.tsx?$/u.test(name))
    .map((name) => `src/${name.split(path.sep).join('/')}`);
}

describe('docs/errors.md', () => {
  it('lists exactly the codes of the register, with their sentences', () => {
    const rows = [...read('docs/errors.md').matchAll(/^\| `([A-Z_]+)` \| (\w+) \| (\d+) \| (\d) \| (.*) \|$/gmu)];
    const expected = Object.entries(ERRORS).map(([code, kind]) => [
      code,
      kind.severity,
      kind.status,
      kind.exit,
      kind.en,
    ]);
    expect(
      rows.map(([, code, severity, status, exit, en]) => [code, severity, Number(status), Number(exit), en]),
    ).toEqual(expected);
  });
});

describe('the register of errors', () => {
  it('names the same values in both languages', () => {
    const values = (sentence: string): readonly string[] =>
      [...sentence.matchAll(/\{(\w+)\}/gu)].map((m) => m[1] ?? '').sort();
    for (const [code, kind] of Object.entries(ERRORS)) expect([code, values(kind.ru)]).toEqual([code, values(kind.en)]);
  });

  it('holds no code that nothing raises', () => {
    const sources = listSources()
      .filter((file) => file !== 'src/errors.ts')
      .map(read)
      .join('\n');
    expect(Object.keys(ERRORS).filter((code) => !new RegExp(`['"\`]${code}['"\`]`, 'u').test(sources))).toEqual([]);
  });
});

describe('docs/dependencies.md', () => {
  it('has a row for every run-time dependency, naming the files that import it', () => {
    const manifest = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const rows = new Map(
      [
        ...read('docs/dependencies.md').matchAll(
          /^\| `([^`]+)` \| ([^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gmu,
        ),
      ].map((match) => [match[1] ?? '', match.slice(2).map((cell) => cell.trim())] as const),
    );
    expect([...rows.keys()].sort()).toEqual(Object.keys(manifest.dependencies).sort());
    for (const [name, cells] of rows) {
      expect(
        cells.every((cell) => cell !== ''),
        `${name}: a cell is empty`,
      ).toBe(true);
      const home = (cells[3] ?? '').replaceAll('`', '');
      if (home.startsWith('src/') && !home.endsWith('/')) {
        const isImported =
          listImports(read(home)).some((spec) => spec === name || spec.startsWith(`${name}/`)) ||
          read(home).includes(`'${name}`);
        expect(isImported, `${name} is not imported by ${home}`).toBe(true);
      }
    }
  });
});
