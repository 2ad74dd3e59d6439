/** About a record: its description with where each field came from, formats to take along, files, versions, findings of reading. */
import type { StoredRecord } from '../../archive/archive.ts';
import {
  buildDescription,
  type DescriptionEntry,
  type DescriptionValue,
  formatDate,
  formatDay,
} from '../../edition/edition.ts';
import { isOwnNote } from '../../ingest/ingest.ts';
import { toRecordAddress, withQuery } from '../addresses.ts';
import { EXPORT_FORMATS } from '../exports.ts';
import type { Messages } from '../messages/en.ts';
import type { Showing } from './frame.tsx';
import { guessLang } from './languages.ts';
import { ProblemList } from './problem-list.tsx';

export function About({ showing, stored }: { readonly showing: Showing; readonly stored: StoredRecord }) {
  const { messages: m } = showing;
  const languages = stored.record.texts.map((text) => text.lang);
  const entries = buildDescription(stored);
  return (
    <section class="about" id="about" aria-labelledby="about-title">
      <h2 id="about-title">{m.reading.about}</h2>
      <dl class="fields">
        {entries.map((entry) => (
          <div class="field">
            <dt>{m.fields[entry.field]}</dt>
            {entry.values.map((value) => (
              <dd>
                <FieldValue value={value} languages={languages} messages={m} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <Provenance entries={entries} messages={m} />
      <div class="about-rest">
        <section id="exports" aria-labelledby="exports-title">
          <h3 id="exports-title">{m.reading.exports}</h3>
          <ul class="exports">
            {EXPORT_FORMATS.map(({ ending, name }) => (
              <li>
                <a href={`${toRecordAddress(stored.record.id)}.${ending}`}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
        <Files stored={stored} messages={m} />
        <Versions stored={stored} messages={m} />
        {stored.problems.length === 0 ? null : (
          <section aria-labelledby="problems-title">
            <h3 id="problems-title">{m.reading.problems}</h3>
            <ProblemList problems={stored.problems} messages={m} />
          </section>
        )}
      </div>
    </section>
  );
}

function FieldValue({
  value,
  languages,
  messages: m,
}: {
  readonly value: DescriptionValue;
  readonly languages: readonly string[];
  readonly messages: Messages;
}) {
  switch (value.kind) {
    case 'words':
      return <span lang={guessLang(value.text, languages)}>{value.text}</span>;
    case 'date':
      return (
        <>
          <time datetime={value.edtf}>{formatDate(value.edtf, m.lang)}</time> <span class="edtf">{value.edtf}</span>
        </>
      );
    case 'link':
      return /^https?:\/\//iu.test(value.to) ? (
        <a href={value.to} rel="noreferrer noopener nofollow" lang={guessLang(value.text, languages)}>
          {value.text}
        </a>
      ) : (
        <>{value.text}</>
      );
    case 'levels':
      return (
        <>
          {value.levels.map(({ level, number }) => `${m.levels[level]} ${number}`).join(', ')}
          {value.leaves === null ? '' : `, ${m.levels.leaves} ${value.leaves}`}
        </>
      );
    case 'collection':
      return <a href={withQuery('/records', { collection: value.key })}>{value.title}</a>;
    case 'claim':
      return (
        <>
          {value.name}: <Claimed text={value.text} />
        </>
      );
  }
}

/** Addresses listed up to this number; more open on demand. */
const ADDRESSES_SHOWN = 2;

/** What the source says: words, or addresses one under another. */
function Claimed({ text }: { readonly text: string }) {
  const lines = text.split('\n');
  if (!lines.every((line) => /^https?:\/\/\S+$/u.test(line))) return <>{text}</>;
  const list = (
    <ol class="addresses">
      {lines.map((line) => (
        <li>
          <a href={line} rel="noreferrer noopener nofollow">
            {line}
          </a>
        </li>
      ))}
    </ol>
  );
  if (lines.length <= ADDRESSES_SHOWN) return list;
  return (
    <details class="addresses-all">
      <summary>{lines.length}</summary>
      {list}
    </details>
  );
}

/** Where each field stands in the files, on demand: it matters to whoever doubts, and is in the way of whoever reads. */
function Provenance({
  entries,
  messages: m,
}: {
  readonly entries: readonly DescriptionEntry[];
  readonly messages: Messages;
}) {
  const known = entries.filter((entry) => entry.sources.length > 0);
  if (known.length === 0) return null;
  return (
    <details class="provenance">
      <summary>{m.reading.source}</summary>
      <table>
        <tbody>
          {known.map((entry) => (
            <tr>
              <th scope="row">{m.fields[entry.field]}</th>
              <td>{[...new Set(entry.sources.map(placeOf))].slice(0, PLACES_SHOWN).join('; ')}</td>
              <td>
                {[
                  ...new Set(
                    entry.sources.flatMap(({ wording }) => (wording === undefined ? [] : [m.reading.wording(wording)])),
                  ),
                ]
                  .slice(0, PLACES_SHOWN)
                  .join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const PLACES_SHOWN = 4;

function placeOf({ file, at }: DescriptionEntry['sources'][number]): string {
  return file === undefined ? at : `${file}, ${at}`;
}

function Files({ stored, messages: m }: { readonly stored: StoredRecord; readonly messages: Messages }) {
  return (
    <section aria-labelledby="files-title">
      <h3 id="files-title">{m.reading.files}</h3>
      <ul class="files">
        {stored.source.files
          .filter(({ path }) => !isOwnNote(path))
          .map((file) => (
            <li>
              <a href={`${toRecordAddress(stored.record.id)}/files/${file.sha256}`} download>
                {file.path}
              </a>{' '}
              <span class="quiet">{formatSize(file.size, m)}</span>
              <br />
              <code class="checksum" title={file.sha256}>
                SHA-256 {file.sha256.slice(0, 16)}…
              </code>
            </li>
          ))}
      </ul>
      <p class="quiet">
        {m.reading.filesText}{' '}
        {stored.source.reader === null ? '' : `${m.reading.readBy(stored.source.reader, stored.version)}.`}
      </p>
    </section>
  );
}

/** Formats a size in units of 1000 bytes: `14 kB`. */
function formatSize(bytes: number, m: Messages): string {
  const unit = bytes < 1000 ? 'byte' : bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
  const value = bytes < 1000 ? bytes : bytes < 1_000_000 ? bytes / 1000 : bytes / 1_000_000;
  return new Intl.NumberFormat(m.lang, {
    style: 'unit',
    unit,
    // The short form of “byte” has no plural in English.
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: value < 10 && bytes >= 1000 ? 1 : 0,
  }).format(value);
}

function Versions({ stored, messages: m }: { readonly stored: StoredRecord; readonly messages: Messages }) {
  if (stored.versions.length < 2) return null;
  return (
    <section aria-labelledby="versions-title">
      <h3 id="versions-title">{m.reading.versions}</h3>
      <ol class="versions" reversed>
        {stored.versions.toReversed().map(({ version, at }) => (
          <li value={version}>
            {version === stored.version ? (
              <>
                {formatDay(at, m.lang)} <span class="quiet">({m.reading.current})</span>
              </>
            ) : (
              <a href={toRecordAddress(stored.record.id, { version })}>{formatDay(at, m.lang)}</a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
