/**
 * The browser's part: comfort only. Every page works without it.
 *
 * In: the pages as the server wrote them. Out: keys, copying, selection that keeps to one column. Why here: the little
 * that cannot be done on the server. No request is made to anywhere.
 */
import { SverkaCopy } from './copy.ts';
import { SverkaEdit } from './edit.ts';
import { SverkaFind } from './find.ts';
import { listenForKeys } from './keys.ts';
import { SverkaRange } from './range.ts';
import { SverkaText } from './text.ts';

customElements.define('sverka-copy', SverkaCopy);
customElements.define('sverka-find', SverkaFind);
customElements.define('sverka-range', SverkaRange);
customElements.define('sverka-text', SverkaText);
customElements.define('sverka-edit', SverkaEdit);
listenForKeys();
