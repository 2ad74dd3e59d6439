/** A folder that holds a document in every format Sverka reads, all invented, as a person would have it: for tests. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildDocx, buildOdt, packMembers, table } from '../src/ingest/package-fixture.ts';
import { buildPdf } from '../src/ingest/pdf-fixture.ts';
import { LETTER } from './folder.ts';
import { TALK } from './reading-room.ts';

const RU = [
  'Сегодня утром лоцман сообщил, что на рейде стоят три корабля без флага.',
  'Капитан порта отказался выйти к ним ночью.',
  'Я обещал ему передать его просьбу в столицу.',
] as const;
const EN = [
  'This morning the pilot reported that three ships without a flag were lying in the roads.',
  'The port captain refused to go out to them at night.',
  'I promised him to pass his request on to the capital.',
] as const;
/** Words that stand in one document only, so that a search for them tells it from the others. */
export const MARKS = {
  docx: ['барк', 'bark'],
  pair: ['шхуна', 'schooner'],
  tei: ['корвет', 'corvette'],
  html: ['фрегат', 'frigate'],
  tmx: ['баржа', 'barge'],
  chain: ['шлюпка', 'dinghy'],
  iiif: ['галера', 'galley'],
  bag: ['яхта', 'yacht'],
  zip: ['ладья', 'rook'],
  listed: ['плот', 'raft'],
  links: ['паром', 'ferry'],
  profile: ['клипер', 'clipper'],
  encodings: ['катер', 'cutter'],
} as const;
const ru = (mark: string): string => `Здесь названа ${mark}.`;
const en = (mark: string): string => `A ${mark} is named here.`;

const paragraphs = (lines: readonly string[]): string => `${lines.join('\n\n')}\n`;
const rtfLetters = (words: string): string =>
  Array.from(words, (letter) =>
    (letter.codePointAt(0) ?? 0) < 0x80 ? letter : `\\u${letter.codePointAt(0) ?? 0}?`,
  ).join('');

/** A bag (BagIt 1.0) round a payload. */
function bagOf(folder: string, payload: Readonly<Record<string, string>>): Record<string, string> {
  const lines = Object.entries(payload).map(
    ([name, words]) => `${createHash('sha256').update(words).digest('hex')}  data/${name}\n`,
  );
  return {
    [`${folder}bagit.txt`]: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    [`${folder}bag-info.txt`]: 'Source-Organization: Port Archive\n',
    [`${folder}manifest-sha256.txt`]: lines.join(''),
    ...Object.fromEntries(Object.entries(payload).map(([name, words]) => [`${folder}data/${name}`, words])),
  };
}

/** Words in a one-byte encoding, which Node can only read, not write. */
function encode(words: string, encoding: string): Uint8Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  const letters = new Map(Array.from(new TextDecoder(encoding).decode(bytes), (letter, at) => [letter, at]));
  return Uint8Array.from(words, (letter) => letters.get(letter) ?? 63);
}

const annotation = (language: string, value: string): object => ({
  type: 'Annotation',
  motivation: 'supplementing',
  body: { type: 'TextualBody', language, value },
});
/** A manifest of two leaves, each transcribed in two languages. */
const MANIFEST = {
  '@context': 'http://iiif.io/api/presentation/3/context.json',
  id: 'https://archive.example/report/manifest.json',
  type: 'Manifest',
  label: { en: ['Report of the pilot'] },
  metadata: [
    { label: { en: ['Date'] }, value: { en: ['5 May 1934'] } },
    { label: { en: ['Reference'] }, value: { none: ['OGA, F. 12, op. 3, d. 41, ll. 5-6'] } },
  ],
  items: [
    ['л. 5', RU.slice(0, 2).join(' '), EN.slice(0, 2).join(' ')],
    ['л. 6', `${RU[2]} ${ru(MARKS.iiif[0])}`, `${EN[2]} ${en(MARKS.iiif[1])}`],
  ].map(([label = '', said = '', told = ''], at) => ({
    id: `https://archive.example/report/${at}`,
    type: 'Canvas',
    label: { none: [label] },
    annotations: [{ type: 'AnnotationPage', items: [annotation('ru', said), annotation('en', told)] }],
  })),
};

export const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'saved-page.txt': TALK,
  'letters/letter.ru.txt': LETTER['letter.ru.txt'],
  'letters/letter.en.txt': LETTER['letter.en.txt'],
  'letters/letter.tmx':
    '<tmx version="1.4"><header srclang="ru"/><body><tu><tuv xml:lang="ru"><seg>Сегодня утром в порт вошли три корабля.</seg></tuv><tuv xml:lang="en"><seg>Three ships entered the port this morning.</seg></tuv></tu></body></tmx>',
  'office/dispatch.docx': buildDocx(
    table([
      ['Русский', 'English'],
      ...RU.map((words, at) => [words, EN[at] ?? '']),
      [ru(MARKS.docx[0]), en(MARKS.docx[1])],
    ]),
  ),
  'office/note.ru.odt': buildOdt([...RU, ru(MARKS.pair[0])].map((words) => `<text:p>${words}</text:p>`).join('')),
  'office/note.en.rtf': new Uint8Array(
    Buffer.from(
      `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}${[...EN, en(MARKS.pair[1])].map((words) => `\\f0 ${rtfLetters(words)}\\par `).join('')}}`,
      'latin1',
    ),
  ),
  'book.epub': packMembers({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
    'book.opf':
      '<package><metadata xmlns:dc="dc"><dc:title>Papers of a Port</dc:title></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="one" href="one.xhtml"/><item id="two" href="two.xhtml"/></manifest><spine><itemref idref="one"/><itemref idref="two"/></spine></package>',
    'nav.xhtml':
      '<html xmlns:epub="e"><body><nav epub:type="toc"><ol><li><a href="one.xhtml">The Ships</a></li><li><a href="two.xhtml">The Answer</a></li></ol></nav></body></html>',
    'one.xhtml': `<html><body><h1>The Ships</h1>${EN.map((words) => `<p>${words}</p>`).join('')}</body></html>`,
    'two.xhtml': `<html><body><h1>The Answer</h1>${EN.toReversed()
      .map((words) => `<p>${words}</p>`)
      .join('')}</body></html>`,
  }),
  'report.pdf': buildPdf([EN.map((words, at) => [72, 100 + at * 40, words] as const)]),
  'tei/letter.xml': `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter in TEI</title></titleStmt><publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader><text><body><div type="original" xml:lang="ru">${[...RU, ru(MARKS.tei[0])].map((words) => `<p>${words}</p>`).join('')}</div><div type="translation" xml:lang="en">${[...EN, en(MARKS.tei[1])].map((words) => `<p>${words}</p>`).join('')}</div></body></text></TEI>`,
  'page.html': `<!doctype html><html lang="en"><head><title>A page</title><script>alert(1)</script></head><body><h1>A page</h1><div lang="ru">${[...RU, ru(MARKS.html[0])].map((words) => `<p>${words}</p>`).join('')}</div><div lang="en">${[...EN, en(MARKS.html[1])].map((words) => `<p>${words}</p>`).join('')}</div></body></html>`,
  'described.md': `---\ntitle: A note with a description\ndate: 1934-05-05\nlanguage: en\n---\n\n${paragraphs(EN)}`,
  'memory.tmx': `<tmx version="1.4"><header srclang="ru"/><body>${[...RU, ru(MARKS.tmx[0])].map((words, at) => `<tu><tuv xml:lang="ru"><seg>${words}</seg></tuv><tuv xml:lang="en"><seg>${[...EN, en(MARKS.tmx[1])][at] ?? ''}</seg></tuv></tu>`).join('')}</body></tmx>`,
  'chain/17.txt': paragraphs([...RU, ru(MARKS.chain[0])]),
  'chain/17_eng.txt': paragraphs([...EN, en(MARKS.chain[1])]),
  'chain/17_d.txt': paragraphs([
    'Heute Morgen meldete der Lotse, dass drei Schiffe ohne Flagge auf der Reede liegen.',
    'Der Hafenkapitän weigerte sich, nachts zu ihnen hinauszufahren.',
    'Ich versprach ihm, seine Bitte in die Hauptstadt weiterzugeben.',
    'Hier wird ein Beiboot genannt.',
  ]),
  'chain/sverka.yaml':
    'records:\n  - original: {file: "{n}.txt", language: ru}\n    translations: ["{n}_eng.txt", {file: "{n}_d.txt", language: de, of: en}]\n    title: Telegram no. {n}\ndefaults:\n  collection: Telegrams\n',
  'scans/log.en.png': new Uint8Array(readFileSync(fileURLToPath(new URL('./scans/port-log.png', import.meta.url)))),
  'listed/catalogue.csv':
    'File;Title;Date;Reference\nnote-9.txt;Note verbale no. 9;6 May 1934;OGA, F. 12, op. 3, d. 41, l. 9\n',
  'listed/note-9.txt': paragraphs(EN),
  'listed/pairs.jsonl':
    '{"original": "izvestie.txt", "translation": "notice.txt", "title": "Notice to mariners", "reference": "OGA, F. 12, op. 3, d. 42, l. 1"}\n',
  'listed/izvestie.txt': paragraphs([...RU, ru(MARKS.listed[0])]),
  'listed/notice.txt': paragraphs([...EN, en(MARKS.listed[1])]),
  'leaves/pilot.json': JSON.stringify(MANIFEST),
  ...bagOf('bag/', {
    'memo.ru.txt': paragraphs([...RU, ru(MARKS.bag[0])]),
    'memo.en.txt': paragraphs([...EN, en(MARKS.bag[1])]),
  }),
  'packed-bag.zip': packMembers(
    bagOf('', {
      'cable.ru.txt': paragraphs([...RU, ru(MARKS.zip[0])]),
      'cable.en.txt': paragraphs([...EN, en(MARKS.zip[1])]),
    }),
  ),
  // Links that tie the sentences otherwise than their order would.
  'tei/linked.xml': `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A linked text</title></titleStmt><publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader><text><body><div type="original" xml:lang="ru"><p><s xml:id="o1">${RU[0]}</s> <s xml:id="o2">${ru(MARKS.links[0])}</s></p></div><div type="translation" xml:lang="en"><p><s xml:id="t1">${EN[0]}</s> <s xml:id="t2">${en(MARKS.links[1])}</s></p></div><linkGrp type="alignment"><link target="#o1 #t1"/><link target="#o2 #t2"/></linkGrp></body></text></TEI>`,
  'pages/sverka.yaml':
    'profiles:\n  - name: Port archive\n    files: "{n}.html"\n    original: "#source"\n    translation: "#english"\n    fields: {title: h1, date: .when, reference: .shelfmark}\n',
  'pages/7.html': `<html><body><h1>Page no. 7</h1><p class="when">7 May 1934</p><p class="shelfmark">OGA, F. 12, op. 3, d. 41, l. 7</p><div id="source">${[...RU, ru(MARKS.profile[0])].map((words) => `<p>${words}</p>`).join('')}</div><div id="english">${[...EN, en(MARKS.profile[1])].map((words) => `<p>${words}</p>`).join('')}</div></body></html>`,
  'old/telegramma.ru.txt': encode(paragraphs([...RU, ru(MARKS.encodings[0])]), 'koi8-r'),
  'old/telegramma.en.txt': paragraphs([...EN, en(MARKS.encodings[1])]),
  'finding-aid.xml':
    '<ead><eadheader><eadid>aid</eadid></eadheader><archdesc level="fonds"><did><repository><corpname>OGA</corpname></repository><unitid>F. 12</unitid><unittitle>Legation in Port Lucía</unittitle></did><dsc><c01 id="op3" level="series"><did><unitid>op. 3</unitid><unittitle>Reports</unittitle></did><c02 id="d41" level="file"><did><unitid>d. 41</unitid><unittitle>Conversations</unittitle></did></c02></c01></dsc></archdesc></ead>',
  'sverka.yaml': 'name: Papers of a port\ndefaults:\n  rights: Invented documents.\n',
  'old.doc': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(600).fill(0)]),
};
