/** Pages about the archive as a whole: home, records, search, problems, reading, help; and the two forms. */
import type { Context, Hono } from 'hono';
import type { StoredProblem } from '../archive/archive.ts';
import { ERRORS, SverkaError } from '../errors.ts';
import { answerPage, type Desk, toShowing } from './answer.tsx';
import { toOwnAddress } from './addresses.ts';
import { readNumber, readRecordsAsk, readSearchAsk } from './asks.ts';
import { keep, THEMES } from './preferences.ts';
import { SEARCH_FORMATS, type SearchFormat, writeHits } from './search-exports.ts';
import { HelpPage } from './views/help-page.tsx';
import { HomePage } from './views/home-page.tsx';
import { ImportPage } from './views/import-page.tsx';
import { ProblemsPage, rankCodes, severityOf, type ShownProblems } from './views/problems-page.tsx';
import { RecordsPage } from './views/records-page.tsx';
import { SearchPage } from './views/search-page.tsx';

const PROBLEMS_SHOWN = 50;
/** Sentences a code, and files a sentence: on the page of all codes, and on that of one. */
const KINDS_GLANCED = 10;
const FILES_GLANCED = 3;
const KINDS_SHOWN = 50;
const FILES_SHOWN = 10;

export function addArchiveRoutes(app: Hono, desk: Desk): void {
  const { room } = desk;
  const { archive } = room;

  app.get('/', async (c) => {
    const overview = await archive.overview();
    const view = (
      <HomePage
        showing={toShowing(c, desk)}
        overview={overview}
        progress={room.progress()}
        folder={archive.info.folder}
        about={room.about ?? []}
        findingAids={await archive.listFindingAids()}
      />
    );
    return answerPage(c, view);
  });

  app.get('/records', async (c) => {
    const ask = readRecordsAsk(c, 'language');
    const [page, overview] = [await archive.listRecords(ask), await archive.overview()];
    return answerPage(c, <RecordsPage showing={toShowing(c, desk)} ask={ask} page={page} overview={overview} />);
  });

  app.get('/search', async (c) => answerSearch(c, desk));

  for (const format of Object.keys(SEARCH_FORMATS) as readonly SearchFormat[]) {
    app.get(`/search.${format}`, async (c) => {
      const { origin, messages, archiveName } = toShowing(c, desk);
      const place = { archive, search: room.search, origin, archiveName, lang: messages.lang };
      const hits = await writeHits(place, readSearchAsk(c, 'language'), format);
      c.header('Content-Type', SEARCH_FORMATS[format]);
      c.header('Content-Disposition', `attachment; filename="search.${format}"`);
      return c.body(hits);
    });
  }

  app.get('/problems', async (c) => {
    const code = c.req.query('code');
    const after = c.req.query('after');
    const like = readNumber(c, 'like', 1, Number.MAX_SAFE_INTEGER);
    const { problems: counts } = await archive.overview();
    const place = after === undefined ? {} : { after };
    // Asked for nothing in particular: what wants a person's eye, a few of each kind, and of the rest only how many.
    const codes =
      code === undefined ? rankCodes(counts).flatMap(([name]) => (severityOf(name) === 'note' ? [] : name)) : [code];
    const shown: ShownProblems[] = [];
    for (const name of code !== undefined && like !== undefined ? [] : codes) {
      const [limit, files] = code === undefined ? [KINDS_GLANCED, FILES_GLANCED] : [KINDS_SHOWN, FILES_SHOWN];
      shown.push({ code: name, ...(await archive.listProblemKinds({ code: name, limit, shown: files, ...place })) });
    }
    if (code !== undefined && like !== undefined) {
      const page = await archive.listProblems({ limit: PROBLEMS_SHOWN, code, like, ...place });
      const kinds = page.problems.length === 0 ? [] : [{ first: like, total: page.total, problems: page.problems }];
      shown.push({ code, kinds, next: page.next, like });
    }
    const found = code === undefined ? (room.progress().report?.problems ?? []) : [];
    const view = (
      <ProblemsPage
        showing={toShowing(c, desk)}
        counts={counts}
        shown={shown}
        ofFolder={found.filter((problem) => severityOf(problem.code) !== 'note')}
        code={code}
        canChange={room.readOnly !== true}
      />
    );
    return answerPage(c, view);
  });

  app.get('/import', async (c) => {
    const overview = await archive.overview();
    const failures: StoredProblem[] = [];
    for (const code of Object.keys(overview.problems).filter((name) => severityOf(name) === 'error')) {
      failures.push(...(await archive.listProblems({ code, limit: PROBLEMS_SHOWN })).problems);
    }
    const view = (
      <ImportPage
        outcomes={room.outcomes?.() ?? []}
        showing={toShowing(c, desk)}
        progress={room.progress()}
        overview={overview}
        folder={archive.info.folder}
        failures={failures}
      />
    );
    return answerPage(c, view);
  });

  app.get('/help', (c) => answerPage(c, <HelpPage showing={toShowing(c, desk)} />));

  app.post('/theme', async (c) => {
    const form = await c.req.parseBody();
    const theme = THEMES.find((name) => name === form.theme) ?? 'system';
    keep(c, 'theme', theme);
    return c.redirect(toOwnAddress(typeof form.back === 'string' ? form.back : undefined), 303);
  });

  app.post('/rescan', (c) => {
    // Not waited for: the page shows how far it is.
    void room.rescan().catch(() => undefined);
    return c.redirect('/import', 303);
  });
}

async function answerSearch(c: Context, desk: Desk): Promise<Response> {
  const ask = readSearchAsk(c, 'language');
  const showing = toShowing(c, desk);
  const progress = desk.room.progress();
  const rest = { showing, ask, progress };
  if (ask.query === '') return answerPage(c, <SearchPage {...rest} result={null} problem={null} />);
  try {
    const result = await desk.room.search(ask);
    return await answerPage(c, <SearchPage {...rest} result={result} problem={null} />);
  } catch (error) {
    if (!(error instanceof SverkaError) || ERRORS[error.code].status >= 500) throw error;
    const view = <SearchPage {...rest} result={null} problem={error.problem} />;
    return answerPage(c, view, 400);
  }
}
