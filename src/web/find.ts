/** `<sverka-find>`: a form that looks for something, asked again while somebody types; without script its button does the same. */
const WAIT_MS = 250;

export class SverkaFind extends HTMLElement {
  #timer: number | undefined;
  #asked = 0;

  connectedCallback(): void {
    this.addEventListener('input', () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#ask(), WAIT_MS);
    });
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.#timer);
  }

  /** Puts what was found in the place of what stands there; an answer that comes too late is dropped. */
  async #ask(): Promise<void> {
    const form = this.querySelector('form');
    const shown = this.querySelector('[data-found]');
    if (form === null || shown === null) return;
    const mine = ++this.#asked;
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string') address.searchParams.set(name, value);
    const response = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null);
    if (response?.ok !== true || mine !== this.#asked) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const found = page.querySelector('sverka-find [data-found]');
    if (found !== null && mine === this.#asked) shown.replaceChildren(...found.childNodes);
  }
}
