/** On the page of a record: that it was joined, by whom, and the way back. */
import type { StoredRecord } from '../../archive/archive.ts';
import type { StandingJoin } from '../../editing/editing.ts';
import { toRecordAddress, withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { formatWhen } from './history-page.tsx';
import { guessLang, nameLanguage } from './languages.ts';

/** What the page knows of joins of its record. */
export interface Joining {
  readonly joins: readonly StandingJoin[];
  /** The record it was joined to as a translation. */
  readonly joinedTo: string | null;
  /** Records that its source names as its original or its translation. */
  readonly named: readonly StoredRecord[];
  readonly canJoin: boolean;
  /** True where joins may be taken back. */
  readonly canPart: boolean;
  /** What was done last: `joined`, `parted`. */
  readonly did: string | undefined;
}

export function JoinNotices({
  record,
  joining,
  messages: m,
}: {
  readonly record: string;
  readonly joining: Joining;
  readonly messages: Messages;
}) {
  const { joins, joinedTo, named, did } = joining;
  return (
    <>
      {did === 'joined' || did === 'parted' ? (
        <p class="notice" role="status">
          {m.join[did]}
        </p>
      ) : null}
      {joinedTo === null ? null : (
        <p class="notice">
          {m.join.went} <a href={toRecordAddress(joinedTo)}>{m.join.wentLink}</a>
        </p>
      )}
      {named.map((other) => (
        <p class="notice">
          {m.join.named}{' '}
          <a
            href={toRecordAddress(other.record.id)}
            lang={guessLang(
              other.record.title,
              other.record.texts.map(({ lang }) => lang),
            )}
          >
            {other.record.title === '' ? m.join.untitled : other.record.title}
          </a>{' '}
          ({other.record.texts.map(({ lang }) => nameLanguage(lang, m)).join(', ')}).{' '}
          <a href={withQuery(`${toRecordAddress(record)}/join`, { with: other.record.id })}>{m.join.namedJoin}</a>
        </p>
      ))}
      {joins.map(({ seq, at, by, files }) => (
        <form method="post" action={`${toRecordAddress(record)}/part`} class="joined quiet">
          {m.join.standing(files.translation, by, formatWhen(at, m))}{' '}
          {joining.canPart ? (
            <button type="submit" name="seq" value={String(seq)}>
              {m.join.part}
            </button>
          ) : null}
        </form>
      ))}
    </>
  );
}
