/** A finding aid, component by component: where one stands, what lies under it, and the records that hang there. */
import type { ComponentPage, ComponentSummary, FindingAidSummary, RecordShelf } from '../../archive/archive.ts';
import { formatDate } from '../../edition/edition.ts';
import { withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { FINDING_AID_WORDS, type FindingAidWords } from '../messages/finding-aid.ts';
import { Frame, type Showing } from './frame.tsx';
import { capitalise, guessLang, nameLanguage } from './languages.ts';
import { RecordItems } from './record-items.tsx';

export function toComponentAddress(source: string, component?: Pick<ComponentSummary, 'key'>): string {
  return withQuery('/finding-aids', { source, at: component?.key });
}

export function FindingAidsPage({
  showing,
  aids,
}: {
  readonly showing: Showing;
  readonly aids: readonly FindingAidSummary[];
}) {
  const words = FINDING_AID_WORDS[showing.messages.lang];
  return (
    <Frame showing={showing} title={words.title} kind="finding-aids">
      <header class="list-head">
        <h1>{words.title}</h1>
        <p class="quiet">{words.lead}</p>
      </header>
      {aids.length === 0 ? <p class="notice">{words.none}</p> : <FindingAidItems aids={aids} words={words} />}
    </Frame>
  );
}

/** Finding aids in a list, with how many components they have and, where there is room, who keeps what they describe. */
export function FindingAidItems({
  aids,
  words,
  isShort = false,
}: {
  readonly aids: readonly FindingAidSummary[];
  readonly words: FindingAidWords;
  readonly isShort?: boolean;
}) {
  return (
    <ul class="collections">
      {aids.map(({ source, title, repository, components }) => (
        <li>
          <a href={toComponentAddress(source)} lang={guessLang(title, [])}>
            {title === '' ? source : title}
          </a>{' '}
          <span class="quiet">
            {repository === null || isShort ? '' : `${repository} · `}
            {words.components(components)}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface PageProps {
  readonly showing: Showing;
  readonly page: ComponentPage;
  readonly skip: number;
  readonly limit: number;
}

export function FindingAidPage({ showing, page, skip, limit }: PageProps) {
  const { messages: m, path, query } = showing;
  const words = FINDING_AID_WORDS[m.lang];
  const { aid, component, children, records } = page;
  const title = component.title === '' ? words.untitled : component.title;
  const last = skip + limit;
  const hasMore = page.childrenTotal > last || page.recordsTotal > last;
  return (
    <Frame showing={showing} title={title} kind="finding-aids">
      <nav class="crumbs" aria-label={words.place}>
        <a href="/finding-aids">{words.title}</a>
        <Trail source={aid.source} path={page.path} words={words} />
      </nav>
      <header class="list-head">
        <h1 lang={guessLang(title, [])}>{title}</h1>
        <p class="quiet">
          {[nameLevel(component.level, words), component.unitid, aid.repository]
            .filter((part) => part !== null && part !== '')
            .join(' · ')}
        </p>
      </header>
      <ComponentFields page={page} messages={m} words={words} />
      {children.length === 0 ? null : (
        <section aria-labelledby="below">
          <h2 id="below">{words.below}</h2>
          <ol class="components">
            {children.map((child) => (
              <ComponentEntry source={aid.source} child={child} messages={m} words={words} />
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="component-records">
        <h2 id="component-records">{words.records}</h2>
        {page.recordsTotal === 0 ? (
          <p class="quiet">{words.noRecords}</p>
        ) : (
          <>
            <p class="quiet">{m.records(page.recordsTotal)}</p>
            <RecordItems records={records} messages={m} />
          </>
        )}
      </section>
      <nav class="pages" aria-label={words.title}>
        {skip === 0 ? null : <a href={withQuery(path, { ...query, skip: null })}>{words.first}</a>}
        {hasMore ? (
          <a href={withQuery(path, { ...query, skip: last })} rel="next">
            {words.next} ›
          </a>
        ) : null}
      </nav>
    </Frame>
  );
}

/** The components above, each a link. */
function Trail({
  source,
  path,
  words,
}: {
  readonly source: string;
  readonly path: readonly ComponentSummary[];
  readonly words: FindingAidWords;
}) {
  return (
    <>
      {path.map((above) => (
        <>
          <span aria-hidden="true"> › </span>
          <a href={toComponentAddress(source, above)} lang={guessLang(above.title, [])}>
            {above.title === '' ? words.untitled : above.title}
          </a>
        </>
      ))}
    </>
  );
}

/** Where a record lies by its finding aids: a line for each. */
export function Shelves({
  shelves,
  messages: m,
}: {
  readonly shelves: readonly RecordShelf[];
  readonly messages: Messages;
}) {
  const words = FINDING_AID_WORDS[m.lang];
  return (
    <>
      {shelves.map(({ aid, path }) => (
        <nav class="crumbs shelf" aria-label={words.place}>
          <span class="quiet">{words.place}</span>
          <Trail source={aid.source} path={path} words={words} />
        </nav>
      ))}
    </>
  );
}

function nameLevel(level: string | null, words: FindingAidWords): string | null {
  if (level === null) return null;
  const known: Readonly<Record<string, string | undefined>> = words.levels;
  return known[level] ?? capitalise(level);
}

function ComponentEntry({
  source,
  child,
  messages: m,
  words,
}: {
  readonly source: string;
  readonly child: ComponentSummary;
  readonly messages: Messages;
  readonly words: FindingAidWords;
}) {
  const title = child.title === '' ? words.untitled : child.title;
  return (
    <li>
      <a href={toComponentAddress(source, child)} lang={guessLang(title, [])}>
        {title}
      </a>{' '}
      <span class="quiet">
        {[
          nameLevel(child.level, words),
          child.unitid,
          child.date === null ? child.dateWording : formatDate(child.date, m.lang),
          child.children === 0 ? null : words.components(child.children),
        ]
          .filter((part) => part !== null && part !== '')
          .join(' · ')}
      </span>
    </li>
  );
}

function ComponentFields({
  page: { component },
  messages: m,
  words,
}: {
  readonly page: ComponentPage;
  readonly messages: Messages;
  readonly words: FindingAidWords;
}) {
  const { date, dateWording } = component;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [words.date, [date === null ? (dateWording ?? '') : formatDate(date, m.lang)]],
    [words.extent, [component.extent ?? '']],
    [words.containers, [component.containers.join(', ')]],
    [words.creators, component.creators],
    [words.languages, [component.languages.map((lang) => nameLanguage(lang, m)).join(', ')]],
    [words.scope, (component.scope ?? '').split('\n\n')],
    [words.access, (component.access ?? '').split('\n\n')],
  ];
  const filled = rows.filter(([, values]) => values.some((value) => value !== ''));
  return (
    <dl class="fields">
      {filled.map(([label, values]) => (
        <div class="field">
          <dt>{label}</dt>
          {values.map((value) => (
            <dd lang={guessLang(value, [])}>{value}</dd>
          ))}
        </div>
      ))}
      {component.links.length === 0 ? null : (
        <div class="field">
          <dt>{words.links}</dt>
          {component.links.map(({ to, title }) => (
            <dd>
              {/^https?:\/\//iu.test(to) ? (
                <a href={to} rel="noreferrer noopener nofollow">
                  {title ?? to}
                </a>
              ) : (
                (title ?? to)
              )}
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}
