/** Help: reading, searching, keys, addresses. */
import { withQuery } from '../addresses.ts';
import { Frame, type Showing } from './frame.tsx';

export function HelpPage({ showing }: { readonly showing: Showing }) {
  const { messages: m } = showing;
  return (
    <Frame showing={showing} title={m.help.title} kind="help">
      <div class="prose">
        <h1>{m.help.title}</h1>
        <h2 id="reading">{m.help.readingTitle}</h2>
        {m.help.reading.map((words) => (
          <p>{words}</p>
        ))}
        <h2 id="search">{m.help.searchTitle}</h2>
        <p>{m.help.searchLead}</p>
        <dl class="keys">
          {m.help.search.map(([asked, means]) => (
            <div>
              <dt>
                <a href={withQuery('/search', { q: asked })}>
                  <code>{asked}</code>
                </a>
              </dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
        <p>{m.help.searchAlso}</p>
        <h2 id="keys">{m.help.keysTitle}</h2>
        <dl class="keys">
          {m.help.keys.map(([key, does]) => (
            <div>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <h2 id="languages">{m.lexicon.helpTitle}</h2>
        <p>
          {m.lexicon.help} <a href="/languages">{m.lexicon.title}</a>
        </p>
        <h2 id="addresses">{m.help.addressTitle}</h2>
        <dl class="keys">
          {m.help.addresses.map(([address, means]) => (
            <div>
              <dt>
                <code>{address}</code>
              </dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
        <p>{m.help.addressText}</p>
      </div>
    </Frame>
  );
}
