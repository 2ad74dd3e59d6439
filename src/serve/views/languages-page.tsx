/** The languages of the archive and the word pairs it learned, which a person can confirm or strike out. */
import type {
  LexiconSummary,
  LexiconWord,
  LexiconWordsAsk,
  LexiconWordsPage as WordsPage,
} from '../../archive/archive.ts';
import { LEXICON_SORTS } from '../../archive/archive.ts';
import type { WordDecision } from '../../model/glossary.ts';
import type { LearningProgress } from '../../work/work.ts';
import { withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { Frame, type Showing } from './frame.tsx';
import { capitalise, nameLanguage } from './languages.ts';

interface LanguagesProps {
  readonly showing: Showing;
  readonly pairs: readonly LexiconSummary[];
  readonly chosen: LexiconSummary | undefined;
  readonly ask: LexiconWordsAsk | undefined;
  readonly page: WordsPage | null;
  readonly decided: readonly WordDecision[];
  readonly learning: LearningProgress | null;
  /** True where nothing may be changed from the pages. */
  readonly isReadOnly: boolean;
}

type Languages = readonly [string, string];

const languagesOf = (pair: string): Languages => {
  const [from = 'und', to = 'und'] = pair.split('>');
  return [from, to];
};

export function LanguagesPage(props: LanguagesProps) {
  const { showing, pairs, chosen, ask, page, decided, learning, isReadOnly } = props;
  const { messages: m } = showing;
  return (
    <Frame showing={showing} title={m.lexicon.title} kind="languages" {...(learning === null ? {} : { refresh: 5 })}>
      <header class="list-head">
        <h1>{m.lexicon.title}</h1>
        <p class="lead">{m.lexicon.lead}</p>
      </header>
      {learning === null ? null : <LearningBar learning={learning} messages={m} />}
      {pairs.length === 0 ? <p class="notice">{m.lexicon.none}</p> : <Pairs {...props} />}
      {chosen === undefined || ask === undefined || page === null ? null : (
        <section aria-labelledby="words">
          <h2 id="words">{m.lexicon.words(...namesOf(languagesOf(chosen.pair), m))}</h2>
          {chosen.digest === null ? (
            <p class="notice">{m.lexicon.notYet}</p>
          ) : (
            <Words showing={showing} chosen={chosen} ask={ask} page={page} decided={decided} isReadOnly={isReadOnly} />
          )}
          <Decided showing={showing} languages={languagesOf(chosen.pair)} decided={decided} isReadOnly={isReadOnly} />
        </section>
      )}
    </Frame>
  );
}

function namesOf([from, to]: Languages, m: Messages): [string, string] {
  return [nameLanguage(from, m), nameLanguage(to, m)];
}

/** How far learning is. */
export function LearningBar({
  learning,
  messages: m,
}: {
  readonly learning: LearningProgress;
  readonly messages: Messages;
}) {
  const { step, languages, done, total } = learning;
  const words = m.lexicon.learning[step](...namesOf(languages, m), done, total);
  return (
    <section class="progress" aria-label={words}>
      <p class="progress-words" role="status">
        {words}
      </p>
      <progress {...(step === 'learning' ? {} : { value: done, max: total })} aria-label={words}></progress>
    </section>
  );
}

function Pairs({ showing, pairs, chosen }: LanguagesProps) {
  const { messages: m } = showing;
  return (
    <ul class="tongue-pairs">
      {pairs.map((one) => {
        const [from, to] = namesOf(languagesOf(one.pair), m);
        return (
          <li>
            <a
              href={withQuery('/languages', { pair: one.pair })}
              {...(one.pair === chosen?.pair ? { 'aria-current': 'true' as const } : {})}
            >
              {capitalise(from)} → {to}
            </a>
            <span class="quiet">
              {[
                m.records(one.records),
                one.digest === null ? m.lexicon.untaught : m.lexicon.taught(one.taughtRecords, one.taughtSentences),
                m.lexicon.pairs(one.words),
              ].join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface WordsProps {
  readonly showing: Showing;
  readonly chosen: LexiconSummary;
  readonly ask: LexiconWordsAsk;
  readonly page: WordsPage;
  readonly decided: readonly WordDecision[];
  readonly isReadOnly: boolean;
}

function Words({ showing, chosen, ask, page, decided, isReadOnly }: WordsProps) {
  const { messages: m, query } = showing;
  const languages = languagesOf(chosen.pair);
  const [from, to] = namesOf(languages, m);
  const verdicts = new Map(
    decided.map(({ pair, verdict }) => [`${pair.original}\t${pair.translation}`, verdict] as const),
  );
  const offset = ask.offset ?? 0;
  return (
    <>
      <form class="filters" action="/languages" method="get" aria-label={m.lexicon.filter}>
        <input type="hidden" name="pair" value={chosen.pair} />
        <label>
          <span>{m.lexicon.find}</span>
          <input name="find" type="search" value={ask.find ?? ''} autocomplete="off" spellcheck={false} />
        </label>
        <label>
          <span>{m.lexicon.origin}</span>
          <select name="origin">
            <option value="">{m.list.any}</option>
            {Object.keys(m.lexicon.origins).map((origin) => (
              <option value={origin} selected={origin === ask.origin}>
                {m.lexicon.origins[origin]} ({m.count(page.origins[origin] ?? 0)})
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{m.list.sort}</span>
          <select name="sort">
            {LEXICON_SORTS.map((sort) => (
              <option value={sort} selected={sort === (ask.sort ?? 'weight')}>
                {m.lexicon.sorts[sort]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{m.list.apply}</button>
      </form>
      <p id="found" class="found quiet">
        {m.lexicon.pairs(page.total)}
      </p>
      {page.words.length === 0 ? (
        <p class="notice">{m.lexicon.nothing}</p>
      ) : (
        <div class="word-table" role="region" aria-labelledby="found" tabindex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{capitalise(from)}</th>
                <th scope="col">{capitalise(to)}</th>
                <th scope="col" class="figure">
                  {m.lexicon.strength}
                </th>
                <th scope="col">{m.lexicon.seen}</th>
                <th scope="col">{m.lexicon.origin}</th>
                {isReadOnly ? null : (
                  <th scope="col" class="word-acts">
                    {m.lexicon.yours}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {page.words.map((word) => (
                <WordRow
                  showing={showing}
                  languages={languages}
                  word={word}
                  verdict={verdicts.get(`${word.original}\t${word.translation}`)}
                  isReadOnly={isReadOnly}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <nav class="pages" aria-label={m.lexicon.title}>
        {offset === 0 ? null : (
          <a
            href={withQuery('/languages', {
              ...query,
              pair: chosen.pair,
              offset: Math.max(0, offset - ask.limit) || null,
            })}
            rel="prev"
          >
            ‹ {m.lexicon.previous}
          </a>
        )}
        {offset + page.words.length >= page.total ? null : (
          <a href={withQuery('/languages', { ...query, pair: chosen.pair, offset: offset + ask.limit })} rel="next">
            {m.lexicon.next} ›
          </a>
        )}
      </nav>
    </>
  );
}

interface WordRowProps {
  readonly showing: Showing;
  readonly languages: Languages;
  readonly word: LexiconWord;
  readonly verdict: WordDecision['verdict'] | undefined;
  readonly isReadOnly: boolean;
}

function WordRow({ showing, languages: [from, to], word, verdict, isReadOnly }: WordRowProps) {
  const { messages: m } = showing;
  const percent = Math.round(word.strength * 100);
  return (
    <tr {...(verdict === undefined ? {} : { class: `word-${verdict}` })}>
      <th scope="row" lang={from}>
        <bdi>{word.original}</bdi>
      </th>
      <td lang={to}>
        <bdi>{word.translation}</bdi>
      </td>
      <td class="figure">
        <meter min="0" max="100" value={percent} aria-hidden="true"></meter> {percent} %
      </td>
      <td>
        <a href={withQuery('/search', { q: `${word.original} ${word.translation}` })}>
          {m.lexicon.passages(word.beads)}
        </a>
      </td>
      <td>{m.lexicon.origins[word.origin] ?? word.origin}</td>
      {isReadOnly ? null : (
        <td class="word-acts">
          <VerdictForm showing={showing} languages={[from, to]} pair={word} verdict={verdict} />
        </td>
      )}
    </tr>
  );
}

interface VerdictFormProps {
  readonly showing: Showing;
  readonly languages: Languages;
  readonly pair: { readonly original: string; readonly translation: string };
  readonly verdict: WordDecision['verdict'] | undefined;
}

function VerdictForm({ showing, languages: [from, to], pair, verdict }: VerdictFormProps) {
  const { messages: m, path, query } = showing;
  const words = `${pair.original} = ${pair.translation}`;
  const buttons = verdict === undefined ? (['right', 'wrong'] as const) : (['free'] as const);
  return (
    <form action="/languages" method="post" class="verdict">
      <input type="hidden" name="back" value={withQuery(path, query)} />
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="original" value={pair.original} />
      <input type="hidden" name="translation" value={pair.translation} />
      {verdict === undefined ? null : <span class="quiet">{m.lexicon.said[verdict]}</span>}
      {buttons.map((button) => (
        <button type="submit" name="verdict" value={button} aria-label={`${m.lexicon.acts[button]}: ${words}`}>
          {m.lexicon.acts[button]}
        </button>
      ))}
    </form>
  );
}

/** What people said: a pair that was struck out stands in no table any more, and must be found to be taken back. */
function Decided({
  showing,
  languages,
  decided,
  isReadOnly,
}: {
  readonly showing: Showing;
  readonly languages: Languages;
  readonly decided: readonly WordDecision[];
  readonly isReadOnly: boolean;
}) {
  const { messages: m } = showing;
  if (decided.length === 0) return null;
  const [from, to] = languages;
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">{m.lexicon.decided}</h2>
      <ul class="word-decided">
        {decided.map(({ pair, verdict }) => (
          <li class={`word-${verdict}`}>
            <span>
              <bdi lang={from}>{pair.original}</bdi> = <bdi lang={to}>{pair.translation}</bdi>
            </span>
            {isReadOnly ? (
              <span class="quiet">{m.lexicon.said[verdict]}</span>
            ) : (
              <VerdictForm showing={showing} languages={languages} pair={pair} verdict={verdict} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
