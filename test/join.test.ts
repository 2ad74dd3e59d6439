/** A person's decision that two records are one document's original and translation, made and taken back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER } from './folder.ts';
import { openRoom, type TestRoom } from './reading-room.ts';

let room: TestRoom;
beforeAll(async () => {
  room = await openRoom({
    'konsul.txt': LETTER['letter.ru.txt'],
    'papers/englisch.txt': LETTER['letter.en.txt'],
    'pair.ru.txt': LETTER['letter.ru.txt'],
    'pair.en.txt': LETTER['letter.en.txt'],
  });
});
afterAll(async () => {
  await room.close();
});

async function post(record: string, body: unknown) {
  const response = await room.app.request(`http://127.0.0.1:4170/api/records/${record}/join`, {
    method: 'POST',
    headers: { host: '127.0.0.1:4170', origin: 'http://127.0.0.1:4170', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
}
const languages = async (id: string) => {
  const { record, missing } = await room.archive.getRecord(id);
  return `${record.texts.map(({ lang, role }) => `${lang} ${role}`).join(', ')}${missing ? ' (missing)' : ''}`;
};

describe('two records that are one document', () => {
  it('become one under the address of the original, and stay one on the next run', async () => {
    const { status, body } = await post('konsul', { translation: 'englisch', by: 'Anna' });
    expect([status, body.record]).toEqual([200, 'konsul']);
    expect(await languages('konsul')).toBe('ru original, en translation');
    expect(await languages('englisch')).toContain('(missing)');
    await room.read();
    expect(await languages('konsul')).toBe('ru original, en translation');
    const { record } = await room.archive.getRecord('konsul');
    expect(record.provenance.find(({ field }) => field === 'texts.1.role')?.wording).toContain('Anna');
  });

  it('are two again when the decision is taken back', async () => {
    const [made] = await room.archive.listDecisions({ kind: 'join' });
    const { status } = await post('konsul', { undo: made?.seq });
    expect(status).toBe(200);
    expect(await languages('konsul')).toBe('ru original');
    expect(await languages('englisch')).toMatch(/^en \w+$/u);
    expect((await post('konsul', { undo: made?.seq })).status).toBe(404);
  });

  it.each([
    ['konsul', { translation: 'konsul' }, 422],
    ['konsul', { translation: 'nobody' }, 404],
    ['konsul', { translation: 'pair' }, 422],
    ['pair', { translation: 'englisch' }, 422],
    ['konsul', { translation: '' }, 400],
    ['konsul', { undo: 1 }, 404],
    ['konsul', 'nonsense', 400],
  ])('%s with %j is refused with %i, and nothing changes', async (record, body, status) => {
    expect((await post(record, body)).status).toBe(status);
    expect(await languages('konsul')).toBe('ru original');
    expect(await languages('pair')).toBe('ru original, en translation');
  });
});
