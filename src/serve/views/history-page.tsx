/** The history of a record's alignment: who did what about which words, each with a way to take it back. */
import type { StoredRecord } from '../../archive/archive.ts';
import { formatDay } from '../../edition/edition.ts';
import type { HistoryEntry } from '../../editing/editing.ts';
import { toRecordAddress } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { Frame, type Showing } from './frame.tsx';
import { guessLang } from './languages.ts';

interface HistoryProps {
  readonly showing: Showing;
  readonly stored: StoredRecord;
  readonly entries: readonly HistoryEntry[];
  readonly canEdit: boolean;
  readonly did: string | undefined;
}

const SHOWN = 140;

export function HistoryPage({ showing, stored, entries, canEdit, did }: HistoryProps) {
  const { messages: m } = showing;
  const { record } = stored;
  const languages = record.texts.map((text) => text.lang);
  const address = toRecordAddress(record.id);
  return (
    <Frame showing={showing} title={`${m.edit.history}: ${record.title}`} kind="history">
      <div class="prose history">
        <p class="crumbs quiet">
          <a href={address}>
            ‹ {m.join.back}:{' '}
            <span lang={guessLang(record.title, languages)}>
              {record.title === '' ? m.list.untitled : record.title}
            </span>
          </a>
        </p>
        <h1>{m.edit.history}</h1>
        <p class="lead">{m.edit.historyLead}</p>
        {did === undefined ? null : (
          <p class="notice" role="status">
            {m.edit.done(did)}
          </p>
        )}
        {entries.length === 0 ? <p>{m.edit.historyNone}</p> : null}
        <ol class="history-list" reversed>
          {entries.map((entry) => (
            <li class={entry.standing ? 'history-entry' : 'history-entry history-back'}>
              <p class="history-what">
                <b>{m.edit.step(entry.step, m.edit.did(entry.did, entry.beads))}</b>{' '}
                <span class="quiet">
                  {entry.by} · <time datetime={entry.at}>{formatWhen(entry.at, m)}</time>
                </span>
              </p>
              <Words words={entry.original} lang={languages[0]} />
              <Words words={entry.translation} lang={languages[1]} />
              {entry.step === 'made' && canEdit ? (
                <form method="post" action={`${address}/edit`}>
                  <input type="hidden" name="back" value="history" />
                  <button type="submit" name="do" value={`${entry.standing ? 'undo' : 'redo'} ${entry.of}`}>
                    {entry.standing ? m.edit.undoThis : m.edit.redoThis}
                  </button>
                </form>
              ) : null}
            </li>
          ))}
        </ol>
      </div>
    </Frame>
  );
}

function Words({ words, lang }: { readonly words: string | null; readonly lang: string | undefined }) {
  if (words === null) return null;
  const shown = words.length > SHOWN ? `${words.slice(0, SHOWN).replace(/\s+\S*$/u, '')} …` : words;
  return (
    <p class="history-words" lang={lang}>
      {shown}
    </p>
  );
}

/** `26 November 2026, 22:41` */
export function formatWhen(at: string, m: Messages): string {
  return `${formatDay(at, m.lang)}, ${at.slice(11, 16)} UTC`;
}
