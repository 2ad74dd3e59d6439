#!/usr/bin/env node
/**
 * The command line.
 *
 * In: the words somebody typed. Out: lines on standard output, an exit status (0 done, 1 done with problems, 2 wrong
 * usage, 3 failed). Why here: one command, one file beside this one; this file only says which there are, and loads the one
 * that is asked for.
 */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { createRequire } from 'node:module';
import { ERRORS } from '../errors.ts';
import type { AlignCommandOptions } from './align.ts';
import type { CiteOptions } from './cite.ts';
import type { ExportOptions } from './export.ts';
import type { JoinOptions } from './join.ts';
import type { OpenOptions } from './open.ts';
import type { PlaceOptions } from './place.ts';
import type { SearchOptions } from './search.ts';
import type { ServeOptions } from './serve.ts';
import { openTerminal, toThrownProblem } from './terminal.ts';

interface CommonOptions {
  readonly json?: boolean;
}

/** Where `sverka` listens when nothing else is said. */
const DEFAULT_PORT = 4170;

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

function toNumber(low: number, high: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < low || number > high) {
      throw new InvalidArgumentError(`Expected a whole number from ${low} to ${high}.`);
    }
    return number;
  };
}

function buildProgram(setExit: (status: number) => void): Command {
  const program = new Command('sverka')
    .description('A digital archive and reading room for primary sources in original and translation.')
    .version(version)
    .showHelpAfterError('(sverka --help lists the commands; sverka COMMAND --help explains one)')
    .exitOverride();

  const define = (signature: string, summary: string): Command =>
    program.command(signature).description(summary).option('--json', 'print one JSON document and nothing else');
  const withPlace = (command: Command): Command =>
    command
      .option('--archive <dir>', 'the folder whose archive is meant (default: the current folder)')
      .option('--database <url>', 'a PostgreSQL database instead: postgres://user@host/name');
  const withServer = (command: Command): Command =>
    command
      .option('--host <host>', 'the address to listen on', '127.0.0.1')
      .option('--port <port>', 'the port; the next free one if taken', toNumber(1, 65_535), DEFAULT_PORT);
  /** Turns the three kinds of words commander hands over (arguments, options, the command) into one call. */
  const act =
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it names what commander leaves untyped
      <Args extends readonly unknown[]>(run: (...words: Args) => Promise<number>) =>
      async (...received: readonly unknown[]): Promise<void> => {
        setExit(await run(...([received.at(-2), ...received.slice(0, -2)] as unknown as Args)));
      };
  const terminalOf = (options: CommonOptions) => openTerminal(options.json === true);

  withServer(withPlace(define('open [folder]', 'read what is new in a folder and open its reading room')))
    .addHelpText('after', '\nExample:\n  sverka open ~/papers')
    .action(
      act(async (options: CommonOptions & OpenOptions, folder?: string) =>
        (await import('./open.ts')).runOpen(terminalOf(options), folder, options),
      ),
    );

  withPlace(define('add <path...>', 'add files and folders to an archive'))
    .addHelpText('after', '\nExample:\n  sverka add ~/downloads/telegram.html --archive ~/papers')
    .action(
      act(async (options: CommonOptions & PlaceOptions, paths: string[]) =>
        (await import('./add.ts')).runAdd(terminalOf(options), paths, options),
      ),
    );

  define('read <file...>', 'print the records that files would become; store nothing')
    .addHelpText('after', '\nExample:\n  sverka read letter.ru.txt letter.en.txt --json')
    .action(
      act(async (options: CommonOptions, files: string[]) =>
        (await import('./read.ts')).runRead(terminalOf(options), files),
      ),
    );

  define('align [files...]', 'align an original and its translation, sentence by sentence')
    .option('--pairs <list.tsv>', 'many pairs: one a line, a tab between the files; learns over all of them')
    .option('--lines', 'each line of the files is one sentence')
    .option('--languages <codes>', 'the languages, as in ru,en (default: detected)')
    .option('--glossary <file...>', 'words that are known: a table (.tsv), TMX or TBX; outranks what is learned')
    .option('--lexicon <file>', 'keep what is learned in this file, and begin with what it holds')
    .option(
      '--model <dir>',
      'hear a model of sentences too: a folder with config.json, tokenizer.json, onnx/model.onnx',
    )
    .option('--format <format>', 'json, text, tmx, tei or html')
    .addHelpText('after', '\nExample:\n  sverka align letter.ru.txt letter.en.txt --format tmx > letter.tmx')
    .action(
      act(async (options: CommonOptions & AlignCommandOptions, files: string[]) =>
        (await import('./align.ts')).runAlign(terminalOf(options), files, options),
      ),
    );

  withPlace(define('search <words...>', 'search an archive; sverka help search-language is on the /help page'))
    .option('--limit <n>', 'how many passages', toNumber(1, 1000), 20)
    .option('--offset <n>', 'how many passages to pass over', toNumber(0, 100_000), 0)
    .option('--lang <code>', 'only passages in this language')
    .option('--year <year>', 'only documents of this year', toNumber(1, 9999))
    .addHelpText('after', '\nExample:\n  sverka search \'"seven ships"\' --archive ~/papers')
    .action(
      act(async (options: CommonOptions & SearchOptions, words: string[]) =>
        (await import('./search.ts')).runSearch(terminalOf(options), words, options),
      ),
    );

  withPlace(define('cite <record>', 'a citation of a record, or of a passage: RECORD#p7'))
    .option('--style <style>', 'chicago, mla, gost, bibtex, ris or csl-json (default: all)')
    .option('--lang <code>', 'the language of the citation: en or ru')
    .addHelpText('after', '\nExample:\n  sverka cite conversation-1934-05-04#p7 --style gost')
    .action(
      act(async (options: CommonOptions & CiteOptions, record: string) =>
        (await import('./cite.ts')).runCite(terminalOf(options), record, options),
      ),
    );

  withPlace(define('export <format> [records...]', 'write records in a format of other programs: all, or those named'))
    .option('--to <dir>', 'the folder to write to (default: standard output, where it is one file)')
    .option('--force', 'replace other files of the same names')
    .option('--documents <dir>', 'with bag and --database: the folder of the documents, whose notes go along')
    .addHelpText(
      'after',
      '\nFormats: tei, tmx (a file for each record); jsonl, csv, bibtex, ris, csl (one file);\nbag (the whole archive with everything decided in it, to be restored)\n\nExample:\n  sverka export tei --archive ~/papers --to ~/papers-tei',
    )
    .action(
      act(async (options: CommonOptions & ExportOptions, format: string, records: string[]) =>
        (await import('./export.ts')).runExport(terminalOf(options), format, records, options),
      ),
    );

  withPlace(
    define('join [original] [translation]', 'make one record of an original and its translation that lie apart'),
  )
    .option('--named', 'join all whose sources name each other as original and translation')
    .option('--by <name>', 'who says so (default: your name on this machine)')
    .addHelpText(
      'after',
      '\nExamples:\n  sverka join telegram-17 telegram-17-englisch --archive ~/papers\n  sverka join --named --archive ~/papers',
    )
    .action(
      act(async (options: CommonOptions & JoinOptions, original?: string, translation?: string) =>
        (await import('./join.ts')).runJoin(terminalOf(options), original, translation, options),
      ),
    );

  withPlace(define('part <original>', 'take back what sverka join, or the page of the record, joined last'))
    .addHelpText('after', '\nExample:\n  sverka part telegram-17 --archive ~/papers')
    .action(
      act(async (options: CommonOptions & PlaceOptions, record: string) =>
        (await import('./join.ts')).runPart(terminalOf(options), record, options),
      ),
    );

  withPlace(define('restore <bag> [folder]', 'make an archive of a bag that sverka export bag wrote'))
    .addHelpText('after', '\nExample:\n  sverka restore ~/papers-bag ~/papers')
    .action(
      act(async (options: CommonOptions & PlaceOptions, bag: string, folder?: string) =>
        (await import('./restore.ts')).runRestore(terminalOf(options), bag, folder, options),
      ),
    );

  withServer(withPlace(define('serve', 'serve an archive without looking through its folder')))
    .option('--read-only', 'refuse every change from the pages')
    .action(
      act(async (options: CommonOptions & ServeOptions) =>
        (await import('./serve.ts')).runServe(terminalOf(options), options),
      ),
    );

  withPlace(define('check', 'verify checksums, the journal and the index')).action(
    act(async (options: CommonOptions & PlaceOptions) =>
      (await import('./check.ts')).runCheck(terminalOf(options), options),
    ),
  );
  return program;
}

/** Runs one command line and gives its exit status. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  let exit = 0;
  const program = buildProgram((status) => {
    exit = status;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const problem = toThrownProblem(error);
    openTerminal(false).problem(problem);
    return ERRORS[problem.code].exit;
  }
}

// Not awaited here: the bundle of the program (scripts/bundle.mjs) is no module.
void runCommandLine(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
