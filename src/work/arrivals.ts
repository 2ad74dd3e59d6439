/** Sources on their way into the queue: whoever reads it is told when more have come, and when all have. */

export interface Arrivals {
  /** Says that sources have come into the queue. */
  readonly come: () => void;
  /** Says that no more come. */
  readonly end: () => void;
  /** Resolves when the first have come, or when none do. */
  readonly begun: Promise<void>;
  /** Resolves at the next `come` or `end`; at once where all have come. */
  readonly next: () => Promise<void>;
  readonly areOver: () => boolean;
}

/** Opens a way for sources to be announced on. */
export function openArrivals(): Arrivals {
  let over = false;
  let { promise, resolve } = toPromise();
  const begun = promise;
  const come = (): void => {
    const told = resolve;
    if (!over) ({ promise, resolve } = toPromise());
    told();
  };
  return {
    come,
    end: () => {
      over = true;
      come();
    },
    begun,
    next: () => promise,
    areOver: () => over,
  };
}

function toPromise(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
