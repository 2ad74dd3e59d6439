/** Joining two records: finding the other one, then both beside each other before anything is decided. */
import type { StoredRecord } from '../../archive/archive.ts';
import { fileOf } from '../../editing/editing.ts';
import { formatDate } from '../../edition/edition.ts';
import type { Problem } from '../../errors.ts';
import { findLeadingDate } from '../../model/date.ts';
import { toRecordAddress, withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { Frame, type Showing } from './frame.tsx';
import { guessLang, nameLanguage } from './languages.ts';
import { toSentence } from './problem-list.tsx';

interface JoinProps {
  readonly showing: Showing;
  readonly stored: StoredRecord;
  /** What was typed. */
  readonly words: string;
  readonly offered: readonly StoredRecord[];
  /** The record that was chosen, and whether it rather is the original; null while none is. */
  readonly chosen: { readonly other: StoredRecord; readonly isOriginal: boolean } | null;
  readonly refused: Problem | null;
}

export function JoinPage(props: JoinProps) {
  const { showing, stored, chosen, refused } = props;
  const { messages: m } = showing;
  return (
    <Frame showing={showing} title={m.join.title} kind="join">
      <div class="joining">
        <p class="crumbs">
          <a href={toRecordAddress(stored.record.id)}>
            ‹ {m.join.back}: <Title stored={stored} messages={m} />
          </a>
        </p>
        <h1>{m.join.title}</h1>
        <p class="lead">{m.join.lead}</p>
        {refused === null ? null : (
          <p class="notice" role="alert">
            {toSentence(refused, m)}
          </p>
        )}
        {chosen === null ? <Find {...props} /> : <Confirm {...props} chosen={chosen} />}
      </div>
    </Frame>
  );
}

function Find({ showing, stored, words, offered }: JoinProps) {
  const { messages: m } = showing;
  const address = `${toRecordAddress(stored.record.id)}/join`;
  const said =
    words === ''
      ? offered.length === 0
        ? m.join.noneYet
        : m.join.sameDay
      : offered.length === 0
        ? m.join.none
        : m.join.found(offered.length);
  return (
    <sverka-find>
      <form method="get" action={address} class="join-find" role="search" aria-label={m.join.title}>
        <label for="join-words">{m.join.find}</label>
        <input id="join-words" name="q" type="search" value={words} autocomplete="off" maxlength={200} />
        <button type="submit">{m.join.search}</button>
      </form>
      <div data-found="">
        <p class="quiet" role="status">
          {said}
        </p>
        <ol class="records">
          {offered.map((other) => (
            <li class="entry">
              <p class="entry-date">
                <Date stored={other} messages={m} />
              </p>
              <div class="entry-body">
                <p class="entry-title">
                  <a href={toRecordAddress(other.record.id)}>
                    <Title stored={other} messages={m} />
                  </a>
                </p>
                <p class="entry-facts">
                  <span>{languagesOf(other, m)}</span>
                  <span>{fileOf(other)}</span>
                </p>
                <p>
                  <a
                    href={withQuery(address, { with: other.record.id })}
                    aria-label={`${m.join.choose}: ${titleOf(other, m)}`}
                  >
                    {m.join.choose}
                  </a>
                </p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </sverka-find>
  );
}

function Confirm({ showing, stored, chosen }: JoinProps & { readonly chosen: NonNullable<JoinProps['chosen']> }) {
  const { messages: m } = showing;
  const { other, isOriginal } = chosen;
  const address = `${toRecordAddress(stored.record.id)}/join`;
  const choice = (one: StoredRecord, isChosen: boolean) => (
    <label>
      <input type="radio" name="original" value={one.record.id} checked={isChosen} />{' '}
      <span lang={guessLang(titleOf(one, m), langsOf(one))}>{m.join.isOriginal(titleOf(one, m))}</span>
    </label>
  );
  return (
    <section aria-labelledby="join-confirm">
      <h2 id="join-confirm">{m.join.confirm}</h2>
      <div class="join-sides">
        <Side stored={stored} messages={m} />
        <Side stored={other} messages={m} />
      </div>
      <form method="post" action={address} class="join-form">
        <input type="hidden" name="with" value={other.record.id} />
        <fieldset>
          <legend>{m.join.which}</legend>
          {choice(stored, !isOriginal)}
          {choice(other, isOriginal)}
        </fieldset>
        <button type="submit">{m.join.join}</button> <a href={address}>{m.join.other}</a>
      </form>
    </section>
  );
}

/** Paragraphs that are enough to see whether two texts say the same. */
const BLOCKS_SHOWN = 6;

function Side({ stored, messages: m }: { readonly stored: StoredRecord; readonly messages: Messages }) {
  const [text] = stored.record.texts;
  const blocks = (text?.blocks ?? []).filter((block) => block.text.trim() !== '');
  return (
    <article class="join-side">
      <h3>
        <a href={toRecordAddress(stored.record.id)}>
          <Title stored={stored} messages={m} />
        </a>
      </h3>
      <p class="quiet">
        {languagesOf(stored, m)} · <Date stored={stored} messages={m} />
      </p>
      <div lang={text?.lang}>
        {blocks.slice(0, BLOCKS_SHOWN).map((block) => (
          <p>{block.text}</p>
        ))}
        {blocks.length > BLOCKS_SHOWN ? <p aria-hidden="true">…</p> : null}
      </div>
    </article>
  );
}

const langsOf = ({ record }: StoredRecord): readonly string[] => record.texts.map(({ lang }) => lang);
const titleOf = ({ record }: StoredRecord, m: Messages): string =>
  record.title === '' ? m.join.untitled : record.title;

function languagesOf(stored: StoredRecord, m: Messages): string {
  return [...new Set(langsOf(stored).map((lang) => nameLanguage(lang, m)))].join(' · ');
}

function Title({ stored, messages: m }: { readonly stored: StoredRecord; readonly messages: Messages }) {
  return <span lang={guessLang(titleOf(stored, m), langsOf(stored))}>{titleOf(stored, m)}</span>;
}

function Date({ stored, messages: m }: { readonly stored: StoredRecord; readonly messages: Messages }) {
  const { dates } = stored.record;
  const date = findLeadingDate(dates);
  return date === undefined ? <>{m.list.undated}</> : <time datetime={date}>{formatDate(date, m.lang)}</time>;
}
