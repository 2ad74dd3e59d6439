/** Keys for every page: `/` goes to the search, `?` shows the keys. */
import { findWord } from './say.ts';

/** Says whether a key press is meant for a field, or for the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target;
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog') !== null;
}

/** Gives the letter of a key; on a keyboard of another script the one a Latin keyboard has at its place. */
export function letterOf(event: KeyboardEvent): string {
  if (/^[\u0000-\u007f]+$/u.test(event.key)) return event.key;
  const letter = /^Key([A-Z])$/u.exec(event.code)?.[1];
  if (letter === undefined) return event.key;
  return event.shiftKey ? letter : letter.toLowerCase();
}

export function listenForKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (isTyping(event)) return;
    if (event.key === '/') {
      const field = document.querySelector<HTMLInputElement>('#home-find, #find');
      if (field === null) return;
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === '?') {
      event.preventDefault();
      showKeys();
    }
  });
}

function showKeys(): void {
  const words = document.querySelector<HTMLTemplateElement>('#words');
  const list = words?.content.querySelector('dl');
  if (list === null || list === undefined) return;
  const sheet = document.createElement('dialog');
  sheet.className = 'keys-sheet';
  const title = document.createElement('h2');
  title.textContent = findWord('keys');
  title.id = 'keys-title';
  sheet.setAttribute('aria-labelledby', title.id);
  sheet.append(title, list.cloneNode(true));
  sheet.addEventListener('close', () => {
    sheet.remove();
  });
  sheet.addEventListener('click', () => {
    sheet.close();
  });
  document.body.append(sheet);
  sheet.showModal();
}
