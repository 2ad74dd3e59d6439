/** `<sverka-text>`: walking through passages by keys, copying addresses, selecting in one column only. */
import { isTyping, letterOf } from './keys.ts';
import { placeNotes } from './margin.ts';
import { copyWords } from './say.ts';

const COLUMNS = [
  ['.side-original', 'original'],
  ['.side-translation', 'translation'],
  ['.notes', 'notes'],
  ['.side', 'text'],
] as const;

export class SverkaText extends HTMLElement {
  #current: HTMLElement | undefined;
  readonly #stop = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#stop;
    document.addEventListener(
      'keydown',
      (event) => {
        this.#onKey(event);
      },
      { signal },
    );
    this.addEventListener('click', (event) => {
      this.#onClick(event);
    });
    this.addEventListener('pointerdown', (event) => {
      this.#onPointer(event);
    });
    window.addEventListener(
      'hashchange',
      () => {
        goToOtherPart();
      },
      { signal },
    );
    goToOtherPart();
    placeNotes(this, signal);
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #passages(): readonly HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.row, .passage')];
  }

  /** The passage the reader is at: walked to, pointed at by the address, or the first one in sight. */
  #place(passages: readonly HTMLElement[]): number {
    const known = this.#current ?? this.querySelector<HTMLElement>(':target');
    const at = known === null ? -1 : passages.indexOf(known);
    return at >= 0 ? at : passages.findIndex((passage) => passage.getBoundingClientRect().top >= 0) - 1;
  }

  #onKey(event: KeyboardEvent): void {
    if (isTyping(event)) return;
    const key = letterOf(event);
    if (key === 'j' || key === 'k') {
      event.preventDefault();
      const passages = this.#passages();
      const next = this.#place(passages) + (key === 'j' ? 1 : -1);
      const passage = passages[Math.min(Math.max(next, 0), passages.length - 1)];
      if (passage !== undefined) this.goTo(passage);
    } else if (key === 'n' || key === 'N') {
      event.preventDefault();
      this.goToLook(key === 'n' ? 1 : -1);
    } else if (key === 'c' && this.#current?.id) {
      event.preventDefault();
      void copyWords(toAddress(this.#current.id));
    } else if (key === 'e') {
      const link = document.querySelector<HTMLAnchorElement>('a[data-key="e"]');
      if (link === null) return;
      event.preventDefault();
      const to = new URL(link.href);
      if (this.#current?.id) {
        to.searchParams.set('at', this.#current.id);
        to.hash = this.#current.id;
      }
      window.location.assign(to);
    }
  }

  /** Goes to the next passage that wants a look, or back to the one before. */
  goToLook(way: 1 | -1): void {
    const passages = this.#passages();
    const from = this.#place(passages);
    const ahead = way > 0 ? passages.slice(Math.max(0, from + 1)) : passages.slice(0, Math.max(0, from)).reverse();
    const next = ahead.find((passage) => passage.dataset.look !== undefined);
    if (next !== undefined) this.goTo(next);
  }

  /** Makes a passage the one the reader is at, and shows it. */
  goTo(passage: HTMLElement, block: ScrollLogicalPosition = 'center'): void {
    this.#current?.classList.remove('is-current');
    this.#current = passage;
    passage.classList.add('is-current');
    passage.scrollIntoView({ block });
    const number = passage.querySelector<HTMLElement>('.number');
    if (number !== null) number.focus({ preventScroll: true });
  }

  /** A click on a number in the margin goes there and copies the address. */
  #onClick(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('.number, .leaf-sign') : null;
    const anchor = link?.getAttribute('href')?.slice(1);
    if (anchor !== undefined && anchor !== '') void copyWords(toAddress(anchor));
  }

  #onPointer(event: PointerEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const column = COLUMNS.find(([selector]) => target?.closest(selector) !== null && target !== null);
    if (column === undefined) delete this.dataset.selecting;
    else this.dataset.selecting = column[1];
  }
}

function toAddress(anchor: string): string {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}#${anchor}`;
}

/** Opens the part in which the addressed passage or leaf stands, where the record is long and shown in parts. */
function goToOtherPart(): void {
  const parts = document.querySelector<HTMLElement>('.parts[data-part]');
  const anchor = decodeURIComponent(window.location.hash.slice(1));
  if (parts === null || parts.dataset.part === 'all' || !/^(?:p|t-l|l)\S+$/u.test(anchor)) return;
  if (document.getElementById(anchor) !== null) return;
  const query = new URLSearchParams(window.location.search);
  // Asked once already: the record has no such place.
  if (query.get('at') === anchor) return;
  query.delete('part');
  query.set('at', anchor);
  window.location.replace(`${window.location.pathname}?${query.toString()}#${encodeURIComponent(anchor)}`);
}
