/**
 * Notes beside their lines: each note of the margin stands where its call stands, or as near below as the notes before it leave room.
 *
 * Without this they stand at the head of their paragraph, and a long one holds the next paragraph off. Only positions are set, and
 * only where the margin is wide enough to hold notes (`narrow.css` says where it is not).
 */

const WIDE = '(min-width: 74.01rem)';
const APART = 8;

/** Keeps the notes of one text beside their lines until the signal says otherwise. */
export function placeNotes(text: HTMLElement, signal: AbortSignal): void {
  const notes = [...text.querySelectorAll<HTMLElement>('.notes > .note')];
  if (notes.length === 0) return;
  const wide = window.matchMedia(WIDE);
  const place = (): void => {
    text.classList.toggle('has-placed-notes', wide.matches);
    if (wide.matches) setTops(text, notes);
    else for (const note of notes) note.style.removeProperty('top');
  };
  // What changes a line (the width, a font that comes late, words that open) changes the size of the text.
  const observer = new ResizeObserver(place);
  observer.observe(text);
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}

function setTops(text: HTMLElement, notes: readonly HTMLElement[]): void {
  const top = text.getBoundingClientRect().top;
  // Read everything first, then write: one layout.
  const boxes = notes.map((note) => {
    const call = document.getElementById(note.id.replace('note-', 'call-')) ?? note.closest('.para');
    return { note, line: (call?.getBoundingClientRect().top ?? top) - top, height: note.offsetHeight };
  });
  let free = 0;
  for (const { note, line, height } of boxes) {
    const at = Math.max(free, Math.round(line));
    note.style.top = `${at}px`;
    free = at + height + APART;
  }
  // The last note may be longer than the text beside it.
  text.style.setProperty('--notes-end', `${free}px`);
}
