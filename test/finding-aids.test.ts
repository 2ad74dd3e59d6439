/** Finding aids and lists in an archive: where records hang, what is read again when a description changes, and what the pages show. */
import { afterEach, expect, it } from 'vitest';
import { LETTER } from './folder.ts';
import { openRoom, type TestRoom } from './reading-room.ts';

let room: TestRoom;
afterEach(async () => {
  await room.close();
});

const unit = (name: string, level: string, number: string, title: string, inner = ''): string =>
  `<${name} level="${level}"><did><unitid>${number}</unitid><unittitle>${title}</unittitle></did>${inner}</${name}>`;
const AID = `<ead><archdesc level="fonds"><did><repository>Общий государственный архив (ОГА)</repository><unitid>Ф. 12</unitid><unittitle>Mission in Port Lucía</unittitle></did><dsc>${unit(
  'c01',
  'series',
  'Оп. 3',
  'Reports',
  unit('c02', 'file', 'Д. 41', 'Conversations &lt;b&gt;') + unit('c02', 'file', 'Д. 42', 'Other papers'),
)}</dsc></archdesc></ead>`;
const LIST =
  'file;reference\nletter;OGA, F. 12, op. 3, d. 41, l. 46\nother.txt;OGA, F. 12, op. 3, d. 7\nfar.txt;RGANI, F. 12, op. 3, d. 41\n';
/** A manifest whose only leaf has a picture far away and no words. */
const MANIFEST = JSON.stringify({
  '@context': 'http://iiif.io/api/presentation/3/context.json',
  type: 'Manifest',
  label: { en: ['Album of the harbour'] },
  metadata: [{ label: 'Reference', value: 'OGA, F. 12, op. 3, d. 42' }],
  items: [
    {
      type: 'Canvas',
      items: [{ items: [{ motivation: 'painting', body: { type: 'Image', id: 'https://far.example/1.jpg' } }] }],
    },
  ],
});
const OTHER = 'Nobody knows where the ship has gone, and the consul asks for news of her.\n';

it('hangs records where their references lead, shows it on the page, and follows a changed list and a finding aid that goes', async () => {
  room = await openRoom({
    ...LETTER,
    'other.txt': OTHER,
    'far.txt': OTHER,
    'aid.xml': AID,
    'list.csv': LIST,
    'm.json': MANIFEST,
  });
  const { archive, folder, page: get } = room;
  const { record } = await archive.getRecord('letter');
  const [shelf, ...others] = await archive.listShelves(record.reference);
  expect(others).toEqual([]);
  expect(shelf?.path.map(({ title }) => title)).toEqual(['Mission in Port Lucía', 'Reports', 'Conversations <b>']);
  const whole = await archive.getComponent({ source: 'aid.xml', limit: 10 });
  // Fond 12 of another archive is another fond.
  expect(whole.records.map(({ id }) => id).sort()).toEqual(['letter', 'm', 'other']);
  expect(whole.children.map(({ title, children }) => [title, children])).toEqual([['Reports', 2]]);
  const [reports] = whole.children;
  const series = await archive.getComponent({ source: 'aid.xml', key: reports?.key ?? '', limit: 1, skip: 1 });
  expect(series.children.map(({ title }) => title)).toEqual(['Other papers']);
  expect([series.childrenTotal, series.recordsTotal]).toEqual([2, 3]);
  expect((await room.get('/finding-aids?source=aid.xml&at=none')).status).toBe(404);
  expect(await get('/records/letter')).toContain('Conversations &lt;b&gt;</a></nav>');
  expect(await get('/')).toContain('4 components');
  // A description without words has a page too, and a place.
  expect(await get('/records/m')).toContain('Other papers</a></nav>');
  expect((await room.get('/records/m.tei.xml')).status).toBe(200);
  expect(JSON.parse(await get('/api/finding-aids?source=aid.xml&at=1.1'))).toMatchObject({
    component: { title: 'Conversations <b>' },
    recordsTotal: 1,
  });

  await folder.write('list.csv', LIST.replace('d. 41, l. 46', 'd. 42, l. 46'));
  await folder.remove('aid.xml');
  await room.read();
  const changed = await archive.getRecord('letter');
  expect([changed.record.reference?.levels.at(-1)?.number, changed.version]).toEqual(['42', 2]);
  // Only the record whose row changed was read again.
  expect((await archive.getRecord('other')).version).toBe(1);
  expect(await archive.listShelves(changed.record.reference)).toEqual([]);
  expect(await archive.listFindingAids()).toEqual([]);
});
