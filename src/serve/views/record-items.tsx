/** Records in a list: title, date, languages, where it lies. */
import type { RecordSummary } from '../../archive/archive.ts';
import { formatDate } from '../../edition/edition.ts';
import { findLeadingDate } from '../../model/date.ts';
import { toRecordAddress } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { keepInitials } from './initials.tsx';
import { guessLang, nameLanguage } from './languages.ts';

export function RecordItems({
  records,
  messages: m,
  showsCollection = true,
}: {
  readonly records: readonly RecordSummary[];
  readonly messages: Messages;
  readonly showsCollection?: boolean;
}) {
  return (
    <ol class="records">
      {records.map((record) => (
        <RecordEntry record={record} messages={m} showsCollection={showsCollection} />
      ))}
    </ol>
  );
}

function RecordEntry({
  record,
  messages: m,
  showsCollection,
}: {
  readonly record: RecordSummary;
  readonly messages: Messages;
  readonly showsCollection: boolean;
}) {
  const languages = record.languages.map(({ lang }) => lang);
  const { dates } = record;
  const date = findLeadingDate(dates);
  const title = record.title === '' ? m.list.untitled : record.title;
  return (
    <li class="entry">
      <p class="entry-date">{date === undefined ? m.list.undated : formatDate(date, m.lang)}</p>
      <div class="entry-body">
        <p class="entry-title">
          <a href={toRecordAddress(record.id)} lang={guessLang(title, languages)}>
            {keepInitials(title)}
          </a>
        </p>
        <p class="entry-facts">
          {languages.length === 0 ? null : <span>{nameLanguages(record, m)}</span>}
          {record.reference === null ? null : (
            <span lang={guessLang(record.reference.text, languages)}>{record.reference.text}</span>
          )}
          {showsCollection && record.collection.title !== '' ? (
            <span lang={guessLang(record.collection.title, languages)}>{record.collection.title}</span>
          ) : null}
          {record.missing ? <span class="flag">{m.list.missing}</span> : null}
        </p>
      </div>
    </li>
  );
}

/** `Russian → English`: from the original to its translations. */
function nameLanguages(record: RecordSummary, m: Messages): string {
  const of = (role: 'original' | 'translation'): string =>
    [...new Set(record.languages.filter((text) => text.role === role).map(({ lang }) => nameLanguage(lang, m)))].join(
      ', ',
    );
  const originals = of('original');
  const translations = of('translation');
  return [originals, translations].filter((part) => part !== '').join(' → ');
}
