/** Works on the archive of a folder without end and says every step that was acknowledged; made to be killed. */
import { openArchive } from '../../../src/archive/archive.ts';
import { add, EVERY_READER, keep, offer } from '../documents.ts';

const [folder = '', round = ''] = process.argv.slice(2);
const say = (...words: readonly (string | number)[]): void => {
  process.stdout.write(`${words.join(' ')}\n`);
};

const archive = await openArchive({ folder });
say('open');
for (;;) {
  // What an earlier round left in the queue is read first.
  const [source] = await archive.claimUnread(1, EVERY_READER);
  if (source === undefined) break;
  const [file] = source.files;
  await keep(archive, source, [{ words: Buffer.from(await archive.readFile(file?.sha256 ?? '')).toString() }]);
  say('kept', source.key, source.version);
}
for (let number = 0; ; number += 1) {
  const name = `r${round}-${number}`;
  await offer(archive, `${name}.txt`, `Слово ${name}. = Word ${name}.`);
  say('offered', `${name}.txt`);
  await add(archive, `${name}.txt`, `Слово ${name}. = Word ${name}.`);
  say('kept', `${name}.txt`, 1);
  // The same id is wanted again and again: none may be given twice.
  const ids = await archive.assignIds(`other/${name}`, [{ key: '', id: 'same' }]);
  say('id', `other/${name}`, ids.get('') ?? '');
  say('decided', await archive.decide({ kind: 'bead', record: name, subject: '1', value: name, by: 'x' }), name);
}
