/** `<sverka-range>`: drag over the bars to choose years. The bars are links and the form below does the same without this. */
export class SverkaRange extends HTMLElement {
  #start: Element | undefined;
  #end: Element | undefined;

  connectedCallback(): void {
    this.addEventListener('pointerdown', (event) => {
      this.#start = this.#barAt(event);
      this.#end = this.#start;
      // A link would be dragged away instead.
      if (this.#start !== undefined && event.pointerType === 'mouse') event.preventDefault();
    });
    this.addEventListener('pointermove', (event) => {
      if (this.#start === undefined) return;
      const bar = this.#barAt(event);
      if (bar === undefined || bar === this.#end) return;
      this.#end = bar;
      this.#show();
    });
    this.addEventListener('pointerup', () => {
      if (this.#start !== this.#end) this.#choose();
      this.#start = undefined;
    });
    this.addEventListener('pointerleave', () => {
      this.#start = undefined;
      this.querySelector('.chosen')?.setAttribute('width', '0');
    });
    this.addEventListener('click', (event) => {
      // The end of a drag is no click on the bar where it ended.
      if (this.#end !== undefined && this.querySelector('.chosen')?.getAttribute('width') !== '0')
        event.preventDefault();
    });
  }

  #barAt(event: PointerEvent): Element | undefined {
    return document.elementFromPoint(event.clientX, event.clientY)?.closest('sverka-range [data-from]') ?? undefined;
  }

  /** First and last bar chosen, in their order. */
  #ends(): readonly [Element, Element] | undefined {
    const [start, end] = [this.#start, this.#end];
    if (start === undefined || end === undefined) return undefined;
    const isForward = (start.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_PRECEDING) === 0;
    return isForward ? [start, end] : [end, start];
  }

  #show(): void {
    const ends = this.#ends();
    const rects = ends?.map((bar) => bar.querySelector('.reach'));
    const x = Number(rects?.[0]?.getAttribute('x') ?? 0);
    const right = Number(rects?.[1]?.getAttribute('x') ?? 0) + Number(rects?.[1]?.getAttribute('width') ?? 0);
    const chosen = this.querySelector('.chosen');
    chosen?.setAttribute('x', String(x));
    chosen?.setAttribute('width', String(right - x));
  }

  #choose(): void {
    const ends = this.#ends();
    const form = this.parentElement?.querySelector<HTMLFormElement>('.range-form');
    const from = form?.querySelector<HTMLInputElement>('[name=from]');
    const to = form?.querySelector<HTMLInputElement>('[name=to]');
    if (ends === undefined || form === null || form === undefined || !from || !to) return;
    from.value = ends[0].getAttribute('data-from') ?? '';
    to.value = ends[1].getAttribute('data-to') ?? '';
    form.requestSubmit();
  }
}
