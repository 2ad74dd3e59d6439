/** Words of the interface for the script, which the page carries in a template; and a line that says what was done. */

/** Finds a word of the interface. */
export function findWord(name: string): string {
  const words = document.querySelector<HTMLTemplateElement>('#words');
  return words?.content.querySelector(`[data-word="${name}"]`)?.textContent.trim() ?? name;
}

const SHOWN_MS = 1800;
let line: HTMLElement | undefined;
let timer: number | undefined;

/** Says something in a line at the foot of the window, and to screen readers. */
export function say(words: string): void {
  if (line === undefined) {
    line = document.createElement('p');
    line.className = 'said';
    line.setAttribute('role', 'status');
    document.body.append(line);
  }
  line.hidden = false;
  line.textContent = words;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    if (line !== undefined) line.hidden = true;
  }, SHOWN_MS);
}

/** Writes to the clipboard and says so; where the browser refuses (no secure address), selects nothing and says nothing. */
export async function copyWords(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    return false;
  }
  say(findWord('copied'));
  return true;
}
