/** What the archive learned of its languages: the page, the form with which a person corrects a word pair, and the JSON. */
import type { Context, Hono } from 'hono';
import {
  type LanguagePair,
  LEXICON_SORTS,
  type LexiconSort,
  type LexiconSummary,
  type LexiconWordsAsk,
} from '../archive/archive.ts';
import { toError } from '../errors.ts';
import { formatWordSubject, parseWordDecision, WORD_DECISION, type WordDecision } from '../model/glossary.ts';
import { toOwnAddress } from './addresses.ts';
import { answerPage, type Desk, toShowing } from './answer.tsx';
import { readNumber } from './asks.ts';
import { WordBody } from './bodies.ts';
import { LanguagesPage } from './views/languages-page.tsx';

const SHOWN = 50;
const MOST = 500;
/** Who decided, as long as an archive knows its readers by no other name. */
const READER = 'reader';
export function addLanguageRoutes(app: Hono, desk: Desk): void {
  const { room } = desk;
  const { archive } = room;
  const { lexicons } = archive;

  app.get('/languages', async (c) => {
    const pairs = await lexicons.list();
    const chosen = choosePair(c, pairs);
    const ask = chosen === undefined ? undefined : readWordsAsk(c, chosen.pair);
    const view = (
      <LanguagesPage
        showing={toShowing(c, desk)}
        pairs={pairs}
        chosen={chosen}
        ask={ask}
        page={ask === undefined ? null : await lexicons.listWords(ask)}
        decided={chosen === undefined ? [] : await listVerdicts(desk, chosen.pair)}
        learning={room.progress().learning}
        isReadOnly={room.readOnly === true}
      />
    );
    return answerPage(c, view);
  });

  app.post('/languages', async (c) => {
    const form = await c.req.parseBody();
    await decide(desk, form);
    return c.redirect(toOwnAddress(typeof form.back === 'string' ? form.back : '/languages'), 303);
  });

  app.get('/api/languages', async (c) =>
    c.json({ pairs: (await lexicons.list()).map(({ pair, ...rest }) => ({ languages: pair.split('>'), ...rest })) }),
  );

  app.get('/api/languages/:from/:to', async (c) => {
    const pair: LanguagePair = `${c.req.param('from')}>${c.req.param('to')}`;
    const summary = (await lexicons.list()).find((one) => one.pair === pair);
    if (summary === undefined)
      throw toError('REQUEST_BAD', { reason: `nothing is aligned from ${pair.replace('>', ' to ')}` });
    const page = await lexicons.listWords(readWordsAsk(c, pair));
    return c.json({ languages: pair.split('>'), ...page, decided: await listVerdicts(desk, pair) });
  });

  app.post('/api/languages/words', async (c) => {
    await decide(desk, await c.req.json().catch(() => null));
    return c.json({ decided: true }, 202);
  });
}

/** The pair of languages that was asked for; without one the first. */
function choosePair(c: Context, pairs: readonly LexiconSummary[]): LexiconSummary | undefined {
  const asked = c.req.query('pair');
  return pairs.find(({ pair }) => pair === asked) ?? pairs[0];
}

function readWordsAsk(c: Context, pair: LanguagePair): LexiconWordsAsk {
  const sort = LEXICON_SORTS.find((name): name is LexiconSort => name === c.req.query('sort'));
  const [find, origin] = [c.req.query('find')?.trim(), c.req.query('origin')];
  return {
    pair,
    limit: readNumber(c, 'limit', 1, MOST) ?? SHOWN,
    offset: readNumber(c, 'offset', 0, 100_000) ?? 0,
    ...(sort === undefined ? {} : { sort }),
    ...(find === undefined || find === '' ? {} : { find: find.slice(0, 100) }),
    ...(origin === undefined || origin === '' ? {} : { origin }),
  };
}

/** Lists what people said of the words of a pair of languages, the last first. */
async function listVerdicts({ room }: Desk, pair: LanguagePair): Promise<readonly WordDecision[]> {
  const decisions = await room.archive.listDecisions({ kind: WORD_DECISION });
  return decisions
    .flatMap(({ value }) => parseWordDecision(value) ?? [])
    .filter(({ languages }) => languages.join('>') === pair)
    .reverse();
}

/** Keeps what a person says of a pair of words and lets the archive learn from it; throws REQUEST_BAD. */
async function decide({ room }: Desk, body: unknown): Promise<void> {
  const asked = WordBody.safeParse(body);
  if (!asked.success) {
    throw toError('REQUEST_BAD', {
      reason: 'expected from, to, original, translation, and verdict: right, wrong or free',
    });
  }
  const { from, to, original, translation, verdict } = asked.data;
  const about = { languages: [from, to] as const, pair: { original, translation } };
  await room.archive.decide({
    kind: WORD_DECISION,
    subject: formatWordSubject(about),
    value: verdict === 'free' ? null : { ...about, verdict },
    by: READER,
  });
  // Not waited for: the page shows how far it is.
  void room.learn?.().catch(() => undefined);
}
