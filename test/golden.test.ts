/**
 * Golden cases: every folder of `golden/ingest` is a test. `in/` holds the files of a folder as a person has it, `out.json` the
 * records and problems they give. A missing `out.json` fails; UPDATE_GOLDEN=1 writes it, and whoever does so reads it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSource, surveyFolder, toRecordId } from '../src/ingest/ingest.ts';

const ROOM = fileURLToPath(new URL('./golden/ingest/', import.meta.url));
const isUpdating = process.env['UPDATE_GOLDEN'] === '1';

/** Lists the files below a folder, as paths with `/` relative to it. */
function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

async function readCase(folder: string): Promise<unknown> {
  const inputs = path.join(folder, 'in');
  const sources = [];
  const readFile = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(inputs, name)));
  const survey = await surveyFolder(listFiles(inputs), (name) => Promise.resolve(readFile(name)));
  for (const { key, paths, extracts } of survey.sources) {
    const files = paths.map((name) => ({ path: name, bytes: readFile(name) }));
    const { reader, records, problems, findingAid } = await readSource([...files, ...extracts]);
    sources.push({
      key,
      reader,
      records: records.map((record) => ({ id: toRecordId(key, record.key), ...record })),
      problems,
      ...(findingAid === undefined ? {} : { findingAid }),
    });
  }
  return JSON.parse(JSON.stringify(sources));
}

describe('the files of a folder become the records written down for them', () => {
  const cases = readdirSync(ROOM, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

  it('there are cases at all', () => {
    expect(cases.length).toBeGreaterThan(5);
  });

  it.each(cases)('%s', async (name) => {
    const folder = path.join(ROOM, name);
    const expected = path.join(folder, 'out.json');
    const actual = await readCase(folder);
    if (isUpdating) writeFileSync(expected, `${JSON.stringify(actual, null, 2)}\n`);
    expect(existsSync(expected), `${name}/out.json is missing; look at what UPDATE_GOLDEN=1 writes`).toBe(true);
    expect(actual).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });
});
