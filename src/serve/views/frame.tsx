/** The frame of every page: head, header, footer. */
import type { Child } from 'hono/jsx';
import type { Assets } from '../assets.ts';
import { withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { THEMES, type Theme } from '../preferences.ts';

/** What a view knows of the request. */
export interface Showing {
  readonly messages: Messages;
  readonly theme: Theme;
  readonly assets: Assets;
  readonly archiveName: string;
  /** Path and query of the page shown. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Scheme and host, for addresses that are copied or printed. */
  readonly origin: string;
  readonly isReading: boolean;
}

interface FrameProps {
  readonly showing: Showing;
  readonly title: string;
  readonly children: Child;
  /** The search words, so that they stay in the field. */
  readonly searched?: string;
  readonly kind: string;
  /** Seconds after which the page asks for itself again. */
  readonly refresh?: number;
  readonly head?: Child;
}

const PRELOADED = [
  'source-serif-4-latin.woff2',
  'source-serif-4-cyrillic.woff2',
  'source-sans-3-latin.woff2',
  'source-sans-3-cyrillic.woff2',
];

export function Frame({ showing, title, children, searched, kind, refresh, head }: FrameProps) {
  const { messages: m, theme, assets, archiveName, path, query } = showing;
  return (
    <html lang={m.lang} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <title>{title === archiveName ? title : `${title} · ${archiveName}`}</title>
        {refresh === undefined ? null : <meta http-equiv="refresh" content={String(refresh)} />}
        {PRELOADED.map((font) => (
          <link
            rel="preload"
            href={assets.address(`fonts/${font}`)}
            as="font"
            type="font/woff2"
            crossorigin="anonymous"
          />
        ))}
        <link rel="stylesheet" href={assets.address('web.css')} />
        <link rel="icon" href={assets.address('icon.svg')} type="image/svg+xml" />
        <script type="module" src={assets.address('web.js')}></script>
        {head ?? null}
      </head>
      <body class={`page-${kind}`}>
        <a class="skip" href="#main">
          {m.frame.skip}
        </a>
        <header class="masthead">
          <a class="wordmark" href="/" title={m.frame.home}>
            <span class="wordmark-name" lang="ru-Latn">
              Sverka
            </span>
            <span class="wordmark-archive">{archiveName}</span>
          </a>
          <form class="find" role="search" action="/search" method="get">
            <label class="unseen" for="find">
              {m.frame.searchLabel}
            </label>
            <input
              id="find"
              name="q"
              type="search"
              value={searched ?? ''}
              placeholder={m.frame.searchHint}
              autocomplete="off"
              spellcheck={false}
            />
            <button type="submit" aria-label={m.frame.search} title={m.frame.search}>
              <Lens />
            </button>
          </form>
          <nav class="paths" aria-label={m.frame.main}>
            <a href="/records" {...here(path, '/records')}>
              {m.frame.records}
            </a>
            <a href="/import" {...here(path, '/import')}>
              {m.frame.reading}
              {showing.isReading ? <span class="pulse" aria-hidden="true"></span> : null}
            </a>
            <a href="/help" {...here(path, '/help')}>
              {m.frame.help}
            </a>
          </nav>
          <div class="settings">
            <nav class="tongues" aria-label={m.frame.language}>
              <a
                href={withQuery(path, { ...query, lang: 'en' })}
                lang="en"
                hreflang="en"
                {...(m.lang === 'en' ? { 'aria-current': 'true' as const } : {})}
              >
                <abbr title="English">EN</abbr>
              </a>
              <a
                href={withQuery(path, { ...query, lang: 'ru' })}
                lang="ru"
                hreflang="ru"
                {...(m.lang === 'ru' ? { 'aria-current': 'true' as const } : {})}
              >
                <abbr title="Русский">РУ</abbr>
              </a>
            </nav>
            <ThemeForm showing={showing} />
          </div>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="colophon">
          <p>
            <b>Sverka</b> · {m.frame.colophon} {m.frame.noNetwork}
          </p>
        </footer>
        <template id="words">
          <span data-word="copied">{m.reading.copied}</span>
          <span data-word="unreachable">{m.edit.unreachable}</span>
          <span data-word="keys">{m.reading.keys}</span>
          <span data-word="copy">{m.reading.copy}</span>
          <dl>
            {m.help.keys.map(([key, does]) => (
              <div>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </template>
      </body>
    </html>
  );
}

function here(path: string, target: string): { 'aria-current'?: 'page' | 'true' } {
  if (path === target) return { 'aria-current': 'page' };
  return path.startsWith(`${target}/`) ? { 'aria-current': 'true' } : {};
}

function ThemeForm({ showing }: { readonly showing: Showing }) {
  const { messages: m, theme, path, query } = showing;
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const label = m.frame.themeButton(m.frame.theme[theme], m.frame.theme[next]);
  return (
    <form action="/theme" method="post" class="theme">
      <input type="hidden" name="back" value={withQuery(path, query)} />
      <button type="submit" name="theme" value={next} aria-label={label} title={label}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" />
          {theme === 'light' ? null : (
            <path
              d={theme === 'dark' ? 'M8 3a5 5 0 0 0 0 10a5 5 0 0 0 0-10z' : 'M8 3a5 5 0 0 1 0 10z'}
              fill="currentColor"
            />
          )}
        </svg>
      </button>
    </form>
  );
}

function Lens() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="6.75" cy="6.75" r="4.75" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M10.4 10.4L14.5 14.5" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
    </svg>
  );
}
