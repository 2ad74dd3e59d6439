/** Home: what this archive is, and ways into it. */
import type { FindingAidSummary, Overview } from '../../archive/archive.ts';
import type { Progress } from '../../work/work.ts';
import { withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { FINDING_AID_WORDS } from '../messages/finding-aid.ts';
import { FindingAidItems } from './finding-aid-page.tsx';
import { Frame, type Showing } from './frame.tsx';
import { Histogram } from './histogram.tsx';
import { buildMonthBars, buildYearBars } from './histogram-bars.ts';
import { guessLang } from './languages.ts';
import { toHeading } from './problem-list.tsx';
import { rankCodes, severityOf } from './problems-page.tsx';
import { IndexingBar, ProgressBar } from './progress-bar.tsx';
import { RecordItems } from './record-items.tsx';

interface HomeProps {
  readonly showing: Showing;
  readonly overview: Overview;
  readonly progress: Progress;
  readonly folder: string | null;
  readonly about: readonly string[];
  readonly findingAids: readonly FindingAidSummary[];
}

const COLLECTIONS_SHOWN = 12;
const NEWEST_SHOWN = 6;

export function HomePage(props: HomeProps) {
  const { showing, overview, progress, about } = props;
  const { messages: m, archiveName } = showing;
  const isEmpty = overview.records === 0;
  return (
    <Frame
      showing={showing}
      title={archiveName}
      kind="home"
      {...(progress.running || progress.indexing !== null ? { refresh: 3 } : {})}
    >
      <header class="home-head">
        <h1>{archiveName}</h1>
        {about.map((words) => (
          <p class="home-about" lang={guessLang(words, [])}>
            {words}
          </p>
        ))}
        {isEmpty ? null : <p class="home-lead">{m.home.lead(overview.records, overview.bilingual)}</p>}
        {isEmpty ? null : (
          <form class="home-find" role="search" action="/search" method="get" aria-label={m.frame.searchLabel}>
            <label class="unseen" for="home-find">
              {m.frame.searchLabel}
            </label>
            <input
              id="home-find"
              name="q"
              type="search"
              placeholder={m.frame.searchHint}
              autocomplete="off"
              spellcheck={false}
            />
            <button type="submit">{m.frame.search}</button>
          </form>
        )}
      </header>
      {progress.running ? <ProgressBar progress={progress} messages={m} /> : null}
      <IndexingBar indexing={progress.indexing} messages={m} />
      {isEmpty ? progress.running ? null : <Beginning {...props} /> : <Contents {...props} />}
    </Frame>
  );
}

function Contents({ showing, overview, findingAids }: HomeProps) {
  const { messages: m } = showing;
  return (
    <div class="home-grid">
      {overview.years.length === 0 ? null : (
        <section class="home-years" aria-labelledby="years">
          <h2 id="years">{overview.months.length > 0 ? m.home.months : m.home.years}</h2>
          <Histogram
            bars={overview.months.length > 0 ? buildMonthBars(overview.months, m) : buildYearBars(overview.years)}
            messages={m}
          />
        </section>
      )}
      <section class="home-newest" aria-labelledby="newest">
        <h2 id="newest">{m.home.newest}</h2>
        <RecordItems records={overview.newest.slice(0, NEWEST_SHOWN)} messages={m} />
        <p class="onward">
          <a href="/records">{m.home.allRecords}</a>
        </p>
      </section>
      <FindingAids aids={findingAids} messages={m} />
      <div class="home-side">
        <section aria-labelledby="collections">
          <h2 id="collections">{m.home.collections}</h2>
          <ul class="collections">
            {overview.collections.slice(0, COLLECTIONS_SHOWN).map((collection) => (
              <CollectionItem collection={collection} messages={m} />
            ))}
          </ul>
          {overview.collections.length <= COLLECTIONS_SHOWN ? null : (
            <details class="collections-rest">
              <summary>{m.home.moreCollections(overview.collections.length - COLLECTIONS_SHOWN)}</summary>
              <ul class="collections">
                {overview.collections.slice(COLLECTIONS_SHOWN).map((collection) => (
                  <CollectionItem collection={collection} messages={m} />
                ))}
              </ul>
            </details>
          )}
        </section>
        <NeedsLook problems={overview.problems} messages={m} />
        {overview.bilingual === 0 ? null : (
          <p class="onward">
            <a href="/languages">{m.home.lexicon}</a>
          </p>
        )}
      </div>
    </div>
  );
}

function CollectionItem({
  collection,
  messages: m,
}: {
  readonly collection: Overview['collections'][number];
  readonly messages: Messages;
}) {
  return (
    <li>
      <a href={withQuery('/records', { collection: collection.key })} lang={guessLang(collection.title, [])}>
        {collection.title}
      </a>{' '}
      <span class="quiet">{m.count(collection.records)}</span>
    </li>
  );
}

function FindingAids({
  aids,
  messages: m,
}: {
  readonly aids: readonly FindingAidSummary[];
  readonly messages: Messages;
}) {
  if (aids.length === 0) return null;
  const words = FINDING_AID_WORDS[m.lang];
  return (
    <section class="home-aids" aria-labelledby="finding-aids">
      <h2 id="finding-aids">{words.title}</h2>
      <FindingAidItems aids={aids.slice(0, COLLECTIONS_SHOWN)} words={words} isShort />
      {aids.length <= COLLECTIONS_SHOWN ? null : (
        <p class="onward">
          <a href="/finding-aids">{words.title}</a>
        </p>
      )}
    </section>
  );
}

/** Counts what wants a person's eye; what is only for the record stays on its own page. */
function NeedsLook({
  problems,
  messages: m,
}: {
  readonly problems: Overview['problems'];
  readonly messages: Messages;
}) {
  const grave = rankCodes(problems).filter(([code]) => severityOf(code) !== 'note');
  return (
    <section aria-labelledby="looks">
      <h2 id="looks">{m.home.needsLook}</h2>
      {grave.length === 0 ? <p class="quiet">{m.home.nothingToLook}</p> : null}
      <ul class="looks">
        {grave.slice(0, 8).map(([code, count]) => (
          <li>
            <a href={withQuery('/problems', { code })} title={code}>
              {toHeading(code, m)}
            </a>{' '}
            <span class="quiet">{m.count(count)}</span>
          </li>
        ))}
      </ul>
      <p class="onward">
        <a href="/problems">{m.home.needsLookAll}</a>
      </p>
    </section>
  );
}

function Beginning({ showing, folder }: HomeProps) {
  const { messages: m } = showing;
  return (
    <section class="beginning">
      <h2>{m.home.emptyTitle}</h2>
      <p>{m.home.emptyLead}</p>
      <ol class="ways">
        <li>
          <h3>{m.home.emptyFolder}</h3>
          <p>{folder === null ? m.home.emptyServer : m.home.emptyFolderText(folder)}</p>
          <form action="/rescan" method="post">
            <button type="submit">{m.home.emptyLook}</button>
          </form>
        </li>
        <li>
          <h3>{m.home.emptyAdd}</h3>
          <pre tabindex={0}>npx sverka add ~/papers{folder === null ? '' : ` --archive "${folder}"`}</pre>
        </li>
        <li>
          <h3>{m.home.emptySample}</h3>
          <pre tabindex={0}>npm start</pre>
          <h3>{m.home.emptyOpen}</h3>
          <pre tabindex={0}>npm start -- ~/papers</pre>
        </li>
      </ol>
      <p class="quiet">{m.home.emptyFormats}</p>
    </section>
  );
}
