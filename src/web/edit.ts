/**
 * `<sverka-edit>`: editing an alignment without leaving the page. Every button is a form that works by itself; here it is sent,
 * and what the server answers takes the place of what is shown, with the place and the focus kept.
 */
import { isTyping, letterOf } from './keys.ts';
import { findWord, say } from './say.ts';
import { SverkaText } from './text.ts';

/** Sends a form; null where nobody answers, or the answer breaks off. */
async function post(action: string, body: URLSearchParams): Promise<{ response: Response; words: string } | null> {
  try {
    const response = await fetch(action, { method: 'POST', body, headers: { accept: 'text/html' } });
    return { response, words: await response.text() };
  } catch {
    return null;
  }
}

export class SverkaEdit extends HTMLElement {
  readonly #stop = new AbortController();
  #busy = false;
  #waiting: { readonly row: string | undefined; readonly key: string } | null = null;

  connectedCallback(): void {
    const { signal } = this.#stop;
    this.addEventListener('submit', (event) => {
      this.#onSubmit(event);
    });
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('[data-next]') : null;
      if (link === null) return;
      event.preventDefault();
      this.#text()?.goToLook(1);
    });
    document.addEventListener(
      'keydown',
      (event) => {
        this.#onKey(event);
      },
      { signal },
    );
    const here = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (here !== null && this.contains(here)) this.#text()?.goTo(here);
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #text(): SverkaText | null {
    const text = this.querySelector('sverka-text');
    return text instanceof SverkaText ? text : null;
  }

  #row(): HTMLElement | null {
    return (
      this.querySelector('.row.is-current') ??
      this.querySelector('.row:focus-within') ??
      this.querySelector('.row:target')
    );
  }

  #onKey(event: KeyboardEvent): void {
    const key = letterOf(event);
    const target = event.target instanceof Element ? event.target : null;
    if ((event.ctrlKey || event.metaKey) && target?.closest('input, textarea, dialog') === null) {
      const isUndo = key.toLowerCase() === 'z' && !event.shiftKey;
      const isRedo = (key.toLowerCase() === 'z' && event.shiftKey) || key.toLowerCase() === 'y';
      if (isUndo || isRedo) {
        event.preventDefault();
        this.#press(this.querySelector('.edit-bar'), isUndo ? 'u' : 'r');
      }
      return;
    }
    if (isTyping(event)) return;
    if (key === 'u' || key === 'r') this.#press(this.querySelector('.edit-bar'), key);
    else if (/^[a-z]$/iu.test(key)) this.#press(this.#row(), key);
  }

  #press(place: Element | null, key: string): void {
    const button = place?.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`);
    if (button != null && !button.disabled) button.click();
  }

  #onSubmit(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.action.endsWith('/edit')) return;
    event.preventDefault();
    if (this.#busy) {
      // Pressed faster than the answer comes: the last press is done next, on the row as it stands then.
      const key = event.submitter?.dataset['key'];
      if (key !== undefined) this.#waiting = { row: event.submitter?.closest('.row')?.id, key };
      return;
    }
    const data = new FormData(form, event.submitter);
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    const row = button?.closest<HTMLElement>('.row') ?? this.#row();
    // What is confirmed needs no second look: the walk goes on.
    const goesOn = /^confirm \d+$/u.test(button?.value ?? '');
    void this.#send(form.action, data, row, goesOn);
  }

  async #send(action: string, data: FormData, row: HTMLElement | null, goesOn: boolean): Promise<void> {
    this.#busy = true;
    row?.classList.add('is-busy');
    try {
      const body = new URLSearchParams();
      for (const [name, value] of data) if (typeof value === 'string') body.append(name, value);
      if (row?.id) body.set('at', row.id);
      const answer = await post(action, body);
      if (answer === null) {
        // The page stays as it is: nothing was settled, and nothing that waits is tried on top of it.
        this.#waiting = null;
        this.#warn(findWord('unreachable'));
        return;
      }
      const { response, words } = answer;
      const page = new DOMParser().parseFromString(words, 'text/html');
      const fresh = page.querySelector('sverka-edit');
      if (fresh === null) {
        say(page.querySelector('main')?.textContent.replace(/\s+/gu, ' ').trim() ?? String(response.status));
        return;
      }
      const to = new URL(response.url);
      const at = response.ok ? (to.searchParams.get('at') ?? row?.id) : row?.id;
      const said = fresh.querySelector('.edit-said')?.textContent.trim() ?? '';
      // Only what was done is said aloud once; a refusal stays on the page.
      if (response.ok) fresh.querySelector('.edit-did')?.remove();
      const top = row?.getBoundingClientRect().top;
      this.replaceChildren(...fresh.childNodes);
      const here = this.#settleAt(at, top, goesOn);
      if (response.ok) {
        to.searchParams.delete('did');
        to.hash = here ?? '';
        window.history.replaceState(null, '', to);
      }
      if (said !== '') say(said);
    } finally {
      this.#busy = false;
      row?.classList.remove('is-busy');
      const waiting = this.#waiting;
      this.#waiting = null;
      if (waiting !== null) {
        const bar = this.querySelector('.edit-bar');
        this.#press(waiting.row === undefined ? bar : document.getElementById(waiting.row), waiting.key);
      }
    }
  }

  /** Says in the bar, until the next answer, what went wrong. */
  #warn(words: string): void {
    const bar = this.querySelector('.edit-bar');
    const said = bar?.querySelector('.edit-said') ?? document.createElement('p');
    said.className = 'notice edit-said';
    said.setAttribute('role', 'alert');
    said.textContent = words;
    bar?.append(said);
  }

  /** Goes back to the row, at the height where it stood, or on to the next; gives the address of where one is then. */
  #settleAt(at: string | undefined, top: number | undefined, goesOn: boolean): string | undefined {
    const row = at === undefined ? null : document.getElementById(at);
    if (row === null || !this.contains(row)) return undefined;
    if (top !== undefined) window.scrollBy(0, row.getBoundingClientRect().top - top);
    const rows = [...this.querySelectorAll<HTMLElement>('.row')];
    const next = (goesOn ? rows[rows.indexOf(row) + 1] : undefined) ?? row;
    this.#text()?.goTo(next, 'nearest');
    return next.id;
  }
}
