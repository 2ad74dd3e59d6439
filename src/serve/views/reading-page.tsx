/** The reading page: head of the record, its text, and everything about it. */
import type { RecordShelf, RecordTies, StoredRecord } from '../../archive/archive.ts';
import { type Edition, formatDate, listShownImages, type ShownImage, type View } from '../../edition/edition.ts';
import type { Citation } from '../../share/share.ts';
import { toPassageAddress, toRecordAddress, withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { About } from './about.tsx';
import { Citations } from './citations.tsx';
import { Columns, OtherTexts } from './columns.tsx';
import { type Decider, EditFrame, type Editing } from './edit-frame.tsx';
import { Facing } from './facing.tsx';
import { Shelves } from './finding-aid-page.tsx';
import { Frame, type Showing } from './frame.tsx';
import { keepInitials } from './initials.tsx';
import { JoinNotices, type Joining } from './join-notices.tsx';
import { guessLang, nameLanguage } from './languages.ts';
import { Ties } from './record-ties.tsx';

export interface ReadingProps {
  readonly showing: Showing;
  readonly stored: StoredRecord;
  readonly edition: Edition;
  /** The same document elsewhere, and the papers of the same file. */
  readonly ties: RecordTies;
  /** Where it lies by the finding aids of the archive. */
  readonly shelves: readonly RecordShelf[];
  readonly citations: readonly Citation[];
  /** The passage the citations point at. */
  readonly citedPassage: number | null;
  /** Where the alignment is being edited: what can be done; null while it is only read. */
  readonly editing: Editing | null;
  /** Who settled what, by the number of the decision. */
  readonly deciders: ReadonlyMap<number, Decider>;
  readonly canEdit: boolean;
  readonly joining: Joining;
}

export function ReadingPage(props: ReadingProps) {
  const { showing, stored, edition } = props;
  const { messages: m } = showing;
  const { record } = stored;
  const title = record.title === '' ? m.list.untitled : record.title;
  const newest = stored.versions.at(-1)?.version ?? stored.version;
  const isOld = stored.version < newest;
  const images = listShownImages(stored);
  const isShown = areLeavesShown(props, images);
  const citeAddress = (n: number): string => `${withQuery(showing.path, { ...showing.query, cite: n })}#cite`;
  return (
    <Frame showing={showing} title={title} kind="reading" head={<HeadLinks {...props} />}>
      <article class={`record record-${edition.view}`}>
        <RecordHead {...props} />
        {isOld ? (
          <p class="notice">
            {m.reading.oldVersion(stored.version, newest)}{' '}
            <a href={toRecordAddress(record.id)}>{m.reading.newestLink}</a>
          </p>
        ) : null}
        {stored.missing ? <p class="notice">{m.reading.missing}</p> : null}
        <JoinNotices record={record.id} joining={props.joining} messages={m} />
        <GonePassages stored={stored} messages={m} />
        {props.editing === null ? <Facing showing={showing} edition={edition} /> : null}
        {edition.stated === null ? null : <p class="stated quiet">{m.beside.stated(edition.stated)}</p>}
        <Parts {...props} />
        {edition.rows === 0 ? (
          edition.others.length > 0 ? null : (
            <p class="notice">{m.reading.noText}</p>
          )
        ) : (
          <EditFrame {...props}>
            <Columns
              edition={edition}
              messages={m}
              citeAddress={citeAddress}
              deciders={props.deciders}
              isEditing={props.editing !== null}
              record={record.id}
              images={isShown ? images : []}
            />
          </EditFrame>
        )}
        <Parts {...props} isAfter />
        <OtherTexts
          edition={edition}
          messages={m}
          citeAddress={citeAddress}
          deciders={props.deciders}
          isEditing={false}
        />
        <Endnotes edition={edition} messages={m} />
        <Ties ties={props.ties} languages={record.texts.map((text) => text.lang)} messages={m} />
        <Citations {...props} />
        <About showing={showing} stored={stored} />
      </article>
    </Frame>
  );
}

/** What an address says whose passage is not there: it stands in another one now, or its words have gone. */
function GonePassages({ stored, messages: m }: { readonly stored: StoredRecord; readonly messages: Messages }) {
  const { id } = stored.record;
  const unused = stored.gone.filter(({ passage, now }) => now !== passage);
  const byNumber = new Map(unused.map((gone) => [gone.passage, gone]));
  return (
    <>
      {[...byNumber.values()].map(({ passage, version, now }) => (
        <p class="notice notice-gone" id={`p${passage}`}>
          {now === undefined ? (
            <>
              {m.reading.gone(passage, version)}{' '}
              <a href={`${toRecordAddress(id, { version: version - 1 })}#p${passage}`}>
                {m.reading.goneLink(version - 1)}
              </a>
            </>
          ) : (
            <>
              {m.edit.goneInto(passage, now)} <a href={toPassageAddress(id, now)}>{m.reading.passage(now)}</a>
            </>
          )}
        </p>
      ))}
    </>
  );
}

function HeadLinks({ stored }: ReadingProps) {
  const address = toRecordAddress(stored.record.id);
  return (
    <>
      <link rel="canonical" href={address} />
      <link rel="alternate" type="application/json" href={`${address}.json`} />
      <link rel="alternate" type="application/tei+xml" href={`${address}.tei.xml`} />
      {stored.previous === null ? null : <link rel="prev" href={toRecordAddress(stored.previous)} />}
      {stored.next === null ? null : <link rel="next" href={toRecordAddress(stored.next)} />}
    </>
  );
}

/** What a machine read wants to be compared with its picture; beside other texts the pictures come when they are asked for. */
function areLeavesShown({ showing, stored }: ReadingProps, images: readonly ShownImage[]): boolean {
  const asked = showing.query.leaves;
  return images.length > 0 && (asked === undefined ? /\bscan\//u.test(stored.source.reader ?? '') : asked !== '0');
}

function LeavesLink(props: ReadingProps) {
  const { path, query, messages: m } = props.showing;
  const images = listShownImages(props.stored);
  if (images.length === 0) return null;
  const isShown = areLeavesShown(props, images);
  return (
    <a href={withQuery(path, { ...query, leaves: isShown ? 0 : 1 })}>
      {isShown ? m.beside.hidePictures : m.beside.showPictures(images.length)}
    </a>
  );
}

function RecordHead(props: ReadingProps) {
  const { showing, stored, edition, shelves, canEdit, editing } = props;
  const { messages: m } = showing;
  const { record } = stored;
  const languages = record.texts.map((text) => text.lang);
  const title = record.title === '' ? m.list.untitled : record.title;
  return (
    <header class="record-head">
      <div class="record-where">
        <nav class="crumbs" aria-label={m.reading.records}>
          <a href="/records">{m.reading.records}</a>
          <span aria-hidden="true"> › </span>
          <a
            href={withQuery('/records', { collection: stored.collection.key })}
            lang={guessLang(stored.collection.title, languages)}
          >
            {stored.collection.title}
          </a>
        </nav>
        <nav class="neighbours" aria-label={m.reading.neighbours}>
          {stored.previous === null ? null : (
            <a href={toRecordAddress(stored.previous)} rel="prev">
              ‹ {m.reading.previous}
            </a>
          )}
          {stored.next === null ? null : (
            <a href={toRecordAddress(stored.next)} rel="next">
              {m.reading.next} ›
            </a>
          )}
        </nav>
      </div>
      <h1 lang={guessLang(title, languages)}>{keepInitials(title)}</h1>
      <p class="record-dates">
        <Dates stored={stored} messages={m} />
      </p>
      <Stamp stored={stored} messages={m} />
      {record.summary === null ? null : (
        <p class="record-summary" lang={guessLang(record.summary, languages)}>
          {record.summary}
        </p>
      )}
      {record.reference === null ? null : (
        <p class="record-reference" lang={guessLang(record.reference.text, languages)}>
          {record.reference.text}
        </p>
      )}
      <Shelves shelves={shelves} messages={m} />
      <nav class="tools" aria-label={m.reading.tools}>
        <div class="tools-links">
          <a href="#cite">{m.reading.cite}</a>
          <a href="#about">{m.reading.description}</a>
          <a href="#exports">{m.reading.exports}</a>
          {canEdit && editing === null ? (
            <a
              class="to-edit"
              href={withQuery(showing.path, { ...showing.query, edit: 1, view: null, did: null, left: null })}
              data-key="e"
            >
              {m.edit.start}
            </a>
          ) : null}
          {props.joining.canJoin ? <a href={`${toRecordAddress(record.id)}/join`}>{m.join.start}</a> : null}
          <LeavesLink {...props} />
        </div>
        <ViewSwitch showing={showing} edition={edition} />
      </nav>
    </header>
  );
}

/** The event comes first where it is known: that is what the document is about. */
function Dates({ stored, messages: m }: { readonly stored: StoredRecord; readonly messages: Messages }) {
  const { dates } = stored.record;
  const written = dates.document ?? dates.sent;
  if (dates.event !== undefined && written !== undefined && dates.event !== written) {
    return (
      <>
        <time datetime={dates.event}>{formatDate(dates.event, m.lang)}</time>,{' '}
        <span class="quiet">{m.reading.written(formatDate(written, m.lang))}</span>
      </>
    );
  }
  const [date] = [dates.event, written, dates.received, dates.published].filter((value) => value !== undefined);
  return date === undefined ? (
    <span class="quiet">{m.reading.undated}</span>
  ) : (
    <time datetime={date}>{formatDate(date, m.lang)}</time>
  );
}

function Stamp({ stored, messages: m }: { readonly stored: StoredRecord; readonly messages: Messages }) {
  const { marking, type, texts } = stored.record;
  const languages = texts.map((text) => text.lang);
  const parts = [
    type,
    marking.classification,
    marking.copy === undefined ? undefined : m.reading.copyNo(marking.copy),
    marking.outgoing === undefined ? undefined : m.reading.outgoingNo(marking.outgoing),
    marking.incoming === undefined ? undefined : m.reading.incomingNo(marking.incoming),
  ].filter((part) => part !== undefined);
  const tongues = [...new Set(languages)].map((lang) => nameLanguage(lang, m));
  return (
    <p class="record-stamp">
      {parts.map((part) => (
        <span class="stamp-part" lang={guessLang(part, languages) ?? m.lang}>
          {part}
        </span>
      ))}
      <span class="stamp-part">{tongues.join(' · ')}</span>
    </p>
  );
}

function ViewSwitch({ showing, edition }: { readonly showing: Showing; readonly edition: Edition }) {
  const { messages: m, path, query } = showing;
  if (edition.original === null || edition.translation === null) return null;
  return (
    <div class="views" role="group" aria-label={m.reading.viewLabel}>
      {(['original', 'both', 'translation'] satisfies View[]).map((view) => (
        <a
          href={withQuery(path, { ...query, view: view === 'both' ? null : view })}
          {...(view === edition.view ? { 'aria-current': 'true' as const } : {})}
        >
          {m.reading.views[view]}
        </a>
      ))}
    </div>
  );
}

/** The notes once more, at the end of the text: only on paper, where a margin has no room for them. */
function Endnotes({ edition, messages: m }: { readonly edition: Edition; readonly messages: Messages }) {
  const paragraphs = [...edition.paragraphs, ...edition.others.flatMap((other) => other.paragraphs)];
  const notes = paragraphs.flatMap((paragraph) => paragraph.notes);
  if (notes.length === 0) return null;
  return (
    <section class="endnotes" aria-hidden="true">
      <h2>{m.reading.notes}</h2>
      {notes.map((note) => (
        <p lang={note.lang}>
          <b>{note.label}</b> {note.text}
        </p>
      ))}
    </section>
  );
}

/** The parts of a long record. */
function Parts({ showing, edition, isAfter = false }: ReadingProps & { readonly isAfter?: boolean }) {
  const { messages: m, path, query } = showing;
  if (edition.parts.length <= 1) return null;
  return (
    <nav class="parts" aria-label={isAfter ? m.reading.partsAfter : m.reading.parts} data-part={edition.part ?? 'all'}>
      <ol>
        {edition.parts.map((part) => (
          <li>
            <a
              href={withQuery(path, { ...query, at: null, part: part.number === 1 ? null : part.number })}
              title={m.reading.partOf(part.number, edition.parts.length)}
              {...(part.number === edition.part ? { 'aria-current': 'true' as const } : {})}
            >
              {part.firstPassage}–{part.lastPassage}
            </a>
          </li>
        ))}
      </ol>
      <a class="whole" href={withQuery(path, { ...query, at: null, part: 'all' })}>
        {m.reading.whole}
      </a>
    </nav>
  );
}
