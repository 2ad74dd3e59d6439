/** What else the archive holds of a record: the same document in another place, the papers of the same file. */
import type { RecordTies, TiedRecord } from '../../archive/archive.ts';
import { formatDate } from '../../edition/edition.ts';
import { toRecordAddress } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { guessLang } from './languages.ts';

/** A share from which two texts are one document, whatever an editor has left out. */
const SAME = 0.8;

interface TiesProps {
  readonly ties: RecordTies;
  readonly languages: readonly string[];
  readonly messages: Messages;
}

export function Ties({ ties, languages, messages: m }: TiesProps) {
  if (ties.alike.length === 0 && ties.sameFileTotal === 0) return null;
  const show = (tied: TiedRecord) => <Tied tied={tied} languages={languages} messages={m} />;
  const rest = ties.sameFileTotal - ties.sameFile.length;
  // The two neighbours are named already.
  const others = ties.sameFile.filter(({ id }) => id !== ties.before?.id && id !== ties.after?.id);
  return (
    <section class="ties" aria-labelledby="ties-title">
      <h2 id="ties-title">{m.ties.title}</h2>
      {ties.alike.length === 0 ? null : (
        <>
          <h3>{m.ties.alike}</h3>
          <ul class="tied">
            {ties.alike.map((tied) => (
              <li>
                {show(tied)}{' '}
                <span class="quiet">
                  {tied.collection} · {tied.share >= SAME ? m.ties.same : m.ties.partly(Math.round(tied.share * 100))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {ties.sameFileTotal === 0 ? null : (
        <>
          <h3>{m.ties.file(ties.sameFileTotal)}</h3>
          {ties.before === null && ties.after === null ? null : (
            <p>
              {ties.before === null ? null : (
                <>
                  ‹ {m.ties.before}: {show(ties.before)}
                </>
              )}
              {ties.before === null || ties.after === null ? null : <br />}
              {ties.after === null ? null : (
                <>
                  › {m.ties.after}: {show(ties.after)}
                </>
              )}
            </p>
          )}
          {others.length + rest === 0 ? null : (
            <ul class="tied">
              {others.map((tied) => (
                <li>{show(tied)}</li>
              ))}
              {rest === 0 ? null : <li class="quiet">{m.ties.more(rest)}</li>}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

function Tied({ tied, languages, messages: m }: Omit<TiesProps, 'ties'> & { readonly tied: TiedRecord }) {
  const facts = [
    tied.date === null ? null : formatDate(tied.date, m.lang),
    tied.leaves === null ? null : m.ties.leaves(tied.leaves),
  ].filter((fact) => fact !== null);
  return (
    <>
      <a href={toRecordAddress(tied.id)} lang={guessLang(tied.title, languages)}>
        {tied.title === '' ? m.list.untitled : tied.title}
      </a>
      {facts.length === 0 ? null : <span class="quiet"> ({facts.join(', ')})</span>}
    </>
  );
}
