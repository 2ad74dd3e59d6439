/** `<sverka-copy>`: a button beside words that are made to be copied. */
import { copyWords, findWord } from './say.ts';

export class SverkaCopy extends HTMLElement {
  connectedCallback(): void {
    const words = this.querySelector('[data-copy]');
    if (words === null || this.querySelector('button') !== null) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = findWord('copy');
    button.addEventListener('click', () => {
      void copyWords(words.textContent.trim());
    });
    this.append(button);
  }
}
