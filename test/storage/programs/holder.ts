/** Opens the archive of a folder, says so or says why not, and holds it until it is ended. */
import { openArchive } from '../../../src/archive/archive.ts';
import { SverkaError } from '../../../src/errors.ts';

const [folder = '', url] = process.argv.slice(2);
try {
  const archive = await openArchive({ folder });
  if (url !== undefined) await archive.announce(url, 'a token');
  process.stdout.write('open\n');
  process.on('SIGTERM', () => {
    void archive.close().then(() => process.exit(0));
  });
  setInterval(() => undefined, 1000);
} catch (error) {
  process.stdout.write(`refused ${error instanceof SverkaError ? error.code : String(error)}\n`);
}
